"""HmacSHA1 and HmacSHA256, the older signature of Tencent Cloud's API 3.0, over parameters.

https://cloud.tencent.com/document/api/213/30654

The two schemes differ only in the hash function. All parameters, with the signature, are in the query of a
GET or in the form of a POST. The steps are public functions, because the emulator verifies signatures with
them.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from yunbind_facts.protocols import tencent_api3 as facts

from yunbind_runtime.base.errors import ConfigurationError

from . import percent
from .canonical import hmac_digest, write_moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from yunbind_runtime.base.http import HttpRequest
    from yunbind_runtime.model.credentials import Credentials

_HASHES = {
    facts.SIGNING_HMAC_SHA1_ALGORITHM: facts.SIGNING_HMAC_SHA1_HASH,
    facts.SIGNING_HMAC_SHA256_ALGORITHM: facts.SIGNING_HMAC_SHA256_HASH,
}
_NAMES = {
    facts.SIGNING_HMAC_SHA1_ALGORITHM: facts.SIGNING_HMAC_SHA1_NAMES,
    facts.SIGNING_HMAC_SHA256_ALGORITHM: facts.SIGNING_HMAC_SHA256_NAMES,
}
_TIMES = {
    facts.SIGNING_HMAC_SHA1_ALGORITHM: facts.SIGNING_HMAC_SHA1_TIME,
    facts.SIGNING_HMAC_SHA256_ALGORITHM: facts.SIGNING_HMAC_SHA256_TIME,
}
_LARGEST_NONCE = 2**63 - 1


def sign(
    request: HttpRequest,
    credentials: Credentials,
    *,
    signature_method: str,
    moment: datetime,
    nonce: str,
) -> HttpRequest:
    """Return the request with key id, time, nonce, session token and signature among its parameters.

    Raises:
        ConfigurationError: The request is neither a GET nor a form.
    """
    is_get = request.method == "GET"
    if not is_get and request.header("Content-Type") != facts.REQUESTS_CONTENT_TYPES["form"]:
        raise ConfigurationError(
            f"{signature_method} can only sign a GET request or a form, and this request is neither."
        )
    pairs = percent.decode_pairs(request.query if is_get else request.body.decode())
    names = _NAMES[signature_method]
    pairs += [
        (names["key_id"], credentials.key_id),
        (names["time"], write_moment(moment, _TIMES[signature_method])),
        (names["nonce"], str(number_nonce(nonce))),
    ]
    if "method" in names:
        pairs.append((names["method"], signature_method))
    if credentials.session_token:
        pairs.append((names["token"], credentials.session_token))
    to_sign = string_to_sign(request.method, request.host, pairs)
    pairs.append((names["signature"], signature(credentials.key_secret, to_sign, signature_method)))
    text = percent.encode_pairs(pairs)
    return replace(request, query=text) if is_get else replace(request, body=text.encode())


def number_nonce(nonce: str) -> int:
    """Return a nonce as a positive number, as the vendor requires. Other texts are hashed to a number."""
    if nonce.isascii() and nonce.isdecimal() and 0 < int(nonce) <= _LARGEST_NONCE:
        return int(nonce)
    return int.from_bytes(hashlib.sha256(nonce.encode()).digest()) % _LARGEST_NONCE + 1


def string_to_sign(method: str, host: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return the string to sign.

    Args:
        method: The HTTP method in capitals.
        host: The ``Host`` header.
        pairs: All parameters except ``Signature``, not encoded. They are sorted by name.
    """
    return f"{method}{host}/?" + "&".join(f"{name}={value}" for name, value in sorted(pairs))


def signature(secret: str, to_sign: str, signature_method: str) -> str:
    """Return the signature of a string to sign, in Base64."""
    digest = hmac_digest(secret.encode(), to_sign, _HASHES[signature_method])
    return base64.b64encode(digest).decode()
