"""Times of requests in the forms that signatures need."""

from __future__ import annotations

from datetime import UTC, datetime

_PATTERNS = {"iso8601": "%Y-%m-%dT%H:%M:%SZ", "iso8601_basic": "%Y%m%dT%H%M%SZ"}


def write_moment(moment: datetime, form: str) -> str:
    """Return a time as it is sent.

    Args:
        moment: The time, with its zone. Fractions of seconds are cut off.
        form: ``unix_seconds``, or ``iso8601`` or ``iso8601_basic`` in UTC.
    """
    pattern = _PATTERNS.get(form)
    return moment.astimezone(UTC).strftime(pattern) if pattern else str(int(moment.timestamp()))
