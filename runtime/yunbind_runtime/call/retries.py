"""When a call that failed is sent again, and after how long.

A read may always be repeated. A write is repeated only when it surely did not
run (no connection was made, or it was refused for its rate or its signature) or
when it carries an idempotency token. A 401 is never repeated with the same keys,
because vendors lock them after a few.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from yunbind_runtime.base.errors import (
    ApiError,
    AuthFailed,
    ConfigurationError,
    RateLimitTimedOut,
    Throttled,
    TransportError,
    UnreadableResponse,
)
from yunbind_runtime.base.fork_safety import Lock

if TYPE_CHECKING:
    from collections.abc import Callable

    from yunbind_runtime.base.errors import YunbindError
    from yunbind_runtime.base.http import HttpResponse, Timeout
    from yunbind_runtime.model.operation import AnyOperation

Failure: TypeAlias = TransportError | UnreadableResponse | ApiError
"""What another attempt may help against."""

_THROTTLED_FIRST = 2.0
_THROTTLED_CAP = 60.0
"""Rates may be counted by the minute, and one vendor advises to wait 2 to 5 s."""

_LONGEST_ASKED = 3600.0
"""An answer may ask for centuries, which no clock can wait for."""

_YEARS = range(2000, 2200)
"""What a ``Date`` that clocks are set by may say; later ones leave no time to add to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries:
    """How often, how soon and for how long a call is sent again.

    Pauses are drawn evenly between 0 and a bound that starts at ``first`` and doubles up to ``cap``
    (full jitter). After a refusal for the rate the bound starts at 2 s and ends at 60 s. A pause that the
    service asks for, by ``Retry-After`` or ``x-acs-retry-after``, is kept to; where the deadline does not
    leave that much, or it is more than an hour, the call fails at once.

    What a refusal says can be mended is mended once, also beyond ``attempts=1``: temporary credentials that
    have ended are renewed, and a refused time is corrected; nothing had run.

    Attributes:
        attempts: how often a call is sent at most, the first time included.
        first: bound of the first pause, in seconds.
        cap: largest bound, in seconds.
        deadline: seconds for the whole call: waiting for its turn, attempts and pauses; None sets no end.

    Raises:
        ConfigurationError: a number cannot be used.
    """

    attempts: int = 4
    first: float = 0.5
    cap: float = 20.0
    deadline: float | None = 120.0

    def __post_init__(self) -> None:
        if self.attempts < 1:
            raise ConfigurationError("Retries(attempts=) counts the first attempt too: it is 1 or more.")
        for name in ("first", "cap"):
            if not (math.isfinite(getattr(self, name)) and getattr(self, name) >= 0):
                raise ConfigurationError(f"Retries({name}=) is a number of seconds, 0 or more.")
        if self.deadline is not None and not self.deadline > 0:
            raise ConfigurationError("Retries(deadline=) is a number of seconds greater than 0, or None.")

    @classmethod
    def of(cls, value: int | Retries | None) -> Retries:
        """Return a policy as it is, a number of repetitions as such a policy, None as the default.

        Raises:
            ConfigurationError: the number is negative.
        """
        if value is None:
            return cls()
        if isinstance(value, Retries):
            return value
        if value < 0:
            raise ConfigurationError("retries= counts how often a call may be sent again: 0 or more.")
        return cls(attempts=value + 1)


class RetryBudget:
    """What a client and its copies may spend on repetitions, so that a broken service is not stormed.

    A repetition costs 5, after a timeout 10. A call that works in the end gets back what it spent; one that
    works at once earns 1. A client that only fails is thus down to its first attempts after 100 repetitions.

    Args:
        capacity: what there is at first and at most.
    """

    def __init__(self, capacity: int = 500) -> None:
        self._capacity = capacity
        self._left = capacity
        self._lock = Lock()

    def spend(self, failure: Failure) -> int:
        """Take the price of a repetition and return it; 0 where not enough is left."""
        price = 10 if isinstance(failure, TimeoutError) else 5
        with self._lock:
            if self._left < price:
                return 0
            self._left -= price
            return price

    def earn(self, amount: int) -> None:
        """Give back."""
        if self._left < self._capacity:
            with self._lock:
                self._left = min(self._capacity, self._left + amount)


