"""HmacSHA1 and HmacSHA256 against the vendor's worked examples and vectors of its SDK."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs, parse_qsl, quote, urlencode

import pytest
from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.http import FORM, HttpRequest
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.wire.signing import load_signer, tencent_hmac

from tests.runtime.wire.signing.vectors import Vector, load, parametrize

SCHEME = "tencent_hmac"
MOMENT = datetime(2026, 11, 21, 17, 26, 58, tzinfo=UTC)


def list_signed(vector: Vector) -> dict[str, str]:
    signed = vector["parameters"] | {
        "SecretId": vector["key_id"],
        "Nonce": vector["nonce"],
        "Timestamp": str(vector["timestamp"]),
    }
    return signed | ({"SignatureMethod": "HmacSHA256"} if vector["signature_method"] == "HmacSHA256" else {})


def make_request(method: str, text: str, host: str = "h") -> HttpRequest:
    headers = (("Content-Type", FORM),)
    if method == "GET":
        return HttpRequest("GET", "https", host, "/", text, headers)
    return HttpRequest("POST", "https", host, "/", "", headers, text.encode())


def read(request: HttpRequest) -> dict[str, str]:
    return dict(parse_qsl(request.query or request.body.decode(), keep_blank_values=True))


@pytest.mark.parametrize(
    "vector",
    [v for v in load(SCHEME) if "string_to_sign" in v],
    ids=lambda v: f"{v['provenance']}: {v['name']}",
)
def test_the_string_to_sign_is_the_published_text(vector: Vector) -> None:
    to_sign = tencent_hmac.string_to_sign(vector["method"], vector["host"], list_signed(vector).items())
    assert to_sign == vector["string_to_sign"]


@parametrize(SCHEME)
def test_the_signature_is_the_published_one(vector: Vector) -> None:
    to_sign = tencent_hmac.string_to_sign(vector["method"], vector["host"], list_signed(vector).items())
    value = tencent_hmac.signature(vector["key_secret"], to_sign, vector["signature_method"])
    assert value == vector["signature"]


@parametrize(SCHEME)
def test_a_signed_request_carries_the_published_signature(vector: Vector) -> None:
    signer = load_signer(f"tencent-{vector['signature_method'].lower().replace('hmac', 'hmac-')}")
    signed = signer.sign(
        make_request(vector["method"], urlencode(vector["parameters"]), vector["host"]),
        Credentials(vector["key_id"], vector["key_secret"]),
        service="cvm",
        moment=datetime.fromtimestamp(vector["timestamp"], UTC),
        nonce=vector["nonce"],
    )
    assert read(signed) == list_signed(vector) | {"Signature": vector["signature"]}


def test_names_are_sorted_as_text() -> None:
    """``documented``: InstanceIds.12 comes before InstanceIds.2."""
    to_sign = tencent_hmac.string_to_sign("GET", "h", [("I.2", "b"), ("I.12", "a"), ("A", "z")])
    assert to_sign == "GETh/?A=z&I.12=a&I.2=b"


def test_values_are_signed_unencoded_and_encoded_once_when_sent() -> None:
    text = "中 🚀+~*/&=%41"
    request = make_request("GET", f"Name={quote(text, safe='')}&Empty=")
    signed = tencent_hmac.sign(
        request, Credentials("i", "k"), signature_method="HmacSHA1", moment=MOMENT, nonce="1"
    )
    expected = tencent_hmac.string_to_sign(
        "GET",
        "h",
        {"Name": text, "Empty": "", "SecretId": "i", "Timestamp": "1795282018", "Nonce": "1"}.items(),
    )
    assert f"&Name={text}&" in expected
    assert read(signed)["Signature"] == tencent_hmac.signature("k", expected, "HmacSHA1")
    assert read(signed)["Name"] == text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_session_token_is_sent_and_signed(method: str) -> None:
    signatures = set[str]()
    for token in ("one+/=", "two"):
        signed = tencent_hmac.sign(
            make_request(method, "A=b"),
            Credentials("i", "k", token),
            signature_method="HmacSHA256",
            moment=MOMENT,
            nonce="1",
        )
        assert read(signed)["Token"] == token
        signatures.add(read(signed)["Signature"])
    assert len(signatures) == 2


@pytest.mark.parametrize(("nonce", "number"), [("11886", 11886), ("1", 1), (str(2**63 - 1), 2**63 - 1)])
def test_a_numeric_nonce_is_sent_unchanged(nonce: str, number: int) -> None:
    assert tencent_hmac.number_nonce(nonce) == number


@pytest.mark.parametrize("nonce", ["0", "", "f" * 32, "9" * 32, "-1", "nonce-0", "٣"])
def test_any_other_nonce_becomes_a_unique_positive_number(nonce: str) -> None:
    number = tencent_hmac.number_nonce(nonce)
    assert 0 < number < 2**63
    assert number == tencent_hmac.number_nonce(nonce) != tencent_hmac.number_nonce(nonce + "x")


def test_a_json_body_cannot_be_signed() -> None:
    request = HttpRequest("POST", "https", "h", "/", "", (("Content-Type", "application/json"),), b"{}")
    with pytest.raises(ConfigurationError, match="HmacSHA1 can only sign a GET request or a form"):
        tencent_hmac.sign(
            request, Credentials("i", "k"), signature_method="HmacSHA1", moment=MOMENT, nonce="1"
        )


def test_all_parameters_are_in_the_query_of_a_get_or_the_form_of_a_post() -> None:
    for method in ("GET", "POST"):
        signed = tencent_hmac.sign(
            make_request(method, "A=b"),
            Credentials("i", "k"),
            signature_method="HmacSHA1",
            moment=MOMENT,
            nonce="1",
        )
        assert signed.headers == (("Content-Type", FORM),)
        full, empty = (signed.query, signed.body) if method == "GET" else (signed.body.decode(), signed.query)
        assert parse_qs(str(full)).keys() == {"A", "SecretId", "Timestamp", "Nonce", "Signature"}
        assert not empty
