"""Fault rules: the calls to which they apply, and the faults."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator

import pytest
from yunbind_emulator import Emulator
from yunbind_emulator.application import Application, create_application
from yunbind_emulator.base.catalog import Catalog
from yunbind_emulator.base.clock import EmulatorClock
from yunbind_emulator.control import Control
from yunbind_emulator.faults.fault_rules import FaultRuleError
from yunbind_runtime.base.http import HttpRequest

from .conftest import Clock
from .signed_requests import KEYS, NOW, alibaba, alibaba_error, huawei, huawei_error, tencent, tencent_error

BROKEN = {"kind": "error", "code": "InternalError"}


@pytest.fixture
def control() -> Control:
    return Control(clock=EmulatorClock(Clock(NOW)), rates=False)


@pytest.fixture
def application(catalog: Catalog, control: Control) -> Application:
    return create_application(catalog, KEYS, control=control, samples=True)


def is_hit(application: Application, request: HttpRequest | None = None) -> bool:
    return b"InternalError" in application.respond(request or tencent()).body


def test_an_error_has_the_clouds_own_format(application: Application, control: Control):
    control.fault_rules.add({"vendor": "tencent", **BROKEN})
    control.fault_rules.add(
        {"vendor": "alibaba", "kind": "error", "code": "ServiceUnavailable", "status": 503}
    )
    control.fault_rules.add({"vendor": "huawei", "kind": "error", "code": "CCE.01500001"})
    assert tencent_error(application.respond(tencent())) == "InternalError"
    assert alibaba_error(application.respond(alibaba())) == (503, "ServiceUnavailable")
    assert huawei_error(application.respond(huawei())) == (500, "CCE.01500001")


@pytest.mark.parametrize(
    ("member", "wrong"),
    [
        ({"vendor": "tencent"}, {"vendor": "huawei"}),
        ({"service": "tke"}, {"service": "ecm"}),
        ({"action": "DescribeImageCaches"}, {"action": "CreateImageCache"}),
        ({"region": "ap-guangzhou"}, {"region": "ap-beijing"}),
        ({"match": {"Limit": 20}}, {"match": {"Limit": 21}}),
        ({"match": {"ImageCacheNames": "one"}}, {"match": {"ImageCacheNames": "other"}}),
        ({"match": {"ImageCacheNames": ["one", "two"]}}, {"match": {"Missing": "one"}}),
    ],
)
def test_a_rule_applies_only_to_matching_calls(
    application: Application, control: Control, member: dict[str, object], wrong: dict[str, object]
):
    request = tencent(parameters={"Limit": 20, "ImageCacheNames": ["one", "two"]})
    control.fault_rules.add({**wrong, **BROKEN})
    assert not is_hit(application, request)
    control.fault_rules.add({**member, **BROKEN})
    assert is_hit(application, request)


def test_a_rule_may_hit_a_number_of_times(application: Application, control: Control):
    control.fault_rules.add({"times": 2, **BROKEN})
    assert [is_hit(application) for _ in range(4)] == [True, True, False, False]


def test_a_seed_hits_the_same_calls_again(application: Application, control: Control):
    def draw(seed: int) -> list[bool]:
        control.fault_rules.reset()
        control.fault_rules.add({"probability": 0.5, "seed": seed, **BROKEN})
        return [is_hit(application) for _ in range(40)]

    first = draw(7)
    assert draw(7) == first
    assert draw(8) != first
    assert 5 < sum(first) < 35


@pytest.mark.parametrize(("probability", "expected"), [(0, False), (1, True)])
def test_the_ends_of_probability_are_never_and_always(
    application: Application, control: Control, probability: int, expected: bool
):
    control.fault_rules.add({"probability": probability, **BROKEN})
    assert {is_hit(application) for _ in range(20)} == {expected}


def test_a_window_is_on_the_emulators_clock(application: Application, control: Control):
    control.fault_rules.add({"from": "2026-11-21T12:00:10Z", "until": "2026-11-21T20:00:20+08:00", **BROKEN})
    seen = []
    for _ in range(4):
        seen.append(is_hit(application))
        control.clock.advance(7)
    assert seen == [False, False, True, False]


def test_the_first_rule_that_applies_is_followed(application: Application, control: Control):
    control.fault_rules.add({"times": 1, "kind": "error", "code": "ResourceNotFound"})
    control.fault_rules.add(BROKEN)
    assert tencent_error(application.respond(tencent())) == "ResourceNotFound"
    assert tencent_error(application.respond(tencent())) == "InternalError"


def test_calls_with_a_wrong_signature_get_no_fault(application: Application, control: Control):
    control.fault_rules.add({"times": 1, **BROKEN})
    assert tencent_error(application.respond(tencent(secret="wrong"))) == "AuthFailure.SignatureFailure"
    assert is_hit(application)


def test_a_throttle_is_the_clouds_own(application: Application, control: Control):
    control.fault_rules.add({"kind": "throttle"})
    assert tencent_error(application.respond(tencent())) == "RequestLimitExceeded"
    assert alibaba_error(application.respond(alibaba())) == (400, "Throttling.User")
    response = application.respond(huawei())
    assert huawei_error(response) == (429, "APIGW.0308")
    assert response.header("Retry-After") is None


def test_a_throttling_error_can_have_a_retry_time(application: Application, control: Control):
    """Alibaba's header has milliseconds, the usual one has seconds."""
    control.fault_rules.add({"kind": "throttle", "retry_after": 1.5})
    assert application.respond(alibaba()).header("x-acs-retry-after") == "1500"
    assert application.respond(huawei()).header("Retry-After") == "2"


