"""Rows and columns of a response, for formats that have them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from yunbind_cli.json_values import is_list, is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from yunbind_cli.catalog.entries import Member


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        heading: Heading, a wire name unless the user gave another.
        read: Returns the cell of a row.
    """

    heading: str
    read: Callable[[Any], Any] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How rows and columns are written.

    Attributes:
        rows: Wire name of the list whose items are the rows of a response, or None.
        members: Members of an item by wire name, in the order of the catalog.
        columns: The columns that the user chose, or None.
        width: Columns of the terminal. None means that nothing is cut.
        has_color: Whether to use colour.
    """

    rows: str | None = None
    members: Mapping[str, Member] = field(default_factory=dict[str, "Member"])
    columns: tuple[Column, ...] | None = None
    width: int | None = None
    has_color: bool = False

    def list_rows(self, document: Any) -> list[Any]:
        """Return the rows of a document: the items of its list, or itself."""
        if is_object(document) and self.rows is not None:
            found = document.get(self.rows)
            if is_list(found):
                return found
            return [] if found is None else [found]
        if is_list(document):
            return document
        return [] if document is None else [document]

    def choose_columns(self, rows: Sequence[Any]) -> tuple[Column, ...]:
        """Return the columns of the user, or all members that occur in rows, the most telling first."""
        if self.columns is not None:
            return self.columns
        if all(is_object(row) for row in rows):
            objects = cast("Sequence[Mapping[str, Any]]", rows)
            names = list(dict.fromkeys(name for row in objects for name in row))
            if not rows:
                names = list(self.members)
            return tuple(Column(name, _read_key(name)) for name in self._sort(names, objects))
        if rows and all(is_list(row) for row in rows):
            count = max(len(row) for row in rows)
            return tuple(Column(str(index), _read_index(index)) for index in range(count))
        return (Column("value", lambda row: row),)

    def _sort(self, names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[str]:
        """Sort: the first id, the name, the status, the time, further scalars, then lists and structures."""
        left = list(names)
        found: list[str] = []
        for ending in ("id", "name", "status", "time"):
            match = next((name for name in left if name.lower().endswith(ending)), None)
            if match is not None and not _is_nested(match, rows):
                left.remove(match)
                found.append(match)
        return [
            *found,
            *(name for name in left if not _is_nested(name, rows)),
            *(name for name in left if _is_nested(name, rows)),
        ]


def _is_nested(name: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    return any(isinstance(row.get(name), list | dict) for row in rows)


def _read_key(name: str) -> Callable[[Any], Any]:
    return lambda row: row.get(name)


def _read_index(index: int) -> Callable[[Any], Any]:
    return lambda row: row[index] if index < len(row) else None
