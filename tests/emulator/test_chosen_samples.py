"""Samples that are chosen for a request: by its parameters, its page and its format."""

from __future__ import annotations

from typing import Any

import pytest
from yunbind_emulator.base.catalog import Action, Example, Member, Service
from yunbind_emulator.messages.samples import choose_sample, find_response, has_success_sample, is_documented
from yunbind_emulator.messages.validation import Rule, Violation, check_parameters

from .signed_requests import NOW

PAGES = {"items": "Items", "token": "Token", "next_token": "Next"}
JSON = Example("json", {}, {"Items": [1], "Next": "t"})
XML = Example("xml", {}, None, "<R/>")
ERROR = Example("error", {}, {"Code": "C"}, error="C")
NOTHING = Example("request only", {"A": 1})


def make(*examples: Example, **traits: Any) -> Action:
    return Action("List", "none", {}, {}, examples=examples, **traits)


def respond(action: Action, parameters: dict[str, Any], **options: Any) -> Example:
    service = Service("s", "v", "Client", {})
    return find_response(action, service, parameters, NOW, lambda: None, **options)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("examples", "expected"),
    [
        ((JSON,), True),
        ((XML,), True),
        ((ERROR,), False),
        ((NOTHING,), False),
        ((), False),
        ((ERROR, XML), True),
    ],
)
def test_a_response_is_documented_if_the_page_shows_a_success(examples: tuple[Example, ...], expected: bool):
    """In JSON or in XML."""
    assert is_documented(make(*examples), {}) is expected
    assert has_success_sample(make(*examples)) is expected


@pytest.mark.parametrize(
    ("examples", "xml", "chosen"),
    [
        ((JSON, XML), False, JSON),
        ((JSON, XML), True, XML),
        ((JSON,), True, JSON),
        ((XML,), True, XML),
        ((XML,), False, None),
        ((ERROR, NOTHING), False, None),
        ((ERROR, NOTHING), True, None),
    ],
)
def test_a_sample_in_xml_is_chosen_where_xml_is_preferred(
    examples: tuple[Example, ...], xml: bool, chosen: Example | None
):
    assert choose_sample(make(*examples), {}, xml=xml) is chosen


def test_the_sample_with_the_most_similar_request_is_chosen():
    """A parameter that differs counts against a sample, and the first of equals is chosen."""
    bare = Example("bare", {}, {"of": 0})
    one = Example("one", {"A": 1}, {"of": 1})
    two = Example("two", {"A": 1, "B": 2}, {"of": 2})
    again = Example("again", {"A": 1}, {"of": 3})
    action = make(bare, one, two, again)
    assert choose_sample(action, {}) is bare
    assert choose_sample(action, {"A": 1}) is one
    assert choose_sample(action, {"A": 1, "B": 2}) is two
    assert choose_sample(action, {"A": 9, "B": 9}) is bare
    assert choose_sample(action, {"A": 1, "B": 9}) is one
    long = Example("long", {"A": 1, "B": 2, "C": 3}, {"of": 4})
    assert choose_sample(make(bare, long), {"A": 1}) is bare
    assert choose_sample(make(bare, long), {"A": 1, "B": 2}) is long
    longest = Example("longest", {"A": 1, "B": 2, "C": 3, "D": 4, "E": 5}, {"of": 5})
    assert choose_sample(make(bare, longest), {"A": 1, "B": 2}) is bare
    assert choose_sample(make(bare, longest), {"A": 1, "B": 2, "C": 3}) is longest


SECOND = Example("second page", {"Token": "t"}, {"Items": [2], "Next": "u", "Total": 9}, "<R/>")


@pytest.mark.parametrize(
    ("examples", "parameters", "items", "documented"),
    [
        ((JSON,), {}, [1], True),
        ((JSON,), {"Token": ""}, [1], True),
        ((JSON,), {"Token": "t"}, [], False),
        ((SECOND,), {}, [2], True),
        ((SECOND,), {"Token": "t"}, [2], True),
        ((SECOND,), {"Token": "other"}, [], False),
        ((JSON, SECOND), {"Token": "t"}, [2], True),
    ],
)
def test_a_page_beyond_the_sample_is_empty_and_assumed(
    examples: tuple[Example, ...], parameters: dict[str, str], items: list[int], documented: bool
):
    """It has no token, so that the list ends, and all other members of the sample."""
    action = make(*examples, paginate=PAGES)
    found = respond(action, parameters)
    assert (found.response or {})["Items"] == items
    assert is_documented(action, parameters) is documented
    if not documented:
        assert "Next" not in (found.response or {})
        assert found.response_xml is None


def test_an_action_without_pages_shows_its_sample_for_any_token():
    found = respond(make(JSON), {"Token": "t"})
    assert found is JSON


