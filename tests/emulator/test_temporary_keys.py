"""Temporary keys: how they are issued, and when they are accepted."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from yunbind_emulator.application import Application
from yunbind_emulator.auth.verification import TOKENLESS
from yunbind_emulator.protocols.cloud_protocol import ASSUMED_HEADER, EVIDENCE_HEADER
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from .caller import Caller
from .conftest import Clock
from .signed_requests import (
    NOW,
    alibaba,
    alibaba_error,
    alibaba_older,
    huawei,
    huawei_error,
    tencent,
    tencent_error,
    tencent_older,
)

TENCENT_ROLE = {"RoleArn": "qcs::cam::uin/100015158414:roleName/readOnlyRole", "RoleSessionName": "cts"}
ALIBABA_ROLE = {"RoleArn": "acs:ram::123456789012****:role/adminrole", "RoleSessionName": "alice"}
Key = tuple[str, str, str]
"""Return id, secret and token of a key."""


def ask_tencent(action: str, clock: Clock, **parameters: Any) -> HttpRequest:
    given = {**TENCENT_ROLE, **parameters}
    return tencent(action, given, service="sts", version="2018-08-13", moment=clock.now)


def ask_alibaba(action: str, nonce: str = "sts", **parameters: str) -> HttpRequest:
    return alibaba({**ALIBABA_ROLE, **parameters}, action=action, version="2015-04-01", nonce=nonce)


def read_tencent(response: HttpResponse) -> Any:
    return json.loads(response.body)["Response"]


def get_tencent_key(caller: Caller, **parameters: Any) -> Key:
    response = read_tencent(caller.application.respond(ask_tencent("AssumeRole", caller.clock, **parameters)))
    issued = response["Credentials"]
    return issued["TmpSecretId"], issued["TmpSecretKey"], issued["Token"]


def get_alibaba_key(caller: Caller, nonce: str = "sts", **parameters: str) -> Key:
    response = json.loads(caller.application.respond(ask_alibaba("AssumeRole", nonce, **parameters)).body)
    issued = response["Credentials"]
    return issued["AccessKeyId"], issued["AccessKeySecret"], issued["SecurityToken"]


def tc3(key: Key, clock: Clock, **parts: Any) -> HttpRequest:
    headers = {"x-tc-token": key[2]} if key[2] else {}
    return tencent(key_id=key[0], secret=key[1], moment=clock.now, headers=headers, **parts)


def hmac_sha1(key: Key, clock: Clock, **parts: Any) -> HttpRequest:
    common = {"Token": key[2]} if key[2] else {}
    timestamp = str(int(clock.now.timestamp()))
    return tencent_older(key_id=key[0], secret=key[1], timestamp=timestamp, common=common, **parts)


def acs3(key: Key, clock: Clock, **parts: Any) -> HttpRequest:
    headers = {"x-acs-security-token": key[2]} if key[2] else {}
    date = clock.now.strftime("%Y-%m-%dT%H:%M:%SZ")
    return alibaba(key_id=key[0], secret=key[1], date=date, nonce="used", headers=headers, **parts)


def rpc(key: Key, clock: Clock, **parts: Any) -> HttpRequest:
    common = {"SecurityToken": key[2]} if key[2] else {}
    date = clock.now.strftime("%Y-%m-%dT%H:%M:%SZ")
    return alibaba_older(key_id=key[0], secret=key[1], timestamp=date, nonce="used", common=common, **parts)


Sign = Callable[..., HttpRequest]
by_tencent = pytest.mark.parametrize("sign", [tc3, hmac_sha1])
by_alibaba = pytest.mark.parametrize("sign", [acs3, rpc])


@pytest.mark.parametrize(
    ("action", "more"),
    [("AssumeRole", {}), ("AssumeRoleWithWebIdentity", {"ProviderId": "OIDC", "WebIdentityToken": "token"})],
)
def test_the_response_of_tencent_is_as_documented(caller: Caller, action: str, more: dict[str, str]):
    """``documented``: the members. Epoch and text have the same end, by default in two hours."""
    response = caller.application.respond(ask_tencent(action, caller.clock, **more))
    content = read_tencent(response)
    assert content.keys() == {"Credentials", "ExpiredTime", "Expiration", "RequestId"}
    assert content["Credentials"].keys() == {"Token", "TmpSecretId", "TmpSecretKey"}
    assert content["ExpiredTime"] == NOW.timestamp() + 7200
    assert datetime.fromisoformat(content["Expiration"]).timestamp() == content["ExpiredTime"]
    assert response.header(EVIDENCE_HEADER) == "assumed"
    assert "Any role can be assumed" in (response.header(ASSUMED_HEADER) or "")


def test_the_response_of_alibaba_is_as_documented(caller: Caller):
    """``documented``: the members, the form of the ARN, and the default of one hour."""
    response = json.loads(caller.application.respond(ask_alibaba("AssumeRole")).body)
    assert response["AssumedRoleUser"]["Arn"] == "acs:ram::123456789012****:role/adminrole/alice"
    assert response["AssumedRoleUser"]["AssumedRoleId"].endswith(":alice")
    issued = response["Credentials"]
    assert issued.keys() == {"AccessKeyId", "AccessKeySecret", "SecurityToken", "Expiration"}
    assert issued["AccessKeyId"].startswith("STS.")
    assert (datetime.fromisoformat(issued["Expiration"]) - NOW).total_seconds() == 3600


def test_the_response_of_alibaba_has_the_claims_of_an_oidc_token(caller: Caller):
    """``documented``: the claims in the page's table."""
    now = int(NOW.timestamp())
    claims = {"sub": "s", "iss": "https://i", "aud": ["a", "b"], "exp": now + 60, "iat": now}
    response = json.loads(caller.application.respond(ask_oidc(make_token(claims))).body)
    assert response["OIDCTokenInfo"] == {
        "Subject": "s",
        "Issuer": "https://i",
        "ClientIds": "a,b",
        "ExpirationTime": "2026-11-21T12:01:00Z",
        "IssuanceTime": "2026-11-21T12:00:00Z",
        "VerificationInfo": "Success",
    }
    assert response["Credentials"]["SecurityToken"]


