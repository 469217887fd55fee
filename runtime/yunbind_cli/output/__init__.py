"""Formats of responses. Each module writes one, and is imported when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from yunbind_cli.output.layout import Layout


class Writer(Protocol):
    """A module of a format."""

    def write(self, document: Any, layout: Layout) -> str:
        """Return a document as text, with a line feed at its end.

        Args:
            document: The response or the result of a query.
            layout: Columns, width and colour, for formats that have them.
        """
        ...


def find_writer(name: str) -> Writer:
    """Return the module of a format: ``json`` is :mod:`yunbind_cli.output.json_format`."""
    return cast("Writer", import_module(f"yunbind_cli.output.{name}_format"))
