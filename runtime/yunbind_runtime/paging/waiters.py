"""Waiters: poll an action until a condition holds, fails or times out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from yunbind_runtime.base.errors import (
    ApiError,
    InvalidArguments,
    NotFound,
    TransportError,
    UnreadableResponse,
    WaiterFailed,
    WaiterTimedOut,
)
from yunbind_runtime.call.effects import Sleep

from .pages import fetch_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.call.retries import Failure
    from yunbind_runtime.model.operation import AnyOperation

    from .pages import Fetch, Paginate

GROWTH = 1.5
"""Factor by which each pause is longer than the one before."""
LONGEST = 6.0
"""Longest pause, as a multiple of the first."""
SHORTEST = 0.05
"""Minimum seconds between polls of an action without a documented rate."""
UNSEEN = 3
"""Number of polls in a row that may not find a new resource before it counts as gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptor:
    """A condition on the outcome of a poll.

    Attributes:
        path: Response members, by Python name. ``[]`` means each item of a list.
        all: All values at the path equal this value, and there is at least one.
        any: At least one value at the path equals this value.
        empty: There is no value at the path.
        error: The poll failed with this code.
        status: The poll failed with this HTTP status.
        count: With ``all``: a request member. There must be a value for each of its different items.
    """

    path: tuple[str, ...] = ()
    all: str | None = None
    any: str | None = None
    empty: bool = False
    error: str | None = None
    status: int | None = None
    count: str | None = None

    def accepts(self, outcome: object, arguments: Mapping[str, object]) -> bool:
        """Return whether the outcome of a poll, a response or an error, meets the condition."""
        if isinstance(outcome, ApiError):
            if self.error is not None:
                return outcome.code == self.error or outcome.code.startswith(f"{self.error}.")
            return self.status is not None and outcome.http_status == self.status
        if isinstance(outcome, TransportError | UnreadableResponse):
            return False  # not an error of the vendor
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
    """The conditions that end a wait.

    Attributes:
        name: Name of the goal, such as ``image_cache_ready``.
        success: The wait succeeds if one of these holds.
        failure: The wait fails if one of these holds.
        delay: Seconds before the second poll.
        timeout: Maximum number of seconds to wait.
        paginate: How the polled action pages. Each poll reads all pages.
    """

    name: str
    success: tuple[Acceptor, ...]
    failure: tuple[Acceptor, ...]
    delay: float
    timeout: float
    paginate: Paginate | None = None


def _count_different(value: object) -> int:
    items = cast("list[object]", value) if isinstance(value, list | tuple) else ()
    return len({repr(item) for item in items})  # structures cannot be hashed


def walk(node: object, path: tuple[str, ...]) -> Iterator[tuple[object, object]]:
    """Return the values at a path, each with the structure that contains it."""
    holders: list[tuple[object, object]] = [(node, node)]
    for step in path:
        if step == "[]":
            holders = [(item, item) for _, each in holders if isinstance(each, list) for item in each]  # pyright: ignore[reportUnknownVariableType]
        else:
            holders = [(each, getattr(each, step, None)) for _, each in holders]
        holders = [(holder, value) for holder, value in holders if value is not None]
    yield from holders


def wait(
    waiter: Waiter,
    operation: AnyOperation,
    arguments: Mapping[str, object],
    fetch: Fetch[object],
    *,
    now: Callable[[], float],
    delay: float | None = None,
    timeout: float | None = None,
) -> Effects[object]:
    """Poll until a condition of the waiter holds. Returns the last response, or None after an error.

    The wait goes on if a poll fails in a way that may pass (no connection, a retryable code), or if the first
    polls do not find the resource, because a new resource may not be listed yet.

    Args:
        waiter: The conditions.
        operation: The operation to poll.
        arguments: Its arguments, by Python name.
        fetch: Returns the effects of one poll.
        now: Monotonic clock, in seconds.
        delay: Seconds before the second poll. Later pauses grow up to ``LONGEST`` times as long. No pause is
            shorter than the documented rate allows. Defaults to that of the waiter.
        timeout: Maximum number of seconds to wait. 0 polls once. Defaults to that of the waiter.

    Raises:
        InvalidArguments: ``delay`` or ``timeout`` is not a number of seconds.
        WaiterFailed: A failure condition holds.
        WaiterTimedOut: No condition held in time.
        ApiError, UnreadableResponse: A poll failed with an error that no condition names and that remains.
    """
    state = _State(waiter, operation, arguments)
    first = max(_check_seconds(waiter.delay if delay is None else delay, "delay"), _find_spacing(operation))
    limit = _check_seconds(waiter.timeout if timeout is None else timeout, "timeout")
    start = now()
    pause, paused = first, 0.0
    while True:
        is_done, response = yield from state.poll(fetch)
        if is_done:
            return response
        # The clock may not advance, as in tests. Counting the pauses makes the wait end nevertheless.
        left = limit - max(now() - start, paused)
        if left <= 0:
            raise state.make_timeout(limit) from state.failure
        seconds = min(pause, left)
        yield Sleep(seconds)
        paused += seconds
        pause = min(pause * GROWTH, first * LONGEST)


