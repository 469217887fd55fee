"""Reading pages saved as HTML."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning
from bs4.element import NavigableString, PreformattedString, Tag

from .document import Block, CodeBlock, Line, PageError, Row, Table

DEPTH_LIMIT = 150
"""Maximum nesting depth of tags."""
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "head", "nav", "footer", "iframe", "button",
    "select",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "b", "code", "em", "font", "i", "kbd", "label", "mark", "s", "samp", "small",
    "span", "strong", "sub", "sup", "tt", "u", "var",
})  # fmt: skip


def read_html(text: str, first: int = 1) -> list[Block]:
    """Return the lines, tables and code blocks of an HTML text.

    ``first`` is the number of its first line.
    """
    soup = _parse(text)
    _check_depth(soup)
    return _HtmlWalker(first).read(soup)


def find_source(text: str) -> str | None:
    """Return the address that a page states in its head."""
    soup = _parse(text[:200_000])
    for selector, attribute in (("link[rel=canonical]", "href"), ('meta[property="og:url"]', "content")):
        found = soup.select_one(selector)
        address = found.get(attribute) if found else None
        if isinstance(address, str) and re.fullmatch(r"https?://[A-Za-z0-9./?=&%#:_~+,;@-]{1,380}", address):
            return address
    return None


_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<[!?].*?(?:>|\Z)", re.DOTALL)

_UNCLOSED = re.compile(r"<(?=[^<>]*(?:<|\Z))")


def _parse(text: str) -> BeautifulSoup:
    # The parser would search the whole page for the end of each unclosed comment or tag.
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    text = _UNCLOSED.sub("&lt;", text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        return BeautifulSoup(text, "html.parser")


def _check_depth(soup: BeautifulSoup) -> None:
    """Reject extremely deep nesting, because the walker is recursive."""
    depths = {id(soup): 0}
    for tag in soup.descendants:
        if isinstance(tag, Tag):
            depth = depths.get(id(tag.parent), 0) + 1
            if depth > DEPTH_LIMIT:
                raise PageError(f"The page nests tags deeper than {DEPTH_LIMIT} levels. Save it as text.")
            depths[id(tag)] = depth


class _HtmlWalker:
    """Walks through a page in order and collects the text between blocks."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._number = first
        self._blocks: list[Block] = []
        self._text: list[str] = []

    def read(self, soup: Tag) -> list[Block]:
        self._walk(soup)
        self._flush()
        return self._blocks

    def _walk(self, tag: Tag) -> None:
        for child in tag.children:
            if isinstance(child, NavigableString):
                if not isinstance(child, PreformattedString):
                    self._text.append(child)
            elif isinstance(child, Tag) and child.name not in _SKIPPED:
                self._visit(child)

    def _visit(self, tag: Tag) -> None:
        if tag.name in _INLINE:
            self._walk(tag)
            return
        self._flush()
        self._number = self._first + (tag.sourceline or 1) - 1
        if tag.name == "table":
            self._add_table(tag)
        elif tag.name in ("pre", "textarea"):
            self._blocks.append(CodeBlock(tag.get_text().strip("\n"), self._number))
        else:
            self._walk(tag)
            self._flush()

    def _flush(self) -> None:
        text = re.sub(r"\s+", " ", "".join(self._text)).strip()
        self._text.clear()
        if text:
            self._blocks.append(Line(text, self._number))

    def _add_table(self, table: Tag) -> None:
        rows = [Row(tuple(map(_cell_text, cells)), line) for line, cells in self._list_rows(table)]
        rows = [row for row in rows if any(row.cells)]
        if not rows:
            return
        width = len(rows[0].cells)
        body = (Row((row.cells + ("",) * width)[:width], row.number) for row in rows[1:])
        self._blocks.append(Table(rows[0].cells, tuple(body), self._number))

    def _list_rows(self, table: Tag) -> Iterator[tuple[int, list[Tag]]]:
        """Yield the rows of a table, without the rows of nested tables."""
        for part in _tags(table):
            for row in _tags(part) if part.name in ("thead", "tbody", "tfoot") else (part,):
                if row.name == "tr":
                    cells = [cell for cell in _tags(row) if cell.name in ("td", "th")]
                    yield self._first + (row.sourceline or 1) - 1, cells
                elif row.name == "caption":
                    self._blocks.append(Line(_cell_text(row), self._number))


def _tags(parent: Tag) -> Iterator[Tag]:
    return (child for child in parent.children if isinstance(child, Tag))


def _cell_text(cell: Tag) -> str:
    """Return the text of a cell with its line breaks."""
    parts: list[str] = []
    for each in cell.descendants:
        if _is_block(each) or _is_block(each.previous_sibling):
            parts.append("\n")
        if isinstance(each, NavigableString) and not isinstance(each, PreformattedString):
            skipped = each.parent is not None and each.parent.name in _SKIPPED
            parts.append("" if skipped else re.sub(r"\s+", " ", each))
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _is_block(each: object) -> bool:
    """Return whether a tag begins and ends a line."""
    return isinstance(each, Tag) and each.name not in _INLINE
