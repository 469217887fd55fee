"""The first line of each emitted file: what it came from and how to change it."""

from __future__ import annotations

from .safe_code import Code, comment

MARK = "@generated"
"""What the writer looks for before it replaces or removes a file."""


def header_text(source: str) -> str:
    """The header without comment signs."""
    return f'{MARK} from {source} by yunbind-codegen. Do not edit: change the spec and run "make generate".'


def header(source: str) -> Code:
    """The header as a Python comment on one line."""
    line = comment(header_text(source), 0)
    return Code(str(line).replace("\n# ", " "))
