"""Calls, run step by step and by both drivers."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import parse_qsl

import pytest
from yunbind_runtime.base.errors import ConnectionLost, InvalidArguments, UnreadableResponse
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.effects import Send, drive_async
from yunbind_runtime.call.perform import perform
from yunbind_runtime.call.retries import Retries

from ..fakes.services import FIND_IMAGES, HUAWEI, LIST_IMAGES, MAKE_CACHE, MAKE_IMAGE, TENCENT, define
from ..scripted import BUSY, OK, START, AsyncScript, Script, make_call, run


def test_a_call_sends_one_request_and_returns_the_raw_response() -> None:
    raw = run(make_call(), script := Script(OK))
    assert len(script.sent) == 1
    assert script.timeouts == [Timeout(1, 2, 3, total=120)]
    assert (raw.status, raw.headers, raw.body, raw.request_id) == (200, OK.headers, OK.body, "r")
    assert raw.parsed.total == 1
    assert raw.parsed.response_metadata.http_status == 200


def test_the_first_effect_sends_the_signed_request() -> None:
    effect = next(perform(make_call()))
    assert isinstance(effect, Send)
    assert effect.request.header("X-TC-Timestamp") == "1767225600"  # 2026-01-01 00:00:00 UTC
    assert "Signature=" in (effect.request.header("Authorization") or "")


def test_an_unsigned_operation_is_marked_as_unsigned() -> None:
    operation = define(TENCENT, "ListImages", unsigned=True)
    run(make_call(operation, credentials=None), script := Script(OK))
    assert script.sent[0].header("Authorization") == "SKIP"
    assert script.sent[0].header("X-TC-Timestamp") == "1767225600"


def test_an_unsigned_huawei_operation_sends_no_authorization() -> None:
    call = make_call(define(HUAWEI, "ShowCache", unsigned=True, http=("GET", "/x")), credentials=None)
    run(call, script := Script(HttpResponse(200, (), b"{}")))
    assert script.sent[0].header("Authorization") is None


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_older_signature_is_a_parameter_with_its_own_time_and_nonce(method: str) -> None:
    call = make_call(
        members={"ImageIds": ["a b"]}, signing="hmac-sha256", method=method, nonce=iter("57").__next__
    )
    run(call, script := Script(BUSY, OK))
    texts = [request.query or request.body.decode() for request in script.sent]
    first, second = (dict(parse_qsl(text)) for text in texts)
    assert first["ImageIds.0"] == "a b"
    assert [(each["Timestamp"], each["Nonce"]) for each in (first, second)] == [
        ("1767225600", "5"),
        ("1767225601", "7"),
    ]
    assert first["Signature"] != second["Signature"]
    assert all(request.header("Authorization") is None for request in script.sent)


def test_each_attempt_has_its_own_signature() -> None:
    call = make_call(FIND_IMAGES)
    sleeps: list[float] = []
    run(call, script := Script(ConnectionLost("words"), ConnectionLost("words"), OK), sleeps)
    assert [request.header("x-acs-signature-nonce") for request in script.sent] == [
        "nonce-0",
        "nonce-1",
        "nonce-2",
    ]
    assert len({request.header("x-acs-date") for request in script.sent}) == 3
    assert len({request.header("Authorization") for request in script.sent}) == 3
    assert len({request.url for request in script.sent}) == 1
    assert sleeps == [0.5, 1.0]


def test_errors_name_service_and_action() -> None:
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
def test_a_value_that_cannot_be_sent_is_refused(operation: Any, members: dict[str, Any]) -> None:
    with pytest.raises(InvalidArguments, match="cannot be sent") as caught:
        run(make_call(operation, members), script := Script())
    assert script.sent == []
    assert caught.value.__context__ is None


def test_a_request_above_the_size_limit_is_refused() -> None:
    with pytest.raises(InvalidArguments, match="at most 200000"):
        run(make_call(members={"ImageIds": ["x" * 200_000]}), script := Script())
    assert script.sent == []


SIZES = [
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
@pytest.mark.parametrize(("operation", "options", "limit", "expected"), SIZES)
def test_size_limits_depend_on_the_method_and_include_the_signature(
    operation: Any, options: dict[str, Any], limit: int, expected: str
) -> None:
    """A request at the limit is sent, and one above it is not."""

    def send(filler: int) -> HttpRequest:
        members = {"ImageIds": ["x" * filler]} if operation is LIST_IMAGES else {"name": "x" * filler}
        response = OK if operation is LIST_IMAGES else HttpResponse(201, (), b"{}")
        call = make_call(operation, members, nonce=lambda: "1234567", clock=lambda: START, **options)
        run(call, script := Script(response))
        return script.sent[0]

    def measure(request: HttpRequest) -> int:
        return len(request.target) if request.method == "GET" else len(request.body)

    # The size of a signature varies, because some of its characters are percent-encoded.
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
    assert all(expected in message for message in refused)
    assert all(message.startswith(f"{operation.place}: ") for message in refused)


def test_both_drivers_return_the_same() -> None:
    outcomes = [ConnectionLost("words"), BUSY, OK]
    sleeps: list[float] = []
    script, twin = Script(*outcomes), AsyncScript(*outcomes)
    raw = run(make_call(), script, sleeps)

    async def sleep(seconds: float) -> None:
        async_sleeps.append(seconds)

    async_sleeps: list[float] = []
    other = asyncio.run(drive_async(perform(make_call()), twin, sleep))
    assert [request.headers for request in twin.sent] == [request.headers for request in script.sent]
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


def test_other_errors_of_a_transport_are_raised_unchanged() -> None:
    class Broken(Script):
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(make_call(), Broken())


def test_the_repr_of_a_raw_response_shows_no_headers_and_no_body() -> None:
    body = json.dumps({"Response": {"Total": 1, "New": "s3cret-in-body"}}).encode()
    raw = run(make_call(), Script(HttpResponse(200, (("X-Subject-Token", "s3cret"),), body)))
    assert "X-Subject-Token" not in repr(raw)
    assert "body=" not in repr(raw)
