"""What is known about a refused request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yunbind_runtime.base.http import HttpRequest


@dataclass(frozen=True, slots=True)
class SignedTexts:
    """The texts that one side made from a request.

    Attributes:
        canonical_request: The canonical request, or None if it is unknown.
        string_to_sign: The string to sign, or None if it is unknown.
        has_line_feeds: Whether the texts still have their line feeds. Error messages can lose them.
    """

    canonical_request: str | None = None
    string_to_sign: str | None = None
    has_line_feeds: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """The answer of a server.

    Attributes:
        code: The error code, or an empty text.
        message: The message, or an empty text.
        texts: The texts that the server made, if its message has them.
        date: The header ``Date``, or an empty text.
    """

    code: str = ""
    message: str = ""
    texts: SignedTexts = field(default_factory=SignedTexts)
    date: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about a refused request.

    Attributes:
        request: The request as it was sent, with its signature.
        own: The texts that the signer made.
        refusal: The answer of the server.
    """

    request: HttpRequest | None = None
    own: SignedTexts = field(default_factory=SignedTexts)
    refusal: Refusal = field(default_factory=Refusal)
