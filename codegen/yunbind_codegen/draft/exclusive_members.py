"""Finding members that a page declares mutually exclusive."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

from .page import PageMember

_WORDS = re.compile(
    r"(?:和|与|同|跟)?\s*([A-Za-z][A-Za-z0-9_]{1,99})\s*(?:参数|字段)?\s*(?:互斥|不(?:能|可)(?:以)?同时|二选一)"
    r"|mutually exclusive (?:with|to) (?:the )?([A-Za-z][A-Za-z0-9_]{1,99})"
    r"|(?:not|cannot) be (?:used|specified|set|given) (?:together|at the same time) (?:with|as) (?:the )?"
    r"([A-Za-z][A-Za-z0-9_]{1,99})",
    re.I,
)


def find_exclusive_members(
    members: Sequence[PageMember], texts: Mapping[str, str]
) -> tuple[tuple[tuple[str, ...], ...], str | None]:
    """Return the pairs of exclusive members, and the reason of a guess.

    The pairs are in the order of the table.
    """
    names = [member.name for member in members]
    pairs: dict[frozenset[str], str | None] = {}
    for name in names:
        for found in _WORDS.finditer(texts.get(name, "")[:6000]):
            named = next(group for group in found.groups() if group)
            other = (
                named if named in names else next(iter(difflib.get_close_matches(named, names, 1, 0.8)), None)
            )
            if other and other != name:
                reason = (
                    None
                    if other == named
                    else f"the page says {named}, which is not a member; {other} was assumed"
                )
                pairs.setdefault(frozenset((name, other)), reason)
    ordered = tuple(tuple(sorted(pair, key=names.index)) for pair in pairs)
    return ordered, next((reason for reason in pairs.values() if reason), None)
