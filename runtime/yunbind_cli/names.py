"""Names of actions and members: the vendor's spelling, or lower case with hyphens."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[0-9]+")


def fold(name: str) -> str:
    """Return the form that all spellings of a name share: ``ImageCacheIds`` and ``image-cache-ids``."""
    return name.replace("-", "").replace("_", "").replace(".", "").lower()


def make_kebab(name: str) -> str:
    """Return a name in lower case with hyphens, such as ``image-cache-ids``."""
    return "-".join(_WORD.findall(name.replace("_", "-"))).lower()


def find_nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like a wrong one, or None."""
    folded = {fold(candidate): candidate for candidate in known}
    matches = get_close_matches(fold(name), folded, n=1, cutoff=0.6)
    if matches:
        return folded[matches[0]]
    begun = [candidate for form, candidate in folded.items() if len(name) > 2 and form.startswith(fold(name))]
    return begun[0] if len(begun) == 1 else None
