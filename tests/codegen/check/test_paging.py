"""Paginators and waiters that could never work or never end."""

from __future__ import annotations

import pytest
from yunbind_codegen.problems import ProblemCode

from ..specfolder import ACTION, Mistake, SpecFolder

PAGINATE = "paginate: {name: boxes, items: Boxes, limit: Limit, offset: Offset, total: TotalCount}"
RESPONSE = "  TotalCount: {type: uint64, doc: Boxes that match.}\n"
OFFSET = "  Offset: {type: uint64, doc: Boxes to skip., server_default: 0}\n"


def paginator(what: str, wrong: str, at: str, hint: str, right: str) -> Mistake:
    """A mistake in the paginator."""
    return Mistake(
        what,
        ProblemCode.PAGINATOR,
        ACTION,
        PAGINATE,
        f"paginate: {{name: boxes, {wrong}}}",
        at,
        hint,
        f"paginate: {{name: boxes, {right}}}",
    )


def waiter(what: str, old: str, wrong: str, at: str, hint: str, right: str) -> Mistake:
    """A mistake in the waiter."""
    return Mistake(what, ProblemCode.WAITER, ACTION, old, wrong, at, hint, right)


PAGINATORS = [
    paginator(
        "an offset that is not a member",
        "items: Boxes, limit: Limit, offset: Ofset",
        "offset: Ofset",
        "there is no request member Ofset to page by.\nDid you mean Offset?",
        "items: Boxes, limit: Limit, offset: Offset",
    ),
    paginator(
        "a page size that is not a member",
        "items: Boxes, limit: Limits, offset: Offset",
        "limit: Limits",
        "Did you mean Limit?",
        "items: Boxes, limit: Limit, offset: Offset",
    ),
    paginator(
        "items that are no member",
        "items: Boxs, limit: Limit, offset: Offset",
        "items: Boxs",
        "there is no response member Boxs.\nDid you mean Boxes?",
        "items: Boxes, limit: Limit, offset: Offset",
    ),
    paginator(
        "a total that is not a member",
        "items: Boxes, limit: Limit, offset: Offset, total: Total",
        "total: Total",
        "there is no response member Total.\nDid you mean TotalCount?",
        "items: Boxes, limit: Limit, offset: Offset, total: TotalCount",
    ),
    paginator(
        "items that are one thing",
        "items: RequestId, limit: Limit, offset: Offset",
        "items: RequestId",
        "RequestId is string, but it must be a list.",
        "items: Boxes, limit: Limit, offset: Offset",
    ),
    paginator(
        "an offset that cannot count",
        "items: Boxes, limit: Limit, offset: Verbose",
        "offset: Verbose",
        "Verbose is boolean, but it must be a number.",
        "items: Boxes, limit: Limit, offset: Offset",
    ),
    paginator(
        "no way to page", "items: Boxes", "name: boxes", "exactly one of", "items: Boxes, page: Offset"
    ),
    paginator(
        "two ways to page",
        "items: Boxes, limit: Limit, offset: Offset, page: Limit",
        "name: boxes",
        "the paginator has offset and page.\nGive exactly one of offset, page, token and marker.",
        "items: Boxes, limit: Limit, page: Offset",
    ),
    paginator(
        "an offset that does not know how far to move",
        "items: Boxes, offset: Offset",
        "offset: Offset",
        "Add limit.",
        "items: Boxes, limit: Limit, offset: Offset",
    ),
    paginator(
        "a token that comes from nowhere",
        "items: Boxes, token: Name",
        "name: boxes",
        "token and next_token require each other",
        "items: Boxes, token: Name, next_token: RequestId",
    ),
    paginator(
        "a next token that is not a member",
        "items: Boxes, token: Name, next_token: NextToken",
        "next_token: NextToken",
        "there is no response member NextToken",
        "items: Boxes, token: Name, next_token: RequestId",
    ),
    paginator(
        "a marker that comes from nowhere",
        "items: Boxes, marker: Name",
        "name: boxes",
        "marker and marker_from require each other",
        "items: Boxes, marker: Name, marker_from: BoxId",
    ),
    paginator(
        "a marker from what the items do not have",
        "items: Boxes, marker: Name, marker_from: Id",
        "marker_from: Id",
        "the items have no member Id to continue from",
        "items: Boxes, marker: Name, marker_from: BoxId",
    ),
]

