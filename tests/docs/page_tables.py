"""The tables of the pages that are rendered from the specs.

`python -m tests.docs.page_tables` writes them into the pages again.
"""

from __future__ import annotations

import re
from pathlib import Path

from . import facts_tables, source_tables
from .facts_tables import ROOT

PORTING = ROOT / "docs" / "porting.md"
CREDENTIALS = ROOT / "docs" / "credentials.md"
_BLOCK = re.compile(r"<!-- data: ([\w-]+) -->\n(.*?)<!-- end -->", re.DOTALL)


def render(name: str) -> str:
    """Return the table of a name."""
    return source_tables.render(name) if name in source_tables.NAMES else facts_tables.render(name)


def read_tables(page: Path) -> dict[str, str]:
    """Return the tables of a page by their names."""
    return {found[1]: found[2] for found in _BLOCK.finditer(page.read_text(encoding="utf-8"))}


def write_tables(page: Path) -> None:
    """Write the tables of a page again."""
    text = page.read_text(encoding="utf-8")
    page.write_text(
        _BLOCK.sub(lambda found: f"<!-- data: {found[1]} -->\n{render(found[1])}<!-- end -->", text),
        encoding="utf-8",
    )


if __name__ == "__main__":
    write_tables(PORTING)
    write_tables(CREDENTIALS)
