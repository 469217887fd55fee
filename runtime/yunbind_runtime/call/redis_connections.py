"""Connections to Redis whose requests end in time, however slowly the server responds.

The timeouts of redis-py limit each piece of a response, and connecting and each command for itself.
"""

from __future__ import annotations

import math
import threading
import time
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import socket

    from redis import ConnectionPool


class TimeLimit(threading.local):
    """The end of the request that a thread makes, on the monotonic clock."""

    end = math.inf

    def start(self, seconds: float) -> None:
        """Begin a request that may take some seconds."""
        self.end = time.monotonic() + seconds

    def trim(self, seconds: float | None) -> float | None:
        """Return a timeout, shortened to the end of the request.

        Raises:
            TimeoutError: The end has passed.
        """
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError("The request took too long.")
        return seconds if left == math.inf else min(left, math.inf if seconds is None else seconds)


class _TimedSocket:
    """A socket, each call of which ends before the request must."""

    def __init__(self, given: socket.socket, limit: TimeLimit) -> None:
        self._socket = given
        self._limit = limit
        self._timeout = given.gettimeout()

    def settimeout(self, timeout: float | None) -> None:
        self._timeout = timeout
        self._socket.settimeout(timeout)

    def recv(self, *arguments: Any) -> bytes:
        self._socket.settimeout(self._limit.trim(self._timeout))
        return self._socket.recv(*arguments)

    def recv_into(self, *arguments: Any) -> int:
        self._socket.settimeout(self._limit.trim(self._timeout))
        return self._socket.recv_into(*arguments)

    def sendall(self, *arguments: Any) -> None:
        self._socket.settimeout(self._limit.trim(self._timeout))
        self._socket.sendall(*arguments)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)


def limit_time(pool: ConnectionPool, limit: TimeLimit) -> None:
    """Make the connections of a pool obey a time limit."""
    kind = cast("Any", pool.connection_class)
    connect = kind._connect  # noqa: SLF001 - the place where redis-py's own classes differ

    def connect_in_time(connection: Any) -> _TimedSocket:
        timeout = connection.socket_connect_timeout
        connection.socket_connect_timeout = limit.trim(timeout)
        try:
            return _TimedSocket(connect(connection), limit)
        finally:
            connection.socket_connect_timeout = timeout

    pool.connection_class = type(f"Timed{kind.__name__}", (kind,), {"_connect": connect_in_time})
