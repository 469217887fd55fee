"""A machine for tests: a home directory, an environment, a clock and a scripted network."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.tencent.tke import AsyncTkeClient, TkeClient
from yunbind_runtime.base.errors import ConnectFailed
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

Outcome: TypeAlias = "HttpResponse | Exception | Callable[[HttpRequest], HttpResponse]"

TKE, ECI, CCE = (
    "tke.tencentcloudapi.com",
    "eci.cn-hangzhou.aliyuncs.com",
    "cce.cn-north-4.myhuaweicloud.com",
)
PROJECT = "0" * 32


def make_json(content: object, status: int = 200, **headers: str) -> HttpResponse:
    """Return a JSON response."""
    return HttpResponse(
        status, (("Content-Type", "application/json"), *headers.items()), json.dumps(content).encode()
    )


def make_text(text: str, status: int = 200) -> HttpResponse:
    """Return a plain text response, as metadata services do."""
    return HttpResponse(status, (("Content-Type", "text/plain"),), text.encode())


class Net:
    """A transport with a response for each method and address. Keeps the requests.

    An address without a response is an unknown host.
    """

    def __init__(self) -> None:
        self.sent: list[HttpRequest] = []
        self.timeouts: list[Timeout] = []
        self.responses: dict[str, Outcome] = {}
        self._lock = threading.Lock()
        self.on(f"POST {TKE}/", make_json({"Response": {"TotalCount": 0, "RequestId": "id"}}))
        self.on(f"POST {ECI}/", make_json({"ImageCaches": [], "RequestId": "id"}))
        self.on(f"GET {CCE}/v5/imagecaches", make_json({"image_caches": []}, **{"X-Request-Id": "id"}))

    def on(self, what: str, response: Outcome) -> None:
        """Set the response to a request, such as ``GET 100.100.100.200/latest/api/token``."""
        self.responses[what] = response

    def count(self, what: str) -> int:
        return len(self.find(what))

    def find(self, what: str) -> list[HttpRequest]:
        return [each for each in self.sent if _name(each) == what]

    def list_addresses(self) -> list[str]:
        return [_name(each) for each in self.sent]

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        with self._lock:
            self.sent.append(request)
            self.timeouts.append(timeout)
        response = self.responses.get(_name(request))
        if response is None:
            raise ConnectFailed(f"No connection to {request.scheme}://{request.host}: nobody is there.")
        if isinstance(response, Exception):
            raise response
        return response(request) if callable(response) else response

    def close(self) -> None:
        """Nothing to close."""


class AsyncNet:
    """The network of a :class:`Net` for asyncio."""

    def __init__(self, net: Net) -> None:
        self._net = net

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        await asyncio.sleep(0.001)
        return self._net.send(request, timeout)

    async def aclose(self) -> None:
        """Nothing to close."""


def _name(request: HttpRequest) -> str:
    return f"{request.method} {request.host}{request.path}"


class World:
    """An empty machine."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environ = {"HOME": str(home)}
        self.now = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
        self.net = Net()

    def clock(self) -> datetime:
        return self.now

    def advance(self, **time: float) -> None:
        self.now += timedelta(**time)

    def in_(self, **time: float) -> str:
        """Return a time relative to now, in Alibaba's format."""
        return (self.now + timedelta(**time)).strftime("%Y-%m-%dT%H:%M:%SZ")

    def write(self, path: str, text: str, mode: int = 0o600) -> Path:
        """Write a file under the home directory."""
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(mode)
        return file

    def write_json(self, path: str, content: object) -> Path:
        return self.write(path, json.dumps(content))

    def options(self, **more: Any) -> dict[str, Any]:
        return {"environ": self.environ, "clock": self.clock, "transport": self.net, **more}

    def tke(self, credentials: Any = None, **more: Any) -> TkeClient:
        return TkeClient(region="ap-guangzhou", credentials=credentials, **self.options(**more))

    def eci(self, credentials: Any = None, **more: Any) -> EciClient:
        return EciClient(region="cn-hangzhou", credentials=credentials, **self.options(**more))

    def cce(self, credentials: Any = None, **more: Any) -> CceClient:
        return CceClient(region="cn-north-4", credentials=credentials, **self.options(**more))

    def async_tke(self, credentials: Any = None) -> AsyncTkeClient:
        options = self.options(transport=AsyncNet(self.net))
        return AsyncTkeClient(region="ap-guangzhou", credentials=credentials, **options)

    def async_eci(self, credentials: Any = None) -> AsyncEciClient:
        options = self.options(transport=AsyncNet(self.net))
        return AsyncEciClient(region="cn-hangzhou", credentials=credentials, **options)

    def async_cce(self, credentials: Any = None) -> AsyncCceClient:
        options = self.options(transport=AsyncNet(self.net))
        return AsyncCceClient(region="cn-north-4", credentials=credentials, **options)

    def call_tke(self, client: TkeClient | None = None) -> tuple[str, str | None]:
        """Call the API. Return the key ID and the session token of the signed request."""
        (client or self.tke()).describe_image_caches()
        return read_keys(self.net.find(f"POST {TKE}/")[-1])

    def call_eci(self, client: EciClient | None = None) -> tuple[str, str | None]:
        (client or self.eci()).describe_image_caches()
        return read_keys(self.net.find(f"POST {ECI}/")[-1])

    def call_cce(self, client: CceClient | None = None) -> tuple[str, str | None]:
        (client or self.cce()).list_image_caches()
        return read_keys(self.net.find(f"GET {CCE}/v5/imagecaches")[-1])


def read_keys(request: HttpRequest) -> tuple[str, str | None]:
    """Return the key ID and the session token of a signed request."""
    signed = re.search(r"(?:Credential|Access)=([^/,]+)", request.header("Authorization") or "")
    assert signed
    names = ("X-TC-Token", "x-acs-security-token", "X-Security-Token")
    tokens = [request.header(name) for name in names]
    return signed[1], next((token for token in tokens if token), None)


def list_outcomes(client: Any) -> list[tuple[str, str]]:
    """Return the provider and the outcome of each line of a client's credential report."""
    return [(each.provider, each.outcome) for each in client.report_credentials()]
