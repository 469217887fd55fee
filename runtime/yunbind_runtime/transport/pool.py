"""The connections of a client, and how the calls of threads share them.

httpx's own pools cost more with each connection in use, lose calls when threads
share them, and keep what a cancelled call left behind. So each connection is an
httpx transport of its own: a call takes one for itself, and gives it back only
after a whole answer; otherwise the connection is closed.
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

CLOSED = "The client is closed; make a new one."
KEEPALIVE_SECONDS = 5.0
"""How long a connection may wait for its next call; one of the vendors drops connections after about ten."""


class AnyConnection(Protocol):
    """What carries a call at a time.

    Attributes:
        route: where it leads.
        idle_since: when it was last given back.
    """

    @property
    def route(self) -> Hashable: ...

    idle_since: float

    def abandon(self) -> None:
        """Let go of the connection, where it can no longer be closed as usual."""
        ...


class Connection(AnyConnection, Protocol):
    """What carries a call and blocks."""

    def close(self) -> None: ...


AnyConnectionT = TypeVar("AnyConnectionT", bound=AnyConnection)
ConnectionT = TypeVar("ConnectionT", bound=Connection)


class PoolState(Generic[AnyConnectionT]):
    """How many connections there are, and those that are free, the longest waiting first.

    Whoever takes a connection holds one of as many permits as there may be connections, so
    that there always is a free connection or room for a new one.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.free: list[AnyConnectionT] = []

    def take(self, route: Hashable) -> tuple[AnyConnectionT | None, AnyConnectionT | None]:
        """Return a free connection of a route; else none, and perhaps one to close in favour of a new one."""
        free = self.free
        for index in range(len(free) - 1, -1, -1):
            if free[index].route == route:
                return free.pop(index), None
        if free and self.size >= self.limit:
            return None, free.pop(0)
        self.size += 1
        return None, None

    def give_back(self, connection: AnyConnectionT, now: float) -> list[AnyConnectionT]:
        """Take a connection back; return those that have waited too long, to be closed."""
        connection.idle_since = now
        free = self.free
        free.append(connection)
        oldest = now - KEEPALIVE_SECONDS
        if free[0].idle_since >= oldest:
            return []
        old = [each for each in free if each.idle_since < oldest]
        del free[: len(old)]
        self.size -= len(old)
        return old

    def clear(self) -> list[AnyConnectionT]:
        """Forget the free connections and return them, to be closed."""
        free, self.free = self.free, []
        self.size -= len(free)
        return free

    def make_timeout(self, seconds: float) -> TimedOut:
        """Return the error for a call that found no connection in time."""
        return TimedOut(
            f"No connection became free within {seconds:g} s: all {self.limit} carry calls. "
            "Make fewer calls at a time, or pass max_connections= or a longer Timeout.connect.",
            maybe_sent=False,
        )


def warn_unclosed(owner: str, remedy: str, source: object) -> None:
    """Tell that connections were left to the garbage collector."""
    warnings.warn(f"{owner} was never closed; {remedy}.", ResourceWarning, stacklevel=3, source=source)


class ConnectionPool(Generic[ConnectionT]):
    """The connections of a client that blocks; threads share them.

    A forked process starts with none: it lets go of its copies of the parent's
    connections, which stay as they are for the parent.

    Args:
        make: makes a connection for a route.
        limit: how many there may be.
        owner: the class to name when nobody closed them.
        monotonic: a clock that never goes back.
    """

    def __init__(
        self, make: Callable[[Any], ConnectionT], limit: int, owner: str, monotonic: Callable[[], float]
    ) -> None:
        self._make = make
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

    def take(self, route: Hashable, seconds: float) -> ConnectionT:
        """Return a connection for one call; wait where all are in use.

        Raises:
            ClientClosed: they were closed.
            TimedOut: none became free in time.
        """
        if not self._permits.acquire(timeout=seconds):
            raise self._state.make_timeout(seconds)
        try:
            self._check_open()
            with self._lock:
                connection, displaced = self._state.take(route)
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
            connection = self._make(route)
        except BaseException:
            with self._lock:
                self._state.size -= 1
            raise
        self._made.add(connection)
        return connection

    def give_back(self, connection: ConnectionT) -> None:
        """Take back a connection that can carry another call."""
        with self._lock:
            self._was_used = True
            old = self._state.give_back(connection, self._monotonic())
            if self._is_closed:
                old += self._state.clear()
        self._permits.release()
        for each in old:
            each.close()

    def drop(self, connection: ConnectionT) -> None:
        """Take back a connection that cannot carry another call."""
        with self._lock:
            self._state.size -= 1
        self._permits.release()
        connection.close()

    def close(self) -> None:
        """Close the connections; those in use are closed after the answer that they wait for."""
        with self._lock:
            self._is_closed = True
            old = self._state.clear()
        self._permits.release(self._state.limit)  # wakes those who wait, to be refused
        for each in old:
            each.close()

    def reset_after_fork(self) -> None:
        """Start anew in a forked process, where no other thread runs and any lock may be held for ever."""
        made = self._made
        self._start(self._state.limit)
        for connection in made:
            connection.abandon()

    def __del__(self) -> None:
        if self._is_closed:
            return
        if self._was_used:
            warn_unclosed(self._owner, "use it in a with block, or call close()", self)
        self.close()
