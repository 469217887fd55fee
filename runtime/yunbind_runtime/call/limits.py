"""Client-side rate limits: each call waits for a slot within the documented rate of its action.

Vendors count calls per account, region and action, and refuse calls beyond the rate. A limiter reserves a
slot for each call, in the order of arrival. No caller waits for another: each sleeps until its own slot.
"""

from __future__ import annotations

import itertools
import math
import threading
import time
from bisect import bisect_left
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeAlias

from yunbind_facts.behavior import LIMITS_MARGIN

from yunbind_runtime.base.errors import RateLimitTimedOut
from yunbind_runtime.base.fork_safety import reset_in_children
from yunbind_runtime.base.option_checks import check_function, check_seconds

from .effects import Sleep

if TYPE_CHECKING:
    from .effects import Effects

Rate: TypeAlias = tuple[int, float]
"""Number of calls and the period in seconds: ``(20, 1.0)``."""

_FIRST_CLEANUP = 64
"""Number of keys at which idle ones are first removed."""

_NUMBER = attrgetter("number")


@dataclass(frozen=True, slots=True)
class RateKey:
    """The calls that a vendor counts together.

    Attributes:
        provider: Name of the vendor, such as ``tencent``.
        account: Key ID of the caller. Never shown.
        region: Region of the call. None for services without regions.
        action: Service and action, such as ``tke.DescribeImageCaches``.
    """

    provider: str
    account: str = field(repr=False)
    region: str | None
    action: str

    def __str__(self) -> str:
        return f"{self.provider} {self.action}" + (f" in {self.region}" if self.region else "")


class Limiter(Protocol):
    """Decides when a call may be sent. Threads and tasks share one limiter."""

    def acquire(self, key: RateKey, rate: Rate, timeout: float | None = None) -> Effects[object]:
        """Yield the effects that wait for a slot. The call must be sent right after them.

        Args:
            key: The calls that are counted together.
            rate: Number of calls and the period in seconds; the same for all calls of a key.
            timeout: Maximum number of seconds to wait for the slot. Defaults to no limit.

        Raises:
            RateLimitTimedOut: There is no slot in time. Raised as soon as that is known; no slot is used.
        """
        ...

    def pause(self, key: RateKey, seconds: float) -> None:
        """Hold back all calls of a key for some seconds, after the vendor throttled one of them."""
        ...


class NoLimiter:
    """A limiter that never waits."""

    def acquire(self, key: RateKey, rate: Rate, timeout: float | None = None) -> Effects[None]:  # noqa: ARG002
        """Yield no effects."""
        yield from ()

    def pause(self, key: RateKey, seconds: float) -> None:
        """Do nothing."""


class LocalLimiter:
    """A limiter for the calls of this process.

    With a rate of N calls in a period, at most N calls begin in any time span of one period plus the margin.
    This holds however late a thread or an event loop wakes up, because the limiter counts the time at which
    a call began. After an idle period, N calls may begin at once.

    A caller that times out or is cancelled while it waits gives its slot back. The next caller may use it.
    Callers that already wait keep their times.

    A forked child starts without reservations. Use
    :class:`~yunbind_runtime.call.redis_limits.RedisLimiter` to share a limit between processes.

    Args:
        margin: Seconds added to each period. The vendor counts calls when they arrive, and a later call may
            travel faster than an earlier one. Defaults to 0.05, which keeps ``20/s`` as 20 calls in 1.05 s.
        clock: Monotonic clock, in seconds. Defaults to ``time.monotonic``.

    Raises:
        ConfigurationError: An argument is invalid.
    """

    def __init__(self, *, margin: float = LIMITS_MARGIN, clock: Callable[[], float] = time.monotonic) -> None:
        check_seconds(margin, "LocalLimiter(margin=)", may_be_zero=True, may_be_infinite=False)
        check_function(clock, "LocalLimiter(clock=)")
        self.margin = margin
        self.clock = clock
        self._lock = threading.Lock()
        self._schedules: dict[RateKey, _Schedule] = {}
        self._released: deque[tuple[RateKey, Slot]] = deque()
        self._cleanup_at = _FIRST_CLEANUP
        reset_in_children(self)

    def acquire(self, key: RateKey, rate: Rate, timeout: float | None = None) -> Effects[Slot]:
        """Wait for a slot and return it; see :meth:`Limiter.acquire`."""
        deadline = math.inf if timeout is None else self.clock() + timeout
        slot = Slot()
        try:
            while True:
                with self._lock:
                    now = self.clock()
                    wait = self._find(key, now).reserve(slot, rate[0], rate[1] + self.margin, now)
                if wait == 0:
                    return slot
                if now + wait > deadline:
                    raise time_out(key, rate, wait)
                yield Sleep(wait)
        finally:
            if not slot.is_used:
                self.release(key, slot)

    def release(self, key: RateKey, slot: Slot) -> None:
        """Give a slot back that no call uses.

        Takes no lock, because the garbage collector may run this in a thread that holds it. The next
        reservation removes the slot.
        """
        self._released.append((key, slot))

    def pause(self, key: RateKey, seconds: float) -> None:
        """Hold back all calls of a key for some seconds."""
        with self._lock:
            now = self.clock()
            schedule = self._find(key, now)
            schedule.not_before = max(schedule.not_before, now + seconds)

    def is_paused(self, key: RateKey) -> bool:
        """Return whether calls of a key are held back."""
        schedule = self._schedules.get(key)
        return schedule is not None and schedule.not_before > self.clock()

    def reset_after_fork(self) -> None:
        """Forget all reservations in a forked child. No thread of the parent holds the lock there."""
        self._lock = threading.Lock()
        self._schedules = {}
        self._released = deque()

    def _find(self, key: RateKey, now: float) -> _Schedule:
        while self._released:
            released_key, slot = self._released.popleft()
            schedule = self._schedules.get(released_key)
            if schedule is not None:
                schedule.remove(slot)
        schedule = self._schedules.get(key)
        if schedule is None:
            if len(self._schedules) >= self._cleanup_at:
                self._schedules = {
                    key: schedule for key, schedule in self._schedules.items() if not schedule.is_idle(now)
                }
                self._cleanup_at = max(_FIRST_CLEANUP, 2 * len(self._schedules))
            schedule = self._schedules[key] = _Schedule()
        return schedule


