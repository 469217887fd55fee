"""The documented rates of calls, kept before a call is sent.

Vendors count calls per account, region and action, and refuse those beyond the rate. A limiter makes a call
wait for its turn instead. Turns are reserved in the order of coming, by threads and tasks alike, and nobody
waits for anybody: each caller sleeps until its own time.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from yunbind_runtime.base.errors import RateLimitTimedOut
from yunbind_runtime.base.fork_safety import reset_in_children

from .effects import Sleep

if TYPE_CHECKING:
    from .effects import Effect

Rate: TypeAlias = tuple[int, float]
"""Calls in a period, in seconds: ``(20, 1.0)``."""

MARGIN = 0.05
"""Seconds added to every period: by so much a call may travel faster than an earlier one."""

_FEW = 64
"""Queues that are kept before idle ones are looked for."""


@dataclass(frozen=True, slots=True)
class RateKey:
    """What the vendor counts together.

    Attributes:
        provider: such as ``tencent``.
        account: key id of the caller; never shown.
        region: None for services without regions.
        action: service and action, such as ``tke.DescribeImageCaches``.
    """

    provider: str
    account: str = field(repr=False)
    region: str | None
    action: str

    def __str__(self) -> str:
        return f"{self.provider} {self.action}" + (f" in {self.region}" if self.region else "")


class Limiter(Protocol):
    """Says when a call may be sent. Threads and tasks share it."""

    def acquire(self, key: RateKey, rate: Rate, timeout: float | None = None) -> Generator[Effect, Any, None]:
        """Make the steps after which one call may be sent, at once.

        Args:
            key: what is counted together.
            rate: calls in a period, in seconds; the same for all calls of a key.
            timeout: seconds to wait for the turn at most; None for as long as it takes.

        Raises:
            RateLimitTimedOut: no turn comes in time. It is raised as soon as that is known, and the place
                is free again.
        """
        ...

    def pause(self, key: RateKey, seconds: float) -> None:
        """Let nobody of a key go on before some seconds have passed, as the vendor refused a call."""
        ...


class NoLimiter:
    """Lets every call be sent at once, and leaves refusals to be dealt with when they come."""

    def acquire(self, key: RateKey, rate: Rate, timeout: float | None = None) -> Generator[Effect, Any, None]:  # noqa: ARG002
        """Wait for nothing."""
        yield from ()

    def pause(self, key: RateKey, seconds: float) -> None:
        """Do nothing."""


class LocalLimiter:
    """Keeps rates within this process.

    Of a rate of N calls in a period, never more than N begin in any span as long as the period and the
    margin; when nobody has called for a while, N may begin at once. The count is of calls that did begin, at
    the time when they did, however late a thread or an event loop woke up.

    A caller that gives up while it waits, by a timeout or a cancellation, gives its place back to whoever
    comes next. Those who wait behind it keep their times: where one of them is to use the same place a
    period later, it passes unused.

    A forked child starts with an empty count. Processes share one with
    :class:`~yunbind_runtime.call.redis_limits.RedisLimiter`.

    Args:
        margin: seconds added to each period. The vendor counts calls when they arrive, and of two calls the
            later may travel faster: without a margin, calls that were sent in time would be refused. With
            0.05, ``20/s`` is kept as 20 calls in 1.05 s.
        clock: seconds that never go back.
    """

    def __init__(self, *, margin: float = MARGIN, clock: Callable[[], float] = time.monotonic) -> None:
        self.margin = margin
        self.clock = clock
        self._lock = threading.Lock()
        self._queues: dict[RateKey, _Queue] = {}
        self._many = _FEW
        reset_in_children(self)

    def acquire(self, key: RateKey, rate: Rate, timeout: float | None = None) -> Generator[Effect, Any, None]:
        """Make the steps after which one call may be sent; see :meth:`Limiter.acquire`."""
        yield from self.take(key, rate, timeout)

    def take(self, key: RateKey, rate: Rate, timeout: float | None = None) -> Generator[Effect, Any, Turn]:
        """Do as :meth:`acquire`, and return the turn."""
        deadline = math.inf if timeout is None else self.clock() + timeout
        turn: Turn | None = None
        try:
            while True:
                with self._lock:
                    now = self.clock()
                    if turn is None or turn.state == "lapsed":
                        turn = self._find(key, now).line_up(rate[0], rate[1] + self.margin, now)
                    wait = turn.begin(now)
                    if wait and now + wait > deadline:
                        turn.give_up()
                        raise time_out(key, rate, wait)
                if wait == 0:
                    return turn
                yield Sleep(wait)
        finally:
            if turn is not None and turn.state == "waiting":
                turn.give_up()

    def pause(self, key: RateKey, seconds: float) -> None:
        """Let nobody of a key go on before some seconds have passed."""
        with self._lock:
            now = self.clock()
            queue = self._find(key, now)
            queue.not_before = max(queue.not_before, now + seconds)

    def reset_after_fork(self) -> None:
        """Begin anew in a forked child, where nobody holds the lock or waits any longer."""
        self._lock = threading.Lock()
        self._queues = {}

    def _find(self, key: RateKey, now: float) -> _Queue:
        queue = self._queues.get(key)
        if queue is None:
            if len(self._queues) >= self._many:
                self._queues = {key: queue for key, queue in self._queues.items() if not queue.is_idle(now)}
                self._many = max(_FEW, 2 * len(self._queues))
            queue = self._queues[key] = _Queue()
        return queue


class Turn:
    """A place in a queue.

    Attributes:
        at: when the call began, or the earliest time when it can.
        state: ``lapsed`` is a turn whose caller did not wake up before the next use of its place was due.
    """

    __slots__ = ("at", "before", "queue", "state")

    def __init__(self, queue: _Queue, at: float, before: Turn | None) -> None:
        self.queue = queue
        self.at = at
        self.before = before
        self.state: Literal["waiting", "taken", "given up", "lapsed"] = "waiting"

    def begin(self, now: float) -> float:
        """Take the turn if its time has come, else return the seconds until then, as far as it is known."""
        queue = self.queue
        at = max(self.at, queue.not_before)
        for earlier in self._list_earlier():
            at = max(at, earlier.at + queue.span)
            if at > now:
                break
        if at > now:
            self.at = at
            return at - now
        for earlier in self._list_earlier():
            if earlier.state == "waiting":
                earlier.state = "lapsed"
        self.at = now
        self.before = None
        self.state = "taken"
        return 0.0

    def is_held(self, now: float) -> bool:
        """Whether the vendor's refusal of a call holds everybody of the key back."""
        return self.queue.not_before > now

    def give_up(self) -> None:
        """Leave the place to others. Takes no lock: the garbage collector may call it while one is held."""
        self.state = "given up"

    def _list_earlier(self) -> Iterator[Turn]:
        """Those who used the same place before or still may, the latest first."""
        earlier = self.before
        while earlier is not None:
            if earlier.state in ("waiting", "taken"):
                yield earlier
            earlier = earlier.before