def make_token(claims: dict[str, Any]) -> str:
    middle = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"eyJhbGciOiJub25lIn0.{middle}.sign"


def ask_oidc(token: str) -> HttpRequest:
    return ask_alibaba("AssumeRoleWithOIDC", OIDCProviderArn="acs:ram::1:oidc-provider/p", OIDCToken=token)


def test_an_identity_token_that_has_ended_is_refused(caller: Caller):
    """``documented``: both clouds have a code for this."""
    token = make_token({"exp": int(NOW.timestamp())})
    assert alibaba_error(caller.application.respond(ask_oidc(token))) == (
        401,
        "AuthenticationFail.OIDCToken.Expired",
    )
    request = ask_tencent(
        "AssumeRoleWithWebIdentity", caller.clock, ProviderId="OIDC", WebIdentityToken=token
    )
    assert tencent_error(caller.application.respond(request)) == "InvalidParameter.WebIdentityTokenError"


@by_tencent
def test_a_key_of_tencent_works_with_its_token_until_it_ends(caller: Caller, sign: Sign):
    """``documented``: the code for an expired token. It expires at the time in the response."""
    key = get_tencent_key(caller, DurationSeconds=1800)
    caller.clock.advance(1799)
    assert "ImageCaches" in read_tencent(caller.application.respond(sign(key, caller.clock)))
    caller.clock.advance(1)
    refused = caller.application.respond(sign(key, caller.clock))
    assert tencent_error(refused) == "AuthFailure.TokenFailure"
    assert refused.header(EVIDENCE_HEADER) == "documented"


@by_alibaba
def test_a_key_of_alibaba_works_with_its_token_until_it_ends(caller: Caller, sign: Sign):
    """``documented``: the code for an expired token."""
    key = get_alibaba_key(caller, DurationSeconds="900")
    caller.clock.advance(899)
    assert json.loads(caller.application.respond(sign(key, caller.clock)).body)["TotalCount"] == 0
    caller.clock.advance(1)
    refused = caller.application.respond(sign(key, caller.clock))
    assert alibaba_error(refused) == (400, "InvalidSecurityToken.Expired")
    assert refused.header(EVIDENCE_HEADER) == "documented"


def test_a_key_works_on_every_service_of_its_cloud(caller: Caller):
    """It acts in the account that issued it: the account's own key sees the caches that it creates."""
    key = get_tencent_key(caller)
    made = {"Images": ["nginx"], "VpcId": "v", "SubnetId": "s"}
    caller.application.respond(tc3(key, caller.clock, action="CreateImageCache", parameters=made))
    assert caller.tke("DescribeImageCaches")["TotalCount"] == 1
    ecm = {"service": "ecm", "version": "2019-07-19", "region": None}
    response = caller.application.respond(tc3(key, caller.clock, action="DescribeImage", **ecm))
    assert read_tencent(response)["ImageSet"]


def test_a_temporary_key_may_take_another_role(caller: Caller):
    """``documented``: temporary keys can call this action too."""
    key = get_tencent_key(caller)
    sts = {"service": "sts", "version": "2018-08-13", "parameters": TENCENT_ROLE}
    response = read_tencent(caller.application.respond(tc3(key, caller.clock, action="AssumeRole", **sts)))
    assert response["Credentials"]["TmpSecretId"] != key[0]


