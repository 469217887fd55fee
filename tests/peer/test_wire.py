"""Our clients and the vendors' SDKs send equivalent requests, and each verifies the other's signature.

Known differences on the wire, which have no effect on the vendors:

- In parameters, the SDKs write True and False, our clients true and false.
- Parameters cannot express an empty list: the SDKs drop it, our clients reject the call.
- Without RegionId, Alibaba's new SDK sends none. Our client and the old SDK send the client's region.
- Without ClientToken, the SDKs send none. Our client generates one, so that it can retry the call.
- Tencent's SDK sends SignatureMethod HmacSHA1. Our client omits it, because it is the vendor's default.
- For Alibaba's unsigned action, our client sends the token in a form, the SDK in the query.

Each has a test below. User agents, languages and trace IDs are not compared.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from yunbind_runtime.base.errors import InvalidArguments

from tests.runtime.loopback import Server

from .catalog import list_actions
from .conftest import Sdks
from .differences import UNSENT
from .inputs import Input, list_inputs
from .meaning import expect_meaning, lower_names, read_meaning, read_parameters
from .variants import (
    NONCE,
    VARIANTS,
    Exchange,
    Variant,
    choose_members,
    exchange,
    is_possible,
    send_ours,
    send_theirs,
)
from .verification import list_facts, sign_by_sdk, sign_by_steps

pytestmark = [pytest.mark.peer, pytest.mark.xdist_group("peer")]

INPUTS = [case for case in list_inputs() if case.action.place not in UNSENT]
CASES = [
    pytest.param(variant, case, id=f"{variant}-{case}")
    for variant in VARIANTS
    for case in INPUTS
    if is_possible(variant, case)
]
SIGNED = [case for case in CASES if not case.values[1].action.entry.get("unsigned")]  # type: ignore[union-attr]
UNSIGNED = [parameters for parameters in CASES if parameters not in SIGNED]

Exchanges = Callable[[Variant, Input], Exchange]


@pytest.fixture(scope="module")
def exchanges(sdks: Sdks, cloud: Server) -> Exchanges:
    """Send an input once with our client and once with the SDK."""
    return cache(lambda variant, case: exchange(sdks, cloud, variant, case))


@pytest.mark.parametrize(("variant", "case"), CASES)
def test_both_requests_mean_what_the_input_says(exchanges: Exchanges, variant: Variant, case: Input) -> None:
    """Our request and the SDK's have the action, version, region and decoded parameters of the input."""
    sent = exchanges(variant, case)
    filled = {**dict.fromkeys(list_tokens(case), NONCE), **sent.members}
    assert read_meaning(case.action.provider, sent.ours) == expect_meaning(variant, case, filled)
    assert read_meaning(case.action.provider, sent.theirs) == expect_meaning(variant, case, sent.members)


def list_tokens(case: Input) -> list[str]:
    """Return the idempotency tokens of an action, which our client generates."""
    return [name for name, member in case.action.request.items() if member.get("idempotency_token")]


@pytest.mark.parametrize(("variant", "case"), SIGNED)
def test_the_sdk_signs_our_request_as_we_do(
    sdks: Sdks, exchanges: Exchanges, variant: Variant, case: Input
) -> None:
    """The SDK's signing code computes the signature of our request."""
    ours = exchanges(variant, case).ours
    assert list_facts(variant, ours).signature == sign_by_sdk(sdks, variant, case, ours)


@pytest.mark.parametrize(("variant", "case"), SIGNED)
def test_our_steps_verify_the_request_of_the_sdk(exchanges: Exchanges, variant: Variant, case: Input) -> None:
    """The runtime's signing steps, which the emulator uses, compute the signature of the SDK's request."""
    theirs = exchanges(variant, case).theirs
    assert list_facts(variant, theirs).signature == sign_by_steps(variant, case, theirs)


