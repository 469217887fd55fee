"""Unsigned requests of Alibaba Cloud: the parameters of the HMAC-SHA1 scheme without a signature.

Actions that exchange another proof of identity for credentials need none. The vendor's SDKs send them so:
https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from yunbind_facts.protocols import alibaba_rpc as facts

from . import percent
from .canonical import write_moment

if TYPE_CHECKING:
    from datetime import datetime

    from yunbind_runtime.base.http import HttpRequest

LOCATION = facts.UNSIGNED_LOCATION
HAS_NONCE = False


def sign(
    request: HttpRequest,
    credentials: None,  # noqa: ARG001 - unsigned
    *,
    service: str,  # noqa: ARG001
    moment: datetime,
    nonce: str,  # noqa: ARG001
) -> HttpRequest:
    """Return the request with its timestamp in the query."""
    time = (facts.UNSIGNED_NAMES["time"], write_moment(moment, facts.UNSIGNED_TIME))
    pairs = [*percent.decode_pairs(request.query), time]
    return replace(request, query=percent.encode_pairs(pairs))
