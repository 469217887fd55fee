"""Forked child processes: their connections, their locks, and those of the parent."""

from __future__ import annotations

import os
import threading
from typing import Any

import pytest
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.transport.httpx_transport import HttpxTransport
from yunbind_runtime.transport.options import TransportOptions

from tests.runtime.transport.raw_server import (
    Listener,
    Peer,
    echo,
    listen,
    make_request,
    serve_all,
    wait_until,
)

OPTIONS = TransportOptions(environ={})


def call_in_a_child(transport: HttpxTransport, server: Listener, **more: Any) -> int:
    """Fork, make two calls in the child, and return its exit code. 0: both succeeded."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            bodies = [
                transport.send(make_request(server.host, b"child"), Timeout(read=5)).body for _ in range(2)
            ]
            status = 0 if bodies == [b"child"] * 2 else 2
            transport.close()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_fork_does_not_touch_the_connections_of_the_parent() -> None:
    seen: list[tuple[int, bytes]] = []

    def handle(peer: Peer) -> None:
        while request := peer.read():
            body = request.partition(b"\r\n\r\n")[2]
            seen.append((peer.number, body))
            peer.respond(body)

    with listen(handle) as server:
        transport = HttpxTransport(OPTIONS)
        transport.send(make_request(server.host, b"parent"), Timeout())
        assert call_in_a_child(transport, server) == 0
        transport.send(make_request(server.host, b"parent"), Timeout())
        transport.close()
    assert seen == [(1, b"parent"), (2, b"child"), (2, b"child"), (1, b"parent")]


@pytest.mark.slow
def test_a_fork_during_calls_of_other_threads_does_not_hang() -> None:
    """The locks of these threads are never released in the child."""
    with listen(echo) as server:
        transport = HttpxTransport(TransportOptions(max_connections=4, environ={}))
        stop = threading.Event()

        def work() -> None:
            while not stop.is_set():
                assert transport.send(make_request(server.host, b"parent"), Timeout()).body == b"parent"

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        outcomes = [call_in_a_child(transport, server) for _ in range(5)]
        stop.set()
        for thread in threads:
            thread.join()
        transport.close()
    assert outcomes == [0] * 5


def test_a_child_does_not_keep_the_connections_of_the_parent_open() -> None:
    """Closing in the parent must end them while the child is running."""
    with listen(serve_all) as server:
        transport = HttpxTransport(OPTIONS)
        transport.send(make_request(server.host), Timeout())
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(writer)
            os.read(reader, 1)  # until the parent closes the pipe
            os._exit(0)
        transport.close()
        wait_until(lambda: server.ended == 1)
        os.close(writer)
        os.close(reader)
        os.waitpid(child, 0)


def test_closing_in_a_child_leaves_the_client_of_the_parent_open() -> None:
    with listen(serve_all) as server:
        transport = HttpxTransport(OPTIONS)
        transport.send(make_request(server.host), Timeout())
        child = os.fork()
        if child == 0:
            transport.close()
            os._exit(0)
        os.waitpid(child, 0)
        transport.send(make_request(server.host), Timeout())
        transport.close()
        assert server.accepted == 1
