"""One line of JSON for each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_cli.output.cells import write_json

if TYPE_CHECKING:
    from yunbind_cli.output.layout import Layout


def write(document: Any, layout: Layout) -> str:
    """Return the rows of the document, one a line."""
    return "".join(f"{write_json(row)}\n" for row in layout.list_rows(document))
