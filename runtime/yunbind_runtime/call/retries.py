"""Retry policy, backoff and retry budget.

A read may always be sent again. A write is sent again only if it surely did not run (there was no connection,
or it was refused for its rate or its signature) or if it has an idempotency token. A call that failed with
HTTP status 401 is never sent again with the same credentials, because vendors lock them after a few failures.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from yunbind_facts.behavior import (
    BUDGET_CAPACITY,
    BUDGET_COST,
    BUDGET_EARNING,
    BUDGET_TIMEOUT_COST,
    RETRIES_ATTEMPTS,
    RETRIES_CAP,
    RETRIES_DEADLINE,
    RETRIES_FINAL_STATUSES,
    RETRIES_FIRST,
    RETRIES_GROWTH,
    RETRIES_LONGEST_PAUSE,
    RETRIES_PAUSED_STATUSES,
    RETRIES_RECOVERY_ATTEMPTS,
    RETRIES_REFUSED_KINDS,
    RETRIES_REFUSED_STATUSES,
    RETRIES_THROTTLED_CAP,
    RETRIES_THROTTLED_FIRST,
    RETRIES_THROTTLED_STATUSES,
    RETRIES_TRANSIENT_STATUSES,
)

from yunbind_runtime.base.errors import (
    ApiError,
    DeadlineExceeded,
    RateLimitTimedOut,
    Throttled,
    TransportError,
    UnreadableResponse,
)
from yunbind_runtime.base.fork_safety import ForkSafeLock
from yunbind_runtime.base.http import is_success
from yunbind_runtime.base.option_checks import check_count, check_seconds

from .effects import Deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yunbind_runtime.base.errors import YunbindError
    from yunbind_runtime.base.http import HttpResponse, Timeout
    from yunbind_runtime.model.operation import AnyOperation

Failure: TypeAlias = TransportError | UnreadableResponse | ApiError
"""An error after which another attempt may succeed."""


class _DefaultDeadline(float):
    """A deadline that the caller did not set. An attempt with a longer timeout moves it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries:
    """Number, pauses and deadline of the attempts of a call.

    Each pause is a random number between 0 and a bound. The bound starts at ``first`` and doubles up to
    ``cap`` (full jitter). After throttling, it starts at 2 s and ends at 60 s. A longer pause
    that the service requests, with ``Retry-After`` or Alibaba's ``x-acs-retry-after``, is kept. The call
    fails at once if this pause exceeds the deadline or one hour.

    Two errors are recovered from once, even with ``attempts=1``, because the call did not run: expired
    temporary credentials are renewed, and a wrong time of signing is corrected.

    Attributes:
        attempts: Maximum number of attempts, including the first. Defaults to 4.
        first: Bound of the first pause, in seconds. Defaults to 0.5.
        cap: Maximum bound, in seconds. Defaults to 20.
        deadline: Maximum seconds of the whole call, with its attempts, its pauses, its wait for a slot of the
            rate limit, and the requests of credential providers. None means no limit. Defaults to 120, or to
            the longest time of one attempt if the timeout allows more.

    Raises:
        ConfigurationError: A number is out of range.
    """

    attempts: int = RETRIES_ATTEMPTS
    first: float = RETRIES_FIRST
    cap: float = RETRIES_CAP
    deadline: float | None = _DefaultDeadline(RETRIES_DEADLINE)

    def __post_init__(self) -> None:
        check_count(self.attempts, "Retries(attempts=)", hint=" (it includes the first attempt)")
        for name in ("first", "cap"):
            check_seconds(getattr(self, name), f"Retries({name}=)", may_be_zero=True, may_be_infinite=False)
        if self.deadline is not None:
            check_seconds(self.deadline, "Retries(deadline=)")

    def find_deadline(self, timeout: Timeout) -> float | None:
        """Return the seconds that a call may take. None means no limit.

        Args:
            timeout: Timeout of each attempt.
        """
        deadline = self.deadline
        return max(deadline, timeout.longest) if isinstance(deadline, _DefaultDeadline) else deadline

    @classmethod
    def of(cls, value: int | Retries | None) -> Retries:
        """Return the policy for a number of retries. None means the default policy.

        Raises:
            ConfigurationError: The value is neither a policy nor a number of retries.
        """
        if value is None:
            return cls()
        if isinstance(value, Retries):
            return value
        check_count(value, "retries=", least=0, hint=", or Retries(...)")
        return cls(attempts=value + 1)


