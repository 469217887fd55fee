"""The loop of a wait: poll, judge, pause."""

from __future__ import annotations

import inspect
import logging
import math
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from yunbind_facts.behavior import (
    WAITERS_GROWTH,
    WAITERS_LAST_POLL,
    WAITERS_LONGEST,
    WAITERS_MISSING_AFTER,
    WAITERS_ONLY_POLL,
    WAITERS_SHORTEST,
)

from yunbind_runtime.base.errors import (
    ApiError,
    InvalidArguments,
    NotFound,
    RateLimitTimedOut,
    TransportError,
    UnreadableResponse,
    WaiterFailed,
    WaiterTimedOut,
    YunbindError,
)
from yunbind_runtime.call.effects import Deadline, Run, Sleep, limit_effects
from yunbind_runtime.call.retries import may_repeat
from yunbind_runtime.call.telemetry import LOG

from .observations import Observation, list_reasons
from .pages import PageReader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.model.operation import AnyOperation

    from .pages import Fetch
    from .waiters import Acceptor, PollListener, Waiter

ErrorT = TypeVar("ErrorT", WaiterFailed, WaiterTimedOut)

Failure: TypeAlias = ApiError | TransportError | UnreadableResponse | RateLimitTimedOut
"""An error of a poll. The next poll may succeed."""


def wait(
    waiter: Waiter,
    operation: AnyOperation,
    arguments: Mapping[str, object],
    fetch: Fetch[object],
    *,
    now: Callable[[], float],
    delay: float | None = None,
    timeout: float | None = None,
    missing_after: float | None = None,
    on_poll: PollListener[Any] | None = None,
) -> Effects[object]:
    """Poll until a condition of the waiter holds. Returns the last response, or None after an error.

    The wait goes on if a poll fails in a way that may pass, by the rule for retries of reads. Each change of
    state is logged at INFO.

    Args:
        waiter: The conditions.
        operation: The operation to poll.
        arguments: Its arguments, by Python name.
        fetch: Returns the effects of one poll.
        now: Monotonic clock, in seconds.
        delay: Seconds before the second poll. Later pauses grow up to six times as long. No pause is
            shorter than the documented rate allows. Defaults to that of the waiter.
        timeout: Maximum number of seconds to wait, with the polls. 0 polls once. Defaults to that of the
            waiter.
        missing_after: Seconds after which a resource that is not listed counts as missing. Defaults to
            60.
        on_poll: Function that gets the response of each poll. Asyncio clients await it if it is asynchronous.
            An error that it raises ends the wait.

    Raises:
        InvalidArguments: ``delay``, ``timeout`` or ``missing_after`` is not a number of seconds.
        WaiterFailed: A failure condition holds, or the resource is missing.
        WaiterTimedOut: No condition held in time.
        ApiError, UnreadableResponse: A poll failed with an error that no condition names and that remains.
    """
    first = max(_check_seconds(waiter.delay if delay is None else delay, "delay"), _find_spacing(operation))
    limit = _check_seconds(waiter.timeout if timeout is None else timeout, "timeout")
    patience = _check_seconds(
        WAITERS_MISSING_AFTER if missing_after is None else missing_after, "missing_after"
    )
    state = _State(waiter, operation, arguments, now, patience)
    pause = first
    while True:
        seconds = max(limit - state.elapsed, WAITERS_LAST_POLL) if limit else WAITERS_ONLY_POLL
        is_done, response = yield from state.poll(fetch, on_poll, seconds)
        if is_done:
            return response
        left = limit - state.elapsed
        if left <= 0:
            raise state.make_timeout(limit) from state.failure
        seconds = min(max(pause, state.requested_pause), left)
        if state.missing_left is not None:
            seconds = min(seconds, max(state.missing_left, _find_spacing(operation)))
        yield Sleep(seconds)
        state.paused += seconds
        pause = min(pause * WAITERS_GROWTH, first * WAITERS_LONGEST)


