"""CSV by RFC 4180, with a heading."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from yunbind_cli.output.cells import write_scalar

if TYPE_CHECKING:
    from yunbind_cli.output.layout import Layout


def write(document: Any, layout: Layout) -> str:
    """Return the rows below their heading. Lists and structures are JSON in their cells."""
    rows = layout.list_rows(document)
    columns = layout.choose_columns(rows)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if layout.has_heading:
        writer.writerow([column.heading for column in columns])
    writer.writerows([write_scalar(column.read(row)) for column in columns] for row in rows)
    return text.getvalue()
