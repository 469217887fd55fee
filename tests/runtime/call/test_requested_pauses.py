"""Pauses that services request: which headers count, for which calls, and the least pause."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from yunbind_runtime.base.errors import ApiError, ConnectionLost, TimedOut, UnreadableResponse, YunbindError
from yunbind_runtime.base.http import HttpResponse
from yunbind_runtime.call.effects import drive_async
from yunbind_runtime.call.perform import perform
from yunbind_runtime.call.retries import Retries, may_repeat, note_requests
from yunbind_runtime.model.operation import AnyOperation, Service

from ..fakes.services import ALIBABA, HUAWEI, TENCENT, define
from ..scripted import AsyncScript, Script, make_call, run

Run = Callable[[Any, "Script"], list[float]]
DATE = "Thu, 01 Jan 2026 00:00:00 GMT"
HALF_A_MINUTE_LATER = "Thu, 01 Jan 2026 00:00:30 GMT"
HTTP = {"http": ("POST", "/v5/caches")}


@pytest.fixture(params=["sync", "async"])
def pauses(request: pytest.FixtureRequest) -> Run:
    """Return a function that performs a call and returns its pauses, with one of the drivers."""

    def run_blocking(call: Any, script: Script) -> list[float]:
        made: list[float] = []
        with contextlib.suppress(YunbindError):
            run(call, script, made)
        return made

    def run_async(call: Any, script: Script) -> list[float]:
        made: list[float] = []

        async def sleep(seconds: float) -> None:
            made.append(seconds)

        async def perform_call() -> None:
            await drive_async(perform(call), AsyncScript(*script.outcomes), sleep)

        with contextlib.suppress(YunbindError):
            asyncio.run(perform_call())
        return made

    return run_blocking if request.param == "sync" else run_async


def write_to(service: Service) -> AnyOperation:
    more: dict[str, Any] = HTTP if service is HUAWEI else {}
    return define(service, "MakeImage", access="write", **more)


def read_from(service: Service) -> AnyOperation:
    more: dict[str, Any] = {"http": ("GET", "/v5/caches")} if service is HUAWEI else {}
    return define(service, "ListImages", **more)


def refuse(service: Service, code: str, status: int, *headers: tuple[str, str]) -> HttpResponse:
    """Return a service error in the vendor's format."""
    content: dict[str, Any] = {"Code": code, "Message": "m", "RequestId": "r"}
    if service is TENCENT:
        content = {"Response": {"Error": {"Code": code, "Message": "m"}, "RequestId": "r"}}
    if service is HUAWEI:
        content = {"error_code": code, "error_msg": "m"}
    return HttpResponse(status, headers, json.dumps(content).encode())


def cut(status: int, *headers: tuple[str, str]) -> HttpResponse:
    """Return a response whose body ends too early."""
    return HttpResponse(status, headers, b'{"Response": {"Image')


HINT = ("x-acs-retry-after", "1")
CLOUDS = pytest.mark.parametrize("service", [TENCENT, ALIBABA, HUAWEI], ids=lambda service: service.provider)


@CLOUDS
@pytest.mark.parametrize("status", [200, 500, 502, 503, 504])
def test_no_header_makes_a_write_run_twice_that_may_have_run(
    service: Service, status: int, pauses: Run
) -> None:
    for damaged in (cut(status, HINT), cut(status, ("Retry-After", "1")), HttpResponse(status, (HINT,))):
        if status == 200 and not damaged.body and service is HUAWEI:
            continue  # success without content
        assert pauses(make_call(write_to(service), {"name": "n"}), Script(*[damaged] * 9)) == []
    if status >= 400 or service is TENCENT:
        for header in (HINT, ("Retry-After", "1")):
            refusals = [refuse(service, "Nobody.Knows", status, header)] * 9
            assert pauses(make_call(write_to(service), {"name": "n"}), Script(*refusals)) == []


@pytest.mark.parametrize("status", [400, 429])
def test_the_header_of_alibaba_says_that_its_refused_call_did_not_run(status: int, pauses: Run) -> None:
    refusals = [refuse(ALIBABA, "Nobody.Knows", status, ("x-acs-retry-after", "9000"))] * 9
    assert len(pauses(make_call(write_to(ALIBABA), {"name": "n"}), Script(*refusals))) == 3


@pytest.mark.parametrize("service", [TENCENT, HUAWEI], ids=lambda service: service.provider)
@pytest.mark.parametrize("status", [400, 503])
def test_the_header_of_alibaba_means_nothing_elsewhere(service: Service, status: int, pauses: Run) -> None:
    header = ("x-acs-retry-after", "30000")
    assert (
        pauses(
            make_call(write_to(service), {"name": "n"}),
            Script(*[refuse(service, "Nobody.Knows", status, header)] * 9),
        )
        == []
    )
    # A read is repeated after 503 as without the header, and not after 400.
    expected = [] if status == 400 else [0.5, 1, 2]
    refusals = [refuse(service, "Nobody.Knows", status, header)] * 9
    assert pauses(make_call(read_from(service)), Script(*refusals)) == expected


@CLOUDS
@pytest.mark.parametrize("status", [400, 429, 503])
def test_a_read_is_repeated_after_the_pause_that_retry_after_requests(
    service: Service, status: int, pauses: Run
) -> None:
    refusals = [refuse(service, "Nobody.Knows", status, ("Retry-After", "9"))] * 9
    made = pauses(make_call(read_from(service)), Script(*refusals))
    assert made == [9, 9, 9]


