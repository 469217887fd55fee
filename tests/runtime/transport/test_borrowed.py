"""Transports and clients of httpx and httpx2 that the caller owns."""

from __future__ import annotations

import asyncio
import gzip
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from importlib import import_module
from typing import Any

import httpx
import httpx as real
import httpx2
import pytest
from yunbind_runtime.base.errors import (
    ConnectFailed,
    ConnectionLost,
    TimedOut,
    TransportError,
    UnreadableResponse,
    YunbindError,
)
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.transport.httpx_transport import as_async_transport, as_transport
from yunbind_runtime.transport.options import MAX_RESPONSE_SIZE

from tests.runtime.transport.raw_server import listen, make_request, serve_all


@pytest.fixture(autouse=True, params=["httpx", "httpx2"])
def _library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ``httpx`` be each library. Their classes have the same names."""
    monkeypatch.setattr(sys.modules[__name__], "httpx", import_module(request.param))


Handler = Callable[[httpx.Request], httpx.Response]
REQUEST = make_request("pic.test")


def send(
    kind: str, handler: Handler, request: HttpRequest = REQUEST, timeout: Timeout | None = None
) -> HttpResponse:
    """Send a request with an httpx transport or client that uses a handler."""
    mock = httpx.MockTransport(handler)
    timeout = timeout or Timeout()
    if kind == "transport":
        return as_transport(mock).send(request, timeout)
    if kind == "client":
        with httpx.Client(transport=mock, follow_redirects=True) as client:
            return as_transport(client).send(request, timeout)
    return asyncio.run(send_async(kind, mock, request, timeout))


async def send_async(
    kind: str, mock: httpx.MockTransport, request: HttpRequest, timeout: Timeout
) -> HttpResponse:
    if kind == "async transport":
        return await as_async_transport(mock).send(request, timeout)
    async with httpx.AsyncClient(transport=mock, follow_redirects=True) as client:
        return await as_async_transport(client).send(request, timeout)


each_kind = pytest.mark.parametrize("kind", ["transport", "client", "async transport", "async client"])


def fail(error: Exception) -> Handler:
    def handle(_request: httpx.Request) -> httpx.Response:
        own = getattr(httpx, type(error).__name__, None)
        if own is None:
            raise error
        raise own() if isinstance(error, real.StreamClosed) else own(*error.args)

    return handle


@each_kind
@pytest.mark.parametrize(
    ("error", "expected", "maybe_sent"),
    [
        (httpx.ConnectError("refused"), ConnectFailed, False),
        (httpx.ConnectTimeout("slow"), TimedOut, False),
        (httpx.PoolTimeout("full"), TimedOut, False),
        (httpx.ReadTimeout("slow"), TimedOut, True),
        (httpx.WriteTimeout("slow"), TimedOut, True),
        (httpx.ReadError("reset"), ConnectionLost, True),
        (httpx.RemoteProtocolError("cut"), ConnectionLost, True),
        (httpx.ProxyError("407 who?"), ConnectFailed, False),
        (httpx.UnsupportedProtocol("gopher"), ConnectFailed, False),
        (OSError(9, "Bad file descriptor"), ConnectionLost, True),
        (httpx.StreamClosed(), ConnectionLost, True),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
def test_exceptions_of_httpx_are_translated(
    kind: str, error: Exception, expected: type[TransportError], maybe_sent: bool
) -> None:
    with pytest.raises(expected) as caught:
        send(kind, fail(error))
    assert type(caught.value) is expected
    assert (caught.value.maybe_sent, caught.value.reused) == (maybe_sent, False)


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream, httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body in pieces, with a pause before each."""

    def __init__(self, *pieces: bytes, pause: float = 0.0) -> None:
        self.pieces = pieces
        self.pause = pause

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            time.sleep(self.pause)
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            await asyncio.sleep(self.pause)
            yield piece


@each_kind
def test_gzip_is_decoded_within_the_limit(kind: str) -> None:
    packed = gzip.compress(bytes(MAX_RESPONSE_SIZE + 1))
    headers = {"Content-Encoding": "gzip"}
    small = send(kind, lambda _: httpx.Response(200, headers=headers, stream=Pieces(gzip.compress(b"{}"))))
    assert small.body == b"{}"
    with pytest.raises(UnreadableResponse, match="has more than"):
        send(kind, lambda _: httpx.Response(200, headers=headers, stream=Pieces(packed)))


@each_kind
def test_a_body_that_httpx_has_decoded_is_not_decoded_again(kind: str) -> None:
    headers = {"Content-Encoding": "gzip"}
    response = send(kind, lambda _: httpx.Response(200, headers=headers, content=gzip.compress(b"{}")))
    assert response.body == b"{}"


@each_kind
def test_redirects_are_not_followed(kind: str) -> None:
    calls: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        calls.append(str(request.url))
        return httpx.Response(302, headers={"Location": "https://elsewhere.test/?token=s3cret"})

    with pytest.raises(UnreadableResponse, match=r"to elsewhere\.test, and redirects are not followed"):
        send(kind, handle)
    assert calls == ["http://pic.test/"]


@each_kind
def test_the_total_timeout_ends_a_slow_body(kind: str) -> None:
    pieces = Pieces(*[b"x"] * 100, pause=0.02)
    with pytest.raises(TimedOut, match=r"Timeout\.total"):
        send(kind, lambda _: httpx.Response(200, stream=pieces), timeout=Timeout(total=0.05))


@each_kind
def test_a_target_that_httpx_would_change_is_sent_as_signed(kind: str) -> None:
    seen: list[bytes] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.raw_path)
        return httpx.Response(200)

    send(kind, handle, HttpRequest("GET", "http", "pic.test", "/a/./b", "q='[x]'"))
    assert seen == [b"/a/./b?q='[x]'"]


def test_a_client_with_hooks_that_read_the_response_works() -> None:
    def read(response: httpx.Response) -> None:
        response.read()

    with (
        listen(serve_all) as server,
        httpx.Client(event_hooks={"response": [read]}, trust_env=False) as client,
    ):
        assert as_transport(client).send(make_request(server.host), Timeout()).body == b"{}"


@each_kind
def test_an_exception_that_is_not_about_http_is_raised_unchanged(kind: str) -> None:
    """An error in the caller's mock must not look like a network error."""

    def handle(_request: httpx.Request) -> Any:
        raise AssertionError("the test's own")

    with pytest.raises(AssertionError, match="the test's own") as caught:
        send(kind, handle)
    assert not isinstance(caught.value, YunbindError)
