"""Attempts: their credentials, their slots, their sizes, and the places of their errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from yunbind_runtime.base.errors import (
    ApiError,
    ConfigurationError,
    ConnectionLost,
    CredentialsError,
    DeadlineExceeded,
    InvalidArguments,
    TimedOut,
    YunbindError,
)
from yunbind_runtime.base.http import FORM, HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.effects import Effects, Send, Sleep
from yunbind_runtime.call.hooks import Hooks, ResponseEvent
from yunbind_runtime.call.limits import LocalLimiter, RateKey
from yunbind_runtime.call.perform import (
    _add_headers,  # pyright: ignore[reportPrivateUsage]
    _check_size,  # pyright: ignore[reportPrivateUsage]
    _check_time,  # pyright: ignore[reportPrivateUsage]
    _list_secrets,  # pyright: ignore[reportPrivateUsage]
    _make_rate_key,  # pyright: ignore[reportPrivateUsage]
)
from yunbind_runtime.call.retries import Retries
from yunbind_runtime.model.credentials import AuthToken, Credentials
from yunbind_runtime.model.endpoints import Endpoint

from ..fakes.services import HUAWEI, LIST_IMAGES, TENCENT, define
from ..scripted import OK, Script, make_call, run
from .responses import html, refuse

RATED = define(TENCENT, "ListImages", region="required", rate_limit=(1000, 1.0))
REFUSED = [ConnectionLost("words"), html(503), refuse("InternalError")]


class Pauses(LocalLimiter):
    """A limiter that notes its pauses and never waits."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[tuple[RateKey, float]] = []
        self.asked: list[float | None] = []

    def acquire(self, key: RateKey, rate: Any, timeout: float | None = None) -> Effects[Any]:
        self.asked.append(timeout)
        yield from ()

    def pause(self, key: RateKey, seconds: float) -> None:
        self.noted.append((key, seconds))


def test_a_throttled_attempt_holds_back_the_other_calls_of_its_key() -> None:
    """For as long as its own pause is."""
    limiter = Pauses()
    call = make_call(RATED, limiter=limiter)
    run(call, Script(refuse("Throttling"), refuse("Throttling"), OK))
    key = RateKey("tencent", "id", "ap-1", "pic.ListImages")
    assert limiter.noted == [(key, 2.0), (key, 4.0)]
    assert limiter.asked == [120, 120, 120]


@pytest.mark.parametrize("failure", REFUSED, ids=lambda failure: type(failure).__name__)
def test_other_failures_hold_back_no_calls(failure: Any) -> None:
    limiter = Pauses()
    run(make_call(RATED, limiter=limiter), Script(failure, OK))
    assert limiter.noted == []


def test_without_a_documented_rate_the_limiter_is_not_used() -> None:
    limiter = Pauses()
    run(make_call(limiter=limiter), Script(refuse("Throttling"), OK))
    assert (limiter.noted, limiter.asked) == ([], [])


def test_a_throttled_attempt_without_a_pause_holds_back_no_calls() -> None:
    limiter, sleeps = Pauses(), list[float]()
    run(make_call(RATED, limiter=limiter, jitter=lambda: 0.0), Script(refuse("Throttling"), OK), sleeps)
    assert (limiter.noted, sleeps) == ([], [])


def test_the_credentials_decide_which_calls_are_counted_together() -> None:
    """The key, or the project of a token."""

    def account(credentials: Any) -> str:
        return _make_rate_key(make_call(credentials=credentials)).account

    keys = (Credentials("a", "s", project_id="p"), AuthToken("t", "p"), AuthToken("t"), None)
    assert [account(credentials) for credentials in keys] == ["a", "p", "", ""]


VENDORS = Endpoint("https", "pic.tencent.test", is_vendors=True)


@pytest.mark.parametrize("credentials", [Credentials("emulator-1", "s"), AuthToken("emulator-1")])
def test_a_key_of_an_emulator_is_sent_to_no_host_of_the_vendor(credentials: Any) -> None:
    operation = define(HUAWEI, "ShowCache", http=("GET", "/x"))
    signing = "sdk-hmac-sha256" if isinstance(credentials, Credentials) else "x-auth-token"
    call = make_call(operation, credentials=credentials, signing=signing)
    ok = HttpResponse(200, (), b"{}")
    run(call, script := Script(ok))
    with pytest.raises(ConfigurationError, match="emulator"):
        run(replace(call, endpoint=VENDORS), script)
    assert len(script.sent) == 1
    real: Any = Credentials("AKID", "s") if isinstance(credentials, Credentials) else AuthToken("token")
    run(replace(call, endpoint=VENDORS, credentials=real), script := Script(ok))
    assert len(script.sent) == 1


