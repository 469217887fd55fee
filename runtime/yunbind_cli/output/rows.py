"""The rows and columns of an action's response, by the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_cli.output.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_cli.catalog.entries import Action, Member


def find_rows(action: Action) -> str | None:
    """Return the member with the rows of a response: its pages, its only list, or its only structure."""
    if action.paginate:
        return action.paginate["items"]
    service = action.service
    lists = [name for name, member in action.response.items() if member.type.startswith("list[")]
    if len(lists) == 1:
        return lists[0]
    structures = [name for name, member in action.response.items() if service.find_structure(member.type)]
    return structures[0] if len(structures) == 1 and not lists else None


def find_row_members(action: Action) -> Mapping[str, Member]:
    """Return the members of a row, or of the response if it is the only row."""
    rows = find_rows(action)
    if rows is None:
        return action.response
    member = action.response[rows]
    return action.service.find_structure(member.item_type or member.type) or {}


def make_layout(action: Action, **others: Any) -> Layout:
    """Return the layout of a response.

    Args:
        action: The action.
        others: Further fields of the layout.
    """
    structures = frozenset(action.service.document["types"])
    return Layout(rows=find_rows(action), members=find_row_members(action), structures=structures, **others)
