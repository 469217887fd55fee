"""Responses of fault rules on each cloud: status, headers, texts, evidence and journal."""

from __future__ import annotations

import json
from typing import Any

import pytest
from yunbind_emulator.application import Application
from yunbind_emulator.faults.fault_rules import Attempt, FaultRules, parse_rule
from yunbind_emulator.inprocess import InProcessTransport
from yunbind_emulator.protocols.cloud_protocol import ASSUMED_HEADER, EVIDENCE_HEADER
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

from .catalog_requests import read_refusal
from .signed_requests import NOW, alibaba, huawei, tencent

REQUESTS = {"tencent": tencent(), "alibaba": alibaba(), "huawei": huawei()}
BY_CLOUD = pytest.mark.parametrize("cloud", REQUESTS)


def fail(emulator: Application, cloud: str, **rule: Any) -> HttpResponse:
    emulator.control.fault_rules.add({"vendor": cloud, **rule})
    return emulator.respond(REQUESTS[cloud])


@pytest.mark.parametrize(
    ("cloud", "status", "code", "header", "value"),
    [
        ("tencent", 200, "RequestLimitExceeded", "Retry-After", "2"),
        ("alibaba", 400, "Throttling.User", "x-acs-retry-after", "1500"),
        ("huawei", 429, "APIGW.0308", "Retry-After", "2"),
    ],
)
def test_a_throttled_call_has_a_header_if_the_rule_names_it(
    emulator: Application, cloud: str, status: int, code: str, header: str, value: str
):
    """Whole seconds, rounded up; milliseconds on Alibaba Cloud."""
    plain = fail(emulator, cloud, kind="throttle", times=1)
    assert (plain.status, plain.header(header), plain.header(ASSUMED_HEADER)) == (status, None, None)
    assert (read_refusal(plain) or ("",))[0] == code
    emulator.control.fault_rules.reset()
    request = alibaba(nonce="n2") if cloud == "alibaba" else REQUESTS[cloud]
    emulator.control.fault_rules.add({"kind": "throttle", "retry_after": 1.5})
    hinted = emulator.respond(request)
    assert (hinted.status, hinted.header(header)) == (status, value)
    noted = "A throttled call carries x-acs-retry-after in milliseconds" if cloud == "alibaba" else None
    assert hinted.header(ASSUMED_HEADER) == noted


@pytest.mark.parametrize(("seconds", "value"), [(0, "0"), (0.001, "1"), (1, "1"), (86_400, "86400")])
def test_seconds_of_a_pause_are_rounded_up(emulator: Application, seconds: float, value: str):
    response = fail(emulator, "tencent", kind="throttle", retry_after=seconds)
    assert response.header("Retry-After") == value


def test_the_message_of_a_throttled_call_names_the_rate_of_the_page(emulator: Application):
    """``documented``: 20 calls in a second for this action, and 200 on Huawei Cloud's gateway."""
    assert "more than 20 times in 1 second" in fail(emulator, "tencent", kind="throttle").body.decode()
    assert "limit:20,time:1 second" in fail(emulator, "huawei", kind="throttle").body.decode()


@BY_CLOUD
@pytest.mark.parametrize(
    ("given", "status", "reason"),
    [
        ({}, 502, "Bad Gateway"),
        ({"status": 500}, 500, "Internal Server Error"),
        ({"status": 503}, 503, "Service Unavailable"),
        ({"status": 599}, 599, "Error"),
    ],
)
def test_a_page_of_a_gateway_is_html(
    emulator: Application, cloud: str, given: dict[str, int], status: int, reason: str
):
    response = fail(emulator, cloud, kind="html", **given)
    assert (response.status, response.header("Content-Type")) == (status, "text/html")
    assert response.body.startswith(f"<html>\r\n<head><title>{status} {reason}</title></head>\r\n".encode())
    assert response.header(EVIDENCE_HEADER) == "assumed"


@BY_CLOUD
def test_a_status_has_no_body(emulator: Application, cloud: str):
    response = fail(emulator, cloud, kind="status", status=503)
    assert (response.status, response.body) == (503, b"")
    assert response.header(EVIDENCE_HEADER) == "assumed"


@BY_CLOUD
def test_a_malformed_body_is_the_first_half_of_the_response(emulator: Application, cloud: str):
    whole = emulator.respond(REQUESTS[cloud]).body
    emulator.control.issued_secrets.reset()
    cut = fail(emulator, cloud, kind="malformed").body
    assert len(cut) == len(whole) // 2
    with pytest.raises(ValueError):
        json.loads(cut)