class RetryState:
    """The attempts of one call.

    Args:
        policy: how often, how soon and for how long.
        budget: what the client may spend.
        is_repeatable: whether a second run of the call does no harm.
        monotonic: a clock that never goes back, in seconds.
        jitter: gives numbers from 0 to 1.

    Attributes:
        attempts: how many there were.
        failures: those before the last attempt.
    """

    def __init__(
        self,
        policy: Retries,
        budget: RetryBudget,
        *,
        is_repeatable: bool,
        monotonic: Callable[[], float],
        jitter: Callable[[], float],
    ) -> None:
        self._policy = policy
        self._budget = budget
        self._is_repeatable = is_repeatable
        self._monotonic = monotonic
        self._jitter = jitter
        self._start = monotonic()
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
        """Seconds until the deadline; None where there is none."""
        deadline = self._policy.deadline
        return None if deadline is None else max(0.0, deadline - self.elapsed)

    def trim(self, timeout: Timeout) -> Timeout:
        """Return the timeout of an attempt, which as a whole takes no longer than the deadline leaves."""
        left = self.left
        if left is None:
            return timeout
        left = max(left, 0.001)
        return replace(timeout, total=left if timeout.total is None else min(timeout.total, left))

    def may_mend(self) -> bool:
        """Whether a call that was refused for what can be mended may be sent once more."""
        return self.attempts < max(2, self._policy.attempts)

    def succeed(self) -> None:
        """Note that the last attempt worked."""
        self._budget.earn(self._spent or 1)

    def find_pause(
        self, failure: Failure, asked: float | None, *, was_throttled: bool = False
    ) -> float | None:
        """Return the seconds before another attempt; None to give up, and the failure's notes say why.

        Args:
            failure: what the last attempt ended with.
            asked: seconds that the service asked for.
            was_throttled: whether a header says that the call was refused for its rate.
        """
        is_repeatable = self._is_repeatable
        if not may_repeat(failure, is_repeatable=is_repeatable, asked=asked, was_throttled=was_throttled):
            return self._give_up(failure, "")
        if self.attempts >= self._policy.attempts:
            return self._give_up(failure, "")
        if isinstance(failure, TransportError) and failure.reused and not self._was_resent:
            self._was_resent = True  # the service had closed the idle connection: no reason to wait
            return 0.0
        pause = asked if asked is not None else self._draw(failure)
        left = self.left
        if asked is not None and asked > _LONGEST_ASKED:
            return self._give_up(failure, f"The service asks for {asked:.0f} s, more than an hour.")
        if left is not None and pause >= left:
            whose = "The service asks for" if asked is not None else "The next attempt would come after"
            return self._give_up(failure, f"{whose} {pause:.1f} s; the call's deadline leaves {left:.1f} s.")
        price = self._budget.spend(failure)
        if not price:
            return self._give_up(failure, "The client's retry budget is used up: too many calls fail.")
        self._spent += price
        return pause

    def stop(self, obstacle: YunbindError) -> Failure:
        """Return the latest failure, after which something keeps the call from being sent again."""
        failure = self.failures.pop()
        if isinstance(obstacle, RateLimitTimedOut):
            self._give_up(failure, "The documented rate leaves no turn before the call's deadline.")
        else:
            self._give_up(failure, str(obstacle))
        return failure

    def _draw(self, failure: Failure) -> float:
        first, cap = self._policy.first, self._policy.cap
        if _is_throttled(failure):
            first, cap = max(first, _THROTTLED_FIRST), max(cap, _THROTTLED_CAP)
        # The exponent is bounded, so that a policy of a thousand attempts does not overflow.
        return self._jitter() * min(cap, first * 2.0 ** min(self.attempts - 1, 60))

    def _give_up(self, failure: Failure, reason: str) -> None:
        if reason:
            failure.add_note(f"Not sent again: {reason[0].lower()}{reason[1:]}")
        if self.attempts > 1:
            earlier = "; ".join(str(each) for each in self.failures[-5:])
            failure.add_note(f"Sent {self.attempts} times in {self.elapsed:.1f} s. Before: {earlier}")