@pytest.mark.parametrize(("variant", "case"), SIGNED)
def test_both_requests_carry_the_same_proof(exchanges: Exchanges, variant: Variant, case: Input) -> None:
    """Both requests have the same key ID, session token, time, nonce, algorithm and scope."""
    sent = exchanges(variant, case)
    assert list_facts(variant, sent.ours).proof == list_facts(variant, sent.theirs).proof


@pytest.mark.parametrize(("variant", "case"), UNSIGNED)
def test_neither_request_is_signed_where_the_action_needs_no_signature(
    exchanges: Exchanges, variant: Variant, case: Input
) -> None:
    """Both requests mark the missing signature in the same way and contain no key ID."""
    sent = exchanges(variant, case)
    authorizations = [
        lower_names(request.headers).get("authorization") for request in (sent.ours, sent.theirs)
    ]
    assert authorizations == (["SKIP", "SKIP"] if variant.sdk == "tencent" else [None, None])
    for request in (sent.ours, sent.theirs):
        assert not {"Signature", "AccessKeyId", "SecretId"} & read_parameters(request).keys()


def test_there_are_at_least_forty_inputs() -> None:
    """There are at least 40 inputs, with unique names within an action."""
    assert len(INPUTS) >= 40
    assert len({(case.action, case.name) for case in INPUTS}) == len(INPUTS)


@pytest.mark.parametrize("action", list_actions(), ids=str)
def test_every_parameter_is_used(action: Any) -> None:
    """Every parameter of every action, including nested ones, has a value in an input."""
    if action.place in UNSENT:
        return
    used = {path for case in INPUTS if case.action == action for path in _list_paths(case.members)}
    assert action.list_members("request").keys() <= used


def test_actions_that_are_not_sent_exist() -> None:
    """Every entry of the list refers to an existing action."""
    assert {action.place for action in list_actions()} >= UNSENT.keys()


def test_odd_values_are_used_everywhere() -> None:
    """The inputs of each cloud contain all values that have failed in other SDKs."""
    for provider in ("tencent", "alibaba", "huawei"):
        values = [
            value
            for case in INPUTS
            if case.action.provider == provider
            for value in _list_leaves(case.members)
        ]
        texts = "".join(value for value in values if isinstance(value, str))
        assert "" in values
        assert set("+ ~*/&=") | {"镜", "😀"} <= set(texts)
        assert {0, True} <= {value for value in values if not isinstance(value, str)}
    assert any(value == 2**64 - 1 for case in INPUTS for value in _list_leaves(case.members))
    assert any(value == [] for case in INPUTS for value in case.members.values())


@pytest.mark.parametrize("variant", [variant for variant in VARIANTS if variant.is_flat], ids=str)
def test_an_empty_list_is_rejected_where_the_sdk_drops_it(
    sdks: Sdks, cloud: Server, variant: Variant
) -> None:
    """Parameters cannot express an empty list: the SDK drops it silently, our client rejects the call."""
    for case in INPUTS:
        if case.name != "empty" or not is_possible(variant, Input(case.action, "other", {})):
            continue
        members = choose_members(variant.sdk, case)
        lists = {name for name, value in members.items() if value == []}
        assert lists
        send_theirs(sdks, cloud, variant, case, members)
        parameters = read_parameters(cloud.received.pop())
        assert not {name.partition(".")[0] for name in parameters} & lists
        with pytest.raises(InvalidArguments, match="empty list"):
            send_ours(cloud, variant, case, members)
        assert cloud.received == []


def test_the_region_is_filled(sdks: Sdks, cloud: Server) -> None:
    """Without RegionId, our client and the new SDK list all regions. The old SDK sends the client's region."""
    (case,) = [case for case in INPUTS if str(case) == "alibaba.eci.DescribeRegions-required"]
    bare = Input(case.action, "bare", {})
    filled = {
        variant.sdk: exchange(sdks, cloud, variant, bare)
        for variant in VARIANTS
        if variant.sdk.startswith("alibaba")
    }
    regions = {sdk: read_meaning("alibaba", sent.theirs).region for sdk, sent in filled.items()}
    assert regions == {"alibaba": "", "alibaba_old": "cn-hangzhou"}
    assert {read_meaning("alibaba", sent.ours).region for sent in filled.values()} == {""}


