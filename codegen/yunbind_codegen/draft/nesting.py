"""Members that a page lists one below the other without saying which belongs to which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from .page import JsonObject
from .tables import Entry


@dataclass
class NestedEntry:
    """An entry and those inside of it."""

    entry: Entry
    inside: list[NestedEntry] = field(default_factory=list["NestedEntry"])
    unsure: str | None = None
    """Why the place may be wrong."""


@dataclass
class _Scope:
    """A structure that is open: what is in it so far, and what the sample shows in it."""

    members: list[NestedEntry]
    shape: JsonObject
    depth: int | None


def merge_shapes(values: Iterable[object]) -> JsonObject:
    """What objects of one kind hold, all of them together: each name with the objects below it, merged."""
    shape: JsonObject = {}
    for value in values:
        items = cast("list[object]", value) if isinstance(value, list) else [value]
        for item in items:
            if isinstance(item, dict):
                for name, below in cast("JsonObject", item).items():
                    shape[name] = merge_shapes([shape.get(name), below])
    return shape


def nest_entries(
    entries: Sequence[Entry], shape: JsonObject, *, structures: frozenset[int]
) -> list[NestedEntry]:
    """Put each entry where the page draws it, else where the sample has it, else where the alphabet says.

    ``structures`` are the indexes of the entries that can hold others. The members of each structure are
    listed in the order of the alphabet, so a name that comes before the one above it belongs further out.
    """
    root: list[NestedEntry] = []
    scopes = [_Scope(root, shape, None)]
    if any(entry.depth for entry in entries):
        entries = [replace(entry, depth=entry.depth or 0) for entry in entries]
    for index, entry in enumerate(entries):
        why = _close(scopes, entry, has_sample=bool(shape))
        scope = scopes[-1]
        made = NestedEntry(entry, unsure=why)
        scope.members.append(made)
        if index in structures:
            below = scope.shape.get(entry.name)
            scopes.append(
                _Scope(
                    made.inside,
                    cast("JsonObject", below) if isinstance(below, dict) else {},
                    entry.depth or 0,
                )
            )
    return root


def _close(scopes: list[_Scope], entry: Entry, *, has_sample: bool) -> str | None:
    """Close the structures that an entry does not belong to; why that is a guess."""
    if entry.depth is not None:
        while len(scopes) > 1 and (scopes[-1].depth or 0) >= entry.depth:
            scopes.pop()
        return None
    for index in range(len(scopes) - 1, -1, -1):
        scope = scopes[index]
        if entry.name in scope.shape and not any(each.entry.name == entry.name for each in scope.members):
            del scopes[index + 1 :]
            return None
    if len(scopes) == 1:
        return None
    if entry.name == "RequestId":
        del scopes[1:]
        return None
    while len(scopes) > 1:
        members = scopes[-1].members
        if not members or members[-1].entry.name.lower() < entry.name.lower():
            break
        scopes.pop()
    where = "the sample does not show it" if has_sample else "the page shows no sample"
    return f"which structure it belongs to is a guess by the alphabet: {where}"
