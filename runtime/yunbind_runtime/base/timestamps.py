"""Timestamps in all formats that the vendors send, as aware datetimes.

======================================================= ==================================
format                                                  used by
======================================================= ==================================
``2021-12-06 22:52:24``                                 Tencent; in the provider's time zone
``2021-02-09T02:24:07Z``                                Alibaba; also with offset and fraction
``2024-11-25 06:32:34.923248 +0000 UTC``                Huawei, Tencent (Go)
``2026-03-30 17:07:11.389402882 +0800 CST m=+893.2627`` Tencent (Go, monotonic clock)
``1574104000000``, ``1574104000``                       milliseconds or seconds since 1970
``2022-01-01``                                          a date; midnight in the provider's time zone
``""``, ``0000-00-00 00:00:00``                         no time: None
======================================================= ==================================
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, SupportsIndex, cast

from yunbind_facts.behavior import TIMES_EPOCH, TIMES_GO, TIMES_LONGEST, TIMES_MILLISECONDS_FROM, TIMES_ZERO

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

_LONGEST_COMMON = len("2022-01-01T00:00:00+08:00")
"""Length of the longest ISO 8601 text without a fraction. Longer texts are mostly in Go's format."""

_UNKNOWN_FORMAT = "the text is not in a known timestamp format"
_TOO_LONG = "the text is too long for a timestamp"
_match_go = re.compile(TIMES_GO, re.ASCII).fullmatch
_ZERO = re.compile(TIMES_ZERO, re.ASCII)
_EPOCH = re.compile(TIMES_EPOCH, re.ASCII)


class Timestamp(datetime):
    """An aware datetime that keeps the text it was read from."""

    __slots__ = ("_text",)
    _text: str

    @property
    def text(self) -> str:
        """The text as the vendor sent it. A calculated time gives ISO 8601."""
        try:
            return self._text
        except AttributeError:
            return self.isoformat()

    @classmethod
    def of(cls, moment: datetime, text: str) -> Timestamp:
        """Return the timestamp of a moment with its text."""
        stamp = cls.combine(moment.date(), moment.timetz())
        stamp._text = text  # noqa: SLF001 - its own class
        return stamp

    def __repr__(self) -> str:
        return f"Timestamp({str(self)!r})"

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        plain = datetime.combine(self.date(), self.timetz())
        return Timestamp.of, (plain, self.text)


def parse_timestamp(value: str | float, zone: tzinfo) -> Timestamp | None:
    """Parse a timestamp in any format of this module.

    Args:
        value: A text, or a number of seconds or milliseconds since 1970.
        zone: The time zone of a text without one.

    Returns:
        The timestamp with microsecond precision. None for an empty text and for ``0000-00-00``.

    Raises:
        ValueError: The format is unknown.
    """
    if isinstance(value, str):
        return _parse_text(value, zone)
    return Timestamp.of(_read_epoch(value), str(value))


def add_time(moment: datetime, span: timedelta) -> datetime:
    """Return a later or earlier time. Beyond the calendar, it is the first or last time of the calendar.

    Services send times such as ``9999-12-31T23:59:59Z`` for "never", and adding to them would overflow.
    """
    try:
        return moment + span
    except OverflowError:
        if span > timedelta(0):
            return datetime.max.replace(tzinfo=moment.tzinfo)
        return datetime.min.replace(tzinfo=moment.tzinfo)


# A subclass of datetime is made from the state of a datetime in a third of the time that its fields take.
_take_apart = cast("Callable[[datetime], tuple[type, tuple[bytes, ...]]]", datetime.__reduce__)
_put_together = cast("Callable[[bytes, tzinfo], Timestamp]", Timestamp)
_read_iso = datetime.fromisoformat


