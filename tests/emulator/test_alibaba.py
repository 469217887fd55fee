"""The emulated Alibaba Cloud."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from yunbind_emulator.application import STRING_TO_SIGN_HEADER, Application, create_application
from yunbind_emulator.base.catalog import Catalog
from yunbind_emulator.base.credentials import issue_credentials
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from .conftest import Clock
from .signed_requests import HOST, KEYS, alibaba, alibaba_error, alibaba_older, without

REGION = {"RegionId": "cn-hangzhou"}
UUID = "[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}"


def read(response: HttpResponse) -> dict:
    assert response.status == 200, response.body
    return json.loads(response.body)


def test_a_signed_request_gets_the_documented_sample(emulator: Application):
    """With the sample's peculiarities: numbers as text, a list of one item without brackets."""
    cache = read(emulator.respond(alibaba()))["ImageCaches"][0]
    assert cache["ImageCacheSize"] == "20"
    assert cache["Images"] == "registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.15.10-perl"


def test_the_request_id_is_new_and_in_body_and_header(emulator: Application):
    response = emulator.respond(alibaba())
    request_id = read(response)["RequestId"]
    assert re.fullmatch(UUID, request_id)
    assert response.header("x-acs-request-id") == request_id


VECTORS = {
    "E1, all kinds of characters": (
        "Limit=20&MatchImage.1=registry-vpc.cn-hangzhou.aliyuncs.com%2Feci_open%2Fnginx%3A1.15.10-perl"
        "&MatchImage.2=%E4%B8%AD%E6%96%87%2F%E9%95%9C%E5%83%8F%3Aa%2Bb&RegionId=cn-hangzhou"
        "&Tag.1.Key=k1&Tag.1.Value=v%201%2A~",
        {},
        "e4a660cba5007e00c8e45b80e3347a4285a171a194ddf1893cd57709a181a7d0",
    ),
    "E6, every header signed": (
        "RegionId=cn-hangzhou",
        {"accept": "application/json", "user-agent": "ua/1", "x-acs-credentials-provider": "static_ak"},
        "2424cea7221f068798301c1d3ed41f37101133edc77073fab136de079c2c911d",
    ),
}


@pytest.mark.parametrize("name", VECTORS)
def test_signatures_made_by_the_vendors_sdk_are_accepted(catalog: Catalog, name: str):
    query, headers, signature = VECTORS[name]
    moment = datetime(2023, 10, 26, 10, 22, 32, tzinfo=UTC)
    keys = issue_credentials({"alibaba": {"access_key_id": "testid", "access_key_secret": "testsecret"}})
    sent = headers | {
        "x-acs-action": "DescribeImageCaches",
        "x-acs-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "x-acs-date": "2023-10-26T10:22:32Z",
        "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
        "x-acs-version": "2018-08-08",
    }
    names = ";".join(sorted(["host", *sent]))
    sent["authorization"] = f"ACS3-HMAC-SHA256 Credential=testid,SignedHeaders={names},Signature={signature}"
    host = "eci.cn-hangzhou.aliyuncs.com"
    request = HttpRequest("POST", "http", host, "/", query, tuple(sent.items()))
    assert read(create_application(catalog, keys, clock=Clock(moment), samples=True).respond(request))[
        "ImageCaches"
    ]


def test_a_plus_on_the_wire_is_a_space_in_the_signature(emulator: Application):
    parameters = REGION | {"ImageCacheName": "a b"}
    request = alibaba(parameters, query="ImageCacheName=a+b&RegionId=cn-hangzhou")
    assert read(emulator.respond(request))


@pytest.mark.parametrize("host", ["http://127.0.0.1:18080", "eci.aliyuncs.com"])
def test_the_host_is_verified_as_it_was_sent(emulator: Application, host: str):
    assert read(emulator.respond(alibaba(host=host)))


def test_the_path_is_always_signed_as_the_root(emulator: Application):
    assert read(emulator.respond(alibaba(path="/ali/")))


def test_parameters_may_come_in_a_form(emulator: Application):
    assert read(emulator.respond(alibaba(REGION | {"Tag.1.Key": "k"}, form=True)))
    response = emulator.respond(alibaba(REGION | {"Colour": "red"}, form=True, nonce="2"))
    assert alibaba_error(response) == (400, "InvalidParameter")


def test_get_is_served_too(emulator: Application):
    assert read(emulator.respond(alibaba(method="GET")))


