"""Every test that SECURITY.md names exists, and every promise names one."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import ROOT

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (?!Promise|Party|-)([^|]+) \| ([^|]*`[^|]*) \|$", PAGE, re.MULTILINE)
NAMED = sorted({name for _, tests in ROWS for name in re.findall(r"`([^`]+)`", tests)})


@pytest.mark.parametrize("name", NAMED)
def test_every_test_that_a_promise_names_exists(name: str) -> None:
    """A name is that of a folder or a file of tests, or of one test."""
    path, _, test = name.partition("::")
    place = ROOT / "tests" / path
    files = [place] if place.suffix else sorted(place.glob("test_*.py"))
    assert files
    texts = [each.read_text(encoding="utf-8") for each in files]
    assert any(re.search(rf"^(async )?def {test or 'test_'}", text, re.MULTILINE) for text in texts)


def test_every_promise_names_a_test() -> None:
    _, _, promises = PAGE.partition("## Promises and their tests")
    rows = re.findall(r"^\| (?!Promise|-)([^|]+) \|", promises, re.MULTILINE)
    assert len(rows) >= 25
    assert {promise for promise, _ in ROWS} == set(rows)
