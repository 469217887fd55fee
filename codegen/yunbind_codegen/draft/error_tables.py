"""Reading tables of error codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Table
from .members import Notes
from .page import DocumentedError
from .tables import read_cells

ERROR_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.]{0,119}")


def read_error_table(table: Table, notes: Notes) -> Iterator[DocumentedError]:
    """Yield the error codes of a table, with their HTTP statuses and messages."""
    for row, (code, http, message) in read_cells(table, "code", "http", "message"):
        if ERROR_CODE.fullmatch(code):
            status = int(http) if re.fullmatch(r"[1-5]\d\d", http) else None
            yield DocumentedError(code, row.number, status, re.sub(r"\s+", " ", message) or None)
        else:
            notes.add(f"line {row.number} of the page has an invalid error code; it was left out")
