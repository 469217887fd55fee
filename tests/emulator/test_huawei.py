"""The emulated Huawei Cloud."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from yunbind_emulator.application import STRING_TO_SIGN_HEADER, Application, create_application
from yunbind_emulator.base.catalog import Catalog
from yunbind_emulator.base.credentials import issue_credentials
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from .conftest import Clock
from .signed_requests import HOST, KEYS, huawei, huawei_error, without


def read(response: HttpResponse) -> dict:
    assert response.status == 200, response.body
    return json.loads(response.body)


def test_a_signed_request_gets_the_documented_sample(emulator: Application):
    cache = read(emulator.respond(huawei()))["image_caches"][0]
    assert cache["created_at"] == "2024-11-25 06:32:34.923248 +0000 UTC"
    assert cache["status"] == "Available"


def test_a_sample_has_the_status_of_its_page(emulator: Application):
    """The page documents 201 only, and shows its sample without a status."""
    body = {
        "package_products": [
            {"resource_spec_code": "autopilot.default.mem.1000GB-hour.monthly", "subscription_num": 1}
        ]
    }
    response = emulator.respond(
        huawei("POST", "/v5/package-products/subscribe", body=json.dumps(body).encode())
    )
    assert response.status == 201


def test_the_request_id_is_in_a_header(emulator: Application):
    ids = [emulator.respond(huawei()).header("X-Request-Id") or "" for _ in range(2)]
    assert ids[0] != ids[1]
    assert re.fullmatch("[0-9a-f]{32}", ids[0])


LIST = "/v5/imagecaches"
PROJECT = {"content-type": "application/json", "x-project-id": "0123456789abcdef0123456789abcdef"}
VECTORS = {
    "V1, a query": (
        "name=test-imagecache",
        PROJECT,
        "f333442f0196dbd4a9ca115b453493d8caf418c5991ed28b37619a554b29f6ab",
    ),
    "V8, own headers": (
        "",
        {"x-custom": "  a  b  ", "x-lower": "MiXed", "x-uni": "ü"},
        "dcdc993355509b4b2f95463efbe5a2a1d0c317b1f48d9863624258ac33a88d0a",
    ),
}


@pytest.mark.parametrize("name", VECTORS)
def test_signatures_made_by_the_vendors_sdk_are_accepted(catalog: Catalog, name: str):
    query, headers, signature = VECTORS[name]
    access, secret = "AKEXAMPLE0000000AAAA", "skExampleSecretKey0000000000000000000000"
    keys = issue_credentials({"huawei": {"ak": access, "sk": secret}})
    sent = headers | {"x-sdk-date": "20261121T172658Z"}
    names = ";".join(sorted([*sent, "host"]))
    sent["authorization"] = f"SDK-HMAC-SHA256 Access={access}, SignedHeaders={names}, Signature={signature}"
    host = "cce.cn-north-4.myhuaweicloud.com"
    request = HttpRequest("GET", "http", host, LIST, query, tuple(sent.items()))
    clock = Clock(datetime(2026, 11, 21, 17, 26, 58, tzinfo=UTC))
    assert read(create_application(catalog, keys, clock=clock, samples=True).respond(request))["image_caches"]


def test_the_emulators_token_is_accepted_in_place_of_a_signature(emulator: Application):
    headers = (("x-auth-token", KEYS["huawei"]["token"]), ("content-type", "application/json"))
    assert read(emulator.respond(HttpRequest("GET", "http", HOST, LIST, "", headers)))


@pytest.mark.parametrize("token", ["other", "", "é"])
def test_another_token_is_refused(emulator: Application, token: str):
    response = emulator.respond(HttpRequest("GET", "http", HOST, LIST, "", (("x-auth-token", token),)))
    assert huawei_error(response) == (401, "APIGW.0301")
    assert "decrypt token fail" in json.loads(response.body)["error_msg"]


@pytest.mark.parametrize(
    ("request_parts", "said"),
    [
        ({"secret": "wrong"}, "verify aksk signature fail"),
        ({"key_id": "someone"}, "Get secretKey failed,ak:someone,err:ak not exist"),
        ({"date": "20261121T114459Z"}, "signature expired, signature time:20261121T114459Z"),
        ({"date": "20261121T121501Z"}, "server time:20261121T120000Z"),
        ({"date": "noon"}, "Authorization must have the form"),
        ({"headers": {"authorization": "SDK-HMAC-SHA256 nonsense"}}, "Authorization must have the form"),
        ({"headers": {"authorization": "Bearer x"}}, "Authorization must have the form"),
        ({"headers": {"x-security-token": "t"}}, "decrypt token fail"),
        ({"signed_headers": {"x-sdk-content-sha256": "0" * 64}}, "verify aksk signature fail"),
    ],
)
def test_a_request_with_a_wrong_signature_is_refused(emulator: Application, request_parts: dict, said: str):
    response = emulator.respond(huawei(**request_parts))
    assert huawei_error(response) == (401, "APIGW.0301")
    content = json.loads(response.body)
    assert said in content["error_msg"]
    assert content["request_id"] == response.header("X-Request-Id")


def test_a_request_without_any_proof_is_refused(emulator: Application):
    response = emulator.respond(without(huawei(), "authorization", "x-sdk-date"))
    assert huawei_error(response) == (401, "APIGW.0301")


def test_the_error_for_a_wrong_signature_shows_the_string_to_sign(emulator: Application):
    shown = emulator.respond(huawei(secret="wrong")).header(STRING_TO_SIGN_HEADER)
    assert shown is not None
    assert re.fullmatch(r"SDK-HMAC-SHA256\\n20261121T120000Z\\n[0-9a-f]{64}", shown)


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/v5/nothing"), ("PATCH", LIST), ("GET", LIST + "/"), ("GET", "/v3/unknown"), ("GET", "/")],
)
def test_an_unknown_path_is_not_found(emulator: Application, method: str, path: str):
    assert huawei_error(emulator.respond(huawei(method, path))) == (404, "APIGW.0101")


@pytest.mark.parametrize(
    ("query", "named"), [("colour=red", "colour"), ("name=a&name=b", "name"), ("name=%ff", "UTF-8")]
)
def test_a_query_that_does_not_fit_is_refused(emulator: Application, query: str, named: str):
    headers = (("x-auth-token", KEYS["huawei"]["token"]),)
    response = emulator.respond(HttpRequest("GET", "http", HOST, LIST, query, headers))
    assert huawei_error(response) == (400, "CCE.01400001")
    assert named in json.loads(response.body)["errorMessage"]


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("error:CCE.01500001", 500, "CCE.01500001"),
        ("error-cce-01404001", 404, "CCE.01404001"),
        ("error:APIGW.0308", 429, "APIGW.0308"),
    ],
)
def test_a_documented_error_comes_with_its_own_status(
    emulator: Application, name: str, status: int, code: str
):
    query = "name=" + name.replace(":", "%3A")
    assert huawei_error(emulator.respond(huawei(query=query))) == (status, code)
