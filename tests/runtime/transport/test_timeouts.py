"""Timeouts and the maximum number of connections."""

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
from yunbind_runtime.transport.options import MAX_CONNECTIONS
from yunbind_runtime.transport.transport import AsyncTransport, Transport

from tests.runtime.transport.raw_server import (
    EitherTransport,
    Peer,
    except_pyreqwest,
    listen,
    make_request,
    serve_all,
)


def drip(first: bytes, piece: bytes, pause: float = 0.02) -> Callable[[Peer], None]:
    """Send an endless response, each piece well within the read timeout."""

    def handle(peer: Peer) -> None:
        peer.read()
        peer.send(first)
        while True:
            time.sleep(pause)
            peer.send(piece)

    return handle


DRIPS = {
    "head": (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
    "interim responses": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "body": (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "nothing": (b"", b""),
}


@pytest.mark.parametrize("kind", DRIPS)
def test_the_total_timeout_ends_a_slow_response(transport: EitherTransport, kind: str) -> None:
    with listen(drip(*DRIPS[kind])) as server:
        start = time.monotonic()
        with pytest.raises(
            TimedOut, match=r"sent no complete response within 0\.05 s\. .*Timeout\.total"
        ) as caught:
            transport.send(make_request(server.host), Timeout(read=5, total=0.05))
        assert 0.045 < time.monotonic() - start < 1.5
    assert caught.value.maybe_sent


def test_a_sufficient_total_timeout_has_no_effect(transport: EitherTransport) -> None:
    with listen(serve_all) as server:
        for _ in range(3):
            assert transport.send(make_request(server.host, b"x" * 300_000), Timeout(total=5)).status == 200
        assert server.accepted == 1


@pytest.mark.parametrize("total", [None, math.inf])
def test_an_infinite_timeout_is_accepted(transport: EitherTransport, total: float | None) -> None:
    with listen(serve_all) as server:
        timeout = Timeout(math.inf, math.inf, math.inf, total)
        assert transport.send(make_request(server.host, b"x"), timeout).status == 200


def test_the_read_timeout_ends_a_call_to_a_silent_server(transport: EitherTransport) -> None:
    message = r"sent no data for 0\.05 s\. .*Timeout\.read"
    with listen(Peer.wait_for_end) as server, pytest.raises(TimedOut, match=message) as caught:
        transport.send(make_request(server.host), Timeout(read=0.05, total=5))
    assert caught.value.maybe_sent


@except_pyreqwest
def test_the_write_timeout_ends_a_call_to_a_server_that_reads_nothing(transport: EitherTransport) -> None:
    message = r"accepted no data for 0\.05 s\. .*Timeout\.write"
    is_over = threading.Event()
    with listen(lambda _: is_over.wait(20)) as server:
        try:
            with pytest.raises(TimedOut, match=message) as caught:
                transport.send(make_request(server.host, b"x" * 30_000_000), Timeout(write=0.05))
        finally:
            is_over.set()
    assert caught.value.maybe_sent


def test_the_connect_timeout_ends_a_handshake(transport: EitherTransport) -> None:
    message = r"No connection to https://.* within 0\.05 s\. .*Timeout\.connect"
    with listen(Peer.wait_for_end) as server, pytest.raises(TimedOut, match=message) as caught:
        transport.send(make_request(server.host, scheme="https"), Timeout(connect=0.05))
    assert not caught.value.maybe_sent


def test_a_handshake_ended_by_the_total_timeout_sent_nothing(transport: EitherTransport) -> None:
    message = r"within 0\.05 s\. .*Timeout\.total"
    with listen(Peer.wait_for_end) as server, pytest.raises(TimedOut, match=message) as caught:
        transport.send(make_request(server.host, scheme="https"), Timeout(total=0.05))
    assert caught.value.maybe_sent is (transport.library == "pyreqwest")  # it does not know


def test_the_error_of_a_refused_connection_has_a_remedy(transport: EitherTransport) -> None:
    with pytest.raises(
        ConnectFailed, match=r"No connection to http://127\.0\.0\.1:1: .*Check the network"
    ) as caught:
        transport.send(make_request("127.0.0.1:1"))
    assert not caught.value.maybe_sent


def hold(until: threading.Event) -> Callable[[Peer], None]:
    def handle(peer: Peer) -> None:
        while peer.read():
            until.wait(10)
            peer.respond()

    return handle


def test_the_connect_timeout_limits_the_wait_of_a_thread_for_a_connection(
    blocking: Callable[..., Transport],
) -> None:
    done = threading.Event()
    with listen(hold(done)) as server:
        transport = blocking(max_connections=2)
        threads = [
            threading.Thread(target=transport.send, args=(make_request(server.host), Timeout()))
            for _ in range(2)
        ]
        for thread in threads:
            thread.start()
        while server.accepted < 2:
            time.sleep(0.005)
        with pytest.raises(
            TimedOut, match=r"within 0\.05 s: all 2 are in use\. .*max_connections="
        ) as caught:
            transport.send(make_request(server.host), Timeout(connect=0.05))
        done.set()
        assert transport.send(make_request(server.host), Timeout()).status == 200
        for thread in threads:
            thread.join()
        transport.close()
        assert server.accepted == 2
    assert not caught.value.maybe_sent


async def test_the_connect_timeout_limits_the_wait_of_a_task_for_a_connection(
    looping: Callable[..., AsyncTransport],
) -> None:
    done = threading.Event()
    with listen(hold(done)) as server:
        transport = looping(max_connections=2)
        tasks = [asyncio.create_task(transport.send(make_request(server.host), Timeout())) for _ in range(2)]
        await asyncio.sleep(0.05)
        with pytest.raises(
            TimedOut, match=r"within 0\.05 s: all 2 are in use\. .*max_connections="
        ) as caught:
            await transport.send(make_request(server.host), Timeout(connect=0.05))
        waiting = asyncio.create_task(transport.send(make_request(server.host), Timeout()))
        await asyncio.sleep(0.01)
        done.set()
        assert (await waiting).status == 200
        await asyncio.gather(*tasks)
        await transport.aclose()
        assert server.accepted == 2
    assert not caught.value.maybe_sent


def test_a_connection_to_another_host_replaces_an_idle_one(
    make_transport: Callable[..., EitherTransport],
) -> None:
    """The maximum applies to the client, not to each host."""
    with listen(serve_all) as first, listen(serve_all) as second:
        transport = make_transport(max_connections=1)
        for server in (first, second, first, first):
            assert transport.send(make_request(server.host), Timeout(connect=0.5)).status == 200
        while first.ended + second.ended < 2:
            time.sleep(0.005)
        assert (first.accepted, second.accepted) == (2, 1)


async def test_calls_beyond_the_maximum_wait(looping: Callable[..., AsyncTransport]) -> None:
    with listen(serve_all) as server:
        transport = looping(max_connections=4)
        responses = await asyncio.gather(
            *(transport.send(make_request(server.host), Timeout()) for _ in range(100))
        )
        await transport.aclose()
        assert [response.status for response in responses] == [200] * 100
        assert server.accepted <= 4


async def test_closing_the_client_ends_the_wait_of_tasks(looping: Callable[..., AsyncTransport]) -> None:
    done = threading.Event()
    with listen(hold(done)) as server:
        transport = looping(max_connections=1)
        first = asyncio.create_task(transport.send(make_request(server.host), Timeout()))
        await asyncio.sleep(0.05)
        waiting = [
            asyncio.create_task(transport.send(make_request(server.host), Timeout())) for _ in range(3)
        ]
        await asyncio.sleep(0.01)
        await transport.aclose()
        outcomes = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [ClientClosed] * 3
        done.set()
        assert (await first).status == 200


def test_closing_the_client_ends_the_wait_of_threads(blocking: Callable[..., Transport]) -> None:
    done = threading.Event()
    outcomes: list[Any] = []
    with listen(hold(done)) as server:
        transport = blocking(max_connections=1)

        def work() -> None:
            try:
                outcomes.append(transport.send(make_request(server.host), Timeout()).status)
            except ClientClosed as error:
                outcomes.append(type(error))

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        while server.accepted < 1:
            time.sleep(0.005)
        transport.close()
        while len(outcomes) < 3:
            time.sleep(0.005)
        done.set()
        for thread in threads:
            thread.join()
    assert outcomes == [ClientClosed] * 3 + [200]


def test_the_default_limits() -> None:
    assert MAX_CONNECTIONS == 256
    assert Timeout() == Timeout(connect=5, read=30, write=30, total=None)
