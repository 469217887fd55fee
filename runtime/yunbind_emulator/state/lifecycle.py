"""Changes that take time: each has a start, a duration and an end.

A record that is changing holds ``change``: when it started, which status it leads to, and
how often the record was read since. Nothing runs in the background: a read finishes a
change that is due.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf
from typing import TYPE_CHECKING, Self

from yunbind_runtime.base import timestamps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from yunbind_emulator.state.records import Record

_UNREACHABLE = ".invalid"
"""Top-level domain that is reserved never to exist (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Duration of a change: ``seconds`` on the emulator's clock, or ``reads`` of the record.

    With zero seconds, the change is finished at the first read.
    """

    seconds: float = 2.0
    reads: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.seconds < inf or (self.reads is not None and self.reads < 1):
            raise ValueError("seconds must be 0 or more, and reads must be 1 or more.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse ``immediate``, a number of seconds such as ``2``, or ``reads=3``.

        Raises:
            ValueError: The text has another form.
        """
        try:
            if text == "immediate":
                return cls(seconds=0)
            if text.startswith("reads="):
                return cls(reads=int(text.removeprefix("reads=")))
            return cls(seconds=float(text))
        except ValueError as error:
            raise ValueError(
                f"{text!r} is not a pace: use a number of seconds, `immediate`, or `reads=3`."
            ) from error


def start_change(record: Record, moment: datetime, goal: str) -> None:
    """Start a change that leads to the status ``goal``."""
    record["change"] = {"began": moment.isoformat(), "goal": goal, "reads": 0}


def count_read(record: Record) -> None:
    """Count a read of a changing record."""
    if "change" in record:
        record["change"]["reads"] += 1


def measure_change(change: Mapping[str, Any], moment: datetime, pace: Pace) -> tuple[float, datetime]:
    """Return the finished share of a change, 0 to 1, and its end (the present if reads count)."""
    if pace.reads is not None:
        return min(change["reads"] / pace.reads, 1.0), moment
    began = datetime.fromisoformat(change["began"])
    end = add_time(began, seconds=pace.seconds)
    if end == began:
        return 1.0, end
    return min(max((moment - began) / (end - began), 0.0), 1.0), end


def add_time(moment: datetime, *, days: int = 0, seconds: float = 0) -> datetime:
    """Return a later time, or the last possible time if that is earlier."""
    try:
        span = timedelta(days=days, seconds=seconds)
    except OverflowError:
        span = timedelta.max
    return timestamps.add_time(moment, span)


def is_over(deadline: str | None, moment: datetime) -> bool:
    """Return whether an optional deadline has passed."""
    return deadline is not None and moment >= datetime.fromisoformat(deadline)


def can_pull(image: str) -> bool:
    """Return whether an image can be pulled. Images of registries under ``.invalid`` cannot, for tests."""
    registry = image.partition("/")[0].partition(":")[0]
    return not registry.lower().endswith(_UNREACHABLE)
