"""No signature on Alibaba Cloud: the parameters of the older signature without those that sign.

For the actions that trade another proof of identity for credentials, as the vendor's SDKs send them:
https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from . import percent
from .alibaba_hmac_sha1 import format_moment

if TYPE_CHECKING:
    from datetime import datetime

    from yunbind_runtime.base.http import HttpRequest

LOCATION = "parameters"


def sign(
    request: HttpRequest,
    credentials: None,  # noqa: ARG001 - that is the point
    *,
    service: str,  # noqa: ARG001
    moment: datetime,
    nonce: str,  # noqa: ARG001
) -> HttpRequest:
    """Return the request with its time in the query."""
    pairs = [*percent.decode_pairs(request.query), ("Timestamp", format_moment(moment))]
    return replace(request, query=percent.encode_pairs(pairs))
