"""The emulated Tencent Cloud."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from yunbind_emulator.application import STRING_TO_SIGN_HEADER, Application, create_application
from yunbind_emulator.base.catalog import Catalog
from yunbind_emulator.base.credentials import issue_credentials

from .conftest import Clock
from .signed_requests import KEYS, NOW, tencent, tencent_content, tencent_error, without

CREATE = {"Images": ["nginx:latest"], "SubnetId": "subnet-1", "VpcId": "vpc-1"}


def test_a_signed_request_gets_the_documented_sample(emulator: Application):
    content = tencent_content(emulator.respond(tencent()))
    assert content["TotalCount"] == 1
    assert content["ImageCaches"][0]["ImageCacheName"] == "imc-nginx"
    assert content["ImageCaches"][0]["ExpireDateTime"] == ""


def test_every_response_has_its_own_request_id(emulator: Application):
    ids = [tencent_content(emulator.respond(tencent()))["RequestId"] for _ in range(2)]
    assert ids[0] != ids[1]
    assert re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", ids[0])


def test_the_content_type_is_exactly_the_one_that_the_vendors_sdk_expects(emulator: Application):
    assert emulator.respond(tencent()).header("Content-Type") == "application/json"


def test_the_scope_of_the_signature_names_the_service(emulator: Application):
    request = tencent("DescribeImage", service="ecm", version="2019-07-19", region=None)
    assert "ImageSet" in tencent_content(emulator.respond(request))


@pytest.mark.parametrize("host", ["127.0.0.1:18080", "localhost:18080", "emulator:8080", "clouds.test"])
@pytest.mark.parametrize("with_port", [True, False], ids=["with port", "without port"])
def test_a_scope_that_names_the_host_leaves_the_service_to_action_and_version(
    emulator: Application, host: str, with_port: bool
):
    """Tencent's SDK for Node.js signs for the service that the host names up to the first dot."""
    label = host.partition(".")[0] if with_port else host.partition(":")[0].partition(".")[0]
    assert "ImageCaches" in tencent_content(emulator.respond(tencent(service=label, host=host)))
    request = tencent("DescribeImage", service=label, version="2019-07-19", region=None, host=host)
    assert "ImageSet" in tencent_content(emulator.respond(request))
    response = emulator.respond(tencent("Describe", service=label, host=host))
    assert tencent_error(response) == "InvalidAction"


def test_a_signature_may_cover_the_host_without_its_port(emulator: Application):
    """So signs Tencent's SDK for Node.js. Another host is refused."""
    for signed, is_accepted in (("127.0.0.1", True), ("127.0.0.2", False), ("127.0.0.1:18081", False)):
        response = emulator.respond(replace(tencent(host=signed), host="127.0.0.1:18080"))
        assert ("Error" not in json.loads(response.body)["Response"]) is is_accepted


def test_a_scope_that_names_the_host_is_verified_too(emulator: Application):
    """The signature covers the scope, so another one cannot be put in its place."""
    request = tencent(service="127")
    changed = (request.header("authorization") or "").replace("/127/", "/tke/")
    forged = replace(
        without(request, "authorization"), headers=(*request.headers[:-1], ("authorization", changed))
    )
    assert tencent_error(emulator.respond(forged)) == "AuthFailure.SignatureFailure"


def test_the_host_of_a_service_still_names_it(emulator: Application):
    request = tencent("DescribeImage", service="tke", version="2019-07-19", host="tke.localhost:18080")
    assert tencent_error(emulator.respond(request)) == "NoSuchVersion"


@pytest.mark.parametrize(
    ("number", "request_parts"),
    [
        (
            "8f86b4f2a9ed3c73aba6fd95094be84b273d404a4bee0fc23e6b35504f3383b0",
            {"body": b'{"ImageCacheIds":["imc-xxx"],"Limit":10,"Offset":0}'},
        ),
        (
            "29a61333224bee86f020dbe2e1b8038aded3e1c5447132b47c718f8b7e30093c",
            {
                "method": "GET",
                "content_type": "application/x-www-form-urlencoded",
                "query": "Filters.0.Name=image-cache-name&Filters.0.Values.0=nginx&Limit=10&Offset=0",
            },
        ),
    ],
    ids=["POST", "GET"],
)
def test_signatures_made_by_the_vendors_sdk_are_accepted(catalog: Catalog, number: str, request_parts: dict):
    """Vectors that the vendor's signing functions computed for these requests."""
    key_id, secret = "AKID" + "*" * 32, "*" * 32
    moment = NOW.fromtimestamp(1551113065, NOW.tzinfo)
    keys = issue_credentials({"tencent": {"secret_id": key_id, "secret_key": secret}})
    request = tencent(
        **request_parts, host="tke.tencentcloudapi.com", key_id=key_id, secret=secret, moment=moment
    )
    assert number in (request.header("authorization") or "")
    content = tencent_content(
        create_application(catalog, keys, clock=Clock(moment), samples=True).respond(request)
    )
    assert content["TotalCount"] == 1


