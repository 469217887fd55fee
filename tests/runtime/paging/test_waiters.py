"""Waiters, blocking and async, with a clock that advances only during pauses."""

from __future__ import annotations

import copy
import pickle
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.model.lenient import ReceivedList
from yunbind_runtime.paging.observations import walk
from yunbind_runtime.paging.waiters import Acceptor

from .polls import (
    GONE,
    NOTHING,
    READY,
    STATUS,
    Polls,
    Time,
    Wait,
    respond,
    service_error,
    wait_blocking,
)


def test_success_at_the_first_poll_needs_no_pause(wait_for: Wait):
    time, ready = Time(), respond("Ready")
    assert wait_for(Polls(ready), time=time) is ready
    assert time.pauses == []


def test_a_wait_polls_until_success_and_returns_the_last_response(wait_for: Wait):
    polls = Polls(respond("Pending"), respond("Pending"), ready := respond("Ready"))
    assert wait_for(polls) is ready
    assert polls.count == 3


@pytest.mark.parametrize("unlisted", [NOTHING, respond(), respond(None)])
def test_an_unlisted_resource_is_pending(wait_for: Wait, unlisted: object):
    """A list may be empty right after the creation."""
    polls = Polls(unlisted, unlisted, unlisted, unlisted, respond("Ready"))
    wait_for(polls)
    assert polls.count == 5


def test_all_needs_every_value(wait_for: Wait):
    polls = Polls(respond("Ready", "Pending"), respond("Ready", "Ready"))
    wait_for(polls)
    assert polls.count == 2


@pytest.mark.parametrize(
    ("ids", "fewest"),
    [
        (["a", "b"], 2),
        (("a", "b"), 2),
        (["a", "a"], 1),
        ([{"id": "a"}, {"id": "b"}, {"id": "a"}], 2),
        ([], 1),
        (None, 1),
    ],
)
def test_count_needs_a_value_for_each_different_resource(wait_for: Wait, ids: object, fewest: int):
    """A resource that is not listed yet is not ready."""
    polls = Polls(NOTHING, respond("Ready"), respond("Ready", "Ready"))
    wait_for(polls, ids=ids)
    assert polls.count == fewest + 1


@pytest.mark.slow
def test_counting_many_resources_is_fast():
    polls = Polls(respond(*["Ready"] * 50_000))
    started = time.process_time()
    wait_blocking(polls, ids=[f"imc-{number}" for number in range(50_000)])
    assert time.process_time() - started < 6, "comparing all pairs takes three times as long"


def test_a_failure_ends_the_wait_with_the_response(wait_for: Wait):
    time, failed = Time(), respond("Ready", "Failed")
    with pytest.raises(errors.WaiterFailed, match="thing_ready can no longer be reached") as caught:
        wait_for(Polls(failed), time=time)
    assert time.pauses == []
    assert caught.value.last is failed
    assert caught.value.waiter == "thing_ready"
    assert "things[].status is Failed" in str(caught.value)
    assert str(caught.value).startswith("PIC ListImages: ")


def test_a_failure_contains_the_message_of_the_failed_resource(wait_for: Wait):
    """It contains no message of other resources."""
    response = SimpleNamespace(
        things=[
            SimpleNamespace(status="Ready", message="fine"),
            SimpleNamespace(status="Failed", message="image not found"),
        ]
    )
    with pytest.raises(errors.WaiterFailed, match="The service says: image not found") as caught:
        wait_for(Polls(response))
    assert caught.value.details == ("image not found",)


def test_a_failure_contains_the_latest_events(wait_for: Wait):
    """There are three of them, whatever their order in the response."""
    start = datetime(2026, 11, 21, tzinfo=UTC)
    events = [
        SimpleNamespace(
            type="Warning", reason=f"R{hour}", message=None, last_timestamp=start + timedelta(hours=hour)
        )
        for hour in (2, 0, 3, 1)
    ]
    undated = SimpleNamespace(type=None, reason=None, message="undated", last_timestamp=None)
    with pytest.raises(errors.WaiterFailed) as caught:
        wait_for(Polls(respond("Failed", events=[undated, *events])))
    assert caught.value.details == ("Warning R3", "Warning R2", "Warning R1")


def test_events_of_an_unknown_form_are_ignored(wait_for: Wait):
    with pytest.raises(errors.WaiterFailed) as caught:
        wait_for(Polls(respond("Failed", events=["text", SimpleNamespace(message="reason")], message=7)))
    assert caught.value.details == ("reason",)


def test_failure_conditions_come_before_success_conditions(wait_for: Wait):
    both = replace(READY, success=(Acceptor(path=STATUS, any="Ready"),))
    with pytest.raises(errors.WaiterFailed):
        wait_for(Polls(respond("Ready", "Failed")), both)


@pytest.mark.parametrize("failing", [Acceptor(path=STATUS, all="Failed"), Acceptor(path=STATUS, empty=True)])
def test_every_kind_of_condition_can_be_a_failure(wait_for: Wait, failing: Acceptor):
    with pytest.raises(errors.WaiterFailed) as caught:
        wait_for(Polls(NOTHING if failing.empty else respond("Failed")), replace(READY, failure=(failing,)))
    assert "things[].status is " in str(caught.value)


