"""Retries: their conditions, pauses and deadline."""

from __future__ import annotations

import contextlib
import copy
import traceback
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yunbind_runtime.auth.authenticator import ProviderAuthenticator
from yunbind_runtime.auth.providers.chain import CredentialChain
from yunbind_runtime.base.errors import (
    ApiError,
    ConfigurationError,
    ConnectFailed,
    ConnectionLost,
    CredentialsError,
    TimedOut,
    UnreadableResponse,
    YunbindError,
)
from yunbind_runtime.base.http import HttpResponse, Timeout
from yunbind_runtime.call.limits import LocalLimiter
from yunbind_runtime.call.retries import Retries, RetryBudget, RetryState
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.model.operation import AnyOperation

from ..fakes.services import (
    LIST_IMAGES,
    MAKE_IMAGE,
    TENCENT,
    PicClient,
    define,
)
from ..loopback import CannedResponse, Received, Server, make_json
from ..scripted import OK, START, Script, make_call, run
from .responses import html, refuse

Outcome = HttpResponse | YunbindError


IMAGE = {"Name": "n"}


TOKEN_WRITE = define(TENCENT, "MakeImage", access="write", idempotency_token="ClientToken")


def count_sends(operation: AnyOperation, outcome: Outcome, members: dict[str, Any] | None = None) -> int:
    """Return the number of attempts of a call that fails once."""
    script = Script(outcome, OK)
    try:
        run(make_call(operation, members or {}), script)
    except YunbindError:
        pass
    else:
        assert len(script.sent) == 2, "a call that failed once and then worked is two calls and the result"
    return len(script.sent)


# Name and outcome of the first attempt, and whether a read, a write and a write with a token is retried.
TABLE: list[tuple[str, Outcome, bool, bool, bool]] = [
    ("nothing was sent", ConnectFailed("words"), True, True, True),
    ("connecting took too long", TimedOut("words", maybe_sent=False), True, True, True),
    ("no response in time", TimedOut("words"), True, False, True),
    ("connection lost during the response", ConnectionLost("words"), True, False, True),
    ("lost on a reused connection", ConnectionLost("words", reused=True), True, False, True),
    ("refused for the rate", refuse("Throttling"), True, True, True),
    ("refused for the rate, below a documented code", refuse("Throttling.New"), True, True, True),
    ("refused for the day", refuse("Throttling.PerDay"), False, False, False),
    ("429 of a gateway", html(429), True, True, True),
    ("502 of a gateway", html(502), True, False, True),
    ("503 of a gateway", html(503), True, False, True),
    ("a page with 200", html(200), True, False, True),
    ("a page with 404", html(404), False, False, False),
    ("a redirect", html(302), False, False, False),
    ("a fault of the service", refuse("InternalError"), True, False, True),
    ("a fault with a retryable code of its own", refuse("FailedOperation.TryAgain"), True, False, True),
    ("a used nonce", refuse("SignatureNonceUsed"), True, True, True),
    ("a wrong parameter", refuse("InvalidParameterValue"), False, False, False),
    ("something not found", refuse("ResourceNotFound"), False, False, False),
    ("a failed operation", refuse("FailedOperation"), False, False, False),
    ("an unknown code", refuse("Nobody.Knows"), False, False, False),
    ("an unknown code with 503", refuse("Nobody.Knows", 503), True, False, True),
    ("401", refuse("SignatureNonceUsed", 401), False, False, False),
    ("401 of a gateway", html(401), False, False, False),
    ("a pause requested with 503", HttpResponse(503, (("Retry-After", "1"),), b"busy"), True, False, True),
]


@pytest.mark.parametrize(
    ("outcome", "read", "write", "token"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE]
)
def test_reads_are_retried_and_writes_only_if_they_did_not_run_or_have_a_token(
    outcome: Outcome, read: bool, write: bool, token: bool
) -> None:
    def fresh() -> Outcome:
        return copy.copy(outcome)

    assert (count_sends(LIST_IMAGES, fresh()) == 2) is read
    assert (count_sends(MAKE_IMAGE, fresh(), IMAGE) == 2) is write
    assert (count_sends(TOKEN_WRITE, fresh(), {**IMAGE, "ClientToken": "t"}) == 2) is token


