"""How much of a saved page is searched: up to a limit, and nothing behind it."""

from __future__ import annotations

import pytest
from yunbind_codegen.draft.document import Line
from yunbind_codegen.draft.exclusive_members import find_exclusive_members
from yunbind_codegen.draft.page import PageMember
from yunbind_codegen.draft.prose import TEXT_LIMIT, find_facts, find_filter_names
from yunbind_codegen.draft.samples import read_samples
from yunbind_codegen.types import parse_type

from .test_readers import read


@pytest.mark.parametrize(("lines", "is_read"), [(5000, True), (5001, False)])
def test_a_sample_has_a_limited_number_of_lines(lines: int, is_read: bool) -> None:
    """JSON and XML of more lines are no sample."""
    for first, last, key in (('{"A": "1"', "}", "response"), ("<A>", "</A>", "response_xml")):
        middle = [" " if key == "response" else "1"] * (lines - 2)
        text = [Line(text, number) for number, text in enumerate([first, *middle, last], 1)]
        found, _ = read_samples(text)
        assert [getattr(each, key) is not None for each in found] == ([True] if is_read else [])


def test_a_description_is_searched_up_to_its_limit() -> None:
    """A fact that ends behind the limit is not found."""
    fact = "最大值:50"
    inside = "x" * (TEXT_LIMIT - len(fact)) + fact
    kind = parse_type("integer")
    assert find_facts(inside, kind, is_request=True).traits == {"range": (None, 50)}
    assert find_facts(f"x{inside}", kind, is_request=True).traits == {"range": (None, 5)}
    assert find_facts(f"{'x' * len(fact)}{inside}", kind, is_request=True).traits == {}
    name = " KeyName: box-name"
    padded = "x" * (TEXT_LIMIT - len(name)) + name
    assert find_filter_names(padded) == ("box-name",)
    assert find_filter_names(f"x{padded}") == ("box-nam",)


def test_exclusions_are_searched_up_to_the_limit() -> None:
    """The words must end within the first 6,000 characters."""
    members = [PageMember(name, parse_type("string"), 1) for name in ("Ids", "Names")]
    words = "与Ids互斥"
    inside = " " * (6000 - len(words)) + words
    assert find_exclusive_members(members, {"Names": inside})[0] == (("Ids", "Names"),)
    assert find_exclusive_members(members, {"Names": f" {inside}"})[0] == ()


@pytest.mark.parametrize(("size", "is_read"), [(59, True), (60, False)])
def test_a_heading_is_short(size: int, is_read: bool) -> None:
    """A longer line is a sentence, and what follows it is no table of parameters."""
    heading = "Response parameters".ljust(size, ".")
    lines = [
        "ListBoxes",
        "请求参数",
        "|名称|类型|必填|描述|",
        "|---|---|---|---|",
        "|Action|String|是|取值:ListBoxes|",
    ]
    lines += [heading, "Size Integer 5 The size."]
    (page,) = read("alibaba", "\n".join(lines))
    assert [member.name for member in page.response] == (["Size"] if is_read else [])