@BY_CLOUD
@pytest.mark.parametrize(
    ("kind", "status"), [("reset", 500), ("truncated", 200), ("malformed", 200), ("delay", 200)]
)
def test_the_journal_has_the_kind_of_a_fault(emulator: Application, cloud: str, kind: str, status: int):
    """A reset connection carries no response, so its status is that of a failure."""
    fail(emulator, cloud, kind=kind, **({"latency": 1} if kind == "delay" else {}))
    (call,) = emulator.control.journal.export()
    assert (call["fault"], call["status"]) == (kind, status)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"code": "InternalError", "message": "mine"}, "mine"),
        ({"code": "Unknown.Code"}, "A fault rule asked for this error."),
        ({"code": "CCE.01500001", "vendor": "huawei"}, "Internal error"),
    ],
)
def test_an_error_has_the_message_of_the_rule_or_of_the_page(
    emulator: Application, given: dict[str, str], message: str
):
    vendor = given.get("vendor", "tencent")
    response = fail(emulator, vendor, **{"kind": "error", **given})
    refusal = read_refusal(response)
    assert refusal is not None
    assert (refusal[0], message.lower() in refusal[1].lower()) == (given["code"], True)


def test_an_error_has_the_status_of_the_rule_or_of_the_code(emulator: Application):
    assert fail(emulator, "huawei", kind="error", code="CCE.01404001", times=1).status == 404
    assert fail(emulator, "huawei", kind="error", code="CCE.01404001", status=503).status == 503


def test_a_fault_without_a_latency_is_at_once(emulator: Application):
    waited: list[float] = []
    emulator.control.fault_rules.add({"kind": "status", "status": 503})
    InProcessTransport(emulator, waited.append).send(tencent(), Timeout())
    assert waited == [0]
    assert emulator.handle(tencent()).latency == 0


class Draw:
    """A random number."""

    def __init__(self, number: float) -> None:
        self.number = number

    def random(self) -> float:
        return self.number


@pytest.mark.parametrize(("number", "applies"), [(0.49, True), (0.5, False), (0.51, False)])
def test_a_rule_applies_to_its_share_of_the_calls(emulator: Application, number: float, applies: bool):
    """A random number is less than 1, and can be 0."""
    rule = parse_rule({"kind": "reset", "probability": 0.5}, "r")
    rule.random = Draw(number)  # pyright: ignore[reportAttributeAccessIssue]
    protocol = emulator._protocols[-1]
    attempt = Attempt("huawei", protocol.find_target(huawei()), None, {})
    assert rule.applies(attempt, NOW) is applies


def test_a_rule_without_a_seed_fails_the_same_calls_as_with_the_seed_0(emulator: Application):
    attempt = Attempt("huawei", emulator._protocols[-1].find_target(huawei()), None, {})
    draws: list[list[bool]] = []
    for seed in ({}, {"seed": 0}, {"seed": 1}):
        rules = FaultRules()
        rules.add({"kind": "reset", "probability": 0.5, **seed})
        draws.append([rules.find(attempt, NOW) is not None for _ in range(40)])
    assert draws[0] == draws[1] != draws[2]


@pytest.mark.parametrize(
    ("kind", "given", "executed"),
    [
        ("error", {"code": "InternalError"}, False),
        ("status", {"status": 500}, False),
        ("throttle", {}, False),
        ("html", {}, False),
        ("reset", {}, False),
        ("delay", {"latency": 1}, True),
        ("malformed", {}, True),
        ("truncated", {}, True),
    ],
)
def test_a_fault_is_executed_by_its_kind(kind: str, given: dict[str, Any], executed: bool):
    """Only the kinds that replace a response can be executed or not."""
    assert parse_rule({"kind": kind, **given}, "r").fault.executed is executed
    assert parse_rule({"kind": kind, **given, "executed": True}, "r").fault.executed is True
    if executed:
        with pytest.raises(ValueError, match="always executed"):
            parse_rule({"kind": kind, **given, "executed": False}, "r")
    else:
        assert parse_rule({"kind": kind, **given, "executed": False}, "r").fault.executed is False


def test_a_request_for_no_cloud_is_assumed_and_has_the_date(emulator: Application):
    response = emulator.respond(HttpRequest("GET", "http", "x", "/favicon.ico"))
    assert (response.status, response.header(EVIDENCE_HEADER)) == (404, "assumed")
    assert response.header("Date") == "Sat, 21 Nov 2026 12:00:00 GMT"


def test_rules_are_numbered_from_one_and_no_number_is_used_again():
    rules = FaultRules()
    names = [rules.add({"kind": "reset"}).name for _ in range(2)]
    rules.reset()
    assert [*names, rules.add({"kind": "reset"}).name] == ["fault-1", "fault-2", "fault-3"]
    assert rules.export() == [{"id": "fault-3", "kind": "reset", "applied": 0}]
    assert rules.remove("fault-3") is True
    assert rules.remove("fault-3") is False
