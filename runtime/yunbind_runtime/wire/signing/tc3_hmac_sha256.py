"""TC3-HMAC-SHA256, the signature of Tencent Cloud's API 3.0.

https://cloud.tencent.com/document/api/213/30654

The steps are public functions, because the emulator verifies signatures with them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from yunbind_facts.protocols import tencent_api3 as facts

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.model.credentials import Credentials

from .canonical import hmac_digest, list_headers, sha256_hex, write_moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yunbind_runtime.base.http import HttpRequest

ALGORITHM = facts.SIGNING_TC3_HMAC_SHA256_ALGORITHM
CREDENTIALS = Credentials
LOCATION = facts.SIGNING_TC3_HMAC_SHA256_LOCATION
HAS_NONCE = False
UNSIGNED_PAYLOAD = facts.SIGNING_TC3_HMAC_SHA256_UNSIGNED_PAYLOAD
_NAMES = facts.SIGNING_TC3_HMAC_SHA256_NAMES
_PAYLOAD_HASH = _NAMES["payload_hash"].lower()
_HASH = facts.SIGNING_TC3_HMAC_SHA256_HASH
_SIGNED = facts.SIGNING_TC3_HMAC_SHA256_SIGNED_HEADERS
_SIGNED_NAMES = ";".join(sorted(_SIGNED))
_TERMINATOR = facts.SIGNING_TC3_HMAC_SHA256_TERMINATOR


def sign(
    request: HttpRequest,
    credentials: Credentials,
    *,
    service: str,
    moment: datetime,
    nonce: str,  # noqa: ARG001 - no nonce in this scheme
) -> HttpRequest:
    """Return the request with ``X-TC-Timestamp``, ``X-TC-Token`` for temporary keys, and ``Authorization``.

    Signs ``content-type`` and ``host``, as the vendor's SDK does.

    Raises:
        ConfigurationError: The request is a form, which the vendor accepts only with older signatures.
    """
    sent = {name.lower(): value for name, value in reversed(request.headers)}
    if request.method == "POST" and sent.get("content-type") == facts.REQUESTS_CONTENT_TYPES["form"]:
        raise ConfigurationError(f"{ALGORITHM} cannot sign a form. Send JSON or a GET request.")
    timestamp = int(moment.timestamp())
    sent["host"] = request.host
    signed = [(name, sent.get(name, "")) for name in _SIGNED]
    payload_hash = hash_payload(request.body, sent.get(_PAYLOAD_HASH))
    canonical = canonical_request(request.method, request.path, request.query, signed, payload_hash)
    to_sign = string_to_sign(timestamp, service, canonical)
    key = derive_key(credentials.key_secret, format_date(timestamp), service)
    value = authorization(credentials.key_id, timestamp, service, _SIGNED_NAMES, signature(key, to_sign))
    time = write_moment(moment, facts.SIGNING_TC3_HMAC_SHA256_TIME)
    headers = [(_NAMES["time"], time), (_NAMES["authorization"], value)]
    if credentials.session_token:
        headers.append((_NAMES["token"], credentials.session_token))
    return request.with_headers(*headers)


def hash_payload(body: bytes, content_header: str | None = None) -> str:
    """Return the hash of a body.

    Args:
        body: The body.
        content_header: The header ``X-TC-Content-SHA256``. ``UNSIGNED-PAYLOAD`` is hashed instead of the
            body.
    """
    return sha256_hex(UNSIGNED_PAYLOAD.encode() if content_header == UNSIGNED_PAYLOAD else body)


def canonical_request(
    method: str,
    path: str,
    query: str,
    headers: Iterable[tuple[str, str]],
    payload_hash: str,
    *,
    fold_values: bool = True,
) -> str:
    """Return the canonical request.

    Args:
        method: The HTTP method in capitals.
        path: The path as sent. This vendor always has ``/``.
        query: The query as sent, in the same order.
        headers: The headers to sign.
        payload_hash: The result of :func:`hash_payload`.
        fold_values: Whether header values are converted to lower case. The vendor's page requires it; the
            vendor's SDK does not do it.
    """
    if fold_values:
        headers = [(name, value.lower()) for name, value in headers]
    block, names = list_headers(headers)
    return f"{method}\n{path}\n{query}\n{block}\n{names}\n{payload_hash}"


def string_to_sign(timestamp: int, service: str, canonical: str) -> str:
    """Return the string to sign for a canonical request at a Unix time in seconds."""
    scope = f"{format_date(timestamp)}/{service}/{_TERMINATOR}"
    return f"{ALGORITHM}\n{timestamp}\n{scope}\n{sha256_hex(canonical.encode())}"


def derive_keys(secret: str, date: str, service: str) -> tuple[bytes, bytes, bytes]:
    """Return the keys of the date and of the service, and the signing key."""
    date_key = hmac_digest(f"{facts.SIGNING_TC3_HMAC_SHA256_KEY_PREFIX}{secret}".encode(), date, _HASH)
    service_key = hmac_digest(date_key, service, _HASH)
    return date_key, service_key, hmac_digest(service_key, _TERMINATOR, _HASH)


@lru_cache(maxsize=32)
def derive_key(secret: str, date: str, service: str) -> bytes:
    """Return the signing key of a day. It is cached, because every call of that day needs it."""
    return derive_keys(secret, date, service)[-1]


def signature(key: bytes, to_sign: str) -> str:
    """Return the signature of a string to sign."""
    return hmac_digest(key, to_sign, _HASH).hex()


def authorization(key_id: str, timestamp: int, service: str, signed_headers: str, value: str) -> str:
    """Return the ``Authorization`` header."""
    scope = f"{key_id}/{format_date(timestamp)}/{service}/{_TERMINATOR}"
    return f"{ALGORITHM} Credential={scope}, SignedHeaders={signed_headers}, Signature={value}"


@lru_cache(maxsize=8)
def _format_day(day: int) -> str:
    return datetime.fromtimestamp(day * 86400, UTC).strftime("%Y-%m-%d")


def format_date(timestamp: int) -> str:
    """Return the UTC date of a Unix time in seconds."""
    return _format_day(timestamp // 86400)
