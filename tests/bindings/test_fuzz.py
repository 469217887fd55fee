"""Responses that no vendor should send: every call returns a model or raises a YunbindError."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from yunbind_emulator.base.catalog_file import find_installed
from yunbind_runtime.base.errors import ApiError, YunbindError
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.call import Call
from yunbind_runtime.call.context import CallContext
from yunbind_runtime.call.effects import drive
from yunbind_runtime.call.limits import UNLIMITED
from yunbind_runtime.call.perform import perform
from yunbind_runtime.call.retries import Retries
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.model.endpoints import Endpoint
from yunbind_runtime.model.operation import AnyOperation

CATALOG: dict[str, Any] = json.loads(find_installed().read_bytes())
EXAMPLES = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(EXAMPLES, max_examples=4000)


def list_operations() -> list[tuple[AnyOperation, list[bytes]]]:
    """Return every emitted operation with responses to mutate: samples of its page and error responses."""
    found: list[tuple[AnyOperation, list[bytes]]] = []
    for provider, cloud in CATALOG["providers"].items():
        for versions in cloud["services"].values():
            for service in versions.values():
                module = import_module(f"{service['names']['python']['module']}.operations")
                operations = {
                    each.action: each for each in vars(module).values() if hasattr(each, "response_type")
                }
                for name, action in service["actions"].items():
                    responses = [
                        wrap(provider, each["response"]) for each in action["examples"] if "response" in each
                    ]
                    responses += [
                        each["response_xml"].encode() for each in action["examples"] if "response_xml" in each
                    ]
                    found.append((operations[name], responses + REFUSALS[provider]))
    return found


def wrap(provider: str, content: Any) -> bytes:
    return json.dumps({"Response": content} if provider == "tencent" else content).encode()


REFUSALS = {
    "tencent": [b'{"Response": {"Error": {"Code": "InternalError", "Message": "m"}, "RequestId": "r"}}'],
    "alibaba": [
        b'{"RequestId": "r", "Code": "Throttling.User", "Message": "m"}',
        b"<Error><RequestId>r</RequestId><Code>Throttling</Code><Message>m</Message></Error>",
    ],
    "huawei": [
        b'{"error_code": "APIGW.0308", "error_msg": "m", "request_id": "r"}',
        b'{"errorCode": "CCE.01400001", "errorMessage": "m", "reason": "x"}',
    ],
}
OPERATIONS = list_operations()

JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([2**63, -(2**64), 10**400, float("nan"), float("inf"), -0.0, 1e308])
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(
        ["", "\x00", "2021-13-45 99:99:99", "0001-01-01T00:00:00Z", "m=+", "9" * 5000, "\ud800"]
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
STATUSES = st.one_of(
    st.just(200),
    st.just(200),
    st.sampled_from([201, 202, 204, 206, 302, 400, 401, 403, 404, 409, 413, 429, 500, 502, 503]),
)
TYPES = st.sampled_from(
    [
        "application/json",
        "application/json; charset=gbk",
        "text/html",
        "text/xml;charset=utf-8",
        "application/xml",
        "application/octet-stream",
        "",
        ";;;",
    ]
)
HEADERS = st.lists(
    st.tuples(
        st.sampled_from(
            ["Date", "Retry-After", "x-acs-retry-after", "X-TC-RequestId", "X-Request-Id", "X-Subject-Token"]
        ),
        st.text(st.characters(max_codepoint=255), max_size=30)
        | st.sampled_from(["0", "9" * 400, "-1", "NaN"]),
    ),
    max_size=3,
)


def list_places(node: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path to every nested value."""
    inner: list[tuple[Any, Any]] = []
    if isinstance(node, dict):
        inner = list(node.items())
    elif isinstance(node, list):
        inner = list(enumerate(node))
    return [place] + [each for key, value in inner for each in list_places(value, (*place, key))]


def put(node: Any, place: tuple[Any, ...], change: Callable[[Any], Any]) -> Any:
    """Return a copy of the structure with one value changed."""
    if not place:
        return change(node)
    key, rest = place[0], place[1:]
    twin = node.copy()
    twin[key] = put(node[key], rest, change)
    return twin


@st.composite
def mutated_json(draw: st.DrawFn, body: bytes) -> bytes:
    """A JSON response with up to four values replaced, wrapped, converted, duplicated or removed."""
    try:
        content = json.loads(body)
    except ValueError:
        return body
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.sampled_from(list_places(content)))
        how = draw(st.integers(0, 5))
        junk = draw(JUNK)
        changes: list[Callable[[Any], Any]] = [
            lambda _, junk=junk: junk,
            lambda old: [old],
            lambda old: {"Item": old},
            lambda old: str(old),
            lambda old: [old, old],
            lambda old, junk=junk: {**old, "": junk, "New\n": junk} if isinstance(old, dict) else None,
        ]
        content = put(content, place, changes[how])
    text = json.dumps(content)
    if draw(st.integers(0, 3)) == 0:
        text = text.replace('"RequestId":', '"RequestId": [], "RequestId":', 1).replace(
            "{", '{"A":1,"A":2,', 1
        )
    return text.encode("utf-8", "surrogatepass")