@CLOUDS
@pytest.mark.parametrize(
    "headers",
    [
        [("Retry-After", "0")],
        [("Retry-After", "0"), ("x-acs-retry-after", "0")],
        [("Retry-After", DATE), ("Date", DATE)],
        [("Retry-After", "Wed, 31 Dec 2025 23:59:30 GMT"), ("Date", DATE)],
        [("Retry-After", "Thu, 01 Jan 1970 00:00:00 GMT")],
        [("Retry-After", HALF_A_MINUTE_LATER)],  # without a Date, nobody knows what it means
    ],
)
def test_a_pause_of_zero_or_in_the_past_leaves_the_backoff(
    service: Service, headers: list[tuple[str, str]], pauses: Run
) -> None:
    refusals = [refuse(service, "Nobody.Knows", 503, *headers)] * 50
    made = pauses(
        make_call(read_from(service), retries=Retries(attempts=9, deadline=None)), Script(*refusals)
    )
    assert made == [0.5, 1, 2, 4, 8, 16, 20, 20]


def test_a_longer_requested_pause_is_kept_exactly(pauses: Run) -> None:
    busy = refuse(TENCENT, "Throttling", 200, ("Retry-After", "11"))
    ok = HttpResponse(200, (), b'{"Response": {"RequestId": "r"}}')
    assert pauses(make_call(read_from(TENCENT)), Script(busy, ok)) == [11]


def test_the_drawn_backoff_is_the_least_pause(pauses: Run) -> None:
    refusals = [refuse(TENCENT, "Throttling", 200, ("Retry-After", "3"))] * 9
    assert pauses(make_call(read_from(TENCENT)), Script(*refusals)) == [3, 4, 8]


def test_a_date_counts_from_the_date_of_the_response(pauses: Run) -> None:
    """The clock of the call is days behind, and years ahead."""
    for date, later in (
        (DATE, HALF_A_MINUTE_LATER),
        ("Thu, 01 Jan 2037 00:00:00 GMT", "Thu, 01 Jan 2037 00:00:30 GMT"),
        ("Thu, 01 Jan 2004 00:00:00 GMT", "Thu, 01 Jan 2004 00:00:30 GMT"),
    ):
        headers = (("Date", date), ("Retry-After", later))
        refusals = [refuse(TENCENT, "Nobody.Knows", 503, *headers)] * 9
        assert pauses(make_call(read_from(TENCENT)), Script(*refusals)) == [30, 30, 30]


@pytest.mark.parametrize(
    ("headers", "seconds", "was_throttled"),
    [
        ((("Retry-After", "7"),), 7, False),
        ((("x-acs-retry-after", "1500"),), 1.5, True),
        ((("X-Acs-Retry-After", "1500"), ("Retry-After", "9")), 1.5, True),
        ((("x-acs-retry-after", "0"), ("Retry-After", "9")), 9, False),
        ((("Retry-After", HALF_A_MINUTE_LATER), ("Date", DATE)), 30, False),
        ((("Retry-After", "soon"),), None, False),
        ((("Retry-After", "-4"),), None, False),
        ((("Retry-After", "1e9"),), None, False),
        ((("Retry-After", ""),), None, False),
        ((("Retry-After", f"{'':15}21"),), 21, False),
        ((("x-acs-retry-after", "٣"),), None, False),
        ((("x-acs-retry-after", "soon"),), None, False),
        ((), None, False),
    ],
)
def test_the_requested_pause_is_read_from_headers(
    headers: tuple[tuple[str, str], ...], seconds: float | None, was_throttled: bool
) -> None:
    """Alibaba's header contains milliseconds. ``Retry-After`` contains seconds or a date. Other texts are ignored."""
    error = UnreadableResponse("words", http_status=503)
    note_requests(error, HttpResponse(503, headers), "x-acs-retry-after")
    assert (error.requested_pause, error.was_throttled) == (seconds, was_throttled)


def make_error(status: int, pause: float | None = None) -> ApiError:
    error = ApiError(code="Nobody.Knows", http_status=status)
    error.requested_pause = pause
    return error


@pytest.mark.parametrize(
    ("failure", "read", "write"),
    [
        (TimedOut("words"), True, False),
        (TimedOut("words", maybe_sent=False), True, True),
        (ConnectionLost("words"), True, False),
        (UnreadableResponse("words", http_status=200), True, False),
        (UnreadableResponse("words", http_status=299), True, False),
        (UnreadableResponse("words", http_status=302), False, False),
        (UnreadableResponse("words", http_status=429), True, True),
        (UnreadableResponse("words", http_status=499), False, False),
        (UnreadableResponse("words", http_status=500), True, False),
        (make_error(400), False, False),
        (make_error(400, 0.0), True, False),
        (make_error(401, 1.0), False, False),
        (make_error(404, 1.0), False, False),
        (make_error(503, 1.0), True, False),
    ],
)
def test_one_rule_says_what_may_be_repeated(failure: Any, read: bool, write: bool) -> None:
    """Waiters follow it for their polls, too."""
    assert may_repeat(failure, is_idempotent=True) is read
    assert may_repeat(failure, is_idempotent=False) is write
