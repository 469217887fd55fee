"""A transport that returns a prepared response and keeps the requests."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

SAMPLES = Path(__file__).parent / "samples"
"""Responses copied value for value from the vendors' pages (documented)."""


@dataclass
class Canned:
    """Returns the same bytes for every request."""

    body: bytes
    status: int = 200
    content_type: str = "application/json"
    requests: list[HttpRequest] = field(default_factory=list)

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        self.requests.append(request)
        return HttpResponse(self.status, (("Content-Type", self.content_type),), self.body)

    def close(self) -> None:
        """Nothing to close."""


def read_sample(name: str) -> Canned:
    """Return a transport that responds with a sample from a vendor's page."""
    kind = "text/xml;charset=utf-8" if name.endswith(".xml") else "application/json"
    return Canned((SAMPLES / name).read_bytes(), content_type=kind)
