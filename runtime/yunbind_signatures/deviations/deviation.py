"""A mistake of a signer, and the changes of a draft that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from yunbind_signatures.draft import Draft
from yunbind_signatures.signed_request import SignedRequest
from yunbind_signatures.texts import Text

Change = Callable[[Draft, SignedRequest], Iterable[Draft]]

HEADER_SCHEMES = ("tc3-hmac-sha256", "acs3-hmac-sha256", "sdk-hmac-sha256")
PARAMETER_SCHEMES = ("tencent-hmac-sha1", "tencent-hmac-sha256", "alibaba-hmac-sha1")
ALL_SCHEMES = HEADER_SCHEMES + PARAMETER_SCHEMES
TC3 = ("tc3-hmac-sha256",)
SDK = ("sdk-hmac-sha256",)
TENCENT = ("tencent-hmac-sha1", "tencent-hmac-sha256")
ALIBABA = ("alibaba-hmac-sha1",)


@dataclass(frozen=True, slots=True)
class Deviation:
    """A mistake of a signer.

    Attributes:
        name: A stable name.
        step: The part of the signature that differs.
        schemes: The schemes in which it can occur.
        change: Returns the drafts that a signer with this mistake would have signed.
        cause: What the signer did.
        remedy: What to do.
    """

    name: str
    step: str
    schemes: tuple[str, ...]
    change: Change
    cause: Text
    remedy: Text


def set_parts(**values: Callable[[Draft, SignedRequest], object]) -> Change:
    """Return a change of some parts. A part that stays the same gives no draft."""

    def change(draft: Draft, seen: SignedRequest) -> Iterator[Draft]:
        changes: dict[str, Any] = {name: make(draft, seen) for name, make in values.items()}
        changed = replace(draft, **changes)
        if changed != draft:
            yield changed

    return change


def set_each(name: str, values: Callable[[Draft, SignedRequest], Iterable[object]]) -> Change:
    """Return a change of one part to each of some values."""

    def change(draft: Draft, seen: SignedRequest) -> Iterator[Draft]:
        for value in dict.fromkeys(values(draft, seen)):
            if value != getattr(draft, name):
                changes: dict[str, Any] = {name: value}
                yield replace(draft, **changes)

    return change


def with_header(draft: Draft, name: str, value: str) -> Draft:
    """Return a draft with another value of a signed header."""
    headers = tuple((key, value if key == name else old) for key, old in draft.headers)
    return replace(draft, headers=headers)
