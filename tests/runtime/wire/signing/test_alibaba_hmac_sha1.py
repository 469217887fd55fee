"""HMAC-SHA1 of Alibaba's RPC style against the vendor's worked examples and vectors of its SDKs."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode

from yunbind_runtime.base.http import FORM, HttpRequest
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.wire.signing import alibaba_hmac_sha1, percent

from tests.runtime.wire.signing.vectors import Vector, parametrize

SCHEME = "alibaba_hmac_sha1"
ADDED_BY_SIGNER = {
    "AccessKeyId",
    "SecurityToken",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureVersion",
    "Timestamp",
}


def read(request: HttpRequest) -> dict[str, str]:
    return dict(parse_qsl(request.query, keep_blank_values=True))


@parametrize(SCHEME)
def test_the_canonical_query_is_the_published_text(vector: Vector) -> None:
    assert percent.encode_pairs(list(vector["parameters"].items())) == vector["canonical_query"]


@parametrize(SCHEME)
def test_the_string_to_sign_is_the_published_text(vector: Vector) -> None:
    to_sign = alibaba_hmac_sha1.string_to_sign(vector["method"], vector["parameters"].items())
    assert to_sign == vector["string_to_sign"]


@parametrize(SCHEME)
def test_the_signature_is_the_published_one(vector: Vector) -> None:
    value = alibaba_hmac_sha1.signature(vector["key_secret"], vector["string_to_sign"])
    assert value == vector["signature"]


@parametrize(SCHEME)
def test_a_signed_request_carries_the_published_signature(vector: Vector) -> None:
    """The transport can send a space as ``+``. The signature covers the decoded value."""
    given = vector["parameters"]
    query = urlencode({name: value for name, value in given.items() if name not in ADDED_BY_SIGNER})
    signed = alibaba_hmac_sha1.sign(
        HttpRequest(vector["method"], "https", "h", "/", query),
        Credentials(given["AccessKeyId"], vector["key_secret"], given.get("SecurityToken")),
        service="eci",
        moment=datetime.strptime(given["Timestamp"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC),
        nonce=given["SignatureNonce"],
    )
    assert read(signed) == given | {"Signature": vector["signature"]}


@parametrize(SCHEME, only={"R4, with a session token"})
def test_a_form_is_signed_with_the_query(vector: Vector) -> None:
    """``documented``: the signature covers the parameters of the query and of the form."""
    given = vector["parameters"]
    form = {name: given[name] for name in given if name.startswith("Image")}
    query = {name: value for name, value in given.items() if name not in ADDED_BY_SIGNER | form.keys()}
    request = HttpRequest(
        "POST", "https", "h", "/", urlencode(query), (("Content-Type", FORM),), urlencode(form).encode()
    )
    signed = alibaba_hmac_sha1.sign(
        request,
        Credentials(given["AccessKeyId"], vector["key_secret"], given["SecurityToken"]),
        service="eci",
        moment=datetime(2021, 2, 9, 2, 24, 7, tzinfo=UTC),
        nonce=given["SignatureNonce"],
    )
    assert read(signed)["Signature"] == vector["signature"]
    assert not read(signed).keys() & form.keys()
    assert signed.body == request.body
