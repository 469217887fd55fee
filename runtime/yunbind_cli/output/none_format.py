"""No output: the exit code says it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yunbind_cli.output.layout import Layout


def write(document: Any, layout: Layout) -> str:
    """Return nothing."""
    del document, layout
    return ""
