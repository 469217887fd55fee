"""Reading a saved page from a file: HTML, Markdown or plain text."""

from __future__ import annotations

import re
from pathlib import Path

from .document import Document, PageError, remove_invisible
from .html import find_source, read_html
from .markdown import read_markdown
from .plain_text import read_text

SIZE_LIMIT = 2_000_000
"""Maximum size of a page, in bytes."""
LINE_LIMIT = 20_000
"""Maximum number of lines of a page."""


def read_document(path: Path) -> Document:
    """Read a saved page.

    Raises:
        PageError: The file cannot be read, is too large, or is not text in UTF-8.
    """
    text = _read_text(path)
    suffix = path.suffix.lower()
    if suffix in (".html", ".htm", ".xhtml") or re.match(
        r"\s*<(?:!doctype html|html|head|body)\b", text, re.I
    ):
        return Document(str(path), tuple(read_html(text)), find_source(text))
    if suffix in (".md", ".markdown"):
        return Document(str(path), tuple(read_markdown(text)), _find_source(text))
    return Document(str(path), tuple(read_text(text)), _find_source(text))


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            content = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise PageError(f"{path} cannot be read: {error.strerror}.") from error
    if len(content) > SIZE_LIMIT:
        raise PageError(f"{path} is larger than {SIZE_LIMIT} bytes. Save only the page of the action.")
    if b"\0" in content or content.startswith((b"%PDF", b"PK\x03\x04", b"\x1f\x8b")):
        raise PageError(f"{path} is not text. Save the page as text, Markdown or HTML, in UTF-8.")
    try:
        text = remove_invisible(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise PageError(
            f"{path} is not UTF-8 (line {line}). Convert it, for example with: iconv -f GB18030 -t UTF-8."
        ) from error
    if not text.strip():
        raise PageError(
            f"{path} is empty. Save the page from a browser: some sites load the text with JavaScript."
        )
    if text.count("\n") > LINE_LIMIT:
        raise PageError(f"{path} has more than {LINE_LIMIT} lines. Save only the page of the action.")
    return text


_SOURCE_LINE = re.compile(
    r"^\W*(?:来源|原文|source|url)?\W*(https://(?:[a-z]+\.)*"
    r"(?:cloud\.tencent\.com|tencentcloud\.com|help\.aliyun\.com|alibabacloud\.com|support\.huaweicloud\.com)"
    r"/[A-Za-z0-9./?=&%#:_~+,;@-]+)\W*$",
    re.I,
)


def _find_source(text: str) -> str | None:
    """Return the address of the page, if one of its first 40 lines consists of it."""
    for line in text.split("\n", 40)[:40]:
        found = _SOURCE_LINE.match(line[:500])
        if found:
            return found[1]
    return None
