"""The connection pool of a blocking client.

httpx's own pools become slower with each connection in use, lose calls when threads share them, and keep the
connections of cancelled calls. So each connection is an httpx transport of its own. A call uses a connection
alone. The connection returns to the pool after a complete response, and is closed otherwise.
"""

from __future__ import annotations

import threading
import warnings
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar
from weakref import WeakSet

from yunbind_runtime.base.errors import ClientClosed, TimedOut
from yunbind_runtime.base.fork_safety import reset_in_children

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

CLOSED = "The client is closed. Create a new one."
KEEPALIVE_SECONDS = 5.0
"""Maximum time between two calls of a connection. A vendor closes idle connections after about 10 s."""


class AnyConnection(Protocol):
    """A connection, which carries one call at a time.

    Attributes:
        route: The route.
        idle_since: The time of its last release.
    """

    @property
    def route(self) -> Hashable: ...

    idle_since: float

    def abandon(self) -> None:
        """Close a connection that cannot be closed in the normal way."""
        ...


class Connection(AnyConnection, Protocol):
    """A blocking connection."""

    def close(self) -> None: ...


AnyConnectionT = TypeVar("AnyConnectionT", bound=AnyConnection)
ConnectionT = TypeVar("ConnectionT", bound=Connection)


class PoolState(Generic[AnyConnectionT]):
    """The number of connections, and the free ones, the longest idle first.

    A caller holds one of ``limit`` permits. So there is always a free connection, or room for a new one.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.free: list[AnyConnectionT] = []

    def acquire(self, route: Hashable) -> tuple[AnyConnectionT | None, AnyConnectionT | None]:
        """Return a free connection of the route, or None and perhaps one to close before making a new one."""
        free = self.free
        for index in range(len(free) - 1, -1, -1):
            if free[index].route == route:
                return free.pop(index), None
        if free and self.size >= self.limit:
            return None, free.pop(0)
        self.size += 1
        return None, None

    def release(self, connection: AnyConnectionT, now: float) -> list[AnyConnectionT]:
        """Take a connection back. Return the connections that were idle too long, to be closed."""
        connection.idle_since = now
        free = self.free
        free.append(connection)
        oldest = now - KEEPALIVE_SECONDS
        if free[0].idle_since >= oldest:
            return []
        old = [other for other in free if other.idle_since < oldest]
        del free[: len(old)]
        self.size -= len(old)
        return old

    def clear(self) -> list[AnyConnectionT]:
        """Remove the free connections and return them, to be closed."""
        free, self.free = self.free, []
        self.size -= len(free)
        return free

    def make_timeout(self, seconds: float) -> TimedOut:
        """Return the error for a call that got no connection in time."""
        return TimedOut(
            f"No connection became free within {seconds:g} s: all {self.limit} are in use. "
            "Make fewer calls at a time, or pass max_connections= or a longer Timeout.connect.",
            maybe_sent=False,
        )


def warn_unclosed(owner: str, remedy: str, source: object) -> None:
    """Warn about connections that were never closed."""
    warnings.warn(f"{owner} was never closed. {remedy}.", ResourceWarning, stacklevel=3, source=source)


class ConnectionPool(Generic[ConnectionT]):
    """The connections of a blocking client. Threads can share them.

    A forked child process starts with an empty pool. It closes its copies of the parent's connections, which
    does not affect the parent.

    Args:
        connect: Makes a connection for a route.
        limit: Maximum number of connections.
        owner: The class to name in the warning about unclosed connections.
        monotonic: A clock that never goes back, in seconds.
    """

    def __init__(
        self, connect: Callable[[Any], ConnectionT], limit: int, owner: str, monotonic: Callable[[], float]
    ) -> None:
        self._connect = connect
        self._owner = owner
        self._monotonic = monotonic
        self._is_closed = False
        self._start(limit)
        reset_in_children(self)

    def _start(self, limit: int) -> None:
        self._lock = threading.Lock()
        self._permits = threading.Semaphore(limit)
        self._state: PoolState[ConnectionT] = PoolState(limit)
        self._made: WeakSet[ConnectionT] = WeakSet()
        self._was_used = False

    def acquire(self, route: Hashable, seconds: float) -> ConnectionT:
        """Return a connection for one call. Wait if all connections are in use.

        Args:
            route: The route of the call.
            seconds: The longest wait.

        Raises:
            ClientClosed: The pool is closed.
            TimedOut: No connection became free in time.
        """
        if not self._permits.acquire(timeout=seconds):
            raise self._state.make_timeout(seconds)
        try:
            self._check_open()
            with self._lock:
                connection, displaced = self._state.acquire(route)
            return connection or self._replace(displaced, route)
        except BaseException:
            self._permits.release()
            raise

    def _check_open(self) -> None:
        if self._is_closed:
            raise ClientClosed(CLOSED)

    def _replace(self, displaced: ConnectionT | None, route: Hashable) -> ConnectionT:
        try:
            if displaced is not None:
                displaced.close()
            connection = self._connect(route)
        except BaseException:
            with self._lock:
                self._state.size -= 1
            raise
        self._made.add(connection)
        return connection

    def release(self, connection: ConnectionT) -> None:
        """Return a connection to the pool, for another call."""
        with self._lock:
            self._was_used = True
            old = self._state.release(connection, self._monotonic())
            if self._is_closed:
                old += self._state.clear()
        self._permits.release()
        for idle in old:
            idle.close()

    def discard(self, connection: ConnectionT) -> None:
        """Close a connection that cannot carry another call."""
        with self._lock:
            self._state.size -= 1
        self._permits.release()
        connection.close()

    def close(self) -> None:
        """Close the connections. Those in use are closed after their response."""
        with self._lock:
            self._is_closed = True
            old = self._state.clear()
        self._permits.release(self._state.limit)  # wakes waiting callers, to raise ClientClosed
        for idle in old:
            idle.close()

    def reset_after_fork(self) -> None:
        """Start empty in a forked child process, where a lock may be held for ever."""
        made = self._made
        self._start(self._state.limit)
        for connection in made:
            connection.abandon()

    def __del__(self) -> None:
        if self._is_closed:
            return
        if self._was_used:
            warn_unclosed(self._owner, "Use it in a with block, or call close()", self)
        self.close()
