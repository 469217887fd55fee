"""Connections that carry several calls, and the ways they end."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from yunbind_runtime.base.errors import ConnectionLost, TimedOut, UnreadableResponse
from yunbind_runtime.base.http import Timeout

from tests.runtime.transport.raw_server import (
    EitherTransport,
    Peer,
    except_pyreqwest,
    listen,
    make_request,
    serve_all,
)


def respond_once_then(end: Callable[[Peer], object]) -> Callable[[Peer], None]:
    def handle(peer: Peer) -> None:
        peer.read()
        peer.respond()
        peer.read()
        end(peer)

    return handle


@except_pyreqwest
@pytest.mark.parametrize("end", [lambda peer: None, Peer.reset], ids=["FIN", "RST"])
def test_the_end_of_a_kept_connection_before_any_byte_is_reported_as_reused(
    transport: EitherTransport, end: Callable[[Peer], object]
) -> None:
    with listen(respond_once_then(end)) as server:
        transport.send(make_request(server.host))
        with pytest.raises(ConnectionLost, match="kept open after an earlier call") as caught:
            transport.send(make_request(server.host))
        assert (caught.value.reused, caught.value.maybe_sent) == (True, True)
        assert server.accepted == 1
        transport.send(make_request(server.host))  # the next call gets a new connection
        assert server.accepted == 2


@pytest.mark.parametrize("end", [lambda peer: None, Peer.reset], ids=["FIN", "RST"])
def test_the_end_of_a_new_connection_is_not_reported_as_reused(
    transport: EitherTransport, end: Callable[[Peer], object]
) -> None:
    def handle(peer: Peer) -> None:
        peer.read()
        end(peer)

    with (
        listen(handle) as server,
        pytest.raises(ConnectionLost, match="before the response was complete") as caught,
    ):
        transport.send(make_request(server.host))
    assert (caught.value.reused, caught.value.maybe_sent) == (False, True)


@pytest.mark.parametrize(
    "half",
    [
        b"H",
        b"HTTP/1.1 200 OK\r\nContent-Ty",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
    ],
    ids=["a byte", "head", "interim", "body", "chunk"],
)
def test_half_a_response_on_a_kept_connection_is_not_reported_as_reused(
    transport: EitherTransport, half: bytes
) -> None:
    """The service has begun its response, so it has received the request."""
    with listen(respond_once_then(lambda peer: peer.send(half))) as server:
        transport.send(make_request(server.host))
        with pytest.raises(ConnectionLost) as caught:
            transport.send(make_request(server.host))
    assert (caught.value.reused, caught.value.maybe_sent) == (False, True)


def test_a_timeout_on_a_kept_connection_is_not_reported_as_reused(transport: EitherTransport) -> None:
    with listen(respond_once_then(Peer.wait_for_end)) as server:
        transport.send(make_request(server.host), Timeout(read=0.05))
        with pytest.raises(TimedOut) as caught:
            transport.send(make_request(server.host), Timeout(read=0.05))
    assert not caught.value.reused


def test_a_connection_that_was_closed_while_idle_is_replaced(transport: EitherTransport) -> None:
    """A close that arrived before the call does not fail it."""

    def handle(peer: Peer) -> None:
        peer.read()
        peer.respond()

    with listen(handle) as server:
        for _ in range(3):
            transport.send(make_request(server.host))
            time.sleep(0.05)
        assert server.accepted == 3


def test_consecutive_calls_use_one_connection(transport: EitherTransport) -> None:
    with listen(serve_all) as server:
        for _ in range(20):
            transport.send(make_request(server.host))
        assert server.accepted == 1


@pytest.mark.parametrize("framing", ["length", "chunked", "head in pieces", "no body"])
def test_a_complete_response_keeps_the_connection(transport: EitherTransport, framing: str) -> None:
    def handle(peer: Peer) -> None:
        while peer.read():
            if framing == "length":
                peer.respond(b"x" * 100_000)
            elif framing == "chunked":
                peer.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
            elif framing == "no body":
                peer.send(b"HTTP/1.1 204 No Content\r\n\r\n")
            else:
                response = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                cuts = [0, 5, 20, len(response) - 4, len(response) - 1, len(response)]
                for start, end in pairwise(cuts):
                    peer.send(response[start:end])
                    time.sleep(0.002)

    with listen(handle) as server:
        for _ in range(3):
            transport.send(make_request(server.host))
        assert server.accepted == 1


@pytest.mark.parametrize("surplus", [b"x", b'HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{"a": 1}'])
def test_surplus_bytes_are_not_read_as_the_next_response(transport: EitherTransport, surplus: bytes) -> None:
    """With a length that is too small, the rest must not reach a later call."""

    def handle(peer: Peer) -> None:
        while peer.read():
            peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}" + surplus)

    with listen(handle) as server:
        if transport.library == "aiohttp" and surplus == b"x":  # it refuses the response
            for _ in range(3):
                with pytest.raises(UnreadableResponse):
                    transport.send(make_request(server.host))
        else:
            assert [transport.send(make_request(server.host)).body for _ in range(3)] == [b"{}"] * 3
        assert server.accepted == 3


@except_pyreqwest
def test_an_unreadable_response_closes_only_its_connection(transport: EitherTransport) -> None:
    def handle(peer: Peer) -> None:
        while peer.read():
            if peer.number == 1:
                peer.respond(b"plain", "Content-Encoding: gzip")
            else:
                peer.respond()

    with listen(handle) as server:
        with pytest.raises(UnreadableResponse):
            transport.send(make_request(server.host))
        for _ in range(2):
            assert transport.send(make_request(server.host)).body == b"{}"
        assert server.accepted == 2