@pytest.mark.parametrize(
    ("request_parts", "status", "code"),
    [
        ({"key_id": "someone"}, 404, "InvalidAccessKeyId.NotFound"),
        ({"secret": "wrong"}, 400, "SignatureDoesNotMatch"),
        ({"signed_body": b"other"}, 400, "SignatureDoesNotMatch"),
        ({"query": "RegionId=cn-beijing"}, 400, "SignatureDoesNotMatch"),
        ({"headers": {"authorization": "ACS3-HMAC-SHA256 nonsense"}}, 400, "IncompleteSignature"),
        ({"headers": {"authorization": "Basic x"}}, 400, "IncompleteSignature"),
        ({"date": "2026-11-21T11:44:59Z"}, 400, "InvalidTimeStamp.Expired"),
        ({"date": "2026-11-21T12:15:01Z"}, 400, "InvalidTimeStamp.Expired"),
        ({"date": "today"}, 400, "InvalidTimeStamp.Format"),
        ({"headers": {"x-acs-security-token": "t"}}, 400, "InvalidSecurityToken.MismatchWithAccessKey"),
    ],
)
def test_a_request_with_a_wrong_signature_is_refused(
    emulator: Application, request_parts: dict, status: int, code: str
):
    assert alibaba_error(emulator.respond(alibaba(**request_parts))) == (status, code)


@pytest.mark.parametrize("name", ["x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"])
def test_a_signed_header_that_is_missing_makes_the_signature_incomplete(emulator: Application, name: str):
    assert alibaba_error(emulator.respond(without(alibaba(), name))) == (400, "IncompleteSignature")


def test_a_nonce_is_good_once(emulator: Application):
    assert read(emulator.respond(alibaba(nonce="one")))
    assert alibaba_error(emulator.respond(alibaba(nonce="one"))) == (400, "SignatureNonceUsed")
    assert read(emulator.respond(alibaba(nonce="two")))


def test_a_refused_request_does_not_use_up_its_nonce(emulator: Application):
    assert alibaba_error(emulator.respond(alibaba(nonce="one", secret="wrong")))[0] == 400
    assert read(emulator.respond(alibaba(nonce="one")))


def test_the_error_for_a_wrong_signature_shows_the_string_to_sign(emulator: Application):
    """In the message, as on the real cloud, and in a header. It contains no secret."""
    response = emulator.respond(alibaba(secret="wrong"))
    shown = response.header(STRING_TO_SIGN_HEADER)
    assert shown is not None
    assert re.fullmatch(r"ACS3-HMAC-SHA256\\n[0-9a-f]{64}", shown)
    message = json.loads(response.body)["Message"]
    assert message.endswith("server string to sign is:" + shown.replace("\\n", "\n"))
    assert KEYS["alibaba"]["access_key_secret"] not in shown + message


@pytest.mark.parametrize(
    ("request_parts", "status", "code"),
    [
        ({"action": "DescribeNothing"}, 404, "InvalidAction.NotFound"),
        ({"version": "2001-01-01"}, 400, "InvalidVersion"),
        ({"method": "PUT"}, 403, "UnsupportedHTTPMethod"),
    ],
)
def test_a_call_of_something_else_is_named(
    emulator: Application, request_parts: dict, status: int, code: str
):
    assert alibaba_error(emulator.respond(alibaba(**request_parts))) == (status, code)


@pytest.mark.parametrize(
    ("parameters", "code", "named"),
    [
        (REGION | {"Colour": "red"}, "InvalidParameter", "Colour"),
        (REGION | {"Tag.1.Colour": "red"}, "InvalidParameter", "Tag.1.Colour"),
        (REGION | {"Tag.0.Key": "k"}, "InvalidParameter", "Tag"),
        (REGION | {"Tag": "k"}, "InvalidParameter", "Tag"),
        (REGION | {"Limit": "many"}, "InvalidParameter", "Limit"),
        (REGION | {"ImageFullMatch": "perhaps", "MatchImage.1": "a"}, "InvalidParameter", "ImageFullMatch"),
        (REGION | {"ImageFullMatch": "true"}, "InvalidParameter", "MatchImage"),
        (REGION | {f"Tag.{n}.Key": "k" for n in range(1, 22)}, "InvalidParameter", "Tag"),
        (REGION | {"ImageCacheId": "a", "ImageCacheId.1": "b"}, "InvalidParameter", "ImageCacheId"),
    ],
)
def test_a_parameter_that_does_not_fit_is_refused_by_name(
    emulator: Application, parameters: dict, code: str, named: str
):
    response = emulator.respond(alibaba(parameters))
    assert alibaba_error(response) == (400, code)
    assert named in json.loads(response.body)["Message"]


