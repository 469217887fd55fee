"""The context of calls: clocks, randomness, retry budget and hooks, which a client shares with its copies."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.option_checks import check_function

from .clock_offset import ClockOffset
from .retries import RetryBudget

if TYPE_CHECKING:
    from collections.abc import Callable

    from .hooks import Hooks


_read_clock = partial(datetime.now, UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallContext:
    """The context that a client and its copies share.

    Attributes:
        clock: Returns the time, as an aware datetime.
        monotonic: Monotonic clock, in seconds.
        nonce: Returns a text that was never used before.
        jitter: Returns random numbers from 0 to 1.
        budget: Retry budget.
        offset: Difference of the service's clock.
        hooks: Callbacks for requests, responses and retries.
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
        """Return a context. Defaults to the clocks and the randomness of the system.

        Raises:
            ConfigurationError: An argument is no function, or no Hooks.
        """
        for name, function in (("clock=", clock), ("nonce=", nonce), ("jitter=", jitter)):
            if function is not None:
                check_function(function, name)
        return cls(
            clock=clock or _read_clock,
            monotonic=time.monotonic if clock is None else lambda: clock().timestamp(),
            nonce=nonce or make_nonce,
            jitter=jitter or draw_jitter,
            budget=RetryBudget(),
            offset=ClockOffset(),
            hooks=_list_hooks(hooks),
        )


def _list_hooks(hooks: Hooks | Sequence[Hooks]) -> tuple[Hooks, ...]:
    if hooks == ():
        return ()
    from .hooks import Hooks

    given: object = hooks
    listed: tuple[object, ...] = tuple(given) if isinstance(given, (list, tuple)) else (given,)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    found = tuple(hook for hook in listed if isinstance(hook, Hooks))
    if len(found) < len(listed):
        raise ConfigurationError(f"hooks= must be Hooks or a list of Hooks, not {hooks!r}.")
    return found


def make_nonce() -> str:
    """Return 32 random hexadecimal digits."""
    return os.urandom(16).hex()


def draw_jitter() -> float:
    """Return a random number from 0 to 1."""
    return int.from_bytes(os.urandom(4), "big") / 2**32
