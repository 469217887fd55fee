"""A page as lines, tables and code blocks, independent of the file format."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias


class PageError(Exception):
    """Nothing can be drafted from a page; the message says why and what helps."""


@dataclass(frozen=True)
class Line:
    """A line of text."""

    text: str
    number: int
    """Line of the file, from 1."""


@dataclass(frozen=True)
class Row:
    cells: tuple[str, ...]
    number: int


@dataclass(frozen=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    number: int


@dataclass(frozen=True)
class CodeBlock:
    """Text that the page sets as code."""

    text: str
    number: int


Block: TypeAlias = Line | Table | CodeBlock


@dataclass(frozen=True)
class Document:
    """A page."""

    name: str
    """The file, as it was named."""
    blocks: tuple[Block, ...]
    source: str | None = None
    """Address that the page itself says it has."""

    def text(self) -> str:
        """Everything that the page says, one line for each line, row and line of code."""
        return "\n".join(line.text for line in flatten(self.blocks))


_SPACES = {ord("\t"): "    ", 0xA0: " ", 0x3000: " ", 0x2028: "\n", 0x2029: "\n", 0x85: "\n"}
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def remove_invisible(text: str) -> str:
    """Take out what cannot be seen, which a spec may not hold; line ends become newlines."""
    text = re.sub(r"\r\n?|[\v\f]", "\n", text).translate(_SPACES)
    hidden = {ord(each) for each in set(text) if each != "\n" and unicodedata.category(each) in _HIDDEN}
    return text.translate(dict.fromkeys(hidden)) if hidden else text


def flatten(blocks: tuple[Block, ...]) -> list[Line]:
    """The blocks as lines: a row is one, its cells apart by spaces."""
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
