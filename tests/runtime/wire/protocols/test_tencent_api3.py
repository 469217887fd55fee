"""Tencent's API 3.0: requests, responses and service errors."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl

import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.base.http import HttpRequest, HttpResponse
from yunbind_runtime.model.endpoints import Endpoint
from yunbind_runtime.model.operation import WireMember
from yunbind_runtime.wire.options import WireOptions, complete_wire_options
from yunbind_runtime.wire.protocols import tencent_api3

from tests.runtime.fakes import errors as service
from tests.runtime.fakes.services import LIST_IMAGES, TENCENT, define

ENDPOINT = Endpoint("http", "127.0.0.1:8080")

DEFAULT = complete_wire_options("tencent-api3")


def serialize(
    members: dict[str, Any],
    operation: Any = LIST_IMAGES,
    region: str | None = "ap-1",
    options: WireOptions = DEFAULT,
) -> HttpRequest:
    return tencent_api3.serialize(
        operation, members, endpoint=ENDPOINT, region=region, project_id=None, options=options
    )


def make_response(
    members: dict[str, Any], status: int = 200, content_type: str = "application/json"
) -> HttpResponse:
    body = json.dumps({"Response": members}).encode()
    return HttpResponse(status, (("Content-Type", content_type),), body)


def test_a_request_is_a_post_with_the_action_in_headers() -> None:
    request = serialize({"Limit": 10})
    assert (request.method, request.url) == ("POST", "http://127.0.0.1:8080/")
    assert dict(request.headers) == {
        "Content-Type": "application/json",
        "X-TC-Action": "ListImages",
        "X-TC-Version": "2026-01-01",
        "X-TC-RequestClient": request.header("X-TC-RequestClient"),
        "X-TC-Region": "ap-1",
    }


def test_the_request_client_has_only_allowed_characters() -> None:
    """``documented``: ``^[0-9a-zA-Z-_,;.]+$``."""
    client = serialize({}).header("X-TC-RequestClient")
    assert client is not None
    assert re.fullmatch(r"[0-9a-zA-Z\-_,;.]+", client)


def test_the_body_is_compact_json_in_utf8() -> None:
    body = serialize({"Name": '镜像 "x"', "Ids": [], "Empty": "", "On": False, "Big": 2**64 - 1}).body
    assert (
        body.decode() == '{"Name":"镜像 \\"x\\"","Ids":[],"Empty":"","On":false,"Big":18446744073709551615}'
    )


def test_a_request_without_members_has_an_empty_object() -> None:
    assert serialize({}).body == b"{}"


def test_a_get_has_dotted_names_in_the_query_and_the_action_in_headers() -> None:
    """``peer``: the query and content type of vector C.1 2."""
    members = {
        "Filters": [{"Name": "image-cache-name", "Values": ["nginx"]}],
        "Offset": 0,
        "Limit": 10,
    }
    request = serialize(members, options=WireOptions("GET"))
    assert request.query == "Filters.0.Name=image-cache-name&Filters.0.Values.0=nginx&Limit=10&Offset=0"
    assert (request.method, request.body) == ("GET", b"")
    assert request.header("Content-Type") == "application/x-www-form-urlencoded"
    assert request.header("X-TC-Action") == "ListImages"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_older_signature_has_the_common_parameters_among_the_others(method: str) -> None:
    """``documented``: Action, Version and Region. RequestClient is optional."""
    request = serialize({"Limit": 10, "Name": "a b+"}, options=WireOptions(method, "parameters"))
    text = request.query if method == "GET" else request.body.decode()
    client = serialize({}).header("X-TC-RequestClient")
    assert text == (
        f"Action=ListImages&Limit=10&Name=a%20b%2B&Region=ap-1&RequestClient={client}&Version=2026-01-01"
    )
    assert request.headers == (("Content-Type", "application/x-www-form-urlencoded"),)
    assert request.query == "" or request.body == b""


def test_values_are_flattened_like_in_the_vendors_sdk() -> None:
    """``peer``: C.3, with lower-case ``true`` and without empty values, which are refused here."""
    members = {
        "A": True,
        "D": "",
        "E": {"F": [{"G": 1}, {"G": 2}]},
        "H": [["x", "y"], ["z"]],
        "I": 1.0,
        "Big": 2**64 - 1,
    }
    assert parse_qsl(serialize(members, options=WireOptions("GET")).query, keep_blank_values=True) == [
        ("A", "true"),
        ("Big", "18446744073709551615"),
        ("D", ""),
        ("E.F.0.G", "1"),
        ("E.F.1.G", "2"),
        ("H.0.0", "x"),
        ("H.0.1", "y"),
        ("H.1.0", "z"),
        ("I", "1.0"),
    ]


def test_the_region_is_left_out_if_it_is_unknown_or_not_needed() -> None:
    assert serialize({}, region=None).header("X-TC-Region") is None
    assert serialize({}, define(TENCENT, "ListImages", region="none")).header("X-TC-Region") is None


def test_members_can_be_encoded_or_sent_in_a_header() -> None:
    operation = define(
        TENCENT,
        "ListImages",
        members={
            "A": WireMember("body", "A", encode="json"),
            "B": WireMember("body", "B", encode="comma"),
            "C": WireMember("header", "X-C"),
        },
    )
    request = serialize({"A": {"x": ["é"]}, "B": ["1", 2], "C": True}, operation)
    assert json.loads(request.body) == {"A": '{"x":["é"]}', "B": "1,2"}
    assert request.header("X-C") == "true"


def test_a_value_cannot_inject_a_header() -> None:
    operation = define(TENCENT, "ListImages", members={"C": WireMember("header", "X-C")})
    with pytest.raises(errors.InvalidArguments, match="X-C"):
        serialize({"C": "a\r\nX-Evil: 1"}, operation)


def test_the_envelope_is_removed() -> None:
    assert tencent_api3.parse(LIST_IMAGES, make_response({"Total": 1, "RequestId": "r"})) == {
        "Total": 1,
        "RequestId": "r",
    }


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/json; charset=utf-8", "text/html", ""]
)
@pytest.mark.parametrize("status", [200, 400, 500])
def test_a_service_error_is_found_with_any_status_and_content_type(status: int, content_type: str) -> None:
    response = make_response(
        {"Error": {"Code": "InvalidParameterValue.InvalidFilter", "Message": "bad"}, "RequestId": "r-1"},
        status,
        content_type,
    )
    with pytest.raises(service.InvalidParameterValueInvalidFilter) as caught:
        tencent_api3.parse(LIST_IMAGES, response)
    error = caught.value
    assert (error.code, error.message) == ("InvalidParameterValue.InvalidFilter", "bad")
    assert (error.request_id, error.http_status, error.body) == ("r-1", status, response.body)
    assert (error.provider, error.service, error.action) == ("tencent", "PIC", "ListImages")
    assert (error.kind, error.retryable) == ("invalid_request", False)


def test_an_unknown_code_is_a_service_error() -> None:
    with pytest.raises(errors.ApiError) as caught:
        tencent_api3.parse(LIST_IMAGES, make_response({"Error": {"Code": "Brand.New", "Message": ""}}))
    assert caught.value.code == "Brand.New"


def test_further_members_of_a_service_error_are_kept() -> None:
    with pytest.raises(errors.ApiError) as caught:
        tencent_api3.parse(LIST_IMAGES, make_response({"Error": {"Code": "X", "Message": "m", "Extra": [1]}}))
    assert caught.value.details == {"Extra": [1]}


@pytest.mark.parametrize(
    "response",
    [
        make_response({"Error": "words"}),
        make_response({"Error": {"Message": "no code"}}),
        make_response({"Error": {"Code": "", "Message": "m"}}),
        make_response({"Error": {"Code": 5}}),
        make_response({"Error": []}),
        make_response({"Total": 1}, status=404),
        make_response({"Total": 1}, status=302),
        HttpResponse(200, (), b'{"Response": []}'),
        HttpResponse(200, (), b'{"Response": null}'),
        HttpResponse(200, (), b'{"code": 0, "message": "", "codeDesc": "Success"}'),
    ],
    ids=lambda response: response.body.decode(),
)
def test_a_response_without_a_valid_envelope_is_unreadable(response: HttpResponse) -> None:
    with pytest.raises(errors.UnreadableResponse) as caught:
        tencent_api3.parse(LIST_IMAGES, response)
    assert caught.value.body == response.body


def test_a_null_error_is_ignored() -> None:
    assert tencent_api3.parse(LIST_IMAGES, make_response({"Error": None, "Total": 1}))["Total"] == 1


def test_the_request_id_is_in_the_body_or_in_a_header() -> None:
    response = HttpResponse(200, (("X-TC-RequestId", "from-header"),))
    assert tencent_api3.find_request_id(response, {"RequestId": "from-body"}) == "from-body"
    assert tencent_api3.find_request_id(response, {"RequestId": 5}) == "from-header"
    assert tencent_api3.find_request_id(HttpResponse(200), {}) is None
