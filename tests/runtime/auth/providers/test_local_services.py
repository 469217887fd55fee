"""Services beside the program: absence, faults and refusals, and the attempts that each costs."""

from __future__ import annotations

from typing import Any

import pytest
from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.auth.providers.local_services import LocalService
from yunbind_runtime.base.errors import (
    ConnectFailed,
    ConnectionLost,
    CredentialsError,
    DeadlineExceeded,
    TimedOut,
    UnreadableResponse,
    YunbindError,
)
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

from .effects import Answers, make_request

GET = HttpRequest("GET", "http", "h", "/")
OK = HttpResponse(200, (), b"keys")
SERVICE = LocalService("the vault", 2.5, 3, ". Open it")
LOST = ConnectionLost("words")
SILENT = TimedOut("words")
UNREACHED = TimedOut("words", maybe_sent=False)


def read(response: HttpResponse) -> str:
    if response.body == b"damaged":
        raise CredentialsError("the vault returned no key")
    if response.body == b"none":
        raise CredentialsUnavailable("the vault has no key")
    return response.body.decode()


def ask(
    *outcomes: HttpResponse | YunbindError, service: LocalService = SERVICE, **fields: Any
) -> tuple[Any, Answers]:
    """Return the result or the error, and what was sent."""
    answers = Answers(*outcomes)
    try:
        return answers.run(service.ask(make_request(**fields), GET, read)), answers
    except YunbindError as error:
        return error, answers


def test_the_first_response_is_read() -> None:
    result, answers = ask(OK)
    assert (result, answers.sent, answers.pauses) == ("keys", [GET], [])
    assert answers.timeouts == [Timeout(2.5, 2.5, 2.5, 2.5)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Timeout(1, 30, 30), Timeout(1, 2.5, 2.5, 2.5)),
        (Timeout(5, 2, 30), Timeout(2, 2, 2, 2)),
        (Timeout(5, 30, 30, 1.5), Timeout(1.5, 1.5, 1.5, 1.5)),
        (Timeout(5, 30, 1), Timeout(2.5, 2.5, 2.5, 2.5)),
    ],
)
def test_a_shorter_timeout_of_the_client_counts(given: Timeout, expected: Timeout) -> None:
    assert ask(OK, timeout=given)[1].timeouts == [expected]


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (LOST, "did not send a complete response"),
        (UnreadableResponse("words", http_status=200), "did not send a complete response"),
        (SILENT, "did not respond within 2.5 s"),
        (HttpResponse(500), "responded with HTTP 500"),
        (HttpResponse(503), "responded with HTTP 503"),
        (HttpResponse(408), "responded with HTTP 408"),
        (HttpResponse(429), "responded with HTTP 429"),
        (HttpResponse(200, (), b"damaged"), "returned no key"),
    ],
)
def test_a_fault_is_asked_again_and_then_an_error(failure: Any, reason: str) -> None:
    """Up to the maximum number of attempts, with pauses that double."""
    result, answers = ask(failure, failure, OK)
    assert (result, len(answers.sent)) == ("keys", 3)
    assert answers.pauses == [0.2, 0.4]
    error, answers = ask(failure, failure, failure, OK)
    assert type(error) is CredentialsError
    assert str(error) == f"the vault {reason} in 3 attempts. Open it"
    assert len(answers.sent) == 3
    error, _ = ask(failure, service=LocalService("the vault", 2.5, 1))
    assert str(error) == f"the vault {reason} in 1 attempt"


def test_pauses_are_drawn() -> None:
    assert ask(LOST, LOST, OK, jitter=lambda: 0.5)[1].pauses == [0.1, 0.2]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 407, 409, 428, 430, 499])
def test_a_refusal_is_not_asked_again(status: int) -> None:
    """It is for the reader to judge, and its error is raised unchanged."""
    assert ask(HttpResponse(status, (), b"words"))[0] == "words"
    error, answers = ask(HttpResponse(status, (), b"damaged"))
    assert (str(error), len(answers.sent)) == ("the vault returned no key", 1)


def test_a_service_that_cannot_be_connected_to_is_absent() -> None:
    """At once if the connection is refused. After all attempts if nothing accepts it."""
    error, answers = ask(ConnectFailed("refused"))
    assert type(error) is CredentialsUnavailable
    assert (str(error), len(answers.sent)) == ("the vault cannot be reached", 1)
    error, answers = ask(UNREACHED, UNREACHED, UNREACHED)
    assert type(error) is CredentialsUnavailable
    assert str(error) == "the vault did not respond within 2.5 s in 3 attempts: nothing accepts connections"
    error, _ = ask(HttpResponse(200, (), b"none"))
    assert type(error) is CredentialsUnavailable


@pytest.mark.parametrize("fault", [LOST, SILENT, HttpResponse(500), HttpResponse(200, (), b"damaged")])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_service_that_once_responded_is_not_absent(fault: Any, place: int) -> None:
    outcomes: list[Any] = [UNREACHED, UNREACHED, UNREACHED]
    outcomes[place] = fault
    assert type(ask(*outcomes)[0]) is CredentialsError


def test_the_deadline_ends_the_attempts() -> None:
    error, answers = ask(late := DeadlineExceeded("words"), OK)
    assert error is late
    assert len(answers.sent) == 1
