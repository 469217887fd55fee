"""The two functions that all schemes are made of."""

from __future__ import annotations

import hashlib
import hmac


def sha256_hex(data: bytes) -> str:
    """Return SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def hmac_sha256(key: bytes, message: str) -> bytes:
    """Return HMAC-SHA256 of a text in UTF-8."""
    return hmac.digest(key, message.encode(), "sha256")
