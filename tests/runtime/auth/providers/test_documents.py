"""Documents with temporary credentials. Evidence: documented (the formats of the vendors' services)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.auth.providers.bases import IssuedCredentials
from yunbind_runtime.auth.providers.documents import read_issued_credentials
from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.model.credentials import Credentials

EXPIRY = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
DOCUMENTS = {
    "tencent": {
        "TmpSecretId": "i",
        "TmpSecretKey": "s",
        "ExpiredTime": 1795284000,
        "Expiration": "2026-11-21T18:00:00Z",
        "Token": "t",
        "Code": "Success",
    },
    "alibaba": {
        "AccessKeyId": "i",
        "AccessKeySecret": "s",
        "Expiration": "2026-11-21T18:00:00Z",
        "SecurityToken": "t",
        "LastUpdated": "2026-11-21T12:00:00Z",
        "Code": "Success",
    },
    "huawei": {
        "credential": {
            "access": "i",
            "secret": "s",
            "securitytoken": "t",
            "expires_at": "2026-11-21T18:00:00.000000Z",
        }
    },
    "huawei-sts": {
        "credentials": {
            "access_key_id": "i",
            "secret_access_key": "s",
            "security_token": "t",
            "expiration": "2026-11-21T18:00:00.000Z",
        }
    },
    "aliyun": {
        "mode": "StsToken",
        "access_key_id": "i",
        "access_key_secret": "s",
        "sts_token": "t",
        "expiration": "2026-11-21T18:00:00Z",
    },
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_format_is_read(name: str) -> None:
    assert read_issued_credentials(json.dumps(DOCUMENTS[name]), "it") == IssuedCredentials(
        Credentials("i", "s", "t"), EXPIRY
    )


def test_credentials_without_an_expiry_have_none() -> None:
    text = json.dumps({"access_key_id": "i", "access_key_secret": "s", "mode": "AK"})
    assert read_issued_credentials(text, "it") == IssuedCredentials(Credentials("i", "s"), None)


@pytest.mark.parametrize("code", ["Failed", "NotFound", 404, None, "x" * 100, "the secret"])
def test_an_error_code_makes_credentials_unavailable(code: Any) -> None:
    with pytest.raises(CredentialsUnavailable) as caught:
        read_issued_credentials(json.dumps({**DOCUMENTS["alibaba"], "Code": code}), "it")
    assert "the secret" not in str(caught.value)


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["Code", "AccessKeyId", "AccessKeySecret", "SecurityToken", "Expiration", "credential"]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=8,
    )
)
def test_any_json_is_credentials_or_a_credentials_error(value: object) -> None:
    try:
        issued = read_issued_credentials(json.dumps(value), "it")
    except CredentialsError:
        return
    assert isinstance(issued.credentials, Credentials)


@settings(deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_raise_a_credentials_error(content: bytes) -> None:
    with pytest.raises(CredentialsError):
        read_issued_credentials(content, "it")
