"""Huawei's REST style: requests, responses and every shape of error."""

from __future__ import annotations

import json
from typing import Any

import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.base.http import HttpRequest, HttpResponse
from yunbind_runtime.model.endpoints import Endpoint
from yunbind_runtime.wire.protocols import huawei_rest

from tests.runtime.fakes import errors as service
from tests.runtime.fakes.services import HUAWEI, MAKE_CACHE, SHOW_CACHE, define

ENDPOINT = Endpoint("https", "pic.cn-1.huawei.test")


def serialize(
    members: dict[str, Any], operation: Any = SHOW_CACHE, project_id: str | None = None
) -> HttpRequest:
    return huawei_rest.serialize(operation, members, endpoint=ENDPOINT, region="cn-1", project_id=project_id)


def parse(body: Any, status: int = 200, **headers: str) -> dict[str, Any]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return huawei_rest.parse(SHOW_CACHE, HttpResponse(status, pairs, raw))


def test_members_go_into_path_query_and_headers() -> None:
    request = serialize({"cache_id": "a/b c~ü", "names": ["y", "x"], "deep": False, "Locale": "zh-cn"})
    assert request.method == "GET"
    assert request.path == "/v5/caches/a%2Fb%20c~%C3%BC"
    assert request.query == "deep=false&name=x&name=y"
    assert request.header("X-Locale") == "zh-cn"
    assert request.body == b""


def test_every_request_has_the_json_content_type() -> None:
    assert serialize({"cache_id": "a"}).header("Content-Type") == "application/json"


def test_the_query_is_encoded_like_in_the_vendors_sdk() -> None:
    """``peer``: captured from the SDK."""
    assert serialize({"cache_id": "x", "names": "a b+c/ü&=~*"}).query == "name=a%20b%2Bc%2F%C3%BC%26%3D~%2A"


def test_the_body_is_compact_json_in_utf8() -> None:
    request = serialize({"name": "镜像", "images": [], "config": {"cluster": "c"}}, MAKE_CACHE)
    assert (request.method, request.path) == ("POST", "/v5/caches")
    assert request.body.decode() == '{"name":"镜像","images":[],"config":{"cluster":"c"}}'


def test_a_post_without_members_has_an_empty_object() -> None:
    assert serialize({}, MAKE_CACHE).body == b"{}"


def test_a_known_project_is_sent_in_a_header() -> None:
    assert serialize({"cache_id": "a"}, project_id="p-1").header("X-Project-Id") == "p-1"
    assert serialize({"cache_id": "a"}).header("X-Project-Id") is None


def test_the_project_fills_its_placeholder_in_a_path() -> None:
    operation = define(HUAWEI, "ShowCache", http=("GET", "/v3/{project_id}/caches"))
    assert serialize({}, operation, "p-1").path == "/v3/p-1/caches"
    with pytest.raises(errors.InvalidArguments, match="project_id"):
        serialize({}, operation)


@pytest.mark.parametrize("cache_id", ["", ".", ".."])
def test_an_id_cannot_select_another_resource(cache_id: str) -> None:
    """``DELETE /v5/caches/`` is not the deletion of one cache."""
    with pytest.raises(errors.InvalidArguments, match="cache_id must not be"):
        serialize({"cache_id": cache_id})


def test_a_missing_id_is_refused() -> None:
    with pytest.raises(errors.InvalidArguments, match="cache_id is missing"):
        serialize({})


def test_an_operation_without_method_and_path_cannot_be_called() -> None:
    with pytest.raises(errors.ConfigurationError, match="no HTTP method"):
        serialize({}, define(HUAWEI, "ShowCache"))


@pytest.mark.parametrize("status", [200, 201, 202, 203])
def test_every_2xx_status_is_a_success(status: int) -> None:
    assert parse({"id": "a"}, status) == {"id": "a"}


@pytest.mark.parametrize("status", [202, 204])
@pytest.mark.parametrize("body", [b"", b"  \n"])
def test_202_and_204_may_have_an_empty_body(status: int, body: bytes) -> None:
    assert parse(body, status) == {}


@pytest.mark.parametrize("status", [200, 201])
def test_an_empty_body_with_another_status_is_unreadable(status: int) -> None:
    with pytest.raises(errors.UnreadableResponse, match="empty"):
        parse(b"", status)


CODE, HYBRID = (
    "CCE.01400001",
    {
        "kind": "Status",
        "apiVersion": "v1",
        "metadata": {},
        "status": "Failure",
        "code": 400,
        "errorCode": "CCE.01400001",
        "errorMessage": "Invalid request.",
        "error_code": "CCE_CM.0004",
        "error_msg": "Request is invalid",
        "message": "the useful detail",
        "reason": "BadRequest",
    },
)


