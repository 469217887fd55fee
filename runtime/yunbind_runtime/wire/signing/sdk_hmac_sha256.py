"""SDK-HMAC-SHA256, the AK/SK signature of Huawei Cloud.

https://support.huaweicloud.com/intl/en-us/devg-apisign/

The steps are public functions, because the emulator verifies signatures with them.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote

from yunbind_facts.protocols import huawei_rest as facts

from yunbind_runtime.model.credentials import Credentials

from . import percent
from .canonical import hmac_digest, list_headers, sha256_hex, write_moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yunbind_runtime.base.http import HttpRequest

ALGORITHM = facts.SIGNING_SDK_HMAC_SHA256_ALGORITHM
CREDENTIALS = Credentials
LOCATION = facts.SIGNING_SDK_HMAC_SHA256_LOCATION
HAS_NONCE = False

_NAMES = facts.SIGNING_SDK_HMAC_SHA256_NAMES
_SIGNED = facts.SIGNING_SDK_HMAC_SHA256_SIGNED_HEADERS


def sign(
    request: HttpRequest,
    credentials: Credentials,
    *,
    service: str,  # noqa: ARG001 - no scope in this scheme
    moment: datetime,
    nonce: str,  # noqa: ARG001 - no nonce in this scheme
) -> HttpRequest:
    """Return the request with ``X-Sdk-Date``, ``X-Security-Token`` for temporary keys, and ``Authorization``.

    Signs these, ``host``, ``content-type`` and the headers of project, domain and body hash. Other headers
    are not signed, because a proxy can change them.
    """
    date = format_moment(moment)
    added = [(_NAMES["time"], date)]
    if credentials.session_token:
        added.append((_NAMES["token"], credentials.session_token))
    sent = [("host", request.host), *added, *request.headers]
    signed = [header for header in sent if header[0].lower() in _SIGNED]
    payload_hash = hash_payload(request.body, request.header(_NAMES["payload_hash"]))
    canonical = canonical_request(request.method, request.path, request.query, signed, payload_hash)
    value = signature(credentials.key_secret, string_to_sign(date, canonical))
    names = canonical.rsplit("\n", 2)[1]
    added.append((_NAMES["authorization"], authorization(credentials.key_id, names, value)))
    return request.with_headers(*added)


def hash_payload(body: bytes, content_header: str | None = None) -> str:
    """Return the hash of a body.

    Args:
        body: The body.
        content_header: The header ``X-Sdk-Content-Sha256``, such as ``UNSIGNED-PAYLOAD``. It replaces the
            hash of a body that is not empty.
    """
    return content_header if body and content_header else sha256_hex(body)


def canonical_request(
    method: str, path: str, query: str, headers: Iterable[tuple[str, str]], payload_hash: str
) -> str:
    """Return the canonical request.

    Args:
        method: The HTTP method in capitals.
        path: The path as sent. Its segments are decoded and encoded again, and it ends with a slash.
        query: The query as sent. It is decoded, sorted and encoded again.
        headers: The headers to sign.
        payload_hash: The result of :func:`hash_payload`.
    """
    block, names = list_headers(headers)
    uri = canonical_path(path)
    return f"{method}\n{uri}\n{percent.canonical_query(query)}\n{block}\n{names}\n{payload_hash}"


def canonical_path(path: str) -> str:
    """Return a path in its signed form. An encoded slash becomes a slash."""
    uri = "/".join([percent.encode(segment) for segment in unquote(path).split("/")])
    return uri if uri.endswith("/") else f"{uri}/"


def string_to_sign(date: str, canonical: str) -> str:
    """Return the string to sign for a canonical request at the ``X-Sdk-Date``."""
    return f"{ALGORITHM}\n{date}\n{sha256_hex(canonical.encode())}"


def signature(secret: str, to_sign: str) -> str:
    """Return the signature of a string to sign."""
    return hmac_digest(secret.encode(), to_sign, facts.SIGNING_SDK_HMAC_SHA256_HASH).hex()


def authorization(key_id: str, signed_headers: str, value: str) -> str:
    """Return the ``Authorization`` header."""
    return f"{ALGORITHM} Access={key_id}, SignedHeaders={signed_headers}, Signature={value}"


def format_moment(moment: datetime) -> str:
    """Return a time as ``X-Sdk-Date``."""
    return write_moment(moment, facts.SIGNING_SDK_HMAC_SHA256_TIME)
