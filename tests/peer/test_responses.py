"""Our models read the vendors' responses as the vendors' SDKs do, and correctly where the SDKs fail."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.loopback import CannedResponse as Response
from tests.runtime.loopback import Server, make_json

from .catalog import Action, list_actions
from .conftest import Sdks
from .inputs import Input, list_inputs
from .reading import compare, read_ours, read_theirs
from .responses import ODD_RESPONSES, SAMPLES_READ_DIFFERENTLY, TKE, OddResponse
from .variants import VARIANTS, Variant, choose_members, send_ours, send_theirs

pytestmark = [pytest.mark.peer, pytest.mark.xdist_group("peer")]

USUAL_VARIANTS = {
    "tencent": next(variant for variant in VARIANTS if variant.name == "tc3-hmac-sha256-POST"),
    "alibaba": next(variant for variant in VARIANTS if variant.name == "acs3-hmac-sha256-POST"),
    "alibaba_old": next(variant for variant in VARIANTS if variant.sdk == "alibaba_old"),
    "huawei": next(variant for variant in VARIANTS if variant.sdk == "huawei"),
}
INPUTS = {case.action.place: case for case in list_inputs() if case.name == "required"}
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
    """Our client and the SDK read the same value for every documented member of the vendor's sample."""
    content = sample["response"]
    body = {"Response": content} if action.provider == "tencent" else content
    cloud.respond = lambda _: make_json(body, status=sample.get("status", 200))
    ours, theirs = _read_both(sdks, cloud, USUAL_VARIANTS[action.provider], INPUTS[action.place])
    assert set(ours) == set(theirs) == {"response"}
    _, differences = SAMPLES_READ_DIFFERENTLY.get((action.place, sample["name"]), ("", {}))
    assert compare(ours, theirs) == differences


@pytest.mark.parametrize("odd", ODD_RESPONSES, ids=str)
def test_odd_responses_are_read_as_intended(sdks: Sdks, cloud: Server, odd: OddResponse) -> None:
    """Our client reads the intended meaning. The SDK reads the same or has the listed flaw."""
    headers = {"Content-Type": odd.content_type, "X-Request-Id": "id"}
    if odd.sdk != "huawei":
        del headers["X-Request-Id"]
    cloud.respond = lambda _: Response(odd.status, odd.raw, headers)
    ours, theirs = _read_both(sdks, cloud, USUAL_VARIANTS[odd.sdk], INPUTS[odd.action])
    # A promised member that is absent reads as empty.
    assert _drop_empty(ours) == _drop_empty(odd.ours)
    assert _drop_empty(theirs) == _drop_empty(odd.theirs or odd.ours)


def _drop_empty(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: _drop_empty(item) for name, item in value.items()}
        return {name: item for name, item in kept.items() if item not in ("", [], {})}
    return [_drop_empty(item) for item in value] if isinstance(value, list) else value


def test_differences_are_real_and_explained() -> None:
    """A reading of an SDK is listed only if it differs from ours, and always with its flaw."""
    for odd in ODD_RESPONSES:
        assert odd.theirs != odd.ours
        assert bool(odd.theirs) == bool(odd.flaw)
    known = {(sample.values[0].place, sample.values[1]["name"]) for sample in SAMPLES}  # type: ignore[index, union-attr]
    assert SAMPLES_READ_DIFFERENTLY.keys() <= known


def test_the_retryer_of_the_tencent_sdk_continues_after_a_success(sdks: Sdks, cloud: Server) -> None:
    """After a failure and a success it sends a third request and raises the failure. Our client stops."""
    failure = {
        "Response": {"Error": {"Code": "RequestLimitExceeded", "Message": "Slow down."}, "RequestId": "id"}
    }
    success = {"Response": {"TotalCount": 0, "RequestId": "id"}}
    variant, case = USUAL_VARIANTS["tencent"], INPUTS[TKE]
    cloud.received.clear()
    cloud.respond = lambda _: make_json(failure if len(cloud.received) == 1 else success)
    result = send_theirs(sdks, cloud, variant, case, {}, attempts=3)
    assert read_theirs("tencent", result)["service_error"]["code"] == "RequestLimitExceeded"
    assert len(cloud.received) == 3
    cloud.received.clear()
    read_ours(lambda: send_ours(cloud, variant, case, {}))
    assert len(cloud.received) <= 2


def _read_both(
    sdks: Sdks, cloud: Server, variant: Variant, case: Input
) -> tuple[dict[str, Any], dict[str, Any]]:
    members = choose_members(variant.sdk, case)
    cloud.received.clear()
    theirs = read_theirs(variant.sdk, send_theirs(sdks, cloud, variant, case, members))
    return read_ours(lambda: send_ours(cloud, variant, case, members)), theirs
