"""Claims of an identity provider's token. They are not verified: there is no provider."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

UNVERIFIED = "Any token of an identity provider is accepted"
"""The assumed behaviour behind an accepted token."""


def read_claims(token: str) -> Mapping[str, Any]:
    """Return the claims of a JSON Web Token; empty if it is not such a token."""
    parts = token.split(".")
    if len(parts) != 3:
        return {}
    try:
        raw = base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4))
        claims: object = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", claims) if isinstance(claims, dict) else {}


def read_moment(claims: Mapping[str, Any], name: str) -> datetime | None:
    """Return the time of a claim such as ``exp``, or None if it has none."""
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def is_expired(claims: Mapping[str, Any], moment: datetime) -> bool:
    """Return whether a token has expired by its own claim."""
    ends = read_moment(claims, "exp")
    return ends is not None and moment >= ends
