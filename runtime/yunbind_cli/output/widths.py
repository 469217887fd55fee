"""The width of texts on terminals."""

from __future__ import annotations

from unicodedata import combining, east_asian_width


def measure(text: str) -> int:
    """Return the columns that a text takes: two for a Chinese character."""
    if text.isascii():
        return len(text)
    return sum(_measure_character(character) for character in text)


def _measure_character(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def pad(text: str, width: int) -> str:
    """Return a text with blanks behind it, up to a width."""
    return text + " " * (width - measure(text))


def cut(text: str, width: int) -> str:
    """Return a text that takes at most a width; ``…`` stands for the rest."""
    if measure(text) <= width:
        return text
    taken, left = "", width - 1
    for character in text:
        left -= _measure_character(character)
        if left < 0:
            break
        taken += character
    return f"{taken}…"
