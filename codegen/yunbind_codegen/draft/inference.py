"""Inferring structures from samples, for types whose members no table lists."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from ..types import NUMBERS, Type, parse_type
from .page import ActionPage, JsonObject, PageMember, PageSample, PageType
from .type_names import NAME, name_structure

_TIME = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d.{0,60}")
_TIME_NAME = re.compile(r"(?:Time|Timestamp|Date|DateTime|_at|_time|Expiration)$")

CONVENTIONS: Mapping[str, Mapping[str, Sequence[tuple[str, str]]]] = {
    "tencent": {
        "Filter": (("Name", "string"), ("Values", "list[string]")),
        "Tag": (("Key", "string"), ("Value", "string")),
    }
}
"""Structures with the same members in each service of a vendor."""


def complete_page(page: ActionPage, *, examples: bool = True) -> ActionPage:
    """Return the page with the facts of its samples.

    These are times, structures without a table, and sample values.

    A structure without a table and without a sample has the vendor's conventional members, if there are any.

    Args:
        page: The page as read from its tables.
        examples: Whether to add sample values to members.
    """
    types = dict(page.types)
    samples = tuple(_type_request(sample, page.request, types) for sample in page.samples)
    queue: deque[tuple[Type, int, list[JsonObject]]] = deque()

    def complete_members(
        members: Sequence[PageMember], objects: Sequence[JsonObject | None]
    ) -> tuple[PageMember, ...]:
        queue.extend((each.type.leaf, each.line, _list_objects(each.name, objects)) for each in members)
        return tuple(
            _complete_member(each, _list_values(each.name, objects), examples=examples) for each in members
        )

    request = complete_members(page.request, [sample.request for sample in samples])
    response = complete_members(page.response, [sample.response for sample in samples])
    seen: set[str] = set()
    unsampled: list[tuple[Type, int, list[JsonObject]]] = []
    while queue or unsampled:
        # A type without a sample waits: a sample may show another member of the same type.
        leaf, line, objects = queue.popleft() if queue else unsampled.pop(0)
        if not leaf.is_named or leaf.name in seen:
            continue
        if not objects and queue:
            unsampled.append((leaf, line, objects))
            continue
        known = types.get(leaf.name) or _infer(page.vendor, leaf.name, line, objects)
        types[leaf.name] = replace(known, members=complete_members(known.members, objects))
        seen.add(leaf.name)
    return replace(page, request=request, response=response, types=types, samples=samples)


def _complete_member(member: PageMember, values: list[object], *, examples: bool) -> PageMember:
    """Return a member with the value of a sample, and as a datetime if its values are times."""
    traits, unsure = dict(member.traits), dict(member.unsure)
    example = _example(values)
    if examples and "example" not in traits and fits(example, member.type):
        traits["example"] = example
    kind = member.type
    if kind.name == "string" and any(
        is_time(member.name, value) for value in [traits.get("example"), *values]
    ):
        kind = Type("datetime")
        unsure["type"] = "the page says String, and the sample is a time"
        traits = {key: value for key, value in traits.items() if key not in ("length", "enum", "pattern")}
    return replace(member, type=kind, traits=traits, unsure=unsure)


def _type_request(
    sample: PageSample, members: Sequence[PageMember], types: Mapping[str, PageType]
) -> PageSample:
    """Return a sample with typed request values.

    The values of a query string are all texts.
    """
    if sample.typed or sample.request is None:
        return sample
    kinds = {member.name: member.type for member in members}
    request = {name: _type_value(value, kinds.get(name), types) for name, value in sample.request.items()}
    return replace(sample, request=request, typed=True)


def _type_value(value: object, kind: Type | None, types: Mapping[str, PageType]) -> object:
    if kind is None:
        return value
    if isinstance(value, list):
        return [_type_value(item, kind.of, types) for item in cast("list[object]", value)]
    if isinstance(value, dict):
        known = types.get(kind.leaf.name)
        inside = {each.name: each.type for each in known.members} if known else {}
        return {
            name: _type_value(item, inside.get(name), types)
            for name, item in cast("JsonObject", value).items()
        }
    if not isinstance(value, str):
        return value
    if kind.name in NUMBERS and re.fullmatch(r"-?\d{1,18}", value):
        return int(value)
    if kind.name == "boolean" and value.lower() in ("true", "false"):
        return value.lower() == "true"
    return value


def fits(value: object, kind: Type) -> bool:
    """Return whether a type allows a sample value."""
    if isinstance(value, list):
        return (
            kind.is_list
            and kind.of is not None
            and all(fits(item, kind.of) for item in cast("list[object]", value))
        )
    if isinstance(value, bool):
        return kind.name == "boolean"
    if isinstance(value, int):
        return kind.name in NUMBERS
    if isinstance(value, float):
        return kind.name == "float"
    return isinstance(value, str) and kind.name in ("string", "datetime", "bytes")


def _infer(vendor: str, name: str, line: int, objects: list[JsonObject]) -> PageType:
    if objects:
        reason = "the members come from the page's sample; check the page of the type"
        return PageType(name, _infer_members(objects, line), line, reason, sampled=True)
    usual = CONVENTIONS.get(vendor, {}).get(name)
    if usual:
        members = tuple(PageMember(each, parse_type(kind), line) for each, kind in usual)
        return PageType(
            name,
            members,
            line,
            "the members are the conventional ones of this vendor; check the page of the type",
        )
    return PageType(name, (), line, "this page does not list the members; check the page of the type")


def _infer_members(objects: Sequence[JsonObject], line: int) -> tuple[PageMember, ...]:
    members: list[PageMember] = []
    for name in dict.fromkeys(name for each in objects for name in each if NAME.fullmatch(name)):
        values = _list_values(name, objects)
        kind, reason = infer_type(name, values)
        example = _example(values)
        traits = {"example": example} if example is not None else {}
        members.append(PageMember(name, kind, line, traits=traits, unsure={"type": reason} if reason else {}))
    return tuple(members)


def infer_type(name: str, values: Iterable[object]) -> tuple[Type, str | None]:
    """Return the type of sample values, and the reason if it is a guess."""
    for value in values:
        if isinstance(value, bool):
            return Type("boolean"), None
        if isinstance(value, int):
            return Type("integer"), None
        if isinstance(value, float):
            return Type("float"), None
        if isinstance(value, str):
            return (Type("datetime"), None) if is_time(name, value) else (Type("string"), None)
        if isinstance(value, dict):
            return Type(name_structure(name)), "the type name is invented"
        if isinstance(value, list):
            item, reason = infer_type(name, cast("list[object]", value))
            return Type("list", item), reason
    return Type("string"), "the sample shows no value"


def is_time(name: str, value: object) -> bool:
    """Return whether a text is a time, or is empty and its member has a name for times."""
    if not isinstance(value, str):
        return False
    return bool(_TIME.fullmatch(value)) or (value == "" and bool(_TIME_NAME.search(name)))


def _list_values(name: str, objects: Iterable[JsonObject | None]) -> list[object]:
    return [each[name] for each in objects if each and each.get(name) is not None]


def _list_objects(name: str, objects: Iterable[JsonObject | None]) -> list[JsonObject]:
    found: list[JsonObject] = []
    for value in _list_values(name, objects):
        items = cast("list[object]", value) if isinstance(value, list) else [value]
        found += [cast("JsonObject", item) for item in items if isinstance(item, dict)]
    return found


def _example(values: Sequence[object]) -> object | None:
    for value in values:
        if isinstance(value, bool | int | float) or (isinstance(value, str) and value):
            return value
        if (
            isinstance(value, list)
            and value
            and all(isinstance(item, str) for item in cast("list[object]", value))
        ):
            return cast("object", value)
    return None
