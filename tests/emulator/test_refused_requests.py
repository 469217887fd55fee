"""Requests that are refused before their action: the code and the status for each reason on each cloud."""

from __future__ import annotations

from dataclasses import replace

import pytest
from yunbind_emulator.application import Application
from yunbind_emulator.protocols.cloud_protocol import ASSUMED_HEADER, EVIDENCE_HEADER
from yunbind_runtime.base.http import HttpRequest

from .catalog_requests import read_refusal
from .signed_requests import KEYS, alibaba, alibaba_older, huawei, tencent, tencent_older, without

REFUSED = {
    "alibaba-action": (alibaba(action=None), 400, "MissingAction"),
    "alibaba-version": (alibaba(version=None), 400, "MissingVersion"),
    "alibaba-old-version": (alibaba(version="2000-01-01"), 400, "InvalidVersion"),
    "alibaba-unknown": (alibaba(action="Nothing"), 404, "InvalidAction.NotFound"),
    "alibaba-other": (alibaba(action="GetImageCache"), 404, "InvalidAction.NotFound"),
    "alibaba-method": (alibaba(method="PUT"), 403, "UnsupportedHTTPMethod"),
    "alibaba-key": (alibaba(key_id="none"), 404, "InvalidAccessKeyId.NotFound"),
    "alibaba-older-key": (
        alibaba_older(key_id="none", common={"Format": "JSON"}),
        404,
        "InvalidAccessKeyId.NotFound",
    ),
    "alibaba-secret": (alibaba(secret="wrong"), 400, "SignatureDoesNotMatch"),
    "alibaba-time": (alibaba(date="yesterday"), 400, "InvalidTimeStamp.Format"),
    "alibaba-body": (alibaba(signed_body=b"other"), 400, "SignatureDoesNotMatch"),
    "tencent-action": (tencent(action=None), 200, "MissingParameter"),
    "tencent-version": (tencent(version=None), 200, "MissingParameter"),
    "tencent-old-version": (tencent(version="2000-01-01"), 200, "NoSuchVersion"),
    "tencent-unknown": (tencent("Nothing"), 200, "InvalidAction"),
    "tencent-service": (tencent(service="cvm"), 200, "NoSuchProduct"),
    "tencent-method": (tencent(method="PUT"), 200, "UnsupportedProtocol"),
    "tencent-key": (tencent(key_id="none"), 200, "AuthFailure.SecretIdNotFound"),
    "tencent-older-key": (tencent_older({}, key_id="none"), 200, "AuthFailure.SecretIdNotFound"),
    "tencent-secret": (tencent(secret="wrong"), 200, "AuthFailure.SignatureFailure"),
    "tencent-region": (tencent(region=None), 200, "MissingParameter"),
    "tencent-nonce": (tencent_older({}, nonce="0"), 200, "InvalidParameter"),
    "tencent-timestamp": (tencent_older({}, timestamp="now"), 200, "InvalidParameter"),
    "tencent-proof": (without(tencent(), "authorization"), 200, "AuthFailure.InvalidAuthorization"),
    "huawei-path": (huawei("GET", "/v5/nothing"), 404, "APIGW.0101"),
    "huawei-method": (huawei("PATCH", "/v5/imagecaches"), 404, "APIGW.0101"),
    "huawei-key": (huawei(key_id="none"), 401, "APIGW.0301"),
    "huawei-secret": (huawei(secret="wrong"), 401, "APIGW.0301"),
    "huawei-date": (huawei(date="yesterday"), 401, "APIGW.0301"),
    "huawei-query": (huawei(query="colour=red"), 400, "CCE.01400001"),
    "huawei-twice": (huawei(query="name=a&name=b"), 400, "CCE.01400001"),
    "huawei-body": (huawei("POST", body=b"{"), 400, "CCE.01400001"),
    "huawei-iam-query": (huawei("GET", "/v3/projects", "colour=red"), 400, "400"),
}


@pytest.mark.parametrize(("request_", "status", "code"), REFUSED.values(), ids=REFUSED)
def test_a_refused_request_has_its_code_and_status(
    emulator: Application, request_: HttpRequest, status: int, code: str
):
    """The journal has the code too. No page lists Alibaba's codes for a missing action or version."""
    response = emulator.respond(request_)
    assert (response.status, (read_refusal(response) or ("",))[0]) == (status, code)
    evidence = "assumed" if code in ("MissingAction", "MissingVersion") else "documented"
    assert (response.header(EVIDENCE_HEADER), response.header(ASSUMED_HEADER)) == (evidence, None)
    assert emulator.control.journal.export()[-1]["code"] == code


@pytest.mark.parametrize("name", ["SecretId", "Timestamp", "Nonce", "Signature"])
def test_an_older_signature_of_tencent_has_all_its_parts(emulator: Application, name: str):
    """Without its key id, a request is of no cloud."""
    response = emulator.respond(tencent_older({}, changed={name: ""}))
    refusal = read_refusal(response)
    assert refusal is not None
    assert refusal[0] == "MissingParameter"
    assert name in refusal[1]


@pytest.mark.parametrize(
    "name", ["AccessKeyId", "Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp"]
)
def test_an_older_signature_of_alibaba_has_all_its_parts(emulator: Application, name: str):
    refusal = read_refusal(emulator.respond(alibaba_older(changed={name: ""})))
    assert refusal is not None
    assert refusal[0] == "IncompleteSignature"
    assert name in refusal[1]


@pytest.mark.parametrize("changed", [{"SignatureMethod": "HMAC-MD5"}, {"SignatureVersion": "2.0"}])
def test_another_older_signature_of_alibaba_is_refused(emulator: Application, changed: dict[str, str]):
    refusal = read_refusal(emulator.respond(alibaba_older(changed=changed)))
    assert refusal is not None
    assert refusal[0] == "IncompleteSignature"


def test_a_signed_header_that_is_missing_is_refused_on_each_cloud(emulator: Application):
    for request, header, code in (
        (alibaba(), "x-acs-signature-nonce", "IncompleteSignature"),
        (tencent(), "content-type", "AuthFailure.SignatureFailure"),
        (huawei(), "content-type", "APIGW.0301"),
    ):
        refusal = read_refusal(emulator.respond(without(request, header)))
        assert refusal is not None
        assert refusal[0] == code


def test_a_huge_body_of_huawei_is_413(emulator: Application):
    """``documented``: 12 MB are read by the gateway."""
    (protocol,) = [each for each in emulator._protocols if type(each).__name__ == "HuaweiProtocol"]
    limit = protocol.provider.size_limits["any"]
    for surplus, status in ((0, 401), (1, 413)):
        response = emulator.respond(replace(huawei("POST"), body=b"x" * (limit + surplus)))
        assert response.status == status


def test_an_unknown_token_is_refused_and_the_known_one_is_not(emulator: Application):
    for token, status in ((KEYS["huawei"]["token"], 200), (f"{KEYS['huawei']['token']}x", 401), ("", 401)):
        request = without(huawei(headers={"x-auth-token": token}), "authorization", "x-sdk-date")
        assert emulator.respond(request).status == status


def test_an_older_request_of_tencent_by_get_needs_no_content_type(emulator: Application):
    request = tencent_older({"Limit": "5"}, headers={"content-type": ""})
    assert read_refusal(emulator.respond(request)) is None
    assert emulator.control.journal.export()[-1]["parameters"] == {"Limit": 5}
