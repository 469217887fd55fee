"""The emulator's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from yunbind_emulator.base.clock import EmulatorClock

from .conftest import Clock
from .signed_requests import NOW


@pytest.fixture
def source() -> Clock:
    return Clock(NOW)


def test_it_runs_like_its_source(source: Clock):
    clock = EmulatorClock(source)
    source.advance(3)
    assert clock() == clock.now() == NOW + timedelta(seconds=3)


def test_without_a_source_it_follows_the_machines_clock():
    assert abs(EmulatorClock().now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_time_that_is_set_runs_on(source: Clock):
    clock = EmulatorClock(source)
    clock.set(datetime(2030, 1, 1, 8, tzinfo=timezone(timedelta(hours=8))))
    source.advance(10)
    assert clock.now() == datetime(2030, 1, 1, 0, 0, 10, tzinfo=UTC)


def test_a_frozen_clock_moves_only_when_it_is_moved(source: Clock):
    clock = EmulatorClock(source)
    clock.freeze()
    source.advance(10)
    assert (clock.now(), clock.frozen) == (NOW, True)
    clock.advance(5)
    assert clock.now() == NOW + timedelta(seconds=5)


def test_a_thawed_clock_runs_on_from_where_it_stopped(source: Clock):
    clock = EmulatorClock(source)
    clock.freeze()
    source.advance(10)
    clock.thaw()
    source.advance(1)
    assert (clock.now(), clock.frozen) == (NOW + timedelta(seconds=1), False)


def test_thawing_a_running_clock_changes_nothing(source: Clock):
    clock = EmulatorClock(source)
    clock.advance(7)
    clock.thaw()
    assert clock.now() == NOW + timedelta(seconds=7)


def test_a_reset_clock_follows_its_source_again(source: Clock):
    clock = EmulatorClock(source)
    clock.freeze()
    clock.advance(100)
    clock.reset()
    assert (clock.now(), clock.frozen) == (NOW, False)


def test_a_time_without_a_zone_is_refused(source: Clock):
    with pytest.raises(ValueError, match="time zone"):
        EmulatorClock(source).set(datetime(2030, 1, 1))  # noqa: DTZ001


def test_a_time_that_no_calendar_holds_is_refused(source: Clock):
    clock = EmulatorClock(source)
    for seconds in (1e20, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="cannot be advanced"):
            clock.advance(seconds)
    assert clock.now() == NOW


def test_the_clock_stops_at_the_end_of_the_calendar() -> None:
    source = [datetime(2026, 1, 1, tzinfo=UTC)]
    clock = EmulatorClock(lambda: source[0])
    clock.set(datetime.max.replace(tzinfo=UTC))
    source[0] += timedelta(days=1)
    assert clock.now() == datetime.max.replace(tzinfo=UTC)


def test_a_time_beyond_the_calendar_in_utc_is_refused() -> None:
    with pytest.raises(ValueError, match="no time in UTC"):
        EmulatorClock().set(datetime.max.replace(tzinfo=timezone(timedelta(hours=-1))))
