"""SECURITY.md names tests that are there."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import ROOT

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (?!Promise|Who|-)([^|]+) \| ([^|]*`[^|]*) \|$", PAGE, re.MULTILINE)
NAMED = sorted({name for _, tests in ROWS for name in re.findall(r"`([^`]+)`", tests)})


@pytest.mark.parametrize("name", NAMED)
def test_every_test_that_a_promise_names_is_there(name: str) -> None:
    """As a folder or a file of tests, or as a test in it."""
    path, _, test = name.partition("::")
    place = ROOT / "tests" / path
    files = [place] if place.suffix else sorted(place.glob("test_*.py"))
    assert files
    texts = [each.read_text(encoding="utf-8") for each in files]
    assert any(re.search(rf"^(async )?def {test or 'test_'}", text, re.MULTILINE) for text in texts)


def test_every_promise_names_a_test() -> None:
    promises = re.findall(r"^\| (?!Promise|Who|-|The |Whoever)([^|]+) \|", PAGE, re.MULTILINE)
    assert len(ROWS) >= 25
    assert {each for each, _ in ROWS} >= set(promises) - {"The program that uses a client"}
