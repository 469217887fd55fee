"""Types and values that the samples of a page show."""

from __future__ import annotations

from typing import Any

import pytest
from yunbind_codegen.draft.inference import complete_page, fits, infer_type, is_time
from yunbind_codegen.draft.page import ActionPage, PageMember, PageSample, PageType, Vendor
from yunbind_codegen.types import parse_type


def member(name: str, kind: str, **facts: Any) -> PageMember:
    return PageMember(name, parse_type(kind), 7, **facts)


def page(vendor: Vendor = "tencent", **facts: Any) -> ActionPage:
    return ActionPage(vendor, "ListBoxes", 1, **facts)


@pytest.mark.parametrize(
    ("value", "fitting"),
    [
        (True, {"boolean"}),
        (1, {"integer", "int32", "int64", "uint64", "float"}),
        (1.5, {"float"}),
        ("a", {"string", "datetime", "bytes"}),
        ([], {"list[string]", "list[integer]", "list[Box]"}),
        (["a"], {"list[string]"}),
        ([1], {"list[integer]"}),
        (["a", 1], set()),
        (None, set()),
        ({}, set()),
    ],
)
def test_a_value_fits_the_types_that_can_hold_it(value: object, fitting: set[str]) -> None:
    """Each value fits exactly the types that a page can document for it."""
    kinds = [
        *("boolean", "integer", "int32", "int64", "uint64", "float", "string", "datetime", "bytes", "Box"),
        *("list[string]", "list[integer]", "list[Box]", "map[string]"),
    ]
    assert {kind for kind in kinds if fits(value, parse_type(kind))} == fitting


@pytest.mark.parametrize(
    ("values", "kind", "is_sure"),
    [
        ([True, 1], "boolean", True),
        ([1, "a"], "integer", True),
        ([1.5], "float", True),
        (["a"], "string", True),
        (["2020-01-02 03:04:05"], "datetime", True),
        ([{"a": 1}], "Thing", False),
        ([[1]], "list[integer]", True),
        ([[]], "list[string]", False),
        ([[{"a": 1}]], "list[Thing]", False),
        ([None, 2], "integer", True),
        ([], "string", False),
    ],
)
def test_the_first_value_of_a_sample_has_the_type(values: list[object], kind: str, is_sure: bool) -> None:
    """A name of a structure is invented, and an empty list shows no type; both are guesses."""
    found, reason = infer_type("Things", values)
    assert (str(found), reason is None) == (kind, is_sure)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("Any", "2020-01-02 03:04", True),
        ("Any", "2020-01-02T03:04:05Z", True),
        ("Any", "at 2020-01-02 03:04", False),
        ("Any", "2020-01-02", False),
        ("CreatedTime", "", True),
        ("created_at", "", True),
        ("Expiration", "", True),
        ("Timetable", "", False),
        ("Any", "", False),
        ("CreatedTime", "x", False),
        ("CreatedTime", 5, False),
        ("CreatedTime", None, False),
    ],
)
def test_a_time_is_known_by_its_form_or_by_its_name(name: str, value: object, expected: bool) -> None:
    """A name for times counts only where the value is an empty text."""
    assert is_time(name, value) is expected


def test_a_member_gets_the_first_usable_value_of_the_samples() -> None:
    """Empty texts, mappings and mixed lists are no sample values; an example of the table stays."""
    request = (
        member("Name", "string"),
        member("Ids", "list[string]"),
        member("Size", "integer", traits={"example": 9}),
        member("Flag", "boolean"),
        member("Count", "integer"),
        member("Mixed", "list[string]"),
    )
    samples = (
        PageSample(1, {"Name": "", "Ids": [], "Size": 1, "Flag": False, "Count": "many", "Mixed": ["a", 1]}),
        PageSample(2, {"Name": "a", "Ids": ["b", "c"], "Size": 2, "Count": 0}),
    )
    found = complete_page(page(request=request, samples=samples))
    assert {each.name: each.traits.get("example") for each in found.request} == {
        "Name": "a",
        "Ids": ["b", "c"],
        "Size": 9,
        "Flag": False,
        "Count": None,
        "Mixed": None,
    }
    without = complete_page(page(request=request, samples=samples), examples=False)
    assert [each.traits.get("example") for each in without.request] == [None, None, 9, None, None, None]


def test_a_text_that_shows_a_time_becomes_a_datetime() -> None:
    """Limits of texts do not apply to times; other traits stay, and the guess is marked."""
    traits = {"length": (1, 9), "enum": ("a", "b"), "pattern": "a", "nullable": True}
    request = (
        member("At", "string", traits=traits),
        member("Shown", "string", traits={"example": "2020-01-02 03:04:05"}),
        member("Other", "string", traits=traits),
        member("Number", "integer", traits={"range": (1, 2)}),
    )
    samples = (PageSample(1, {"At": "2020-01-02T03:04:05Z", "Other": "b", "Number": 1}),)
    at, shown, other, number = complete_page(page(request=request, samples=samples)).request
    assert (str(at.type), dict(at.traits)) == (
        "datetime",
        {"nullable": True, "example": "2020-01-02T03:04:05Z"},
    )
    assert at.unsure == {"type": "the page says String, and the sample is a time"}
    assert str(shown.type) == "datetime"
    assert (str(other.type), other.traits, other.unsure) == ("string", {**traits, "example": "b"}, {})
    assert (str(number.type), number.traits) == ("integer", {"range": (1, 2), "example": 1})


