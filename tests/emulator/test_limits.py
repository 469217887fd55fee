"""Limits of the emulator, each at the limit itself and one beyond."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from yunbind_emulator.application import Application, create_application
from yunbind_emulator.base.catalog import Catalog
from yunbind_emulator.base.clock import EmulatorClock
from yunbind_emulator.control import Control
from yunbind_emulator.faults.fault_rules import FaultRuleError, FaultRules, parse_rule
from yunbind_emulator.inprocess import AsyncInProcessTransport, InProcessTransport
from yunbind_emulator.journal import Journal
from yunbind_runtime.base.errors import TimedOut
from yunbind_runtime.base.http import Timeout

from .caller import CCE, Caller
from .conftest import Clock
from .signed_requests import KEYS, NOW, alibaba, huawei, tencent, tencent_error, tencent_older

BODY = {"cluster": "11111111-1111-1111-1111-111111111111"}


@pytest.mark.parametrize(
    ("name", "lowest", "highest"),
    [
        ("times", 1, 1_000_000_000),
        ("probability", 0, 1),
        ("seed", -(2**63), 2**63),
        ("latency", 0, 3600),
        ("status", 200, 599),
        ("retry_after", 0, 86_400),
    ],
)
def test_numbers_of_a_fault_rule_end_at_their_limits(name: str, lowest: int, highest: int):
    for value in (lowest, highest):
        assert parse_rule({"kind": "reset", name: value}, "r").document[name] == value
    for value in (lowest - 1, highest + 1):
        with pytest.raises(FaultRuleError, match=name):
            parse_rule({"kind": "reset", name: value}, "r")


@pytest.mark.parametrize("name", ["times", "seed", "status"])
@pytest.mark.parametrize("value", [300.5, True, "300", None])
def test_whole_numbers_of_a_fault_rule_are_whole(name: str, value: object):
    with pytest.raises(FaultRuleError, match=name):
        parse_rule({"kind": "reset", name: value}, "r")


def test_there_are_at_most_1000_fault_rules():
    rules = FaultRules()
    for _ in range(1000):
        rules.add({"kind": "reset"})
    with pytest.raises(FaultRuleError, match="1000"):
        rules.add({"kind": "reset"})
    rules.remove("fault-1")
    rules.add({"kind": "reset"})


@pytest.mark.parametrize("size", [1, 3])
def test_the_journal_holds_its_last_calls(size: int):
    """The numbers go on."""
    journal = Journal(size)
    for _ in range(size + 1):
        journal.add({})
    assert [entry["number"] for entry in journal.export()] == list(range(2, size + 2))
    assert journal.export(size + 1) == []
    assert [entry["number"] for entry in journal.export(size)] == [size + 1]


def test_a_request_is_read_up_to_its_documented_size(emulator: Application):
    """In each way to send it: 32 KiB in a query, 1 MiB in a form, 10 MiB as JSON."""
    form = "application/x-www-form-urlencoded"
    limits = emulator_limits(emulator)
    for surplus in (0, 1):
        query = "ImageCacheIds.0=".ljust(limits["get"] + surplus, "x")
        got = tencent(method="GET", query=query, content_type=form)
        body = b'{"ImageCacheIds": ["a"]}'.ljust(limits["json"] + surplus)
        for request in (got, tencent(body=body)):
            refused = '"RequestSizeLimitExceeded"' in emulator.respond(request).body.decode()
            assert refused is bool(surplus)


def emulator_limits(emulator: Application) -> dict[str, int]:
    (protocol,) = [each for each in emulator._protocols if type(each).__name__ == "TencentProtocol"]
    return dict(protocol.provider.size_limits)


def test_a_form_is_read_up_to_its_documented_size(emulator: Application):
    limit = emulator_limits(emulator)["form"]
    for surplus in (0, 1):
        request = tencent_older({}, method="POST")
        # The size is checked before the signature, which the longer body no longer has.
        request = replace(request, body=request.body.ljust(limit + surplus, b"x"))
        refused = b"RequestSizeLimitExceeded" in emulator.respond(request).body
        assert refused is bool(surplus)


@pytest.mark.parametrize(("seconds", "is_accepted"), [(900, True), (901, False), (-900, True), (-901, False)])
def test_alibabas_clock_may_be_15_minutes_off(
    emulator: Application, clock: Clock, seconds: int, is_accepted: bool
):
    request = alibaba()
    clock.advance(seconds)
    assert (b"InvalidTimeStamp.Expired" in emulator.respond(request).body) is not is_accepted


@pytest.mark.parametrize(("seconds", "is_accepted"), [(900, True), (901, False), (-900, True), (-901, False)])
def test_huaweis_clock_may_be_15_minutes_off(
    emulator: Application, clock: Clock, seconds: int, is_accepted: bool
):
    request = huawei("GET", CCE)
    clock.advance(seconds)
    assert (b"signature expired" in emulator.respond(request).body) is not is_accepted


@pytest.mark.parametrize(("seconds", "is_accepted"), [(300, True), (301, False), (-300, True), (-301, False)])
def test_the_clock_of_tencents_older_signatures_may_be_five_minutes_off(
    emulator: Application, clock: Clock, seconds: int, is_accepted: bool
):
    request = tencent_older({})
    clock.advance(seconds)
    response = emulator.respond(request)
    refused = b'"Error"' in response.body and tencent_error(response) == "AuthFailure.SignatureExpire"
    assert refused is not is_accepted


@pytest.mark.parametrize(("count", "status"), [(20, 200), (21, 400)])
def test_a_cache_of_cce_takes_20_images(caller: Caller, count: int, status: int):
    body = {"name": "web", "images": ["a"] * count, "building_config": BODY}
    assert caller.cce("POST", body=body)[0] == status


def test_an_account_of_cce_takes_its_50th_cache(caller: Caller):
    for number in range(51):
        body = {"name": f"cache-{number}", "images": ["a"], "building_config": BODY}
        assert caller.cce("POST", body=body)[0] == (200 if number < 50 else 400)


class Slow:
    """Waits that only count."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)

    async def sleep_async(self, seconds: float) -> None:
        self.waited.append(seconds)