@dataclass
class Authenticator:
    """An authenticator that plays outcomes, and notes the credentials that were refused."""

    outcomes: list[Any]
    refused: list[Any] = field(default_factory=list[Any])
    renews: bool = True

    def authenticate(self, call: Any, refused: Any = None) -> Effects[Any]:
        self.refused.append(refused)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, YunbindError):
            raise outcome
        if isinstance(outcome, (Send, Sleep)):
            yield outcome
            outcome = Credentials("id", "secret")
        return replace(call, credentials=outcome)

    def can_renew(self, call: Any, error: ApiError) -> bool:
        return self.renews


def test_every_attempt_is_authenticated_once() -> None:
    """The last attempt uses the last credentials."""
    keys = [Credentials(f"id-{number}", "secret") for number in range(3)]
    authenticator = Authenticator(list(keys))
    call = make_call(credentials=None, authenticator=authenticator)
    run(call, script := Script(ConnectionLost("words"), ConnectionLost("words"), OK))
    assert authenticator.refused == [None, None, None]
    used = [request.header("Authorization") or "" for request in script.sent]
    assert [f"id-{number}" in text for number, text in enumerate(used)] == [True] * 3


def test_an_error_of_an_authenticator_gets_the_place_of_the_call_unless_it_has_one() -> None:
    for place, expected in (("", "PIC ListImages"), ("STS AssumeRole", "STS AssumeRole")):
        error = DeadlineExceeded("words")
        error.place = place
        authenticator = Authenticator([error])
        with pytest.raises(DeadlineExceeded) as caught:
            run(make_call(credentials=None, authenticator=authenticator), Script())
        assert caught.value.place == expected


@pytest.mark.parametrize("place", ["", "the vault"])
def test_an_obstacle_before_the_first_attempt_is_raised_itself(place: str) -> None:
    """With its own place, or else with that of the call."""

    class Refusing(Pauses):
        def acquire(self, key: RateKey, rate: Any, timeout: float | None = None) -> Effects[Any]:
            error = CredentialsError("words")
            error.place = place
            raise error
            yield

    with pytest.raises(CredentialsError, match="words") as caught:
        run(make_call(RATED, limiter=Refusing()), script := Script(OK))
    assert caught.value.place == (place or "PIC ListImages")
    assert script.sent == []


def test_no_attempt_begins_at_the_deadline() -> None:
    """Here, the wait for a slot yields nothing and takes all the time."""
    now = 0.0

    class Slow(Pauses):
        def acquire(self, key: RateKey, rate: Any, timeout: float | None = None) -> Effects[Any]:
            nonlocal now
            now += 60
            yield from ()

    call = make_call(RATED, limiter=Slow(), monotonic=lambda: now, retries=Retries(deadline=60))
    with pytest.raises(DeadlineExceeded, match="Nothing was sent"):
        run(call, script := Script(OK))
    assert script.sent == []
    run(replace(call, retries=Retries(deadline=61)), script)
    assert script.timeouts[0].total == 1


def test_the_time_of_a_response_counts_from_its_own_attempt() -> None:
    """Not from the begin of the call."""
    now = 100.0
    seconds: list[float] = []

    class Notes(Hooks):
        def responded(self, event: ResponseEvent) -> None:
            seconds.append(event.seconds)

    class Slow(Script):
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            nonlocal now
            now += 3 + len(self.sent)
            return super().send(request, timeout)

    run(make_call(hooks=(Notes(),), monotonic=lambda: now), Slow(html(503), OK))
    assert seconds == [3, 4]


@pytest.mark.parametrize(("elapsed", "is_late"), [(1.999, False), (2.0, False), (2.001, True)])
def test_reading_may_take_exactly_the_timeout(elapsed: float, is_late: bool) -> None:
    """The error says the limit. Without a limit, reading may take long."""
    _check_time(Timeout(), 1e9)
    if not is_late:
        _check_time(Timeout(total=2), elapsed)
        return
    with pytest.raises(TimedOut, match=r"not read within 2\.0 s"):
        _check_time(Timeout(total=2), elapsed)