class RetryBudget:
    """The retries that a client and its copies may spend, so that they do not overload a broken service.

    A retry costs 5, after a timeout 10. A call that succeeds gets back its cost, or earns 1 if it needed no
    retry. A client whose calls all fail thus stops to retry after 100 retries.

    Args:
        capacity: Initial and maximum budget. Defaults to 500.
    """

    __slots__ = ("_capacity", "_left")
    _lock = ForkSafeLock()  # of all budgets, as few calls fail

    def __init__(self, capacity: int = BUDGET_CAPACITY) -> None:
        self._capacity = capacity
        self._left = capacity

    def spend(self, failure: Failure) -> int:
        """Take the cost of a retry and return it. Returns 0 if the budget is too small."""
        cost = BUDGET_TIMEOUT_COST if isinstance(failure, TimeoutError) else BUDGET_COST
        with self._lock:
            if self._left < cost:
                return 0
            self._left -= cost
            return cost

    def earn(self, amount: int) -> None:
        """Add to the budget, up to its capacity."""
        if self._left < self._capacity:
            with self._lock:
                self._left = min(self._capacity, self._left + amount)


class RetryState:
    """The attempts of one call.

    Args:
        policy: Number, pauses and deadline of attempts.
        budget: Retry budget of the client.
        is_idempotent: Whether the call may run twice.
        monotonic: Monotonic clock, in seconds.
        jitter: Returns random numbers from 0 to 1.
        timeout: Timeout of each attempt.
        outer: Deadline of the call that this one is part of. None if it is part of no call.

    Attributes:
        deadline: Deadline of the call. None if there is none.
        attempts: Number of attempts so far.
        failures: Errors of the attempts before the last one.
    """

    def __init__(
        self,
        policy: Retries,
        budget: RetryBudget,
        *,
        is_idempotent: bool,
        monotonic: Callable[[], float],
        jitter: Callable[[], float],
        timeout: Timeout,
        outer: Deadline | None = None,
    ) -> None:
        self._policy = policy
        self._budget = budget
        self._is_idempotent = is_idempotent
        self._monotonic = monotonic
        self._jitter = jitter
        self._start = monotonic()
        seconds = policy.find_deadline(timeout)
        self.deadline = outer
        if seconds is not None and (outer is None or self._start + seconds < outer.at):
            self.deadline = Deadline(self._start + seconds, monotonic)
        self._was_resent = False
        self._spent = 0
        self.attempts = 0
        self.failures: list[Failure] = []

    @property
    def elapsed(self) -> float:
        """Seconds since the call began."""
        return self._monotonic() - self._start

    @property
    def left(self) -> float | None:
        """Seconds until the deadline. None if there is no deadline."""
        return None if self.deadline is None else self.deadline.left

    def limit(self, timeout: Timeout) -> Timeout:
        """Return the timeout of an attempt, limited by the deadline."""
        left = self.left
        return timeout if left is None else timeout.end_within(left)

    def may_recover(self) -> bool:
        """Return whether there may be another attempt after the cause of an error was removed."""
        return self.attempts < max(RETRIES_RECOVERY_ATTEMPTS, self._policy.attempts)

    def succeed(self) -> None:
        """Record that the last attempt succeeded."""
        self._budget.earn(self._spent or BUDGET_EARNING)

    def find_pause(self, failure: Failure) -> float | None:
        """Return the seconds before the next attempt. None means to give up; a note of the error says why."""
        may_help = may_repeat(failure, is_idempotent=self._is_idempotent)
        if not may_help or self.attempts >= self._policy.attempts:
            self._give_up(failure, "")
            return None
        if isinstance(failure, TransportError) and failure.reused and not self._was_resent:
            self._was_resent = True  # the service had closed the idle connection: no reason to wait
            return 0.0
        drawn, requested = self._draw_pause(failure), failure.requested_pause or 0.0
        pause = max(drawn, requested)
        left = self.left
        if requested > RETRIES_LONGEST_PAUSE:
            self._give_up(
                failure,
                f"the service requests {requested:.0f} s of pause, more than {RETRIES_LONGEST_PAUSE:.0f} s.",
            )
            return None
        if left is not None and pause >= left:
            reason = "the service requests a pause of" if requested > drawn else "the next pause would be"
            self._give_up(failure, f"{reason} {pause:.1f} s, and the deadline is in {left:.1f} s.")
            return None
        cost = self._budget.spend(failure)
        if not cost:
            self._give_up(failure, "the retry budget of the client is spent, as too many calls fail.")
            return None
        self._spent += cost
        return pause

    def stop(self, obstacle: YunbindError) -> Failure:
        """Return the error of the last attempt, after which another error prevents a retry."""
        failure = self.failures.pop()
        if isinstance(obstacle, RateLimitTimedOut):
            self._give_up(failure, "the rate limit has no slot before the deadline.")
        elif isinstance(obstacle, DeadlineExceeded):
            self._give_up(failure, "the deadline of the call ended.")
        else:
            self._give_up(failure, str(obstacle))
        return failure

    def _draw_pause(self, failure: Failure) -> float:
        first, cap = self._policy.first, self._policy.cap
        if isinstance(failure, Throttled) or getattr(failure, "http_status", 0) in RETRIES_THROTTLED_STATUSES:
            first, cap = max(first, RETRIES_THROTTLED_FIRST), max(cap, RETRIES_THROTTLED_CAP)
        # The exponent is limited, so that a policy of a thousand attempts does not overflow.
        return self._jitter() * min(cap, first * RETRIES_GROWTH ** min(self.attempts - 1, 60))

    def _give_up(self, failure: Failure, reason: str) -> None:
        if reason:
            failure.add_note(f"Not retried: {reason}")
        if self.attempts > 1:
            earlier = _summarize(failure, self.failures[-5:])
            failure.add_note(
                f"Failed {self.attempts} times in {self.elapsed:.1f} s. Earlier errors: {earlier}"
            )


