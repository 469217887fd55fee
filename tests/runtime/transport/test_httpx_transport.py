"""The transports behind the clients: connections, TLS contexts, and recording."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import vcr
from vcr.errors import CannotOverwriteExistingCassetteException
from yunbind_runtime.base.errors import ClientClosed
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.transport import httpx_transport as transport
from yunbind_runtime.transport import pool
from yunbind_runtime.transport.httpx_transport import AsyncHttpxTransport, HttpxTransport
from yunbind_runtime.transport.network import ConnectionStats
from yunbind_runtime.transport.routes import Route

from tests.runtime.loopback import Answer, Server, make_json


def make_request(cloud: Server, body: bytes = b"{}", **fields: str) -> HttpRequest:
    host = cloud.endpoint.removeprefix("http://")
    return HttpRequest(
        "POST", "http", host, "/", "a=1", (("Content-Type", "application/json"),), body, **fields
    )


def test_idle_connections_are_not_kept_longer_than_the_vendors_keep_them() -> None:
    """``documented``: one of the vendors drops them after about ten seconds."""
    assert pool.KEEPALIVE_SECONDS == 5.0
    connection = transport._HttpxConnection(
        Route("http", "h", None), ConnectionStats(time.monotonic, 1, is_secure=False), None
    )
    assert connection._pool._keepalive_expiry == 5.0


def test_an_idle_connection_is_replaced(cloud: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "KEEPALIVE_SECONDS", 0.02)
    carrier = HttpxTransport()
    carrier.send(make_request(cloud), Timeout())
    time.sleep(0.05)
    carrier.send(make_request(cloud), Timeout())
    carrier.close()
    assert cloud.connections == 2


def test_a_connection_that_the_server_closed_meanwhile_is_not_used(cloud: Server) -> None:
    cloud.answer = lambda _: Answer(200, b"{}", {"Connection": "close"})
    carrier = HttpxTransport()
    for _ in range(3):
        assert carrier.send(make_request(cloud), Timeout()).status == 200
    carrier.close()
    assert cloud.connections == 3


def test_headers_that_are_not_ascii_travel_as_utf8(cloud: Server) -> None:
    carrier = HttpxTransport()
    carrier.send(make_request(cloud).with_headers(("X-Uni", "ü")), Timeout())
    carrier.close()
    assert cloud.received[0].headers["X-Uni"].encode("latin-1").decode() == "ü"


def test_the_host_header_is_the_one_that_was_signed(cloud: Server) -> None:
    carrier = HttpxTransport()
    carrier.send(make_request(cloud), Timeout())
    carrier.close()
    received = cloud.received[0]
    assert received.headers["Host"] == f"127.0.0.1:{cloud.server_port}"
    assert [name for name in received.headers if name.lower() == "host"] == ["Host"]


def test_a_target_that_httpx_would_change_is_sent_as_it_was_signed(cloud: Server) -> None:
    host = cloud.endpoint.removeprefix("http://")
    carrier = HttpxTransport()
    carrier.send(HttpRequest("GET", "http", host, "/a/./b/../c", "q='[x]'"), Timeout())
    carrier.close()
    assert cloud.received[0].target == "/a/./b/../c?q='[x]'"


def test_a_closed_transport_says_so(cloud: Server) -> None:
    carrier = HttpxTransport()
    carrier.close()
    carrier.close()
    with pytest.raises(ClientClosed):
        carrier.send(make_request(cloud), Timeout())


async def test_a_closed_async_transport_says_so(cloud: Server) -> None:
    carrier = AsyncHttpxTransport()
    await carrier.aclose()
    await carrier.aclose()
    with pytest.raises(ClientClosed):
        await carrier.send(make_request(cloud), Timeout())


@pytest.mark.parametrize("matched", [b'{"a":1}', b'{"a":2}'])
def test_calls_can_be_recorded_and_replayed(cloud: Server, tmp_path: Path, matched: bytes) -> None:
    """vcrpy sees method, query and body; a request that was altered misses."""
    cloud.answer = lambda _: make_json({"Response": {"Total": 5}})
    recorder = vcr.VCR(match_on=["method", "query", "body"], record_mode="once")
    for _ in range(2):
        with recorder.use_cassette(str(tmp_path / "calls.yaml")):
            carrier = HttpxTransport()
            body = carrier.send(make_request(cloud, b'{"a":1}'), Timeout()).body
            carrier.close()
        assert body == b'{"Response": {"Total": 5}}'
    assert len(cloud.received) == 1
    with recorder.use_cassette(str(tmp_path / "calls.yaml")):
        carrier = HttpxTransport()
        if matched == b'{"a":1}':
            carrier.send(make_request(cloud, matched), Timeout())
        else:
            with pytest.raises(CannotOverwriteExistingCassetteException):
                carrier.send(make_request(cloud, matched), Timeout())
        carrier.close()
    assert len(cloud.received) == 1


async def test_async_calls_can_be_recorded_and_replayed(cloud: Server, tmp_path: Path) -> None:
    cloud.answer = lambda _: make_json({"Response": {"Total": 5}})
    recorder = vcr.VCR(match_on=["method", "query", "body"], record_mode="once")
    for _ in range(2):
        with recorder.use_cassette(str(tmp_path / "calls.yaml")):
            carrier = AsyncHttpxTransport()
            response = await carrier.send(make_request(cloud), Timeout())
            await carrier.aclose()
        assert response.body == b'{"Response": {"Total": 5}}'
    assert len(cloud.received) == 1