class _Queue:
    """The turns of one key: N places, each used in turn and at most once in a span.

    Turn number ``i`` has the place of turn ``i - N``. So no span can hold more than N that begin, whatever
    their order and however late they are.
    """

    __slots__ = ("not_before", "span", "turns")

    def __init__(self) -> None:
        self.turns: deque[Turn] = deque()
        self.span = 0.0
        self.not_before = -math.inf

    def line_up(self, calls: int, span: float, now: float) -> Turn:
        """Return a new turn behind all others."""
        self.span = span
        if self.turns.maxlen != calls:
            self.turns = deque(self.turns, calls)
        turns = self.turns
        while turns and turns[-1].state == "given up":
            given_up = turns.pop()
            if given_up.before is not None:
                turns.appendleft(given_up.before)
        turn = Turn(self, now, turns[0] if len(turns) == calls else None)
        turns.append(turn)
        return turn

    def is_idle(self, now: float) -> bool:
        """Whether nothing would change if it were forgotten."""
        return self.not_before <= now and all(
            turn.state != "waiting" and turn.at + self.span <= now for turn in self._list_turns()
        )

    def _list_turns(self) -> Iterator[Turn]:
        for latest in self.turns:
            turn: Turn | None = latest
            while turn is not None:
                yield turn
                turn = turn.before


def time_out(key: RateKey, rate: Rate, wait: float) -> RateLimitTimedOut:
    """Return the error that says that no turn comes in time."""
    calls, period = rate
    error = RateLimitTimedOut(
        f"No turn to call comes in time: calls are kept at {calls} in {period:g} s, and the next turn is "
        f"{wait:.3g} s away. Nothing was sent; allow more time or call less often.",
        wait=wait,
    )
    error.place = str(key)
    return error


LOCAL = LocalLimiter()
"""What all clients of this process share unless they are told otherwise."""

UNLIMITED = NoLimiter()
"""Turns limits off."""
