"""Waiting for a state: polling that ends on success, on failure, or at its deadline.

The waiting itself is one generator, :func:`wait`; a synchronous and an
asynchronous driver poll and sleep for it.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias, cast

from yunbind_runtime.base.errors import (
    ApiError,
    InvalidArguments,
    NotFound,
    TransportError,
    UnreadableResponse,
    WaiterFailed,
    WaiterTimedOut,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator, Iterator, Mapping

    from yunbind_runtime.model.operation import AnyOperation

    from .pages import Paginate

GROWTH = 1.5
"""By how much each pause is longer than the one before."""
LONGEST = 6.0
"""How many times the first pause the longest one may be."""
SHORTEST = 0.05
"""Seconds between polls at least, where the action documents no rate."""
UNSEEN = 3
"""How many polls in a row may find nothing of what was just made, before it counts as gone."""

Trouble: TypeAlias = ApiError | TransportError | UnreadableResponse


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
        count: with ``all``, a request member; there are at least as many values as it has different items.
    """

    path: tuple[str, ...] = ()
    all: str | None = None
    any: str | None = None
    empty: bool = False
    error: str | None = None
    status: int | None = None
    count: str | None = None

    def accepts(self, outcome: object, arguments: Mapping[str, object]) -> bool:
        """Whether the outcome of a poll, a response or an error, meets the condition."""
        if isinstance(outcome, ApiError):
            if self.error is not None:
                return outcome.code == self.error or outcome.code.startswith(f"{self.error}.")
            return self.status is not None and outcome.http_status == self.status
        if isinstance(outcome, TransportError | UnreadableResponse):
            return False  # not the vendor's word
        if self.error is not None or self.status is not None:
            return False
        values = [value for _, value in walk(outcome, self.path)]
        if self.empty:
            return not values
        if self.all is not None:
            fewest = _count_different(arguments.get(self.count)) if self.count else 0
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
        paginate: how the polled action pages; every page of it is looked at.
    """

    name: str
    success: tuple[Acceptor, ...]
    failure: tuple[Acceptor, ...]
    delay: float
    timeout: float
    paginate: Paginate | None = None


def _count_different(asked: object) -> int:
    items = cast("list[object]", asked) if isinstance(asked, list | tuple) else ()
    return len({repr(item) for item in items})  # structures cannot be hashed


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
    """Ask again; send in the response or the error."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Sleep this many seconds."""

    seconds: float


Effect: TypeAlias = Poll | Pause


def wait(
    waiter: Waiter,
    operation: AnyOperation,
    arguments: Mapping[str, object],
    now: Callable[[], float],
    delay: float | None,
    timeout: float | None,
) -> Generator[Effect, object, object]:
    """Poll until the waiter's conditions decide; the last response, or None after an accepted error.

    Polls read, so one that fails without a verdict (no connection, a gateway's
    page, a retryable code) is only another "not yet". So is something that is
    not found in the first polls: it may not be listed yet right after it was made.

    Args:
        waiter: the conditions.
        operation: what is polled.
        arguments: what it is polled with, by Python name.
        now: a clock that never goes back, in seconds.
        delay: seconds before the second poll; the waiter's when None. Pauses grow from there, to
            ``LONGEST`` times as much, and never go below what the documented rate asks for.
        timeout: seconds to wait at most; the waiter's when None. 0 polls once.

    Raises:
        InvalidArguments: delay or timeout is no span of time.
        WaiterFailed: A failure condition holds.
        WaiterTimedOut: Neither held in time.
        ApiError: The poll failed in a way that no condition names and that trying again cannot help.
        UnreadableResponse: The same, without the vendor's envelope.
    """
    first = max(_check_span(waiter.delay if delay is None else delay, "delay"), _find_spacing(operation))
    limit = _check_span(waiter.timeout if timeout is None else timeout, "timeout")
    start = now()
    pause, paused, polls = first, 0.0, 0
    seen: object = None
    while True:
        outcome = yield Poll()
        polls += 1
        trouble = outcome if isinstance(outcome, ApiError | TransportError | UnreadableResponse) else None
        if trouble is None:
            seen = outcome
        if not _may_appear(waiter, trouble, seen, polls, arguments):
            # Failure first: a code is more exact than the status that it comes with.
            failed = next((each for each in waiter.failure if each.accepts(outcome, arguments)), None)
            if failed is not None:
                raise _fail(waiter, operation, failed, outcome) from trouble
            if any(each.accepts(outcome, arguments) for each in waiter.success):
                return None if trouble else outcome
            if trouble is not None and not _may_recover(trouble):
                raise trouble
        # A clock that stands still, as in tests, must not make the wait endless.
        left = limit - max(now() - start, paused)
        if left <= 0:
            raise _give_up(waiter, operation, limit, polls, seen, trouble) from trouble
        step = min(pause, left)
        yield Pause(step)
        paused += step
        pause = min(pause * GROWTH, first * LONGEST)


