"""Bytes behind a complete response: they cost the connection and never reach a later call."""

from __future__ import annotations

import contextlib
import gzip
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
from yunbind_runtime.base.errors import UnreadableResponse
from yunbind_runtime.base.http import HttpRequest

from tests.runtime.transport.raw_server import EitherTransport, Listener, Peer, listen
from tests.runtime.transport.test_through_proxies import Forwarder
from tests.runtime.transport.test_tls import make_server_tls

OK = b"HTTP/1.1 200 OK\r\n"
LATER = OK + b'Content-Length: 8\r\n\r\n{"a": 1}'
ZIPPED = gzip.compress(b"{}")

COMPLETE: dict[str, tuple[bytes, bytes]] = {
    "length": (OK + b"Content-Length: 2\r\n\r\n{}", b"{}"),
    "chunked": (OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", b"{}"),
    "trailers": (OK + b"Transfer-Encoding: chunked\r\n\r\n2;x=y\r\n{}\r\n0\r\nDate: now\r\n\r\n", b"{}"),
    "no chunk": (OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b""),
    "no content": (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
    "not modified": (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n", b""),
    "no length": (OK + b"Content-Length: 0\r\n\r\n", b""),
    "gzip": (OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(ZIPPED) + ZIPPED, b"{}"),
    "gzip in chunks": (
        OK
        + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n" % len(ZIPPED)
        + ZIPPED
        + b"\r\n0\r\n\r\n",
        b"{}",
    ),
    "an interim response": (b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"Content-Length: 2\r\n\r\n{}", b"{}"),
    "interim responses and chunks": (
        b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" * 3
        + OK
        + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        b"{}",
    ),
    "bare newlines": (b"HTTP/1.1 200 OK\nContent-Length: 2\n\n{}", b"{}"),
}
SURPLUS = {
    "a byte": b"x",
    "a newline": b"\r\n",
    "a response": LATER,
    "a response without body": b"HTTP/1.1 204 No Content\r\n\r\n",
    "half a response": LATER[:20],
    "an interim response": b"HTTP/1.1 100 Continue\r\n\r\n",
}
each_framing = pytest.mark.parametrize("framing", COMPLETE)


def send_to_each(*pieces: bytes, pause: float = 0.0) -> Callable[[Peer], None]:
    """Send the pieces in response to each request."""

    def handle(peer: Peer) -> None:
        while peer.read():
            for piece in pieces:
                peer.send(piece)
                time.sleep(pause)

    return handle


def make_request(host: str, scheme: str = "http", method: str = "POST") -> HttpRequest:
    return HttpRequest(method, scheme, host, "/", "", (), b"")


def read(transport: EitherTransport, request: HttpRequest) -> bytes | None:
    """Return the body. None: aiohttp refuses a response if the bytes behind it cannot begin another one."""
    try:
        return transport.send(request).body
    except UnreadableResponse:
        if transport.library != "aiohttp":
            raise
        return None


@each_framing
def test_a_complete_response_keeps_the_connection(transport: EitherTransport, framing: str) -> None:
    response, body = COMPLETE[framing]
    with listen(send_to_each(response)) as server:
        assert [transport.send(make_request(server.host)).body for _ in range(3)] == [body] * 3
        is_certain = transport.library != "aiohttp" or framing != "bare newlines"
        assert server.accepted == (1 if is_certain else 3)


@each_framing
@pytest.mark.parametrize("surplus", SURPLUS)
def test_surplus_bytes_cost_the_connection(transport: EitherTransport, framing: str, surplus: str) -> None:
    response, body = COMPLETE[framing]
    is_refused = transport.library == "aiohttp" and surplus == "a byte"
    with listen(send_to_each(response + SURPLUS[surplus])) as server:
        bodies = [read(transport, make_request(server.host)) for _ in range(3)]
        assert bodies == [None if is_refused else body] * 3
        assert server.accepted == 3


@each_framing
def test_surplus_bytes_that_arrive_later_cost_the_connection(
    transport: EitherTransport, framing: str
) -> None:
    """They are seen when the connection is taken for another call."""
    response, body = COMPLETE[framing]
    with listen(send_to_each(response, LATER, pause=0.01)) as server:
        for _ in range(3):
            assert transport.send(make_request(server.host)).body == body
            time.sleep(0.03)
        assert server.accepted == 3


@pytest.mark.parametrize("framing", ["length", "chunked", "gzip"])
def test_the_body_of_a_response_to_head_costs_the_connection(
    transport: EitherTransport, framing: str
) -> None:
    with listen(send_to_each(COMPLETE[framing][0])) as server:
        bodies = {read(transport, make_request(server.host, method="HEAD")) for _ in range(3)}
        assert bodies == {None if transport.library == "aiohttp" else b""}
        assert server.accepted == 3


@pytest.mark.parametrize("head", [b"", b"Content-Encoding: gzip\r\n", b"Connection: close\r\n"])
def test_a_body_that_ends_with_the_connection_takes_all_bytes(
    transport: EitherTransport, head: bytes
) -> None:
    body = ZIPPED if b"gzip" in head else b"{}"

    def handle(peer: Peer) -> None:
        peer.read()
        peer.send(OK + head + b"\r\n" + body)

    with listen(handle) as server:
        assert [transport.send(make_request(server.host)).body for _ in range(3)] == [b"{}"] * 3
        assert server.accepted == 3


def test_surplus_bytes_of_a_server_that_asks_to_close_are_dropped(transport: EitherTransport) -> None:
    response = OK + b"Connection: close\r\nContent-Length: 2\r\n\r\n{}" + LATER
    with listen(send_to_each(response)) as server:
        bodies = {read(transport, make_request(server.host)) for _ in range(3)}
        assert bodies == {None if transport.library == "aiohttp" else b"{}"}
        assert server.accepted == 3


SIZES = [size + more for size in (16_384, 65_536, 131_072, 262_144) for more in (-1, 0, 1)]


def make_sized(size: int) -> bytes:
    """Return a response of a size, head included."""
    head = OK + b"Content-Length: %06d\r\n\r\n"
    length = size - len(head % 0)
    return head % length + b"x" * length


@pytest.mark.parametrize("size", SIZES)
def test_surplus_bytes_behind_a_full_buffer_cost_the_connection(
    transport: EitherTransport, size: int
) -> None:
    """The response ends where a read ends, so its reader does not see the bytes behind it."""
    response = make_sized(size)
    with listen(send_to_each(response + LATER)) as server:
        for _ in range(3):
            assert transport.send(make_request(server.host)).body == response.partition(b"\r\n\r\n")[2]
        assert server.accepted == 3


def send_in_one_segment(*records: bytes) -> Callable[[Peer], None]:
    """Send the records of TLS so that they arrive together."""

    def handle(peer: Peer) -> None:
        connection = peer.connection
        while peer.read():
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)
            for record in records:
                peer.send(record)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 0)

    return handle


NAME = "tke.tencentcloudapi.com"
ROUTES = ["TLS", "a tunnel", "a tunnel through an https proxy"]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def bundle(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@contextlib.contextmanager
def serve_over(
    route: str, authority: trustme.CA, handle: Callable[[Peer], Any]
) -> Iterator[tuple[Listener, str, dict[str, str]]]:
    """Run a server behind a route. Yield it, the host to call, and the variables with the proxy."""
    with listen(handle, make_server_tls(authority, NAME, "127.0.0.1")) as server:
        if route == "TLS":
            yield server, server.host, {}
            return
        is_secure = "https" in route
        with listen(
            Forwarder(server.port).handle, make_server_tls(authority) if is_secure else None
        ) as proxy:
            yield server, NAME, {"HTTPS_PROXY": f"http{'s' * is_secure}://{proxy.host}"}


@pytest.mark.skipif(not hasattr(socket, "TCP_CORK"), reason="needs TCP_CORK")
@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("framing", ["length", "chunked", "no content", "gzip in chunks"])
@pytest.mark.parametrize("is_one_record", [True, False], ids=["one record", "records"])
def test_surplus_bytes_over_tls_cost_the_connection(
    make_transport: Callable[..., EitherTransport],
    authority: trustme.CA,
    bundle: Path,
    route: str,
    framing: str,
    is_one_record: bool,
) -> None:
    response, body = COMPLETE[framing]
    records = [response + LATER] if is_one_record else [response, LATER]
    with serve_over(route, authority, send_in_one_segment(*records)) as (server, host, environ):
        transport = make_transport(ca_bundle=bundle, environ=environ)
        assert [transport.send(make_request(host, "https")).body for _ in range(3)] == [body] * 3
        assert server.accepted == 3


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("size", [16_384, 65_535, 65_536, 262_144])
def test_surplus_bytes_over_tls_behind_a_full_buffer_cost_the_connection(
    make_transport: Callable[..., EitherTransport], authority: trustme.CA, bundle: Path, route: str, size: int
) -> None:
    response = make_sized(size)
    with serve_over(route, authority, send_to_each(response, LATER)) as (server, host, environ):
        transport = make_transport(ca_bundle=bundle, environ=environ)
        for _ in range(2):
            answer = transport.send(make_request(host, "https"))
            assert answer.body == response.partition(b"\r\n\r\n")[2]
            time.sleep(0.02)
        assert server.accepted == 2


@pytest.mark.parametrize("route", ROUTES)
def test_a_complete_response_over_tls_keeps_the_connection(
    make_transport: Callable[..., EitherTransport], authority: trustme.CA, bundle: Path, route: str
) -> None:
    response, body = COMPLETE["chunked"]
    with serve_over(route, authority, send_to_each(response)) as (server, host, environ):
        transport = make_transport(ca_bundle=bundle, environ=environ)
        assert [transport.send(make_request(host, "https")).body for _ in range(3)] == [body] * 3
        assert server.accepted == 1


@each_framing
def test_surplus_bytes_of_a_forwarding_proxy_cost_the_connection(
    make_transport: Callable[..., EitherTransport], framing: str
) -> None:
    response, body = COMPLETE[framing]
    with listen(send_to_each(response + LATER)) as proxy:
        transport = make_transport(environ={"http_proxy": f"http://{proxy.host}"})
        assert [transport.send(make_request(NAME)).body for _ in range(3)] == [body] * 3
        assert proxy.accepted == 3
