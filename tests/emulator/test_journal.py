"""The journal of calls, and the secrets that it hides."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest
from yunbind_emulator.application import Application, create_application
from yunbind_emulator.base.catalog import Catalog, Member
from yunbind_emulator.base.clock import EmulatorClock
from yunbind_emulator.control import Control
from yunbind_emulator.journal import Journal, redact
from yunbind_runtime.base.http import HttpRequest

from .conftest import Clock
from .signed_requests import KEYS, NOW, alibaba, alibaba_older, huawei, tencent, tencent_older

PASSWORD = "correct-horse-battery"


@pytest.fixture
def control() -> Control:
    return Control(clock=EmulatorClock(Clock(NOW)), rates=False)


@pytest.fixture
def application(catalog: Catalog, control: Control) -> Application:
    return create_application(catalog, KEYS, control=control, samples=True)


def last(control: Control) -> dict[str, Any]:
    return control.journal.export()[-1]


def test_an_entry_has_the_request_and_the_response_of_a_call(application: Application, control: Control):
    application.respond(tencent(parameters={"Limit": 20}))
    call = last(control)
    assert {name: call[name] for name in ("vendor", "service", "version", "action", "region", "status")} == {
        "vendor": "tencent",
        "service": "tke",
        "version": "2018-05-25",
        "action": "DescribeImageCaches",
        "region": "ap-guangzhou",
        "status": 200,
    }
    assert (call["parameters"], call["code"], call["time"]) == ({"Limit": 20}, None, NOW.isoformat())


def test_a_refusal_is_noted_with_its_code(application: Application, control: Control):
    application.respond(tencent(secret="wrong"))
    assert (last(control)["code"], last(control)["parameters"]) == ("AuthFailure.SignatureFailure", None)
    application.respond(tencent(parameters={"Oops": 1}))
    assert last(control)["code"] == "UnknownParameter"


def test_a_fault_is_noted(application: Application, control: Control):
    control.fault_rules.add({"kind": "truncated"})
    application.respond(tencent())
    assert last(control)["fault"] == "truncated"


def test_the_canonical_request_is_that_of_the_published_steps(application: Application, control: Control):
    application.respond(tencent(parameters={}))
    empty_object = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert last(control)["canonical_request"] == (
        "POST\n/\n\ncontent-type:application/json\nhost:127.0.0.1:18080\n\ncontent-type;host\n" + empty_object
    )


@pytest.mark.parametrize("way", ["GET", "POST"])
def test_an_older_signature_of_tencent_has_the_form_of_the_page(
    application: Application, control: Control, way: str
):
    """``documented``: method, host, path and sorted parameters, here with key id and token hidden."""
    application.respond(tencent_older({"Limit": "5"}, method=way, common={"Token": PASSWORD}))
    assert last(control)["canonical_request"] == (
        f"{way}127.0.0.1:18080/?Action=DescribeImageCaches&Limit=5&Nonce=11886&Region=ap-guangzhou"
        f"&SecretId=***&Timestamp={int(NOW.timestamp())}&Token=***&Version=2018-05-25"
    )


@pytest.mark.parametrize("form", [False, True])
def test_an_older_signature_of_alibaba_has_the_form_of_the_page(
    application: Application, control: Control, form: bool
):
    """``documented``: method, path and sorted parameters, encoded twice; a form counts like the query."""
    given = {"RegionId": "cn-hangzhou", "ImageCacheName": "中"}
    application.respond(alibaba_older(given, form=form, common={"SecurityToken": PASSWORD}))
    shown = last(control)["canonical_request"]
    method, path, pairs = shown.split("&")
    assert (method, unquote(path)) == ("GET", "/")
    assert unquote(pairs).split("&") == [
        "AccessKeyId=%2A%2A%2A",
        "Action=DescribeImageCaches",
        "Format=JSON",
        "ImageCacheName=%E4%B8%AD",
        "RegionId=cn-hangzhou",
        "SecurityToken=%2A%2A%2A",
        "SignatureMethod=HMAC-SHA1",
        "SignatureNonce=nonce",
        "SignatureVersion=1.0",
        "Timestamp=2026-11-21T12%3A00%3A00Z",
        "Version=2018-08-08",
    ]


def registry(password: str) -> dict[str, object]:
    return {"Server": "ccr.example", "Username": "me", "Password": password}


def test_no_secret_is_in_the_journal(application: Application, control: Control):
    """In headers, queries, bodies and canonical requests, also of rejected calls."""
    flat = {"RegionId": "cn-hangzhou", "ImageRegistryCredential.1.Password": PASSWORD}
    sign_in = {"auth": {"identity": {"methods": ["password"], "password": {"user": {"password": PASSWORD}}}}}
    requests = [
        tencent("CreateImageCache", {"Images": ["a"], "ImageRegistryCredentials": [registry(PASSWORD)]}),
        tencent("CreateImageCache", {"ImageRegistryCredentials": [registry(PASSWORD)]}, secret="wrong"),
        tencent(headers={"x-tc-token": PASSWORD}),
        alibaba(flat, action="CreateImageCache"),
        alibaba(flat, action="CreateImageCache", form=True, nonce="other"),
        alibaba(headers={"x-acs-security-token": PASSWORD}, nonce="third"),
        alibaba_older(flat, action="CreateImageCache"),
        tencent_older({"ImageRegistryCredentials.0.Password": PASSWORD}, action="CreateImageCache"),
        huawei(headers={"x-auth-token": PASSWORD, "x-security-token": PASSWORD, "cookie": PASSWORD}),
        huawei("POST", "/v3/auth/tokens", body=json.dumps(sign_in).encode()),
    ]
    for request in requests:
        application.respond(request)
        signature = (request.header("authorization") or "").rpartition("=")[2]
        text = json.dumps(last(control))
        assert PASSWORD not in text
        assert not signature or signature not in text
    assert len(control.journal.export()) == len(requests)


def test_a_body_with_a_secret_has_no_hash(application: Application, control: Control):
    """With a hash, a weak password could be guessed."""
    body = {"Images": ["a"], "ImageRegistryCredentials": [registry(PASSWORD)]}
    application.respond(tencent("CreateImageCache", body))
    call = last(control)
    assert call["canonical_request"].endswith("\n***")
    assert call["parameters"]["ImageRegistryCredentials"][0]["Username"] == "me"
    form = {"RegionId": "cn-hangzhou", "ImageRegistryCredential.1.Password": PASSWORD}
    request = alibaba(form, action="CreateImageCache", form=True)
    application.respond(request)
    hashed = request.header("x-acs-content-sha256")
    assert hashed
    assert hashed not in json.dumps(last(control))


def test_a_page_token_is_not_hidden(application: Application, control: Control):
    application.respond(alibaba({"RegionId": "cn-hangzhou", "NextToken": "page-2"}))
    assert last(control)["parameters"]["NextToken"] == "page-2"


def test_a_request_for_no_cloud_is_noted(application: Application, control: Control):
    application.respond(HttpRequest("GET", "http", "x", "/favicon.ico"))
    assert (last(control)["vendor"], last(control)["path"], last(control)["status"]) == (
        None,
        "/favicon.ico",
        404,
    )


@pytest.mark.parametrize(
    ("query", "vendor", "text"),
    [
        ("Action=A&SecretId=s", "tencent", "GETx/?Action=A&SecretId=s"),
        ("AccessKeyId=k&Action=A", "alibaba", "GET&%2F&AccessKeyId%3D%2A%2A%2A%26Action%3DA"),
        ("Action=A&SignatureNonce=n", "alibaba", None),
    ],
)
def test_the_least_that_a_cloud_recognises_is_noted(
    application: Application, control: Control, query: str, vendor: str, text: str | None
):
    """Secrets of the text are hidden."""
    application.respond(HttpRequest("GET", "http", "x", "/", query))
    call = last(control)
    assert call["vendor"] == vendor
    assert (call["canonical_request"] is None) == (text is None)


@pytest.mark.parametrize("query", ["Action=A", "SecretId=s", "AccessKeyId=k", "SignatureNonce=n"])
def test_less_is_of_no_cloud(application: Application, control: Control, query: str):
    application.respond(HttpRequest("GET", "http", "x", "/", query))
    assert (last(control)["vendor"], last(control)["canonical_request"]) == (None, None)


def test_only_the_last_calls_are_kept():
    journal = Journal(size=3)
    for number in range(5):
        journal.add({"call": number})
    assert [(entry["number"], entry["call"]) for entry in journal.export()] == [(3, 2), (4, 3), (5, 4)]
    assert [entry["number"] for entry in journal.export(after=4)] == [5]


MEMBERS = {
    "Policy": Member("Policy", "string", sensitive=True),
    "Plain": Member("Plain", "string"),
    "Password": Member("Password", "string"),
    "Inner": Member("Inner", "list[Login]"),
}
TYPES = {"Login": {"Secret": Member("Secret", "string", sensitive=True), "User": Member("User", "string")}}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"Policy": "x"}, {"Policy": "***"}),
        ({"Policy": None}, {"Policy": None}),
        ({"Password": "x"}, {"Password": "***"}),
        ({"password": "x"}, {"password": "***"}),
        ({"Plain": "x"}, {"Plain": "x"}),
        ({"Unknown": 1}, {"Unknown": 1}),
        ({"Inner": [{"Secret": "x", "User": "u"}]}, {"Inner": [{"Secret": "***", "User": "u"}]}),
        ({"Other": {"Password": "x", "Policy": "y"}}, {"Other": {"Password": "***", "Policy": "y"}}),
        ({"NextToken": "t", "ClientToken": "t"}, {"NextToken": "t", "ClientToken": "t"}),
        ({"SecurityToken": "t"}, {"SecurityToken": "***"}),
        ([{"Policy": "x"}, 1, True], [{"Policy": "***"}, 1, True]),
    ],
)
def test_a_value_is_secret_by_the_catalog_or_by_its_name(value: Any, shown: Any):
    """At any depth. What is absent is no secret."""
    assert redact(value, MEMBERS, TYPES) == shown
