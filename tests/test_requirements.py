"""Requirements are pinned, independently of the package index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_requirement_has_one_version_and_its_hashes(file: Path) -> None:
    """pip refuses a file that was changed."""
    text = re.sub(r"\\\n\s*", " ", file.read_text())
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert lines
    for line in lines:
        assert re.match(r"[A-Za-z0-9_.-]+(\[[a-z,]+\])?==\S+ ", line), line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), line


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_requirement_names_a_package_index(file: Path) -> None:
    """An address would work only for those who can reach it."""
    assert not re.search(r"://|--(extra-)?index-url|--find-links|@ ", file.read_text())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_lock_has_its_source(file: Path) -> None:
    assert file.with_suffix(".in").is_file()