def test_the_token_of_a_write_is_filled(exchanges: Exchanges) -> None:
    """Without ClientToken, neither SDK sends one. Our client generates a new one for each call."""
    (case,) = [case for case in INPUTS if str(case) == "alibaba.eci.DeleteImageCache-required"]
    for variant in (variant for variant in VARIANTS if variant.sdk.startswith("alibaba")):
        sent = exchanges(variant, case)
        assert read_parameters(sent.ours)["ClientToken"] == NONCE
        assert "ClientToken" not in read_parameters(sent.theirs)


def test_the_default_signature_method_is_left_out(exchanges: Exchanges) -> None:
    """Tencent's SDK always sends SignatureMethod. Our client omits the default, HmacSHA1."""
    methods: dict[str, tuple[str | None, ...]] = {}
    for parameters in CASES:
        variant, case = parameters.values
        assert isinstance(variant, Variant)
        assert isinstance(case, Input)
        if (
            variant.sdk == "tencent"
            and variant.ours != "tc3-hmac-sha256"
            and str(case).endswith("DescribeImage-odd")
        ):
            sent = exchanges(variant, case)
            both = (read_parameters(request).get("SignatureMethod") for request in (sent.ours, sent.theirs))
            methods[variant.name] = tuple(both)
    assert methods == {
        "hmac-sha1-POST": (None, "HmacSHA1"),
        "hmac-sha1-GET": (None, "HmacSHA1"),
        "hmac-sha256-POST": ("HmacSHA256", "HmacSHA256"),
        "hmac-sha256-GET": ("HmacSHA256", "HmacSHA256"),
    }


def test_the_token_of_an_unsigned_action_is_not_in_the_url(exchanges: Exchanges) -> None:
    """The SDK sends the token of AssumeRoleWithOIDC in the URL, which servers log. Our client sends a form."""
    for parameters in UNSIGNED:
        variant, case = parameters.values
        assert isinstance(variant, Variant)
        assert isinstance(case, Input)
        if variant.sdk == "alibaba":
            sent = exchanges(variant, case)
            assert "OIDCToken" in sent.theirs.target
            assert "OIDCToken" not in sent.ours.target


def test_the_sdks_write_booleans_as_python_does(exchanges: Exchanges) -> None:
    """In parameters, the SDKs send True. The pages and our clients use true. The vendors accept both."""
    written: dict[str, set[str]] = {"ours": set(), "theirs": set()}
    for parameters in CASES:
        variant, case = parameters.values
        assert isinstance(variant, Variant)
        assert isinstance(case, Input)
        if variant.is_flat and case.name == "odd":
            sent = exchanges(variant, case)
            written["ours"] |= set(read_parameters(sent.ours).values())
            written["theirs"] |= set(read_parameters(sent.theirs).values())
    assert "False" in written["theirs"] - written["ours"]
    assert "false" in written["ours"] - written["theirs"]


def _list_paths(members: dict[str, Any], prefix: str = "") -> set[str]:
    paths: set[str] = set()
    for name, value in members.items():
        paths |= _list_value_paths(value, prefix + name)
    return paths


def _list_value_paths(value: Any, path: str) -> set[str]:
    if isinstance(value, dict):
        return {path} | _list_paths(value, f"{path}.")
    if isinstance(value, list):
        return {path}.union(*(_list_value_paths(item, f"{path}[]") for item in value))
    return {path}


def _list_leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for case in value.values() for leaf in _list_leaves(case)]
    if isinstance(value, list):
        return [leaf for case in value for leaf in _list_leaves(case)]
    return [value]
