"""SDK-HMAC-SHA256 against the vendor's worked example and vectors of its SDK."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from yunbind_runtime.base.http import HttpRequest
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.wire.signing import sdk_hmac_sha256 as sdk

from tests.runtime.wire.signing.vectors import Vector, parametrize

SCHEME = "sdk_hmac_sha256"


def make_canonical(vector: Vector) -> str:
    headers = [(name, value) for name, value in vector["headers"]]
    declared = {name.lower(): value for name, value in headers}.get("x-sdk-content-sha256")
    payload_hash = sdk.hash_payload(vector["body"].encode(), declared)
    signed = [*headers, ("Host", vector["host"])]
    return sdk.canonical_request(vector["method"], vector["path"], vector["query"], signed, payload_hash)


def find_date(vector: Vector) -> str:
    return dict(vector["headers"])["x-sdk-date"]


@parametrize(SCHEME)
def test_the_canonical_request_is_the_published_text(vector: Vector) -> None:
    assert make_canonical(vector).split("\n") == vector["canonical_request"]


@parametrize(SCHEME)
def test_the_string_to_sign_is_the_published_text(vector: Vector) -> None:
    to_sign = sdk.string_to_sign(find_date(vector), make_canonical(vector))
    assert to_sign.split("\n") == vector["string_to_sign"]


@parametrize(SCHEME)
def test_the_signature_is_the_published_one(vector: Vector) -> None:
    to_sign = "\n".join(vector["string_to_sign"])
    assert vector["authorization"].endswith(f"Signature={sdk.signature(vector['key_secret'], to_sign)}")


@parametrize(SCHEME, only={"V0", "V1", "V2", "V3", "V4", "V5", "V6", "V7", "V7b", "V9"})
def test_a_signed_request_carries_the_published_authorization(vector: Vector) -> None:
    """The signer selects the headers. Only V8 signs headers of the caller."""
    headers = dict(vector["headers"])
    date = headers.pop("x-sdk-date")
    credentials = Credentials(vector["key_id"], vector["key_secret"], headers.pop("x-security-token", None))
    request = HttpRequest(
        vector["method"],
        "https",
        vector["host"],
        vector["path"],
        vector["query"],
        tuple(headers.items()),
        vector["body"].encode(),
    )
    moment = datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    signed = sdk.sign(request, credentials, service="cce", moment=moment, nonce="")
    assert signed.header("Authorization") == vector["authorization"]
    assert signed.header("X-Sdk-Date") == date


def test_query_parameters_are_sorted_by_name_then_by_value() -> None:
    """``peer``: the pairs of V5, in the order passed to the SDK."""
    given = "b=2&a=z%20y%2B~%2A%2F%C3%BC&a=1&A=0&flag=true&list=c&list=a&list=b&empty="
    expected = "A=0&a=1&a=z%20y%2B~%2A%2F%C3%BC&b=2&empty=&flag=true&list=a&list=b&list=c"
    assert sdk.canonical_request("GET", "/", given, [], "").split("\n")[2] == expected


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/", "/"),
        ("/v5/imagecaches", "/v5/imagecaches/"),
        ("/v5/imagecaches/", "/v5/imagecaches/"),
        ("/v1/a%2Fb/%C3%BC c~/x*/", "/v1/a/b/%C3%BC%20c~/x%2A/"),
    ],
)
def test_the_canonical_path_is_decoded_encoded_and_ends_with_a_slash(path: str, canonical: str) -> None:
    assert sdk.canonical_path(path) == canonical


def test_an_unsigned_payload_without_a_body_is_hashed_as_an_empty_body() -> None:
    """``peer``: the quirk of V7b."""
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sdk.hash_payload(b"", "UNSIGNED-PAYLOAD") == empty
    assert sdk.hash_payload(b"x", "UNSIGNED-PAYLOAD") == "UNSIGNED-PAYLOAD"


def test_user_agent_is_not_signed() -> None:
    request = HttpRequest("GET", "https", "h", "/", headers=(("User-Agent", "ua"), ("X-Project-Id", "p")))
    signed = sdk.sign(request, Credentials("id", "key"), service="", moment=datetime.now(UTC), nonce="")
    assert "SignedHeaders=host;x-project-id;x-sdk-date," in (signed.header("Authorization") or "")