@by_tencent
def test_tencent_refuses_a_key_without_its_token_or_with_another(caller: Caller, sign: Sign):
    """``documented`` for a wrong token, ``assumed`` for a missing one."""
    first, second = get_tencent_key(caller), get_tencent_key(caller)
    for token in (second[2], "made-up"):
        refused = caller.application.respond(sign((*first[:2], token), caller.clock))
        assert tencent_error(refused) == "AuthFailure.TokenFailure"
    missing = caller.application.respond(sign((*first[:2], ""), caller.clock))
    assert tencent_error(missing) == "AuthFailure.TokenFailure"
    assert missing.header(ASSUMED_HEADER) == TOKENLESS


@by_alibaba
def test_alibaba_refuses_a_key_without_its_token_or_with_another(caller: Caller, sign: Sign):
    """``documented``: there is a code for each."""
    first, second = get_alibaba_key(caller), get_alibaba_key(caller, RoleSessionName="bob", nonce="sts-2")
    for token in (second[2], "made-up"):
        refused = caller.application.respond(sign((*first[:2], token), caller.clock))
        assert alibaba_error(refused) == (400, "InvalidSecurityToken.MismatchWithAccessKey")
    missing = caller.application.respond(sign((*first[:2], ""), caller.clock))
    assert alibaba_error(missing) == (400, "MissingSecurityToken")


def test_the_signature_is_looked_at_before_the_token(caller: Caller):
    key_id, _, token = get_tencent_key(caller)
    wrong = (key_id, "wrong", token)
    assert (
        tencent_error(caller.application.respond(tc3(wrong, caller.clock))) == "AuthFailure.SignatureFailure"
    )


def test_a_key_of_one_cloud_is_unknown_to_the_others(caller: Caller):
    key_id, secret, token = get_alibaba_key(caller)
    refused = caller.application.respond(tc3((key_id, secret, token), caller.clock))
    assert tencent_error(refused) == "AuthFailure.SecretIdNotFound"
    headers = {"x-security-token": token}
    request = huawei(key_id=key_id, secret=secret, signed_headers=headers)
    assert huawei_error(caller.application.respond(request)) == (401, "APIGW.0301")


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"DurationSeconds": 43201}, "InvalidParameter.OverTimeError"),
        ({"RoleArn": "acs:ram::1:role/r"}, "InvalidParameter.ParamError"),
        ({"RoleSessionName": "a"}, "InvalidParameterValue"),
        ({"RoleArn": None}, "MissingParameter"),
    ],
)
def test_tencent_refuses_a_wrong_role(caller: Caller, parameters: dict[str, Any], code: str):
    """``documented``: at most twelve hours, and the code for more; the other codes are assumed."""
    request = ask_tencent("AssumeRole", caller.clock, **parameters)
    assert tencent_error(caller.application.respond(request)) == code


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DurationSeconds", "899"),
        ("DurationSeconds", "43201"),
        ("RoleArn", "qcs::cam::uin/1:roleName/r"),
        ("RoleSessionName", "a"),
        ("ExternalId", "?" * 5),
    ],
)
def test_alibaba_has_a_code_for_each_parameter(caller: Caller, name: str, value: str):
    """``documented``: the service's list of codes."""
    refused = caller.application.respond(ask_alibaba("AssumeRole", **{name: value}))
    assert alibaba_error(refused) == (400, f"InvalidParameter.{name}")


def test_a_policy_that_is_too_long_is_refused_by_its_size(caller: Caller):
    """``documented``."""
    refused = caller.application.respond(ask_alibaba("AssumeRole", Policy="x" * 2049))
    assert alibaba_error(refused) == (400, "InvalidParameter.PolicySize")


def test_a_reset_takes_temporary_keys_back(caller: Caller):
    key = get_tencent_key(caller)
    caller.application.control.reset()
    refused = caller.application.respond(tc3(key, caller.clock))
    assert tencent_error(refused) == "AuthFailure.SecretIdNotFound"


def test_an_exported_state_has_no_temporary_key(caller: Caller):
    """They are secrets, and users pass exports around."""
    key = get_tencent_key(caller)
    exported = json.dumps(caller.application.control.state.export())
    journal = json.dumps(caller.application.control.journal.export())
    assert not [part for part in key[1:] if part in exported + journal]


def test_only_so_many_keys_are_kept(caller: Caller):
    """A flood of AssumeRole does not use more memory with time: the oldest keys are deleted."""
    table = caller.application.control.issued_secrets.table("tencent.keys", limit=3)
    keys = [get_tencent_key(caller) for _ in range(5)]
    assert [*table.export()] == [key_id for key_id, _, _ in keys[2:]]
    refused = caller.application.respond(tc3(keys[0], caller.clock))
    assert tencent_error(refused) == "AuthFailure.SecretIdNotFound"


def test_samples_issue_no_valid_key(emulator: Application, clock: Clock):
    """With ``--samples``, the response is the page's, whose key is not valid."""
    response = read_tencent(emulator.respond(ask_tencent("AssumeRole", clock)))
    assert response["Credentials"]["Token"] == "da1e***"
