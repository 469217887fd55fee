"""ACS3-HMAC-SHA256, the signature "V3" of Alibaba Cloud's OpenAPI.

https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature

The steps are public functions, because the emulator verifies signatures with them.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from yunbind_facts.protocols import alibaba_rpc as facts

from yunbind_runtime.model.credentials import Credentials

from . import percent
from .canonical import hmac_digest, list_headers, sha256_hex, write_moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yunbind_runtime.base.http import HttpRequest

ALGORITHM = facts.SIGNING_ACS3_HMAC_SHA256_ALGORITHM
CREDENTIALS = Credentials
LOCATION = facts.SIGNING_ACS3_HMAC_SHA256_LOCATION
HAS_NONCE = True
_NAMES = facts.SIGNING_ACS3_HMAC_SHA256_NAMES
_SIGNED = facts.SIGNING_ACS3_HMAC_SHA256_SIGNED_HEADERS


def sign(
    request: HttpRequest,
    credentials: Credentials,
    *,
    service: str,  # noqa: ARG001 - no scope in this scheme
    moment: datetime,
    nonce: str,
) -> HttpRequest:
    """Return the request with date, nonce, body hash, session token and ``Authorization``.

    Signs ``host``, ``content-type`` if present, and every ``x-acs-*`` header.
    """
    payload_hash = hash_payload(request.body)
    headers = [
        (_NAMES["time"], format_moment(moment)),
        (_NAMES["nonce"], nonce),
        (_NAMES["payload_hash"], payload_hash),
    ]
    if credentials.session_token:
        headers.append((_NAMES["key_id"], credentials.key_id))
        headers.append((_NAMES["token"], credentials.session_token))
    sent = [("host", request.host), *request.headers, *headers]
    signed = [header for header in sent if _is_signed(header[0].lower())]
    canonical = canonical_request(request.method, request.path, request.query, signed, payload_hash)
    value = signature(credentials.key_secret, string_to_sign(canonical))
    names = canonical.rsplit("\n", 2)[1]
    headers.append((_NAMES["authorization"], authorization(credentials.key_id, names, value)))
    return request.with_headers(*headers)


def hash_payload(body: bytes) -> str:
    """Return the hash of a body for ``x-acs-content-sha256`` and the canonical request."""
    return sha256_hex(body)


def canonical_request(
    method: str, path: str, query: str, headers: Iterable[tuple[str, str]], payload_hash: str
) -> str:
    """Return the canonical request.

    Args:
        method: The HTTP method in capitals.
        path: The path as sent.
        query: The query as sent. It is decoded, sorted and encoded again.
        headers: The headers to sign.
        payload_hash: The result of :func:`hash_payload`.
    """
    block, names = list_headers(headers)
    return f"{method}\n{path or '/'}\n{percent.canonical_query(query)}\n{block}\n{names}\n{payload_hash}"


def string_to_sign(canonical: str) -> str:
    """Return the string to sign for a canonical request."""
    return f"{ALGORITHM}\n{sha256_hex(canonical.encode())}"


def signature(secret: str, to_sign: str) -> str:
    """Return the signature of a string to sign."""
    return hmac_digest(secret.encode(), to_sign, facts.SIGNING_ACS3_HMAC_SHA256_HASH).hex()


def authorization(key_id: str, signed_headers: str, value: str) -> str:
    """Return the ``Authorization`` header."""
    return f"{ALGORITHM} Credential={key_id},SignedHeaders={signed_headers},Signature={value}"


def format_moment(moment: datetime) -> str:
    """Return a time as ``x-acs-date``."""
    return write_moment(moment, facts.SIGNING_ACS3_HMAC_SHA256_TIME)


def _is_signed(name: str) -> bool:
    return name in _SIGNED or name.startswith(facts.SIGNING_ACS3_HMAC_SHA256_SIGNED_PREFIXES)
