"""The time limit of a request to Redis, without Redis."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import pytest
from yunbind_runtime.call import redis_connections
from yunbind_runtime.call.redis_connections import TimeLimit, limit_time


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The monotonic clock of the module, which a test sets."""
    made = SimpleNamespace(now=100.0)
    monkeypatch.setattr(redis_connections, "time", SimpleNamespace(monotonic=lambda: made.now))
    return made


def test_without_a_request_timeouts_stay_as_they_are(clock: SimpleNamespace) -> None:
    limit = TimeLimit()
    assert (limit.end, limit.trim(None), limit.trim(5.0)) == (math.inf, None, 5.0)
    clock.now = 1e12
    assert limit.trim(5.0) == 5.0


def test_timeouts_end_with_the_request(clock: SimpleNamespace) -> None:
    """At its end, nothing more is waited for."""
    limit = TimeLimit()
    limit.start(3.0)
    assert [limit.trim(seconds) for seconds in (None, 2.0, 3.0, 4.0)] == [3.0, 2.0, 3.0, 3.0]
    clock.now = 102.5
    assert [limit.trim(seconds) for seconds in (None, 2.0)] == [0.5, 0.5]
    for now in (103.0, 104.0):
        clock.now = now
        with pytest.raises(TimeoutError, match="took too long"):
            limit.trim(9.0)


class Socket:
    """A socket that notes its timeout at each call."""

    def __init__(self) -> None:
        self.timeout: float | None = 9.0
        self.calls: list[tuple[str, float | None, tuple[Any, ...]]] = []

    def gettimeout(self) -> float | None:
        return self.timeout

    def settimeout(self, timeout: float | None) -> None:
        self.timeout = timeout

    def note(self, name: str, arguments: tuple[Any, ...]) -> None:
        self.calls.append((name, self.timeout, arguments))

    def recv(self, *arguments: Any) -> bytes:
        self.note("recv", arguments)
        return b"ab"

    def recv_into(self, *arguments: Any) -> int:
        self.note("recv_into", arguments)
        return 2

    def sendall(self, *arguments: Any) -> None:
        self.note("sendall", arguments)

    def fileno(self) -> int:
        return 7


class Connection:
    """A connection of redis-py."""

    def __init__(self) -> None:
        self.socket_connect_timeout: float | None = 5.0
        self.connected_within: list[float | None] = []
        self.socket = Socket()
        self.error: Exception | None = None

    def _connect(self) -> Socket:
        self.connected_within.append(self.socket_connect_timeout)
        if self.error is not None:
            raise self.error
        return self.socket


def make(limit: TimeLimit) -> tuple[Any, Connection]:
    pool: Any = SimpleNamespace(connection_class=Connection)
    limit_time(pool, limit)
    connection = pool.connection_class()
    return connection._connect(), connection


def test_each_call_of_a_socket_ends_with_the_request(clock: SimpleNamespace) -> None:
    """Its own timeout is kept for the next request."""
    limit = TimeLimit()
    limit.start(3.0)
    timed, connection = make(limit)
    clock.now = 101.0
    assert (timed.recv(4), timed.recv_into(b"", 4), timed.sendall(b"x")) == (b"ab", 2, None)
    assert connection.socket.calls == [
        ("recv", 2.0, (4,)),
        ("recv_into", 2.0, (b"", 4)),
        ("sendall", 2.0, (b"x",)),
    ]
    limit.start(60.0)
    timed.recv(4)
    timed.settimeout(1.5)
    assert connection.socket.timeout == 1.5
    timed.sendall(b"x")
    assert [timeout for _, timeout, _ in connection.socket.calls[3:]] == [9.0, 1.5]
    assert timed.fileno() == 7


def test_connecting_ends_with_the_request(clock: SimpleNamespace) -> None:
    """The timeout of the connection is kept, after a failure too."""
    limit = TimeLimit()
    limit.start(3.0)
    _, connection = make(limit)
    connection.error = OSError("words")
    limit.start(1.0)
    with pytest.raises(OSError, match="words"):
        connection._connect()
    assert (connection.connected_within, connection.socket_connect_timeout) == ([3.0, 1.0], 5.0)
    limit.start(60.0)
    with pytest.raises(OSError, match="words"):
        connection._connect()
    assert connection.connected_within[-1] == 5.0