def _parse_text(text: str, zone: tzinfo) -> Timestamp | None:
    if text[4:5] == "-":
        moment = _read_calendar(text)
        if moment is None:
            return None
    elif not text:
        return None
    else:
        moment = _read_epoch_text(text)
    received = moment.tzinfo
    if received is not None:
        zone = received if received is UTC else _share_zone(received)
    stamp = _put_together(_take_apart(moment)[1][0], zone)
    stamp._text = text  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
    return stamp


@lru_cache(maxsize=128)
def _share_zone(zone: tzinfo) -> tzinfo:
    """Return one object for all equal time zones, because each text with an offset makes its own."""
    return zone


def _read_calendar(text: str) -> datetime | None:
    """Return a date with or without a time, in any format. None for ``0000-00-00``."""
    if len(text) > TIMES_LONGEST:
        raise ValueError(_TOO_LONG)
    go = None if len(text) <= _LONGEST_COMMON else _match_go(text)
    try:
        return _read_iso(text if go is None else go[1] + go[2])
    except ValueError:
        if text.startswith("0000") and _ZERO.fullmatch(text):
            return None
    go = _match_go(text)
    if go is None:
        raise ValueError(_UNKNOWN_FORMAT)
    return _read_iso(go[1] + go[2])


def _read_epoch_text(text: str) -> datetime:
    if len(text) > TIMES_LONGEST:
        raise ValueError(_TOO_LONG)
    if not _EPOCH.fullmatch(text):
        raise ValueError(_UNKNOWN_FORMAT)
    return _read_epoch(int(text))


def _read_epoch(number: float) -> datetime:
    try:
        seconds = number / 1000 if abs(number) >= TIMES_MILLISECONDS_FROM else number
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError) as error:
        raise ValueError("the number is too large for a timestamp") from error


def _make_reader(zone: tzinfo) -> Callable[[object], Timestamp | None]:
    """Return a function that reads timestamps, and the common texts among them with the least work."""
    # Most events occur once, so the times of their first and last occurrence are equal. One tuple, because
    # threads share it.
    last: tuple[str, Timestamp | None] = ("", None)

    def read(value: Any) -> Timestamp | None:
        nonlocal last
        text, stamp = last
        if value == text:
            return stamp
        try:
            if value[4] == "-":
                if len(value) <= _LONGEST_COMMON:
                    moment = _read_iso(value)
                elif len(value) <= TIMES_LONGEST and (go := _match_go(value)):
                    moment = _read_iso(go[1] + go[2])
                else:
                    return _read_value(value, zone)
                received = moment.tzinfo
                if received is None or received is UTC:
                    stamp = _put_together(_take_apart(moment)[1][0], received or zone)
                    stamp._text = value  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
                    last = (value, stamp)
                    return stamp
        except (LookupError, TypeError, ValueError):
            pass  # neither a text nor in a common format
        return _read_value(value, zone)

    return read


def _read_value(value: object, zone: tzinfo) -> Timestamp | None:
    if isinstance(value, str):
        return _parse_text(value, zone)
    if isinstance(value, Timestamp):
        return value
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=zone)
        return Timestamp.of(aware, aware.isoformat())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return parse_timestamp(value, zone)
    raise ValueError("a timestamp must be a text, a number or a datetime")


class TimestampFormat:
    """The pydantic type of a provider's timestamps.

    It accepts datetimes and every format of :func:`parse_timestamp`. JSON contains the text as the vendor
    sent it.

    Attributes:
        zone: The time zone of a text without one.
        read: Returns the timestamp for a value. It raises ValueError if the value is not a timestamp.
    """

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone
        self.read = _make_reader(zone)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            self.read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _write, when_used="json-unless-none"
            ),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, object]:
        return {"type": "string"}


def _write(value: object) -> str:
    return value.text if isinstance(value, Timestamp) else str(value)


UtcTimestamp = Annotated[Timestamp, TimestampFormat(UTC)]
"""A timestamp of a provider whose times default to UTC."""

ChinaTimestamp = Annotated[Timestamp, TimestampFormat(timezone(timedelta(hours=8)))]
"""A timestamp of a provider whose times default to China Standard Time (+08:00)."""
