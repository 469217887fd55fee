"""Canonical requests: the header block and the digests that the schemes share."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def list_headers(headers: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the block of signed headers and the list of their names.

    Names go in lower case and sorted, values without white space around them.
    Several values of one name are sorted and joined by commas.

    Returns:
        ``name:value\\n`` for each header, and the names joined by semicolons.
    """
    values: dict[str, list[str]] = {}
    for name, value in headers:
        values.setdefault(name.lower(), []).append(value.strip())
    names = sorted(values)
    block = "".join(f"{name}:{','.join(sorted(values[name]))}\n" for name in names)
    return block, ";".join(names)


def sha256_hex(data: bytes) -> str:
    """Return SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def hmac_sha256(key: bytes, message: str) -> bytes:
    """Return HMAC-SHA256 of a text in UTF-8."""
    return hmac.digest(key, message.encode(), "sha256")
