"""Commands of curl."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from yunbind_runtime.base.http import FORM, HttpRequest

from .input_error import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMAND = re.compile(r"^[ \t]*(?:[$#>] )?curl(?:\.exe)?\s", re.MULTILINE)
_FLAGS = frozenset("vsSikLfgGIO#0123467")
"""Short options without a value."""
_WITH_VALUE = frozenset("XHdFuboAemxETwKDcrzCyYQtUP")
_LONG_FLAGS = frozenset(
    {
        *("verbose", "silent", "show-error", "include", "insecure", "location", "fail", "compressed"),
        *("globoff", "get", "head", "http1.0", "http1.1", "http2", "tlsv1.2", "tlsv1.3", "path-as-is"),
        *("ipv4", "ipv6", "trace-time", "no-progress-meter"),
    }
)
_DATA = frozenset({"data", "data-ascii", "data-raw", "data-binary", "data-urlencode", "json"})
_SHORT_NAMES = {"X": "request", "H": "header", "d": "data", "G": "get", "I": "head", "A": "user-agent"}


@dataclass
class _Command:
    url: str = ""
    method: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    data: list[str] = field(default_factory=list[str])
    is_json: bool = False
    is_get: bool = False


def find_curl(text: str) -> bool:
    """Whether a text has a command of curl."""
    return _COMMAND.search(text) is not None


def read_curl(text: str) -> HttpRequest:
    """Return the request of the first command of curl in a text.

    Raises:
        InputError: The command cannot be read: a quote is open, a file is named, or there is no URL.
    """
    command = _Command()
    for name, value in _read_options(_split(text)):
        _apply(command, name, value)
    return _build(command)


def _split(text: str) -> list[str]:
    match = _COMMAND.search(text)
    start = match.end() if match else 0
    lines: list[str] = []
    for line in text[start:].split("\n"):
        lines.append(line)
        joined = "\n".join(lines)
        if line.rstrip().endswith("\\") or line.rstrip().endswith("^"):
            continue
        try:
            return shlex.split(re.sub(r"[\\^][ \t]*\n", " ", joined), comments=False)
        except ValueError:
            continue  # a quoted text goes on in the next line
    raise InputError("The curl command is cut off: a quote is not closed, or it ends with a backslash.")


def _read_options(words: list[str]) -> Iterator[tuple[str, str]]:
    rest = iter(_expand(words))
    for word in rest:
        if word in {";", "|", "&&", ">", "2>&1"} or word.startswith(("|", ">")):
            return
        if word.startswith("--"):
            name, has_value, value = word[2:].partition("=")
            if name in _LONG_FLAGS:
                yield name, ""
            else:
                yield name, value if has_value else _take(rest, word)
        elif len(word) > 1 and word[0] == "-":
            yield _SHORT_NAMES.get(word[1], word[1]), _take(rest, word) if word[1] in _WITH_VALUE else ""
        else:
            yield "url", word


def _expand(words: list[str]) -> Iterator[str]:
    """Split joined short options: ``-sXPOST`` is ``-s -X POST``."""
    for word in words:
        if len(word) <= 2 or word[0] != "-" or word[1] == "-":
            yield word
            continue
        for index, letter in enumerate(word[1:], 1):
            yield f"-{letter}"
            if letter in _WITH_VALUE:
                if word[index + 1 :]:
                    yield word[index + 1 :]
                break


def _take(rest: Iterator[str], word: str) -> str:
    value = next(rest, None)
    if value is None:
        raise InputError(f"The curl command is cut off behind {word}.")
    return value


def _apply(command: _Command, name: str, value: str) -> None:
    if name == "url":
        command.url = command.url or value
    elif name == "request":
        command.method = value.upper()
    elif name == "header":
        key, colon, content = value.partition(":")
        if colon:
            command.headers.append((key.strip(), content.strip()))
    elif name == "user-agent":
        command.headers.append(("User-Agent", value))
    elif name == "get":
        command.is_get = True
    elif name == "head":
        command.method = "HEAD"
    elif name in _DATA:
        _apply_data(command, name, value)


def _apply_data(command: _Command, name: str, value: str) -> None:
    if value.startswith("@") and name != "data-raw":
        raise InputError(
            f"The body is in the file {value[1:]}, which is not read. Replace --{name} {value} by its text."
        )
    command.is_json = command.is_json or name == "json"
    if name == "data-urlencode":
        key, equals, content = value.partition("=")
        value = f"{key}={quote(content, safe='')}" if equals else quote(value, safe="")
    command.data.append(value)


def _build(command: _Command) -> HttpRequest:
    if not command.url:
        raise InputError("The curl command has no URL.")
    url = command.url if "://" in command.url else f"http://{command.url}"
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise InputError(f"The URL cannot be read: {error}") from None
    body = ("" if command.is_json else "&").join(command.data)
    query = parts.query
    if command.is_get:
        query, body = "&".join(text for text in (query, body) if text), ""
    names = {name.lower() for name, _ in command.headers}
    headers = [(name, value) for name, value in command.headers if name.lower() != "host" and value]
    if (command.data and not command.is_get) and "content-type" not in names:
        headers.append(("Content-Type", "application/json" if command.is_json else FORM))
    host = next((value for name, value in command.headers if name.lower() == "host"), parts.netloc)
    method = command.method or ("POST" if command.data and not command.is_get else "GET")
    return HttpRequest(method, parts.scheme, host, parts.path or "/", query, tuple(headers), _encode(body))


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
