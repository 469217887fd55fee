"""Properties that all signing schemes share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.http import FORM, HttpRequest
from yunbind_runtime.model.credentials import AuthToken, Credentials
from yunbind_runtime.wire.signing import SIGNERS, find_signer, find_unsigned_signer, load_signer

MOMENT = datetime(2026, 11, 21, 17, 26, 58, tzinfo=UTC)
REQUEST = HttpRequest(
    "POST", "https", "host", "/", headers=(("Content-Type", "application/json"),), body=b"{}"
)


def make_form(text: str) -> HttpRequest:
    return HttpRequest("POST", "https", "host", "/", headers=(("Content-Type", FORM),), body=text.encode())


def test_each_signer_has_a_name() -> None:
    assert set(SIGNERS) == {
        "tc3-hmac-sha256",
        "tencent-hmac-sha1",
        "tencent-hmac-sha256",
        "acs3-hmac-sha256",
        "alibaba-hmac-sha1",
        "sdk-hmac-sha256",
        "x-auth-token",
    }
    assert len(SIGNERS) == 7


@pytest.mark.parametrize(
    ("protocol", "scheme", "signer"),
    [
        ("tencent-api3", "hmac-sha1", "tencent-hmac-sha1"),
        ("tencent-api3", "hmac-sha256", "tencent-hmac-sha256"),
        ("tencent-api3", "tc3-hmac-sha256", "tc3-hmac-sha256"),
        ("alibaba-rpc", "hmac-sha1", "alibaba-hmac-sha1"),
        ("huawei-rest", "x-auth-token", "x-auth-token"),
    ],
)
def test_a_name_shared_by_vendors_selects_the_scheme_of_the_protocol(
    protocol: str, scheme: str, signer: str
) -> None:
    assert find_signer(protocol, scheme) is load_signer(signer)


def test_an_unsigned_request_of_tencent_has_a_timestamp_and_skip() -> None:
    """``documented``: ``Authorization: SKIP``, no key id, no token."""
    signer = find_unsigned_signer("tencent-api3")
    assert signer is not None
    signed = signer.sign(REQUEST, None, service="s", moment=MOMENT, nonce="n")
    added = dict(signed.headers[len(REQUEST.headers) :])
    assert added == {"X-TC-Timestamp": "1795282018", "Authorization": "SKIP"}


def test_an_unsigned_request_of_alibaba_has_a_timestamp_parameter() -> None:
    """``peer``: as the vendor's credential providers send AssumeRoleWithOIDC."""
    signer = find_unsigned_signer("alibaba-rpc")
    assert signer is not None
    signed = signer.sign(replace(REQUEST, query="Action=A"), None, service="s", moment=MOMENT, nonce="n")
    assert signed.query == "Action=A&Timestamp=2026-11-21T17%3A26%3A58Z"
    assert (signed.headers, signed.body) == (REQUEST.headers, REQUEST.body)


def test_huawei_has_no_signer_for_unsigned_requests() -> None:
    assert find_unsigned_signer("huawei-rest") is None


def test_tc3_cannot_sign_a_form() -> None:
    with pytest.raises(ConfigurationError, match="cannot sign a form"):
        load_signer("tc3-hmac-sha256").sign(
            make_form(""), Credentials("i", "k"), service="s", moment=MOMENT, nonce="n"
        )


def test_an_unknown_scheme_raises_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_signer("md5")
    with pytest.raises(KeyError):
        load_signer("os.path")
    with pytest.raises(KeyError):
        find_signer("tencent-api3", "md5")


@pytest.mark.parametrize("scheme", ["tc3-hmac-sha256", "acs3-hmac-sha256", "sdk-hmac-sha256"])
def test_the_repr_of_a_signed_request_shows_no_secret(scheme: str) -> None:
    credentials = Credentials("the-key-id", "the-key-secret", "the-session-token")
    signed = load_signer(scheme).sign(REQUEST, credentials, service="s", moment=MOMENT, nonce="n")
    assert "the-key-secret" not in str(signed.headers)
    shown = repr(signed)
    assert "the-session-token" not in shown
    assert "Signature=" not in shown


def test_a_token_is_sent_unchanged_and_not_shown() -> None:
    signed = load_signer("x-auth-token").sign(
        REQUEST, AuthToken("a-token"), service="s", moment=MOMENT, nonce="n"
    )
    assert signed.header("x-auth-token") == "a-token"
    assert "a-token" not in repr(signed)


@pytest.mark.parametrize("scheme", ["tencent-hmac-sha1", "tencent-hmac-sha256", "alibaba-hmac-sha1"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_request_with_a_signature_parameter_shows_no_secret(scheme: str, method: str) -> None:
    credentials = Credentials("the-key-id", "the-key-secret", "the-session-token")
    signed = load_signer(scheme).sign(
        replace(make_form("A=b"), method=method), credentials, service="s", moment=MOMENT, nonce="n"
    )
    assert "the-key-secret" not in signed.target + signed.body.decode()
    assert "the-session-token" in signed.target + signed.body.decode()
    assert "the-session-token" not in repr(signed)


@pytest.mark.parametrize(
    "scheme", sorted(name for name in SIGNERS if load_signer(name).LOCATION == "headers")
)
def test_signing_does_not_change_the_request_itself(scheme: str) -> None:
    signer = load_signer(scheme)
    credentials = signer.CREDENTIALS("one", "two") if signer.CREDENTIALS is Credentials else AuthToken("one")
    signed = signer.sign(REQUEST, credentials, service="s", moment=MOMENT, nonce="n")
    assert (signed.method, signed.url, signed.body) == (REQUEST.method, REQUEST.url, REQUEST.body)
    assert signed.headers[: len(REQUEST.headers)] == REQUEST.headers
