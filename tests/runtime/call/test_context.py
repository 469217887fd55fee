"""What calls share: clocks, randomness, the clock of the service, and logs."""

from __future__ import annotations

import logging
import os
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from yunbind_runtime.base.errors import ConfigurationError, ConnectionLost
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.clock_offset import ClockOffset
from yunbind_runtime.call.context import CallContext, draw_jitter, make_nonce
from yunbind_runtime.call.hooks import Hooks
from yunbind_runtime.call.retries import RetryBudget

from ..scripted import OK, START, Script, make_call, run


def test_a_context_defaults_to_the_clocks_and_the_randomness_of_the_system() -> None:
    context = CallContext.make()
    assert abs(context.clock() - datetime.now(UTC)) < timedelta(seconds=5)
    assert context.monotonic is time.monotonic
    assert (context.nonce, context.jitter, context.hooks) == (make_nonce, draw_jitter, ())
    assert context.offset.offset == timedelta(0)


def test_a_given_clock_is_the_monotonic_one_too() -> None:
    """So that a test controls all times."""
    jitter, nonce = (lambda: 0.5), (lambda: "n")
    hooks = Hooks()
    context = CallContext.make(clock=lambda: START, nonce=nonce, jitter=jitter, hooks=hooks)
    assert (context.clock(), context.monotonic()) == (START, START.timestamp())
    assert (context.nonce, context.jitter, context.hooks) == (nonce, jitter, (hooks,))
    assert CallContext.make(hooks=[hooks, hooks]).hooks == (hooks, hooks)
    for options in ({"clock": 5}, {"nonce": 5}, {"jitter": 5}, {"hooks": 5}, {"hooks": [hooks, 5]}):
        wrong: dict[str, Any] = options
        with pytest.raises(ConfigurationError, match=f"{next(iter(wrong))}="):
            CallContext.make(**wrong)


def test_random_numbers_fill_the_range_and_nonces_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """The least number is 0, and the greatest is just below 1."""
    monkeypatch.setattr(os, "urandom", lambda size: b"\xff" * size)
    assert 1 - 2**-31 < draw_jitter() < 1
    assert make_nonce() == "ff" * 16
    monkeypatch.setattr(os, "urandom", lambda size: b"\0" * size)
    assert draw_jitter() == 0
    monkeypatch.setattr(os, "urandom", lambda size: b"\x80" + b"\0" * (size - 1))
    assert draw_jitter() == 0.5


def date(moment: datetime) -> HttpResponse:
    return HttpResponse(200, (("Date", moment.strftime("%a, %d %b %Y %H:%M:%S GMT")),))


@pytest.mark.parametrize(
    ("seconds", "is_set"), [(0, False), (150, False), (151, True), (-150, False), (-151, True)]
)
def test_a_date_within_half_of_the_tolerance_confirms_the_time_of_signing(seconds: int, is_set: bool) -> None:
    """Then the clock is not the reason for the refusal."""
    offset = ClockOffset()
    now = START + timedelta(hours=1)
    assert offset.update(date(START + timedelta(seconds=seconds)), START, now, 300) is is_set
    assert offset.offset == (timedelta(seconds=seconds - 3600) if is_set else timedelta(0))


@pytest.mark.parametrize(
    ("year", "is_set"), [(1999, False), (2000, True), (2199, True), (2200, False), (9999, False)]
)
def test_only_dates_of_this_and_the_next_century_are_believed(year: int, is_set: bool) -> None:
    offset = ClockOffset()
    assert offset.update(date(datetime(year, 6, 1, tzinfo=UTC)), START, START, 300) is is_set
    assert not offset.update(HttpResponse(200), START, START, 300)


def test_the_log_has_milliseconds_and_the_pause(caplog: pytest.LogCaptureFixture) -> None:
    now = 0.0

    class Slow(Script):
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            nonlocal now
            now += 1.5
            return super().send(request, timeout)

    with caplog.at_level(logging.DEBUG, "yunbind"):
        run(make_call(monotonic=lambda: now), Slow(ConnectionLost("words"), OK))
    retry, end = (record.getMessage() for record in caplog.records)
    assert retry == "PIC ListImages: attempt 1 failed (ConnectionLost); the next one follows in 0.50 s"
    assert end.endswith("attempts=2 ms=3000")


def test_a_budget_pays_exactly_what_it_has() -> None:
    """It never has more than its capacity."""
    budget = RetryBudget(10)
    lost = ConnectionLost("words")
    assert [budget.spend(lost) for _ in range(3)] == [5, 5, 0]
    budget.earn(4)
    assert budget.spend(lost) == 0
    budget.earn(1)
    assert budget.spend(lost) == 5
    budget.earn(999)
    assert [budget.spend(lost) for _ in range(3)] == [5, 5, 0]
