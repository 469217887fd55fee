"""The first byte in which two texts differ."""

from __future__ import annotations

from dataclasses import dataclass

_AROUND = 24


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
    start = max(signed.rfind("\n", 0, place) + 1, place - _AROUND)
    return Difference(
        step,
        len(expected[:place].encode("utf-8", "surrogatepass")),
        expected.count("\n", 0, place) + 1,
        _show(signed[start : place + _AROUND]),
        _show(expected[start : place + _AROUND]),
        len(_show(expected[start:place])),
    )


def flatten(text: str) -> str:
    """Return a text without its line feeds, as some error messages repeat it."""
    return text.replace("\r", "").replace("\n", "")


def _show(text: str) -> str:
    """Return a text on one line, with control characters escaped."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
