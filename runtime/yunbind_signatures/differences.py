"""The first byte in which two texts differ."""

from __future__ import annotations

from dataclasses import dataclass

_BEFORE = 40
_AFTER = 40


@dataclass(frozen=True, slots=True)
class Difference:
    """The first difference of two texts.

    Attributes:
        step: The text that differs, such as ``canonical_request``.
        byte: Number of equal bytes before the difference, in UTF-8.
        line: Number of the line, from 1.
        signed: The text around the difference that the signer signed.
        expected: The text around the difference that the server expects.
        caret: Number of characters of both texts before the difference.
    """

    step: str
    byte: int
    line: int
    signed: str
    expected: str
    caret: int


def find_difference(step: str, signed: str, expected: str) -> Difference | None:
    """Return the first difference of two texts, or None if they are equal."""
    if signed == expected:
        return None
    place = next(
        (index for index, (one, other) in enumerate(zip(signed, expected, strict=False)) if one != other),
        min(len(signed), len(expected)),
    )
    start = max(signed.rfind("\n", 0, place) + 1, place - _BEFORE)
    return Difference(
        step,
        len(expected[:place].encode("utf-8", "surrogatepass")),
        expected.count("\n", 0, place) + 1,
        _show(_cut(signed, start, place)),
        _show(_cut(expected, start, place)),
        len(_show(expected[start:place])),
    )


def _cut(text: str, start: int, place: int) -> str:
    """Return the line of a place, at most 40 characters behind it, and its line feed if that is the place."""
    end = text.find("\n", place)
    end = len(text) if end < 0 else end + (1 if end == place else 0)
    return text[start : min(end, place + _AFTER)]


def flatten(text: str) -> str:
    """Return a text without its line feeds, as some error messages repeat it."""
    return text.replace("\r", "").replace("\n", "")


def _show(text: str) -> str:
    """Return a text on one line, with control characters escaped."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
