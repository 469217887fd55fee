"""Unsigned requests of Tencent Cloud: ``Authorization: SKIP``.

Actions that exchange another proof of identity for credentials need no signature, for example
https://cloud.tencent.com/document/api/1312/73070. The other headers are those of TC3-HMAC-SHA256.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_facts.protocols import tencent_api3 as facts

from .canonical import write_moment

if TYPE_CHECKING:
    from datetime import datetime

    from yunbind_runtime.base.http import HttpRequest

LOCATION = facts.UNSIGNED_LOCATION
HAS_NONCE = False
_NAMES = facts.UNSIGNED_NAMES


def sign(
    request: HttpRequest,
    credentials: None,  # noqa: ARG001 - unsigned
    *,
    service: str,  # noqa: ARG001
    moment: datetime,
    nonce: str,  # noqa: ARG001
) -> HttpRequest:
    """Return the request with its timestamp and ``Authorization: SKIP``."""
    return request.with_headers(
        (_NAMES["time"], write_moment(moment, facts.UNSIGNED_TIME)),
        (_NAMES["authorization"], facts.UNSIGNED_AUTHORIZATION),
    )
