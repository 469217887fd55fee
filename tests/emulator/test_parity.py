"""The parity page agrees with its table, and the table with the catalog and with the named tests."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from yunbind_emulator.base.catalog import Catalog, Target
from yunbind_emulator.base.errors import VendorError
from yunbind_emulator.faults.rate_limits import RateLimits
from yunbind_emulator.services.registry import SERVICE_HANDLERS, eci

from tests.peer.catalog import Action, list_actions

from .behaviours import ACTIONS, CLOUDS, Behaviour
from .behaviours.behaviour import OTHER_PAGES
from .caller import Caller
from .parity import CLASSES, PAGE, ROOT, find_source, list_behaviours, read_catalog, render
from .signed_requests import NOW, alibaba

PLACES = [action.place for action in list_actions()]
RATED = [action for action in list_actions() if "rate_limit" in action.entry]
EVERY: list[tuple[Action, Behaviour]] = [
    (action, row) for action in list_actions() for row in (*list_behaviours(action), *CLOUDS[action.provider])
]
_STS = {"service": "sts", "version": "2018-08-13", "region": "ap-guangzhou"}
_ECM = {"service": "ecm", "version": "2019-07-19", "region": None}
_TENCENT_ROLE = {"RoleArn": "qcs::cam::uin/1:roleName/r", "RoleSessionName": "me"}
_ALIBABA_ROLE = {"RoleArn": "acs:ram::1:role/r", "RoleSessionName": "me"}
IN_NO_RESPONSE = {
    "Each region has its own caches",
    "Each project has its own caches",
    "A deletion between two pages skips no cache",
    "Calls in all regions count for the same rate",
}
"""Assumed behaviours that only a comparison of responses shows."""
STATELESS = {
    "alibaba.eci.DescribeRegions": lambda: alibaba({"RegionId": "cn-hangzhou"}, action="DescribeRegions"),
    "alibaba.sts.AssumeRole": lambda: alibaba(_ALIBABA_ROLE, action="AssumeRole", version="2015-04-01"),
}


def test_every_action_has_behaviours_and_every_behaviour_an_action() -> None:
    assert sorted(ACTIONS) == sorted(PLACES)
    assert all(ACTIONS.values())
    assert {action.provider for action in list_actions()} == CLOUDS.keys()


def test_every_test_that_is_named_exists() -> None:
    missing = {row.test for _, row in EVERY if not exists(row.test)}
    assert missing == set()


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """Return the calls that each test named by a row made on an emulator, in a run of these tests."""
    path = tmp_path_factory.mktemp("parity") / "recorded.json"
    tests = {test.partition("[")[0] for _, row in EVERY for test in [row.test] if is_on_emulator(row)}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "tests.emulator.recorder",
    ]
    command += ["--recorded", str(path), *sorted(tests)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stdout[-4000:]
    return json.loads(path.read_text("utf-8"))


def is_on_emulator(row: Behaviour) -> bool:
    """Return whether the test of a row calls an emulator. The cases of tests/peer belong to their actions."""
    return not row.test.startswith(("tests/peer/test_wire.py", "tests/peer/test_responses.py"))


@pytest.mark.slow
@pytest.mark.xdist_group("life")
def test_every_test_that_is_named_calls_its_action(recorded: Mapping[str, Any]) -> None:
    """A test that is named for a whole cloud calls an action of that cloud."""
    wrong: set[str] = set()
    for action in list_actions():
        for row in list_behaviours(action):
            called = recorded.get(row.test.partition("[")[0], {"actions": []})["actions"]
            if is_on_emulator(row) and f"{action.provider}.{action.service}.{action.name}" not in called:
                wrong.add(f"{action.place}: {row.test} calls {called}")
        for row in CLOUDS[action.provider]:
            called = recorded.get(row.test, {"actions": []})["actions"]
            if not any(each.startswith(f"{action.provider}.") for each in called):
                wrong.add(f"{action.provider}: {row.test} calls {called}")
    assert sorted(wrong) == []


@pytest.mark.slow
@pytest.mark.xdist_group("life")
def test_every_assumed_behaviour_of_a_response_is_on_the_page(recorded: Mapping[str, Any]) -> None:
    """Word for word, among the rows of its service or cloud."""
    rows: dict[str, set[str]] = {}
    for action, row in EVERY:
        if row.evidence == "assumed":
            rows.setdefault(f"{action.provider}.{action.service}", set()).add(row.text)
    for provider, behaviours in CLOUDS.items():
        rows[f"{provider}.metadata"] = {row.text for row in behaviours}
    said = {(action, text) for noted in recorded.values() for action, text in noted["assumed"]}
    assert said
    assert not [
        (action, text) for action, text in said if text not in rows.get(action.rpartition(".")[0], set())
    ]


@pytest.mark.slow
@pytest.mark.xdist_group("life")
def test_every_assumed_behaviour_on_the_page_is_in_a_response(recorded: Mapping[str, Any]) -> None:
    """In a response that the test of its row gets, unless no single response shows it or the service has no handlers."""
    unsaid = {
        row.text
        for action, row in EVERY
        if row.evidence == "assumed" and row.text not in IN_NO_RESPONSE
        if action.service == "iam" or (action.provider, action.service) in SERVICE_HANDLERS
        if row.text not in {text for _, text in recorded.get(row.test, {"assumed": []})["assumed"]}
    }
    assert not unsaid, "\n".join(sorted(unsaid))


def test_no_behaviour_is_listed_twice() -> None:
    for action in list_actions():
        texts = [row.text for row in list_behaviours(action)]
        assert len(texts) == len(set(texts))


def test_documented_behaviours_name_a_page_of_the_vendor() -> None:
    """A page that the catalog names, or one of the few about more than an action. Other rows name none."""
    known = {*collect_sources(read_catalog()), *OTHER_PAGES}
    for action, row in EVERY:
        assert row.evidence in CLASSES
        if row.evidence == "documented":
            own = find_source(action.provider) if row in CLOUDS[action.provider] else action.entry["source"]
            assert (row.page or own) in known
        else:
            assert row.page == ""


def test_peer_behaviours_have_tests_with_the_vendors_sdks() -> None:
    for _, row in EVERY:
        if row.evidence == "peer":
            assert row.test.startswith("tests/peer/") or "_the_vendors_" in row.test
        else:
            assert not row.test.startswith("tests/peer/")


def test_codes_between_backticks_are_in_the_catalog(catalog: Catalog) -> None:
    for action, row in EVERY:
        provider = catalog.providers[action.provider]
        service, entry = find(catalog, action)
        for code in re.findall("`(.+?)`", row.text):
            assert provider.find_error(code, service, entry) is not None, f"{action}: {code}"


def test_the_page_is_up_to_date() -> None:
    """Write it with ``python -m tests.emulator.parity --write``."""
    assert PAGE.read_text("utf-8") == render()


@pytest.mark.parametrize("action", RATED, ids=str)
def test_each_documented_rate_is_kept(catalog: Catalog, action: Action) -> None:
    """``documented``: the number of calls of the page is admitted, no more, and the same number after its time."""
    service, entry = find(catalog, action)
    rate, rates = action.entry["rate_limit"], RateLimits()
    target = Target(service, entry)
    for _ in range(rate["calls"]):
        rates.admit(action.provider, target, NOW)
    with pytest.raises(VendorError, match=r"(?i)flow control|called more than"):
        rates.admit(action.provider, target, NOW)
    rates.admit(action.provider, target, NOW + timedelta(seconds=rate["seconds"]))


@pytest.mark.parametrize("place", STATELESS)
def test_a_response_has_the_members_of_the_sample(caller: Caller, place: str) -> None:
    """``documented``: the response of an action without state has all members of the page's sample."""
    (action,) = [each for each in list_actions() if each.place == place]
    sample = next(each["response"] for each in action.entry["examples"] if "response" in each)
    response = caller.application.respond(STATELESS[place]())
    body = json.loads(response.body)
    content = body["Response"] if action.provider == "tencent" else body
    assert sample.keys() <= content.keys()


