"""The metadata services, which issue keys of a role."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import Any
from urllib.request import urlopen

import pytest
from yunbind_emulator import Emulator
from yunbind_emulator.faults.fault_rules import KINDS
from yunbind_emulator.messages.validation import Rule, Violation
from yunbind_emulator.protocols.metadata import ALIBABA_URI, ROLE, list_metadata_addresses
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from .caller import Caller
from .signed_requests import NOW, alibaba, huawei, huawei_error, tencent

TENCENT = "/latest/meta-data/cam/security-credentials/"
ALIBABA = "/latest/meta-data/ram/security-credentials/"
ALIBABA_TOKEN = "/latest/api/token"
HUAWEI = "/openstack/latest/securitykey"
HUAWEI_TOKEN = "/meta-data/latest/api/token"
TOKENS = [
    pytest.param(
        ALIBABA_TOKEN,
        "X-aliyun-ecs-metadata-token-ttl-seconds",
        "X-aliyun-ecs-metadata-token",
        ALIBABA + ROLE,
        403,
        id="alibaba",
    ),
    pytest.param(HUAWEI_TOKEN, "X-Metadata-Token-Ttl-Seconds", "X-Metadata-Token", HUAWEI, 401, id="huawei"),
]
PLACES = [TENCENT + ROLE, ALIBABA + ROLE, ALIBABA_URI, HUAWEI]
hardened = pytest.mark.parametrize(("place", "life", "header", "keys", "status"), TOKENS)


def ask(caller: Caller, path: str, method: str = "GET", **headers: str) -> HttpResponse:
    sent = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return caller.application.respond(HttpRequest(method, "http", "100.100.100.200", path, "", sent))


def read(caller: Caller, path: str) -> Any:
    response = ask(caller, path)
    assert (response.status, response.header("Content-Type")) == (200, "application/json")
    return json.loads(response.body)


@pytest.mark.parametrize("path", [TENCENT, TENCENT[:-1], ALIBABA, ALIBABA[:-1]])
def test_the_role_is_named_as_plain_text(caller: Caller, path: str):
    response = ask(caller, path)
    assert (response.status, response.body.decode()) == (200, "emulator-role")


def test_tencent_gives_keys_as_its_sdk_reads_them(caller: Caller):
    """``documented``: the members. Text and epoch have the same end."""
    given = read(caller, TENCENT + ROLE)
    assert given.keys() == {"Code", "TmpSecretId", "TmpSecretKey", "Token", "ExpiredTime", "Expiration"}
    assert given["Code"] == "Success"
    assert datetime.fromisoformat(given["Expiration"]).timestamp() == given["ExpiredTime"] > NOW.timestamp()


@pytest.mark.parametrize("path", [ALIBABA + ROLE, ALIBABA_URI])
def test_alibaba_gives_keys_as_its_sdk_reads_them(caller: Caller, path: str):
    given = read(caller, path)
    assert given["Code"] == "Success"
    assert given["AccessKeyId"].startswith("STS.")
    assert {"AccessKeySecret", "SecurityToken"} <= given.keys()
    assert re.fullmatch(r"2026-11-21T\d\d:\d\d:\d\dZ", given["Expiration"])


def test_huawei_gives_keys_as_its_sdk_reads_them(caller: Caller):
    given = read(caller, HUAWEI)["credential"]
    assert given.keys() == {"access", "secret", "securitytoken", "expires_at"}
    assert re.fullmatch(r"2026-11-21T\d\d:\d\d:\d\d\.\d{6}Z", given["expires_at"])


def test_the_keys_are_accepted_until_they_end(caller: Caller):
    """Six hours. Tencent Cloud and Alibaba Cloud have a code for expired keys."""
    key = read(caller, TENCENT + ROLE)

    def call() -> bytes:
        parts = {"key_id": key["TmpSecretId"], "secret": key["TmpSecretKey"]}
        headers = {"x-tc-token": key["Token"]}
        return caller.application.respond(tencent(**parts, moment=caller.clock.now, headers=headers)).body

    assert b"ImageCaches" in call()
    caller.clock.advance(6 * 3600 - 1)
    assert b"ImageCaches" in call()
    caller.clock.advance(1)
    assert b"AuthFailure.TokenFailure" in call()
    key = read(caller, ALIBABA_URI)
    date = caller.clock.now.strftime("%Y-%m-%dT%H:%M:%SZ")
    parts = {"key_id": key["AccessKeyId"], "secret": key["AccessKeySecret"], "date": date}
    request = alibaba(**parts, headers={"x-acs-security-token": key["SecurityToken"]})
    assert caller.application.respond(request).status == 200


def test_a_key_of_huawei_works_with_its_token_until_it_ends(caller: Caller):
    """``documented`` for a foreign or expired token, ``assumed`` for a missing one."""
    key = read(caller, HUAWEI)["credential"]

    def call(token: str | None) -> HttpResponse:
        date = caller.clock.now.strftime("%Y%m%dT%H%M%SZ")
        signed = {"x-security-token": token} if token else {}
        request = huawei(key_id=key["access"], secret=key["secret"], date=date, signed_headers=signed)
        return caller.application.respond(request)

    assert call(key["securitytoken"]).status == 200
    assert huawei_error(call("made-up")) == (401, "APIGW.0301")
    assert huawei_error(call(None)) == (401, "APIGW.0301")
    caller.clock.advance(6 * 3600)
    ended = call(key["securitytoken"])
    assert huawei_error(ended) == (401, "APIGW.0301")
    assert b"decrypt token fail" in ended.body


def test_the_token_of_huawei_must_be_signed(caller: Caller):
    """``documented``: it is among the signed headers."""
    key = read(caller, HUAWEI)["credential"]
    headers = {"x-security-token": key["securitytoken"]}
    request = huawei(key_id=key["access"], secret=key["secret"], headers=headers)
    assert huawei_error(caller.application.respond(request)) == (401, "APIGW.0301")


@pytest.mark.parametrize("path", PLACES)
def test_a_key_is_given_again_until_its_last_hour(caller: Caller, path: str):
    first = read(caller, path)
    caller.clock.advance(5 * 3600 - 1)
    assert read(caller, path) == first
    caller.clock.advance(1)
    assert read(caller, path) != first


@hardened
def test_a_token_is_given_and_asked_for(
    caller: Caller, place: str, life: str, header: str, keys: str, status: int
):
    """``documented``: first the token, then the keys. The status without one is ``peer`` for Huawei Cloud."""
    caller.application.control.metadata_tokens = True
    assert ask(caller, keys).status == status
    token = ask(caller, place, "PUT", **{life: "60"}).body.decode()
    assert ask(caller, keys, **{header: token}).status == 200
    assert ask(caller, keys, **{header: token + "x"}).status == status
    caller.clock.advance(60)
    assert ask(caller, keys, **{header: token}).status == status


@hardened
def test_where_no_token_is_asked_for_a_wrong_one_is_refused_all_the_same(
    caller: Caller, place: str, life: str, header: str, keys: str, status: int
):
    assert ask(caller, keys).status == 200
    assert ask(caller, keys, **{header: "wrong"}).status == status


@hardened
@pytest.mark.parametrize("seconds", [None, "", "0", "21601", "-1", "1e3", "٣"])
def test_a_token_lives_for_a_second_to_six_hours(
    caller: Caller, place: str, life: str, header: str, keys: str, status: int, seconds: str | None
):
    """``documented``: the range of Alibaba Cloud. The status 400 of other values is assumed."""
    assert ask(caller, place, "PUT", **({life: seconds} if seconds is not None else {})).status == 400


@hardened
@pytest.mark.parametrize("seconds", [1, 21600])
def test_a_token_ends_with_its_last_second(
    caller: Caller, place: str, life: str, header: str, keys: str, status: int, seconds: int
):
    token = ask(caller, place, "PUT", **{life: str(seconds)}).body.decode()
    caller.clock.advance(seconds - 0.5)
    assert ask(caller, keys, **{header: token}).status == 200
    caller.clock.advance(0.5)
    assert ask(caller, keys, **{header: token}).status == status


def test_the_credentials_uri_takes_no_token(caller: Caller):
    caller.application.control.metadata_tokens = True
    assert ask(caller, ALIBABA_URI).status == 200


@pytest.mark.parametrize("path", [TENCENT + "other", ALIBABA + "other", HUAWEI + "/other"])
def test_there_is_one_role(caller: Caller, path: str):
    assert ask(caller, path).status == 404


@pytest.mark.parametrize(
    ("method", "path"), [("PUT", TENCENT), ("POST", ALIBABA), ("GET", ALIBABA_TOKEN), ("GET", HUAWEI_TOKEN)]
)
def test_other_methods_are_refused(caller: Caller, method: str, path: str):
    assert ask(caller, path, method).status == 405


@pytest.mark.parametrize("kind", KINDS)
def test_faults_apply(caller: Caller, kind: str):
    rule = {"vendor": "alibaba", "service": "metadata", "action": "ShowCredentials", "kind": kind}
    rule |= {"error": {"code": "Oops"}, "status": {"status": 503}, "delay": {"latency": 2}}.get(kind, {})
    caller.application.control.fault_rules.add(rule)
    request = HttpRequest("GET", "http", "h", ALIBABA + ROLE)
    delivery = caller.application.handle(request)
    expected = {"error": 404, "status": 503, "throttle": 400, "html": 502, "reset": 500}.get(kind, 200)
    assert delivery.response.status == expected
    assert (delivery.latency > 0) == (kind == "delay")
    assert delivery.cut == (kind if kind in ("truncated", "reset") else None)
    assert ask(caller, TENCENT).status == 200


def test_the_journal_notes_calls_without_secrets(caller: Caller):
    token = ask(caller, ALIBABA_TOKEN, "PUT", X_aliyun_ecs_metadata_token_ttl_seconds="60").body.decode()
    ask(caller, ALIBABA + ROLE, X_aliyun_ecs_metadata_token=token)
    entry = caller.application.control.journal.export()[-1]
    assert (entry["vendor"], entry["service"], entry["action"]) == ("alibaba", "metadata", "ShowCredentials")
    assert token not in json.dumps(caller.application.control.journal.export())


def test_the_info_file_names_the_places(caller: Caller):
    places = list_metadata_addresses("")
    assert places.pop("role") == ROLE
    assert {place: ask(caller, path).status for place, path in places.items()} == dict.fromkeys(places, 200)


def test_an_ordinary_request_is_not_taken_for_metadata(caller: Caller):
    """The path of a client's endpoint can be any other than those of the metadata services."""
    assert b"ImageCaches" in caller.application.respond(tencent(path="/latest/dynamic")).body


