"""The default transports: connections, headers and recording."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import httpcore
import httpx
import pytest
import vcr
from vcr.errors import CannotOverwriteExistingCassetteException
from yunbind_runtime.base.errors import ClientClosed
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.transport import httpcore_pools, pool
from yunbind_runtime.transport.httpx_transport import AsyncHttpxTransport, HttpxTransport
from yunbind_runtime.transport.network import ConnectionStats
from yunbind_runtime.transport.routes import Route

from tests.runtime.loopback import CannedResponse, Server, make_json


def make_request(cloud: Server, body: bytes = b"{}", **fields: str) -> HttpRequest:
    host = cloud.endpoint.removeprefix("http://")
    return HttpRequest(
        "POST", "http", host, "/", "a=1", (("Content-Type", "application/json"),), body, **fields
    )


def test_idle_connections_are_closed_before_the_vendors_close_them() -> None:
    """``documented``: a vendor closes them after about ten seconds."""
    assert pool.KEEPALIVE_SECONDS == 5.0
    made = httpcore_pools.make_pool(
        Route("http", "h", None), ConnectionStats(time.monotonic, 1, is_secure=False), None
    )
    assert made._keepalive_expiry == 5.0


def test_an_idle_connection_is_replaced(cloud: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(httpcore_pools, "KEEPALIVE_SECONDS", 0.02)
    transport = HttpxTransport()
    transport.send(make_request(cloud), Timeout())
    time.sleep(0.05)
    transport.send(make_request(cloud), Timeout())
    transport.close()
    assert cloud.connections == 2


def test_a_connection_that_the_server_closed_is_not_used(cloud: Server) -> None:
    cloud.respond = lambda _: CannedResponse(200, b"{}", {"Connection": "close"})
    transport = HttpxTransport()
    for _ in range(3):
        assert transport.send(make_request(cloud), Timeout()).status == 200
    transport.close()
    assert cloud.connections == 3


def test_non_ascii_headers_are_sent_as_utf8(cloud: Server) -> None:
    transport = HttpxTransport()
    transport.send(make_request(cloud).with_headers(("X-Uni", "ü")), Timeout())
    transport.close()
    assert cloud.received[0].headers["X-Uni"].encode("latin-1").decode() == "ü"


def test_the_host_header_is_sent_as_signed(cloud: Server) -> None:
    transport = HttpxTransport()
    transport.send(make_request(cloud), Timeout())
    transport.close()
    received = cloud.received[0]
    assert received.headers["Host"] == f"127.0.0.1:{cloud.server_port}"
    assert [name for name in received.headers if name.lower() == "host"] == ["Host"]


def test_a_target_that_httpx_would_change_is_sent_as_signed(cloud: Server) -> None:
    host = cloud.endpoint.removeprefix("http://")
    transport = HttpxTransport()
    transport.send(HttpRequest("GET", "http", host, "/a/./b/../c", "q='[x]'"), Timeout())
    transport.close()
    assert cloud.received[0].target == "/a/./b/../c?q='[x]'"


def test_a_closed_transport_raises_client_closed(cloud: Server) -> None:
    transport = HttpxTransport()
    transport.close()
    transport.close()
    with pytest.raises(ClientClosed):
        transport.send(make_request(cloud), Timeout())


async def test_a_closed_async_transport_raises_client_closed(cloud: Server) -> None:
    transport = AsyncHttpxTransport()
    await transport.aclose()
    await transport.aclose()
    with pytest.raises(ClientClosed):
        await transport.send(make_request(cloud), Timeout())


@pytest.mark.parametrize("matched", [b'{"a":1}', b'{"a":2}'])
def test_calls_can_be_recorded_and_replayed(cloud: Server, tmp_path: Path, matched: bytes) -> None:
    """vcrpy sees method, query and body. A changed request does not match."""
    cloud.respond = lambda _: make_json({"Response": {"Total": 5}})
    recorder = vcr.VCR(match_on=["method", "query", "body"], record_mode="once")
    for _ in range(2):
        with recorder.use_cassette(str(tmp_path / "calls.yaml")):
            transport = HttpxTransport()
            body = transport.send(make_request(cloud, b'{"a":1}'), Timeout()).body
            transport.close()
        assert body == b'{"Response": {"Total": 5}}'
    assert len(cloud.received) == 1
    with recorder.use_cassette(str(tmp_path / "calls.yaml")):
        transport = HttpxTransport()
        if matched == b'{"a":1}':
            transport.send(make_request(cloud, matched), Timeout())
        else:
            with pytest.raises(CannotOverwriteExistingCassetteException):
                transport.send(make_request(cloud, matched), Timeout())
        transport.close()
    assert len(cloud.received) == 1


def test_calls_pass_through_httpx_as_soon_as_the_program_imports_it(
    cloud: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tools that record or mock httpx see calls of older clients too."""
    real, seen = httpx.HTTPTransport.handle_request, list[str]()

    def handle(transport: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        seen.append(request.method)
        return real(transport, request)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", handle)
    transport = HttpxTransport()
    with monkeypatch.context() as patch:
        patch.delitem(sys.modules, "httpx")
        transport.send(make_request(cloud), Timeout())
    assert seen == []
    transport.send(make_request(cloud), Timeout())
    transport.close()
    assert (seen, cloud.connections) == (["POST"], 1)


async def test_async_calls_pass_through_httpx_as_soon_as_the_program_imports_it(
    cloud: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = httpx.AsyncHTTPTransport.handle_async_request, list[str]()

    async def handle(transport: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
        seen.append(request.method)
        return await real(transport, request)

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", handle)
    transport = AsyncHttpxTransport()
    with monkeypatch.context() as patch:
        patch.delitem(sys.modules, "httpx")
        await transport.send(make_request(cloud), Timeout())
    assert seen == []
    await transport.send(make_request(cloud), Timeout())
    await transport.aclose()
    assert (seen, cloud.connections) == (["POST"], 1)


async def test_httpx_keeps_its_connections_in_a_private_attribute() -> None:
    """``_pool``, which :class:`PoolTransport` sets. It is the only private attribute of httpx in use."""
    with httpx.HTTPTransport(verify=False) as blocking:
        assert type(blocking._pool) is httpcore.ConnectionPool
    async with httpx.AsyncHTTPTransport(verify=False) as looping:
        assert type(looping._pool) is httpcore.AsyncConnectionPool


async def test_async_calls_can_be_recorded_and_replayed(cloud: Server, tmp_path: Path) -> None:
    cloud.respond = lambda _: make_json({"Response": {"Total": 5}})
    recorder = vcr.VCR(match_on=["method", "query", "body"], record_mode="once")
    for _ in range(2):
        with recorder.use_cassette(str(tmp_path / "calls.yaml")):
            transport = AsyncHttpxTransport()
            response = await transport.send(make_request(cloud), Timeout())
            await transport.aclose()
        assert response.body == b'{"Response": {"Total": 5}}'
    assert len(cloud.received) == 1
