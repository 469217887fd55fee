"""ACS3-HMAC-SHA256 against the vendor's worked example and vectors of its SDK."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from yunbind_runtime.base.http import HttpRequest
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.wire.signing import acs3_hmac_sha256 as acs3

from tests.runtime.wire.signing.vectors import Vector, parametrize

SCHEME = "acs3_hmac_sha256"
ADDED_BY_SIGNER = {
    "x-acs-date",
    "x-acs-signature-nonce",
    "x-acs-content-sha256",
    "x-acs-accesskey-id",
    "x-acs-security-token",
}


def make_canonical(vector: Vector) -> str:
    headers = [*vector["headers"], ("Host", vector["host"])]
    payload_hash = acs3.hash_payload(vector["body"].encode())
    return acs3.canonical_request(vector["method"], vector["path"], vector["query"], headers, payload_hash)


@parametrize(SCHEME)
def test_the_canonical_request_is_the_published_text(vector: Vector) -> None:
    assert make_canonical(vector).split("\n") == vector["canonical_request"]


@parametrize(SCHEME)
def test_the_string_to_sign_contains_the_published_hash(vector: Vector) -> None:
    expected = f"ACS3-HMAC-SHA256\n{vector['canonical_hash']}"
    assert acs3.string_to_sign(make_canonical(vector)) == expected


@parametrize(SCHEME)
def test_the_signature_is_the_published_one(vector: Vector) -> None:
    signature = acs3.signature(vector["key_secret"], acs3.string_to_sign(make_canonical(vector)))
    assert vector["authorization"].endswith(f",Signature={signature}")


@parametrize(SCHEME, only={"document", "E1", "E1 GET", "E5"})
def test_a_signed_request_carries_the_published_authorization(vector: Vector) -> None:
    """The signer itself signs host, content-type and every x-acs-* header, as these vectors do."""
    headers = dict(vector["headers"])
    request = HttpRequest(
        vector["method"],
        "https",
        vector["host"],
        vector["path"],
        vector["query"],
        tuple((name, value) for name, value in headers.items() if name not in ADDED_BY_SIGNER),
        vector["body"].encode(),
    )
    credentials = Credentials(vector["key_id"], vector["key_secret"], headers.get("x-acs-security-token"))
    signed = acs3.sign(
        request,
        credentials,
        service="eci",
        moment=datetime(2023, 10, 26, 10, 22, 32, tzinfo=UTC),
        nonce=headers["x-acs-signature-nonce"],
    )
    assert signed.header("Authorization") == vector["authorization"]
    for name, value in headers.items():
        assert signed.header(name) == value


def test_a_space_can_be_sent_as_plus() -> None:
    """The vendor's SDK sends ``+`` and signs ``%20``."""
    wire = "MatchImage.1=c+d%2B%2A~%E4%B8%AD&Limit=20&Empty="
    canonical = acs3.canonical_request("POST", "/", wire, [], "")
    assert canonical.split("\n")[2] == "Empty=&Limit=20&MatchImage.1=c%20d%2B%2A~%E4%B8%AD"


def test_every_ascii_character_is_encoded_like_in_the_vendors_sdk() -> None:
    """``peer``: printed by the vendor's own encoder."""
    from yunbind_runtime.wire.signing import percent

    printable = "".join(chr(code) for code in range(32, 127))
    assert percent.encode(printable) == (
        "%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        "%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~"
    )


def test_several_values_of_one_header_are_sorted_and_joined() -> None:
    canonical = acs3.canonical_request("POST", "/", "", [("x-acs-a", "2"), ("X-Acs-A", " 1 ")], "")
    assert canonical.split("\n")[3] == "x-acs-a:1,2"


def test_a_header_that_proxies_rewrite_is_not_signed() -> None:
    request = HttpRequest(
        "POST", "https", "h", "/", headers=(("User-Agent", "ua"), ("accept", "application/json"))
    )
    signed = acs3.sign(request, Credentials("id", "key"), service="", moment=datetime.now(UTC), nonce="n")
    authorization = signed.header("Authorization") or ""
    assert "user-agent" not in authorization
    assert "accept" not in authorization


@pytest.mark.parametrize("hours", [0, 8, -5])
def test_the_date_is_in_utc(hours: int) -> None:
    from datetime import timedelta, timezone

    moment = datetime(2023, 10, 26, 10, 22, 32, tzinfo=UTC).astimezone(timezone(timedelta(hours=hours)))
    assert acs3.format_moment(moment) == "2023-10-26T10:22:32Z"
