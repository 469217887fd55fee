"""HmacSHA256, an older signature of Tencent Cloud. See :mod:`.tencent_hmac`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_facts.protocols import tencent_api3 as facts

from yunbind_runtime.model.credentials import Credentials

from . import tencent_hmac

if TYPE_CHECKING:
    from datetime import datetime

    from yunbind_runtime.base.http import HttpRequest

CREDENTIALS = Credentials
LOCATION = facts.SIGNING_HMAC_SHA256_LOCATION
HAS_NONCE = True

_METHOD = facts.SIGNING_HMAC_SHA256_ALGORITHM


def sign(
    request: HttpRequest,
    credentials: Credentials,
    *,
    service: str,  # noqa: ARG001 - no scope in this scheme
    moment: datetime,
    nonce: str,
) -> HttpRequest:
    """Return the request with the signature and its parameters."""
    return tencent_hmac.sign(request, credentials, signature_method=_METHOD, moment=moment, nonce=nonce)
