"""The vendors' pages as tables: what each documents, typed from the page and not from the specs.

A file of ``pages`` has a ``page`` line (provider, service, version, action), facts of one word and its value, and
blocks: ``request`` (name, whether it is required, type, facts), ``response`` and ``type`` (name, type, facts),
``exclusive``, ``errors`` (code, and HTTP status and message where the page has them) and ``newer``, which lists what
the specs hold beyond the page. The page's samples stand in a JSON file of the same name.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Row:
    """A line of a table of members."""

    name: str
    type: str
    required: bool | None
    """None where the page does not say."""
    facts: dict[str, str]


@dataclass(frozen=True)
class Sample:
    """A call as the page shows it."""

    request: dict[str, Any]
    response: dict[str, Any] | None = None
    response_xml: str | None = None


@dataclass(frozen=True)
class Page:
    """One documented page."""

    provider: str
    service: str
    version: str
    action: str
    facts: dict[str, str]
    tables: dict[str, list[Row]]
    exclusive: list[tuple[str, ...]]
    errors: dict[str, tuple[int | None, str | None]]
    newer: dict[str, list[str]]
    samples: list[Sample] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.provider} {self.service} {self.action}"


def read_page(path: Path) -> Page:
    """Read a file of ``pages`` and the samples beside it."""
    head, *blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    first, *facts = head.splitlines()
    _, provider, service, version, action = first.split()
    tables: dict[str, list[Row]] = {}
    lines: dict[str, list[str]] = {}
    for block in blocks:
        title, *body = [line.strip() for line in block.splitlines()]
        if title in ("request", "response") or title.startswith("type "):
            tables[title.removeprefix("type ")] = [_read_row(line, asks=title == "request") for line in body]
        else:
            lines[title] = body
    samples = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return Page(
        provider,
        service,
        version,
        action,
        dict(line.split(maxsplit=1) for line in facts),
        tables,
        [tuple(line.split()) for line in lines.get("exclusive", [])],
        dict(_read_error(line) for line in lines.get("errors", [])),
        {owner: names for owner, *names in (line.split() for line in lines.get("newer", []))},
        [Sample(**sample) for sample in samples],
    )


def _read_row(line: str, *, asks: bool) -> Row:
    name, rest = line.split(maxsplit=1)
    said, rest = rest.split(maxsplit=1) if asks else ("?", rest)
    kind, *facts = re.split(r"\s{2,}", rest)
    pairs = (fact.partition("=") for fact in " ".join(facts).split())
    return Row(
        name, kind, {"yes": True, "no": False, "?": None}[said], {key: value for key, _, value in pairs}
    )


def _read_error(line: str) -> tuple[str, tuple[int | None, str | None]]:
    code, *more = line.split(maxsplit=2)
    return code, (int(more[0]), more[1]) if more else (None, None)


def read_pages() -> list[Page]:
    """Every page."""
    return [read_page(path) for path in sorted(PAGES.glob("*.txt"))]
