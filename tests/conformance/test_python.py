"""The Python client passes every case of the kit, in process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from yunbind_conformance.blackbox import EmulatedClouds
from yunbind_conformance.comparison import compare
from yunbind_conformance.handler.files import FILES, run_case
from yunbind_conformance.kit import Case, load_kit

KIT = load_kit()


@pytest.fixture(scope="module")
def clouds() -> Iterator[EmulatedClouds]:
    with EmulatedClouds(KIT.world) as opened:
        yield opened


def test_the_handler_knows_every_file() -> None:
    """No file of the kit is skipped."""
    assert set(FILES) == set(KIT.files)


@pytest.mark.parametrize("case", KIT.cases, ids=lambda case: case.name)
def test_the_python_client_passes(case: Case, clouds: EmulatedClouds) -> None:
    """The client does what the case expects."""
    if case.file == "blackbox":
        found = clouds.run(case.input, lambda given: run_case(case.file, given, KIT.world))
    else:
        found = compare(case.file, case.output, run_case(case.file, case.input, KIT.world))
    assert [str(difference) for difference in found] == []
