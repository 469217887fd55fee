"""Header blocks, digests and times of canonical requests, shared by the signing schemes."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PATTERNS = {"iso8601": "%Y-%m-%dT%H:%M:%SZ", "iso8601_basic": "%Y%m%dT%H%M%SZ"}
"""Forms of times, besides seconds."""


def list_headers(headers: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the block of signed headers and the list of their names.

    Names are sorted and in lower case. Values are stripped of white space. Several values of a name are
    sorted and joined by commas.

    Returns:
        ``name:value\\n`` for each header, and the names joined by semicolons.
    """
    values: dict[str, str] = {}
    for name, value in sorted([(name.lower(), value.strip()) for name, value in headers]):
        values[name] = f"{values[name]},{value}" if name in values else value
    return "".join([f"{name}:{value}\n" for name, value in values.items()]), ";".join(values)


def write_moment(moment: datetime, form: str) -> str:
    """Return a time as it is sent.

    Args:
        moment: The time, with its zone. Fractions of seconds are cut off.
        form: ``unix_seconds``, or ``iso8601`` or ``iso8601_basic`` in UTC.
    """
    pattern = _PATTERNS.get(form)
    return moment.astimezone(UTC).strftime(pattern) if pattern else str(int(moment.timestamp()))


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 digest in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def hmac_digest(key: bytes, message: str, algorithm: str) -> bytes:
    """Return the HMAC digest of a text in UTF-8."""
    return hmac.digest(key, message.encode(), algorithm)


# OpenSSL sets up an algorithm at its first use, under a lock. It happens here, because forks wait for imports
# (see base/fork_imports.py): a child that was forked meanwhile would wait for ever.
for _algorithm in ("sha256", "sha1"):
    hmac_digest(b"", "", _algorithm)
    hashlib.new(_algorithm, usedforsecurity=False)