class _State:
    """The polls of one wait.

    Attributes:
        failure: Error of the last poll, if it failed.
        paused: Seconds of all pauses.
        missing_left: Seconds until the resource counts as missing. None if the last poll found it.
    """

    def __init__(
        self,
        waiter: Waiter,
        operation: AnyOperation,
        arguments: Mapping[str, object],
        now: Callable[[], float],
        patience: float,
    ) -> None:
        self._waiter = waiter
        self._operation = operation
        self._arguments = arguments
        self._now = now
        self._start = now()
        self._patience = patience
        self._polls = 0
        self._found_at = 0.0  # seconds since the start
        self._latest: Observation | None = None
        self._shown = ""
        self.failure: Failure | None = None
        self.paused = 0.0
        self.missing_left: float | None = None

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        # The clock may not advance, as in tests. Counting the pauses makes the wait end nevertheless.
        return max(self._now() - self._start, self.paused)

    @property
    def requested_pause(self) -> float:
        """Seconds that the service requested after the last poll."""
        if isinstance(self.failure, RateLimitTimedOut):
            return self.failure.wait
        return (self.failure.requested_pause or 0.0) if self.failure is not None else 0.0

    def poll(
        self, fetch: Fetch[object], on_poll: PollListener[Any] | None, seconds: float
    ) -> Effects[tuple[bool, object]]:
        """Poll once. Returns whether the wait ends, and the response.

        Raises:
            WaiterFailed: A failure condition holds, or the resource is missing.
            ApiError, UnreadableResponse: The poll failed with an error that remains.
        """
        deadline = Deadline.within(seconds, self._now)
        try:
            observation = yield from limit_effects(self._observe(fetch), deadline)
        except (ApiError, TransportError, UnreadableResponse, RateLimitTimedOut) as failure:
            return self._judge_failure(failure), None
        except YunbindError as error:
            error.add_note(self._describe_wait())
            raise
        self._polls += 1
        self._latest, self.failure, self.missing_left = observation, None, None
        self._log_state(observation.describe())
        if on_poll is not None:
            yield _notify(on_poll, observation.response)
        return self._judge_response(observation), observation.response

    def _observe(self, fetch: Fetch[object]) -> Effects[Observation]:
        observation = Observation(self._waiter, self._arguments)
        paginate = self._waiter.paginate
        if paginate is None:
            observation.add((yield from fetch(self._arguments)))
            return observation
        reader = PageReader(fetch, paginate, self._arguments, self._operation.place)
        while (page := (yield from reader.fetch_next())) is not None:
            observation.add(page)
        return observation

    def _judge_response(self, observation: Observation) -> bool:
        for condition in self._waiter.failure:
            if observation.meets(condition):
                raise self._make_error(condition, observation)
        if any(observation.meets(condition) for condition in self._waiter.success):
            return True
        missing = observation.describe_missing()
        if missing is None or not self._has_conditions():
            self._found_at = self.elapsed
        elif self._count_missing():
            raise self._make_missing(missing)
        return False

    def _has_conditions(self) -> bool:
        """Return whether the caller said which resources to wait for. Without, none can be missing."""
        return any(value is not None for name, value in self._arguments.items() if name != "extra_headers")

    def _judge_failure(self, failure: Failure) -> bool:
        self._polls += 1
        self.failure, self.missing_left = failure, None
        if self._may_appear(failure):
            self._log_state("not found")
            return False
        # Failures first: a code is more precise than the status that comes with it.
        for condition in self._waiter.failure:
            if _accepts_error(condition, failure):
                raise self._make_error(condition, failure) from failure
        if self._is_success(failure):
            self._log_state("not found")
            return True
        if not (isinstance(failure, RateLimitTimedOut) or may_repeat(failure, is_idempotent=True)):
            failure.add_note(self._describe_wait())
            raise failure
        return False

    def _is_success(self, failure: Failure) -> bool:
        return any(_accepts_error(condition, failure) for condition in self._waiter.success)

    def _may_appear(self, failure: Failure) -> bool:
        """Return whether the resource was not found but may only not be listed yet."""
        if not isinstance(failure, ApiError) or self._latest is not None or self._is_success(failure):
            return False
        return (isinstance(failure, NotFound) or failure.http_status == 404) and not self._count_missing()

    def _count_missing(self) -> bool:
        """Return whether the resource has been missing for too long."""
        self.missing_left = self._patience - (self.elapsed - self._found_at)
        return self.missing_left <= 0

    def _log_state(self, text: str) -> None:
        if text != self._shown:
            if LOG.isEnabledFor(logging.INFO):
                LOG.info(
                    '%s waiter=%s state="%s" before="%s" polls=%d s=%.0f',
                    self._operation.place,
                    self._waiter.name,
                    text,
                    self._shown or "-",
                    self._polls,
                    self.elapsed,
                )
            self._shown = text

    def _describe_wait(self) -> str:
        return f"While waiting for {self._waiter.name}: {self._count_polls()}. {self._describe_last()}"

    def _count_polls(self) -> str:
        return "1 poll" if self._polls == 1 else f"{self._polls} polls"

    def _describe_last(self) -> str:
        return f"Last seen: {self._latest.describe() if self._latest is not None else 'nothing'}."

    def make_timeout(self, limit: float) -> WaiterTimedOut:
        """Return the error for a wait that takes too long."""
        name = self._waiter.name
        text = f"{name} was not reached within {limit:g} s and {self._count_polls()}. {self._describe_last()}"
        if self.failure is not None:
            text += f" The last poll failed: {self.failure}"
        last = self.failure if self._latest is None else self._latest.response
        return self._place(WaiterTimedOut(text, waiter=name, last=last))

    def _make_missing(self, missing: str) -> WaiterFailed:
        text = (
            f"{self._waiter.name} cannot be reached: {missing} after {self._patience:g} s. "
            f"{self._describe_last()} Check the arguments and the region, or pass a longer missing_after=."
        )
        last = self._latest.response if self._latest is not None else None
        return self._place(WaiterFailed(text, waiter=self._waiter.name, last=last))

    def _make_error(self, condition: Acceptor, outcome: Observation | Failure) -> WaiterFailed:
        details: tuple[str, ...] = ()
        last: object = outcome
        if not isinstance(outcome, Observation):
            code = outcome.code if isinstance(outcome, ApiError) else type(outcome).__name__
            message = outcome.message if isinstance(outcome, ApiError) else str(outcome)
            reason = f"the poll failed with {code}: {message}".rstrip(": .")
        else:
            last = outcome.response
            path = ".".join(condition.path).replace(".[]", "[]")
            if condition.empty:
                reason = f"{path} is empty"
            else:
                reason = f"{path} is {condition.any if condition.any is not None else condition.all}"
                details = tuple(
                    text for holder in outcome.find_holders(condition) for text in list_reasons(holder)
                )
        text = f"{self._waiter.name} can no longer be reached: {reason}. {self._describe_last()}"
        if details:
            text += f" The service says: {'; '.join(details)}"
        return self._place(WaiterFailed(text, waiter=self._waiter.name, last=last, details=details))

    def _place(self, error: ErrorT) -> ErrorT:
        error.place = self._operation.place
        return error


