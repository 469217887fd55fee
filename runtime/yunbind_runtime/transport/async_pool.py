"""How the calls of tasks share connections: each event loop has a pool with connections of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from yunbind_runtime.base.errors import ClientClosed

from .pool import CLOSED, AnyConnection, PoolState, warn_unclosed

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable, Hashable


class AsyncConnection(AnyConnection, Protocol):
    """What carries a call in an event loop."""

    async def aclose(self) -> None: ...


AsyncConnectionT = TypeVar("AsyncConnectionT", bound=AsyncConnection)


class _LoopPool(Generic[AsyncConnectionT]):
    """The connections of one event loop."""

    def __init__(self, limit: int) -> None:
        self.state: PoolState[AsyncConnectionT] = PoolState(limit)
        self.permits = asyncio.Semaphore(limit)


class AsyncConnectionPool(Generic[AsyncConnectionT]):
    """The connections of an asyncio client: each event loop has its own, which tasks share.

    Args:
        make: makes a connection for a route.
        limit: how many there may be in one event loop.
        owner: the class to name when nobody closed them.
        monotonic: a clock that never goes back.
    """

    def __init__(
        self, make: Callable[[Any], AsyncConnectionT], limit: int, owner: str, monotonic: Callable[[], float]
    ) -> None:
        self._make = make
        self._limit = limit
        self._owner = owner
        self._monotonic = monotonic
        self._is_closed = False
        self._was_used = False
        self._by_loop: dict[AbstractEventLoop, _LoopPool[AsyncConnectionT]] = {}

    async def take(self, route: Hashable, seconds: float) -> AsyncConnectionT:
        """Return a connection for one call; wait where all are in use.

        Raises:
            ClientClosed: they were closed.
            TimedOut: none became free in time.
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
            connection, displaced = pool.state.take(route)
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
            return self._make(route)
        except BaseException:
            pool.state.size -= 1
            raise

    def _find_pool(self) -> _LoopPool[AsyncConnectionT]:
        loop = asyncio.get_running_loop()
        pool = self._by_loop.get(loop)
        if pool is None:
            for old in [each for each in self._by_loop if each.is_closed()]:
                _abandon(self._by_loop.pop(old).state.clear())
            pool = self._by_loop[loop] = _LoopPool(self._limit)
        return pool

    async def give_back(self, connection: AsyncConnectionT) -> None:
        """Take back a connection that can carry another call."""
        self._was_used = True
        pool = self._find_pool()
        old = pool.state.give_back(connection, self._monotonic())
        if self._is_closed:
            old += pool.state.clear()
        pool.permits.release()
        for each in old:
            await each.aclose()

    async def drop(self, connection: AsyncConnectionT) -> None:
        """Take back a connection that cannot carry another call."""
        pool = self._find_pool()
        pool.state.size -= 1
        pool.permits.release()
        await connection.aclose()

    async def aclose(self) -> None:
        """Close the connections of all event loops; those in use are closed after their answers.

        Other event loops close theirs as soon as they run again. Connections of
        an event loop that was closed before are shut down, as far as possible.
        """
        self._is_closed = True
        here = self._find_pool().state.clear()
        self._let_go()
        for connection in here:
            await connection.aclose()

    def _let_go(self) -> None:
        for loop, pool in list(self._by_loop.items()):
            free = pool.state.clear()
            try:
                loop.call_soon_threadsafe(_wind_up, pool.permits, self._limit, free)
            except RuntimeError:  # that loop was closed
                _abandon(free)

    def __del__(self) -> None:
        if self._is_closed:
            return
        if self._was_used:
            warn_unclosed(self._owner, "use it in an async with block, or await aclose()", self)
        self._let_go()


def _abandon(connections: list[Any]) -> None:
    for connection in connections:
        connection.abandon()


_closing: set[asyncio.Future[None]] = set()
"""Tasks in progress; an event loop by itself may forget them."""


def _wind_up(permits: asyncio.Semaphore, number: int, connections: list[Any]) -> None:
    """Wake those who wait, to be refused, and close connections; called by their event loop."""
    for _ in range(number):
        permits.release()
    for connection in connections:
        task: asyncio.Future[None] = asyncio.ensure_future(connection.aclose())
        _closing.add(task)
        task.add_done_callback(_closing.discard)
