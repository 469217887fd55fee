"""Connections of asyncio to hosts with several addresses."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from yunbind_runtime.transport import async_connect
from yunbind_runtime.transport.async_connect import connect_first, find_addresses

from tests.runtime.transport.raw_server import listen, serve_all


@contextmanager
def fill_backlog() -> Iterator[int]:
    """Yield a port that neither accepts nor refuses a connection."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port: int = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for client in waiting:
            client.setblocking(False)
            client.connect_ex(("127.0.0.1", port))
        yield port
        for client in waiting:
            client.close()


def find_closed_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


async def test_an_address_that_refuses_is_followed_by_the_next() -> None:
    with listen(serve_all) as server:
        refused = await find_addresses("127.0.0.1", find_closed_port())
        addresses = [*refused, *await find_addresses("127.0.0.1", server.port)]
        connected = await connect_first(addresses, None)
        assert connected.getpeername()[1] == server.port
        connected.close()


async def test_an_address_that_is_silent_does_not_block_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(async_connect, "_HEAD_START", 0.01)
    with listen(serve_all) as server, fill_backlog() as silent:
        addresses = [
            *await find_addresses("127.0.0.1", silent),
            *await find_addresses("127.0.0.1", server.port),
        ]
        async with asyncio.timeout(3):
            connected = await connect_first(addresses, "127.0.0.1")
        assert connected.getpeername()[1] == server.port
        connected.close()
        await asyncio.sleep(0)


async def test_the_error_of_the_first_address_is_raised() -> None:
    first, second = find_closed_port(), find_closed_port()
    addresses = [*await find_addresses("127.0.0.1", first), *await find_addresses("127.0.0.1", second)]
    with pytest.raises(ConnectionRefusedError, match=str(first)):
        await connect_first(addresses, None)


async def test_a_host_without_address_is_an_os_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(OSError, match="Name or service not known"):
        await find_addresses("nowhere.invalid", 443)


@pytest.mark.parametrize("rounds", range(6))
async def test_a_cancelled_connection_leaves_no_socket(rounds: int) -> None:
    """An open socket would be a ResourceWarning, which fails the test."""
    with listen(serve_all) as server:
        task = asyncio.create_task(connect_first(await find_addresses("127.0.0.1", server.port), None))
        for _ in range(rounds):
            await asyncio.sleep(0)
        task.cancel()
        outcome = (await asyncio.gather(task, return_exceptions=True))[0]
        if isinstance(outcome, socket.socket):
            outcome.close()
        await asyncio.sleep(0)
