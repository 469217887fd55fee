"""TCP connections of asyncio to the first address of a host that accepts one.

asyncio can do so too, but leaves a socket open if the call is cancelled at that moment.
"""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Address: TypeAlias = tuple[int, int, int, str, Any]
"""A result of ``socket.getaddrinfo``."""

_HEAD_START = 0.25
"""Seconds before the next address is tried as well, as RFC 8305 recommends."""


async def find_addresses(host: str, port: int) -> Sequence[Address]:
    """Return the addresses of a host.

    Raises:
        OSError: The host has none.
    """
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except socket.gaierror:
        return await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)


async def connect_first(addresses: Sequence[Address], local_address: str | None) -> socket.socket:
    """Return a socket that is connected to one of the addresses. They are tried in order, a little apart.

    Raises:
        OSError: No address accepts a connection. It is the error of the first one.
    """
    left = list(addresses)
    attempts: list[asyncio.Task[socket.socket]] = []
    try:
        while True:
            if left:
                attempts.append(asyncio.create_task(_connect(left.pop(0), local_address)))
            running = [attempt for attempt in attempts if not attempt.done()]
            if running:
                limit = _HEAD_START if left else None
                await asyncio.wait(running, timeout=limit, return_when=asyncio.FIRST_COMPLETED)
            for attempt in attempts:
                if attempt.done() and attempt.exception() is None:
                    attempts.remove(attempt)
                    return attempt.result()
            if not left and all(attempt.done() for attempt in attempts):
                return attempts[0].result()  # raises its error
    finally:
        for attempt in attempts:
            _drop(attempt)


def _drop(attempt: asyncio.Task[socket.socket]) -> None:
    """Cancel an attempt, or close its socket."""
    if not attempt.done():
        attempt.cancel()
    elif not attempt.cancelled() and attempt.exception() is None:
        attempt.result().close()


async def _connect(address: Address, local_address: str | None) -> socket.socket:
    family, kind, protocol, _, where = address
    connecting = socket.socket(family, kind, protocol)
    try:
        connecting.setblocking(False)
        connecting.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if local_address is not None:
            connecting.bind((local_address, 0))
        await asyncio.get_running_loop().sock_connect(connecting, where)
    except BaseException:
        connecting.close()
        raise
    return connecting
