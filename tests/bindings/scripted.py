"""A transport with scripted responses, and a clock that advances only when the client sleeps."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias
from urllib.parse import parse_qsl

from yunbind import Credentials
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

KEYS = Credentials("key-id", "key-secret", project_id="project")
Outcome: TypeAlias = "HttpResponse | Exception"


def make_response(content: object, status: int = 200) -> HttpResponse:
    """Return a response of Alibaba or Huawei."""
    return HttpResponse(status, (("Content-Type", "application/json"),), json.dumps(content).encode())


def tencent(**content: object) -> HttpResponse:
    """Return a response of Tencent, in its envelope."""
    return make_response({"Response": {**content, "RequestId": "request"}})


def tencent_error(code: str, message: str = "why") -> HttpResponse:
    """Return an error response of Tencent, which has HTTP status 200."""
    return tencent(Error={"Code": code, "Message": message})


class Script:
    """Returns its responses in order, then repeats the last one. Raises exceptions. Keeps the requests."""

    def __init__(self, *responses: Outcome) -> None:
        self.responses: Sequence[Outcome] = responses
        self.requests: list[HttpRequest] = []

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        given = self.responses[min(len(self.requests), len(self.responses) - 1)]
        self.requests.append(request)
        if isinstance(given, Exception):
            raise given
        return given

    def close(self) -> None:
        """Nothing to close."""

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """The JSON bodies of the requests."""
        return [json.loads(request.body) for request in self.requests]

    @property
    def queries(self) -> list[dict[str, str]]:
        """The query parameters of the requests."""
        return [dict(parse_qsl(request.query, keep_blank_values=True)) for request in self.requests]


class AsyncScript:
    """:class:`Script` for asynchronous clients."""

    def __init__(self, *responses: Outcome) -> None:
        self.script = Script(*responses)

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        await asyncio.sleep(0)
        return self.script.send(request, timeout)

    async def aclose(self) -> None:
        """Nothing to close."""


class Time:
    """The ``clock`` and the ``sleep`` of a client."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
        self.pauses: list[float] = []

    def clock(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += timedelta(seconds=seconds)

    async def sleep_async(self, seconds: float) -> None:
        await asyncio.sleep(0)
        self.sleep(seconds)
