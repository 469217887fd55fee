"""What takes a call to get, such as a token: kept, and got anew by one caller at a time."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Generator, Hashable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from .errors import AuthFailed, ClientClosed, CredentialsError, YunbindError
from .fork_safety import Lock, reset_in_children

if TYPE_CHECKING:
    from concurrent.futures import Future

ValueT = TypeVar("ValueT")

_NEXT_TRY = timedelta(minutes=1)
"""Pause after a renewal that failed, while what is kept still serves."""


class Flight:
    """A call under way whose outcome others wait for, in threads or in tasks."""

    def __init__(self) -> None:
        from concurrent.futures import Future

        self._ended: Future[YunbindError | None] = Future()
        self._ended.set_running_or_notify_cancel()  # a waiter that is cancelled cannot cancel it for all
        self._thread = threading.get_ident()

    def end(self, error: YunbindError | None = None) -> None:
        """Let the waiters go on; with an error that is theirs too."""
        self._ended.set_result(error)

    @property
    def is_over(self) -> bool:
        """Whether it ended."""
        return self._ended.done()

    @property
    def error(self) -> YunbindError | None:
        """What it failed with, once it ended."""
        return self._ended.result()

    def wait(self) -> None:
        """Block until it ended.

        Where an event loop of this very thread carries it, it could not go on meanwhile, and this returns
        at once.
        """
        if self._thread != threading.get_ident():
            self._ended.result()

    async def wait_async(self) -> None:
        """Wait until it ended, without blocking."""
        import asyncio

        await asyncio.wrap_future(self._ended)


@dataclass(frozen=True, slots=True)
class Join:
    """A step: wait until another call has got what this one needs."""

    flight: Flight


@dataclass(frozen=True, slots=True)
class CachedValue(Generic[ValueT]):
    """A value and how long it serves; without times, for good.

    Attributes:
        value: what was got.
        renew_at: from then on it is got anew, and serves until that has worked.
        ends_at: from then on it is of no use.
    """

    value: ValueT
    renew_at: datetime | None = None
    ends_at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether it has ended."""
        return self.ends_at is not None and now >= self.ends_at


Fetch: TypeAlias = Callable[[], Generator[Any, Any, CachedValue[ValueT]]]
"""Makes the steps of getting a value."""


class SingleFlightCache(Generic[ValueT]):
    """Values by key. Threads and tasks may share it, and both sides of a fork.

    Args:
        refusals_kept: how long a refusal or absence of credentials is repeated to callers without asking
            again; vendors lock users and keys that are tried too often.
    """

    def __init__(self, refusals_kept: timedelta = timedelta(0)) -> None:
        self._refusals_kept = refusals_kept
        self._lock = Lock()
        self._kept: dict[Hashable, CachedValue[ValueT]] = {}
        self._refused: dict[Hashable, tuple[YunbindError, datetime]] = {}
        self._flights: dict[Hashable, Flight] = {}
        reset_in_children(self)

    def obtain(
        self,
        key: Hashable,
        fetch: Fetch[ValueT],
        clock: Callable[[], datetime],
        *,
        is_stale: Callable[[ValueT], bool] = lambda _: False,
    ) -> Generator[Any, Any, ValueT]:
        """Return the value of a key, got by this caller or by another.

        Args:
            key: what is wanted.
            fetch: makes the steps that get it.
            clock: tells the time.
            is_stale: tells a value that turned out to be of no use.

        Raises:
            YunbindError: it could not be got, by whoever tried.
        """
        while True:
            now = clock()
            with self._lock:
                kept = self._find(key, now, is_stale)
                other = self._flights.get(key)
                if kept is not None and (other or kept.renew_at is None or now < kept.renew_at):
                    return kept.value
                if other is None:
                    self._raise_refusal(key, now)
                    flight = self._flights[key] = Flight()
                    break
            yield Join(other)
            if not other.is_over:
                flight = Flight()  # it cannot go on before this caller does: see Flight.wait
                break
            if other.error is not None:
                raise copy.copy(other.error)
        return (yield from self._fetch(key, fetch, clock, kept, flight))

    def reset_after_fork(self) -> None:
        """Begin anew in a forked child, where the threads that others wait for do not run."""
        self._flights = {}

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._refused.clear()

    def _find(
        self, key: Hashable, now: datetime, is_stale: Callable[[ValueT], bool]
    ) -> CachedValue[ValueT] | None:
        kept = self._kept.get(key)
        if kept is None:
            return None
        if is_stale(kept.value) or kept.is_over(now):
            del self._kept[key]
            return None
        return kept

    def _raise_refusal(self, key: Hashable, now: datetime) -> None:
        error, until = self._refused.get(key, (None, now))
        if error is not None and now < until:
            raise copy.copy(error)

    def _fetch(
        self,
        key: Hashable,
        fetch: Fetch[ValueT],
        clock: Callable[[], datetime],
        old: CachedValue[ValueT] | None,
        flight: Flight,
    ) -> Generator[Any, Any, ValueT]:
        shared: YunbindError | None = None
        try:
            new = yield from fetch()
        except YunbindError as error:
            now = clock()
            pause = self._refusals_kept if isinstance(error, (AuthFailed, CredentialsError)) else timedelta(0)
            if old is not None and not old.is_over(now):
                with self._lock:
                    self._kept[key] = replace(old, renew_at=now + max(pause, _NEXT_TRY))
                return old.value
            shared = None if isinstance(error, ClientClosed) else error
            if pause:
                with self._lock:
                    self._refused[key] = (copy.copy(error), now + pause)
            raise
        else:
            with self._lock:
                self._kept[key] = new
                self._refused.pop(key, None)
            return new.value
        finally:
            with self._lock:
                if self._flights.get(key) is flight:
                    del self._flights[key]
            flight.end(shared)