def _check_span(seconds: float, name: str) -> float:
    if not (math.isfinite(seconds) and seconds >= 0):
        raise InvalidArguments(f"{name} must be a number of seconds, 0 or more; it is {seconds!r}.")
    return seconds


def _find_spacing(operation: AnyOperation) -> float:
    if operation.rate_limit is None:
        return SHORTEST
    calls, seconds = operation.rate_limit
    return seconds / calls


def _may_appear(
    waiter: Waiter, trouble: Trouble | None, seen: object, polls: int, arguments: Mapping[str, object]
) -> bool:
    """Whether something was not found that may only not be there yet."""
    if not isinstance(trouble, ApiError) or seen is not None or polls >= UNSEEN:
        return False
    is_missing = isinstance(trouble, NotFound) or trouble.http_status == 404
    return is_missing and not any(each.accepts(trouble, arguments) for each in waiter.success)


def _may_recover(trouble: Trouble) -> bool:
    return isinstance(trouble, TransportError) or trouble.retryable


def drive(
    steps: Generator[Effect, object, object],
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
            except (ApiError, TransportError, UnreadableResponse) as error:
                outcome = error
    except StopIteration as end:
        return end.value


async def drive_async(
    steps: Generator[Effect, object, object],
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
            except (ApiError, TransportError, UnreadableResponse) as error:
                outcome = error
    except StopIteration as end:
        return end.value


def _find_sleep() -> Callable[[float], Awaitable[object]]:
    import asyncio

    return asyncio.sleep


def _fail(waiter: Waiter, operation: AnyOperation, acceptor: Acceptor, outcome: object) -> WaiterFailed:
    details: tuple[str, ...] = ()
    if isinstance(outcome, ApiError):
        reason = f"the poll was refused with {outcome.code}: {outcome.message}".rstrip(": .")
    elif acceptor.empty:
        reason = f"{_spell(acceptor.path)} is empty"
    else:
        wanted = acceptor.any if acceptor.any is not None else acceptor.all
        holders = [holder for holder, value in walk(outcome, acceptor.path) if value == wanted]
        reason = f"{_spell(acceptor.path)} is {wanted}"
        details = tuple(told for holder in holders for told in _explain(holder))
    text = f"{waiter.name} can no longer be reached: {reason}."
    if details:
        text += f" The service says: {'; '.join(details)}"
    error = WaiterFailed(text, waiter=waiter.name, last=outcome, details=details)
    error.place = operation.place
    return error


def _give_up(
    waiter: Waiter,
    operation: AnyOperation,
    limit: float,
    polls: int,
    seen: object,
    trouble: Trouble | None,
) -> WaiterTimedOut:
    asked = "1 poll" if polls == 1 else f"{polls} polls"
    text = (
        f"{waiter.name} was not reached within {limit:g} s and {asked}; last seen: {_describe(waiter, seen)}."
    )
    if trouble is not None:
        text += f" The last poll failed: {trouble}"
    error = WaiterTimedOut(text, waiter=waiter.name, last=trouble if seen is None else seen)
    error.place = operation.place
    return error


def _spell(path: tuple[str, ...]) -> str:
    return ".".join(path).replace(".[]", "[]")


def _explain(holder: object) -> Iterator[str]:
    """What the failed thing says of itself: its message, and its latest events."""
    message = getattr(holder, "message", None)
    if isinstance(message, str) and message:
        yield message
    events: list[object] = list(getattr(holder, "events", None) or ())
    for event in sorted(events, key=_find_time, reverse=True)[:3]:
        told = [getattr(event, name, None) for name in ("type", "reason", "message")]
        text = " ".join(str(part) for part in told if part)
        if text:
            yield text


def _find_time(event: object) -> float:
    moment = getattr(event, "last_timestamp", None)
    return moment.timestamp() if isinstance(moment, datetime) else 0.0


def _describe(waiter: Waiter, seen: object) -> str:
    paths = {each.path for each in (*waiter.success, *waiter.failure) if each.path}
    values = {str(value) for path in paths for _, value in walk(seen, path) if isinstance(value, str)}
    if values:
        return ", ".join(sorted(values))
    listed = max((len(list(walk(seen, path))) for path in paths), default=0)
    return f"{listed} still listed" if listed else "nothing"