@pytest.mark.parametrize(
    ("body", "status", "kind", "code", "message"),
    [
        pytest.param(
            {"error_code": "APIGW.0301", "error_msg": "verify aksk signature fail", "request_id": "r"},
            401,
            service.GatewayAuthentication,
            "APIGW.0301",
            "verify aksk signature fail",
            id="A gateway",
        ),
        pytest.param(
            {"error_code": "APIG.0301", "error_msg": "m"},
            401,
            service.GatewayAuthentication,
            "APIG.0301",
            "m",
            id="A gateway of customers' APIs",
        ),
        pytest.param(
            {"errorCode": "CCE.01401001", "errorMessage": "Authorization failed."},
            401,
            errors.AuthFailed,
            "CCE.01401001",
            "Authorization failed.",
            id="B documented",
        ),
        pytest.param(
            {"error_code": "CCE.01400001", "error_msg": "m"},
            400,
            service.ClusterRequest,
            CODE,
            "m",
            id="C older",
        ),
        pytest.param(
            HYBRID,
            400,
            service.ClusterRequest,
            CODE,
            "Invalid request: the useful detail",
            id="D Kubernetes hybrid",
        ),
        pytest.param(
            {"errorCode": "CCE_CM.0004", "error_code": "CCE.01400001", "error_msg": "m"},
            400,
            service.ClusterRequest,
            CODE,
            "m",
            id="D with the codes the other way round",
        ),
        pytest.param(
            {
                "error": {
                    "code": 401,
                    "message": "The username or password is wrong.",
                    "title": "Unauthorized",
                }
            },
            401,
            errors.AuthFailed,
            "401",
            "The username or password is wrong.",
            id="E IAM",
        ),
        pytest.param(
            {"error": {"code": "EPS.0003", "message": "m"}},
            403,
            errors.PermissionDenied,
            "EPS.0003",
            "m",
            id="F",
        ),
        pytest.param({"code": "X.1", "message": "m"}, 404, errors.NotFound, "X.1", "m", id="F flat"),
        pytest.param(
            {"errorCode": "X.1", "errorMsg": "m"}, 409, errors.Conflict, "X.1", "m", id="F errorMsg"
        ),
        pytest.param(
            {"a": {"b": {"error_code": "X.1", "error_msg": "m"}}},
            500,
            errors.ServerFault,
            "X.1",
            "m",
            id="F nested",
        ),
        pytest.param(
            {"kind": "Status", "code": 404, "reason": "NotFound", "message": "not found"},
            404,
            errors.NotFound,
            "404",
            "not found",
            id="Kubernetes alone",
        ),
        pytest.param({"message": "m"}, 429, errors.Throttled, "429", "m", id="message alone"),
        pytest.param({"error_code": "X.1"}, 400, errors.InvalidRequest, "X.1", "", id="code alone"),
        pytest.param(
            {"error_code": "X.1", "error_msg": "m", "message": "m"},
            400,
            errors.InvalidRequest,
            "X.1",
            "m",
            id="same twice",
        ),
    ],
)
def test_every_shape_of_error_becomes_a_service_error(
    body: dict[str, Any], status: int, kind: type[errors.ApiError], code: str, message: str
) -> None:
    with pytest.raises(errors.ApiError) as caught:
        parse(body, status, X_Request_Id="r-1")
    error = caught.value
    assert type(error) is kind
    assert (error.code, error.message, error.http_status, error.request_id) == (code, message, status, "r-1")


def test_further_codes_are_kept_in_the_details_of_an_error() -> None:
    with pytest.raises(errors.ApiError) as caught:
        parse(HYBRID, 400)
    details = caught.value.details
    assert details["error_code"] == "CCE_CM.0004"
    assert details["error_msg"] == "Request is invalid"
    assert details["reason"] == "BadRequest"
    assert "errorCode" not in details


def test_a_denial_by_policy_keeps_its_encoded_message() -> None:
    with pytest.raises(errors.PermissionDenied) as caught:
        parse({"error_code": "X.1", "error_msg": "m", "encoded_authorization_message": "opaque"}, 403)
    assert caught.value.details["encoded_authorization_message"] == "opaque"


@pytest.mark.parametrize(
    "body", [b"<html>404</html>", b"", b"[1]", b"{}", b'{"a": [{"error_code": "x"}]}', b"null"]
)
def test_a_failure_without_code_and_message_is_unreadable(body: bytes) -> None:
    with pytest.raises(errors.UnreadableResponse) as caught:
        parse(body, 404, X_Request_Id="r-1")
    assert (caught.value.http_status, caught.value.request_id) == (404, "r-1")


def test_the_search_for_a_code_has_a_maximum_depth() -> None:
    body: dict[str, Any] = {"error_code": "X.1"}
    for _ in range(200):
        body = {"a": body}
    with pytest.raises(errors.UnreadableResponse):
        parse(body, 400)


TOKEN = define(
    HUAWEI, "MakeCache", http=("POST", "/v3/tokens"), response_headers={"token": "X-Subject-Token"}
)


@pytest.mark.parametrize("name", ["X-Subject-Token", "x-subject-token", "X-SUBJECT-TOKEN"])
@pytest.mark.parametrize(("status", "body"), [(201, b'{"token": "of the body"}'), (204, b"")])
def test_a_member_in_a_header_joins_those_of_the_body(name: str, status: int, body: bytes) -> None:
    assert huawei_rest.parse(TOKEN, HttpResponse(status, ((name, "t"),), body)) == {"token": "t"}


def test_a_member_in_an_absent_header_is_left_out() -> None:
    assert huawei_rest.parse(TOKEN, HttpResponse(201, (), b'{"id": "1"}')) == {"id": "1"}


def test_a_redirect_is_unreadable() -> None:
    with pytest.raises(errors.UnreadableResponse, match="redirect"):
        parse({}, 302)


@pytest.mark.parametrize(
    ("headers", "body", "request_id"),
    [
        ({"X_Request_Id": "a", "X_IAM_Trace_Id": "b"}, {"request_id": "c"}, "a"),
        ({"x_request_id": "a"}, {}, "a"),
        ({"X_IAM_Trace_Id": "b"}, {"request_id": "c"}, "b"),
        ({}, {"request_id": "c"}, "c"),
        ({}, {"request_id": 5}, None),
        ({}, {}, None),
    ],
)
def test_the_request_id_is_in_a_header_or_in_the_body(
    headers: dict[str, str], body: dict[str, Any], request_id: str | None
) -> None:
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    assert huawei_rest.find_request_id(HttpResponse(200, pairs), body) == request_id
