"""A cache for values that cost a request, such as tokens: one caller fetches, the others wait."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Generator, Hashable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from .errors import AuthFailed, ClientClosed, CredentialsError, DeadlineExceeded, YunbindError
from .fork_safety import ForkSafeLock, reset_in_children
from .timestamps import add_time

if TYPE_CHECKING:
    from concurrent.futures import Future

ValueT = TypeVar("ValueT")

_RETRY_INTERVAL = timedelta(minutes=1)
"""Time between two attempts to renew a value that is still valid."""


class Flight:
    """A fetch in progress. Other threads and tasks wait for its outcome."""

    def __init__(self) -> None:
        from concurrent.futures import Future

        self._outcome: Future[YunbindError | None] = Future()
        self._outcome.set_running_or_notify_cancel()  # a cancelled waiter must not cancel it for all
        self._thread = threading.get_ident()

    def land(self, error: YunbindError | None = None) -> None:
        """End the flight. An error is raised for the waiting callers too."""
        self._outcome.set_result(error)

    @property
    def has_landed(self) -> bool:
        """Whether the flight has ended."""
        return self._outcome.done()

    @property
    def error(self) -> YunbindError | None:
        """The error of a flight that has ended."""
        return self._outcome.result()

    def wait(self, timeout: float | None = None) -> bool:
        """Block until the flight ends. Return whether it ended in time.

        Return at once if an event loop of this thread runs the flight, because blocking would stop it.

        Args:
            timeout: Maximum number of seconds to wait. None means no limit.
        """
        if self._thread == threading.get_ident():
            return True
        from concurrent.futures import wait

        return bool(wait((self._outcome,), timeout).done)

    async def wait_async(self, timeout: float | None = None) -> bool:
        """Wait until the flight ends, without blocking. Return whether it ended in time."""
        import asyncio

        future = asyncio.wrap_future(self._outcome)
        try:
            return bool((await asyncio.wait((future,), timeout=timeout))[0])
        finally:
            future.cancel()  # the flight may end after the event loop


@dataclass(frozen=True, slots=True)
class Join:
    """An effect: wait for another caller's flight. The result is whether it ended in time.

    Attributes:
        flight: The flight.
        timeout: Maximum number of seconds to wait. None means no limit.
    """

    flight: Flight
    timeout: float | None = None


@dataclass(frozen=True, slots=True)
class CachedValue(Generic[ValueT]):
    """A value with its lifetime.

    Attributes:
        value: The value.
        renew_at: The time of renewal. The value stays in use until the renewal succeeds. None: never renewed.
        expires_at: The time when the value becomes useless. None: never.
    """

    value: ValueT
    renew_at: datetime | None = None
    expires_at: datetime | None = None

    def has_expired(self, now: datetime) -> bool:
        """Return whether the value has expired."""
        return self.expires_at is not None and now >= self.expires_at


Fetch: TypeAlias = Callable[[], Generator[Any, Any, CachedValue[ValueT]]]
"""A function that returns the effects for fetching a value."""


class SingleFlightCache(Generic[ValueT]):
    """Values by key. Threads, tasks and forked processes can share it.

    Args:
        error_ttl: How long a failed authentication or missing credentials are reported to callers without
            another attempt. Vendors lock users and keys after repeated failures.
        cached_errors: Errors that are reported so.
    """

    def __init__(
        self,
        error_ttl: timedelta = timedelta(0),
        cached_errors: tuple[type[YunbindError], ...] = (AuthFailed, CredentialsError),
    ) -> None:
        self._error_ttl = error_ttl
        self._cached_errors = cached_errors
        self._lock = ForkSafeLock()
        self._values: dict[Hashable, CachedValue[ValueT]] = {}
        self._errors: dict[Hashable, tuple[YunbindError, datetime]] = {}
        self._flights: dict[Hashable, Flight] = {}
        reset_in_children(self)

    def get(
        self,
        key: Hashable,
        fetch: Fetch[ValueT],
        clock: Callable[[], datetime],
        *,
        is_stale: Callable[[ValueT], bool] = lambda _: False,
    ) -> Generator[Any, Any, ValueT]:
        """Return the value of a key, fetched by this caller or by another.

        Args:
            key: The key.
            fetch: Returns the effects for fetching the value.
            clock: Returns the current time.
            is_stale: Returns whether a cached value turned out to be useless.

        Raises:
            YunbindError: The fetch failed, whoever made it.
        """
        while True:
            now = clock()
            with self._lock:
                cached = self._find(key, now, is_stale)
                other = self._flights.get(key)
                if cached is not None and (other or cached.renew_at is None or now < cached.renew_at):
                    return cached.value
                if other is None:
                    self._raise_cached_error(key, now)
                    flight = self._flights[key] = Flight()
                    break
            yield Join(other)
            if not other.has_landed:
                flight = Flight()  # the other flight waits for this caller: see Flight.wait
                break
            if other.error is not None:
                raise copy.copy(other.error)
        return (yield from self._fetch(key, fetch, clock, cached, flight))

    def reset_after_fork(self) -> None:
        """Forget the flights of threads that a forked child does not have."""
        self._flights = {}

    def peek(self, key: Hashable) -> ValueT | None:
        """Return the cached value, expired or not. None if there is none."""
        cached = self._values.get(key)
        return cached.value if cached else None

    def clear(self) -> None:
        """Forget all values and errors."""
        with self._lock:
            self._values.clear()
            self._errors.clear()

    def _find(
        self, key: Hashable, now: datetime, is_stale: Callable[[ValueT], bool]
    ) -> CachedValue[ValueT] | None:
        cached = self._values.get(key)
        if cached is None:
            return None
        if is_stale(cached.value) or cached.has_expired(now):
            del self._values[key]
            return None
        return cached

    def _raise_cached_error(self, key: Hashable, now: datetime) -> None:
        error, until = self._errors.get(key, (None, now))
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
            ttl = self._error_ttl if isinstance(error, self._cached_errors) else timedelta(0)
            if old is not None and not old.has_expired(now):
                with self._lock:
                    self._values[key] = replace(old, renew_at=add_time(now, max(ttl, _RETRY_INTERVAL)))
                return old.value
            # Another caller's client may be open, and its deadline may be later.
            shared = None if isinstance(error, (ClientClosed, DeadlineExceeded)) else error
            if ttl:
                with self._lock:
                    self._errors[key] = (copy.copy(error), add_time(now, ttl))
            raise
        else:
            with self._lock:
                self._values[key] = new
                self._errors.pop(key, None)
            return new.value
        finally:
            with self._lock:
                if self._flights.get(key) is flight:
                    del self._flights[key]
            flight.land(shared)
