"""Limits of time and of connections, and what they say when they end a call."""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from yunbind_runtime.base.errors import ClientClosed, ConnectFailed, TimedOut
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.transport.httpx_transport import AsyncHttpxTransport, HttpxTransport
from yunbind_runtime.transport.options import MAX_CONNECTIONS, TransportOptions

from tests.runtime.transport.raw_server import Carrier, Peer, ask, listen, serve_all


def drip(first: bytes, piece: bytes, pause: float = 0.02) -> Callable[[Peer], None]:
    """Answer without end, each piece well within the limit for reading."""

    def talk(peer: Peer) -> None:
        peer.read()
        peer.send(first)
        while True:
            time.sleep(pause)
            peer.send(piece)

    return talk


DRIPS = {
    "head": (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
    "interim answers": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "body": (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "nothing": (b"", b""),
}


@pytest.mark.parametrize("kind", DRIPS)
def test_the_total_ends_an_answer_that_drips(carrier: Carrier, kind: str) -> None:
    with listen(drip(*DRIPS[kind])) as server:
        start = time.monotonic()
        with pytest.raises(
            TimedOut, match=r"did not answer in whole within 0\.3 s; .*Timeout\.total"
        ) as caught:
            carrier.send(ask(server.host), Timeout(read=5, total=0.3))
        assert 0.25 < time.monotonic() - start < 1.5
    assert caught.value.maybe_sent


def test_a_total_that_suffices_does_no_harm(carrier: Carrier) -> None:
    with listen(serve_all) as server:
        for _ in range(3):
            assert carrier.send(ask(server.host, b"x" * 300_000), Timeout(total=5)).status == 200
        assert server.accepted == 1


@pytest.mark.parametrize("total", [None, math.inf])
def test_a_limit_without_end_is_none(carrier: Carrier, total: float | None) -> None:
    with listen(serve_all) as server:
        timeout = Timeout(math.inf, math.inf, math.inf, total)
        assert carrier.send(ask(server.host, b"x"), timeout).status == 200


def test_a_silent_server_ends_at_the_limit_for_reading(carrier: Carrier) -> None:
    message = r"sent no data for 0\.05 s; .*Timeout\.read"
    with listen(Peer.wait_for_end) as server, pytest.raises(TimedOut, match=message) as caught:
        carrier.send(ask(server.host), Timeout(read=0.05, total=5))
    assert caught.value.maybe_sent


def test_a_server_that_takes_nothing_ends_at_the_limit_for_writing(carrier: Carrier) -> None:
    message = r"took no data for 0\.1 s; .*Timeout\.write"
    with listen(lambda _: time.sleep(0.5)) as server, pytest.raises(TimedOut, match=message) as caught:
        carrier.send(ask(server.host, b"x" * 30_000_000), Timeout(write=0.1))
    assert caught.value.maybe_sent


def test_a_handshake_that_hangs_ends_at_the_limit_for_connecting(carrier: Carrier) -> None:
    message = r"No connection to https://.* within 0\.1 s; .*Timeout\.connect"
    with listen(Peer.wait_for_end) as server, pytest.raises(TimedOut, match=message) as caught:
        carrier.send(ask(server.host, scheme="https"), Timeout(connect=0.1))
    assert not caught.value.maybe_sent


def test_a_total_that_ends_the_handshake_says_that_nothing_was_sent(carrier: Carrier) -> None:
    message = r"within 0\.1 s; .*Timeout\.total"
    with listen(Peer.wait_for_end) as server, pytest.raises(TimedOut, match=message) as caught:
        carrier.send(ask(server.host, scheme="https"), Timeout(total=0.1))
    assert not caught.value.maybe_sent


def test_a_refused_connection_says_what_to_check(carrier: Carrier) -> None:
    with pytest.raises(
        ConnectFailed, match=r"No connection to http://127\.0\.0\.1:1: .*check the network"
    ) as caught:
        carrier.send(ask("127.0.0.1:1"))
    assert not caught.value.maybe_sent


def hold(until: threading.Event) -> Callable[[Peer], None]:
    def talk(peer: Peer) -> None:
        while peer.read():
            until.wait(10)
            peer.answer()

    return talk


def test_a_thread_waits_for_a_free_connection_up_to_the_limit_for_connecting() -> None:
    done = threading.Event()
    with listen(hold(done)) as server:
        carrier = HttpxTransport(TransportOptions(max_connections=2, environ={}))
        threads = [
            threading.Thread(target=carrier.send, args=(ask(server.host), Timeout())) for _ in range(2)
        ]
        for thread in threads:
            thread.start()
        while server.accepted < 2:
            time.sleep(0.005)
        with pytest.raises(
            TimedOut, match=r"within 0\.05 s: all 2 carry calls\. .*max_connections="
        ) as caught:
            carrier.send(ask(server.host), Timeout(connect=0.05))
        done.set()
        assert carrier.send(ask(server.host), Timeout()).status == 200
        for thread in threads:
            thread.join()
        carrier.close()
        assert server.accepted == 2
    assert not caught.value.maybe_sent


async def test_a_task_waits_for_a_free_connection_up_to_the_limit_for_connecting() -> None:
    done = threading.Event()
    with listen(hold(done)) as server:
        carrier = AsyncHttpxTransport(TransportOptions(max_connections=2, environ={}))
        tasks = [asyncio.create_task(carrier.send(ask(server.host), Timeout())) for _ in range(2)]
        await asyncio.sleep(0.05)
        with pytest.raises(
            TimedOut, match=r"within 0\.05 s: all 2 carry calls\. .*max_connections="
        ) as caught:
            await carrier.send(ask(server.host), Timeout(connect=0.05))
        waiting = asyncio.create_task(carrier.send(ask(server.host), Timeout()))
        await asyncio.sleep(0.01)
        done.set()
        assert (await waiting).status == 200
        await asyncio.gather(*tasks)
        await carrier.aclose()
        assert server.accepted == 2
    assert not caught.value.maybe_sent


def test_connections_to_another_host_make_room(make_carrier: Callable[..., Carrier]) -> None:
    """The limit is one of the client, not of each host."""
    with listen(serve_all) as first, listen(serve_all) as second:
        carrier = make_carrier(max_connections=1)
        for server in (first, second, first):
            assert carrier.send(ask(server.host), Timeout(connect=0.5)).status == 200
        carrier.send(ask(first.host))
        while first.ended + second.ended < 2:
            time.sleep(0.005)
        assert (first.accepted, second.accepted) == (2, 1)


async def test_calls_beyond_the_limit_wait_their_turn() -> None:
    with listen(serve_all) as server:
        carrier = AsyncHttpxTransport(TransportOptions(max_connections=4, environ={}))
        answers = await asyncio.gather(*(carrier.send(ask(server.host), Timeout()) for _ in range(100)))
        await carrier.aclose()
        assert [answer.status for answer in answers] == [200] * 100
        assert server.accepted <= 4


async def test_tasks_that_wait_when_the_client_is_closed_are_told() -> None:
    done = threading.Event()
    with listen(hold(done)) as server:
        carrier = AsyncHttpxTransport(TransportOptions(max_connections=1, environ={}))
        first = asyncio.create_task(carrier.send(ask(server.host), Timeout()))
        await asyncio.sleep(0.05)
        waiting = [asyncio.create_task(carrier.send(ask(server.host), Timeout())) for _ in range(3)]
        await asyncio.sleep(0.01)
        await carrier.aclose()
        outcomes = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [ClientClosed] * 3
        done.set()
        assert (await first).status == 200


def test_threads_that_wait_when_the_client_is_closed_are_told() -> None:
    done = threading.Event()
    outcomes: list[Any] = []
    with listen(hold(done)) as server:
        carrier = HttpxTransport(TransportOptions(max_connections=1, environ={}))

        def work() -> None:
            try:
                outcomes.append(carrier.send(ask(server.host), Timeout()).status)
            except ClientClosed as error:
                outcomes.append(type(error))

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        while server.accepted < 1:
            time.sleep(0.005)
        carrier.close()
        while len(outcomes) < 3:
            time.sleep(0.005)
        done.set()
        for thread in threads:
            thread.join()
    assert outcomes == [ClientClosed] * 3 + [200]


def test_the_usual_limits_are_sane() -> None:
    assert MAX_CONNECTIONS == 256
    assert Timeout() == Timeout(connect=5, read=30, write=30, total=None)
