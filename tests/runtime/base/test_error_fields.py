"""Fields of errors: their defaults, and the classes that codes and statuses select."""

from __future__ import annotations

import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.base.errors import ApiError, UnreadableResponse, YunbindError, error_class


def test_an_error_outside_a_call_has_no_facts() -> None:
    error = YunbindError("words")
    assert (error.place, error.attempts, error.requested_pause, error.was_throttled) == ("", 0, None, False)
    assert str(error) == "words"


def test_transport_errors_assume_that_the_request_was_sent() -> None:
    """Unless nothing could be connected to. A connection is new unless it is said to be reused."""
    for kind in (errors.TransportError, errors.TimedOut, errors.ConnectionLost, errors.DeadlineExceeded):
        error = kind("words")
        assert (error.maybe_sent, error.reused) == (True, False)
        error = kind("words", maybe_sent=False, reused=True)
        assert (error.maybe_sent, error.reused) == (False, True)
    assert not errors.ConnectFailed("words").maybe_sent
    assert not errors.ConnectFailed("words").reused
    assert errors.ConnectFailed("words", maybe_sent=True).maybe_sent


def test_further_facts_default_to_nothing() -> None:
    assert errors.InvalidArguments("words").problems == ()
    assert errors.InvalidArguments("words", problems=["a"]).problems == ("a",)
    assert errors.RateLimitTimedOut("words").wait == 0
    failed, late = errors.WaiterFailed("words"), errors.WaiterTimedOut("words")
    assert (failed.waiter, failed.last, failed.details, late.waiter, late.last) == ("", None, (), "", None)


def test_a_service_error_without_facts() -> None:
    error = ApiError(code="Some.Code")
    assert (error.message, error.request_id, error.http_status, error.body) == ("", None, 0, b"")
    assert (error.retryable, error.kind, error.details) == (False, "unknown", {})
    assert str(error) == "The call failed: Some.Code (request id unknown, HTTP 0)"
    named = ApiError(code="C", message="m", service="TKE", action="Do", request_id="r", http_status=400)
    assert str(named) == "TKE Do failed: C: m (request id r, HTTP 400)"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, ApiError),
        (399, ApiError),
        (400, errors.InvalidRequest),
        (401, errors.AuthFailed),
        (402, errors.InvalidRequest),
        (403, errors.PermissionDenied),
        (404, errors.NotFound),
        (405, errors.InvalidRequest),
        (409, errors.Conflict),
        (410, errors.InvalidRequest),
        (428, errors.InvalidRequest),
        (429, errors.Throttled),
        (430, errors.InvalidRequest),
        (499, errors.InvalidRequest),
        (500, errors.ServerFault),
        (501, errors.ServerFault),
        (502, errors.Unavailable),
        (503, errors.Unavailable),
        (504, errors.Unavailable),
        (505, errors.ServerFault),
        (599, errors.ServerFault),
    ],
)
def test_the_status_selects_the_class_of_an_unknown_code(status: int, kind: type[ApiError]) -> None:
    assert error_class("Nobody.Knows", status, {}) is kind


class Known(ApiError):
    code = "A"


def test_a_prefix_ends_before_a_dot_within_two_hundred_characters() -> None:
    """A hostile code of millions of dots takes no time."""
    by_code = {"A": Known, "x" * 200: Known}
    assert error_class("A.B.C", 400, by_code) is Known
    assert error_class("AB", 400, by_code) is errors.InvalidRequest
    assert error_class("A" + "." * 5_000_000, 400, by_code) is Known
    assert error_class("x" * 200, 400, by_code) is Known
    assert error_class("x" * 201, 400, by_code) is Known
    assert error_class("x" * 199, 400, by_code) is errors.InvalidRequest


@pytest.mark.parametrize(
    ("status", "may_help"), [(200, False), (428, False), (429, True), (430, False), (499, False), (500, True)]
)
def test_an_unreadable_response_may_be_repeated_by_its_status(status: int, may_help: bool) -> None:
    error = UnreadableResponse("words", http_status=status)
    assert (error.retryable, error.body, error.request_id) == (may_help, b"", None)


def test_kinds_that_may_pass_are_retryable() -> None:
    """Throttling and faults of the service pass, and the others do not."""
    passing = {name for name, kind in errors.KINDS.items() if kind.retryable}
    assert passing == {"throttled", "unavailable", "server_fault"}
    assert all(kind.kind == name for name, kind in errors.KINDS.items())