class _State:
    """The polls of one wait.

    Attributes:
        failure: Error of the last poll, if it failed.
    """

    def __init__(self, waiter: Waiter, operation: AnyOperation, arguments: Mapping[str, object]) -> None:
        self._waiter = waiter
        self._operation = operation
        self._arguments = arguments
        self._polls = 0
        self._latest: object = None  # response
        self.failure: Failure | None = None

    def poll(self, fetch: Fetch[object]) -> Effects[tuple[bool, object]]:
        """Poll once. Returns whether the wait ends, and the response.

        Raises:
            WaiterFailed: A failure condition holds.
            ApiError, UnreadableResponse: The poll failed with an error that remains.
        """
        paginate, place = self._waiter.paginate, self._operation.place
        try:
            if paginate is None:
                response = yield from fetch(self._arguments)
            else:
                response = yield from fetch_all(fetch, paginate, self._arguments, place)
        except (ApiError, TransportError, UnreadableResponse) as failure:
            return self._judge_failure(failure), None
        return self._judge_response(response), response

    def _judge_response(self, response: object) -> bool:
        self._polls += 1
        self._latest, self.failure = response, None
        return self._meets_condition(response)

    def _judge_failure(self, failure: Failure) -> bool:
        self._polls += 1
        self.failure = failure
        if self._may_appear(failure):
            return False
        if self._meets_condition(failure):
            return True
        if not (isinstance(failure, TransportError) or failure.retryable):
            raise failure
        return False

    def _meets_condition(self, outcome: object) -> bool:
        # Failures first: a code is more precise than the status that comes with it.
        for acceptor in self._waiter.failure:
            if acceptor.accepts(outcome, self._arguments):
                raise self._make_error(acceptor, outcome) from self.failure
        return self._is_success(outcome)

    def _is_success(self, outcome: object) -> bool:
        return any(acceptor.accepts(outcome, self._arguments) for acceptor in self._waiter.success)

    def _may_appear(self, failure: Failure) -> bool:
        """Return whether the resource was not found but may only not be listed yet."""
        if not isinstance(failure, ApiError) or self._latest is not None or self._polls >= UNSEEN:
            return False
        is_missing = isinstance(failure, NotFound) or failure.http_status == 404
        return is_missing and not self._is_success(failure)

    def make_timeout(self, limit: float) -> WaiterTimedOut:
        """Return the error for a wait that takes too long."""
        waiter, latest = self._waiter, self._latest
        polls = "1 poll" if self._polls == 1 else f"{self._polls} polls"
        text = (
            f"{waiter.name} was not reached within {limit:g} s and {polls}. "
            f"Last seen: {_describe(waiter, latest)}."
        )
        if self.failure is not None:
            text += f" The last poll failed: {self.failure}"
        last = self.failure if latest is None else latest
        error = WaiterTimedOut(text, waiter=waiter.name, last=last)
        error.place = self._operation.place
        return error

    def _make_error(self, acceptor: Acceptor, outcome: object) -> WaiterFailed:
        details: tuple[str, ...] = ()
        if isinstance(outcome, ApiError):
            reason = f"the poll failed with {outcome.code}: {outcome.message}".rstrip(": .")
        elif acceptor.empty:
            reason = f"{_format_path(acceptor.path)} is empty"
        else:
            wanted = acceptor.any if acceptor.any is not None else acceptor.all
            holders = [holder for holder, value in walk(outcome, acceptor.path) if value == wanted]
            reason = f"{_format_path(acceptor.path)} is {wanted}"
            details = tuple(text for holder in holders for text in _list_reasons(holder))
        text = f"{self._waiter.name} can no longer be reached: {reason}."
        if details:
            text += f" The service says: {'; '.join(details)}"
        error = WaiterFailed(text, waiter=self._waiter.name, last=outcome, details=details)
        error.place = self._operation.place
        return error


def _check_seconds(seconds: float, name: str) -> float:
    if not (math.isfinite(seconds) and seconds >= 0):
        raise InvalidArguments(f"{name} must be a number of seconds, 0 or more; it is {seconds!r}.")
    return seconds


def _find_spacing(operation: AnyOperation) -> float:
    if operation.rate_limit is None:
        return SHORTEST
    calls, seconds = operation.rate_limit
    return seconds / calls


def _format_path(path: tuple[str, ...]) -> str:
    return ".".join(path).replace(".[]", "[]")


def _list_reasons(holder: object) -> Iterator[str]:
    """Return the message of the failed resource and its latest events."""
    message = getattr(holder, "message", None)
    if isinstance(message, str) and message:
        yield message
    events: list[object] = list(getattr(holder, "events", None) or ())
    for event in sorted(events, key=_find_time, reverse=True)[:3]:
        parts = [getattr(event, name, None) for name in ("type", "reason", "message")]
        text = " ".join(str(part) for part in parts if part)
        if text:
            yield text


def _find_time(event: object) -> float:
    moment = getattr(event, "last_timestamp", None)
    return moment.timestamp() if isinstance(moment, datetime) else 0.0


def _describe(waiter: Waiter, latest: object) -> str:
    paths = {each.path for each in (*waiter.success, *waiter.failure) if each.path}
    values = {str(value) for path in paths for _, value in walk(latest, path) if isinstance(value, str)}
    if values:
        return ", ".join(sorted(values))
    listed = max((len(list(walk(latest, path))) for path in paths), default=0)
    return f"{listed} still listed" if listed else "nothing"
