"""How things change with time: a change begins, takes a while, and is finished when someone looks.

A record with a change underway holds ``change``: when it began, what it leads to,
and how often it was read since. Nothing runs in the background.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from yunbind_emulator.state.records import Record

_UNREACHABLE = ".invalid"
"""Hosts under this name are reserved never to exist (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a change takes: ``seconds`` on the emulator's clock, or else ``reads`` of the thing.

    Zero seconds finish it before the first read.
    """

    seconds: float = 2.0
    reads: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.seconds < inf or (self.reads is not None and self.reads < 1):
            raise ValueError("A change takes no seconds or more, or at least one read.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``immediate``, a number of seconds such as ``2``, or ``reads=3``.

        Raises:
            ValueError: the text is none of these.
        """
        try:
            if text == "immediate":
                return cls(seconds=0)
            if text.startswith("reads="):
                return cls(reads=int(text.removeprefix("reads=")))
            return cls(seconds=float(text))
        except ValueError as error:
            raise ValueError(
                f"{text!r} is no pace: give a number of seconds, `immediate`, or `reads=3`."
            ) from error


def start_change(record: Record, moment: datetime, goal: str) -> None:
    """Let a change begin that leads to the status ``goal``."""
    record["change"] = {"began": moment.isoformat(), "goal": goal, "reads": 0}


def count_read(record: Record) -> None:
    """Note that someone looked."""
    if "change" in record:
        record["change"]["reads"] += 1


def measure_change(change: Mapping[str, Any], moment: datetime, pace: Pace) -> tuple[float, datetime]:
    """Return how much of a change is done, 0 to 1, and when it ends (the present, where reads count)."""
    if pace.reads is not None:
        return min(change["reads"] / pace.reads, 1.0), moment
    began = datetime.fromisoformat(change["began"])
    end = add_time(began, seconds=pace.seconds)
    if moment >= end or end == began:
        return 1.0, end
    return max((moment - began) / (end - began), 0.0), end


def add_time(moment: datetime, *, days: int = 0, seconds: float = 0) -> datetime:
    """Return the time so much later, or the last that there is."""
    try:
        return moment + timedelta(days=days, seconds=seconds)
    except OverflowError:
        return datetime.max.replace(tzinfo=moment.tzinfo)


def is_over(deadline: str | None, moment: datetime) -> bool:
    """Whether a time that a record notes, if any, has come."""
    return deadline is not None and moment >= datetime.fromisoformat(deadline)


def can_pull(image: str) -> bool:
    """Whether an image can be pulled: all can but those of a registry under ``.invalid``, for tests."""
    registry = image.partition("/")[0].partition(":")[0]
    return not registry.lower().endswith(_UNREACHABLE)
