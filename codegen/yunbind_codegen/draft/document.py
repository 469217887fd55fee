"""A page as lines, tables and code blocks, independent of the file format."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias


class PageError(Exception):
    """A page cannot be drafted; the message names the reason and the remedy."""


@dataclass(frozen=True)
class Line:
    """A line of text."""

    text: str
    number: int
    """The line of the file, from 1."""


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    cells: tuple[str, ...]
    number: int


@dataclass(frozen=True)
class Table:
    """A table with a header."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    number: int


@dataclass(frozen=True)
class CodeBlock:
    """Text that the page formats as code."""

    text: str
    number: int


Block: TypeAlias = Line | Table | CodeBlock


@dataclass(frozen=True)
class Document:
    """A page."""

    name: str
    """The path of the file, as given."""
    blocks: tuple[Block, ...]
    source: str | None = None
    """The address that the page states for itself."""

    def text(self) -> str:
        """Return the whole text: one line for each line, table row and line of code."""
        return "\n".join(line.text for line in flatten(self.blocks))


_SPACES = {ord("\t"): "    ", 0xA0: " ", 0x3000: " ", 0x2028: "\n", 0x2029: "\n", 0x85: "\n"}
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def remove_invisible(text: str) -> str:
    """Remove invisible characters, which a spec must not contain, and normalize line ends."""
    text = re.sub(r"\r\n?|[\v\f]", "\n", text).translate(_SPACES)
    hidden = {ord(char) for char in set(text) if char != "\n" and unicodedata.category(char) in _HIDDEN}
    return text.translate(dict.fromkeys(hidden)) if hidden else text


def flatten(blocks: tuple[Block, ...]) -> list[Line]:
    """Return the blocks as lines.

    A table row is one line, with spaces between its cells.
    """
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
        elif isinstance(block, CodeBlock):
            lines += [Line(text, block.number + index) for index, text in enumerate(block.text.split("\n"))]
        else:
            rows = (Row(block.header, block.number), *block.rows)
            lines += [Line(re.sub(r"\s+", " ", " ".join(row.cells)), row.number) for row in rows]
    return lines