@pytest.mark.parametrize("fold", [True, False], ids=["lower case, as the page", "as sent, as the SDK"])
def test_values_of_signed_headers_may_be_folded_or_not(emulator: Application, fold: bool):
    request = tencent(content_type="application/json; charset=UTF-8", sign_action=True, fold=fold)
    assert tencent_content(emulator.respond(request))


@pytest.mark.parametrize(
    "host", ["http://127.0.0.1:18080", "127.0.0.1:18080/tencent", "tke.tencentcloudapi.com"]
)
def test_the_host_is_verified_as_it_was_sent(emulator: Application, host: str):
    """The vendor's SDKs put a URL or a path into the Host header, and sign it."""
    assert tencent_content(emulator.respond(tencent(host=host)))


def test_the_path_is_always_signed_as_the_root(emulator: Application):
    assert tencent_content(emulator.respond(tencent(path="/tencent")))


def test_more_headers_may_be_signed_than_ours(emulator: Application):
    assert tencent_content(emulator.respond(tencent(sign_action=True)))


@pytest.mark.parametrize(
    ("request_parts", "code"),
    [
        ({"key_id": "someone"}, "AuthFailure.SecretIdNotFound"),
        ({"secret": "wrong"}, "AuthFailure.SignatureFailure"),
        ({"headers": {"authorization": "TC3-HMAC-SHA256 nonsense"}}, "AuthFailure.InvalidAuthorization"),
        ({"headers": {"authorization": "Bearer x"}}, "AuthFailure.InvalidAuthorization"),
        ({"headers": {"x-tc-token": "token"}}, "AuthFailure.TokenFailure"),
        ({"headers": {"x-tc-timestamp": "soon"}}, "InvalidParameter"),
        ({"headers": {"x-tc-timestamp": "9" * 40}}, "InvalidParameter"),
    ],
)
def test_a_request_with_a_wrong_signature_is_refused(emulator: Application, request_parts: dict, code: str):
    assert tencent_error(emulator.respond(tencent(**request_parts))) == code


def test_a_changed_body_breaks_the_signature(emulator: Application):
    signed = tencent(parameters={"Limit": 1})
    changed = tencent(
        parameters={"Limit": 2}, headers={"authorization": signed.header("authorization") or ""}
    )
    assert tencent_error(emulator.respond(changed)) == "AuthFailure.SignatureFailure"


def test_a_signed_header_that_is_missing_is_refused(emulator: Application):
    request = without(tencent(sign_action=True), "content-type")
    assert tencent_error(emulator.respond(request)) == "AuthFailure.SignatureFailure"


def test_a_signature_must_cover_the_host(emulator: Application):
    request = tencent()
    weak = (request.header("authorization") or "").replace("content-type;host", "content-type")
    assert (
        tencent_error(emulator.respond(tencent(headers={"authorization": weak})))
        == "AuthFailure.SignatureFailure"
    )


@pytest.mark.parametrize(("seconds", "accepted"), [(300, True), (301, False), (-300, True), (-301, False)])
def test_the_clock_may_be_five_minutes_off(emulator: Application, clock: Clock, seconds: int, accepted: bool):
    request = tencent()
    clock.advance(seconds)
    response = emulator.respond(request)
    if accepted:
        assert tencent_content(response)
    else:
        assert tencent_error(response) == "AuthFailure.SignatureExpire"


def test_the_error_for_a_wrong_signature_shows_the_string_to_sign(emulator: Application):
    """A correct signature can be computed from the shown string, which contains no secret."""
    response = emulator.respond(tencent(secret="wrong"))
    shown = response.header(STRING_TO_SIGN_HEADER)
    assert shown is not None
    algorithm, timestamp, scope, digest = shown.split("\\n")
    assert (algorithm, timestamp) == ("TC3-HMAC-SHA256", str(int(NOW.timestamp())))
    assert scope == "2026-11-21/tke/tc3_request"
    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert KEYS["tencent"]["secret_key"] not in shown + response.body.decode()


def test_a_successful_response_shows_no_string_to_sign(emulator: Application):
    assert emulator.respond(tencent()).header(STRING_TO_SIGN_HEADER) is None


@pytest.mark.parametrize(
    ("request_parts", "code"),
    [
        ({"action": "Describe"}, "InvalidAction"),
        ({"action": None}, "MissingParameter"),
        ({"version": "2001-01-01"}, "NoSuchVersion"),
        ({"version": None}, "MissingParameter"),
        ({"service": "cvm"}, "NoSuchProduct"),
        ({"region": None}, "MissingParameter"),
        ({"method": "PUT"}, "UnsupportedProtocol"),
    ],
)
def test_a_call_of_something_else_is_named(emulator: Application, request_parts: dict, code: str):
    assert tencent_error(emulator.respond(tencent(**request_parts))) == code