def test_the_quota_of_eci_is_that_of_the_sample(caller: Caller) -> None:
    """``assumed``: the sample's numbers are an account's limits."""
    usage = caller.eci("ListUsage")["Attributes"]
    assert usage["MaxImageCacheCount"] == eci.MAX_CACHES == 500
    assert (usage["UsedCpu"], usage["UsedDataCacheCount"]) == (0, 0)


def find(catalog: Catalog, action: Action) -> tuple[Any, Any]:
    """Return the service and the action as the emulator reads them."""
    for service in catalog.providers[action.provider].services:
        if (service.name, service.version) == (action.service, action.version):
            return service, service.actions[action.name]
    raise LookupError(action.place)


def exists(test: str) -> bool:
    path, _, name = test.partition("[")[0].partition("::")
    return name in list_tests(path)


@cache
def list_tests(path: str) -> frozenset[str]:
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return frozenset(each.name for each in ast.parse(file.read_text("utf-8")).body if isinstance(each, kinds))


def collect_sources(value: Any) -> set[str]:
    if isinstance(value, list):
        return {page for each in value for page in collect_sources(each)}
    if not isinstance(value, dict):
        return set()
    own = {value["source"]} if isinstance(value.get("source"), str) else set()
    return own.union(*map(collect_sources, value.values()))