@pytest.mark.parametrize(
    "parameters",
    [
        {"Tag.1.Key": "k", "Tag.1.Value": "", "Tag.2.Key": "镜像"},
        {"MatchImage.1": "a", "MatchImage.2": "b", "ImageFullMatch": "True", "Limit": "20"},
        {"NextToken": "", "Limit": ""},
        {"Action": "DescribeImageCaches", "Version": "2018-08-08", "Format": "JSON"},
    ],
)
def test_parameters_that_fit_are_accepted(emulator: Application, parameters: dict):
    """Python's True is a boolean, empty text is not a number, and the protocol's names are not parameters."""
    assert read(emulator.respond(alibaba(REGION | parameters)))


def test_the_response_is_xml_if_the_request_asks_for_it(emulator: Application):
    """The sample of the page, with a new request id."""
    response = emulator.respond(alibaba(headers={"accept": "application/xml"}))
    assert response.header("Content-Type") == "text/xml;charset=utf-8"
    root = ET.fromstring(response.body)
    assert root.tag == "DescribeImageCachesResponse"
    assert root.findtext("RequestId") == response.header("x-acs-request-id")
    assert root.findtext("ImageCaches/ImageCacheSize") == "20"


def test_format_decides_before_the_accept_header(emulator: Application):
    response = emulator.respond(alibaba(REGION | {"Format": "XML"}, headers={"accept": "application/json"}))
    assert response.body.startswith(b"<DescribeImageCachesResponse>")
    response = emulator.respond(
        alibaba(REGION | {"Format": "JSON"}, headers={"accept": "application/xml"}, nonce="2")
    )
    assert read(response)


def test_an_error_in_xml_stays_well_formed_whatever_it_names(emulator: Application):
    response = emulator.respond(alibaba(REGION | {"<&\x00": "1"}, headers={"accept": "text/xml"}))
    root = ET.fromstring(response.body)
    assert root.tag == "Error"
    assert root.findtext("Code") == "InvalidParameter"
    assert "<&?" in (root.findtext("Message") or "")


def test_an_error_carries_the_vendors_envelope(emulator: Application):
    content = json.loads(emulator.respond(alibaba({"Colour": "red"})).body)
    assert content["HostId"] == HOST
    assert content["Recommend"].startswith(
        "https://api.aliyun.com/troubleshoot?q=InvalidParameter&product=Eci&"
    )


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("error:Account.Arrearage", 400, "Account.Arrearage"),
        ("error:NoPermission", 403, "NoPermission"),
        ("error:ServiceUnavailable", 503, "ServiceUnavailable"),
        ("error-throttling-user", 400, "Throttling.User"),
    ],
)
def test_a_documented_error_comes_with_its_own_status(
    emulator: Application, name: str, status: int, code: str
):
    response = emulator.respond(alibaba(REGION | {"ImageCacheName": name}))
    assert alibaba_error(response) == (status, code)


def test_the_actions_own_message_goes_before_the_codes(emulator: Application):
    response = emulator.respond(alibaba(REGION | {"ImageCacheName": "error:NoPermission"}))
    assert json.loads(response.body)["Message"] == "The RAM role does not belong to ECS."


OLDER = [{"method": "GET"}, {"method": "POST"}, {"method": "POST", "form": True}]


@pytest.mark.parametrize("way", OLDER, ids=["GET", "POST, all in the query", "POST with a form"])
def test_an_older_signature_among_the_parameters_is_accepted(emulator: Application, way: dict):
    parameters = REGION | {"ImageCacheName": "镜像 🚀 + ~ * / & = %41", "Tag.1.Key": "k", "Tag.1.Value": ""}
    assert read(emulator.respond(alibaba_older(parameters, **way)))["ImageCaches"]


