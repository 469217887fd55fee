"""How the calls of tasks share lanes: each event loop has a berth with lanes of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from .errors import ClientClosed
from .lanes import CLOSED, AnyLane, Rack, warn_unclosed

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable, Hashable


class AsyncLane(AnyLane, Protocol):
    """What carries a call in an event loop."""

    async def aclose(self) -> None: ...


AsyncLaneT = TypeVar("AsyncLaneT", bound=AsyncLane)


class _Berth(Generic[AsyncLaneT]):
    """The lanes of one event loop."""

    def __init__(self, limit: int) -> None:
        self.rack: Rack[AsyncLaneT] = Rack(limit)
        self.permits = asyncio.Semaphore(limit)


class Berths(Generic[AsyncLaneT]):
    """The lanes of an asyncio client: each event loop has its own, which tasks share.

    Args:
        make: makes a lane for a route.
        limit: how many there may be in one event loop.
        owner: the class to name when nobody closed them.
        monotonic: a clock that never goes back.
    """

    def __init__(
        self, make: Callable[[Any], AsyncLaneT], limit: int, owner: str, monotonic: Callable[[], float]
    ) -> None:
        self._make = make
        self._limit = limit
        self._owner = owner
        self._monotonic = monotonic
        self._is_closed = False
        self._was_used = False
        self._by_loop: dict[AbstractEventLoop, _Berth[AsyncLaneT]] = {}

    async def take(self, route: Hashable, seconds: float) -> AsyncLaneT:
        """Return a lane for one call; wait where all are in use.

        Raises:
            ClientClosed: they were closed.
            TimedOut: none became free in time.
        """
        berth = self._find_berth()
        try:
            if berth.permits.locked():
                async with asyncio.timeout(seconds):
                    await berth.permits.acquire()
            else:
                await berth.permits.acquire()  # does not wait
        except TimeoutError:
            raise berth.rack.make_timeout(seconds) from None
        try:
            self._check_open()
            lane, displaced = berth.rack.take(route)
            return lane or await self._replace(berth, displaced, route)
        except BaseException:
            berth.permits.release()
            raise

    def _check_open(self) -> None:
        if self._is_closed:
            raise ClientClosed(CLOSED)

    async def _replace(
        self, berth: _Berth[AsyncLaneT], displaced: AsyncLaneT | None, route: Hashable
    ) -> AsyncLaneT:
        try:
            if displaced is not None:
                await displaced.aclose()
            return self._make(route)
        except BaseException:
            berth.rack.size -= 1
            raise

    def _find_berth(self) -> _Berth[AsyncLaneT]:
        loop = asyncio.get_running_loop()
        berth = self._by_loop.get(loop)
        if berth is None:
            for old in [each for each in self._by_loop if each.is_closed()]:
                _abandon(self._by_loop.pop(old).rack.clear())
            berth = self._by_loop[loop] = _Berth(self._limit)
        return berth

    async def give_back(self, lane: AsyncLaneT) -> None:
        """Take back a lane that can carry another call."""
        self._was_used = True
        berth = self._find_berth()
        old = berth.rack.give_back(lane, self._monotonic())
        if self._is_closed:
            old += berth.rack.clear()
        berth.permits.release()
        for each in old:
            await each.aclose()

    async def drop(self, lane: AsyncLaneT) -> None:
        """Take back a lane that cannot carry another call."""
        berth = self._find_berth()
        berth.rack.size -= 1
        berth.permits.release()
        await lane.aclose()

    async def aclose(self) -> None:
        """Close the lanes of all event loops; those in use are closed after the answer that they wait for.

        Other event loops close theirs as soon as they run again. Connections of
        an event loop that was closed before are shut down, as far as possible.
        """
        self._is_closed = True
        here = self._find_berth().rack.clear()
        self._let_go()
        for lane in here:
            await lane.aclose()

    def _let_go(self) -> None:
        for loop, berth in list(self._by_loop.items()):
            free = berth.rack.clear()
            try:
                loop.call_soon_threadsafe(_wind_up, berth.permits, self._limit, free)
            except RuntimeError:  # that loop was closed
                _abandon(free)

    def __del__(self) -> None:
        if self._is_closed:
            return
        if self._was_used:
            warn_unclosed(self._owner, "use it in an async with block, or await aclose()", self)
        self._let_go()


def _abandon(lanes: list[Any]) -> None:
    for lane in lanes:
        lane.abandon()


_closing: set[asyncio.Future[None]] = set()
"""Tasks in progress; an event loop by itself may forget them."""


def _wind_up(permits: asyncio.Semaphore, number: int, lanes: list[Any]) -> None:
    """Wake those who wait, to be refused, and close lanes; called by their event loop."""
    for _ in range(number):
        permits.release()
    for lane in lanes:
        task: asyncio.Future[None] = asyncio.ensure_future(lane.aclose())
        _closing.add(task)
        task.add_done_callback(_closing.discard)
