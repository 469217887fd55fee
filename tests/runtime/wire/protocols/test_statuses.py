"""Statuses of success and of redirects at their limits, and the depth of errors."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.base.http import HttpResponse
from yunbind_runtime.wire.protocols import alibaba_rpc, huawei_rest, tencent_api3
from yunbind_runtime.wire.signing import tc3_hmac_sha256 as tc3

from tests.runtime.fakes.services import FIND_IMAGES, LIST_IMAGES, SHOW_CACHE, TENCENT, define

DELETE = define(TENCENT, "DeleteImages", access="write")


def read_huawei(body: Any, status: int) -> dict[str, Any]:
    return huawei_rest.parse(SHOW_CACHE, HttpResponse(status, (), json.dumps(body).encode()))


@pytest.mark.parametrize("status", [200, 201, 299])
def test_huawei_succeeds_with_each_status_of_success(status: int) -> None:
    assert read_huawei({"a": 1}, status) == {"a": 1}


@pytest.mark.parametrize(("status", "reason"), [(300, "is a redirect"), (399, "is a redirect")])
def test_a_redirect_of_huawei_is_not_read(status: int, reason: str) -> None:
    with pytest.raises(errors.UnreadableResponse, match=reason):
        read_huawei({"error_code": "X.1", "error_msg": "m"}, status)


@pytest.mark.parametrize("status", [199, 400, 404, 500])
def test_other_statuses_of_huawei_are_errors(status: int) -> None:
    with pytest.raises(errors.ApiError) as caught:
        read_huawei({"error_code": "X.1", "error_msg": "m"}, status)
    assert (caught.value.code, caught.value.message, caught.value.http_status) == ("X.1", "m", status)


@pytest.mark.parametrize(("depth", "is_found"), [(0, True), (1, True), (5, True), (6, False), (7, False)])
def test_an_error_of_huawei_is_found_five_levels_deep(depth: int, is_found: bool) -> None:
    body: dict[str, Any] = {"error_code": "X.1", "error_msg": "m"}
    for _ in range(depth):
        body = {"other": 1, "a": body}
    with pytest.raises(errors.ApiError if is_found else errors.UnreadableResponse):
        read_huawei(body, 400)


def read_tencent(body: Any, status: int, operation: Any = LIST_IMAGES) -> dict[str, Any]:
    return tencent_api3.parse(operation, HttpResponse(status, (), json.dumps(body).encode()))


def test_tencent_succeeds_with_200_only() -> None:
    assert read_tencent({"Response": {"Total": 1, "Error": None}}, 200) == {"Total": 1}
    for status in (199, 201, 400):
        with pytest.raises(errors.UnreadableResponse, match="its status is not 200"):
            read_tencent({"Response": {"Total": 1}}, status)


def test_a_delete_of_tencent_can_say_nothing() -> None:
    """With status 200, and for a delete only."""
    assert read_tencent({"Response": None}, 200, DELETE) == {}
    assert tencent_api3.parse(DELETE, HttpResponse(200)) == {}
    for body, status, operation in (
        ({"Response": None}, 201, DELETE),
        ({"Response": None}, 200, LIST_IMAGES),
        ({}, 200, DELETE),
        ({"Response": []}, 200, DELETE),
    ):
        with pytest.raises(errors.UnreadableResponse, match="has no object Response"):
            read_tencent(body, status, operation)


@pytest.mark.parametrize("error", ["text", {}, {"Code": ""}, {"Code": 5}, [], False])
def test_an_error_of_tencent_without_a_code_is_unreadable(error: Any) -> None:
    with pytest.raises(errors.UnreadableResponse, match="its Error has no Code"):
        read_tencent({"Response": {"Error": error}}, 200)


@pytest.mark.parametrize("day", [date(1970, 1, 2), date(2026, 3, 1), date(2400, 2, 29)])
def test_the_date_of_a_signature_changes_at_midnight(day: date) -> None:
    """In UTC."""
    midnight = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    assert tc3.format_date(midnight) == tc3.format_date(midnight + 86_399) == f"{day:%Y-%m-%d}"
    assert tc3.format_date(midnight - 1) < f"{day:%Y-%m-%d}" < tc3.format_date(midnight + 86_400)


def read_alibaba(body: Any, status: int, operation: Any = FIND_IMAGES) -> dict[str, Any]:
    return alibaba_rpc.parse(operation, HttpResponse(status, (), json.dumps(body).encode()))


def test_alibaba_succeeds_with_each_status_of_success() -> None:
    """A code in a success is a member."""
    for status in (200, 201, 299):
        assert read_alibaba({"Code": "X", "a": 1}, status) == {"Code": "X", "a": 1}
    for status in (199, 300, 399):
        with pytest.raises(errors.UnreadableResponse, match="is a redirect"):
            read_alibaba({"Code": "X", "Message": "m"}, status)


@pytest.mark.parametrize("status", [400, 404, 500])
@pytest.mark.parametrize("code", ["X.1", 5, 0])
def test_a_code_of_alibaba_is_a_text_or_a_number(status: int, code: Any) -> None:
    with pytest.raises(errors.ApiError) as caught:
        read_alibaba({"code": code, "Message": "m", "requestId": "r", "HostId": "h"}, status)
    error = caught.value
    assert (error.code, error.message, error.request_id) == (str(code), "m", "r")
    assert error.details == {"HostId": "h"}


@pytest.mark.parametrize("code", ["", None, ["X"], {}])
def test_an_error_of_alibaba_without_a_code_is_unreadable(code: Any) -> None:
    with pytest.raises(errors.UnreadableResponse, match="it has no Code"):
        read_alibaba({"Code": code, "Message": "m"}, 400)
