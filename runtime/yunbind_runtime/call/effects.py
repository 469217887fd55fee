"""Effects, which calls yield, and the two drivers that run them.

The logic of calls, pages and waiters is in generators. They yield the requests to send, the pauses to make
and the functions to run, and receive the results. One driver blocks, the other awaits, so no logic exists
twice.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from yunbind_runtime.base.errors import DeadlineExceeded, TransportError, YunbindError
from yunbind_runtime.base.single_flight import Join

if TYPE_CHECKING:
    from yunbind_runtime.base.http import HttpRequest, Timeout
    from yunbind_runtime.transport.transport import AsyncTransport, Transport

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Send:
    """Send a request. The result is an ``HttpResponse``."""

    request: HttpRequest
    timeout: Timeout


@dataclass(frozen=True, slots=True)
class Sleep:
    """Pause for some seconds. The result is None."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """Run a function that may block. The result is its return value.

    A ``YunbindError`` that the function raises is raised where the effect was yielded.

    Attributes:
        block: The function. A blocking driver cannot interrupt it.
        wait: The same as a coroutine function. Without it, asyncio runs ``block`` in a thread.
        timeout: Maximum number of seconds that asyncio waits for the result. None means no limit.
    """

    block: Callable[[], object]
    wait: Callable[[], Awaitable[object]] | None = None
    timeout: float | None = None


Effect: TypeAlias = Send | Sleep | Join | Run
"""An effect. :class:`Join` waits for another caller's flight."""

Effects: TypeAlias = Generator[Effect, Any, ResultT]
"""A generator that yields effects and returns a result."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The time by which a call must end, with all that it does inside itself.

    Attributes:
        at: Time on the clock.
        clock: Monotonic clock, in seconds.
    """

    at: float
    clock: Callable[[], float]

    @classmethod
    def within(cls, seconds: float, clock: Callable[[], float]) -> Deadline:
        """Return the deadline that is some seconds from now."""
        return cls(clock() + seconds, clock)

    @property
    def left(self) -> float:
        """Seconds until the deadline. 0 after it."""
        return max(0.0, self.at - self.clock())

    def check(self) -> None:
        """Check that the deadline has not passed.

        Raises:
            DeadlineExceeded: It has passed.
        """
        if self.left <= 0:
            raise DeadlineExceeded("The deadline of the call ended. Nothing was sent.", maybe_sent=False)


def limit_effects(
    effects: Effects[ResultT], deadline: Deadline | None, timeout: Timeout | None = None
) -> Effects[ResultT]:
    """Run effects that must end before a deadline.

    Requests, flights and functions are cut at the deadline. A pause beyond it is not made.

    Args:
        effects: The effects.
        deadline: The deadline. None means no limit.
        timeout: Limit of each request. None means no limit.

    Raises:
        DeadlineExceeded: The deadline ended.
    """
    try:
        effect = next(effects)
        while True:
            try:
                result = yield from _run_in_time(effect, deadline, timeout)
            except YunbindError as error:
                effect = effects.throw(error)
            else:
                effect = effects.send(result)
    except StopIteration as end:
        outcome: ResultT = end.value
        return outcome
    finally:
        effects.close()


def _run_in_time(effect: Effect, deadline: Deadline | None, timeout: Timeout | None) -> Effects[Any]:
    if timeout is not None and isinstance(effect, Send):
        effect = replace(effect, timeout=effect.timeout.limit(timeout))
    if deadline is None:
        return (yield effect)
    deadline.check()
    left = deadline.left
    if isinstance(effect, Sleep):
        if effect.seconds > left:
            raise DeadlineExceeded(
                f"The deadline of the call is in {left:.1f} s, before the end of a pause of "
                f"{effect.seconds:.1f} s. Nothing was sent.",
                maybe_sent=False,
            )
        return (yield effect)
    if isinstance(effect, Send):
        try:
            return (yield replace(effect, timeout=effect.timeout.end_within(left)))
        except TransportError as error:
            if deadline.left > 0:
                raise
            failure = DeadlineExceeded(
                f"The deadline of the call ended. {error}", maybe_sent=error.maybe_sent
            )
        raise failure
    left = left if effect.timeout is None else min(left, effect.timeout)
    has_ended = yield replace(effect, timeout=left)
    if isinstance(effect, Join) and has_ended is False:
        raise DeadlineExceeded(
            "The deadline of the call ended while another call fetched the value that both need. "
            "Nothing was sent.",
            maybe_sent=False,
        )
    return has_ended


def drive(
    effects: Effects[ResultT], transport: Transport, sleep: Callable[[float], Any] | None = None
) -> ResultT:
    """Run effects with a blocking transport."""
    try:
        effect = next(effects)
        while True:
            if isinstance(effect, Sleep):
                (sleep or time.sleep)(effect.seconds)
                effect = effects.send(None)
                continue
            if isinstance(effect, Join):
                effect = effects.send(effect.flight.wait(effect.timeout))
                continue
            try:
                if isinstance(effect, Run):
                    result = effect.block()
                else:
                    result = transport.send(effect.request, effect.timeout)
            except YunbindError as error:
                effect = effects.throw(error)
            else:
                effect = effects.send(result)
    except StopIteration as end:
        outcome: ResultT = end.value
        return outcome
    finally:
        effects.close()  # at once, because others may wait for a value that it was fetching


async def drive_async(
    effects: Effects[ResultT], transport: AsyncTransport, sleep: Callable[[float], Any] | None = None
) -> ResultT:
    """Run effects with an asyncio transport."""
    try:
        effect = next(effects)
        while True:
            if isinstance(effect, Sleep):
                await (sleep or _find_sleep())(effect.seconds)
                effect = effects.send(None)
                continue
            if isinstance(effect, Join):
                effect = effects.send(await effect.flight.wait_async(effect.timeout))
                continue
            try:
                if isinstance(effect, Run):
                    result = await _run(effect)
                else:
                    result = await transport.send(effect.request, effect.timeout)
            except YunbindError as error:
                effect = effects.throw(error)
            else:
                effect = effects.send(result)
    except StopIteration as end:
        outcome: ResultT = end.value
        return outcome
    finally:
        effects.close()  # at once, because others may wait for a value that it was fetching


async def _run(effect: Run) -> object:
    import asyncio

    limit = asyncio.timeout(effect.timeout)
    try:
        async with limit:
            if effect.wait is not None:
                return await effect.wait()
            return await asyncio.to_thread(effect.block)
    except TimeoutError as error:
        if isinstance(error, YunbindError) or not limit.expired():
            raise
    raise DeadlineExceeded(
        f"The deadline of the call ended: a function did not return within {effect.timeout:.1f} s. "
        "Nothing was sent.",
        maybe_sent=False,
    )


def _find_sleep() -> Callable[[float], Any]:
    import asyncio

    return asyncio.sleep