@st.composite
def mutated_bytes(draw: st.DrawFn, body: bytes) -> bytes:
    """A response that is cut, spliced, repeated or encoded differently."""
    how = draw(st.integers(0, 6))
    at = draw(st.integers(0, len(body)))
    if how == 0:
        return body[:at]
    if how == 1:
        return body[:at] + draw(st.binary(max_size=20)) + body[at:]
    if how == 2:
        return body[:at] + body[at + draw(st.integers(1, 20)) :]
    if how == 3:
        encoding = draw(st.sampled_from(["utf-16", "utf-32", "gb18030", "utf-8-sig"]))
        return body.decode("utf-8", "replace").encode(encoding)
    if how == 4:
        return gzip.compress(body)
    if how == 5:
        return body * 2
    return draw(st.binary(max_size=200))


@st.composite
def responses(draw: st.DrawFn) -> tuple[AnyOperation, HttpResponse]:
    operation, bodies = draw(st.sampled_from(OPERATIONS))
    body = draw(st.sampled_from(bodies))
    body = draw(mutated_bytes(body) if draw(st.integers(0, 3)) == 0 else mutated_json(body))
    headers = [("Content-Type", draw(TYPES)), *draw(HEADERS)]
    return operation, HttpResponse(draw(STATUSES), tuple(headers), body)


class Same:
    """Returns the same response to every request."""

    def __init__(self, response: HttpResponse) -> None:
        self.response = response

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        return self.response

    def close(self) -> None: ...


def check(operation: AnyOperation, response: HttpResponse) -> str:
    """Check that a call returns a printable model or raises a printable YunbindError. Return which."""
    call = Call(
        operation=operation,
        members=dict.fromkeys(
            each.strip("{}") for each in (operation.http or ("", ""))[1].split("/") if "{" in each
        ),
        endpoint=Endpoint("http", "127.0.0.1:1"),
        region="ap-1",
        credentials=None if operation.unsigned else Credentials("id", "secret", project_id="p"),
        signing=operation.service.signing[0],
        timeout=Timeout(),
        retries=Retries(attempts=2),
        limiter=UNLIMITED,
        context=CallContext.make(),
    )
    call.members.update(dict.fromkeys(call.members, "x"))
    try:
        raw = drive(perform(call), Same(response), lambda _: None)
    except YunbindError as error:
        show(error)
        return "refusal" if isinstance(error, ApiError) else type(error).__name__
    show(raw.parsed)
    raw.parsed.model_dump()
    return "model"


def show(value: object) -> None:
    assert repr(value)
    assert str(value)


@pytest.mark.slow
@EXAMPLES
@given(responses())
def test_a_mutated_response_gives_a_model_or_a_yunbind_error(
    mutated: tuple[AnyOperation, HttpResponse],
) -> None:
    event(check(*mutated))


@pytest.mark.slow
@MANY
@given(responses())
def test_thousands_of_mutated_responses_give_a_model_or_a_yunbind_error(
    mutated: tuple[AnyOperation, HttpResponse],
) -> None:
    event(check(*mutated))


@pytest.mark.slow
@pytest.mark.parametrize("provider", sorted(REFUSALS))
def test_texts_of_ten_megabytes_give_a_model_or_a_yunbind_error(provider: str) -> None:
    """The text is a value, a key, a number or an error code."""
    big = "9" * 10_000_000
    operation, bodies = next(each for each in OPERATIONS if each[0].service.provider == provider)
    content = json.loads(bodies[0])
    for place in list_places(content)[:8]:
        check(operation, HttpResponse(200, (), json.dumps(put(content, place, lambda _: big)).encode()))
    check(operation, HttpResponse(200, (), f'{{"Response": {{"TotalCount": {big}}}, "x": {big}}}'.encode()))
    check(operation, HttpResponse(400, (), json.dumps({big: big, "Code": big, "error_code": big}).encode()))
    check(
        operation,
        HttpResponse(400, (("Content-Type", "text/xml"),), f"<Error><Code>{big}</Code></Error>".encode()),
    )


@pytest.mark.parametrize("provider", sorted(REFUSALS))
@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"Response":' * 50_000, "<a>" * 50_000, '{"a":' * 50_000 + "1"]
)
def test_a_response_nested_100000_deep_gives_a_yunbind_error(provider: str, text: str) -> None:
    operation = next(each for each, _ in OPERATIONS if each.service.provider == provider)
    check(operation, HttpResponse(200, (), text.encode()))
    check(operation, HttpResponse(200, (("Content-Type", "text/xml"),), text.encode()))


def test_every_action_is_fuzzed() -> None:
    assert len(OPERATIONS) == sum(
        len(service["actions"])
        for cloud in CATALOG["providers"].values()
        for versions in cloud["services"].values()
        for service in versions.values()
    )
