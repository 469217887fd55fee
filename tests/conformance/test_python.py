"""The Python client passes every case of the kit, in process."""

from __future__ import annotations

import pytest
from yunbind_conformance.comparison import compare
from yunbind_conformance.handler.files import FILES, run_case
from yunbind_conformance.kit import Case, load_kit

KIT = load_kit()
CASES = [case for case in KIT.cases if case.file in FILES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_python_client_passes(case: Case) -> None:
    """The handler returns the output that the case expects."""
    output = run_case(case.file, case.input, KIT.world)
    assert [str(difference) for difference in compare(case.file, case.output, output)] == []
