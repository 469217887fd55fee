"""Examples that do not fit the members that they are examples of."""

from __future__ import annotations

import pytest
from yunbind_codegen.problems import ProblemCode

from ..specfolder import ACTION, ERRORS, SERVICE, TYPES, Mistake, SpecFolder

REQUEST = "request: {BoxIds: [box-1], Limit: 10, Offset: 0}"


def request(what: str, wrong: str, at: str, hint: str, right: str) -> Mistake:
    """A mistake in what the example sends."""
    return Mistake(
        what, ProblemCode.EXAMPLE, ACTION, REQUEST, f"request: {wrong}", at, hint, f"request: {right}"
    )


def response(what: str, old: str, wrong: str, at: str, hint: str, right: str) -> Mistake:
    """A mistake in what comes back."""
    return Mistake(what, ProblemCode.EXAMPLE, ACTION, old, wrong, at, hint, right)


MISTAKES = [
    request(
        "an unknown member",
        "{BoxIds: [box-1], Limits: 10}",
        "Limits",
        "Limits is not a member.\nDid you mean Limit?",
        "{BoxIds: [box-1], Limit: 10}",
    ),
    request(
        "a text for a number", '{Limit: "10"}', 'Limit: "10"', "Limit is text, not uint64.", "{Limit: 10}"
    ),
    request(
        "a boolean for a number",
        "{Limit: true}",
        "Limit: true",
        "Limit is a boolean, not uint64.",
        "{Limit: 1}",
    ),
    request("a number for a text", "{Name: 1}", "Name: 1", "Name is a number, not string.", '{Name: "a1"}'),
    request("a fraction for a whole number", "{Limit: 1.5}", "Limit: 1.5", "not uint64", "{Limit: 15}"),
    request(
        "one item without its list",
        "{BoxIds: box-1}",
        "BoxIds: box-1",
        "BoxIds is text, not list[string].",
        "{BoxIds: []}",
    ),
    request(
        "an item of another type",
        "{BoxIds: [box-1, 2]}",
        "2]}",
        "BoxIds[1] is a number, not string.",
        '{BoxIds: [box-1, "2"]}',
    ),
    request(
        "a number above its range",
        "{Limit: 51}",
        "Limit: 51",
        "Limit is 51 big, outside [1, 50].",
        "{Limit: 50}",
    ),
    request("a number below its range", "{Limit: 0}", "Limit: 0", "outside [1, 50]", "{Limit: 1}"),
    request(
        "a text that is too long",
        "{Name: abcdefghijklmnopqrstuvwxyz}",
        "Name: abcdef",
        "Name is 26 long, outside [1, 20].",
        "{Name: abcdefghijklmnopqrst}",
    ),
    request(
        "a text that only begins like its pattern",
        '{Name: "a b"}',
        'Name: "a b"',
        "does not match its pattern",
        '{Name: "a-b"}',
    ),
    request(
        "more items than the limit",
        f"{{BoxIds: [{', '.join('abcdefghijk')}]}}",
        "BoxIds: [a",
        "BoxIds is 11 items, outside [null, 10].",
        f"{{BoxIds: [{', '.join('abcdefghij')}]}}",
    ),
    request("null", "{Name: null}", "Name: null", "Name is null but not nullable.", '{Name: "null"}'),
    request(
        "a nested member left out",
        "{Filters: [{Values: [a]}]}",
        "{Values: [a]}",
        "Filters[0].Name is required but missing.",
        "{Filters: [{Name: box-name, Values: [a]}]}",
    ),
    request(
        "a nested member that does not exist",
        "{Filters: [{Name: a, Value: [b]}]}",
        "Value: [b]",
        "Filters[0].Value is not a member.\nDid you mean Values?",
        "{Filters: [{Name: a, Values: [b]}]}",
    ),
    response(
        "a member deep in the answer that does not fit",
        "Lid: {Colour: red, Labels: {owner: me}}",
        "Lid: {Colour: 7, Labels: {owner: me}}",
        "Colour: 7",
        "Boxes[0].Lid.Colour is a number, not Colour.",
        "Lid: {Colour: mauve, Labels: {owner: me}}",
    ),
    response(
        "a value in a map that does not fit",
        "Lid: {Colour: red, Labels: {owner: me}}",
        "Lid: {Colour: red, Labels: {owner: [me]}}",
        "owner: [me]",
        "Boxes[0].Lid.Labels.owner is a list, not string.",
        "Lid: {Colour: red, Labels: {Owner: you, Colour: red}}",
    ),
    response(
        "null where the page does not allow it",
        "Weight: 1.5",
        "Weight: null",
        "Weight: null",
        "Add `nullable: true` if the page says so.",
        "Weight: 2",
    ),
    response(
        "a time that is a number",
        'CreatedAt: "2021-12-06 22:52:24"',
        "CreatedAt: 1638802344",
        "CreatedAt: 16",
        "Boxes[0].CreatedAt is a number, not datetime.",
        'CreatedAt: ""',
    ),
    response(
        "an object where there are several",
        "      Boxes:\n        - BoxId: box-1\n          Name: crate",
        "      Boxes:\n          BoxId: box-1\n          Name: crate",
        "Boxes:\n          BoxId",
        "Boxes is an object, not list[Box].",
        "      Boxes:\n        - BoxId: box-1\n          Name: null",
    ),
]

