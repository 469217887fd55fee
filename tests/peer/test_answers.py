"""Our models read the vendors' answers as the vendors' SDKs do, and rightly where those do not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.loopback import Answer as Reply
from tests.runtime.loopback import Server, make_json

from .answers import ODD_ANSWERS, SAMPLES_READ_DIFFERENTLY, TKE, Answer
from .catalog import Action, list_actions
from .conftest import Sdks
from .inputs import Input, list_inputs
from .reading import compare, read_ours, read_theirs
from .ways import WAYS, Way, choose_members, send_ours, send_theirs

pytestmark = [pytest.mark.peer, pytest.mark.xdist_group("peer")]

USUAL_WAYS = {
    "tencent": next(way for way in WAYS if way.name == "tc3-hmac-sha256-POST"),
    "alibaba": next(way for way in WAYS if way.name == "acs3-hmac-sha256-POST"),
    "alibaba_old": next(way for way in WAYS if way.sdk == "alibaba_old"),
    "huawei": next(way for way in WAYS if way.sdk == "huawei"),
}
INPUTS = {each.action.place: each for each in list_inputs() if each.name == "required"}
SAMPLES = [
    pytest.param(action, sample, id=f"{action}-{sample['name']}")
    for action in list_actions()
    if action.service in ("tke", "ecm", "eci", "cce")
    for sample in action.entry["examples"]
    if "response" in sample
]


@pytest.mark.parametrize(("action", "sample"), SAMPLES)
def test_documented_samples_are_read_alike(
    sdks: Sdks, cloud: Server, action: Action, sample: dict[str, Any]
) -> None:
    """Of a sample of the vendor's page, every documented member has the value that the SDK reads too."""
    content = sample["response"]
    body = {"Response": content} if action.provider == "tencent" else content
    cloud.answer = lambda _: make_json(body, status=sample.get("status", 200))
    ours, theirs = _read_both(sdks, cloud, USUAL_WAYS[action.provider], INPUTS[action.place])
    assert set(ours) == set(theirs) == {"answer"}
    _, differences = SAMPLES_READ_DIFFERENTLY.get((action.place, sample["name"]), ("", {}))
    assert compare(ours, theirs) == differences


@pytest.mark.parametrize("answer", ODD_ANSWERS, ids=str)
def test_odd_answers_are_read_as_they_are_meant(sdks: Sdks, cloud: Server, answer: Answer) -> None:
    """We read what the answer means; the SDK reads the same, or what the list says is wrong with it."""
    headers = {"Content-Type": answer.content_type, "X-Request-Id": "id"}
    if answer.sdk != "huawei":
        del headers["X-Request-Id"]
    cloud.answer = lambda _: Reply(answer.status, answer.raw, headers)
    ours, theirs = _read_both(sdks, cloud, USUAL_WAYS[answer.sdk], INPUTS[answer.action])
    assert ours == answer.ours
    assert theirs == (answer.theirs or answer.ours)


def test_differences_are_real_and_explained() -> None:
    """An SDK's own reading is listed only where it is another one, and always with what is wrong."""
    for answer in ODD_ANSWERS:
        assert answer.theirs != answer.ours
        assert bool(answer.theirs) == bool(answer.wrong)
    known = {(case.values[0].place, case.values[1]["name"]) for case in SAMPLES}  # type: ignore[index, union-attr]
    assert SAMPLES_READ_DIFFERENTLY.keys() <= known


def test_the_retryer_of_the_tencent_sdk_goes_on_after_a_success(sdks: Sdks, cloud: Server) -> None:
    """After a failure and a success it sends a third request and reports the failure; our client stops at a success."""
    refusal = {
        "Response": {"Error": {"Code": "RequestLimitExceeded", "Message": "Slow down."}, "RequestId": "id"}
    }
    success = {"Response": {"TotalCount": 0, "RequestId": "id"}}
    way, each = USUAL_WAYS["tencent"], INPUTS[TKE]
    cloud.received.clear()
    cloud.answer = lambda _: make_json(refusal if len(cloud.received) == 1 else success)
    told = send_theirs(sdks, cloud, way, each, {}, attempts=3)
    assert read_theirs("tencent", told)["refusal"]["code"] == "RequestLimitExceeded"
    assert len(cloud.received) == 3
    cloud.received.clear()
    read_ours(lambda: send_ours(cloud, way, each, {}))
    assert len(cloud.received) <= 2


def _read_both(sdks: Sdks, cloud: Server, way: Way, each: Input) -> tuple[dict[str, Any], dict[str, Any]]:
    members = choose_members(way.sdk, each)
    cloud.received.clear()
    theirs = read_theirs(way.sdk, send_theirs(sdks, cloud, way, each, members))
    return read_ours(lambda: send_ours(cloud, way, each, members)), theirs
