"""The changes of the mutation sample."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SOURCE = """\
@cache
def f(a, b=1):
    \"\"\"Words: 1 < 2.\"\"\"
    if a < b and not a == 3:
        g('ä', a + 2)
        raise ValueError(f"{a + 1}")
    return a
"""

EXPECTED = {
    (2, None, "1", "2"),
    (4, 1, "a < b and not a == 3", "not (a < b and not a == 3)"),
    (4, 1, "a < b and not a == 3", "((a < b) or (not a == 3))"),
    (4, 1, "a < b", "(a <= b)"),
    (4, 1, "not a == 3", "bool(a == 3)"),
    (4, 1, "a == 3", "(a != 3)"),
    (4, 1, "3", "4"),
    (5, 1, "g('ä', a + 2)", "pass"),
    (5, 1, "a + 2", "(a - 2)"),
    (5, 1, "2", "3"),
    (6, 1, 'raise ValueError(f"{a + 1}")', "pass"),
    (7, 1, "return a", "return None"),
}


def test_every_small_change_is_listed_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Operators, conditions, constants, statements and returns change; texts and docstrings do not."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "scripts"), *sys.path])
    from mutants import list_mutants  # type: ignore[import-not-found]

    found = list(list_mutants("a.py", SOURCE.encode()))
    assert {(each.line, each.function, each.before, each.after) for each in found} == EXPECTED
    for each in found:
        changed = each.apply(SOURCE.encode()).decode()
        assert changed != SOURCE
        ast.parse(changed)
