"""Rows and columns of a response, for formats that have them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

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
        structures: Names of structures, which are nested as lists are.
        columns: The columns that the user chose, or None.
        width: Columns of the terminal. None means that nothing is cut.
        has_color: Whether to use colour.
        has_heading: Whether a heading is written, which the second page does not repeat.
        is_stable: Whether the columns are those of the catalog, whatever a response holds.
        first: Name of a column that stands before the others, or None.
        last: Name of a column that stands behind the others if a row has it, or None.
    """

    rows: str | None = None
    members: Mapping[str, Member] = field(default_factory=dict[str, "Member"])
    structures: frozenset[str] = frozenset()
    columns: tuple[Column, ...] | None = None
    width: int | None = None
    has_color: bool = False
    has_heading: bool = True
    is_stable: bool = False
    first: str | None = None
    last: str | None = None

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
        added = [Column(name, _read_key(name)) for name in (self.first,) if name is not None]
        ends = [
            Column(name, _read_key(name))
            for name in (self.last,)
            if name is not None and _has_any(name, rows)
        ]
        return (*added, *self._choose_inner(rows), *ends)

    def _choose_inner(self, rows: Sequence[Any]) -> tuple[Column, ...]:
        if self.columns is not None:
            return self.columns
        names: list[str] = []
        if self.members and (self.is_stable or not rows):
            names = self._sort(list(self.members), lambda name: self._is_nested(self.members[name]))
        elif rows and all(is_list(row) for row in rows):
            count = max(len(row) for row in rows)
            return tuple(Column(str(index), _read_index(index)) for index in range(count))
        elif all(is_object(row) for row in rows):
            names = list(dict.fromkeys(name for row in rows for name in row))
            names = [name for name in names if name not in (self.first, self.last)]
            names = self._sort(names, lambda name: _holds_nested(name, rows))
        else:
            return (Column("value", lambda row: row),)
        return tuple(Column(name, _read_key(name)) for name in names)

    def _is_nested(self, member: Member) -> bool:
        return member.item_type is not None or member.type in self.structures

    def _sort(self, names: Sequence[str], is_nested: Callable[[str], bool]) -> list[str]:
        """Sort: the first id, the name, the status, the time, further scalars, then lists and structures."""
        left = [name for name in names if not is_nested(name)]
        found: list[str] = []
        for ending in ("id", "name", "status", "time"):
            match = next((name for name in left if name.lower().endswith(ending)), None)
            if match is not None:
                left.remove(match)
                found.append(match)
        return [*found, *left, *(name for name in names if is_nested(name))]


def _has_any(name: str, rows: Sequence[Any]) -> bool:
    return any(is_object(row) and name in row for row in rows)


def _holds_nested(name: str, rows: Sequence[Any]) -> bool:
    return any(isinstance(row.get(name), list | dict) for row in rows)


def _read_key(name: str) -> Callable[[Any], Any]:
    return lambda row: row.get(name) if is_object(row) else None


def _read_index(index: int) -> Callable[[Any], Any]:
    return lambda row: row[index] if index < len(row) else None
