"""Threads, tasks and event loops; closed and unclosed clients."""

from __future__ import annotations

import asyncio
import gc
import random
import socket
import threading
import time
import warnings
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from yunbind_runtime.base.errors import ClientClosed, ConfigurationError, ConnectFailed
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.transport.httpx_transport import AsyncHttpxTransport, HttpxTransport
from yunbind_runtime.transport.options import TransportOptions
from yunbind_runtime.transport.pool import KEEPALIVE_SECONDS
from yunbind_runtime.transport.transport import AsyncTransport, Transport

from tests.runtime.fakes.services import AsyncPicClient, PicClient
from tests.runtime.loopback import Server, make_json
from tests.runtime.transport.raw_server import (
    EitherTransport,
    Peer,
    echo,
    listen,
    make_request,
    serve_all,
    wait_until,
)

OPTIONS = TransportOptions(environ={})


def test_thirty_two_threads_get_their_own_responses_over_few_connections(
    blocking: Callable[..., Transport],
) -> None:
    wrong: list[object] = []
    with listen(echo) as server:
        transport = blocking(max_connections=8)

        def work(number: int) -> None:
            for step in range(20):
                body = b"%d-%d" % (number, step)
                if transport.send(make_request(server.host, body), Timeout()).body != body:
                    wrong.append(body)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(32)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        transport.close()
        assert wrong == []
        assert server.accepted <= 8


def test_closing_twice_has_no_effect_and_later_calls_raise_client_closed(transport: EitherTransport) -> None:
    with listen(serve_all) as server:
        transport.send(make_request(server.host))
        closing = transport._blocking.close if transport._blocking else transport._async.aclose  # type: ignore[union-attr]
        for _ in range(2):
            done = closing()
            if transport._loop is not None:
                transport._loop.run_until_complete(done)  # type: ignore[arg-type]
        with pytest.raises(ClientClosed, match="Create a new one"):
            transport.send(make_request(server.host))
        wait_until(lambda: server.ended == 1)
        assert server.accepted == 1


def test_calls_of_threads_during_close_succeed_or_raise_client_closed(
    blocking: Callable[..., Transport],
) -> None:
    outcomes: Counter[str] = Counter()
    with listen(echo) as server:
        for seed in range(10):
            transport = blocking(max_connections=4)

            def work(transport: Transport = transport) -> None:
                while True:
                    try:
                        assert transport.send(make_request(server.host, b"x"), Timeout()).body == b"x"
                        outcomes["response"] += 1
                    except ClientClosed:
                        outcomes["closed"] += 1
                        return
                    except BaseException as error:  # noqa: BLE001 - any other error fails the test
                        outcomes[repr(error)] += 1
                        return

            threads = [threading.Thread(target=work) for _ in range(8)]
            for thread in threads:
                thread.start()
            time.sleep(random.Random(seed).uniform(0.001, 0.02))
            transport.close()
            for thread in threads:
                thread.join()
        wait_until(lambda: server.ended == server.accepted)
    assert set(outcomes) == {"response", "closed"}
    assert outcomes["closed"] == 80


def echo_late(peer: Peer) -> None:
    while peer.read():
        time.sleep(0.01)  # the close comes before the last of 40 responses over 4 connections
        peer.respond()


async def test_calls_of_tasks_during_close_succeed_or_raise_client_closed(
    looping: Callable[..., AsyncTransport],
) -> None:
    with listen(echo_late) as server:
        transport = looping(max_connections=4)
        tasks = [
            asyncio.create_task(transport.send(make_request(server.host, b"x"), Timeout())) for _ in range(40)
        ]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        await transport.aclose()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        kinds = Counter(type(outcome).__name__ for outcome in outcomes)
        assert set(kinds) <= {"HttpResponse", "ClientClosed"}
        assert kinds["HttpResponse"] >= 1
        assert kinds["ClientClosed"] >= 1


@pytest.mark.parametrize("looping", ["httpx"], indirect=True)  # pyreqwest cannot abort a request
async def test_a_cancelled_call_closes_its_connection(looping: Callable[..., AsyncTransport]) -> None:
    """The server sees the end of each of 100 cancelled calls, and later calls of the client succeed."""
    silent = True

    def handle(peer: Peer) -> None:
        while peer.read():
            if silent:
                peer.wait_for_end()
                return
            peer.respond()

    with listen(handle) as server:
        transport = looping(max_connections=5)
        for _ in range(20):
            wanted = server.accepted + 5
            tasks = [
                asyncio.create_task(transport.send(make_request(server.host), Timeout())) for _ in range(5)
            ]
            await asyncio.to_thread(wait_until, lambda wanted=wanted: server.accepted >= wanted)
            for task in tasks:
                task.cancel()
            outcomes = await asyncio.gather(*tasks, return_exceptions=True)
            assert [type(outcome) for outcome in outcomes] == [asyncio.CancelledError] * 5
        assert server.accepted == 100
        wait_until(lambda: server.ended == 100)
        silent = False
        responses = await asyncio.gather(
            *(transport.send(make_request(server.host), Timeout()) for _ in range(20))
        )
        assert [response.status for response in responses] == [200] * 20
        assert server.accepted <= 105
        await transport.aclose()


@pytest.mark.parametrize("moment", [0.0, 0.0005, 0.001, 0.002, 0.004, 0.01])
async def test_a_call_can_be_cancelled_at_any_moment(
    looping: Callable[..., AsyncTransport], moment: float
) -> None:
    with listen(serve_slowly) as server:
        transport = looping(max_connections=2)
        for _ in range(10):
            task = asyncio.create_task(transport.send(make_request(server.host), Timeout(total=5)))
            await asyncio.sleep(moment)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        responses = await asyncio.gather(
            *(transport.send(make_request(server.host), Timeout()) for _ in range(4))
        )
        assert [response.status for response in responses] == [200] * 4
        await transport.aclose()
        await asyncio.sleep(0)
        await asyncio.to_thread(wait_until, lambda: server.ended == server.accepted)


