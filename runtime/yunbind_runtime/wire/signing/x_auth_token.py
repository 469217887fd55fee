"""X-Auth-Token: a token of Huawei's IAM instead of a signature.

The action KeystoneCreateUserTokenByPassword returns the token. It is valid for 24 hours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_facts.protocols import huawei_rest as facts

from yunbind_runtime.model.credentials import AuthToken

if TYPE_CHECKING:
    from datetime import datetime

    from yunbind_runtime.base.http import HttpRequest

CREDENTIALS = AuthToken
LOCATION = facts.SIGNING_X_AUTH_TOKEN_LOCATION
HAS_NONCE = False


def sign(
    request: HttpRequest,
    credentials: AuthToken,
    *,
    service: str,  # noqa: ARG001 - no signature
    moment: datetime,  # noqa: ARG001
    nonce: str,  # noqa: ARG001
) -> HttpRequest:
    """Return the request with the token."""
    return request.with_headers((facts.SIGNING_X_AUTH_TOKEN_NAMES["token"], credentials.token))
