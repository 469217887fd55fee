"""HTTP requests as text, and the lines that ``curl -v`` shows of a sent request."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit

from yunbind_runtime.base.http import HttpRequest

from .input_error import InputError

_REQUEST_LINE = re.compile(r"^(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS) (\S+) HTTP/[0-9.]+ *$", re.MULTILINE)
_SENT_LINE = re.compile(r"^> ?(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS) (\S+) HTTP/[0-9.]+ *$", re.MULTILINE)


def find_request(text: str) -> bool:
    """Whether a text has the first line of a request."""
    return _REQUEST_LINE.search(text) is not None


def find_sent_lines(text: str) -> bool:
    """Whether a text has the lines of a request that ``curl -v`` shows."""
    return _SENT_LINE.search(text) is not None


def read_request(text: str) -> HttpRequest:
    """Return the first request of a text. Its body ends where an answer begins.

    Raises:
        InputError: A header has no colon, or there is no host.
    """
    match = _REQUEST_LINE.search(text)
    if match is None:
        raise InputError("There is no line of a request, such as POST / HTTP/1.1.")
    head, _, body = text[match.end() :].lstrip("\n").partition("\n\n")
    body = re.split(r"^(?:HTTP/[0-9.]+ [0-9]{3}|< HTTP/)", body, maxsplit=1, flags=re.MULTILINE)[0]
    return _build(match[1], match[2], head.split("\n"), body.rstrip("\n").encode("utf-8", "replace"))


def read_sent_lines(text: str, command: HttpRequest | None) -> HttpRequest:
    """Return the request that ``curl -v`` shows, with the body of the command above it.

    Raises:
        InputError: A header has no colon, or there is no host.
    """
    match = _SENT_LINE.search(text)
    if match is None:
        raise InputError("There is no line like > POST / HTTP/1.1.")
    lines: list[str] = []
    for line in text[match.end() :].lstrip("\n").split("\n"):
        if not line.startswith(">") or not line[1:].strip():
            break
        lines.append(line[1:].strip())
    request = _build(match[1], match[2], lines, command.body if command else b"")
    return replace(request, scheme=command.scheme) if command else request


def _build(method: str, target: str, lines: list[str], body: bytes) -> HttpRequest:
    headers: list[tuple[str, str]] = []
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon:
            raise InputError(f"This line of the request has no colon: {line[:80]}")
        headers.append((name.strip(), value.strip()))
    parts = urlsplit(target)
    host = next((value for name, value in headers if name.lower() == "host"), parts.netloc)
    if not host:
        raise InputError("The request has no header Host.")
    kept = tuple(header for header in headers if header[0].lower() != "host")
    return HttpRequest(method, parts.scheme or "https", host, parts.path or "/", parts.query, kept, body)
