"""Saved pages for drafts.

The files in ``pages`` have the layout of the five documents, including its defects, with the vendors' names, types,
flags, codes and sample values, and with invented sentences. ``tests/codegen/pages`` has the documented facts, typed
from the documents.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

import yaml
from yunbind_codegen.draft.document import CodeBlock, Document, Line, Table, remove_invisible
from yunbind_codegen.draft.page import ActionPage
from yunbind_codegen.draft.page_file import read_document
from yunbind_codegen.draft.plain_text import read_text
from yunbind_codegen.draft.vendors import read_pages

from ..documented import Page
from ..documented import read_pages as read_documented

PAGES = Path(__file__).parent / "pages"
DOCUMENTED = read_documented()


def find_saved(page: Page) -> Path:
    """Return the saved page of a documented page."""
    return PAGES / f"{page.provider}-{page.service}-{page.action}.txt"


def read_saved(page: Page) -> ActionPage:
    """Read the saved page of a documented page."""
    (found,) = read_pages(read_document(find_saved(page)))
    return found


def read(text: str) -> list[ActionPage]:
    """Read a text as a page."""
    return read_pages(Document("page.txt", tuple(read_text(remove_invisible(text)))))


def render_html(document: Document) -> str:
    """Render a page as HTML, with complete tables."""
    parts: list[str] = []
    lines: list[str] = []
    for block in (*document.blocks, None):
        if isinstance(block, Line):
            lines.append(block.text)
            continue
        parts += _paragraphs(lines)
        lines = []
        if isinstance(block, CodeBlock):
            parts.append(f"<pre>{html.escape(block.text)}</pre>")
        elif isinstance(block, Table):
            rows = [block.header, *(row.cells for row in block.rows)]
            cells = ("".join(f"<td><p>{html.escape(cell)}</p></td>" for cell in row) for row in rows)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    return f"<!DOCTYPE html><html><body>{''.join(parts)}</body></html>"


def render_markdown(document: Document) -> str:
    """Render a page as Markdown, with fenced code."""
    parts: list[str] = []
    lines: list[str] = []
    for block in (*document.blocks, None):
        if isinstance(block, Line):
            lines.append(block.text)
            continue
        parts += [
            f"```\n{text}\n```" if code else "\n\n".join(text.split("\n")) for code, text in _samples(lines)
        ]
        lines = []
        if isinstance(block, CodeBlock):
            parts.append(f"```\n{block.text}\n```")
        elif isinstance(block, Table):
            rows = [block.header, ("---",) * len(block.header), *(row.cells for row in block.rows)]
            bars = ([cell.replace("|", r"\|") for cell in row] for row in rows)
            parts.append("\n".join(f"| {' | '.join(row)} |" for row in bars))
    return "\n\n".join(parts)


def _paragraphs(lines: list[str]) -> list[str]:
    return [
        f"<pre>{html.escape(text)}</pre>"
        if code
        else "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
        for code, text in _samples(lines)
    ]


def _samples(lines: list[str]) -> list[tuple[bool, str]]:
    """Return groups of lines with a mark for samples, which are code."""
    found: list[tuple[bool, list[str]]] = []
    for line in lines:
        opens = re.match(r"[{<]", line) is not None
        ends = bool(found) and found[-1][0] and re.match(r"[}<]", found[-1][1][-1]) and _closed(found[-1][1])
        if opens and not (found and found[-1][0] and not ends):
            found.append((True, [line]))
        elif not found or ends:
            found.append((False, [line]))
        else:
            found[-1][1].append(line)
    return [(code, "\n".join(group)) for code, group in found]


def _closed(lines: list[str]) -> bool:
    text = "\n".join(lines)
    if lines[0].startswith("<"):
        return lines[-1] == lines[0].replace("<", "</")
    return text.count("{") == text.count("}")


def fill(text: str) -> str:
    """Fill in every empty sentence of a draft, as an author would."""
    return re.sub(
        r'(?m)^(\s*(?:- )?(?:doc|summary|[\w.-]+): )\{en: "", zh: ""\}$',
        r"\1{en: Written., zh: 已写。}",
        text,
    )


def load(text: str) -> dict[str, object]:
    """Return the data of a draft."""
    data = yaml.safe_load(text)
    assert isinstance(data, dict)
    return data
