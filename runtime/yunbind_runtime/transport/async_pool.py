"""The connection pools of an asyncio client, one for each event loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from yunbind_runtime.base.errors import ClientClosed

from .pool import CLOSED, AnyConnection, PoolState, warn_unclosed

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable, Hashable


class AsyncConnection(AnyConnection, Protocol):
    """A connection of an event loop."""

    async def aclose(self) -> None: ...


AsyncConnectionT = TypeVar("AsyncConnectionT", bound=AsyncConnection)


class _LoopPool(Generic[AsyncConnectionT]):
    """The connections of one event loop."""

    def __init__(self, limit: int) -> None:
        self.state: PoolState[AsyncConnectionT] = PoolState(limit)
        self.permits = asyncio.Semaphore(limit)


class AsyncConnectionPool(Generic[AsyncConnectionT]):
    """The connections of an asyncio client. Tasks of an event loop can share them.

    Args:
        connect: Makes a connection for a route.
        limit: Maximum number of connections of one event loop.
        owner: The class to name in the warning about unclosed connections.
        monotonic: A clock that never goes back, in seconds.
    """

    def __init__(
        self,
        connect: Callable[[Any], AsyncConnectionT],
        limit: int,
        owner: str,
        monotonic: Callable[[], float],
    ) -> None:
        self._connect = connect
        self._limit = limit
        self._owner = owner
        self._monotonic = monotonic
        self._is_closed = False
        self._was_used = False
        self._by_loop: dict[AbstractEventLoop, _LoopPool[AsyncConnectionT]] = {}

    async def acquire(self, route: Hashable, seconds: float) -> AsyncConnectionT:
        """Return a connection for one call. Wait if all connections are in use.

        Args:
            route: The route of the call.
            seconds: The longest wait.

        Raises:
            ClientClosed: The pool is closed.
            TimedOut: No connection became free in time.
        """
        pool = self._find_pool()
        try:
            if pool.permits.locked():
                async with asyncio.timeout(seconds):
                    await pool.permits.acquire()
            else:
                await pool.permits.acquire()  # does not wait
        except TimeoutError:
            raise pool.state.make_timeout(seconds) from None
        try:
            self._check_open()
            connection, displaced = pool.state.acquire(route)
            return connection or await self._replace(pool, displaced, route)
        except BaseException:
            pool.permits.release()
            raise

    def _check_open(self) -> None:
        if self._is_closed:
            raise ClientClosed(CLOSED)

    async def _replace(
        self, pool: _LoopPool[AsyncConnectionT], displaced: AsyncConnectionT | None, route: Hashable
    ) -> AsyncConnectionT:
        try:
            if displaced is not None:
                await displaced.aclose()
            return self._connect(route)
        except BaseException:
            pool.state.size -= 1
            raise

    def _find_pool(self) -> _LoopPool[AsyncConnectionT]:
        loop = asyncio.get_running_loop()
        pool = self._by_loop.get(loop)
        if pool is None:
            for closed in [other for other in self._by_loop if other.is_closed()]:
                _abandon(self._by_loop.pop(closed).state.clear())
            pool = self._by_loop[loop] = _LoopPool(self._limit)
        return pool

    async def release(self, connection: AsyncConnectionT) -> None:
        """Return a connection to the pool, for another call."""
        self._was_used = True
        pool = self._find_pool()
        old = pool.state.release(connection, self._monotonic())
        if self._is_closed:
            old += pool.state.clear()
        pool.permits.release()
        for idle in old:
            await idle.aclose()

    async def discard(self, connection: AsyncConnectionT) -> None:
        """Close a connection that cannot carry another call."""
        pool = self._find_pool()
        pool.state.size -= 1
        pool.permits.release()
        await connection.aclose()

    async def aclose(self) -> None:
        """Close the connections of all event loops. Those in use are closed after their response.

        Other event loops close their connections as soon as they run again. Connections of a closed event
        loop are shut down as far as possible.
        """
        self._is_closed = True
        own = self._find_pool().state.clear()
        self._close_all()
        for connection in own:
            await connection.aclose()

    def _close_all(self) -> None:
        for loop, pool in list(self._by_loop.items()):
            free = pool.state.clear()
            try:
                loop.call_soon_threadsafe(_close_loop_pool, pool.permits, self._limit, free)
            except RuntimeError:  # the loop is closed
                _abandon(free)

    def __del__(self) -> None:
        if self._is_closed:
            return
        if self._was_used:
            warn_unclosed(self._owner, "Use it in an async with block, or await aclose()", self)
        self._close_all()


def _abandon(connections: list[Any]) -> None:
    for connection in connections:
        connection.abandon()


_CLOSING: set[asyncio.Future[None]] = set()
"""Tasks in progress. An event loop references its tasks weakly only."""


def _close_loop_pool(permits: asyncio.Semaphore, limit: int, connections: list[Any]) -> None:
    """Wake waiting callers, to raise ClientClosed, and close connections. Called by their event loop."""
    for _ in range(limit):
        permits.release()
    for connection in connections:
        task: asyncio.Future[None] = asyncio.ensure_future(connection.aclose())
        _CLOSING.add(task)
        task.add_done_callback(_CLOSING.discard)
