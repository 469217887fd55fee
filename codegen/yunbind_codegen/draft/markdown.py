"""Reading pages saved as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .document import Block, CodeBlock, Line, Row, Table
from .html import read_html
from .plain_text import read_text

_LITERAL = re.compile(r"\s*(?:[{}\[\]\"<&]|https?://|(?:GET|POST|PUT|PATCH|DELETE)\s)")


def read_markdown(text: str) -> list[Block]:
    """Return the lines, tables and code blocks of a Markdown text."""
    lines = text.split("\n")
    tokens = MarkdownIt("commonmark", {"maxNesting": 30}).enable("table").parse(text)
    blocks: list[Block] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        start = token.map[0] if token.map else 0
        if token.type == "table_open":
            end = next(at for at in range(index, len(tokens)) if tokens[at].type == "table_close")
            blocks += _read_table(tokens[index:end], lines, start)
            index = end
        elif token.type in ("fence", "code_block"):
            inside = start + (2 if token.type == "fence" else 1)
            blocks.append(CodeBlock(token.content.rstrip("\n"), inside))
        elif token.type == "html_block":
            blocks += read_html(token.content, start + 1)
        elif token.type == "inline":
            blocks += [_plain_block(block) for block in read_text(token.content, start + 1)]
        index += 1
    return blocks


def _read_table(tokens: Sequence[Token], lines: list[str], start: int) -> list[Block]:
    """Return a table and the lines below it, which the parser reads as rows of one cell."""
    rows: list[Row] = []
    after: list[Block] = []
    cells: list[str] = []
    at = start
    for token in tokens:
        if token.type == "tr_open":
            cells, at = [], token.map[0] if token.map else at
        elif token.type == "inline":
            cells.append(_plain(token.content))
        elif token.type == "tr_close":
            if "|" in lines[at] and not after:
                rows.append(Row(tuple(cells), at + 1))
            else:
                after.append(Line(lines[at].strip(), at + 1))
    return [Table(rows[0].cells, tuple(rows[1:]), start + 1), *after] if rows else after


def _plain_block(block: Block) -> Block:
    if isinstance(block, Line):
        return Line(_plain(block.text), block.number)
    if isinstance(block, Table):
        rows = tuple(Row(tuple(map(_plain, row.cells)), row.number) for row in block.rows)
        return Table(tuple(map(_plain, block.header)), rows, block.number)
    return block


def _plain(text: str) -> str:
    """Remove the markup of a text; leave code unchanged."""
    if _LITERAL.match(text):
        return text
    text = re.sub(r"<br\s*/?>", "\n", text)
    text = re.sub(r"!?\[([^\[\]]*)\]\([^()\s]*\)", r"\1", text)
    text = re.sub(r"\*\*(?=[^\s*])([^*]{1,500})(?<=\S)\*\*(?!\*)", r"\1", text).replace("`", "")
    return re.sub(r"\\([\\`*_{}\[\]()#+.!|<>~-])", r"\1", text)