def test_a_structure_without_a_table_has_the_members_of_its_samples() -> None:
    """All samples of all members of the type count, at any depth."""
    response = (member("Boxes", "list[Box]"), member("First", "Box"))
    samples = (
        PageSample(
            1, response={"Boxes": [{"Id": "a", "no name!": 1}, {"Size": 5, "Lid": {"Colour": "red"}}]}
        ),
        PageSample(2, response={"First": {"Open": True}}),
    )
    types = complete_page(page(response=response, samples=samples)).types
    box = types["Box"]
    assert {each.name: str(each.type) for each in box.members} == {
        "Id": "string",
        "Size": "integer",
        "Lid": "Lid",
    }
    assert {each.name: each.traits.get("example") for each in box.members} == {
        "Id": "a",
        "Size": 5,
        "Lid": None,
    }
    assert (box.sampled, box.line) == (True, 7)
    assert box.unsure == "the members come from the page's sample; check the page of the type"
    assert {each.name: dict(each.unsure) for each in box.members}["Lid"] == {
        "type": "the type name is invented"
    }
    assert [each.name for each in types["Lid"].members] == ["Colour"]


def test_a_sample_of_another_member_is_waited_for() -> None:
    """A member without a value does not hide a later one of the same type that has one."""
    response = (member("Empty", "Box"), member("Full", "list[Box]"))
    samples = (PageSample(1, response={"Full": [{"Id": "a"}]}),)
    found = complete_page(page(response=response, samples=samples)).types["Box"]
    assert [each.name for each in found.members] == ["Id"]


def test_a_structure_without_a_sample_has_the_conventional_members_of_the_vendor() -> None:
    """Filters and tags of Tencent are known; other structures have no members and a reason."""
    request = (member("Filters", "list[Filter]"), member("Tags", "list[Tag]"), member("Box", "Box"))
    types = complete_page(page(request=request)).types
    assert {each.name: str(each.type) for each in types["Filter"].members} == {
        "Name": "string",
        "Values": "list[string]",
    }
    assert {each.name: str(each.type) for each in types["Tag"].members} == {
        "Key": "string",
        "Value": "string",
    }
    assert "conventional" in str(types["Filter"].unsure)
    assert not types["Filter"].sampled
    assert (types["Box"].members, types["Box"].unsure) == (
        (),
        "this page does not list the members; check the page of the type",
    )
    assert complete_page(page("alibaba", request=request)).types["Filter"].members == ()


def test_a_table_of_a_structure_is_kept() -> None:
    """The samples add values and structures to the members of a table."""
    known = PageType("Box", (member("Id", "string"), member("Lid", "Lid")), 3)
    samples = (PageSample(1, response={"Box": {"Id": "a", "Other": 1, "Lid": {"Flat": True}}}),)
    types = complete_page(page(response=(member("Box", "Box"),), types={"Box": known}, samples=samples)).types
    assert [(each.name, each.traits.get("example")) for each in types["Box"].members] == [
        ("Id", "a"),
        ("Lid", None),
    ]
    assert [(each.name, str(each.type)) for each in types["Lid"].members] == [("Flat", "boolean")]


def test_texts_of_a_query_string_get_the_types_of_their_members() -> None:
    """Numbers and booleans are converted at any depth; what does not fit stays a text."""
    request = (
        member("Size", "int32"),
        member("Open", "boolean"),
        member("Name", "string"),
        member("Sizes", "list[integer]"),
        member("Boxes", "list[Box]"),
        member("Word", "boolean"),
    )
    types = {"Box": PageType("Box", (member("Count", "integer"),), 1)}
    values = {
        "Size": "-5",
        "Open": "TRUE",
        "Name": "7",
        "Sizes": ["1", "x"],
        "Boxes": [{"Count": "2", "Other": "3"}],
        "Word": "yes",
        "Unknown": "4",
    }
    untyped = complete_page(page(request=request, types=types, samples=(PageSample(1, values, typed=False),)))
    assert untyped.samples[0].request == {
        "Size": -5,
        "Open": True,
        "Name": "7",
        "Sizes": [1, "x"],
        "Boxes": [{"Count": 2, "Other": "3"}],
        "Word": "yes",
        "Unknown": "4",
    }
    assert untyped.samples[0].typed
    typed = complete_page(page(request=request, types=types, samples=(PageSample(1, values, typed=True),)))
    assert typed.samples[0].request == values
    nothing = complete_page(page(request=request, samples=(PageSample(1, None, typed=False),)))
    assert nothing.samples[0].request is None
