"""Threads, forks, tasks and event loops; closing, and what is left when nobody closes."""

from __future__ import annotations

import asyncio
import gc
import os
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

from tests.runtime.fakes.services import AsyncPicClient, PicClient
from tests.runtime.loopback import Server, make_json
from tests.runtime.transport.raw_server import Carrier, Listener, Peer, ask, listen, serve_all

OPTIONS = TransportOptions(environ={})


def echo(peer: Peer) -> None:
    """Answer with the body that was sent."""
    while request := peer.read():
        peer.answer(request.partition(b"\r\n\r\n")[2])


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_thirty_two_threads_each_get_their_own_answers_over_few_connections() -> None:
    wrong: list[object] = []
    with listen(echo) as server:
        carrier = HttpxTransport(TransportOptions(max_connections=8, environ={}))

        def work(number: int) -> None:
            for step in range(20):
                body = b"%d-%d" % (number, step)
                if carrier.send(ask(server.host, body), Timeout()).body != body:
                    wrong.append(body)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(32)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        carrier.close()
        assert wrong == []
        assert server.accepted <= 8


def call_in_a_child(carrier: HttpxTransport, server: Listener, **more: Any) -> int:
    """Fork, make two calls in the child, and return how it ended: 0 when both were answered."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            bodies = [carrier.send(ask(server.host, b"child"), Timeout(read=5)).body for _ in range(2)]
            status = 0 if bodies == [b"child"] * 2 else 2
            carrier.close()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_fork_with_open_connections_leaves_the_parent_s_untouched() -> None:
    seen: list[tuple[int, bytes]] = []

    def talk(peer: Peer) -> None:
        while request := peer.read():
            body = request.partition(b"\r\n\r\n")[2]
            seen.append((peer.number, body))
            peer.answer(body)

    with listen(talk) as server:
        carrier = HttpxTransport(OPTIONS)
        carrier.send(ask(server.host, b"parent"), Timeout())
        assert call_in_a_child(carrier, server) == 0
        carrier.send(ask(server.host, b"parent"), Timeout())
        carrier.close()
    assert seen == [(1, b"parent"), (2, b"child"), (2, b"child"), (1, b"parent")]


@pytest.mark.slow
def test_a_fork_in_the_middle_of_other_threads_calls_hangs_nobody() -> None:
    """Locks that those threads hold are never freed in the child."""
    with listen(echo) as server:
        carrier = HttpxTransport(TransportOptions(max_connections=4, environ={}))
        stop = threading.Event()

        def work() -> None:
            while not stop.is_set():
                assert carrier.send(ask(server.host, b"parent"), Timeout()).body == b"parent"

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        outcomes = [call_in_a_child(carrier, server) for _ in range(5)]
        stop.set()
        for thread in threads:
            thread.join()
        carrier.close()
    assert outcomes == [0] * 5


def test_a_child_does_not_keep_the_parent_s_connections_open() -> None:
    """Closing in the parent must end them, though the child lives on."""
    with listen(serve_all) as server:
        carrier = HttpxTransport(OPTIONS)
        carrier.send(ask(server.host), Timeout())
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(writer)
            os.read(reader, 1)  # until the parent lets go
            os._exit(0)
        carrier.close()
        wait_until(lambda: server.ended == 1)
        os.close(writer)
        os.close(reader)
        os.waitpid(child, 0)


def test_a_child_that_closes_leaves_the_parent_s_client_open() -> None:
    with listen(serve_all) as server:
        carrier = HttpxTransport(OPTIONS)
        carrier.send(ask(server.host), Timeout())
        child = os.fork()
        if child == 0:
            carrier.close()
            os._exit(0)
        os.waitpid(child, 0)
        carrier.send(ask(server.host), Timeout())
        carrier.close()
        assert server.accepted == 1


def test_closing_twice_is_harmless_and_later_calls_are_told(carrier: Carrier) -> None:
    with listen(serve_all) as server:
        carrier.send(ask(server.host))
        closing = carrier._blocking.close if carrier._blocking else carrier._async.aclose  # type: ignore[union-attr]
        for _ in range(2):
            done = closing()
            if carrier._loop is not None:
                carrier._loop.run_until_complete(done)  # type: ignore[arg-type]
        with pytest.raises(ClientClosed, match="make a new one"):
            carrier.send(ask(server.host))
        wait_until(lambda: server.ended == 1)
        assert server.accepted == 1


def test_calls_in_flight_while_another_thread_closes_get_an_answer_or_are_told() -> None:
    outcomes: Counter[str] = Counter()
    with listen(echo) as server:
        for seed in range(10):
            carrier = HttpxTransport(TransportOptions(max_connections=4, environ={}))

            def work(carrier: HttpxTransport = carrier) -> None:
                while True:
                    try:
                        assert carrier.send(ask(server.host, b"x"), Timeout()).body == b"x"
                        outcomes["answer"] += 1
                    except ClientClosed:
                        outcomes["closed"] += 1
                        return
                    except BaseException as error:  # noqa: BLE001 - whatever it is, it is wrong
                        outcomes[repr(error)] += 1
                        return

            threads = [threading.Thread(target=work) for _ in range(8)]
            for thread in threads:
                thread.start()
            time.sleep(random.Random(seed).uniform(0.001, 0.02))
            carrier.close()
            for thread in threads:
                thread.join()
        wait_until(lambda: server.ended == server.accepted)
    assert set(outcomes) == {"answer", "closed"}
    assert outcomes["closed"] == 80


async def test_tasks_in_flight_while_another_closes_get_an_answer_or_are_told() -> None:
    with listen(echo) as server:
        carrier = AsyncHttpxTransport(TransportOptions(max_connections=4, environ={}))
        tasks = [asyncio.create_task(carrier.send(ask(server.host, b"x"), Timeout())) for _ in range(40)]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        await carrier.aclose()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        kinds = Counter(type(outcome).__name__ for outcome in outcomes)
        assert set(kinds) <= {"HttpResponse", "ClientClosed"}
        assert kinds["HttpResponse"] >= 1
        assert kinds["ClientClosed"] >= 1


async def test_a_cancelled_call_frees_its_connection() -> None:
    """The server sees each of a hundred cancelled calls end, and a client with few connections still serves."""
    silent = True

    def talk(peer: Peer) -> None:
        while peer.read():
            if silent:
                peer.wait_for_end()
                return
            peer.answer()

    with listen(talk) as server:
        carrier = AsyncHttpxTransport(TransportOptions(max_connections=5, environ={}))
        for _ in range(20):
            wanted = server.accepted + 5
            tasks = [asyncio.create_task(carrier.send(ask(server.host), Timeout())) for _ in range(5)]
            await asyncio.to_thread(wait_until, lambda wanted=wanted: server.accepted >= wanted)
            for task in tasks:
                task.cancel()
            outcomes = await asyncio.gather(*tasks, return_exceptions=True)
            assert [type(outcome) for outcome in outcomes] == [asyncio.CancelledError] * 5
        assert server.accepted == 100
        wait_until(lambda: server.ended == 100)
        silent = False
        answers = await asyncio.gather(*(carrier.send(ask(server.host), Timeout()) for _ in range(20)))
        assert [answer.status for answer in answers] == [200] * 20
        assert server.accepted <= 105
        await carrier.aclose()


@pytest.mark.parametrize("moment", [0.0, 0.0005, 0.001, 0.002, 0.004, 0.01])
async def test_a_call_may_be_cancelled_at_any_moment(moment: float) -> None:
    with listen(serve_slowly) as server:
        carrier = AsyncHttpxTransport(TransportOptions(max_connections=2, environ={}))
        for _ in range(10):
            task = asyncio.create_task(carrier.send(ask(server.host), Timeout(total=5)))
            await asyncio.sleep(moment)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        answers = await asyncio.gather(*(carrier.send(ask(server.host), Timeout()) for _ in range(4)))
        assert [answer.status for answer in answers] == [200] * 4
        await carrier.aclose()
        await asyncio.sleep(0)
        await asyncio.to_thread(wait_until, lambda: server.ended == server.accepted)


def serve_slowly(peer: Peer) -> None:
    while peer.read():
        for piece in (b"HTTP/1.1 200 OK\r\n", b"Content-Length: 2\r\n\r\n", b"{", b"}"):
            time.sleep(0.0005)
            peer.send(piece)


def test_a_client_works_in_one_event_loop_after_another() -> None:
    """Connections of a loop that was closed end when the next one is used."""
    with listen(serve_all) as server:
        carrier = AsyncHttpxTransport(OPTIONS)

        async def call(*, last: bool) -> int:
            answer = await carrier.send(ask(server.host), Timeout())
            if last:
                await carrier.aclose()
            return answer.status

        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # asyncio's own, of the first loop's connection
            assert [asyncio.run(call(last=last)) for last in (False, True)] == [200, 200]
            gc.collect()
        wait_until(lambda: server.ended == 2)
        assert server.accepted == 2


def test_closing_after_the_event_loop_was_closed_is_harmless() -> None:
    with listen(serve_all) as server:
        carrier = AsyncHttpxTransport(OPTIONS)
        asyncio.run(carrier.send(ask(server.host), Timeout()))  # type: ignore[arg-type]
        asyncio.run(carrier.aclose())
        wait_until(lambda: server.ended == 1)  # the other side learns of it at once
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # asyncio's own
            del carrier
            gc.collect()


def test_closing_in_another_event_loop_closes_those_of_the_first() -> None:
    with listen(serve_all) as server:
        carrier = AsyncHttpxTransport(OPTIONS)
        called, closed = threading.Event(), threading.Event()

        async def stay() -> None:
            await carrier.send(ask(server.host), Timeout())
            called.set()
            await asyncio.to_thread(closed.wait)
            with pytest.raises(ClientClosed):
                await carrier.send(ask(server.host), Timeout())
            await asyncio.sleep(0.01)

        thread = threading.Thread(target=asyncio.run, args=(stay(),))
        thread.start()
        called.wait()
        asyncio.run(carrier.aclose())
        wait_until(lambda: server.ended == 1)
        closed.set()
        thread.join()


CREDENTIALS = Credentials("the-key-id-1234", "the-key-secret")


@pytest.mark.slow
async def test_an_asyncio_client_that_nobody_closes_says_so_once(cloud: Server) -> None:
    cloud.answer = lambda _: make_json({"Response": {"Total": 1}})
    client = AsyncPicClient(region="ap-1", credentials=CREDENTIALS, endpoint=cloud.endpoint)
    await client.list_images()
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        del client
        gc.collect()
        await asyncio.sleep(0.01)
        gc.collect()
    assert [(each.category, str(each.message)) for each in warned] == [
        (
            ResourceWarning,
            "AsyncPicClient was never closed; use it in an async with block, or await aclose().",
        )
    ]


async def test_what_never_connected_needs_no_closing() -> None:
    """A ResourceWarning would fail this test."""
    blocking, looping = HttpxTransport(OPTIONS), AsyncHttpxTransport(OPTIONS)
    with pytest.raises(ConnectFailed):
        blocking.send(ask("127.0.0.1:1"), Timeout())
    with pytest.raises(ConnectFailed):
        await looping.send(ask("127.0.0.1:1"), Timeout())
    del blocking, looping
    gc.collect()


def test_connections_that_waited_too_long_are_closed_by_the_next_call() -> None:
    """A burst of calls leaves no connections behind for long, though one is used all the time."""
    now = [0.0]
    with listen(echo) as server:
        carrier = HttpxTransport(OPTIONS, monotonic=lambda: now[0])
        start = threading.Barrier(6)

        def work() -> None:
            start.wait()
            carrier.send(ask(server.host), Timeout())

        threads = [threading.Thread(target=work) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        opened = server.accepted
        now[0] += KEEPALIVE_SECONDS + 1
        carrier.send(ask(server.host), Timeout())
        wait_until(lambda: server.ended == opened - 1)
        carrier.close()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"max_connections": 0}, "max_connections= must be at least 1"),
        ({"max_response_size": 0}, "max_response_size= must be at least 1"),
        ({"proxy": "http://"}, "proxy= must be a URL"),
        ({"transport": object(), "proxy": False}, "proxy= would not apply to transport="),
        (
            {"transport": object(), "max_connections": 3, "ca_bundle": "x"},
            "ca_bundle= and max_connections= would not apply",
        ),
    ],
)
def test_a_client_that_cannot_connect_as_told_is_refused_at_once(options: Any, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        PicClient(region="ap-1", credentials=CREDENTIALS, environ={}, **options)


def test_a_client_passes_the_options_of_its_connections_on(cloud: Server) -> None:
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
        carrier: Any = client._session.open()
        assert carrier._limit == 77
        assert carrier._pool._state.limit == 3


def test_sockets_send_small_requests_at_once() -> None:
    """Nagle's algorithm would hold the body back until the head is acknowledged."""
    with listen(serve_all) as server:
        carrier = HttpxTransport(OPTIONS)
        carrier.send(ask(server.host), Timeout())
        stream: Any = carrier._pool._state.free[0].stats.stream
        assert stream.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
        carrier.close()
