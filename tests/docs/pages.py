"""Markdown pages, taken apart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "generated" / "reference"
_FENCE = re.compile(r"^(`{3,})(\w*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block, with the heading above it."""

    heading: str
    language: str
    text: str
    line: int


def read_blocks(page: Path, language: str) -> Iterator[Block]:
    """The fenced blocks of a page in one language."""
    return (block for block in read_all_blocks(page) if block.language == language)


def read_all_blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        headings = re.findall(r"^#+ (.*)$", _FENCE.sub("", text[: found.start()]), re.MULTILINE)
        yield Block(headings[-1], found[2], found[3], text.count("\n", 0, found.start()) + 1)


def drop_blocks(text: str) -> str:
    """A page without its fenced blocks."""
    return _FENCE.sub("", text)


@cache
def read_catalog() -> dict[str, Any]:
    """The emitted catalog."""
    return json.loads((ROOT / "generated" / "catalog.json").read_text(encoding="utf-8"))


def list_services() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each service of the catalog with the name of its page."""
    for provider, cloud in read_catalog()["providers"].items():
        for name, versions in cloud["services"].items():
            for service in versions.values():
                yield (
                    f"{provider}-{name}-{service['names']['python']['module'].rpartition('.')[2]}.md",
                    service,
                )
