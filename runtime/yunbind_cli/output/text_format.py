"""Rows of cells that tabs separate, without a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_cli.output.cells import escape, write_scalar

if TYPE_CHECKING:
    from yunbind_cli.output.layout import Layout


def write(document: Any, layout: Layout) -> str:
    """Return the rows. Null is empty; tabs and line feeds in a cell are escaped."""
    rows = layout.list_rows(document)
    columns = layout.choose_columns(rows)
    return "".join(
        "\t".join(escape(write_scalar(column.read(row))) for column in columns) + "\n" for row in rows
    )