def serve_slowly(peer: Peer) -> None:
    while peer.read():
        for piece in (b"HTTP/1.1 200 OK\r\n", b"Content-Length: 2\r\n\r\n", b"{", b"}"):
            time.sleep(0.0005)
            peer.send(piece)


def test_a_client_works_in_one_event_loop_after_another(looping: Callable[..., AsyncTransport]) -> None:
    """Connections of a closed loop end when the next loop is used."""
    with listen(serve_all) as server:
        transport = looping()

        async def call(*, last: bool) -> int:
            response = await transport.send(make_request(server.host), Timeout())
            if last:
                await transport.aclose()
            return response.status

        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # asyncio's own, of the first loop's connection
            assert [asyncio.run(call(last=last)) for last in (False, True)] == [200, 200]
            gc.collect()
        wait_until(lambda: server.ended == 2)
        assert server.accepted == 2


def test_a_client_can_be_closed_after_its_event_loop(looping: Callable[..., AsyncTransport]) -> None:
    with listen(serve_all) as server:
        transport = looping()
        asyncio.run(transport.send(make_request(server.host), Timeout()))  # type: ignore[arg-type]
        asyncio.run(transport.aclose())
        wait_until(lambda: server.ended == 1)  # the server sees the end at once
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # asyncio's own
            del transport
            gc.collect()


def test_closing_in_another_event_loop_closes_the_connections_of_the_first(
    looping: Callable[..., AsyncTransport],
) -> None:
    with listen(serve_all) as server:
        transport = looping()
        called, closed = threading.Event(), threading.Event()

        async def stay() -> None:
            await transport.send(make_request(server.host), Timeout())
            called.set()
            await asyncio.to_thread(closed.wait)
            with pytest.raises(ClientClosed):
                await transport.send(make_request(server.host), Timeout())
            await asyncio.sleep(0.01)

        thread = threading.Thread(target=asyncio.run, args=(stay(),))
        thread.start()
        called.wait()
        asyncio.run(transport.aclose())
        wait_until(lambda: server.ended == 1)
        closed.set()
        thread.join()


CREDENTIALS = Credentials("the-key-id-1234", "the-key-secret")


@pytest.mark.slow
async def test_an_unclosed_asyncio_client_warns_once(cloud: Server) -> None:
    cloud.respond = lambda _: make_json({"Response": {"Total": 1}})
    client = AsyncPicClient(region="ap-1", credentials=CREDENTIALS, endpoint=cloud.endpoint)
    await client.list_images()
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        del client
        gc.collect()
        await asyncio.sleep(0.01)
        gc.collect()
    assert [(warning.category, str(warning.message)) for warning in warned] == [
        (
            ResourceWarning,
            "AsyncPicClient was never closed. Use it in an async with block, or await aclose().",
        )
    ]


async def test_a_transport_without_connections_need_not_be_closed() -> None:
    """A ResourceWarning would fail this test."""
    first, second = HttpxTransport(OPTIONS), AsyncHttpxTransport(OPTIONS)
    with pytest.raises(ConnectFailed):
        first.send(make_request("127.0.0.1:1"), Timeout())
    with pytest.raises(ConnectFailed):
        await second.send(make_request("127.0.0.1:1"), Timeout())
    del first, second
    gc.collect()


def test_the_next_call_closes_connections_that_were_idle_too_long() -> None:
    """The connections of a burst of calls are closed, although one remains in use."""
    now = [0.0]
    with listen(echo) as server:
        transport = HttpxTransport(OPTIONS, monotonic=lambda: now[0])
        start = threading.Barrier(6)

        def work() -> None:
            start.wait()
            transport.send(make_request(server.host), Timeout())

        threads = [threading.Thread(target=work) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        opened = server.accepted
        now[0] += KEEPALIVE_SECONDS + 1
        transport.send(make_request(server.host), Timeout())
        wait_until(lambda: server.ended == opened - 1)
        transport.close()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"max_connections": 0}, "max_connections= must be a whole number, 1 or more, not 0"),
        ({"max_response_size": 0}, "max_response_size= must be a whole number, 1 or more, not 0"),
        ({"proxy": "http://"}, "proxy= must be a URL"),
        ({"transport": object(), "proxy": False}, "proxy= cannot be combined with transport="),
        (
            {"transport": object(), "max_connections": 3, "ca_bundle": "x"},
            "ca_bundle= and max_connections= cannot be combined",
        ),
    ],
)
def test_invalid_options_of_connections_are_refused_by_the_constructor(options: Any, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        PicClient(region="ap-1", credentials=CREDENTIALS, environ={}, **options)


def test_a_client_passes_its_options_to_the_transport(cloud: Server) -> None:
    with (
        PicClient(
            region="ap-1",
            credentials=CREDENTIALS,
            endpoint=cloud.endpoint,
            environ={"ALL_PROXY": "http://127.0.0.1:1"},
            max_connections=3,
            max_response_size=77,
        ) as client,
    ):
        transport: Any = client._session.open_transport()
        assert transport._limit == 77
        assert transport._pool._state.limit == 3


def test_sockets_send_small_requests_at_once() -> None:
    """Nagle's algorithm would hold the body back until the head is acknowledged."""
    with listen(serve_all) as server:
        transport = HttpxTransport(OPTIONS)
        transport.send(make_request(server.host), Timeout())
        stream: Any = transport._pool._state.free[0].stats.stream
        assert stream.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
        transport.close()