@pytest.mark.parametrize(("latency", "is_late"), [(2.0, False), (2.1, True)])
def test_a_delay_up_to_the_timeout_is_no_timeout(emulator: Application, latency: float, is_late: bool):
    emulator.control.fault_rules.add({"kind": "delay", "latency": latency})
    slow = Slow()
    transport = InProcessTransport(emulator, slow.sleep)
    if is_late:
        with pytest.raises(TimedOut):
            transport.send(tencent(), Timeout(read=2.0))
    else:
        assert transport.send(tencent(), Timeout(read=2.0)).status == 200
    assert slow.waited == [2.0]


@pytest.mark.parametrize(("latency", "is_late"), [(2.0, False), (2.1, True)])
async def test_a_delay_up_to_the_timeout_is_no_timeout_with_asyncio(
    emulator: Application, latency: float, is_late: bool
):
    emulator.control.fault_rules.add({"kind": "delay", "latency": latency})
    slow = Slow()
    transport = AsyncInProcessTransport(emulator, slow.sleep_async)
    if is_late:
        with pytest.raises(TimedOut):
            await transport.send(tencent(), Timeout(read=2.0))
    else:
        assert (await transport.send(tencent(), Timeout(read=2.0))).status == 200
    assert slow.waited == [2.0]


def test_a_window_of_a_rule_begins_and_ends_exactly(catalog: Catalog, clock: Clock):
    control = Control(clock=EmulatorClock(clock), rates=False)
    application = create_application(catalog, KEYS, control=control)
    ends = NOW + timedelta(seconds=10)
    control.fault_rules.add(
        {"kind": "status", "status": 503, "from": NOW.isoformat(), "until": ends.isoformat()}
    )
    statuses: list[int] = []
    for moment in (NOW - timedelta(seconds=1), NOW, ends - timedelta(seconds=1), ends):
        clock.now = moment
        statuses.append(application.respond(tencent(moment=moment)).status)
    assert statuses == [200, 503, 503, 200]
