"""Waiting for a state: polling that ends on success, on failure, or at its deadline.

The waiting itself is one generator, :func:`wait`; a synchronous and an
asynchronous driver poll and sleep for it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from .errors import ApiError, WaiterFailed, WaiterTimedOut

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator, Iterator, Mapping

GROWTH = 1.5
"""By how much each pause is longer than the one before."""
LONGEST = 6.0
"""How many times the first pause the longest one may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptor:
    """A condition on the outcome of a poll.

    Attributes:
        path: response members, by Python name; ``[]`` goes into each item of a list.
        all: every value at path equals this, and there is at least one.
        any: at least one value at path equals this.
        empty: there is no value at path.
        error: the poll failed with this code.
        status: the poll failed with this HTTP status.
        count: with ``all``, a request member; there are at least as many values as it has items.
    """

    path: tuple[str, ...] = ()
    all: str | None = None
    any: str | None = None
    empty: bool = False
    error: str | None = None
    status: int | None = None
    count: str | None = None

    def accepts(self, outcome: object, arguments: Mapping[str, object]) -> bool:
        """Whether the outcome of a poll, a response or an :class:`ApiError`, meets the condition."""
        if isinstance(outcome, ApiError):
            if self.error is not None:
                return outcome.code == self.error or outcome.code.startswith(f"{self.error}.")
            return self.status is not None and outcome.http_status == self.status
        if self.error is not None or self.status is not None:
            return False
        values = [value for _, value in walk(outcome, self.path)]
        if self.empty:
            return not values
        if self.all is not None:
            asked = arguments.get(self.count) if self.count else None
            fewest = len(asked) if isinstance(asked, list) else 1  # pyright: ignore[reportUnknownArgumentType]
            return len(values) >= max(fewest, 1) and all(value == self.all for value in values)
        return any(value == self.any for value in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiter:
    """When to stop polling.

    Attributes:
        name: what is waited for, such as ``image_cache_ready``.
        success: any of these ends the wait well.
        failure: any of these means that success can no longer come.
        delay: seconds before the second poll.
        timeout: seconds after which the wait gives up.
    """

    name: str
    success: tuple[Acceptor, ...]
    failure: tuple[Acceptor, ...]
    delay: float
    timeout: float


def walk(node: object, path: tuple[str, ...]) -> Iterator[tuple[object, object]]:
    """The values at a path, each with the structure that holds it."""
    holders: list[tuple[object, object]] = [(node, node)]
    for step in path:
        if step == "[]":
            holders = [(item, item) for _, each in holders if isinstance(each, list) for item in each]  # pyright: ignore[reportUnknownVariableType]
        else:
            holders = [(each, getattr(each, step, None)) for _, each in holders]
        holders = [(holder, value) for holder, value in holders if value is not None]
    yield from holders


@dataclass(frozen=True, slots=True)
class Poll:
    """Ask again; send in the response or the ApiError."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Sleep this many seconds."""

    seconds: float


Step: TypeAlias = Poll | Pause


def wait(
    waiter: Waiter,
    place: str,
    arguments: Mapping[str, object],
    now: Callable[[], float],
    delay: float | None,
    timeout: float | None,
) -> Generator[Step, object, object]:
    """Poll until the waiter's conditions decide; the last response, or None after an accepted error.

    Args:
        waiter: the conditions.
        place: service and action, for messages.
        arguments: what is polled with, by Python name.
        now: a clock that never goes back, in seconds.
        delay: seconds before the second poll; the waiter's when None.
        timeout: seconds to wait at most; the waiter's when None.

    Raises:
        WaiterFailed: A failure condition holds.
        WaiterTimedOut: Neither held in time.
        ApiError: The poll failed in a way that no condition names and that trying again cannot help.
    """
    first = waiter.delay if delay is None else delay
    limit = waiter.timeout if timeout is None else timeout
    deadline = now() + limit
    pause = first
    polls = 0
    while True:
        outcome = yield Poll()
        polls += 1
        response = None if isinstance(outcome, ApiError) else outcome
        # Failure first: a code is more exact than the status that it comes with.
        failed = next((each for each in waiter.failure if each.accepts(outcome, arguments)), None)
        if failed is not None:
            raise _fail(waiter, place, failed, outcome)
        if any(each.accepts(outcome, arguments) for each in waiter.success):
            return response
        if isinstance(outcome, ApiError) and not outcome.retryable:
            raise outcome
        left = deadline - now()
        if left <= 0:
            seen = _describe(waiter, outcome)
            message = (
                f"{waiter.name} was not reached within {limit:g} s and {polls} polls; last seen: {seen}."
            )
            raise WaiterTimedOut(f"{place}: {message}", waiter=waiter.name, last=outcome)
        yield Pause(min(pause, left))
        pause = min(pause * GROWTH, first * LONGEST)


def drive(
    steps: Generator[Step, object, object],
    poll: Callable[[], object],
    sleep: Callable[[float], object] | None,
) -> object:
    """Wait with a blocking client."""
    outcome: object = None
    try:
        while True:
            step = steps.send(outcome)
            outcome = None
            if isinstance(step, Pause):
                (sleep or time.sleep)(step.seconds)
                continue
            try:
                outcome = poll()
            except ApiError as error:
                outcome = error
    except StopIteration as end:
        return end.value


async def drive_async(
    steps: Generator[Step, object, object],
    poll: Callable[[], Awaitable[object]],
    sleep: Callable[[float], Awaitable[object]] | None,
) -> object:
    """Wait with an asynchronous client."""
    outcome: object = None
    try:
        while True:
            step = steps.send(outcome)
            outcome = None
            if isinstance(step, Pause):
                await (sleep or _find_sleep())(step.seconds)
                continue
            try:
                outcome = await poll()
            except ApiError as error:
                outcome = error
    except StopIteration as end:
        return end.value


def _find_sleep() -> Callable[[float], Awaitable[object]]:
    import asyncio

    return asyncio.sleep


def _fail(waiter: Waiter, place: str, acceptor: Acceptor, outcome: object) -> WaiterFailed:
    if isinstance(outcome, ApiError):
        reason = f"the poll was refused with {outcome.code}: {outcome.message}"
        details: tuple[str, ...] = ()
    else:
        wanted = acceptor.any if acceptor.any is not None else acceptor.all
        holders = [
            holder for holder, value in walk(outcome, acceptor.path) if wanted is None or value == wanted
        ]
        reason = (
            f"{'.'.join(acceptor.path)} is {wanted}" if wanted is not None else "nothing is left to wait for"
        )
        details = tuple(told for holder in holders for told in _explain(holder))
    text = f"{place}: {waiter.name} can no longer be reached: {reason}."
    if details:
        text += f" The service says: {'; '.join(details)}"
    return WaiterFailed(text, waiter=waiter.name, last=outcome, details=details)


def _explain(holder: object) -> Iterator[str]:
    """What the failed thing says of itself: its message, or its latest events."""
    message = getattr(holder, "message", None)
    if isinstance(message, str) and message:
        yield message
    for event in (getattr(holder, "events", None) or ())[:3]:
        told = [getattr(event, name, None) for name in ("type", "reason", "message")]
        text = " ".join(str(part) for part in told if part)
        if text:
            yield text


def _describe(waiter: Waiter, outcome: object) -> str:
    if isinstance(outcome, ApiError):
        return f"{outcome.code}: {outcome.message}"
    paths = {each.path for each in (*waiter.success, *waiter.failure) if each.path}
    seen = sorted(
        {str(value) for path in paths for _, value in walk(outcome, path) if isinstance(value, str)}
    )
    return ", ".join(seen) or "nothing"
