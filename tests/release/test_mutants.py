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


def test_the_tests_of_a_change_are_those_most_likely_to_notice_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Near files come first. Then each test has its turn, or a narrow test if a constant changes."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "scripts"), *sys.path])
    from mutants import Mutant  # type: ignore[import-not-found]
    from mutate import CallMap, Package, find_tests  # type: ignore[import-not-found]

    wide = [f"tests/test_all.py::test_wide[{number}]" for number in range(2)]
    narrow = [f"tests/test_some.py::test_narrow[{number}]" for number in range(2)]
    near, other = "tests/test_limits.py::test_near", "tests/test_other.py::test_other"
    calls = CallMap(
        {"limits.py:3": [*narrow, *wide, near], "other.py:1": [*wide, near, other]},
        {**dict.fromkeys([*narrow, other], 1), **dict.fromkeys([*wide, near], 2)},
        frozenset(),
    )
    package = Package("package", ("tests",), rules=("tests/test_rules.py",))

    def rank(path: str, function: int | None) -> list[str]:
        return find_tests(package, Mutant(path, 1, function, "constant", "1", "2", 0, 1), calls)

    assert rank("limits.py", 3) == [near, narrow[0], wide[0], narrow[1], wide[1]]
    assert rank("limits.py", None) == ["tests/test_rules.py", near, *narrow, *wide]
    assert rank("limits.py", 9) == [near, narrow[0], wide[0], narrow[1], wide[1]]
    assert set(rank("constants.py", None)) == {"tests/test_rules.py", *narrow, *wide, near, other}
