"""What the texts of a spec say, for rules about texts."""

from __future__ import annotations

import re

FILLERS = frozenset({"a", "an", "its", "of", "the", "this"})


def meaningful(text: str) -> str:
    """The words that mean something, in order and joined, however they are divided."""
    return "".join(word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in FILLERS)
