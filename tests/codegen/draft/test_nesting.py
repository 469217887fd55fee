"""The nesting of members that a page lists one below the other."""

from __future__ import annotations

from typing import Any

import pytest
from yunbind_codegen.draft.nesting import NestedEntry, merge_shapes, nest_entries
from yunbind_codegen.draft.tables import Entry


def nest(names: str, shape: dict[str, Any], structures: str) -> list[NestedEntry]:
    """Nest names; a digit before a name is its drawn depth, and ``structures`` are the names that can contain."""
    entries = [
        Entry(word.lstrip("0123456789"), "t", 1, depth=int(word[0]) if word[0].isdigit() else None)
        for word in names.split()
    ]
    indexes = frozenset(index for index, entry in enumerate(entries) if entry.name in structures.split())
    return nest_entries(entries, shape, structures=indexes)


def show(entries: list[NestedEntry]) -> str:
    return " ".join(
        f"{each.entry.name}({show(each.nested)})" if each.nested else each.entry.name for each in entries
    )


@pytest.mark.parametrize(
    ("names", "shape", "structures", "expected"),
    [
        ("A B", {}, "", "A B"),
        ("A 1B 2C 1D E", {}, "A B", "A(B(C) D) E"),
        ("A 1B 1C D", {}, "A B C", "A(B C) D"),
        ("A 2B 1C", {}, "A", "A(B C)"),
        ("A B C", {"A": {"B": {}}, "C": {}}, "A", "A(B) C"),
        ("A B C D", {"A": {"B": {"C": {}}}, "D": {}}, "A B", "A(B(C)) D"),
        ("A Id B Id", {"A": {"Id": {}}, "B": {}, "Id": {}}, "A", "A(Id) B Id"),
        ("A Id Id", {"A": {"Id": {}}, "Id": {}}, "A", "A(Id) Id"),
        ("M Q Z A", {}, "M", "M(Q Z) A"),
        ("M q Z B RequestId", {}, "M", "M(q Z) B RequestId"),
        ("M A RequestId", {}, "M", "M(A) RequestId"),
        ("M A Q B C", {}, "M Q", "M(A Q(B C))"),
        ("B Q A", {}, "B Q", "B(Q(A))"),
    ],
)
def test_members_belong_to_the_structure_that_drawing_sample_or_order_show(
    names: str, shape: dict[str, Any], structures: str, expected: str
) -> None:
    """Drawn depths come first, then the sample, then alphabetical order; RequestId is outermost."""
    assert show(nest(names, shape, structures)) == expected


def test_only_a_guess_has_a_reason() -> None:
    """Drawing, sample and RequestId are no guesses; alphabetical order is one."""
    assert [each.unsure for each in nest("A 1B C", {}, "A")] == [None, None]
    guessed = nest("M B", {}, "M")[0].nested[0]
    assert guessed.unsure == (
        "the structure is guessed from the alphabetical order: the page shows no sample"
    )
    unshown = nest("M B", {"M": {"C": {}}}, "M")[0].nested[0]
    assert unshown.unsure == (
        "the structure is guessed from the alphabetical order: the sample does not show it"
    )
    shown = nest("M C", {"M": {"C": {}}}, "M")[0].nested[0]
    assert shown.unsure is None
    assert [each.unsure for each in nest("M RequestId", {}, "M")] == [None, None]
    assert nest("A B", {}, "")[1].unsure is None


def test_samples_are_merged_by_name() -> None:
    """Names of all objects count, also of those in lists; values that are no objects have no names."""
    assert merge_shapes([{"a": {"b": 1}}, {"a": [{"c": 2}, 3]}, [{"d": None}], None, "x"]) == {
        "a": {"b": {}, "c": {}},
        "d": {},
    }
