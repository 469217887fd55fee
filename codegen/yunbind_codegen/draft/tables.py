"""Recognising the columns of tables, and reading their rows as entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .document import Block, PageError, Row, Table

ROW_LIMIT = 3000
"""Maximum number of rows of all tables of a page."""

_COLUMNS: Mapping[str, re.Pattern[str]] = {
    "name": re.compile(
        r"(?:参数|字段|返回)?名称?|参数|字段|(?:parameter|field|attribute)?\s*names?|parameters?|fields?",
        re.I,
    ),
    "required": re.compile(r"(?:是否)?必[选填须]|required\??|mandatory", re.I),
    "type": re.compile(r"(?:参数|数据|字段)?类型|(?:parameter |data )?type", re.I),
    "text": re.compile(r"(?:参数|字段)?(?:描述|说明|含义)|descriptions?|meaning", re.I),
    "example": re.compile(r"示例值?|样例|examples?(?: value)?|sample(?: value)?s?", re.I),
    "code": re.compile(r"错误(?:代)?码|error ?codes?", re.I),
    "http": re.compile(r"http ?(?:状态码|status(?: code)?|code)|状态码|status codes?", re.I),
    "message": re.compile(r"错误(?:信息|消息)|error ?messages?|message", re.I),
}
_YES = re.compile(r"是|必[选填须]|yes|true|required|y|√", re.I)
_NO = re.compile(r"否|可选|非必[选填须]|no|false|optional|n|×", re.I)


@dataclass(frozen=True)
class Entry:
    """A row of a table of members."""

    name: str
    type: str
    line: int
    required: bool | None = None
    text: str = ""
    example: str = ""
    depth: int | None = None
    """The nesting depth that the page draws; None if it draws none."""


def find_columns(table: Table) -> dict[str, int]:
    """Return the indexes of the known columns of a table, by key."""
    found: dict[str, int] = {}
    for index, title in enumerate(table.header):
        title = re.sub(r"\s+", " ", title).strip(" *:：")
        for key, pattern in _COLUMNS.items():
            if key not in found and pattern.fullmatch(title):
                found[key] = index
                break
    return found


def is_members(columns: Mapping[str, int]) -> bool:
    """Return whether these are the columns of a table of members."""
    return "name" in columns and "type" in columns


def is_errors(columns: Mapping[str, int]) -> bool:
    """Return whether these are the columns of a table of error codes."""
    return "code" in columns


def check_row_count(blocks: Iterable[Block]) -> None:
    """Reject a page with too many table rows to review.

    Raises:
        PageError: The tables have more than ``ROW_LIMIT`` rows.
    """
    rows = sum(len(block.rows) for block in blocks if isinstance(block, Table))
    if rows > ROW_LIMIT:
        raise PageError(
            f"The tables of the page have {rows} rows; the limit is {ROW_LIMIT}. Save the page of one action."
        )


def read_entries(table: Table) -> Iterator[Entry]:
    """Yield the rows of a table of members."""
    columns = find_columns(table)
    for row in table.rows:
        cells = {key: _cell(row, index) for key, index in columns.items()}
        name = cells["name"]
        drawn = re.match(r"[\s└├∟│|>＞·•-]*", name)
        text, example = cells.get("text", ""), cells.get("example", "")
        if not text and re.search(r"[\s\u4e00-\u9fff]", example):
            text, example = example, ""  # the row has no cell for the sample value
        marks = re.sub(r"[\s│|]", "", drawn[0]) if drawn else ""
        yield Entry(
            re.sub(r"\s+", " ", name[len(drawn[0]) if drawn else 0 :]).strip(" *"),
            cells["type"],
            row.number,
            read_flag(cells.get("required", "")),
            text,
            example,
            len(marks) or None,
        )


def read_flag(word: str) -> bool | None:
    """Return the meaning of a yes-or-no cell; None if it is neither."""
    word = word.strip()
    if _YES.fullmatch(word):
        return True
    return False if _NO.fullmatch(word) else None


def read_cells(table: Table, *keys: str) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """Yield each row with its cells of some columns.

    A missing column gives empty cells.
    """
    columns = find_columns(table)
    for row in table.rows:
        yield row, tuple(_cell(row, columns[key]) if key in columns else "" for key in keys)


def _cell(row: Row, index: int) -> str:
    return row.cells[index].strip() if index < len(row.cells) else ""