def _accepts_error(condition: Acceptor, failure: Failure) -> bool:
    if not isinstance(failure, ApiError):
        return False  # not an error of the vendor
    if condition.error is not None:
        return failure.code == condition.error or failure.code.startswith(f"{condition.error}.")
    return condition.status is not None and failure.http_status == condition.status


def _notify(on_poll: PollListener[Any], response: object) -> Run:
    async def notify() -> None:
        result = on_poll(response)
        if inspect.isawaitable(result):
            await result

    def block() -> None:
        result = on_poll(response)
        if inspect.iscoroutine(result):
            result.close()
            raise InvalidArguments("on_poll= is asynchronous, and the client blocks. Pass a plain function.")

    return Run(block, notify)


def _check_seconds(seconds: float, name: str) -> float:
    is_number = isinstance(seconds, int | float) and not isinstance(seconds, bool)  # pyright: ignore[reportUnnecessaryIsInstance]
    if not (is_number and math.isfinite(seconds) and seconds >= 0):
        raise InvalidArguments(f"{name} must be a number of seconds, 0 or more; it is {seconds!r}.")
    return seconds


def _find_spacing(operation: AnyOperation) -> float:
    if operation.rate_limit is None:
        return WAITERS_SHORTEST
    calls, seconds = operation.rate_limit
    return seconds / calls
