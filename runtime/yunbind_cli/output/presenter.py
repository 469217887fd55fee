"""Prints the responses of an action in the chosen format."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from yunbind_cli.output import find_writer
from yunbind_cli.streams import write_bytes, write_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from yunbind_cli.output.layout import Layout

STREAMED = frozenset({"ndjson", "text", "csv"})
"""Formats whose rows are printed as pages come."""


@dataclass(slots=True)
class Presenter:
    """Prints documents.

    Attributes:
        format: Name of the format.
        layout: Rows and columns.
        mask: Returns a document without its secrets.
        query: Returns the result of a query, or None without one.
    """

    format: str
    layout: Layout
    mask: Callable[[Any], Any] = field(repr=False)
    query: Callable[[Any], Any] | None = field(default=None, repr=False)
    _has_begun: bool = False

    @property
    def can_stream(self) -> bool:
        """Whether pages can be printed one by one. A query needs them all."""
        return self.format in STREAMED and self.query is None

    def print_page(self, document: Any) -> None:
        """Print the rows of a page below those of the pages before."""
        layout = replace(self.layout, has_heading=not self._has_begun)
        self._has_begun = True
        write_data(find_writer(self.format).write(self.mask(document), layout))

    def print_document(self, document: Any) -> None:
        """Print the whole document, or the result of the query."""
        masked = self.mask(document)
        layout = self.layout
        if self.query is not None:
            # The result has a shape of its own.
            masked = self.query(masked)
            layout = replace(layout, rows=None, members={})
        write_data(find_writer(self.format).write(masked, layout))

    def print_body(self, body: bytes, document: Any) -> None:
        """Print a body as it came, with its secrets masked."""
        from yunbind_cli.output.secrets import mask_text

        write_bytes(mask_text(body, document, self.mask(document)))
