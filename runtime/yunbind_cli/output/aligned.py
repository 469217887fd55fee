"""Aligned lines, for commands that print texts and no response."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from yunbind_cli.output.widths import cut, measure, pad
from yunbind_cli.streams import find_width

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = "  "


def write_aligned(rows: Sequence[Sequence[str]], indent: str = "") -> str:
    """Return rows with aligned columns. On a terminal, a line that does not fit is cut.

    Args:
        rows: Cells of each row. All rows have the same number of cells.
        indent: Text before each line.
    """
    screen = find_width(os.environ)
    widths = [max(measure(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines: list[str] = []
    for row in rows:
        line = indent + _GAP.join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        lines.append(line if screen is None else cut(line, screen))
    return "".join(f"{line}\n" for line in lines)