def test_a_key_begins_when_the_clock_says(caller: Caller):
    ends = datetime.fromisoformat(read(caller, ALIBABA_URI)["Expiration"])
    assert ends - NOW == timedelta(hours=6)


def test_an_emulator_has_the_addresses_of_its_metadata_services():
    with Emulator() as cloud:
        assert cloud.metadata == list_metadata_addresses(cloud.endpoint)
        with urlopen(cloud.metadata["tencent"], timeout=5) as response:
            assert response.read().decode() == cloud.metadata["role"]


def test_huawei_names_the_assumed_refusal_of_a_key_without_its_token(caller: Caller):
    """A wrong token is documented."""
    key = read(caller, HUAWEI)["credential"]
    for token, notes in (
        (None, "A temporary key without its token is refused: `APIGW.0301`"),
        ("wrong", None),
    ):
        headers = {"x-security-token": token} if token else None
        request = huawei(key_id=key["access"], secret=key["secret"], signed_headers=headers)
        response = caller.application.respond(request)
        assert huawei_error(response) == (401, "APIGW.0301")
        assert response.header("X-Yunbind-Assumed") == notes


def test_a_wrong_parameter_is_a_bad_request(caller: Caller):
    """No metadata service has one yet."""
    protocol = caller.application._protocols[0]
    target = protocol.find_target(HttpRequest("GET", "http", "h", TENCENT + ROLE))
    error = protocol.translate_violation(
        Violation(Rule.VALUE, "name", "The parameter name is wrong."), target
    )
    assert (error.code, error.message) == ("BadRequest", "The parameter name is wrong.")