def test_a_write_without_its_token_is_not_idempotent() -> None:
    assert count_sends(TOKEN_WRITE, ConnectionLost("words"), IMAGE) == 1


def test_a_call_has_at_most_four_attempts_and_raises_the_last_error() -> None:
    script = Script(*(ConnectionLost(f"words {number}") for number in range(9)))
    with pytest.raises(ConnectionLost, match="words 3") as caught:
        run(make_call(), script)
    assert len(script.sent) == caught.value.attempts == 4
    (note,) = caught.value.__notes__
    assert note.startswith("Failed 4 times")
    assert "words 0" in note
    assert "words 2" in note


def list_notes(*failures: YunbindError | HttpResponse) -> list[str]:
    """Return the notes of the last of the errors that end a call."""
    with pytest.raises(YunbindError) as caught:
        run(make_call(), Script(*failures))
    return caught.value.__notes__


def test_a_note_says_a_repeated_sentence_once() -> None:
    """Four equal errors are one sentence and a count."""
    (note,) = list_notes(*(ConnectionLost("words") for _ in range(4)))
    assert note.endswith("Earlier errors: the same error 3 times.")


def test_request_ids_make_no_new_sentences() -> None:
    """Errors that differ in the request id alone are the same error."""
    refusal = refuse("Throttling")
    failures = [replace(refusal, body=refusal.body.replace(b'"r"', b'"r%d"' % number)) for number in range(4)]
    (note,) = list_notes(*failures)
    assert note.endswith("Earlier errors: the same error 3 times.")


def test_different_errors_are_each_said_once() -> None:
    """Each sentence has its count, in the order of the first errors."""
    words = ("a", "b", "a", "c")
    (note,) = list_notes(*(ConnectionLost(word) for word in words))
    places = note.partition("Earlier errors: ")[2]
    assert places.count("a (2 times)") == 1
    assert places.endswith("b.")
    (note,) = list_notes(*(ConnectionLost(word) for word in ("a", "c", "b", "c")))
    assert note.endswith("b; the same error.")


def test_an_error_keeps_each_note_once() -> None:
    """A cached error that ends several calls does not collect the same note again."""
    error = ConnectionLost("words")
    for _ in range(3):
        error.add_note("Set the clock.")
    error.add_note("Set the date.")
    assert error.__notes__ == ["Set the clock.", "Set the date."]


def test_the_bounds_of_pauses_double_up_to_the_cap() -> None:
    """With the maximum jitter, the pauses equal the bounds."""
    sleeps: list[float] = []
    policy = Retries(attempts=7, first=1.0, cap=5.0)
    with pytest.raises(ConnectionLost):
        run(make_call(retries=policy), Script(*(ConnectionLost("words") for _ in range(9))), sleeps)
    assert sleeps == [1, 2, 4, 5, 5, 5]


def test_pauses_after_throttling_are_longer() -> None:
    sleeps: list[float] = []
    with pytest.raises(ApiError):
        run(make_call(), Script(*(refuse("Throttling") for _ in range(9))), sleeps)
    assert sleeps == [2, 4, 8]


@given(st.floats(0, 1), st.integers(1, 10_000))
def test_a_pause_is_between_zero_and_the_cap(jitter: float, attempts: int) -> None:
    retry_state = make_trial(Retries(attempts=10_001, deadline=None), jitter=jitter)
    retry_state.attempts = attempts
    pause = retry_state.find_pause(ConnectionLost("words"))
    assert pause is not None
    assert 0 <= pause <= 20


def make_trial(
    policy: Retries, jitter: float = 1.0, monotonic: Any = lambda: 0.0, budget: RetryBudget | None = None
) -> RetryState:
    return RetryState(
        policy,
        budget or RetryBudget(10**9),
        is_idempotent=True,
        monotonic=monotonic,
        jitter=lambda: jitter,
        timeout=Timeout(),
    )


