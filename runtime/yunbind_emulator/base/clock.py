"""The emulator's clock: it follows the machine's until it is set, advanced or frozen."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Clock: TypeAlias = "Callable[[], datetime]"
"""A function that returns the present time, with a time zone."""


def system_clock() -> datetime:
    """Return the machine's time."""
    return datetime.now(UTC)


class EmulatorClock:
    """The clock for all signatures, state changes and rate windows of the emulator.

    A call of the clock is the same as :meth:`now`. Threads can share it.

    Args:
        source: Returns the time to follow, with a time zone. Defaults to the machine's clock.
    """

    def __init__(self, source: Callable[[], datetime] = system_clock) -> None:
        self._source = source
        self._lock = threading.Lock()
        self._offset = timedelta()
        self._frozen: datetime | None = None

    def __call__(self) -> datetime:
        return self.now()

    def now(self) -> datetime:
        """Return the present time, with a time zone."""
        with self._lock:
            return self._read()

    @property
    def frozen(self) -> bool:
        """Whether the clock is frozen."""
        return self._frozen is not None

    def set(self, moment: datetime) -> None:
        """Set the clock to ``moment``. It runs on from there unless it is frozen.

        Raises:
            ValueError: ``moment`` has no time zone, or is beyond the calendar in UTC.
        """
        if moment.tzinfo is None:
            raise ValueError("The time to set needs a time zone: write 2026-01-31T12:00:00Z, for example.")
        try:
            utc = moment.astimezone(UTC)
        except OverflowError:
            raise ValueError(f"The clock cannot be set to {moment}: it is no time in UTC.") from None
        with self._lock:
            self._move(utc)

    def advance(self, seconds: float) -> None:
        """Move the clock forward, or back if ``seconds`` is negative.

        Raises:
            ValueError: The new time is before the year 1 or after the year 9999.
        """
        with self._lock:
            try:
                moment = self._read() + timedelta(seconds=seconds)
            except (OverflowError, ValueError) as error:
                raise ValueError(f"The clock cannot be advanced by {seconds} seconds.") from error
            self._move(moment)

    def freeze(self) -> None:
        """Stop the clock. :meth:`set` and :meth:`advance` still move it."""
        with self._lock:
            self._frozen = self._read()

    def thaw(self) -> None:
        """Let the clock run on from where it stopped."""
        with self._lock:
            if self._frozen is not None:
                self._offset = self._frozen - self._source()
                self._frozen = None

    def reset(self) -> None:
        """Follow the source again, without an offset."""
        with self._lock:
            self._offset = timedelta()
            self._frozen = None

    def export(self) -> dict[str, float | str | None]:
        """Return the difference between this clock and its source, for :meth:`restore`."""
        with self._lock:
            frozen = self._frozen.isoformat() if self._frozen else None
            return {"offset": self._offset.total_seconds(), "frozen": frozen}

    def restore(self, document: Mapping[str, Any]) -> None:
        """Apply the difference of an exported clock.

        Raises:
            KeyError, TypeError, ValueError: The document is not an exported clock.
        """
        offset = timedelta(seconds=document["offset"])
        frozen = document["frozen"] and datetime.fromisoformat(document["frozen"])
        with self._lock:
            self._offset, self._frozen = offset, frozen

    def _read(self) -> datetime:
        if self._frozen is not None:
            return self._frozen
        try:
            return self._source() + self._offset
        except OverflowError:
            return datetime.max.replace(tzinfo=UTC)

    def _move(self, moment: datetime) -> None:
        if self._frozen is None:
            self._offset = moment - self._source()
        else:
            self._frozen = moment