FAILURE = '    failure:\n      - {path: "Boxes[].Status", any: Broken}\n      - {error: BoxNotFound}\n'

WAITERS = [
    waiter(
        "a path that leads nowhere",
        '"Boxes[].Status", all: Open',
        '"Boxes[].State", all: Open',
        'path: "Boxes[].State"',
        "there is no member State.\nDid you mean Status?",
        '"Boxes[].Name", all: Open',
    ),
    waiter(
        "a path that goes past a text",
        '"Boxes[].Status", all: Open',
        '"Boxes[].Name.First", all: Open',
        'path: "Boxes[].Name.First"',
        "there is no member First",
        '"Boxes[].Lid.Colour", all: Open',
    ),
    waiter(
        "a path to one of several",
        '"Boxes[].Status", all: Open',
        '"Boxes.Status", all: Open',
        'path: "Boxes.Status"',
        "Boxes is list[Box].\nWrite Boxes[] for each item of a list",
        '"Boxes[].Status", all: Shut',
    ),
    waiter(
        "a path to several of one",
        '"Boxes[].Status", all: Open',
        '"RequestId[]", all: Open',
        'path: "RequestId[]"',
        "RequestId is string",
        '"RequestId", all: Open',
    ),
    waiter(
        "an error that nobody defined",
        "      - {error: BoxNotFound}\n",
        "      - {error: BoxNotFond}\n",
        "error: BoxNotFond",
        "Did you mean BoxNotFound?",
        "      - {error: Throttling.User}\n",
    ),
    waiter(
        "a poll of an action that does not exist",
        "    delay: 2\n",
        "    delay: 2\n    poll: DescribeBox\n",
        "poll: DescribeBox\n",
        "Did you mean DescribeBoxes?",
        "    delay: 2\n    poll: DescribeBoxes\n",
    ),
    waiter(
        "a count of what is not asked for",
        "all: Open}",
        "all: Open, count: Boxs}",
        "count: Boxs",
        "DescribeBoxes has no request member Boxs to count.",
        "all: Open, count: BoxIds}",
    ),
    Mistake(
        "no failure state",
        ProblemCode.WAITER_FAILURE,
        ACTION,
        FAILURE,
        "    failure: []\n",
        "failure: []",
        "Without one, it waits until its timeout",
        "    failure:\n      - {path: Boxes, empty: true}\n".replace("Boxes", "RequestId"),
    ),
]


@pytest.mark.parametrize("mistake", PAGINATORS, ids=str)
def test_a_paginator_that_cannot_page_is_located(specs: SpecFolder, mistake: Mistake) -> None:
    """A paginator names members that exist and can do their part, and goes exactly one way."""
    mistake.expect(specs)


@pytest.mark.parametrize("mistake", WAITERS, ids=str)
def test_a_waiter_that_cannot_wait_is_located(specs: SpecFolder, mistake: Mistake) -> None:
    """A waiter polls what exists, looks at what is there, and knows when to give up."""
    mistake.expect(specs)


def test_a_waiter_without_any_failure_key_is_refused(specs: SpecFolder) -> None:
    """Failure states are not forgotten by leaving the key out."""
    specs.edit(ACTION, FAILURE, "")
    (found,) = specs.lint()
    assert found.code is ProblemCode.MISSING_KEY
    assert found.hint == "Add failure."


def test_a_waiter_does_not_poll_what_writes(specs: SpecFolder) -> None:
    """Polling repeats a call, so it must be one that may be repeated."""
    specs.edit(ACTION, "access: read", "access: write")
    found = specs.lint()
    assert {problem.code for problem in found} == {ProblemCode.WAITER}
    assert "Poll an action whose access is read." in {problem.hint for problem in found}


def test_a_type_that_nobody_defined_is_not_held_against_waiters(specs: SpecFolder) -> None:
    """A misspelt type is one problem, not one more for each path through it."""
    specs.edit(ACTION, 'Boxes: {type: "list[Box]"', 'Boxes: {type: "list[Bax]"')
    assert [problem.code for problem in specs.lint()] == [ProblemCode.UNKNOWN_TYPE]