@pytest.mark.parametrize(
    ("action", "parameters", "code", "named"),
    [
        ("CreateImageCache", {"Images": ["a"], "VpcId": "v"}, "MissingParameter", "SubnetId"),
        ("DescribeImageCaches", {"Colour": 1}, "UnknownParameter", "Colour"),
        ("DescribeImageCaches", {"Filters": [{"KeyName": "x"}]}, "UnknownParameter", "Filters.0.KeyName"),
        ("DescribeImageCaches", {"Limit": "10"}, "InvalidParameter", "Limit"),
        ("DescribeImageCaches", {"Limit": True}, "InvalidParameter", "Limit"),
        ("DescribeImageCaches", {"Limit": -1}, "InvalidParameter", "Limit"),
        ("DescribeImageCaches", {"Limit": 51}, "InvalidParameterValue", "Limit"),
        ("DescribeImageCaches", {"ImageCacheIds": "imc-1"}, "InvalidParameter", "ImageCacheIds"),
        ("DescribeImageCaches", {"ImageCacheIds": ["imc-1", 2]}, "InvalidParameter", "ImageCacheIds.1"),
        ("CreateImageCache", CREATE | {"AutoCreateEip": "true"}, "InvalidParameter", "AutoCreateEip"),
        ("CreateImageCache", CREATE | {"Tags": [3]}, "InvalidParameter", "Tags.0"),
        (
            "CreateImageCache",
            CREATE | {"ExistedEipId": "eip-1", "AutoCreateEip": True},
            "InvalidParameter",
            "ExistedEipId",
        ),
    ],
)
def test_a_parameter_that_does_not_fit_is_refused_by_name(
    emulator: Application, action: str, parameters: dict, code: str, named: str
):
    response = emulator.respond(tencent(action, parameters))
    assert tencent_error(response) == code
    assert named in json.loads(response.body)["Response"]["Error"]["Message"]


@pytest.mark.parametrize(
    "parameters",
    [
        CREATE,
        CREATE | {"ExistedEipId": "eip-1", "AutoCreateEip": False},
        CREATE | {"AutoCreateEip": True, "AutoCreateEipAttribute": {"DeletePolicy": "Never"}},
        CREATE | {"ImageCacheName": None, "ImageCacheSize": 50},
    ],
)
def test_parameters_that_fit_are_accepted(emulator: Application, parameters: dict):
    """False counts as not given, and null as missing."""
    assert (
        tencent_content(emulator.respond(tencent("CreateImageCache", parameters)))["ImageCacheId"]
        == "imc-xxx"
    )


def test_get_takes_dotted_names_counted_from_zero(emulator: Application):
    query = "Filters.0.Name=image-cache-name&Filters.0.Values.0=a&Filters.0.Values.1=b&Limit=5"
    content_type = "application/x-www-form-urlencoded"
    assert tencent_content(emulator.respond(tencent(method="GET", query=query, content_type=content_type)))
    response = emulator.respond(tencent(method="GET", query="Limit=51", content_type=content_type))
    assert tencent_error(response) == "InvalidParameterValue"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b'{"Limit": NaN}', "application/json"),
        (b'{"Limit": 1, "Limit": 2}', "application/json"),
        (b"[" * 100_000, "application/json"),
        (b'{"Limit": ' + b"9" * 5000 + b"}", "application/json"),
        (b"{}", "text/plain"),
    ],
)
def test_a_body_other_than_a_json_object_is_an_invalid_parameter(
    emulator: Application, body: bytes, content_type: str
):
    response = emulator.respond(tencent(body=body, content_type=content_type))
    assert tencent_error(response) == "InvalidParameter"


def test_an_id_or_a_name_asks_for_a_documented_error(emulator: Application):
    response = emulator.respond(tencent(parameters={"ImageCacheNames": ["error:InternalError"]}))
    assert tencent_error(response) == "InternalError"


def test_an_error_of_the_cloud_can_be_asked_for_too(emulator: Application):
    response = emulator.respond(tencent(parameters={"ImageCacheIds": ["error:RequestLimitExceeded"]}))
    assert tencent_error(response) == "RequestLimitExceeded"


def test_a_code_that_is_not_documented_cannot_be_asked_for(emulator: Application):
    assert tencent_content(emulator.respond(tencent(parameters={"ImageCacheIds": ["error:NoSuchCode"]})))


def test_a_request_larger_than_documented_is_refused(emulator: Application):
    query = "ImageCacheIds.0=" + "x" * 33_000
    request = tencent(method="GET", query=query, content_type="application/x-www-form-urlencoded")
    assert tencent_error(emulator.respond(request)) == "RequestSizeLimitExceeded"
    body = b'{"ImageCacheIds": ["' + b"x" * 10_500_000 + b'"]}'
    assert tencent_error(emulator.respond(tencent(body=body))) == "RequestSizeLimitExceeded"