class Slot:
    """A place in the rate limiter.

    Attributes:
        at: Time at which the call began, or at which it may begin.
        number: Position in the order of arrival. Infinity before the first reservation.
        is_used: Whether the call began.
    """

    __slots__ = ("at", "is_used", "number")

    def __init__(self) -> None:
        self.at = math.inf
        self.number = math.inf
        self.is_used = False


class _Schedule:
    """The slots of one key.

    A new slot comes one span after the Nth last slot. A caller that wakes up asks again: then only the used
    slots and the waiting slots before its own count. So a late caller delays others and never starves. All
    calls begin by this check, so no span contains more than N of them.

    The script in ``redis_limits`` follows the same rules.
    """

    __slots__ = ("arrivals", "not_before", "span", "used", "waiting")

    def __init__(self) -> None:
        self.used: list[Slot] = []
        self.waiting: list[Slot] = []  # in the order of arrival
        self.arrivals = itertools.count()
        self.span = 0.0
        self.not_before = -math.inf

    def reserve(self, slot: Slot, calls: int, span: float, now: float) -> float:
        """Reserve a slot and return the seconds until it. 0 means that the call begins now."""
        self.span = span
        self._forget_before(now - span)
        self.remove(slot)
        index = bisect_left(self.waiting, slot.number, key=_NUMBER)
        times = sorted(earlier.at for earlier in (*self.used, *self.waiting[:index]))
        slot.at = max(now, self.not_before, times[-calls] + span if len(times) >= calls else now)
        slot.is_used = slot.at == now
        if slot.is_used:
            self.used.append(slot)
        else:
            if slot.number == math.inf:
                slot.number = next(self.arrivals)
            self.waiting.insert(index, slot)
        return slot.at - now

    def remove(self, slot: Slot) -> None:
        """Remove a slot, if it is still there."""
        if slot.is_used:
            self.used = [other for other in self.used if other is not slot]
            return
        index = bisect_left(self.waiting, slot.number, key=_NUMBER)
        if index < len(self.waiting) and self.waiting[index] is slot:
            del self.waiting[index]

    def is_idle(self, now: float) -> bool:
        """Return whether the schedule has no effect on later calls."""
        self._forget_before(now - self.span)
        return self.not_before <= now and not self.used and not self.waiting

    def _forget_before(self, time: float) -> None:
        self.used = [slot for slot in self.used if slot.at > time]
        if self.waiting and self.waiting[0].at <= time:
            self.waiting = [slot for slot in self.waiting if slot.at > time]


def time_out(key: RateKey, rate: Rate, wait: float) -> RateLimitTimedOut:
    """Return the error for a slot that comes after the deadline."""
    calls, period = rate
    error = RateLimitTimedOut(
        f"Rate limited: the next slot is {wait:.3g} s away, past the deadline. The limit is {calls} "
        f"{'call' if calls == 1 else 'calls'} in {period:g} s. Nothing was sent. Allow more time "
        "or call less often.",
        wait=wait,
    )
    error.place = str(key)
    return error


LOCAL = LocalLimiter()
"""The default limiter, which all clients of this process share."""

UNLIMITED = NoLimiter()
"""Turns rate limits off."""
