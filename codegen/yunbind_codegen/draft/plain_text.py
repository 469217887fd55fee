"""Reading pages saved as plain text.

Tables use ``|`` and may be broken into one line for each cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .document import Block, Line, Row, Table

_RULE = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*$")
ROW_LINES = 200
"""Maximum number of lines of one table row."""


@dataclass(frozen=True)
class _TableStart:
    """The beginning of a table: the first line of its header, its rule, and the header's cells."""

    start: int
    rule: int
    header: tuple[str, ...]
    closed: bool
    """Whether rows end with ``|``, so that a row can span several lines."""


def read_text(text: str, first: int = 1) -> list[Block]:
    """Return the lines and tables of a text.

    ``first`` is the number of its first line.
    """
    lines = text.split("\n")
    places = [place for index, line in enumerate(lines) if (place := _find_header(lines, index, line))]
    blocks: list[Block] = []
    position = 0
    for place, after in zip(places, [*places[1:], None], strict=False):
        if place.start < position:
            continue
        blocks += _lines(lines, position, place.start, first)
        rows, position = _read_rows(lines, place, after.start if after else len(lines), first)
        blocks.append(Table(place.header, tuple(rows), first + place.start))
    return blocks + _lines(lines, position, len(lines), first)


def _lines(lines: list[str], start: int, end: int, first: int) -> list[Block]:
    return [Line(lines[index].rstrip(), first + index) for index in range(start, end) if lines[index].strip()]


def _find_header(lines: list[str], index: int, line: str) -> _TableStart | None:
    """Return the beginning of the table that a rule such as ``---|---|`` belongs to."""
    if not _RULE.match(line[:2000]):
        return None
    columns = len(line.strip().strip("|").split("|"))
    text = ""
    for start in range(index - 1, max(index - columns - 3, -1), -1):
        if "|" not in lines[start]:
            return None
        text = f"{lines[start]}\n{text}"
        cells = _split(text)
        # If a bar ends the row, the empty text after it is not a cell.
        closed = cells[-1] == ""
        found = cells[:-1] if closed else cells
        if len(found) == columns and all(found):
            if start and lines[start - 1].strip() == "|":
                start -= 1
            return _TableStart(start, index, tuple(found), closed)
    return None


def _read_rows(lines: list[str], place: _TableStart, end: int, first: int) -> tuple[list[Row], int]:
    """Return the rows below a rule, and the index of the next line."""
    rows: list[Row] = []
    columns = len(place.header)
    text, start = "", place.rule + 1
    for index in range(place.rule + 1, end):
        line = lines[index]
        if not text and ("|" not in line or not line.strip()):
            return rows, index
        if not text:
            start = index
        text = f"{text}\n{line}" if text else line
        bars = text.replace(r"\|", "").count("|") - text.lstrip().startswith("|")
        if bars >= columns or (not place.closed and bars >= columns - 1):
            rows.append(Row(_fit_cells(_split(text), columns), first + start))
            text = ""
        elif index - start > ROW_LINES:
            return rows, start
    if text and text.strip() != "|":
        rows.append(Row(_fit_cells(_split(text), columns), first + start))
    return rows, end


def _split(text: str) -> list[str]:
    text = text.strip()
    cells = re.split(r"(?<!\\)\|", text[1:] if text.startswith("|") else text)
    return [cell.replace(r"\|", "|").strip() for cell in cells]


def _fit_cells(cells: list[str], columns: int) -> tuple[str, ...]:
    """Return as many cells as the header has.

    Extra cells are joined to the last one.
    """
    if any(cells[columns:]):
        cells = [*cells[: columns - 1], " ".join(cells[columns - 1 :]).strip()]
    return tuple((cells + [""] * columns)[:columns])
