"""Aligned columns below a heading of wire names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yunbind_cli.language import say
from yunbind_cli.output.cells import write_cell
from yunbind_cli.output.widths import cut, measure, pad
from yunbind_cli.streams import write_notice

if TYPE_CHECKING:
    from yunbind_cli.output.layout import Layout

_GAP: Final = 2
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def write(document: Any, layout: Layout) -> str:
    """Return a table. On a terminal, columns that do not fit are left out, and a notice counts them."""
    rows = layout.list_rows(document)
    columns = layout.choose_columns(rows)
    table = [[column.heading for column in columns]]
    table += [[write_cell(column.read(row)) for column in columns] for row in rows]
    widths = [max(measure(line[index]) for line in table) for index in range(len(columns))]
    shown = len(columns) if layout.width is None else _count_fitting(widths, layout.width)
    hidden = len(columns) - shown
    if hidden:
        write_notice(say(f"+{hidden} columns: -o flat", f"另有 {hidden} 列：-o flat"))
    lines = [_write_line(line[:shown], widths, layout.width) for line in table]
    if layout.has_color and lines:
        lines[0] = f"{_BOLD}{lines[0]}{_PLAIN}"
    return "".join(f"{line}\n" for line in lines)


def _count_fitting(widths: list[int], limit: int) -> int:
    """Return the number of columns that fit. The first one is always shown."""
    used = 0
    for index, width in enumerate(widths):
        used += width + (_GAP if index else 0)
        if used > limit:
            return max(1, index)
    return len(widths)


def _write_line(cells: list[str], widths: list[int], limit: int | None) -> str:
    line = (" " * _GAP).join(pad(cell, width) for cell, width in zip(cells, widths, strict=False)).rstrip()
    return line if limit is None else cut(line, limit)
