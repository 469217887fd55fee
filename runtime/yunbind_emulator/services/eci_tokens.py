"""Tokens of Alibaba Cloud: ClientToken makes a call idempotent, NextToken asks for the next page.

https://www.alibabacloud.com/help/doc-detail/25693.htm. The same ClientToken with the
same request gets the same response. With another request it is rejected.
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yunbind_emulator.services.handlers import Call, Handler, ResponseBody

WRONG_PAGE = "A wrong NextToken or Limit is refused: `InvalidParameter`"
MAX_TOKENS = 5_000
"""Maximum number of client tokens that a region remembers; no page documents a duration."""
_TOKENS = "eci.tokens"
_PAGE = 20
_WIDTH = 9


def repeat_by_token(handler: Handler) -> Handler:
    """Make a handler repeat its response for a known ClientToken. Errors are not remembered."""

    def respond(call: Call) -> ResponseBody | None:
        token = call.parameters.get("ClientToken")
        if not token:
            return handler(call)
        request = {name: value for name, value in call.parameters.items() if name != "ClientToken"}
        digest = hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()
        seen = call.records(_TOKENS)
        key = f"{call.action.name}/{token}"
        if key not in seen:
            if len(seen) >= MAX_TOKENS:
                del seen[next(iter(seen))]
            seen[key] = {"request": digest, "answer": handler(call) or {}}
        elif seen[key]["request"] != digest:
            message = "The request uses the same client token as a previous, but non-identical request."
            raise call.error("IdempotentParameterMismatch", message)
        return dict(seen[key]["answer"])

    return respond


def read_limit(call: Call, name: str) -> int:
    """Return the requested number of items. Defaults to 20."""
    limit = call.parameters.get(name) or _PAGE
    if limit < 1:
        message = f"The specified parameter {name} must be at least 1."
        raise call.error("InvalidParameter", message, assumed=WRONG_PAGE)
    return int(limit)


def write_position(number: int) -> str:
    """Write the number of the last item on a page as the token of the next page."""
    return base64.urlsafe_b64encode(number.to_bytes(_WIDTH, "big")).decode()


def read_position(call: Call, token: str | None) -> int:
    """Return the number that a token holds, or 0 without a token."""
    if not token:
        return 0
    try:
        raw = base64.b64decode(token, altchars=b"-_", validate=True)
    except ValueError:
        raw = b""
    if len(raw) != _WIDTH:
        message = "The specified parameter NextToken is not valid: take it from the page before."
        raise call.error("InvalidParameter", message, assumed=WRONG_PAGE)
    return int.from_bytes(raw, "big")