def test_a_requested_pause_beyond_the_deadline_fails_the_call_at_once() -> None:
    sleeps: list[float] = []
    script = Script(refuse("Throttling", 200, ("Retry-After", "121")), OK)
    with pytest.raises(ApiError) as caught:
        run(make_call(), script, sleeps)
    assert (len(script.sent), sleeps) == (1, [])
    assert "requests a pause of 121.0 s" in caught.value.__notes__[0]
    assert "120.0 s" in caught.value.__notes__[0]


def test_a_retry_without_a_slot_raises_the_earlier_error() -> None:
    """The first attempt may have run, so the error must not say that nothing was sent."""
    write = define(
        TENCENT, "MakeImage", access="write", idempotency_token="ClientToken", rate_limit=(1, 100.0)
    )
    call = make_call(
        write, {**IMAGE, "ClientToken": "t"}, limiter=LocalLimiter(), retries=Retries(deadline=20)
    )
    with pytest.raises(ConnectionLost) as caught:
        run(call, script := Script(ConnectionLost("words"), OK))
    assert len(script.sent) == caught.value.attempts == 1
    assert caught.value.maybe_sent
    assert "no slot before the deadline" in caught.value.__notes__[0]
    assert "Nothing was sent" not in "".join(traceback.format_exception(caught.value))


def test_a_retry_without_credentials_raises_the_earlier_error() -> None:
    keys = iter([Credentials("id", "secret")])

    def provide() -> Credentials:
        for each in keys:
            return each
        raise CredentialsError("The vault is shut.")

    chain = CredentialChain(provide)
    authenticator = ProviderAuthenticator(provider=chain, default_provider=lambda _: chain, environ={})
    call = make_call(
        TOKEN_WRITE, {**IMAGE, "ClientToken": "t"}, credentials=None, authenticator=authenticator
    )
    with pytest.raises(ConnectionLost) as caught:
        run(call, script := Script(ConnectionLost("words"), OK))
    assert len(script.sent) == caught.value.attempts == 1
    assert "vault is shut" in caught.value.__notes__[0]


@pytest.mark.parametrize("requested", ["3601", "999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_requested_pause_above_an_hour_fails_the_call_at_once(requested: str) -> None:
    sleeps: list[float] = []
    call = make_call(retries=Retries(deadline=None))
    headers = (("Retry-After", requested), ("Date", "Thu, 01 Jan 2026 00:00:00 GMT"))
    with pytest.raises(ApiError, match="Throttling") as caught:
        run(call, Script(refuse("Throttling", 200, *headers), OK), sleeps)
    assert sleeps == []
    assert "more than 3600 s" in caught.value.__notes__[0]


def test_a_requested_pause_of_an_hour_is_kept() -> None:
    sleeps: list[float] = []
    call = make_call(retries=Retries(deadline=None))
    run(call, Script(refuse("Throttling", 200, ("Retry-After", "3600")), OK), sleeps)
    assert sleeps == [3600]


@pytest.mark.parametrize(("requested", "sleeps"), [("119", [119]), ("120", [])])
def test_a_pause_that_reaches_the_deadline_is_not_made(requested: str, sleeps: list[float]) -> None:
    made: list[float] = []
    with contextlib.suppress(ApiError):
        run(make_call(), Script(refuse("Throttling", 200, ("Retry-After", requested)), OK), made)
    assert made == sleeps


class Clockwork(Script):
    """A transport and a sleep function that take time on a simulated clock."""

    def __init__(self, *outcomes: Outcome, takes: float) -> None:
        super().__init__(*outcomes)
        self.now, self.takes = 0.0, takes

    def send(self, request: Any, timeout: Timeout) -> HttpResponse:
        self.now += self.takes
        return super().send(request, timeout)


def test_attempts_start_and_time_out_before_the_deadline() -> None:
    script = Clockwork(*(ConnectionLost("words") for _ in range(9)), takes=6)
    call = make_call(
        retries=Retries(attempts=9, first=1, cap=1, deadline=20),
        timeout=Timeout(10, 10, 10),
        monotonic=lambda: script.now,
    )

    def sleep(seconds: float) -> None:
        script.now += seconds

    from yunbind_runtime.call.effects import drive
    from yunbind_runtime.call.perform import perform

    with pytest.raises(ConnectionLost) as caught:
        drive(perform(call), script, sleep)
    assert [each.total for each in script.timeouts] == [20, 13, 6]
    assert "deadline" in caught.value.__notes__[0]


def test_a_call_on_a_closed_idle_connection_is_retried_at_once_and_only_once() -> None:
    sleeps: list[float] = []
    lost = [ConnectionLost("words", reused=True) for _ in range(2)]
    run(make_call(), script := Script(*lost, OK), sleeps)
    assert len(script.sent) == 3
    assert sleeps == [1.0]


def test_no_retries_means_one_attempt() -> None:
    for outcome in (ConnectFailed("words"), ConnectionLost("words", reused=True), refuse("Throttling")):
        with pytest.raises(YunbindError) as caught:
            run(make_call(retries=Retries(attempts=1)), script := Script(outcome, OK))
        assert len(script.sent) == caught.value.attempts == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"attempts": 0},
        {"first": -1.0},
        {"cap": float("nan")},
        {"cap": float("inf")},
        {"deadline": 0},
        {"deadline": float("nan")},
    ],
)
def test_an_invalid_policy_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(wrong))):
        Retries(**wrong)


