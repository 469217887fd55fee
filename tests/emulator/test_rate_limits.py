"""Documented rates, and each cloud's throttling error."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from yunbind_emulator.application import Application, create_application
from yunbind_emulator.base.catalog import Catalog, Target
from yunbind_emulator.base.clock import EmulatorClock
from yunbind_emulator.base.errors import VendorError
from yunbind_emulator.control import Control

from .conftest import Clock
from .signed_requests import KEYS, NOW, alibaba, huawei, tencent

ACTIONS = {
    "tencent": ("tke", "DescribeImageCaches"),
    "alibaba": ("eci", "CreateImageCache"),
    "huawei": ("cce", "ListImageCaches"),
}


@pytest.fixture
def control() -> Control:
    return Control(clock=EmulatorClock(Clock(NOW)))


@pytest.fixture
def limited(catalog: Catalog, control: Control) -> Application:
    control.clock.freeze()
    return create_application(catalog, KEYS, control=control, samples=True)


def is_served(application: Application, control: Control, action: str = "DescribeImageCaches") -> bool:
    request = tencent(action, moment=control.clock.now())
    return b"RequestLimitExceeded" not in application.respond(request).body


def test_tencent_admits_20_calls_in_a_second_and_refuses_the_next(limited: Application, control: Control):
    """Its pages say 20 per second."""
    assert [is_served(limited, control) for _ in range(21)] == [True] * 20 + [False]


def test_a_refused_call_does_not_count(limited: Application, control: Control):
    for _ in range(30):
        is_served(limited, control)
    control.clock.advance(1)
    assert [is_served(limited, control) for _ in range(21)] == [True] * 20 + [False]


def test_the_window_moves_with_the_clock(limited: Application, control: Control):
    assert all(is_served(limited, control) for _ in range(10))
    control.clock.advance(0.6)
    assert all(is_served(limited, control) for _ in range(10))
    control.clock.advance(0.5)
    assert [is_served(limited, control) for _ in range(11)] == [True] * 10 + [False]


def test_every_action_has_a_rate_of_its_own(limited: Application, control: Control):
    assert all(is_served(limited, control) for _ in range(20))
    assert is_served(limited, control, "GetMostSuitableImageCache")


def test_calls_of_other_regions_count_too(limited: Application, control: Control):
    assert all(is_served(limited, control) for _ in range(20))
    assert b"RequestLimitExceeded" in limited.respond(tencent(region="ap-beijing")).body


def test_a_call_that_is_not_authentic_does_not_count(limited: Application, control: Control):
    for _ in range(30):
        assert b"SignatureFailure" in limited.respond(tencent(secret="wrong")).body
    assert is_served(limited, control)


def test_rates_can_be_switched_off(limited: Application, control: Control):
    control.rates.enabled = False
    assert all(is_served(limited, control) for _ in range(100))


def test_a_clock_that_is_set_back_does_not_refuse_forever(limited: Application, control: Control):
    for _ in range(20):
        is_served(limited, control)
    control.clock.advance(-1000)
    assert is_served(limited, control)


def test_a_reset_forgets_the_calls(limited: Application, control: Control):
    for _ in range(21):
        is_served(limited, control)
    control.rates.reset()
    assert is_served(limited, control)


def test_alibaba_refuses_with_its_hint_in_milliseconds(limited: Application, control: Control):
    """CreateImageCache: 200 calls a minute; ``x-acs-retry-after`` has milliseconds."""
    parameters = {"RegionId": "cn-hangzhou", "ImageCacheName": "a", "Image.1": "nginx"}
    responses = [
        limited.respond(alibaba(parameters, action="CreateImageCache", nonce=f"nonce-{number}"))
        for number in range(201)
    ]
    assert all(b"Throttling" not in response.body for response in responses[:200])
    refused = responses[200]
    assert (refused.status, json.loads(refused.body)["Code"]) == (400, "Throttling.User")
    assert refused.header("x-acs-retry-after") == "60000"


def test_huawei_admits_200_calls_in_a_second_by_default(limited: Application, control: Control):
    responses = [limited.respond(huawei()) for _ in range(201)]
    assert {response.status for response in responses[:200]} == {200}
    refused = responses[200]
    assert (refused.status, json.loads(refused.body)["error_code"]) == (429, "APIGW.0308")
    assert refused.header("Retry-After") is None


@pytest.mark.parametrize(
    ("cloud", "calls", "notes"),
    [
        ("tencent", 20, None),
        ("alibaba", 200, "A throttled call carries x-acs-retry-after in milliseconds"),
        (
            "huawei",
            200,
            "Each action has the gateway's default of 200 calls in a second; then `APIGW.0308`",
        ),
    ],
)
def test_a_throttled_call_names_the_assumed_behaviour_behind_it(
    catalog: Catalog, control: Control, cloud: str, calls: int, notes: str | None
):
    """The rate of a page is documented, the default of a gateway is not."""
    provider = catalog.providers[cloud]
    name, action = ACTIONS[cloud]
    service = next(each for each in provider.services if each.name == name)
    target = Target(service, service.actions[action])
    for _ in range(calls):
        control.rates.admit(cloud, target, NOW)
    with pytest.raises(VendorError) as caught:
        control.rates.admit(cloud, target, NOW)
    assert caught.value.assumed == notes


@pytest.mark.parametrize(
    ("cloud", "calls", "seconds"), [("tencent", 20, 1), ("alibaba", 200, 60), ("huawei", 200, 1)]
)
def test_a_slot_is_free_again_after_the_period(
    catalog: Catalog, control: Control, cloud: str, calls: int, seconds: int
):
    """Not a moment earlier."""
    name, action = ACTIONS[cloud]
    service = next(each for each in catalog.providers[cloud].services if each.name == name)
    target = Target(service, service.actions[action])
    for _ in range(calls):
        control.rates.admit(cloud, target, NOW)
    with pytest.raises(VendorError):
        control.rates.admit(cloud, target, NOW + timedelta(seconds=seconds, milliseconds=-1))
    control.rates.admit(cloud, target, NOW + timedelta(seconds=seconds))