def test_a_gateway_responds_in_html(application: Application, control: Control):
    control.fault_rules.add({"kind": "html"})
    response = application.respond(huawei())
    assert (response.status, response.header("Content-Type")) == (502, "text/html")
    assert b"<h1>502 Bad Gateway</h1>" in response.body


def test_a_status_comes_without_a_body(application: Application, control: Control):
    control.fault_rules.add({"kind": "status", "status": 503})
    response = application.respond(huawei())
    assert (response.status, response.body) == (503, b"")


def test_a_malformed_response_is_not_json(application: Application, control: Control):
    control.fault_rules.add({"kind": "malformed"})
    response = application.respond(tencent())
    assert response.status == 200 or response.body
    with pytest.raises(ValueError):
        json.loads(application.handle(tencent()).response.body)


def test_a_delay_does_not_change_the_response(application: Application, control: Control):
    control.fault_rules.add({"kind": "delay", "latency": 0.25})
    delivery = application.handle(tencent())
    assert delivery.latency == 0.25
    assert b"imc-nginx" in delivery.response.body


@pytest.mark.parametrize(("executed", "expected"), [(False, 0), (True, 1)])
def test_an_executed_call_loses_only_its_response(catalog: Catalog, executed: bool, expected: int):
    """So that a retry of a client finds the result of the first attempt."""
    control = Control(clock=EmulatorClock(Clock(NOW)), rates=False)
    application = create_application(catalog, KEYS, control=control)
    control.fault_rules.add({"action": "CreateImageCache", "executed": executed, **BROKEN})
    request = tencent(
        "CreateImageCache",
        {"Images": ["nginx:latest"], "ImageCacheName": "lost", "VpcId": "vpc-1", "SubnetId": "subnet-1"},
    )
    assert tencent_error(application.respond(request)) == "InternalError"
    content = json.loads(application.respond(tencent()).body)["Response"]
    assert content["TotalCount"] == expected


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (None, "JSON object"),
        ([], "JSON object"),
        ({}, "kind"),
        ({"kind": "earthquake"}, "one of delay"),
        ({"kind": ["error"]}, "kind"),
        ({"kind": "error"}, "needs code"),
        ({"kind": "error", "code": ""}, "not empty"),
        ({"kind": "status"}, "needs status"),
        ({"kind": "delay"}, "needs latency"),
        ({"kind": "reset", "oops": 1}, "unknown keys: oops"),
        ({"kind": "reset", "vendor": "other"}, "vendor"),
        ({"kind": "reset", "action": 7}, "action"),
        ({"kind": "reset", "times": 0}, "times"),
        ({"kind": "reset", "times": True}, "times"),
        ({"kind": "reset", "times": 1.5}, "whole number"),
        ({"kind": "reset", "probability": 1.1}, "probability"),
        ({"kind": "reset", "probability": float("nan")}, "probability"),
        ({"kind": "reset", "latency": -1}, "latency"),
        ({"kind": "reset", "match": []}, "match"),
        ({"kind": "reset", "from": "tomorrow"}, "from"),
        ({"kind": "reset", "until": "2026-01-01T00:00:00"}, "zone"),
        ({"kind": "reset", "executed": 1}, "executed"),
        ({"kind": "truncated", "executed": False}, "always executed"),
    ],
)
def test_an_invalid_rule_is_refused(control: Control, rule: object, said: str):
    with pytest.raises(FaultRuleError, match=said):
        control.fault_rules.add(rule)
    assert control.fault_rules.export() == []


@pytest.fixture
def cloud() -> Iterator[Emulator]:
    with Emulator(credentials=KEYS, clock=Clock(NOW), samples=True, rates=False) as emulator:
        yield emulator


def send(cloud: Emulator) -> bytes:
    host = cloud.endpoint.removeprefix("http://")
    request = tencent(host=host)
    connection = http.client.HTTPConnection(host, timeout=10)
    try:
        connection.request(request.method, "/", request.body, dict(request.headers))
        return connection.getresponse().read()
    finally:
        connection.close()


def test_a_reset_connection_is_reset_on_the_wire(cloud: Emulator, caplog: pytest.LogCaptureFixture):
    cloud.control.fault_rules.add({"kind": "reset", "times": 1})
    with pytest.raises(ConnectionResetError) as caught:
        send(cloud)
    assert caught.type is ConnectionResetError  # and not http.client's error for an ordinary end
    assert b"imc-nginx" in send(cloud)
    assert caplog.text == ""


def test_a_truncated_response_ends_early_on_the_wire(cloud: Emulator, caplog: pytest.LogCaptureFixture):
    cloud.control.fault_rules.add({"kind": "truncated", "times": 1})
    with pytest.raises(http.client.IncompleteRead) as caught:
        send(cloud)
    assert caught.value.partial
    assert b"imc-nginx" in send(cloud)
    assert caplog.text == ""
