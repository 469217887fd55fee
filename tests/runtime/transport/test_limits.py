"""Bodies byte by byte, and limits at the limit itself, in both kinds of transports."""

from __future__ import annotations

import gzip
import hashlib
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import trustme
from yunbind_runtime.base.errors import ConfigurationError, UnreadableResponse
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.transport.async_network import _Receiver
from yunbind_runtime.transport.exchange import Exchange
from yunbind_runtime.transport.network import ConnectionStats
from yunbind_runtime.transport.options import TransportOptions
from yunbind_runtime.transport.pool import KEEPALIVE_SECONDS, PoolState

from tests.runtime.transport.raw_server import (
    EitherTransport,
    Peer,
    echo,
    except_pyreqwest,
    listen,
    make_request,
)
from tests.runtime.transport.test_tls import make_server_tls

KIB = 1024
EDGES = [size + more for size in (16 * KIB, 64 * KIB, 128 * KIB, 256 * KIB) for more in (-1, 0, 1)]
SIZES = [0, 1, *EDGES, 200_000, 3 * 1024 * KIB + 7]


def make_body(size: int) -> bytes:
    """Return bytes without repetition, so that no slice can stand for another."""
    return random.Random(size).randbytes(size)


@pytest.mark.parametrize("size", SIZES)
def test_a_body_arrives_byte_by_byte_in_both_directions(transport: EitherTransport, size: int) -> None:
    body = make_body(size)
    with listen(echo) as server:
        for _ in range(2):  # the second call would read the rest of a body that is too long
            assert transport.send(make_request(server.host, body)).body == body
        assert server.accepted == 1


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.mark.parametrize("size", [16 * KIB, 64 * KIB, 64 * KIB + 1, 1024 * KIB])
def test_a_body_arrives_byte_by_byte_over_tls(
    make_transport: Callable[..., EitherTransport], authority: trustme.CA, tmp_path: Path, size: int
) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    transport, body = make_transport(ca_bundle=tmp_path / "ca.pem"), make_body(size)
    with listen(echo, make_server_tls(authority)) as server:
        for _ in range(2):
            assert transport.send(make_request(server.host, body, "https")).body == body
        assert server.accepted == 1


@except_pyreqwest
@pytest.mark.slow
def test_a_body_arrives_byte_by_byte_at_a_slow_reader(transport: EitherTransport) -> None:
    """The system takes a part of each write only. ``Timeout.write`` limits a piece and not the body."""
    body = make_body(12 * 1024 * KIB)

    def handle(peer: Peer) -> None:
        received = hashlib.sha256()
        size = 0
        while size < len(body):
            time.sleep(0.005)
            piece = peer.connection.recv(64 * KIB)
            if not size:
                piece = piece.partition(b"\r\n\r\n")[2]
            received.update(piece)
            size += len(piece)
        peer.respond(received.hexdigest().encode())

    with listen(handle) as server:
        begun = time.monotonic()
        response = transport.send(make_request(server.host, body), Timeout(read=20, write=0.5))
        assert time.monotonic() - begun > 0.5
    assert response.body.decode() == hashlib.sha256(body).hexdigest()


LIMIT = 1000


@pytest.mark.parametrize("framing", ["length", "chunked", "close", "gzip", "gzip in gzip"])
def test_the_size_limit_of_a_response_is_exact(
    make_transport: Callable[..., EitherTransport], framing: str
) -> None:
    def respond(peer: Peer, body: bytes) -> None:
        if framing == "chunked":
            head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            peer.send(head + b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body))
        elif framing == "close":
            peer.send(b"HTTP/1.1 200 OK\r\n\r\n" + body)
        elif framing == "length":
            peer.respond(body)
        elif framing == "gzip":
            peer.respond(gzip.compress(body), "Content-Encoding: gzip")
        else:
            peer.respond(gzip.compress(gzip.compress(body)), "Content-Encoding: gzip, gzip")

    sizes = iter([LIMIT, LIMIT + 1])

    def handle(peer: Peer) -> None:
        while peer.read():
            respond(peer, b"x" * next(sizes))
            if framing == "close":
                return

    transport = make_transport(max_response_size=LIMIT)
    with listen(handle) as server:
        assert len(transport.send(make_request(server.host)).body) == LIMIT
        with pytest.raises(UnreadableResponse, match=r"has more than 1,000 bytes"):
            transport.send(make_request(server.host))


