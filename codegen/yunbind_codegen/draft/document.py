"""A saved page as lines, tables and code, whatever format it was saved in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

SIZE_LIMIT = 2_000_000
"""Largest page, in bytes."""
LINE_LIMIT = 20_000
"""Most lines of a page."""


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
class Listing:
    """Text that the page sets as code."""

    text: str
    number: int


Block: TypeAlias = Line | Table | Listing


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


def read_document(path: Path) -> Document:
    """Read a saved page; PageError when it is none that can be read."""
    text = _read_text(path)
    suffix = path.suffix.lower()
    if suffix in (".html", ".htm", ".xhtml") or re.match(
        r"\s*<(?:!doctype html|html|head|body)\b", text, re.I
    ):
        from .html import find_source, read_html

        return Document(str(path), tuple(read_html(text)), find_source(text))
    if suffix in (".md", ".markdown"):
        from .markdown import read_markdown

        return Document(str(path), tuple(read_markdown(text)), _find_source(text))
    from .plain_text import read_text

    return Document(str(path), tuple(read_text(text)), _find_source(text))


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            content = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise PageError(f"{path} cannot be read: {error.strerror}.") from error
    if len(content) > SIZE_LIMIT:
        raise PageError(f"{path} is larger than {SIZE_LIMIT} bytes. Save the page of the action alone.")
    if b"\0" in content or content.startswith((b"%PDF", b"PK\x03\x04", b"\x1f\x8b")):
        raise PageError(f"{path} is no text. Save the page as text, Markdown or HTML, in UTF-8.")
    try:
        text = clean(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise PageError(
            f"{path} is not UTF-8 (line {line}). Convert it, such as with: iconv -f GB18030 -t UTF-8."
        ) from error
    if not text.strip():
        raise PageError(
            f"{path} is empty. Save the page with its text; some sites load it only in a browser."
        )
    if text.count("\n") > LINE_LIMIT:
        raise PageError(f"{path} has more than {LINE_LIMIT} lines. Save the page of the action alone.")
    return text


_SPACES = {ord("\t"): "    ", 0xA0: " ", 0x3000: " ", 0x2028: "\n", 0x2029: "\n", 0x85: "\n"}
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def clean(text: str) -> str:
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
        elif isinstance(block, Listing):
            lines += [Line(text, block.number + index) for index, text in enumerate(block.text.split("\n"))]
        else:
            rows = (Row(block.header, block.number), *block.rows)
            lines += [Line(re.sub(r"\s+", " ", " ".join(row.cells)), row.number) for row in rows]
    return lines


_PAGES = re.compile(
    r"^\W*(?:来源|原文|source|url)?\W*(https://(?:[a-z]+\.)*"
    r"(?:cloud\.tencent\.com|tencentcloud\.com|help\.aliyun\.com|alibabacloud\.com|support\.huaweicloud\.com)"
    r"/[A-Za-z0-9./?=&%#:_~+,;@-]+)\W*$",
    re.I,
)


def _find_source(text: str) -> str | None:
    """The address of the page, where a line of its beginning is nothing else."""
    for line in text.split("\n", 40)[:40]:
        found = _PAGES.match(line[:500])
        if found:
            return found[1]
    return None
