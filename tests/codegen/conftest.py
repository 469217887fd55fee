"""Fixtures of the generator's tests. A whole generation is dear, so it is made once and shared."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import settings
from yunbind_codegen.ir import Api
from yunbind_codegen.pipeline import generate, read_api

from .specfolder import SpecFolder

# A busy machine is no fault of the code, and a failing example is shown in full anyway.
settings.register_profile("project", deadline=None, database=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's folder."""
    return Path(__file__).parents[2]


@pytest.fixture
def specs(tmp_path: Path) -> SpecFolder:
    """A copy of the base specs."""
    return SpecFolder(tmp_path)


@pytest.fixture(scope="session")
def real_api(project: Path) -> Api:
    """The project's own specs, resolved."""
    return read_api(project / "specs")


@pytest.fixture(scope="session")
def real_files(real_api: Api) -> Mapping[str, str]:
    """What the project's own specs ask for."""
    return generate(real_api)
