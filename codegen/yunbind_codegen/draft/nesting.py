"""Finding the nesting of members that a page lists flat, one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from .page import JsonObject
from .tables import Entry


@dataclass
class NestedEntry:
    """An entry and its nested entries."""

    entry: Entry
    nested: list[NestedEntry] = field(default_factory=list["NestedEntry"])
    unsure: str | None = None
    """The reason if the nesting is a guess."""


@dataclass
class _Scope:
    """An open structure: its members so far, and its members in the sample."""

    members: list[NestedEntry]
    shape: JsonObject
    depth: int | None


def merge_shapes(values: Iterable[object]) -> JsonObject:
    """Return the merged member names of objects, each with the merged names below it."""
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
    """Nest entries as drawn, else as in the sample, else by alphabetical order.

    Pages list the members of a structure in alphabetical order. A name that sorts before the name above it
    therefore belongs to an outer structure.

    Args:
        entries: The entries in the order of the page.
        shape: The merged samples.
        structures: The indexes of the entries that can contain others.
    """
    root: list[NestedEntry] = []
    scopes = [_Scope(root, shape, None)]
    if any(entry.depth for entry in entries):
        entries = [replace(entry, depth=entry.depth or 0) for entry in entries]
    for index, entry in enumerate(entries):
        reason = _close(scopes, entry, has_sample=bool(shape))
        scope = scopes[-1]
        nested_entry = NestedEntry(entry, unsure=reason)
        scope.members.append(nested_entry)
        if index in structures:
            below = scope.shape.get(entry.name)
            scopes.append(
                _Scope(
                    nested_entry.nested,
                    cast("JsonObject", below) if isinstance(below, dict) else {},
                    entry.depth or 0,
                )
            )
    return root


def _close(scopes: list[_Scope], entry: Entry, *, has_sample: bool) -> str | None:
    """Close the structures that do not contain an entry.

    Return the reason if that is a guess.
    """
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
    reason = "the sample does not show it" if has_sample else "the page shows no sample"
    return f"the structure is guessed from the alphabetical order: {reason}"
