"""The rows and columns of an action's response, by the catalog."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from yunbind_cli.output.layout import Layout
from yunbind_cli.streams import find_width

if TYPE_CHECKING:
    from yunbind_cli.catalog.entries import Action


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


def make_layout(action: Action) -> Layout:
    """Return the layout of a response."""
    rows = find_rows(action)
    member = action.response.get(rows) if rows else None
    kind = (member.item_type or member.type) if member else None
    members = action.service.find_structure(kind) if kind else None
    width = find_width(os.environ)
    return Layout(rows=rows, members=members or action.response, width=width, has_color=False)
