"""Helpers for rules about the texts of a spec."""

from __future__ import annotations

import re

FILLERS = frozenset({"a", "an", "its", "of", "the", "this"})


def meaningful(text: str) -> str:
    """Return the words of a text without fillers, in lower case and joined."""
    return "".join(word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in FILLERS)
