"""One call as a generator, fed by hand and by the two drivers."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import Any
from urllib.parse import parse_qsl

import pytest
from yunbind_runtime.base.errors import ConnectionLost, InvalidArguments, UnreadableResponse
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.effects import Run, Send, drive, drive_async
from yunbind_runtime.call.perform import perform
from yunbind_runtime.call.retries import Retries

from ..fakes.services import FIND_IMAGES, HUAWEI, LIST_IMAGES, MAKE_CACHE, MAKE_IMAGE, TENCENT, define
from ..scripted import BUSY, OK, START, AsyncScript, Script, make_call, run


def test_a_call_sends_once_and_returns_the_answer_with_its_http_side() -> None:
    raw = run(make_call(), script := Script(OK))
    assert len(script.sent) == 1
    assert script.timeouts == [Timeout(1, 2, 3, total=120)]
    assert (raw.status, raw.headers, raw.body, raw.request_id) == (200, OK.headers, OK.body, "r")
    assert raw.parsed.total == 1
    assert raw.parsed.response_metadata.http_status == 200


def test_the_first_step_is_to_send_the_signed_request() -> None:
    steps = perform(make_call())
    step = next(steps)
    assert isinstance(step, Send)
    assert step.request.header("X-TC-Timestamp") == "1767225600"  # 2026-01-01 00:00:00 UTC
    assert "Signature=" in (step.request.header("Authorization") or "")


def test_an_unsigned_operation_says_so_in_place_of_a_signature() -> None:
    operation = define(TENCENT, "ListImages", unsigned=True)
    run(make_call(operation, credentials=None), script := Script(OK))
    assert script.sent[0].header("Authorization") == "SKIP"
    assert script.sent[0].header("X-TC-Timestamp") == "1767225600"


def test_an_unsigned_operation_of_a_cloud_without_a_word_for_it_sends_no_authorization() -> None:
    call = make_call(define(HUAWEI, "ShowCache", unsigned=True, http=("GET", "/x")), credentials=None)
    run(call, script := Script(HttpResponse(200, (), b"{}")))
    assert script.sent[0].header("Authorization") is None


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_older_signature_stands_among_the_parameters_with_its_own_time_and_nonce(method: str) -> None:
    call = make_call(
        members={"ImageIds": ["a b"]}, signing="hmac-sha256", method=method, nonce=iter("57").__next__
    )
    run(call, script := Script(BUSY, OK))
    texts = [each.query or each.body.decode() for each in script.sent]
    first, second = (dict(parse_qsl(text)) for text in texts)
    assert first["ImageIds.0"] == "a b"
    assert [(each["Timestamp"], each["Nonce"]) for each in (first, second)] == [
        ("1767225600", "5"),
        ("1767225601", "7"),
    ]
    assert first["Signature"] != second["Signature"]
    assert all(each.header("Authorization") is None for each in script.sent)


def test_every_attempt_is_signed_anew() -> None:
    call = make_call(FIND_IMAGES)
    sleeps: list[float] = []
    run(call, script := Script(ConnectionLost("words"), ConnectionLost("words"), OK), sleeps)
    assert [each.header("x-acs-signature-nonce") for each in script.sent] == ["nonce-0", "nonce-1", "nonce-2"]
    assert len({each.header("x-acs-date") for each in script.sent}) == 3
    assert len({each.header("Authorization") for each in script.sent}) == 3
    assert len({each.url for each in script.sent}) == 1
    assert sleeps == [0.5, 1.0]


def test_failures_name_the_place() -> None:
    with pytest.raises(ConnectionLost, match=r"^PIC ListImages: words$"):
        run(make_call(retries=Retries(attempts=1)), Script(ConnectionLost("words")))
    with pytest.raises(UnreadableResponse, match=r"^PIC ListImages: The response"):
        run(make_call(retries=Retries(attempts=1)), Script(HttpResponse(200, (), b"")))


@pytest.mark.parametrize(
    ("operation", "members"),
    [
        (LIST_IMAGES, {"ImageIds": ["\ud800"]}),
        (FIND_IMAGES, {"ImageIds": ["\ud800"]}),
        (MAKE_IMAGE, {"Ratio": float("nan")}),
        (MAKE_IMAGE, {"Ratio": float("inf")}),
    ],
)
def test_a_value_that_cannot_be_written_is_refused_before_sending(
    operation: Any, members: dict[str, Any]
) -> None:
    with pytest.raises(InvalidArguments, match="cannot be sent") as caught:
        run(make_call(operation, members), script := Script())
    assert script.sent == []
    assert caught.value.__context__ is None


def test_a_request_beyond_the_vendors_size_is_refused_before_sending() -> None:
    with pytest.raises(InvalidArguments, match="at most 200000"):
        run(make_call(members={"ImageIds": ["x" * 200_000]}), script := Script())
    assert script.sent == []


WAYS = [
    pytest.param(LIST_IMAGES, {"signing": "tc3-hmac-sha256"}, 200_000, "200000 in a body", id="JSON"),
    pytest.param(
        LIST_IMAGES, {"signing": "tc3-hmac-sha256", "method": "GET"}, 32_768, "32768 in a GET", id="TC3 GET"
    ),
    pytest.param(
        LIST_IMAGES, {"signing": "hmac-sha1", "method": "GET"}, 32_768, "32768 in a GET", id="older GET"
    ),
    pytest.param(LIST_IMAGES, {"signing": "hmac-sha256"}, 100_000, "100000 in a form", id="form"),
    pytest.param(MAKE_CACHE, {}, 12_582_912, "12582912 in a body", id="Huawei"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("operation", "options", "limit", "told"), WAYS)
def test_each_way_has_the_size_limit_of_its_own_with_the_signature_counted(
    operation: Any, options: dict[str, Any], limit: int, told: str
) -> None:
    """A request of just the limit is sent, and one of a byte more is not."""

    def send(filler: int) -> HttpRequest:
        members = {"ImageIds": ["x" * filler]} if operation is LIST_IMAGES else {"name": "x" * filler}
        answer = OK if operation is LIST_IMAGES else HttpResponse(201, (), b"{}")
        call = make_call(operation, members, nonce=lambda: "1234567", clock=lambda: START, **options)
        run(call, script := Script(answer))
        return script.sent[0]

    def measure(request: HttpRequest) -> int:
        return len(request.target) if request.method == "GET" else len(request.body)

    # A signature is in Base64, and some of its characters take three; another filler is another signature.
    fillers = range(limit - measure(send(1000)) + 990, limit - measure(send(1000)) + 1011)
    sent, refused = [], []
    for filler in fillers:
        try:
            sent.append(measure(send(filler)))
        except InvalidArguments as error:
            refused.append(str(error))
    assert max(sent) > limit - 8
    assert max(sent) <= limit
    assert refused
    assert all(told in each for each in refused)
    assert all(each.startswith(f"{operation.place}: ") for each in refused)


def test_the_two_drivers_do_the_same() -> None:
    outcomes = [ConnectionLost("words"), BUSY, OK]
    sleeps: list[float] = []
    script, twin = Script(*outcomes), AsyncScript(*outcomes)
    raw = run(make_call(), script, sleeps)

    async def sleep(seconds: float) -> None:
        async_sleeps.append(seconds)

    async_sleeps: list[float] = []
    other = asyncio.run(drive_async(perform(make_call()), twin, sleep))
    assert [each.headers for each in twin.sent] == [each.headers for each in script.sent]
    assert async_sleeps == sleeps == [0.5, 4.0]
    assert other.parsed == raw.parsed


async def test_the_async_driver_sleeps_without_blocking() -> None:
    call = make_call(retries=Retries(first=0.01, cap=0.01))
    others = 0

    async def count() -> None:
        nonlocal others
        while True:
            others += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(count())
    await drive_async(perform(call), AsyncScript(ConnectionLost("words"), OK))
    task.cancel()
    assert others > 1


def test_an_error_that_is_not_the_transports_is_not_swallowed() -> None:
    class Broken(Script):
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(make_call(), Broken())


def test_a_raw_response_does_not_show_headers_and_body() -> None:
    body = json.dumps({"Response": {"Total": 1, "New": "s3cret-in-body"}}).encode()
    raw = run(make_call(), Script(HttpResponse(200, (("X-Subject-Token", "s3cret"),), body)))
    assert "X-Subject-Token" not in repr(raw)
    assert "body=" not in repr(raw)


def test_a_step_that_runs_something_gives_what_it_returns() -> None:
    def ask() -> Any:
        first = yield Run(lambda: 20)
        second = yield Run(lambda: first + 1)
        return second

    assert drive(ask(), Script()) == 21
    assert asyncio.run(drive_async(ask(), AsyncScript())) == 21


def test_what_a_step_raises_is_raised_in_the_steps() -> None:
    def fail() -> Any:
        raise ConnectionLost("words")

    def ask() -> Any:
        try:
            yield Run(fail)
        except ConnectionLost as error:
            return str(error)

    assert drive(ask(), Script()) == "words"
    assert asyncio.run(drive_async(ask(), AsyncScript())) == "words"


def test_in_an_event_loop_a_step_runs_in_a_thread_or_as_a_coroutine() -> None:
    async def answer() -> str:
        return "coroutine"

    def ask() -> Any:
        thread = yield Run(threading.get_ident)
        told = yield Run(lambda: "blocking", answer)
        return thread, told

    thread, told = asyncio.run(drive_async(ask(), AsyncScript()))
    assert thread != threading.get_ident()
    assert told == "coroutine"
    assert drive(ask(), Script()) == (threading.get_ident(), "blocking")
