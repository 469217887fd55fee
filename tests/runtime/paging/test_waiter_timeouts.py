"""Timeouts and pauses of waiters."""

from __future__ import annotations

import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.call.effects import drive
from yunbind_runtime.paging.wait_loop import wait

from ..fakes.services import LIST_IMAGES, TENCENT, define
from .polls import (
    GONE,
    NO_TRANSPORT,
    NOTHING,
    READY,
    Polls,
    Time,
    Wait,
    poll_with,
    respond,
    service_error,
    wait_blocking,
)


def test_a_timeout_reports_the_last_state(wait_for: Wait):
    time, pending = Time(), respond("Creating", "Ready")
    with pytest.raises(errors.WaiterTimedOut, match=r"Last seen: Creating, Ready\.") as caught:
        wait_for(polls := Polls(pending), time=time)
    assert caught.value.last is pending
    assert caught.value.waiter == "thing_ready"
    assert isinstance(caught.value, TimeoutError)
    assert sum(time.pauses) == 100.0
    assert f"within 100 s and {polls.count} polls" in str(caught.value)
    assert str(caught.value).startswith("PIC ListImages: thing_ready was not reached")


def test_a_timeout_reports_that_nothing_was_listed(wait_for: Wait):
    with pytest.raises(errors.WaiterTimedOut, match=r"Last seen: nothing\.") as caught:
        wait_for(Polls(NOTHING))
    assert caught.value.last is NOTHING


def test_a_timeout_counts_the_resources_that_are_left(wait_for: Wait):
    with pytest.raises(errors.WaiterTimedOut, match=r"Last seen: 2 still listed\."):
        wait_for(Polls(respond("Ready", "Ready")), GONE)


def test_a_timeout_after_failed_polls_reports_state_and_error(wait_for: Wait):
    """It contains the last state and the error of the last poll."""
    lost = errors.ConnectionLost("The connection ended.")
    with pytest.raises(errors.WaiterTimedOut, match=r"Last seen: Pending\. The last poll failed: ") as caught:
        wait_for(Polls(pending := respond("Pending"), lost))
    assert caught.value.last is pending
    assert caught.value.__cause__ is lost
    assert "The connection ended." in str(caught.value)


def test_a_timeout_after_failed_polls_only_contains_the_error(wait_for: Wait):
    throttled = service_error(errors.Throttled, "RequestLimitExceeded", message="Slower.")
    with pytest.raises(errors.WaiterTimedOut, match="RequestLimitExceeded: Slower") as caught:
        wait_for(Polls(throttled))
    assert caught.value.last is throttled


def test_pauses_grow_by_half_up_to_six_times_the_first():
    time = Time()
    with pytest.raises(errors.WaiterTimedOut):
        wait_blocking(Polls(NOTHING), time=time, timeout=400)
    assert time.pauses[:6] == [10.0, 15.0, 22.5, 33.75, 50.625, 60.0]
    assert set(time.pauses[5:-1]) == {60.0}


def test_the_last_poll_is_at_the_deadline(wait_for: Wait):
    time = Time()
    polls = Polls(respond("Pending"), respond("Pending"), respond("Pending"), respond("Ready"))
    wait_for(polls, time=time, timeout=30)
    assert time.pauses == [10.0, 15.0, 5.0]


@pytest.mark.parametrize(("timeout", "pauses"), [(3.0, [3.0]), (0.0, []), (10.0, [10.0])])
def test_a_timeout_shorter_than_the_delay_polls_at_its_end(
    wait_for: Wait, timeout: float, pauses: list[float]
):
    time = Time()
    with pytest.raises(errors.WaiterTimedOut) as caught:
        wait_for(polls := Polls(NOTHING), time=time, timeout=timeout)
    assert time.pauses == pauses
    assert polls.count == len(pauses) + 1
    assert ("1 poll." in str(caught.value)) == (polls.count == 1)


def test_given_delay_and_timeout_replace_those_of_the_waiter(wait_for: Wait):
    time = Time()
    with pytest.raises(errors.WaiterTimedOut):
        wait_for(Polls(NOTHING), time=time, delay=1, timeout=4)
    assert time.pauses == [1.0, 1.5, 1.5]


@pytest.mark.parametrize(("rate", "spacing"), [((2, 1), 0.5), ((3, 60), 20.0), (None, 0.05)])
def test_polls_keep_the_documented_rate(wait_for: Wait, rate: tuple[int, float] | None, spacing: float):
    time = Time()
    operation = define(TENCENT, "ListImages", rate_limit=rate)
    polls = Polls(respond("Pending"), respond("Pending"), respond("Ready"))
    wait_for(polls, time=time, operation=operation, delay=0)
    assert time.pauses == [spacing, spacing * 1.5]


@pytest.mark.parametrize("span", [-1, float("nan"), float("inf"), "5", True])
@pytest.mark.parametrize("name", ["delay", "timeout", "missing_after"])
def test_an_invalid_delay_or_timeout_is_refused_before_the_first_poll(
    wait_for: Wait, name: str, span: object
):
    polls = Polls(respond("Ready"))
    with pytest.raises(errors.InvalidArguments, match=name):
        wait_for(polls, **{name: span})
    assert polls.count == 0


def test_a_wait_with_a_stopped_clock_ends():
    """The wait then counts its pauses."""
    pauses: list[float] = []
    effects = wait(READY, LIST_IMAGES, {}, poll_with(Polls(NOTHING)), now=lambda: 0.0)
    with pytest.raises(errors.WaiterTimedOut):
        drive(effects, NO_TRANSPORT, pauses.append)
    assert sum(pauses) == 100.0


def test_the_duration_of_polls_counts_towards_the_timeout():
    time = Time()

    def poll() -> object:
        time.now += 40
        return NOTHING

    with pytest.raises(errors.WaiterTimedOut):
        drive(wait(READY, LIST_IMAGES, {}, poll_with(poll), now=time), NO_TRANSPORT, time.sleep)
    assert time.pauses == [10.0, 10.0]
