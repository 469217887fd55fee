"""An odd answer, and what is expected of those who read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

JSON = "application/json"
HTML = "text/html"
GATEWAY_PAGE = b"<html><body>Bad Gateway</body></html>"
UNREADABLE = {"unreadable": None}


@dataclass(frozen=True)
class Answer:
    """An answer of a cloud.

    Attributes:
        name: what is odd about it.
        sdk: whose reading is compared.
        action: what was called.
        body: bytes, or what JSON is made of.
        ours: what our client should read, in the form of reading.py.
        theirs: what the SDK reads, where that is something else.
        wrong: what is wrong about the SDK's reading.
        status: HTTP status.
        content_type: of the answer.
    """

    name: str
    sdk: str
    action: str
    body: Any
    ours: dict[str, Any]
    theirs: dict[str, Any] | None = None
    wrong: str = ""
    status: int = 200
    content_type: str = JSON

    @property
    def raw(self) -> bytes:
        return (
            self.body if isinstance(self.body, bytes) else json.dumps(self.body, ensure_ascii=False).encode()
        )

    def __str__(self) -> str:
        return f"{self.sdk}-{self.name}"


def refuse(code: str | None, message: str | None, request_id: str | None = "id") -> dict[str, Any]:
    """Return the form of a refusal."""
    return {"refusal": {"code": code, "message": message, "request_id": request_id}}
