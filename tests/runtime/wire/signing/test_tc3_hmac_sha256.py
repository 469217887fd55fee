"""TC3-HMAC-SHA256 against the vendor's worked examples and vectors of its SDK."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from yunbind_runtime.base.http import HttpRequest
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.wire.signing import tc3_hmac_sha256 as tc3

from tests.runtime.wire.signing.vectors import Vector, load, parametrize

SCHEME = "tc3_hmac_sha256"


def make_request(vector: Vector) -> HttpRequest:
    return HttpRequest(
        vector["method"],
        "https",
        vector["host"],
        vector["path"],
        vector["query"],
        tuple((name, value) for name, value in vector["headers"]),
        vector["body"].encode(),
    )


def make_canonical(vector: Vector) -> str:
    headers = [*vector["headers"], ("Host", vector["host"])]
    return tc3.canonical_request(
        vector["method"], vector["path"], vector["query"], headers, vector["payload_hash"]
    )


@parametrize(SCHEME)
def test_the_payload_hash_is_the_published_one(vector: Vector) -> None:
    assert tc3.hash_payload(vector["body"].encode()) == vector["payload_hash"]


@parametrize(SCHEME)
def test_the_canonical_request_has_the_published_hash(vector: Vector) -> None:
    last_line = tc3.string_to_sign(vector["timestamp"], vector["service"], make_canonical(vector)).split(
        "\n"
    )[-1]
    assert last_line == vector["canonical_hash"]


@parametrize(SCHEME)
def test_the_string_to_sign_names_the_algorithm_the_time_and_the_scope(vector: Vector) -> None:
    lines = tc3.string_to_sign(vector["timestamp"], vector["service"], make_canonical(vector)).split("\n")
    scope = f"{vector['date']}/{vector['service']}/tc3_request"
    assert lines[:3] == ["TC3-HMAC-SHA256", str(vector["timestamp"]), scope]


@parametrize(SCHEME, only={"document"})
def test_the_three_derived_keys_are_the_published_ones(vector: Vector) -> None:
    keys = tc3.derive_keys(vector["key_secret"], vector["date"], vector["service"])
    assert [key.hex() for key in keys] == vector["derived_keys"]


@parametrize(SCHEME)
def test_the_signature_is_the_published_one(vector: Vector) -> None:
    key = tc3.derive_key(vector["key_secret"], vector["date"], vector["service"])
    to_sign = tc3.string_to_sign(vector["timestamp"], vector["service"], make_canonical(vector))
    assert tc3.signature(key, to_sign) == vector["signature"]


@pytest.mark.parametrize(
    "vector", [v for v in load(SCHEME) if "signed_headers" not in v], ids=lambda v: v["name"]
)
def test_a_signed_request_carries_the_published_authorization(vector: Vector) -> None:
    """The signer itself signs content-type and host, as these vectors do."""
    credentials = Credentials(vector["key_id"], vector["key_secret"])
    moment = datetime.fromtimestamp(vector["timestamp"], UTC)
    signed = tc3.sign(make_request(vector), credentials, service=vector["service"], moment=moment, nonce="")
    assert signed.header("Authorization") == (
        f"TC3-HMAC-SHA256 Credential={vector['key_id']}/{vector['date']}/{vector['service']}/tc3_request, "
        f"SignedHeaders=content-type;host, Signature={vector['signature']}"
    )
    assert signed.header("X-TC-Timestamp") == str(vector["timestamp"])
    assert signed.header("X-TC-Token") is None


def test_the_hash_of_an_unsigned_payload_is_the_hash_of_the_word() -> None:
    """Computed from the vendor's rule, independently of this code."""
    expected = "438d4109ef0d676b8c2c7ed13cdfcb418e494d53b843d4634ce3b1085f07bb96"
    assert tc3.hash_payload(b"any body", "UNSIGNED-PAYLOAD") == expected


def test_an_unsigned_payload_header_makes_the_signature_independent_of_the_body() -> None:
    request = HttpRequest(
        "POST",
        "https",
        "tke.tencentcloudapi.com",
        "/",
        headers=(("Content-Type", "application/json"), ("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD")),
        body=b"one",
    )
    other = HttpRequest("POST", "https", request.host, "/", headers=request.headers, body=b"two")
    signed = [
        tc3.sign(
            unsigned,
            Credentials("id", "key"),
            service="tke",
            moment=datetime.now(UTC).replace(second=0),
            nonce="",
        )
        for unsigned in (request, other)
    ]
    assert signed[0].header("Authorization") == signed[1].header("Authorization")


def test_the_date_of_the_scope_is_in_utc() -> None:
    assert tc3.format_date(1551113065) == "2019-02-25"
    assert tc3.format_date(1551139200) == "2019-02-26"  # 2019-02-26 00:00:00 UTC, 08:00 in China
    assert tc3.format_date(1551139199) == "2019-02-25"


def test_a_session_token_has_its_own_unsigned_header() -> None:
    credentials = Credentials("id", "key", "a-token")
    moment = datetime(2019, 2, 25, tzinfo=UTC)
    request = HttpRequest("POST", "https", "h", "/", headers=(("Content-Type", "application/json"),))
    with_token = tc3.sign(request, credentials, service="tke", moment=moment, nonce="")
    without = tc3.sign(request, Credentials("id", "key"), service="tke", moment=moment, nonce="")
    assert with_token.header("X-TC-Token") == "a-token"
    assert with_token.header("Authorization") == without.header("Authorization")


def test_header_values_keep_their_case_on_request() -> None:
    """The vendor's page converts values to lower case, its SDK does not. The emulator accepts both."""
    headers = [("X-TC-Action", "DescribeInstances")]
    assert "x-tc-action:describeinstances\n" in tc3.canonical_request("POST", "/", "", headers, "")
    kept = tc3.canonical_request("POST", "/", "", headers, "", fold_values=False)
    assert "x-tc-action:DescribeInstances\n" in kept


def test_the_signing_key_is_derived_once_a_day() -> None:
    tc3.derive_key.cache_clear()
    for timestamp in range(1551113065, 1551113065 + 100):
        tc3.derive_key("a-secret", tc3.format_date(timestamp), "tke")
    assert tc3.derive_key.cache_info().misses == 1