@pytest.mark.parametrize(
    "error",
    [
        service_error(code="AuthFailure"),
        service_error(code="AuthFailure.Expired"),
        service_error(code="X", status=410),
    ],
)
def test_an_error_can_be_a_failure_by_its_code_or_status(wait_for: Wait, error: errors.ApiError):
    """A code includes its subcodes."""
    with pytest.raises(errors.WaiterFailed, match="the poll failed with") as caught:
        wait_for(Polls(error))
    assert caught.value.last is error
    assert caught.value.__cause__ is error
    assert error.code in str(caught.value)


@pytest.mark.parametrize(
    "error",
    [
        service_error(code="AuthFailures"),
        service_error(code="Auth"),
        service_error(errors.ServerFault, status=200),
    ],
)
def test_an_error_with_another_code_is_raised(wait_for: Wait, error: errors.ApiError):
    with pytest.raises((errors.ApiError, errors.WaiterTimedOut)):
        wait_for(Polls(error))


@pytest.mark.parametrize(
    "outcome",
    [
        NOTHING,
        SimpleNamespace(things=[]),
        SimpleNamespace(things=None),
        SimpleNamespace(),
        service_error(errors.NotFound, "CCE.01404001", 404),
        service_error(errors.NotFound, "ResourceNotFound"),
    ],
)
def test_an_accepted_error_or_an_empty_list_is_success(wait_for: Wait, outcome: object):
    """After an error, there is no response to return."""
    result = wait_for(Polls(outcome), GONE)
    assert result is (None if isinstance(outcome, Exception) else outcome)


def test_an_item_that_cannot_be_read_is_not_gone(wait_for: Wait):
    """A deletion is not reported while the service lists something."""
    unreadable = ReceivedList()
    unreadable.received = 1
    polls = Polls(SimpleNamespace(things=unreadable), NOTHING)
    assert wait_for(polls, GONE) is NOTHING
    assert polls.count == 2


def test_an_error_that_no_condition_names_is_raised(wait_for: Wait):
    error = service_error(errors.PermissionDenied, "UnauthorizedOperation")
    with pytest.raises(errors.PermissionDenied) as caught:
        wait_for(polls := Polls(respond("Pending"), error))
    assert caught.value is error
    assert polls.count == 2


@pytest.mark.parametrize(
    "error",
    [service_error(errors.NotFound, "ResourceNotFound"), service_error(code="CCE.01404001", status=404)],
)
def test_a_new_resource_that_is_not_found_is_pending(wait_for: Wait, error: errors.ApiError):
    waiter = replace(READY, failure=(*READY.failure, Acceptor(status=404)))
    polls = Polls(error, error, respond("Pending"), respond("Ready"))
    wait_for(polls, waiter)
    assert polls.count == 4


def test_a_listed_resource_that_is_not_found_is_gone(wait_for: Wait):
    error = service_error(errors.NotFound, "ResourceNotFound", 404)
    with pytest.raises(errors.WaiterFailed):
        wait_for(polls := Polls(respond("Pending"), error), replace(READY, failure=(Acceptor(status=404),)))
    assert polls.count == 2


@pytest.mark.parametrize(
    "error",
    [
        service_error(errors.Throttled, "RequestLimitExceeded"),
        service_error(errors.Unavailable, "Unavailable", 503),
        service_error(errors.ServerFault, "InternalError"),
        errors.ConnectFailed("Nobody listens."),
        errors.ConnectionLost("It ended."),
        errors.TimedOut("It took too long."),
        errors.UnreadableResponse("A gateway's page.", http_status=502),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_poll_with_a_temporary_error_is_repeated(wait_for: Wait, error: Exception):
    """Polled actions only read."""
    polls = Polls(error, respond("Pending"), error, respond("Ready"))
    wait_for(polls)
    assert polls.count == 4


def test_a_permanently_unreadable_response_is_raised(wait_for: Wait):
    error = errors.UnreadableResponse("A login page.", http_status=404)
    with pytest.raises(errors.UnreadableResponse):
        wait_for(Polls(error))
    with pytest.raises(errors.UnreadableResponse):
        wait_for(Polls(error), GONE)


@pytest.mark.parametrize(
    "error", [errors.InvalidArguments("Refused."), errors.CredentialsError("None."), KeyError("bug")]
)
def test_an_error_of_the_call_itself_is_raised(wait_for: Wait, error: Exception):
    with pytest.raises(type(error)):
        wait_for(polls := Polls(error))
    assert polls.count == 1


def test_an_unknown_state_is_pending_and_reported(wait_for: Wait):
    with pytest.raises(errors.WaiterTimedOut, match="Last seen: Daydreaming"):
        wait_for(Polls(respond("Daydreaming")))


def test_a_path_skips_absent_values():
    response = SimpleNamespace(
        things=[
            SimpleNamespace(inner=None),
            SimpleNamespace(inner=SimpleNamespace(names=["a", None, "b"])),
            SimpleNamespace(),
            None,
        ]
    )
    assert [value for _, value in walk(response, ("things", "[]", "inner", "names", "[]"))] == ["a", "b"]
    assert list(walk(response, ("things", "inner"))) == []
    assert list(walk(None, ("things", "[]"))) == []


def test_errors_of_waiters_can_be_copied_and_pickled():
    with pytest.raises(errors.WaiterFailed) as caught:
        wait_blocking(Polls(respond("Failed", message="why")))
    for twin in (pickle.loads(pickle.dumps(caught.value)), copy.copy(caught.value)):
        assert str(twin) == str(caught.value)
        assert (twin.waiter, twin.details) == ("thing_ready", ("why",))
