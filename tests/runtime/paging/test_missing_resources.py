"""Waiters for resources that are never listed or found."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.paging.waiters import Acceptor

from .polls import GONE, NOTHING, READY, Polls, Time, Wait, respond, service_error

NOT_FOUND = service_error(errors.NotFound, "ResourceNotFound", 404)


def respond_ids(**statuses: str) -> SimpleNamespace:
    return SimpleNamespace(things=[SimpleNamespace(id=name, status=each) for name, each in statuses.items()])


@pytest.mark.parametrize("unlisted", [NOTHING, respond()])
def test_ids_that_are_never_listed_fail_after_a_minute(wait_for: Wait, unlisted: object):
    time = Time()
    with pytest.raises(errors.WaiterFailed) as caught:
        wait_for(Polls(unlisted), time=time, timeout=1800, ids=["a", "b"])
    assert sum(time.pauses) == 60.0
    assert str(caught.value) == (
        "PIC ListImages: thing_ready cannot be reached: a, b are not listed after 60 s. Last seen: nothing. "
        "Check the arguments and the region, or pass a longer missing_after=."
    )
    assert caught.value.last is unlisted


def test_one_id_that_is_never_listed_fails_beside_others(wait_for: Wait):
    time = Time()
    with pytest.raises(
        errors.WaiterFailed, match=r": c is not listed after 60 s\. Last seen: Pending, Ready\."
    ):
        wait_for(Polls(respond_ids(a="Pending", b="Ready")), time=time, timeout=1800, ids=["a", "b", "c"])
    assert sum(time.pauses) == 60.0


def test_resources_without_an_id_are_counted(wait_for: Wait):
    ids = [SimpleNamespace(id="a"), SimpleNamespace(id="b")]
    with pytest.raises(errors.WaiterFailed, match="only 1 of 2 are listed after 60 s"):
        wait_for(Polls(respond("Ready")), timeout=1800, ids=ids)


def test_names_that_are_never_listed_fail_too(wait_for: Wait):
    """Without a count, one listed resource is enough."""
    time = Time()
    with pytest.raises(errors.WaiterFailed, match="nothing is listed after 60 s"):
        wait_for(Polls(NOTHING), time=time, timeout=1800, names=["web"])
    assert sum(time.pauses) == 60.0


def test_a_resource_that_is_not_found_for_a_minute_is_gone(wait_for: Wait):
    """The error is raised, unless a failure condition names it."""
    time = Time()
    with pytest.raises(errors.WaiterFailed, match="the poll failed with ResourceNotFound") as caught:
        wait_for(Polls(NOT_FOUND), replace(READY, failure=(Acceptor(status=404),)), time=time, timeout=1800)
    assert (sum(time.pauses), caught.value.last) == (60.0, NOT_FOUND)
    time = Time()
    with pytest.raises(errors.NotFound) as found:
        wait_for(Polls(NOT_FOUND), time=time, timeout=1800)
    assert sum(time.pauses) == 60.0
    assert found.value.__notes__[-1].startswith("While waiting for thing_ready: 5 polls. Last seen: nothing.")


@pytest.mark.parametrize("missing", [NOTHING, NOT_FOUND], ids=["not listed", "not found"])
@pytest.mark.parametrize("seconds", [0.0, 7.0, 60.0, 90.0])
def test_missing_after_is_the_time_that_a_resource_may_be_missing(
    wait_for: Wait, seconds: float, missing: object
):
    time = Time()
    with pytest.raises((errors.WaiterFailed, errors.NotFound)):
        wait_for(Polls(missing), time=time, timeout=1800, missing_after=seconds, ids=["a"])
    assert sum(time.pauses) == seconds


@pytest.mark.parametrize("missing", [NOTHING, NOT_FOUND], ids=["not listed", "not found"])
def test_a_resource_that_appears_just_in_time_is_waited_for(wait_for: Wait, missing: object):
    polls = Polls(missing, missing, missing, missing, respond("Pending"), respond("Ready"))
    time = Time()
    wait_for(polls, time=time, ids=["a"])
    assert time.pauses[:4] == [10.0, 15.0, 22.5, 12.5], "one poll is at the end of the minute"


def test_the_minute_starts_when_a_resource_was_last_listed(wait_for: Wait):
    time = Time()
    polls = Polls(*[respond("Pending")] * 4, NOTHING)
    with pytest.raises(errors.WaiterFailed, match="a is not listed after 60 s"):
        wait_for(polls, time=time, timeout=1800, ids=["a"])
    assert sum(time.pauses[:3]) + 60.0 == sum(time.pauses)


def test_the_timeout_ends_a_wait_for_a_missing_resource_first(wait_for: Wait):
    with pytest.raises(errors.WaiterTimedOut):
        wait_for(Polls(NOTHING), timeout=30, ids=["a"])


def test_a_poll_that_fails_does_not_count_as_missing(wait_for: Wait):
    polls = Polls(*[errors.ConnectionLost("It ended.")] * 5, respond("Ready"))
    wait_for(polls, timeout=1800, ids=["a"])
    assert polls.count == 6


def test_without_conditions_nothing_is_missing(wait_for: Wait):
    with pytest.raises(errors.WaiterTimedOut):
        wait_for(Polls(NOTHING), timeout=1800, ids=None)


def test_a_wait_for_the_end_of_resources_misses_none(wait_for: Wait):
    for outcome in (NOTHING, NOT_FOUND):
        wait_for(Polls(outcome), GONE, missing_after=0, ids=["a"])
