"""The limits of sizes: as much as is allowed passes, and one more does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from yunbind_codegen import check, load, yaml_reader
from yunbind_codegen.check import sizes
from yunbind_codegen.problems import Problem, ProblemCode

from ..specfolder import ACTION, SERVICE, TYPES, SpecFolder

PAGE = Path(__file__).parents[3] / "docs" / "specs.md"


def number(form: str, count: int) -> str:
    return "".join(form.replace("#", str(each)) for each in range(count))


def add_members(specs: SpecFolder, count: int) -> None:
    """As many members of a type; it has six of its own."""
    specs.edit(
        TYPES, "      Weight:", number("      M#: {type: string, doc: d}\n", count - 6) + "      Weight:"
    )


def add_values(specs: SpecFolder, count: int) -> None:
    specs.edit(TYPES, "[red, blue]", "[" + number("v#, ", count - 1) + "red]")


def add_own_values(specs: SpecFolder, count: int) -> None:
    """As many values of a member itself."""
    values = number("v#: Some., ", count - 2)
    specs.edit(ACTION, "enum: {up: Smallest", f"enum: {{{values}up: Smallest")


def add_nesting(specs: SpecFolder, depth: int) -> None:
    member = f"  Deep: {{type: '{'list[' * depth}string{']' * depth}', doc: d}}\n"
    specs.edit(ACTION, "  Verbose: {", f"{member}  Verbose: {{")


def add_chain(specs: SpecFolder, length: int) -> None:
    """A member whose type holds a type, and so on; the last holds none."""
    types = "".join(
        f"  T{each}: {{doc: d, members: {{A: {{type: {f'T{each + 1}' if each < length - 1 else 'string'}, doc: d}}}}}}\n"
        for each in range(length)
    )
    specs.edit(TYPES, "  Filter:\n", types + "  Filter:\n")
    specs.edit(ACTION, "  Verbose: {", "  Deep: {type: T0, doc: d}\n  Verbose: {")


@pytest.mark.parametrize(
    ("add", "limit", "path", "said"),
    [
        (add_members, sizes.MEMBERS_LIMIT, TYPES, "Box has more than 500 members."),
        (add_values, sizes.VALUES_LIMIT, TYPES, "Colour has more than 1000 values."),
        (add_own_values, sizes.VALUES_LIMIT, ACTION, "DescribeBoxes.Order has more than 1000 values."),
        (add_nesting, sizes.NESTING_LIMIT, ACTION, "DescribeBoxes.Deep nests lists and maps deeper than 5 levels."),
        (add_chain, sizes.CHAIN_LIMIT, ACTION, "The request of DescribeBoxes nests types deeper than 25 levels."),
    ],
)  # fmt: skip
def test_a_limit_is_where_it_is_said_to_be(
    specs: SpecFolder, add: Callable[[SpecFolder, int], None], limit: int, path: str, said: str
) -> None:
    """As much as is allowed passes, and one more is a problem at its place."""
    original = {each: specs.read(each) for each in (TYPES, ACTION)}
    add(specs, limit)
    assert specs.lint() == ()
    for each, text in original.items():
        specs.write(each, text)
    add(specs, limit + 1)
    (found,) = specs.lint()
    assert (found.code, found.path, found.message) == (ProblemCode.SIZE, f"specs/{path}", said)


def test_types_that_hold_each_other_are_no_chain(specs: SpecFolder) -> None:
    """A box in a box in a box goes on for ever in data, not in types."""
    specs.edit(
        TYPES,
        "      Lid: {type: Lid,",
        "      Inner: {type: 'list[Box]', doc: Boxes in it.}\n      Lid: {type: Lid,",
    )
    specs.edit(TYPES, "      Labels:", "      On: {type: Box, doc: What it covers.}\n      Labels:")
    assert specs.lint() == ()


@pytest.mark.parametrize(
    ("size", "limits"),
    [
        ("bytes of a file", [yaml_reader.FILE_LIMIT]),
        ("keys and values of a file", [yaml_reader.VALUES_LIMIT]),
        ("nesting levels of a file", [yaml_reader.DEPTH_LIMIT]),
        ("files of all specs", [load.FILES_LIMIT]),
        ("members of a request, a response or a type", [sizes.MEMBERS_LIMIT]),
        ("values of an `enum`", [sizes.VALUES_LIMIT]),
        ("nested lists and maps of a type", [sizes.NESTING_LIMIT]),
        ("nested types", [sizes.CHAIN_LIMIT]),
        ("problems reported of one file, or of one kind for a provider", [load.PROBLEMS_LIMIT, check.PROBLEMS_LIMIT]),
    ],
)  # fmt: skip
def test_a_documented_limit_is_the_limit(size: str, limits: list[int]) -> None:
    """The page of the spec language states the limits that the checks have."""
    (row,) = re.findall(rf"^\| {re.escape(size)} \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(word.replace(",", "")) for word in re.findall(r"\d[\d,]*\d|\d", row)][: len(limits)] == limits


def test_a_service_has_a_limited_number_of_actions(
    specs: SpecFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python cannot build the union of the requests of more."""
    assert sizes.ACTIONS_LIMIT == 500
    monkeypatch.setattr(sizes, "ACTIONS_LIMIT", 1)
    assert specs.lint() == ()
    monkeypatch.setattr(sizes, "ACTIONS_LIMIT", 0)
    (found,) = specs.lint()
    assert (found.path, found.code, found.message) == (
        f"specs/{SERVICE}",
        ProblemCode.SIZE,
        "box has more than 0 actions.",
    )


def test_a_response_has_the_limits_of_a_request(specs: SpecFolder) -> None:
    """Types nest as deep from either side, and a chain that begins in a type alone is no problem."""
    add_chain(specs, sizes.CHAIN_LIMIT)
    specs.edit(ACTION, "  Deep: {type: T0, doc: d}\n", "")
    specs.edit(ACTION, "  RequestId: {type", "  Deep: {type: 'list[T0]', doc: d}\n  RequestId: {type")
    assert specs.lint() == ()
    specs.edit(TYPES, "  T0: {doc: d, members: {A: {type: T1,", "  T0: {doc: d, members: {B: {type: Again, doc: d}, A: {type: T1,")  # fmt: skip
    specs.edit(TYPES, "  T1: {", "  Again: {doc: d, members: {A: {type: T1, doc: d}}}\n  T1: {")
    (found,) = specs.lint()
    assert found.message == "The response of DescribeBoxes nests types deeper than 25 levels."


def test_problems_of_one_check_have_a_limit(specs: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as the limit are reported whole; beyond it, a note at the file's beginning says so."""
    specs.edit(ACTION, "errors:\n  BoxNotFound:", "errors:\n  A:\n  B:\n  BoxNotFound:")
    monkeypatch.setattr(check, "PROBLEMS_LIMIT", 2)
    assert [each.code for each in specs.lint()] == [ProblemCode.UNKNOWN_ERROR] * 2
    monkeypatch.setattr(check, "PROBLEMS_LIMIT", 1)
    more, first = specs.lint()
    assert first.code is ProblemCode.UNKNOWN_ERROR
    assert more == Problem(
        f"specs/{ACTION}",
        1,
        1,
        ProblemCode.SIZE,
        "There are more than 1 problems like S404.",
        "Fix the reported ones, then run again.",
    )
