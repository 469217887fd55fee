"""HMAC-SHA1, the older signature of Alibaba Cloud's RPC style (``SignatureVersion`` 1.0), over parameters.

https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism

The steps are public functions, because the emulator verifies signatures with them.
"""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from yunbind_facts.protocols import alibaba_rpc as facts

from yunbind_runtime.model.credentials import Credentials

from . import percent
from .canonical import hmac_digest, write_moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yunbind_runtime.base.http import HttpRequest

ALGORITHM = facts.SIGNING_HMAC_SHA1_ALGORITHM
VERSION = facts.SIGNING_HMAC_SHA1_VERSION
CREDENTIALS = Credentials
LOCATION = facts.SIGNING_HMAC_SHA1_LOCATION
HAS_NONCE = True
_NAMES = facts.SIGNING_HMAC_SHA1_NAMES


def sign(
    request: HttpRequest,
    credentials: Credentials,
    *,
    service: str,  # noqa: ARG001 - no scope in this scheme
    moment: datetime,
    nonce: str,
) -> HttpRequest:
    """Return the request with key id, time, nonce, session token and signature in its query.

    The signature covers the parameters of a form too.
    """
    pairs = percent.decode_pairs(request.query)
    pairs += [
        (_NAMES["key_id"], credentials.key_id),
        (_NAMES["method"], ALGORITHM),
        (_NAMES["version"], VERSION),
        (_NAMES["nonce"], nonce),
        (_NAMES["time"], format_moment(moment)),
    ]
    if credentials.session_token:
        pairs.append((_NAMES["token"], credentials.session_token))
    has_form = request.header("Content-Type") == facts.REQUESTS_CONTENT_TYPES["form"]
    form = percent.decode_pairs(request.body.decode()) if has_form else []
    value = signature(credentials.key_secret, string_to_sign(request.method, [*pairs, *form]))
    return replace(request, query=percent.encode_pairs([*pairs, (_NAMES["signature"], value)]))


def string_to_sign(method: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return the string to sign.

    Args:
        method: The HTTP method in capitals.
        pairs: All parameters except ``Signature``, not encoded. They are sorted by name.
    """
    return f"{method}&{percent.encode('/')}&{percent.encode(percent.encode_pairs(list(pairs)))}"


def signature(secret: str, to_sign: str) -> str:
    """Return the signature of a string to sign, in Base64."""
    key = f"{secret}{facts.SIGNING_HMAC_SHA1_KEY_SUFFIX}"
    return base64.b64encode(hmac_digest(key.encode(), to_sign, facts.SIGNING_HMAC_SHA1_HASH)).decode()


def format_moment(moment: datetime) -> str:
    """Return a time as ``Timestamp``."""
    return write_moment(moment, facts.SIGNING_HMAC_SHA1_TIME)
