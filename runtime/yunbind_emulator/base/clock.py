"""The emulator's clock: it runs like the machine's until someone sets, advances or freezes it."""

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
    """A clock to which every signature, transition and window of the emulator looks.

    Calling it is the same as :meth:`now`. Threads may share it.

    Args:
        source: gives the time that passes, aware; the machine's when absent.
    """

    def __init__(self, source: Callable[[], datetime] = system_clock) -> None:
        self._source = source
        self._lock = threading.Lock()
        self._offset = timedelta()
        self._frozen: datetime | None = None

    def __call__(self) -> datetime:
        return self.now()

    def now(self) -> datetime:
        """Return the present, aware."""
        with self._lock:
            return self._read()

    @property
    def frozen(self) -> bool:
        """Whether time stands still."""
        return self._frozen is not None

    def set(self, moment: datetime) -> None:
        """Make ``moment`` the present; time runs on from there unless it is frozen.

        Raises:
            ValueError: ``moment`` has no time zone.
        """
        if moment.tzinfo is None:
            raise ValueError("The time to set needs a time zone: write 2026-01-31T12:00:00Z, for example.")
        with self._lock:
            self._move(moment.astimezone(UTC))

    def advance(self, seconds: float) -> None:
        """Go forward, or back where ``seconds`` is negative.

        Raises:
            ValueError: the clock cannot show that time, which lies before the year 1 or after 9999.
        """
        with self._lock:
            try:
                moment = self._read() + timedelta(seconds=seconds)
            except (OverflowError, ValueError) as error:
                raise ValueError(f"The clock cannot be advanced by {seconds} seconds.") from error
            self._move(moment)

    def freeze(self) -> None:
        """Stop time where it is; :meth:`set` and :meth:`advance` still move it."""
        with self._lock:
            self._frozen = self._read()

    def thaw(self) -> None:
        """Let time run on from where it stopped."""
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
        """Return how this clock differs from its source, for :meth:`restore`."""
        with self._lock:
            frozen = self._frozen.isoformat() if self._frozen else None
            return {"offset": self._offset.total_seconds(), "frozen": frozen}

    def restore(self, document: Mapping[str, Any]) -> None:
        """Differ from the source as the exported clock did.

        Raises:
            KeyError, TypeError, ValueError: the document is no exported clock.
        """
        offset = timedelta(seconds=document["offset"])
        frozen = document["frozen"] and datetime.fromisoformat(document["frozen"])
        with self._lock:
            self._offset, self._frozen = offset, frozen

    def _read(self) -> datetime:
        return self._source() + self._offset if self._frozen is None else self._frozen

    def _move(self, moment: datetime) -> None:
        if self._frozen is None:
            self._offset = moment - self._source()
        else:
            self._frozen = moment
