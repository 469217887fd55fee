"""The difference between the service's clock and this machine's."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from yunbind_facts.behavior import CLOCK_CONFIRMED_SHARE, CLOCK_FIRST_YEAR, CLOCK_LAST_YEAR

from .retries import read_date

if TYPE_CHECKING:
    from datetime import datetime

    from yunbind_runtime.base.http import HttpResponse

_YEARS = range(CLOCK_FIRST_YEAR, CLOCK_LAST_YEAR + 1)
"""Years of a ``Date`` header that the client accepts."""


class ClockOffset:
    """The difference between the service's clock and this machine's. Threads may share it.

    Attributes:
        offset: Time by which the service's clock is ahead. Zero until it is known.
    """

    __slots__ = ("offset",)

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self.offset = offset

    def update(self, response: HttpResponse, signed_at: datetime, now: datetime, tolerance: float) -> bool:
        """Set the offset from the ``Date`` of a response. Returns False if it confirms the time of signing.

        Args:
            response: A response that says that the time of signing is wrong.
            signed_at: Time of signing.
            now: Time of this machine's clock.
            tolerance: Seconds by which the service lets the time of signing differ.
        """
        date = read_date(response.header("Date"))
        if (
            date is None
            or date.year not in _YEARS
            or abs((date - signed_at).total_seconds()) <= tolerance * CLOCK_CONFIRMED_SHARE
        ):
            return False
        self.offset = date - now
        return True
