"""No signature, said in so many words: ``Authorization: SKIP``.

Tencent Cloud takes it for the actions that trade another proof of identity for credentials, such as
https://cloud.tencent.com/document/api/1312/73070. Everything else is as under TC3-HMAC-SHA256.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from yunbind_runtime.base.http import HttpRequest

LOCATION = "headers"


def sign(
    request: HttpRequest,
    credentials: None,  # noqa: ARG001 - that is the point
    *,
    service: str,  # noqa: ARG001
    moment: datetime,
    nonce: str,  # noqa: ARG001
) -> HttpRequest:
    """Return the request with its time and the word."""
    return request.with_headers(("X-TC-Timestamp", str(int(moment.timestamp()))), ("Authorization", "SKIP"))