def test_a_response_that_is_read_in_time_after_an_earlier_attempt_counts() -> None:
    """The time of reading counts from its own attempt, too."""
    now = 0.0

    class Slow(Script):
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            nonlocal now
            now += 9
            return super().send(request, timeout)

    large = replace(OK, body=OK.body.ljust(1 << 18))
    call = make_call(monotonic=lambda: now, timeout=Timeout(total=10), retries=Retries(deadline=None))
    assert run(call, Slow(html(503), large)).parsed.total == 1


def check_size(method: str, size: int, limits: Mapping[str, int], kind: str = "application/json") -> None:
    query = "x" * (size - 2) if method == "GET" else ""
    headers = (("Content-Type", kind),)
    body = b"" if method == "GET" else b"x" * size
    _check_size(HttpRequest(method, "https", "h", "/", query, headers, body), limits)


@pytest.mark.parametrize(
    ("method", "content_type", "limits", "name"),
    [
        ("GET", "", {"get": 100, "form": 50, "json": 50}, "a GET"),
        ("POST", FORM, {"get": 50, "form": 100, "json": 50}, "a form"),
        ("POST", "application/json", {"get": 50, "form": 50, "json": 100}, "a body"),
        ("PUT", "application/json", {"any": 100}, "a body"),
        ("GET", "", {"any": 100, "json": 50}, "a GET"),
        ("POST", FORM, {"any": 50, "form": 100}, "a form"),
    ],
)
def test_a_request_at_its_limit_is_sent_and_a_longer_one_is_not(
    method: str, content_type: str, limits: Mapping[str, int], name: str
) -> None:
    """The limit of the kind precedes the one of any request."""
    check_size(method, 100, limits, content_type)
    with pytest.raises(
        InvalidArguments, match=f"has 101 bytes; the vendor accepts at most 100 in {name}"
    ) as caught:
        check_size(method, 101, limits, content_type)
    assert not caught.value.place


def test_without_a_limit_any_request_is_sent() -> None:
    check_size("POST", 10_000, {"get": 100})


def test_a_signature_that_exceeds_the_limit_is_an_error_of_the_call() -> None:
    """The request fits, and the signed one does not, because the signature is a parameter."""
    unsigned = make_call(signing="hmac-sha256", method="GET", members={"ImageIds": ["x"]})
    run(unsigned, script := Script(OK))
    limit = len(script.sent[0].target) - 1
    service = replace(TENCENT, size_limits={"get": limit})
    call = replace(unsigned, operation=replace(LIST_IMAGES, service=service))
    with pytest.raises(InvalidArguments, match=f"at most {limit} in a GET") as caught:
        run(call, script := Script(OK))
    assert (caught.value.place, script.sent) == ("PIC ListImages", [])


def test_more_headers_follow_those_of_the_client() -> None:
    run(make_call(headers=(("X-Trace", "1"), ("X-Other", "2"))), script := Script(OK))
    (request,) = script.sent
    assert (request.header("X-Trace"), request.header("X-Other")) == ("1", "2")


@pytest.mark.parametrize("names", [("content-TYPE",), ("X-Trace", "x-trace")])
def test_a_header_that_exists_is_refused_in_any_case(names: tuple[str, ...]) -> None:
    request = HttpRequest("POST", "https", "h", "/", "", (("Content-Type", "a"),), b"")
    with pytest.raises(InvalidArguments, match=f"header {names[-1]} itself, or it is given twice"):
        _add_headers(request, tuple((name, "v") for name in names))


def test_secrets_of_a_call_are_those_of_its_credentials_and_its_members() -> None:
    def find(credentials: Any) -> set[str]:
        return set(_list_secrets(make_call(credentials=credentials, list_secrets=lambda: ("m",)))) - {""}

    assert find(Credentials("id", "s", "t")) == {"s", "t", "m"}
    assert find(Credentials("id", "s")) == {"s", "m"}
    assert find(AuthToken("t")) == {"t", "m"}
    assert find(None) == {"m"}


def test_a_secret_in_a_request_id_is_masked_everywhere() -> None:
    """In the raw response, in the metadata, and in the member of the model. Other members are kept."""
    secret = "the-long-secret"
    body = b'{"Response": {"Total": 1, "RequestId": "the-long-secret"}}'
    raw = run(make_call(credentials=Credentials("id", secret)), Script(HttpResponse(200, (), body)))
    assert secret not in (raw.request_id or "")
    assert raw.request_id == raw.parsed.response_metadata.request_id
    assert secret not in repr(raw.parsed)
    assert raw.parsed.total == 1
