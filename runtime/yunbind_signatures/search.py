"""The search for the mistakes that explain a signature."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from itertools import combinations
from time import monotonic

from .deviations import DEVIATIONS
from .deviations.deviation import Deviation
from .draft import Draft
from .evidence import SignedTexts
from .schemes import SCHEMES, compute_signature
from .signed_request import SignedRequest

MAX_SECONDS = 5.0
"""Maximum seconds of a search. Two mistakes at once are only tried until then."""


def find_deviations(seen: SignedRequest, draft: Draft) -> tuple[tuple[Deviation, ...], Draft] | None:
    """Return the mistakes that explain the signature of a request, and the signed draft.

    One mistake is tried before two. A right signature gives no mistakes.

    Args:
        seen: The request.
        draft: What the server expects.

    Returns:
        None if the secret is another one, or if the mistake is not known.
    """
    scheme = SCHEMES[seen.scheme]

    def is_signed(changed: Draft) -> bool:
        expected = compute_signature(scheme, changed)
        return hmac.compare_digest(expected.encode(), seen.signature.encode())

    return _search(seen, draft, is_signed)


def find_text_deviations(seen: SignedRequest, draft: Draft, own: SignedTexts) -> tuple[Deviation, ...]:
    """Return the mistakes that explain the texts of a signer. Empty: the mistake is not known."""
    scheme = SCHEMES[seen.scheme]

    def is_own(changed: Draft) -> bool:
        if own.canonical_request is not None:
            return scheme.canonical_request(changed) == own.canonical_request
        return scheme.string_to_sign(changed) == own.string_to_sign

    found = _search(seen, draft, is_own)
    return found[0] if found else ()


def _search(
    seen: SignedRequest, draft: Draft, is_match: Callable[[Draft], bool]
) -> tuple[tuple[Deviation, ...], Draft] | None:
    if is_match(draft):
        return (), draft
    end = monotonic() + MAX_SECONDS
    known = [deviation for deviation in DEVIATIONS if seen.scheme in deviation.schemes]
    for deviation in known:
        for changed in deviation.change(draft, seen):
            if is_match(changed):
                return (deviation,), changed
    for first, second in combinations(known, 2):
        for once in first.change(draft, seen):
            if monotonic() > end:
                return None
            for twice in second.change(once, seen):
                if is_match(twice):
                    return (first, second), twice
    return None