DEVIATIONS = [
    Mistake(
        "a deviation of what fits",
        ProblemCode.DEVIATION,
        ACTION,
        "  - name: as XML\n",
        '    deviations: {"Boxes[0].Weight": sent as text}\n  - name: as XML\n',
        '"Boxes[0].Weight"',
        "Boxes[0].Weight fits its schema or is not in the sample.\nRemove it from deviations.",
        "    deviations: {}\n  - name: as XML\n",
    ),
    Mistake(
        "a deviation of what is not there",
        ProblemCode.DEVIATION,
        ACTION,
        "  - name: as XML\n",
        '    deviations: {"Boxes[1].Weight": sent as text}\n  - name: as XML\n',
        '"Boxes[1].Weight"',
        "Boxes[1].Weight fits its schema or is not in the sample.",
        "    deviations: {}\n  - name: as XML\n",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_an_example_that_does_not_fit_is_located(specs: SpecFolder, mistake: Mistake) -> None:
    """Each value of an example is held against its member, at any depth, and its path is named."""
    mistake.expect(specs)


@pytest.mark.parametrize("mistake", DEVIATIONS, ids=str)
def test_a_deviation_that_is_not_needed_is_located(specs: SpecFolder, mistake: Mistake) -> None:
    """Deviations must not outlive what they excuse."""
    mistake.expect(specs)


def test_a_deviation_excuses_what_it_names(specs: SpecFolder) -> None:
    """A vendor's own sample may be wrong, if the spec says where."""
    specs.edit(ACTION, "Weight: 1.5", 'Weight: "1.5"')
    assert [problem.code for problem in specs.lint()] == [ProblemCode.EXAMPLE]
    specs.edit(
        ACTION, "  - name: as XML\n", '    deviations: {"Boxes[0].Weight": sent as text}\n  - name: as XML\n'
    )
    assert specs.lint() == ()


def test_an_answer_may_leave_members_out_and_have_unlisted_values(specs: SpecFolder) -> None:
    """Vendors leave members out and invent values, so answers are not held to either."""
    specs.edit(
        TYPES, "BoxId: {type: string, doc: Id of the box.}", "BoxId: {type: string, doc: Id., required: true}"
    )
    specs.edit(ACTION, "- BoxId: box-1\n          Name: crate\n          Status: Open\n", "- Status: Ajar\n")
    assert specs.lint() == ()


def test_a_failure_is_not_held_against_the_answer(specs: SpecFolder) -> None:
    """An example of an error shows the error's form, which no action defines."""
    specs.edit(ACTION, "      TotalCount: 1\n", "      Wrong: 1\n")
    assert [problem.code for problem in specs.lint()] == [ProblemCode.EXAMPLE]
    specs.edit(ACTION, "    doc: Look one box up.\n", "    doc: Look one box up.\n    error: BoxNotFound\n")
    assert specs.lint() == ()


def test_the_member_that_the_client_fills_may_be_missing(specs: SpecFolder) -> None:
    """A request need not say the region that the client knows."""
    specs.edit(
        ACTION,
        "  Offset: {type: uint64,",
        "  RegionId: {type: string, doc: Region., required: true}\n  Offset: {type: uint64,",
    )
    assert [problem.code for problem in specs.lint()] == [ProblemCode.EXAMPLE]
    specs.edit(SERVICE, "region: required\n", "region: required\nregion_member: RegionId\n")
    assert specs.lint() == ()


def test_a_wrong_pattern_is_not_held_against_examples(specs: SpecFolder) -> None:
    """What is wrong with the pattern itself is one problem, whatever the examples say."""
    specs.edit(ACTION, '"[a-z][a-z0-9-]*"', '"[a-z"')
    specs.edit(ACTION, REQUEST, "request: {Name: crate}")
    assert [problem.code for problem in specs.lint()] == [ProblemCode.PATTERN]


def test_every_misfit_of_an_example_is_named(specs: SpecFolder) -> None:
    """One example may be wrong in several places, and each is a problem of its own."""
    specs.edit(ACTION, REQUEST, "request: {Limit: 99, Offset: none, Colour: red}")
    found = specs.lint()
    assert [problem.code for problem in found] == [ProblemCode.EXAMPLE] * 3
    assert [(problem.line, problem.column) for problem in found] == [
        specs.find(ACTION, text) for text in ("Limit: 99", "Offset: none", "Colour: red}")
    ]
    assert ERRORS not in {problem.path for problem in found}
