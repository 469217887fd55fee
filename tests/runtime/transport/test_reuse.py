"""Connections that carry several calls, and how they end."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from yunbind_runtime.base.errors import ConnectionLost, TimedOut, UnreadableResponse
from yunbind_runtime.base.http import Timeout

from tests.runtime.transport.raw_server import Carrier, Peer, ask, listen, serve_all


def answer_once_then(end: Callable[[Peer], object]) -> Callable[[Peer], None]:
    def talk(peer: Peer) -> None:
        peer.read()
        peer.answer()
        peer.read()
        end(peer)

    return talk


@pytest.mark.parametrize("end", [lambda peer: None, Peer.reset], ids=["FIN", "RST"])
def test_a_kept_connection_that_ends_before_any_byte_is_reused(
    carrier: Carrier, end: Callable[[Peer], object]
) -> None:
    with listen(answer_once_then(end)) as server:
        carrier.send(ask(server.host))
        with pytest.raises(ConnectionLost, match="kept open after an earlier call") as caught:
            carrier.send(ask(server.host))
        assert (caught.value.reused, caught.value.maybe_sent) == (True, True)
        assert server.accepted == 1
        carrier.send(ask(server.host))  # the next call gets a connection of its own
        assert server.accepted == 2


@pytest.mark.parametrize("end", [lambda peer: None, Peer.reset], ids=["FIN", "RST"])
def test_a_fresh_connection_that_ends_before_any_byte_is_not_reused(
    carrier: Carrier, end: Callable[[Peer], object]
) -> None:
    def talk(peer: Peer) -> None:
        peer.read()
        end(peer)

    with (
        listen(talk) as server,
        pytest.raises(ConnectionLost, match="before the whole answer came") as caught,
    ):
        carrier.send(ask(server.host))
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
def test_half_an_answer_on_a_kept_connection_is_not_reused(carrier: Carrier, half: bytes) -> None:
    """The service has begun to answer, so it has got the request."""
    with listen(answer_once_then(lambda peer: peer.send(half))) as server:
        carrier.send(ask(server.host))
        with pytest.raises(ConnectionLost) as caught:
            carrier.send(ask(server.host))
    assert (caught.value.reused, caught.value.maybe_sent) == (False, True)


def test_no_answer_in_time_on_a_kept_connection_is_not_reused(carrier: Carrier) -> None:
    with listen(answer_once_then(Peer.wait_for_end)) as server:
        carrier.send(ask(server.host))
        with pytest.raises(TimedOut) as caught:
            carrier.send(ask(server.host), Timeout(read=0.05))
    assert not caught.value.reused


def test_a_connection_that_was_closed_while_it_waited_is_replaced(carrier: Carrier) -> None:
    """No call is lost to a close that had arrived before it."""

    def talk(peer: Peer) -> None:
        peer.read()
        peer.answer()

    with listen(talk) as server:
        for _ in range(3):
            carrier.send(ask(server.host))
            time.sleep(0.05)
        assert server.accepted == 3


def test_many_calls_one_after_another_use_one_connection(carrier: Carrier) -> None:
    with listen(serve_all) as server:
        for _ in range(20):
            carrier.send(ask(server.host))
        assert server.accepted == 1


@pytest.mark.parametrize("framing", ["length", "chunked", "head in pieces", "no body"])
def test_a_proper_answer_keeps_the_connection(carrier: Carrier, framing: str) -> None:
    def talk(peer: Peer) -> None:
        while peer.read():
            if framing == "length":
                peer.answer(b"x" * 100_000)
            elif framing == "chunked":
                peer.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
            elif framing == "no body":
                peer.send(b"HTTP/1.1 204 No Content\r\n\r\n")
            else:
                answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                cuts = [0, 5, 20, len(answer) - 4, len(answer) - 1, len(answer)]
                for start, end in pairwise(cuts):
                    peer.send(answer[start:end])
                    time.sleep(0.002)

    with listen(talk) as server:
        for _ in range(3):
            carrier.send(ask(server.host))
        assert server.accepted == 1


@pytest.mark.parametrize("surplus", [b"x", b'HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{"a": 1}'])
def test_bytes_beyond_an_answer_are_not_taken_for_the_next_one(carrier: Carrier, surplus: bytes) -> None:
    """A length that is too small must not give a later call the rest, or what somebody put there."""

    def talk(peer: Peer) -> None:
        while peer.read():
            peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}" + surplus)

    with listen(talk) as server:
        assert [carrier.send(ask(server.host)).body for _ in range(3)] == [b"{}"] * 3
        assert server.accepted == 3


def test_an_unreadable_answer_costs_its_connection_only(carrier: Carrier) -> None:
    def talk(peer: Peer) -> None:
        while peer.read():
            if peer.number == 1:
                peer.answer(b"plain", "Content-Encoding: gzip")
            else:
                peer.answer()

    with listen(talk) as server:
        with pytest.raises(UnreadableResponse):
            carrier.send(ask(server.host))
        for _ in range(2):
            assert carrier.send(ask(server.host)).body == b"{}"
        assert server.accepted == 2
