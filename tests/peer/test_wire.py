"""Our clients and the vendors' SDKs send requests that mean the same, and each signs what the other sends.

Known differences of the wire, which change nothing for the vendors:

- In parameters, the SDKs write True and False, we write true and false.
- An empty list cannot be said in parameters: the SDKs drop it, we refuse the call.
- Without RegionId, Alibaba's new SDK sends none; we and the old SDK send the client's region.
- Without ClientToken, the SDKs send none; our client fills one, so that it can repeat the call.
- Tencent's SDK names HmacSHA1 in SignatureMethod; we leave out what the vendor assumes.
- Alibaba's action without a signature: we send its token in a form, the SDK in the query.

A test below shows each of them. Names of programs, languages and trace ids are not compared.
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
from .verification import list_facts, sign_by_sdk, sign_by_steps
from .ways import NONCE, WAYS, Exchange, Way, choose_members, exchange, is_possible, send_ours, send_theirs

pytestmark = [pytest.mark.peer, pytest.mark.xdist_group("peer")]

INPUTS = [each for each in list_inputs() if each.action.place not in UNSENT]
CASES = [
    pytest.param(way, each, id=f"{way}-{each}") for way in WAYS for each in INPUTS if is_possible(way, each)
]
SIGNED = [case for case in CASES if not case.values[1].action.entry.get("unsigned")]  # type: ignore[union-attr]
UNSIGNED = [case for case in CASES if case not in SIGNED]

Exchanges = Callable[[Way, Input], Exchange]


@pytest.fixture(scope="module")
def exchanges(sdks: Sdks, cloud: Server) -> Exchanges:
    """Send an input both ways, once."""
    return cache(lambda way, each: exchange(sdks, cloud, way, each))


@pytest.mark.parametrize(("way", "each"), CASES)
def test_both_requests_mean_what_the_input_says(exchanges: Exchanges, way: Way, each: Input) -> None:
    """Action, version, region and decoded parameters are those of the input, in our request and in the SDK's."""
    sent = exchanges(way, each)
    filled = {**dict.fromkeys(list_tokens(each), NONCE), **sent.members}
    assert read_meaning(each.action.provider, sent.ours) == expect_meaning(way, each, filled)
    assert read_meaning(each.action.provider, sent.theirs) == expect_meaning(way, each, sent.members)


def list_tokens(each: Input) -> list[str]:
    """The member that makes a repeated write safe, which our client fills."""
    return [name for name, member in each.action.request.items() if member.get("idempotency_token")]


@pytest.mark.parametrize(("way", "each"), SIGNED)
def test_the_sdk_signs_our_request_as_we_do(sdks: Sdks, exchanges: Exchanges, way: Way, each: Input) -> None:
    """The SDK's own signing code gives our request the signature that it carries."""
    ours = exchanges(way, each).ours
    assert list_facts(way, ours).signature == sign_by_sdk(sdks, way, each, ours)


@pytest.mark.parametrize(("way", "each"), SIGNED)
def test_our_steps_verify_the_request_of_the_sdk(exchanges: Exchanges, way: Way, each: Input) -> None:
    """The runtime's steps, which the emulator verifies with, give the SDK's request the signature that it carries."""
    theirs = exchanges(way, each).theirs
    assert list_facts(way, theirs).signature == sign_by_steps(way, each, theirs)


@pytest.mark.parametrize(("way", "each"), SIGNED)
def test_both_requests_carry_the_same_proof(exchanges: Exchanges, way: Way, each: Input) -> None:
    """Key id, session token, time, nonce, algorithm and scope are the same in both requests."""
    sent = exchanges(way, each)
    assert list_facts(way, sent.ours).proof == list_facts(way, sent.theirs).proof


@pytest.mark.parametrize(("way", "each"), UNSIGNED)
def test_neither_request_is_signed_where_the_action_needs_no_signature(
    exchanges: Exchanges, way: Way, each: Input
) -> None:
    """Both say in the same way that there is no signature, and give away no key id."""
    sent = exchanges(way, each)
    authorizations = [
        lower_names(request.headers).get("authorization") for request in (sent.ours, sent.theirs)
    ]
    assert authorizations == (["SKIP", "SKIP"] if way.sdk == "tencent" else [None, None])
    for request in (sent.ours, sent.theirs):
        assert not {"Signature", "AccessKeyId", "SecretId"} & read_parameters(request).keys()


def test_there_are_at_least_forty_inputs() -> None:
    """The inputs are many, and no two of one action are the same."""
    assert len(INPUTS) >= 40
    assert len({(each.action, each.name) for each in INPUTS}) == len(INPUTS)


@pytest.mark.parametrize("action", list_actions(), ids=str)
def test_every_parameter_is_used(action: Any) -> None:
    """Each parameter of each action, nested ones too, stands in an input with a value."""
    if action.place in UNSENT:
        return
    used = {path for each in INPUTS if each.action == action for path in _list_paths(each.members)}
    assert action.list_members("request").keys() <= used


