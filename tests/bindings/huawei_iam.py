"""Huawei's gateway and IAM for tests: the emulator without a server, or scripted responses."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from yunbind_emulator.application import Application
from yunbind_runtime.base.http import Headers, HttpRequest, HttpResponse, Timeout

TOKENS = ("POST", "/v3/auth/tokens")
PROJECTS = ("GET", "/v3/projects")
CACHES = ("GET", "/v5/imagecaches")

_EMULATED, _PLAIN = "emulator-token-", "token-"


def _rename_token(headers: Headers, name: str, prefix: str, other: str) -> Headers:
    return tuple(
        (each, other + value.removeprefix(prefix) if each == name and value.startswith(prefix) else value)
        for each, value in headers
    )


class RecordingTransport:
    """A transport that keeps the requests. Tests can replace ``respond``."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond
        self.sent: list[HttpRequest] = []
        self._lock = threading.Lock()

    @classmethod
    def to(cls, emulator: Application) -> RecordingTransport:
        """Return a transport to an emulator.

        Its tokens lose the prefix by which a client knows them, because the client calls the vendor's hosts.
        """

        def respond(request: HttpRequest) -> HttpResponse:
            given = _rename_token(request.headers, "X-Auth-Token", _PLAIN, _EMULATED)
            response = emulator.respond(replace(request, headers=given))
            return replace(
                response, headers=_rename_token(response.headers, "X-Subject-Token", _EMULATED, _PLAIN)
            )

        return cls(respond)

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        with self._lock:
            self.sent.append(request)
        return self.respond(request)

    def close(self) -> None:
        """Nothing to close."""

    def count(self, what: tuple[str, str]) -> int:
        return len(self.find(what))

    def find(self, what: tuple[str, str]) -> list[HttpRequest]:
        return [each for each in self.sent if (each.method, each.path) == what]


class AsyncRecordingTransport(RecordingTransport):
    """:class:`RecordingTransport` for asynchronous clients."""

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:  # type: ignore[override]
        return RecordingTransport.send(self, request, timeout)

    async def aclose(self) -> None:
        """Nothing to close."""


def make_json(content: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """Return a JSON response."""
    sent = (("Content-Type", "application/json"), *(headers or {}).items())
    return HttpResponse(status, sent, json.dumps(content).encode())


def make_refusal(code: str, status: int) -> HttpResponse:
    """Return an error response of the gateway."""
    return make_json({"error_code": code, "error_msg": "words", "request_id": "r"}, status)
