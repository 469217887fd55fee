"""HTTP requests, responses and timeouts."""

from __future__ import annotations

import dataclasses

import pytest
from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

REQUEST = HttpRequest(
    "POST",
    "http",
    "127.0.0.1:8080",
    "/v5/caches",
    "name=a%20b",
    (("Content-Type", "application/json"), ("X-TC-Token", "s3cret"), ("Authorization", "Signature=s3cret")),
    b'{"Password":"s3cret"}',
)


def test_the_url_consists_of_the_parts_of_the_request() -> None:
    assert REQUEST.url == "http://127.0.0.1:8080/v5/caches?name=a%20b"
    assert REQUEST.target == "/v5/caches?name=a%20b"
    assert HttpRequest("GET", "https", "h", "/").url == "https://h/"


def test_header_names_are_case_insensitive() -> None:
    assert REQUEST.header("content-TYPE") == "application/json"
    assert REQUEST.header("Accept") is None
    assert HttpResponse(200, (("X-Request-Id", "1"), ("x-request-id", "2"))).header("X-REQUEST-ID") == "1"


def test_headers_are_appended_to_a_copy() -> None:
    more = REQUEST.with_headers(("A", "1"), ("B", "2"))
    assert more.headers == (*REQUEST.headers, ("A", "1"), ("B", "2"))
    assert REQUEST.header("A") is None


def test_requests_are_immutable() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        REQUEST.method = "GET"  # type: ignore[misc]


@pytest.mark.parametrize(
    "name",
    [
        "Authorization",
        "X-TC-Token",
        "X-Auth-Token",
        "X-Subject-Token",
        "x-acs-security-token",
        "X-Security-Token",
        "x-acs-accesskey-id",
        "Set-Cookie",
        "X-Signature",
    ],
)
def test_no_repr_shows_a_secret_header(name: str) -> None:
    headers = ((name, "s3cret"), ("X-TC-Action", "DescribeImageCaches"))
    for shown in (repr(HttpRequest("GET", "https", "h", "/", "", headers)), repr(HttpResponse(200, headers))):
        assert "s3cret" not in shown
    assert "DescribeImageCaches" in repr(HttpRequest("GET", "https", "h", "/", "", headers))


@pytest.mark.parametrize(
    ("value", "is_shown"),
    [
        ("application/json", True),
        ("text/html; charset=UTF-8", True),
        ("8388608", True),
        ("gzip", True),
        ("Sun, 06 Nov 1994 08:49:37 GMT", True),
        ("s3cret-value", False),
        ("text/s3cret-value", False),
        ("12345678", False),
        ("0f8fad5b-d9cb-469f-a165-70867728950e", False),
    ],
)
def test_a_response_shows_header_values_of_harmless_forms_only(value: str, *, is_shown: bool) -> None:
    """A service can repeat a secret of the request in any header."""
    shown = repr(HttpResponse(200, (("X-Anything", value),)))
    assert "X-Anything" in shown
    assert (value in shown) == is_shown


def test_no_repr_shows_the_query_or_the_body() -> None:
    request = HttpRequest("POST", "https", "h", "/", "Login.1.Password=s3cret", (), b"s3cret")
    assert "s3cret" not in repr(request)
    assert "s3cret" not in repr(HttpResponse(200, (), b"s3cret"))
    assert "6 bytes" in repr(request)


def test_a_number_sets_the_timeout_of_each_step() -> None:
    assert Timeout.of(3) == Timeout(connect=3, read=3, write=3)
    assert Timeout.of(None) == Timeout(connect=5, read=30, write=30)
    assert Timeout.of(Timeout(1, 2, 3)) == Timeout(1, 2, 3)


@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_an_invalid_timeout_is_refused(seconds: float) -> None:
    with pytest.raises(ConfigurationError, match="greater than zero"):
        Timeout.of(seconds)