@pytest.mark.parametrize("way", OLDER, ids=["GET", "POST, all in the query", "POST with a form"])
@pytest.mark.parametrize(
    ("request_parts", "status", "code"),
    [
        ({"key_id": "someone"}, 404, "InvalidAccessKeyId.NotFound"),
        ({"secret": "wrong"}, 400, "SignatureDoesNotMatch"),
        ({"changed": {"Action": "DescribeRegions"}}, 400, "SignatureDoesNotMatch"),
        ({"timestamp": "2026-11-21T11:44:59Z"}, 400, "InvalidTimeStamp.Expired"),
        ({"timestamp": "2026-11-21T12:15:01Z"}, 400, "InvalidTimeStamp.Expired"),
        ({"timestamp": "today"}, 400, "InvalidTimeStamp.Format"),
        ({"common": {"SecurityToken": "t"}}, 400, "InvalidSecurityToken.MismatchWithAccessKey"),
        ({"common": {"SignatureMethod": "HMAC-MD5"}}, 400, "IncompleteSignature"),
        ({"common": {"SignatureVersion": "2.0"}}, 400, "IncompleteSignature"),
        ({"changed": {"Signature": ""}}, 400, "IncompleteSignature"),
        ({"changed": {"SignatureNonce": ""}}, 400, "IncompleteSignature"),
        ({"action": "DescribeNothing"}, 404, "InvalidAction.NotFound"),
        ({"parameters": REGION | {"Colour": "red"}}, 400, "InvalidParameter"),
    ],
)
def test_an_older_request_that_is_not_right_is_refused(
    emulator: Application, way: dict, request_parts: dict, status: int, code: str
):
    assert alibaba_error(emulator.respond(alibaba_older(**way | request_parts))) == (status, code)


def test_an_older_nonce_is_good_once(emulator: Application):
    assert read(emulator.respond(alibaba_older(nonce="one")))
    assert alibaba_error(emulator.respond(alibaba_older(nonce="one"))) == (400, "SignatureNonceUsed")
    assert read(emulator.respond(alibaba_older(nonce="two")))


def test_the_empty_parameter_of_the_older_sdk_is_signed(emulator: Application):
    """``peer``: the vendor's older SDK sends an empty SignatureType, and names the action also in headers."""
    headers = {"x-acs-action": "DescribeImageCaches", "x-acs-version": "2018-08-08"}
    assert read(emulator.respond(alibaba_older(common={"SignatureType": ""}, headers=headers)))


def test_the_string_to_sign_of_an_older_signature_is_shown(emulator: Application):
    response = emulator.respond(alibaba_older(secret="wrong"))
    shown = response.header(STRING_TO_SIGN_HEADER) or ""
    assert shown.startswith("GET&%2F&AccessKeyId%3Dalibaba-id%26Action%3DDescribeImageCaches%26Format%3DJSON")
    assert json.loads(response.body)["Message"].endswith(f"server string to sign is:{shown}")


@pytest.mark.parametrize("response_format", ["XML", "xml", None])
def test_the_response_to_the_older_form_is_xml_by_default(emulator: Application, response_format: str | None):
    """``documented``: the default format is XML."""
    good = emulator.respond(
        alibaba_older(response_format=response_format, headers={"accept": "application/json"})
    )
    assert ET.fromstring(good.body).tag == "DescribeImageCachesResponse"
    bad = emulator.respond(alibaba_older(response_format=response_format, secret="wrong"))
    assert ET.fromstring(bad.body).findtext("Code") == "SignatureDoesNotMatch"


TRADE = {
    "OIDCProviderArn": "acs:ram::1:oidc-provider/p",
    "RoleArn": "acs:ram::1:role/r",
    "OIDCToken": "eyJ.a.b",
    "RoleSessionName": "me",
}


@pytest.mark.parametrize("form", [True, False], ids=["a form, as the Go SDK", "a query, as the Python SDK"])
def test_a_token_is_traded_for_credentials_without_a_signature(emulator: Application, form: bool):
    """``peer``: as the vendor's credential providers send it."""
    common = {"Action": "AssumeRoleWithOIDC", "Version": "2015-04-01", "Format": "JSON"}
    common |= {"Timestamp": "2026-11-21T12:00:00Z"}
    headers = (("content-type", "application/x-www-form-urlencoded"),) if form else ()
    query, body = (urlencode(common), urlencode(TRADE)) if form else (urlencode(common | TRADE), "")
    request = HttpRequest("POST" if form else "GET", "http", HOST, "/", query, headers, body.encode())
    assert "SecurityToken" in read(emulator.respond(request))["Credentials"]
