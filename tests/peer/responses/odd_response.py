"""An unusual response and its expected readings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

JSON = "application/json"
HTML = "text/html"
GATEWAY_PAGE = b"<html><body>Bad Gateway</body></html>"
UNREADABLE = {"unreadable": None}


@dataclass(frozen=True)
class OddResponse:
    """An unusual response of a cloud.

    Attributes:
        name: Property that makes the response unusual.
        sdk: SDK to compare with.
        action: Called action.
        body: Bytes, or a value to encode as JSON.
        ours: Expected reading by our client, in the form of reading.py.
        theirs: Expected reading by the SDK, if it differs.
        flaw: Flaw of the SDK's reading.
        status: HTTP status. Defaults to 200.
        content_type: Media type of the body. Defaults to JSON.
    """

    name: str
    sdk: str
    action: str
    body: Any
    ours: dict[str, Any]
    theirs: dict[str, Any] | None = None
    flaw: str = ""
    status: int = 200
    content_type: str = JSON

    @property
    def raw(self) -> bytes:
        return (
            self.body if isinstance(self.body, bytes) else json.dumps(self.body, ensure_ascii=False).encode()
        )

    def __str__(self) -> str:
        return f"{self.sdk}-{self.name}"


def service_error(code: str | None, message: str | None, request_id: str | None = "id") -> dict[str, Any]:
    """Return the form of a service error."""
    return {"service_error": {"code": code, "message": message, "request_id": request_id}}