def _summarize(last: Failure, earlier: Sequence[Failure]) -> str:
    """Return each sentence of the earlier errors once. A request id alone makes no new sentence."""
    counts = Counter(_shorten(error) for error in earlier)
    same = counts.pop(_shorten(last), 0)
    parts = [f"{text} ({count} times)" if count > 1 else text for text, count in counts.items()]
    if same:
        parts.append("the same error" if same == 1 else f"the same error {same} times")
    return f"{'; '.join(parts) or 'none'}."


def _shorten(error: Failure) -> str:
    request_id = getattr(error, "request_id", "") or "unknown"
    return str(error).replace(f"request id {request_id}, ", "").rstrip(".")


def may_repeat(failure: Failure, *, is_idempotent: bool) -> bool:
    """Return whether the same call can be sent again without harm, and may succeed.

    Calls and the polls of waiters follow this rule.

    Args:
        failure: Error of the last attempt.
        is_idempotent: Whether the call may run twice, as a read may.
    """
    if isinstance(failure, TransportError):
        return is_idempotent or not failure.maybe_sent
    status = failure.http_status
    if status in RETRIES_FINAL_STATUSES:
        return False
    if failure.was_throttled and status in RETRIES_REFUSED_STATUSES:
        return True
    if is_idempotent and failure.requested_pause is not None and status in RETRIES_PAUSED_STATUSES:
        return True
    if isinstance(failure, UnreadableResponse):
        # An unreadable response with a status of success was damaged on its way.
        is_transient = status in RETRIES_TRANSIENT_STATUSES
        return is_transient or (is_idempotent and (failure.retryable or is_success(status)))
    return failure.retryable and (is_idempotent or failure.kind in RETRIES_REFUSED_KINDS)


def is_idempotent(operation: AnyOperation, members: dict[str, object]) -> bool:
    """Return whether a call may run twice: it reads, or it has an idempotency token."""
    token = operation.idempotency_token
    return operation.access == "read" or (token is not None and bool(members.get(token)))


def note_requests(failure: Failure, response: HttpResponse, vendor_header: str | None) -> None:
    """Note in an error what the headers of the response request.

    Args:
        failure: The error.
        response: The response.
        vendor_header: The vendor's own header for throttled calls, which requests a pause in milliseconds.
            None if the vendor has none.
    """
    milliseconds = _read_number(response.header(vendor_header)) if vendor_header else None
    failure.was_throttled = bool(milliseconds)
    failure.requested_pause = milliseconds / 1000 if milliseconds else read_retry_after(response)


def read_retry_after(response: HttpResponse) -> float | None:
    """Return the seconds of ``Retry-After``. None if the response requests no pause.

    A date counts from the ``Date`` of the response, because this machine's clock can differ.
    """
    text = response.header("Retry-After")
    seconds = _read_number(text)
    moment = read_date(text) if seconds is None else None
    if moment is None:
        return seconds
    sent_at = read_date(response.header("Date"))
    return 0.0 if sent_at is None else max(0.0, (moment - sent_at).total_seconds())


def read_date(text: str | None) -> datetime | None:
    """Return the time of an HTTP date such as ``Sat, 21 Nov 2026 17:37:16 GMT``. None if it is not a date."""
    if not text:
        return None
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _read_number(text: str | None) -> float | None:
    digits = (text or "").strip()
    return float(digits[:12]) if digits.isascii() and digits.isdigit() else None
