"""What a client brings to each of its calls, and shares with its copies: clocks, chance, budget and hooks."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .hooks import Hooks
from .retries import ClockOffset, RetryBudget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class CallContext:
    """What a client brings to each of its calls.

    Attributes:
        clock: tells the time of signing.
        monotonic: a clock that never goes back, in seconds.
        nonce: makes texts never used before.
        jitter: gives numbers from 0 to 1.
        budget: what repetitions may cost.
        offset: how far the service's clock is ahead.
        hooks: who watches.
    """

    clock: Callable[[], datetime]
    monotonic: Callable[[], float]
    nonce: Callable[[], str]
    jitter: Callable[[], float]
    budget: RetryBudget
    offset: ClockOffset
    hooks: tuple[Hooks, ...] = ()

    @classmethod
    def make(
        cls,
        clock: Callable[[], datetime] | None = None,
        nonce: Callable[[], str] | None = None,
        jitter: Callable[[], float] | None = None,
        hooks: Hooks | Sequence[Hooks] = (),
    ) -> CallContext:
        """Return those given; where None, the system's."""
        return cls(
            clock=clock or read_clock,
            monotonic=time.monotonic if clock is None else lambda: clock().timestamp(),
            nonce=nonce or make_nonce,
            jitter=jitter or draw_jitter,
            budget=RetryBudget(),
            offset=ClockOffset(),
            hooks=(hooks,) if isinstance(hooks, Hooks) else tuple(hooks),
        )


def read_clock() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def make_nonce() -> str:
    """Return 32 random hexadecimal digits."""
    return os.urandom(16).hex()


def draw_jitter() -> float:
    """Return a random number from 0 to 1."""
    return int.from_bytes(os.urandom(4), "big") / 2**32
