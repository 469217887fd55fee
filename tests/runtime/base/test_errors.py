"""The tree of errors, and the class of each code."""

from __future__ import annotations

import copy
import pickle

import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.base.errors import ApiError, error_class

from tests.runtime.fakes import errors as service
from tests.runtime.fakes.errors import BY_CODE


def make_error(kind: type[ApiError] = ApiError, **fields: object) -> ApiError:
    return kind(
        **{
            "code": "InvalidParameterValue.NoSuchThing",
            "message": "no such thing",
            "request_id": "6704dc99",
            "http_status": 200,
            "body": b"{}",
            "provider": "tencent",
            "service": "TKE",
            "action": "DescribeImageCaches",
            "details": {"HostId": "host"},
            **fields,
        }  # type: ignore[arg-type]
    )


ALL = [
    errors.YunbindError("words"),
    errors.ConfigurationError("words"),
    errors.CredentialsError("words"),
    errors.InvalidArguments("words", problems=["one", "two"]),
    errors.ClientClosed("words"),
    errors.TransportError("words", maybe_sent=False),
    errors.ConnectFailed("words"),
    errors.TimedOut("words", maybe_sent=False),
    errors.ConnectionLost("words"),
    errors.UnreadableResponse("words", http_status=502, request_id="r", body=b"<html>"),
    errors.PaginationError("words"),
    errors.WaiterFailed("words", waiter="ready", last=None, details=["why"]),
    errors.WaiterTimedOut("words", waiter="ready", last=None),
    make_error(),
    make_error(service.InvalidParameterValueInvalidFilter),
    *(make_error(kind) for kind in errors.KINDS.values()),
]


@pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("duplicate", [lambda e: pickle.loads(pickle.dumps(e)), copy.copy, copy.deepcopy])
def test_every_error_can_be_pickled_and_copied(error: errors.YunbindError, duplicate: object) -> None:
    """A pickle leaves out the body of the response, which can contain unknown secrets."""
    error.place = "TKE DescribeImageCaches"
    same = duplicate(error)  # type: ignore[operator]
    assert type(same) is type(error)
    assert same.args == error.args
    lacks = {"body": b""} if duplicate not in (copy.copy, copy.deepcopy) and "body" in vars(error) else {}
    assert same.__dict__ == error.__dict__ | lacks
    assert str(same) == str(error)


@pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)
def test_the_base_class_catches_every_error(error: Exception) -> None:
    with pytest.raises(errors.YunbindError):
        raise error


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (errors.ConfigurationError, ValueError),
        (errors.InvalidArguments, ValueError),
        (errors.ClientClosed, RuntimeError),
        (errors.TimedOut, TimeoutError),
        (errors.WaiterTimedOut, TimeoutError),
    ],
)
def test_errors_inherit_from_their_python_counterpart(kind: type, builtin: type) -> None:
    assert issubclass(kind, builtin)


def test_the_kinds_have_the_names_of_the_specs() -> None:
    assert set(errors.KINDS) == {
        "throttled",
        "auth_failed",
        "permission_denied",
        "not_found",
        "conflict",
        "quota_exceeded",
        "invalid_request",
        "unavailable",
        "server_fault",
    }
    for word, kind in errors.KINDS.items():
        assert kind.kind == word
        assert issubclass(kind, ApiError)


def test_throttling_and_faults_of_the_service_are_retryable() -> None:
    retryable = {word for word, kind in errors.KINDS.items() if kind.retryable}
    assert retryable == {"throttled", "unavailable", "server_fault"}


def test_the_message_of_a_service_error_contains_all_facts_for_support() -> None:
    assert str(make_error()) == (
        "TKE DescribeImageCaches failed: InvalidParameterValue.NoSuchThing: no such thing "
        "(request id 6704dc99, HTTP 200)"
    )
    assert str(make_error(message="", request_id=None)) == (
        "TKE DescribeImageCaches failed: InvalidParameterValue.NoSuchThing (request id unknown, HTTP 200)"
    )


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        ("InvalidParameterValue.InvalidFilter", 200, service.InvalidParameterValueInvalidFilter),
        ("InvalidParameterValue.InvalidFilter.Deeper", 200, service.InvalidParameterValueInvalidFilter),
        ("InvalidParameterValue.NoSuchThing", 200, service.InvalidParameterValue),
        ("InvalidParameterValueX", 200, ApiError),
        ("ResourceNotFound", 500, service.ResourceNotFound),
        ("Unknown", 200, ApiError),
        ("Unknown", 400, errors.InvalidRequest),
        ("Unknown", 401, errors.AuthFailed),
        ("Unknown", 403, errors.PermissionDenied),
        ("Unknown", 404, errors.NotFound),
        ("Unknown", 409, errors.Conflict),
        ("Unknown", 418, errors.InvalidRequest),
        ("Unknown", 429, errors.Throttled),
        ("Unknown", 500, errors.ServerFault),
        ("Unknown", 501, errors.ServerFault),
        ("Unknown", 502, errors.Unavailable),
        ("Unknown", 503, errors.Unavailable),
        ("Unknown", 504, errors.Unavailable),
        ("", 404, errors.NotFound),
        (".", 200, ApiError),
        ("..InvalidParameterValue", 200, ApiError),
    ],
)
def test_the_class_follows_the_code_then_its_prefix_then_the_status(
    code: str, status: int, expected: type
) -> None:
    assert error_class(code, status, BY_CODE) is expected


def test_an_error_of_a_prefix_class_keeps_the_exact_code() -> None:
    error = make_error(service.InvalidParameterValue, code="InvalidParameterValue.NoSuchThing")
    assert error.code == "InvalidParameterValue.NoSuchThing"
    assert service.InvalidParameterValue.code == "InvalidParameterValue"


def test_a_class_can_have_another_kind_than_its_prefix() -> None:
    error = make_error(service.FailedOperationTryAgain)
    assert isinstance(error, errors.Conflict)
    assert isinstance(error, errors.Unavailable)
    assert (error.kind, error.retryable) == ("unavailable", True)


@pytest.mark.parametrize(
    ("status", "retryable"), [(200, False), (302, False), (404, False), (429, True), (502, True)]
)
def test_the_status_decides_if_an_unreadable_response_is_retryable(status: int, retryable: bool) -> None:
    assert errors.UnreadableResponse("words", http_status=status).retryable is retryable


def test_other_errors_show_their_place_if_known() -> None:
    error = errors.ConnectFailed("No connection to http://h: refused.")
    assert str(error) == "No connection to http://h: refused."
    error.place = "TKE DescribeImageCaches"
    assert str(error) == "TKE DescribeImageCaches: No connection to http://h: refused."


def test_only_a_failed_connection_sent_nothing_for_sure() -> None:
    assert not errors.ConnectFailed("words").maybe_sent
    assert errors.ConnectionLost("words").maybe_sent
    assert errors.TimedOut("words").maybe_sent


def test_no_service_error_shows_its_body_or_details() -> None:
    error = make_error(body=b"s3cret", details={"encoded_authorization_message": "s3cret"})
    assert "s3cret" not in str(error)
    assert "s3cret" not in repr(error)


def test_codes_are_those_of_the_classes_of_a_module() -> None:
    """Families without a code, other classes and other values are not looked up by code."""
    assert errors.collect_codes("tests.runtime.fakes.errors") == BY_CODE
    assert errors.collect_codes("yunbind_runtime.base.errors").keys() == {""}