def test_actions_that_are_not_sent_exist() -> None:
    """No line of the list is left over from an action that was renamed or removed."""
    assert {action.place for action in list_actions()} >= UNSENT.keys()


def test_odd_values_are_used_everywhere() -> None:
    """Among the values of each cloud are all that have gone wrong in other SDKs."""
    for provider in ("tencent", "alibaba", "huawei"):
        values = [
            value
            for each in INPUTS
            if each.action.provider == provider
            for value in _list_leaves(each.members)
        ]
        texts = "".join(value for value in values if isinstance(value, str))
        assert "" in values
        assert set("+ ~*/&=") | {"镜", "😀"} <= set(texts)
        assert {0, True} <= {value for value in values if not isinstance(value, str)}
    assert any(value == 2**64 - 1 for each in INPUTS for value in _list_leaves(each.members))
    assert any(value == [] for each in INPUTS for value in each.members.values())


@pytest.mark.parametrize("way", [way for way in WAYS if way.is_flat], ids=str)
def test_an_empty_list_is_refused_where_the_sdk_loses_it(sdks: Sdks, cloud: Server, way: Way) -> None:
    """Parameters cannot say that a list is empty: the SDK drops it without a word, our client refuses the call."""
    for each in INPUTS:
        if each.name != "empty" or not is_possible(way, Input(each.action, "other", {})):
            continue
        members = choose_members(way.sdk, each)
        lists = {name for name, value in members.items() if value == []}
        assert lists
        send_theirs(sdks, cloud, way, each, members)
        parameters = read_parameters(cloud.received.pop())
        assert not {name.partition(".")[0] for name in parameters} & lists
        with pytest.raises(InvalidArguments, match="empty list"):
            send_ours(cloud, way, each, members)
        assert cloud.received == []


def test_the_region_is_filled(sdks: Sdks, cloud: Server) -> None:
    """Without RegionId our client and the old SDK send their own region; the new SDK sends none."""
    (each,) = [each for each in INPUTS if str(each) == "alibaba.eci.DescribeRegions-required"]
    bare = Input(each.action, "bare", {})
    filled = {way.sdk: exchange(sdks, cloud, way, bare) for way in WAYS if way.sdk.startswith("alibaba")}
    regions = {sdk: read_meaning("alibaba", sent.theirs).region for sdk, sent in filled.items()}
    assert regions == {"alibaba": "", "alibaba_old": "cn-hangzhou"}
    assert {read_meaning("alibaba", sent.ours).region for sent in filled.values()} == {"cn-hangzhou"}


def test_the_token_of_a_write_is_filled(exchanges: Exchanges) -> None:
    """Without ClientToken neither SDK sends one; ours is new with each call."""
    (each,) = [each for each in INPUTS if str(each) == "alibaba.eci.DeleteImageCache-required"]
    for way in (way for way in WAYS if way.sdk.startswith("alibaba")):
        sent = exchanges(way, each)
        assert read_parameters(sent.ours)["ClientToken"] == NONCE
        assert "ClientToken" not in read_parameters(sent.theirs)


def test_the_default_signature_method_is_left_out(exchanges: Exchanges) -> None:
    """Tencent's SDK always sends SignatureMethod; we send it only where it is not HmacSHA1, the default."""
    methods: dict[str, tuple[str | None, ...]] = {}
    for case in CASES:
        way, each = case.values
        assert isinstance(way, Way)
        assert isinstance(each, Input)
        if way.sdk == "tencent" and way.ours != "tc3-hmac-sha256" and str(each).endswith("DescribeImage-odd"):
            sent = exchanges(way, each)
            both = (read_parameters(request).get("SignatureMethod") for request in (sent.ours, sent.theirs))
            methods[way.name] = tuple(both)
    assert methods == {
        "hmac-sha1-POST": (None, "HmacSHA1"),
        "hmac-sha1-GET": (None, "HmacSHA1"),
        "hmac-sha256-POST": ("HmacSHA256", "HmacSHA256"),
        "hmac-sha256-GET": ("HmacSHA256", "HmacSHA256"),
    }


def test_a_token_without_a_signature_stays_out_of_the_address(exchanges: Exchanges) -> None:
    """The SDK writes the token of AssumeRoleWithOIDC into the address, which servers log; we send a form."""
    for case in UNSIGNED:
        way, each = case.values
        assert isinstance(way, Way)
        assert isinstance(each, Input)
        if way.sdk == "alibaba":
            sent = exchanges(way, each)
            assert "OIDCToken" in sent.theirs.target
            assert "OIDCToken" not in sent.ours.target


def test_the_sdks_write_booleans_as_python_does(exchanges: Exchanges) -> None:
    """In parameters the SDKs send True where the pages, and our clients, say true; the vendors take both."""
    written: dict[str, set[str]] = {"ours": set(), "theirs": set()}
    for case in CASES:
        way, each = case.values
        assert isinstance(way, Way)
        assert isinstance(each, Input)
        if way.is_flat and each.name == "odd":
            sent = exchanges(way, each)
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
        return [leaf for each in value.values() for leaf in _list_leaves(each)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in _list_leaves(each)]
    return [value]
