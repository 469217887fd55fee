"""Test requests for our client and the vendors' SDKs: every parameter of every action, with unusual values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, cycle
from typing import Any

from .catalog import Action, list_actions, wire_name

TEXTS = (
    "a b",
    "+~*/&=",
    "镜像缓存",
    "😀🐳",
    "100% a+b c~d*e/f&g=h#i?j;k,l:m@n!o$p'q(r)[s]",
    "quotes \"' and \\",
    "line\nbreak\ttab",
    "",
    " 前后 ",
    "%2B%20",
    "é ü ß",
    "true",
    "20",
)
WHOLE_NUMBERS = {
    "int32": (0, 2**31 - 1, -(2**31)),
    "int64": (0, 2**63 - 1, -(2**63)),
    "uint64": (0, 2**64 - 1, 2**53 + 1),
    "integer": (0, 2**63 - 1, 2**53 + 1),
}


@dataclass(frozen=True)
class Input:
    """The members of a request by wire name.

    Attributes:
        action: Action to call.
        name: Name of the input within its action.
        members: JSON values by wire name.
        has_token: Whether the request uses temporary credentials.
    """

    action: Action
    name: str
    members: dict[str, Any] = field(repr=False, compare=False)
    has_token: bool = False

    def __str__(self) -> str:
        return f"{self.action}-{self.name}"


@cache
def list_inputs() -> tuple[Input, ...]:
    """Return the inputs of every action."""
    return tuple(chain.from_iterable(_make_inputs(action) for action in list_actions()))


def _make_inputs(action: Action) -> Iterator[Input]:
    rare = _Filler(action, tuple(reversed(TEXTS)), length=1, turn=1)
    odd = _Filler(action, TEXTS, length=2, turn=0)
    for index, names in enumerate(_list_choices(action)):
        kind = f"-{index}" if index else ""
        yield Input(action, f"odd{kind}", odd.fill(names))
        yield Input(action, f"rare{kind}", rare.fill(names), has_token=True)
    # Our clients set RegionId, some SDKs do not; see test_the_region_is_filled.
    names = [name for name, member in action.request.items() if member.get("required") or name == "RegionId"]
    yield Input(action, "required", _Filler(action, TEXTS[2:], length=3, turn=2).fill(names))
    first = next(iter(_list_choices(action)))
    empty = _Filler(action, ("",), length=0, turn=0).fill(first)
    if any(value == [] for value in empty.values()):
        yield Input(action, "empty", empty)


def _list_choices(action: Action) -> list[list[str]]:
    """Return lists of members that are valid together. Each member is in at least one list."""
    groups = [frozenset(group) for group in action.entry["exclusive"]]
    choices: list[list[str]] = []
    for first in chain.from_iterable(action.entry["exclusive"]) if groups else [""]:
        rivals = frozenset().union(*(group for group in groups if first in group)) - {first}
        names = [name for name in action.request if name not in rivals]
        if any(len(group.intersection(names)) > 1 for group in groups):
            continue
        if names not in choices:
            choices.append(names)
    return choices


class _Filler:
    """A generator of unusual values that the catalog allows."""

    def __init__(self, action: Action, texts: tuple[str, ...], *, length: int, turn: int) -> None:
        self._action = action
        self._texts = cycle(texts)
        self._count = len(texts)
        self._length = length
        self._turn = turn

    def fill(self, names: list[str]) -> dict[str, Any]:
        """Return members of the request by wire name."""
        members = self._action.request
        return {wire_name(name, members[name]): self._make(name, members[name]) for name in names}

    def _make(self, name: str, member: dict[str, Any]) -> Any:
        depth, leaf = self._action.split_type(member["type"])
        return self._make_list(depth, leaf, name, member)

    def _make_list(self, depth: int, leaf: str, name: str, member: dict[str, Any]) -> Any:
        if depth == 0:
            return self._make_leaf(leaf, name, member)
        return [self._make_list(depth - 1, leaf, name, member) for _ in range(self._length)]

    def _make_leaf(self, leaf: str, name: str, member: dict[str, Any]) -> Any:
        if leaf in self._action.types:
            inner = self._action.types[leaf]["members"]
            return {wire_name(key, field_): self._make(key, field_) for key, field_ in inner.items()}
        if leaf in self._action.enums:
            values = list(self._action.enums[leaf]["values"])
            return values[self._turn % len(values)]
        if leaf == "boolean":
            return bool(self._turn % 2)
        if leaf == "float":
            return (0.0, 0.5, -1e20)[self._turn % 3]
        if leaf in WHOLE_NUMBERS:
            return self._make_number(leaf, member)
        if leaf != "string":
            raise AssertionError(f"{self._action} {name}: no values are known for {leaf}")
        return self._make_text(name, member)

    def _make_number(self, leaf: str, member: dict[str, Any]) -> int:
        low, high = member.get("range", (None, None))
        value = WHOLE_NUMBERS[leaf][self._turn % 3]
        if high is not None:
            value = min(value, high)
        return value if low is None else max(value, low)

    def _make_text(self, name: str, member: dict[str, Any]) -> str:
        if name == "RegionId":  # the SDKs use it as part of a host
            return "cn-hangzhou"
        for _ in range(self._count):
            text = next(self._texts)
            if _is_allowed(text, member):
                return text
        return member["example"]


def _is_allowed(text: str, member: dict[str, Any]) -> bool:
    shortest, longest = member.get("length", (None, None))
    if member.get("in") == "path" and not text:
        return False
    if (shortest and len(text) < shortest) or (longest is not None and len(text) > longest):
        return False
    return re.fullmatch(member.get("pattern", r"(?s:.*)"), text) is not None
