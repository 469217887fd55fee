"""Tencent's older signatures, among the parameters: what is accepted and what is refused."""

from __future__ import annotations

import pytest
from yunbind_emulator.application import STRING_TO_SIGN_HEADER, Application, create_application
from yunbind_emulator.base.catalog import Catalog
from yunbind_emulator.base.credentials import issue_credentials
from yunbind_runtime.base.http import HttpRequest

from .conftest import Clock
from .signed_requests import HOST, NOW, tencent, tencent_content, tencent_error, tencent_older, without

OLDER = [
    {"method": method, "signature_method": name}
    for method in ("GET", "POST")
    for name in (None, "HmacSHA1", "HmacSHA256")
]


@pytest.mark.parametrize("way", OLDER, ids=lambda way: f"{way['signature_method']} by {way['method']}")
def test_an_older_signature_among_the_parameters_is_accepted(emulator: Application, way: dict):
    parameters = {"ImageCacheNames.0": "镜像 🚀 + ~ * / & = %41", "Filters.0.Values.0": "", "Limit": "5"}
    parameters |= {"Filters.0.Name": "image-cache-name"}
    assert tencent_content(emulator.respond(tencent_older(parameters, **way)))["TotalCount"] == 1


def test_a_method_that_is_not_known_means_sha1(emulator: Application):
    """``documented``: only HmacSHA256 chooses SHA-256."""
    assert tencent_content(emulator.respond(tencent_older(signature_method="HmacMD5")))


@pytest.mark.parametrize("way", OLDER, ids=lambda way: f"{way['signature_method']} by {way['method']}")
@pytest.mark.parametrize(
    ("request_parts", "code"),
    [
        ({"key_id": "someone"}, "AuthFailure.SecretIdNotFound"),
        ({"secret": "wrong"}, "AuthFailure.SignatureFailure"),
        ({"parameters": {"Limit": "1"}, "changed": {"Limit": "2"}}, "AuthFailure.SignatureFailure"),
        ({"timestamp": str(int(NOW.timestamp()) - 301)}, "AuthFailure.SignatureExpire"),
        ({"timestamp": str(int(NOW.timestamp()) + 301)}, "AuthFailure.SignatureExpire"),
        ({"timestamp": "soon"}, "InvalidParameter"),
        ({"nonce": "0"}, "InvalidParameter"),
        ({"nonce": "abc"}, "InvalidParameter"),
        ({"common": {"Token": "t"}}, "AuthFailure.TokenFailure"),
        ({"changed": {"Signature": ""}}, "MissingParameter"),
        ({"changed": {"Nonce": ""}}, "MissingParameter"),
        ({"changed": {"Timestamp": ""}}, "MissingParameter"),
        ({"action": "Describe"}, "InvalidAction"),
        ({"parameters": {"Colour": "red"}}, "UnknownParameter"),
        ({"parameters": {"Limit": "51"}}, "InvalidParameterValue"),
    ],
)
def test_an_older_request_that_is_not_right_is_refused(
    emulator: Application, way: dict, request_parts: dict, code: str
):
    assert tencent_error(emulator.respond(tencent_older(**way | request_parts))) == code


def test_parameters_in_a_body_that_is_not_a_form_are_ignored(emulator: Application):
    request = tencent_older(method="POST", headers={"content-type": "text/plain"})
    assert emulator.respond(request).status == 404


def test_a_number_is_good_once_at_one_time(emulator: Application, clock: Clock):
    assert tencent_content(emulator.respond(tencent_older()))
    assert tencent_error(emulator.respond(tencent_older())) == "AuthFailure.SignatureFailure"
    assert tencent_content(emulator.respond(tencent_older(nonce="11887")))
    clock.advance(1)
    assert tencent_content(emulator.respond(tencent_older(timestamp=str(int(NOW.timestamp()) + 1))))


def test_a_refused_request_does_not_use_up_its_number(emulator: Application):
    assert tencent_error(emulator.respond(tencent_older(secret="wrong")))
    assert tencent_content(emulator.respond(tencent_older()))


def test_the_string_to_sign_of_an_older_signature_is_shown_without_a_secret(emulator: Application):
    shown = emulator.respond(tencent_older(secret="wrong")).header(STRING_TO_SIGN_HEADER)
    assert shown == (
        f"GET{HOST}/?Action=DescribeImageCaches&Nonce=11886&Region=ap-guangzhou&SecretId=tencent-id"
        f"&Timestamp={int(NOW.timestamp())}&Version=2018-05-25"
    )


def test_an_older_signature_in_the_query_does_not_vouch_for_a_body_of_json(emulator: Application):
    query = tencent_older(method="GET").query
    request = without(tencent(method="POST", query=query, body=b'{"Limit": 1}'), "authorization")
    assert tencent_error(emulator.respond(request)) == "AuthFailure.SignatureFailure"


def test_the_vendors_vectors_of_older_signatures_are_accepted(catalog: Catalog):
    """``peer``: C.2 1, whose source string the vendor's signing function signed."""
    key_id, secret = "AKID" + "*" * 32, "*" * 32
    moment = NOW.fromtimestamp(1465185768, NOW.tzinfo)
    keys = issue_credentials({"tencent": {"secret_id": key_id, "secret_key": secret}})
    body = (
        f"Action=DescribeImage&Filters.0.Name=image-type&Filters.0.Values.0=PRIVATE_IMAGE&Limit=10"
        f"&Nonce=11886&Offset=0&SecretId={key_id}&SignatureMethod=HmacSHA256&Timestamp=1465185768"
        "&Version=2019-07-19&Signature=FwCe5sT%2BIwc9NVef66UOTSzUyQJ4creblCOfKtsg3cE%3D"
    )
    headers = (("content-type", "application/x-www-form-urlencoded"),)
    request = HttpRequest("POST", "http", "ecm.tencentcloudapi.com", "/", "", headers, body.encode())
    response = create_application(catalog, keys, clock=Clock(moment), samples=True).respond(request)
    assert "ImageSet" in tencent_content(response)