def may_repeat(
    failure: Failure, *, is_repeatable: bool, asked: float | None = None, was_throttled: bool = False
) -> bool:
    """Whether sending the same call again does no harm and may help.

    Args:
        failure: what the attempt ended with.
        is_repeatable: whether a second run of the call does no harm.
        asked: seconds that the service asked to wait.
        was_throttled: whether a header says that the call was refused for its rate, and so did not run.
    """
    if isinstance(failure, TransportError):
        return is_repeatable or not failure.maybe_sent
    if failure.http_status == 401:
        return False
    if was_throttled or (is_repeatable and asked is not None and failure.http_status in (400, 429, 503)):
        return True
    if isinstance(failure, UnreadableResponse):
        # An answer of success that cannot be read was damaged on its way.
        may_help = failure.retryable or failure.http_status < 300
        return failure.http_status == 429 or (is_repeatable and may_help)
    # Refused for its rate or its signature: it did not run.
    return failure.retryable and (is_repeatable or isinstance(failure, Throttled | AuthFailed))


def is_repeatable(operation: AnyOperation, members: dict[str, object]) -> bool:
    """Whether a second run does no harm: the call reads, or carries a token that makes both runs one."""
    token = operation.idempotency_token
    return operation.access == "read" or (token is not None and bool(members.get(token)))


def read_pause(response: HttpResponse | None, now: datetime) -> float | None:
    """Return the seconds that an answer asks to wait.

    ``x-acs-retry-after`` counts milliseconds; ``Retry-After`` counts seconds or is a date.
    """
    if response is None:
        return None
    milliseconds = _read_number(response.header("x-acs-retry-after"))
    if milliseconds is not None:
        return milliseconds / 1000
    text = response.header("Retry-After")
    seconds = _read_number(text)
    if seconds is not None or text is None:
        return seconds
    moment = read_date(text)
    return None if moment is None else max(0.0, (moment - now).total_seconds())


def was_throttled(response: HttpResponse | None) -> bool:
    """Whether a header says that the call was refused for its rate; Alibaba's gateway sends it then."""
    return response is not None and response.header("x-acs-retry-after") is not None


def read_date(text: str | None) -> datetime | None:
    """Return the time of an HTTP date such as ``Sat, 21 Nov 2026 17:37:16 GMT``; None where it is none."""
    if not text:
        return None
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


class ClockOffset:
    """How far the service's clock is ahead of this machine's, as far as it is known. Threads may share it."""

    def __init__(self) -> None:
        self.offset = timedelta(0)

    def learn(self, response: HttpResponse, signed_at: datetime, now: datetime, tolerance: float) -> bool:
        """Take the time from the answer's ``Date``; False where it tells nothing new.

        Args:
            response: a refusal that says that the request's time is off.
            signed_at: the time that the request said.
            now: the time by this machine's clock.
            tolerance: seconds that the service lets a request's time be off.
        """
        told = read_date(response.header("Date"))
        if (
            told is None
            or told.year not in _YEARS
            or abs((told - signed_at).total_seconds()) <= tolerance / 2
        ):
            return False
        self.offset = told - now
        return True


def _is_throttled(failure: Failure) -> bool:
    return isinstance(failure, Throttled) or getattr(failure, "http_status", 0) == 429


def _read_number(text: str | None) -> float | None:
    digits = (text or "").strip()
    return float(digits[:12]) if digits.isascii() and digits.isdigit() else None
