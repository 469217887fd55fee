"""The first line of each emitted file: its source and how to change it."""

from __future__ import annotations

from .safe_code import Code, comment

MARK = "@generated"
"""The mark that a file must carry before the writer replaces or removes it."""


def header_text(source: str) -> str:
    """Return the header without comment signs."""
    return f'{MARK} from {source} by yunbind-codegen. Do not edit: change the spec and run "make generate".'


def header(source: str) -> Code:
    """Return the header as a Python comment on one line."""
    line = comment(header_text(source), 0)
    return Code(str(line).replace("\n# ", " "))