def test_a_number_of_retries_is_a_policy() -> None:
    assert [Retries.of(each).attempts for each in (None, 0, 2, Retries(attempts=9))] == [4, 1, 3, 9]
    with pytest.raises(ConfigurationError, match="0 or more"):
        Retries.of(-1)


def test_a_client_retries_over_real_connections_with_new_signatures(cloud: Server) -> None:
    responses: list[CannedResponse] = [CannedResponse(503, b"busy"), make_json({"Response": {"Total": 5}})]
    cloud.respond = lambda _: responses.pop(0)
    moments = iter(START + timedelta(seconds=each) for each in range(99))
    client = PicClient(
        region="ap-1",
        credentials=make_call().credentials,
        endpoint=cloud.endpoint,
        clock=lambda: next(moments),
        jitter=lambda: 0.0,
    )
    with client:
        assert client.list_images().total == 5
    first, second = cloud.received
    assert first.headers["Authorization"] != second.headers["Authorization"]
    assert first.body == second.body


def test_attempts_share_an_idempotency_token_and_calls_do_not(cloud: Server) -> None:
    responses = [CannedResponse(503, b"busy"), *(make_json({"Response": {}}) for _ in range(2))]
    cloud.respond = lambda _: responses.pop(0)

    class Client(PicClient):
        def make(self, **arguments: Any) -> Any:
            return self._call(replace(MAKE_IMAGE, idempotency_token="AddressId", exclusive=()), arguments)

    with Client(
        region="ap-1", credentials=make_call().credentials, endpoint=cloud.endpoint, jitter=lambda: 0.0
    ) as client:
        client.make(name="n")
        client.make(name="n")
    first, again, other = (each.json["AddressId"] for each in cloud.received)
    assert len(first) == 32
    assert first == again
    assert first != other


def test_a_given_idempotency_token_is_kept(cloud: Server) -> None:
    received: list[Received] = cloud.received
    cloud.respond = lambda _: make_json({"Response": {}})

    class Client(PicClient):
        def make(self, **arguments: Any) -> Any:
            return self._call(replace(MAKE_IMAGE, idempotency_token="AddressId", exclusive=()), arguments)

    with Client(region="ap-1", credentials=make_call().credentials, endpoint=cloud.endpoint) as client:
        client.make(name="n", address_id="mine")
    assert received[0].json["AddressId"] == "mine"


def test_an_unreadable_response_is_reported_with_the_number_of_attempts() -> None:
    with pytest.raises(UnreadableResponse) as caught:
        run(make_call(), Script(*(html(502) for _ in range(9))))
    assert (caught.value.attempts, caught.value.http_status) == (4, 502)