@pytest.mark.parametrize("name", ["max_connections", "max_response_size"])
def test_the_least_options_are_one(name: str) -> None:
    assert getattr(TransportOptions(**{name: 1}), name) == 1
    with pytest.raises(ConfigurationError, match=f"{name}= must be a whole number, 1 or more, not 0"):
        TransportOptions(**{name: 0})


def test_a_response_as_sent_has_an_exact_limit() -> None:
    stats = ConnectionStats(lambda: 0.0, 10, is_secure=False)
    stats.count(b"x" * 10)
    with pytest.raises(Exception, match="does not end"):
        stats.count(b"x")


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_an_attempt_is_overdue_at_its_end() -> None:
    clock = Clock()
    request = HttpRequest("GET", "https", "tke.test", "/")
    exchange = Exchange(request, Timeout(total=2), monotonic=clock)
    stats = ConnectionStats(clock, 10, is_secure=True)
    exchange.start(stats)
    clock.now = 101.5
    assert (exchange.is_overdue, stats.is_overdue, exchange.trim(9), stats.trim(9)) == (
        False,
        False,
        0.5,
        0.5,
    )
    assert (exchange.trim(0.25), stats.trim(0.25), stats.trim(None)) == (0.25, 0.25, 0.5)
    clock.now = 102.0
    assert (exchange.is_overdue, stats.is_overdue, exchange.trim(9)) == (True, True, 0.0)
    with pytest.raises(Exception, match=r"^$"):
        stats.trim(None)


class Idle:
    route = "route"
    idle_since = 0.0

    def abandon(self) -> None: ...


def test_a_connection_that_was_idle_for_the_longest_time_is_kept() -> None:
    state: PoolState[Idle] = PoolState(3)
    first, second = Idle(), Idle()
    for _ in range(2):
        state.acquire("route")
    assert state.release(first, 0.0) == []
    assert state.release(second, KEEPALIVE_SECONDS) == []
    assert state.free == [first, second]
    state.acquire("route")
    assert state.release(second, KEEPALIVE_SECONDS + 0.001) == [first]
    assert (state.free, state.size) == ([second], 1)


def test_a_full_pool_replaces_its_longest_idle_connection() -> None:
    state: PoolState[Idle] = PoolState(2)
    connections = [Idle(), Idle()]
    for _ in connections:
        assert state.acquire("route") == (None, None)
    for connection in connections:
        state.release(connection, 1.0)
    assert state.acquire("other") == (None, connections[0])
    assert state.size == 2
    assert state.acquire("route") == (connections[1], None)


class Switch:
    """A transport that counts how often reading stops and starts."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def pause_reading(self) -> None:
        self.calls.append("pause")

    def resume_reading(self) -> None:
        self.calls.append("resume")

    def set_write_buffer_limits(self, high: int, low: int) -> None:
        self.calls.append(f"{low} to {high}")


async def test_bytes_that_nobody_reads_are_bounded() -> None:
    """A server that sends between calls cannot fill the memory."""
    import asyncio

    receiver, switch = _Receiver(asyncio.get_running_loop()), Switch()
    receiver.connection_made(switch)  # type: ignore[arg-type]
    receiver.data_received(bytes(1024 * KIB))
    assert switch.calls == ["0 to 1"]
    receiver.data_received(b"x")
    receiver.data_received(b"y")
    assert switch.calls == ["0 to 1", "pause"]
    assert await receiver.read(None) == bytes(1024 * KIB) + b"xy"
    assert switch.calls == ["0 to 1", "pause", "resume"]
    receiver.eof_received()
    assert await receiver.read(1.0) == b""


def test_a_body_of_a_borrowed_transport_arrives_byte_by_byte() -> None:
    import asyncio

    import httpx
    from yunbind_runtime.transport.httpx_transport import as_async_transport, as_transport

    body = make_body(200_000)
    mock = httpx.MockTransport(lambda request: httpx.Response(200, content=request.content))
    assert as_transport(mock).send(make_request("tke.test", body), Timeout()).body == body
    assert asyncio.run(as_async_transport(mock).send(make_request("tke.test", body), Timeout())).body == body
