"""Removal of escapes from a text, with the positions that each character had before.

Escapes are those of JSON and of programming languages (``\\/``, ``\\u002F``, ``\\x2f``), of URLs (``%2F``),
and the character references of HTML and XML (``&#x2F;``, ``&sol;``). Texts are handled as bytes of UTF-8,
one character for each byte, because URLs escape bytes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html import unescape as unescape_reference

_HEX = "[0-9a-fA-F]"
_ESCAPE = re.compile(
    rf"\\(?:u[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}}|u{_HEX}{{4}}|u\{{{_HEX}{{1,6}}\}}"
    rf"|U{_HEX}{{8}}|x{_HEX}{{2}}|.)"
    rf"|%(?:u[dD][89abAB]{_HEX}{{2}}%u[dD][c-fC-F]{_HEX}{{2}}|u{_HEX}{{4}}|{_HEX}{{2}})"
    rf"|&(?:\#[0-9]{{1,7}};?|\#[xX]{_HEX}{{1,6}};?|[A-Za-z][A-Za-z0-9]{{1,31}};)",
    re.DOTALL,
)
_CONTROLS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_HIGHEST = 0x10FFFF


def as_bytes_text(text: str) -> str:
    """Return a text as its bytes of UTF-8, one character for each byte."""
    return text if text.isascii() else text.encode("utf-8", "surrogatepass").decode("latin-1")


@dataclass(frozen=True, slots=True)
class Unescaped:
    """A text without one layer of escapes.

    Attributes:
        text: The text.
    """

    text: str
    _starts: list[int] = field(repr=False)
    _ends: list[int] = field(repr=False)
    _old_starts: list[int] = field(repr=False)
    _old_ends: list[int] = field(repr=False)

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the escaped text that a part of this text was. It has whole escapes."""
        return self._locate(start)[0], self._locate(end - 1)[1]

    def _locate(self, position: int) -> tuple[int, int]:
        """Return start and end of the character or escape that a character was."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return position, position + 1
        if position < self._ends[index]:
            return self._old_starts[index], self._old_ends[index]
        old = self._old_ends[index] + position - self._ends[index]
        return old, old + 1


def unescape(text: str) -> Unescaped | None:
    """Remove one layer of escapes from a text. Return None if it has none.

    Args:
        text: Bytes of UTF-8, one character for each byte.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    old_starts: list[int] = []
    old_ends: list[int] = []
    known: dict[str, str] = {}
    position = length = 0
    for found in _ESCAPE.finditer(text):
        escape = found[0]
        decoded = known.get(escape)
        if decoded is None:
            decoded = known[escape] = _decode(escape)
        start, end = found.span()
        pieces += (text[position:start], decoded)
        length += start - position
        starts.append(length)
        length += len(decoded)
        ends.append(length)
        old_starts.append(start)
        old_ends.append(end)
        position = end
    new = "".join((*pieces, text[position:]))
    return None if new == text else Unescaped(new, starts, ends, old_starts, old_ends)


def _decode(escape: str) -> str:
    """Return the character that an escape is for. An unknown escape stays as it is."""
    kind, rest = escape[0], escape[1:]
    if kind == "&" and rest[0] != "#":
        return as_bytes_text(unescape_reference(escape))
    if kind == "&":
        digits = rest[1:].rstrip(";")
        return _make(int(digits[1:], 16) if digits[0] in "xX" else int(digits), escape)
    if kind == "%" and rest[0] != "u":
        return chr(int(rest, 16))
    if len(rest) == 1:
        return _CONTROLS.get(rest, rest)
    if rest[0] == "x":
        return chr(int(rest[1:], 16))
    if len(rest) == 11:  # the two halves of a character
        high, low = int(rest[1:5], 16), int(rest[7:], 16)
        return as_bytes_text(chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00))
    return _make(int(rest[1:].strip("{}"), 16), escape)


def _make(code: int, escape: str) -> str:
    return as_bytes_text(chr(code)) if code <= _HIGHEST else escape
