"""A folder with emitted files."""

from __future__ import annotations

from pathlib import Path

import pytest
from yunbind_codegen.write import write

from .emitted import FILES, with_lock


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder in which the files have been written."""
    write(tmp_path, with_lock(tmp_path, FILES))
    return tmp_path