def test_an_assumed_response_has_the_first_documented_status():
    assert respond(make(statuses=(202, 204)), {}).status == 202


def check(kind: str, value: Any) -> None:
    action = Action("Set", "none", {"M": Member("M", kind)}, {})
    types = {"Cat": {"Name": Member("Name", "string", required=True)}}
    service = Service("s", "v", "Client", {}, types=types, enums={"Diet": ("Meat",)})
    check_parameters({"M": value}, action, service, 0)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("map[int32]", {"a": 1}),
        ("map[string]", {"a": "b"}),
        ("map[Diet]", {"a": "Meat"}),
        ("map[list[int32]]", {"a": [1]}),
        ("map[Cat]", {"a": {"Name": "Tom"}}),
        ("list[map[int32]]", [{"a": 1}]),
        ("Cat", {"Name": "Tom"}),
        ("list[Cat]", []),
    ],
)
def test_values_of_maps_and_lists_have_their_types(kind: str, value: Any):
    check(kind, value)


@pytest.mark.parametrize(
    ("kind", "value", "rule", "place"),
    [
        ("map[int32]", {"a": "1"}, Rule.TYPE, "M.a"),
        ("map[int32]", {"a": 2**31}, Rule.TYPE, "M.a"),
        ("map[string]", {"a": 1}, Rule.TYPE, "M.a"),
        ("map[string]", [], Rule.TYPE, "M"),
        ("map[Diet]", {"a": "Plants"}, Rule.VALUE, "M.a"),
        ("map[Cat]", {"a": {}}, Rule.MISSING, "M.a.Name"),
        ("list[map[int32]]", [{}, {"a": "x"}], Rule.TYPE, "M.1.a"),
        ("Cat", [], Rule.TYPE, "M"),
        ("Cat", {"Colour": 1}, Rule.UNKNOWN, "M.Colour"),
        ("list[Cat]", {}, Rule.TYPE, "M"),
        ("list[Cat]", [{"Name": "a"}, {}], Rule.MISSING, "M.1.Name"),
        ("Diet", 1, Rule.TYPE, "M"),
    ],
)
def test_a_value_inside_of_a_map_or_a_list_is_named(kind: str, value: Any, rule: Rule, place: str):
    with pytest.raises(Violation) as caught:
        check(kind, value)
    assert (caught.value.rule, caught.value.parameter) == (rule, place)
    assert str(caught.value) == caught.value.message


def combine(parameters: dict[str, Any], **traits: Any) -> None:
    names = ("A", "B", "C")
    action = Action("Set", "none", {name: Member(name, "boolean") for name in names}, {}, **traits)
    check_parameters(parameters, action, Service("s", "v", "Client", {}), 0)


@pytest.mark.parametrize(
    "given", [{}, {"A": True}, {"B": True}, {"A": True, "B": False}, {"A": True, "C": True}]
)
def test_one_of_members_that_exclude_each_other_can_be_given(given: dict[str, bool]):
    """False is as good as absent."""
    combine(given, exclusive=(("A", "B"),))


@pytest.mark.parametrize("given", [{}, {"B": True}, {"A": True, "B": True, "C": True}, {"A": False}])
def test_a_member_can_be_given_with_all_that_it_requires(given: dict[str, bool]):
    combine(given, requires={"A": ("B", "C")})


@pytest.mark.parametrize(
    ("given", "traits", "place"),
    [
        ({"A": True, "B": True}, {"exclusive": (("A", "B"),)}, "B"),
        ({"B": True, "C": True}, {"exclusive": (("A", "B", "C"),)}, "C"),
        ({"A": True}, {"requires": {"A": ("B", "C")}}, "A"),
        ({"A": True, "C": True}, {"requires": {"A": ("B", "C")}}, "A"),
    ],
)
def test_other_combinations_are_refused(given: dict[str, bool], traits: dict[str, Any], place: str):
    with pytest.raises(Violation) as caught:
        combine(given, **traits)
    assert (caught.value.rule, caught.value.parameter) == (Rule.COMBINATION, place)


@pytest.mark.parametrize(
    ("kind", "lowest", "highest"),
    [
        ("int32", -(2**31), 2**31 - 1),
        ("int64", -(2**63), 2**63 - 1),
        ("uint64", 0, 2**64 - 1),
    ],
)
def test_an_integer_has_the_bits_of_its_type(kind: str, lowest: int, highest: int):
    for value in (lowest, highest):
        check(kind, value)
    for value in (lowest - 1, highest + 1):
        with pytest.raises(Violation) as caught:
            check(kind, value)
        assert caught.value.rule is Rule.TYPE


@pytest.mark.parametrize("value", [2**64, -(2**64), 10**30])
def test_a_plain_integer_has_any_size(value: int):
    check("integer", value)
    check("float", value)
