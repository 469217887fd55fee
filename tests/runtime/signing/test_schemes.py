"""What all signing schemes share."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from yunbind_runtime.credentials import AuthToken, Credentials
from yunbind_runtime.http import HttpRequest
from yunbind_runtime.signing import SIGNERS

MOMENT = datetime(2026, 11, 21, 17, 26, 58, tzinfo=UTC)
REQUEST = HttpRequest(
    "POST", "https", "host", "/", headers=(("Content-Type", "application/json"),), body=b"{}"
)


def test_the_schemes_are_known_by_their_names() -> None:
    assert set(SIGNERS) == {"tc3-hmac-sha256", "acs3-hmac-sha256", "sdk-hmac-sha256", "x-auth-token"}
    assert len(SIGNERS) == 4


def test_an_unknown_scheme_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        SIGNERS["md5"]
    assert SIGNERS.get("os.path") is None


@pytest.mark.parametrize("scheme", ["tc3-hmac-sha256", "acs3-hmac-sha256", "sdk-hmac-sha256"])
def test_signing_shows_no_secret(scheme: str) -> None:
    credentials = Credentials("the-key-id", "the-key-secret", "the-session-token")
    signed = SIGNERS[scheme].sign(REQUEST, credentials, service="s", moment=MOMENT, nonce="n")
    assert "the-key-secret" not in str(signed.headers)
    shown = repr(signed)
    assert "the-session-token" not in shown
    assert "Signature=" not in shown


def test_a_token_is_sent_as_it_is_and_not_shown() -> None:
    signed = SIGNERS["x-auth-token"].sign(
        REQUEST, AuthToken("a-token"), service="s", moment=MOMENT, nonce="n"
    )
    assert signed.header("x-auth-token") == "a-token"
    assert "a-token" not in repr(signed)


@pytest.mark.parametrize("scheme", sorted(SIGNERS))
def test_signing_leaves_the_request_itself_alone(scheme: str) -> None:
    signer = SIGNERS[scheme]
    credentials = signer.CREDENTIALS("one", "two") if signer.CREDENTIALS is Credentials else AuthToken("one")
    signed = signer.sign(REQUEST, credentials, service="s", moment=MOMENT, nonce="n")
    assert (signed.method, signed.url, signed.body) == (REQUEST.method, REQUEST.url, REQUEST.body)
    assert signed.headers[: len(REQUEST.headers)] == REQUEST.headers
