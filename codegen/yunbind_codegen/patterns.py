"""The size of regular expressions. A matcher in linear time repeats a part as often as its count says."""

from __future__ import annotations

import re

REPEATS_LIMIT = 10_000
"""Maximum number of characters that a pattern counts, with the counts of nested repeats multiplied."""

_PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d*),?(\d*)\}|\((?:\?(?:P?<\w+>|[A-Za-z-]*:))?|.", re.DOTALL
)
"""An escape, a class, a count, the start of a group, or one character."""


class TooManyRepeatsError(Exception):
    """A pattern repeats its parts too often."""


def refuse_repeats(pattern: str) -> None:
    """Raise TooManyRepeatsError if the nested counts of a pattern multiply to more than the limit."""
    size = measure(pattern)
    if size > REPEATS_LIMIT:
        raise TooManyRepeatsError(
            f"the counts of the pattern multiply to {size} characters. The limit is {REPEATS_LIMIT}."
        )


def measure(pattern: str) -> int:
    """Return the number of characters of a valid pattern with its counted parts written out."""
    groups: list[list[int]] = [[]]
    for piece in _PIECE.finditer(pattern):
        text = piece[0]
        if text.startswith("("):
            groups.append([])
        elif text == ")" and len(groups) > 1:
            size = sum(groups.pop())
            groups[-1].append(size)
        elif len(text) > 2 and text[0] == "{" and groups[-1]:
            groups[-1][-1] *= max(int(piece[2] or 0), int(piece[1] or 0), 1)
        elif text not in ("|", "*", "+", "?", "^", "$"):
            groups[-1].append(1)
    return sum(sum(sizes) for sizes in groups)
