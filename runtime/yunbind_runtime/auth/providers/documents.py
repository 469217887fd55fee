"""JSON documents with temporary credentials, from metadata services, STS and programs.

=========== ====================================================================
document    members
=========== ====================================================================
Tencent     ``TmpSecretId``, ``TmpSecretKey``, ``Token``, ``ExpiredTime``
tccli       ``SecretId``, ``SecretKey``, ``Token``, ``ExpiresAt``
Alibaba     ``AccessKeyId``, ``AccessKeySecret``, ``SecurityToken``, ``Expiration``
Huawei      ``access``, ``secret``, ``securitytoken``, ``expires_at``
Huawei STS  ``access_key_id``, ``secret_access_key``, ``security_token``, ``expiration``
aliyun CLI  ``access_key_id``, ``access_key_secret``, ``sts_token``, ``expiration``
=========== ====================================================================
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.base.timestamps import parse_timestamp

from .bases import IssuedCredentials, make_credentials

_WRAPPERS = ("credential", "credentials", "Credentials", "CloudCredential")
_KEY_ID = ("TmpSecretId", "SecretId", "AccessKeyId", "access", "accessKeyId", "access_key_id")
_KEY_SECRET = (
    "TmpSecretKey",
    "SecretKey",
    "AccessKeySecret",
    "secret",
    "secretAccessKey",
    "secret_access_key",
    "access_key_secret",
)
_TOKEN = ("Token", "SecurityToken", "securitytoken", "securityToken", "security_token", "sts_token")
_EXPIRY = ("ExpiredTime", "ExpiresAt", "Expiration", "expires_at", "expiration")


def read_issued_credentials(
    text: bytes | str, place: str, *, project_id: str | None = None
) -> IssuedCredentials:
    """Return the credentials in a document.

    Args:
        text: Document.
        place: Its author, for messages.
        project_id: Project of the credentials. None if there is none.

    Raises:
        CredentialsUnavailable: The document says that there are no credentials.
        CredentialsError: The document has another form. The message quotes nothing of it.
    """
    document = read_object(text, place)
    code = document.get("Code", "Success")
    if code != "Success":
        shown = f" ({code})" if isinstance(code, str) and code.isalnum() and len(code) < 60 else ""
        raise CredentialsUnavailable(f"{place} has no credentials{shown}")
    for wrapper in _WRAPPERS:
        if isinstance(document.get(wrapper), dict):
            document = cast("dict[str, Any]", document[wrapper])
            break
    key_id, key_secret = _first(document, _KEY_ID), _first(document, _KEY_SECRET)
    if not key_id or not key_secret:
        raise CredentialsError(f"{place} returned no key id or no key secret")
    credentials = make_credentials(place, key_id, key_secret, _first(document, _TOKEN), project_id)
    return IssuedCredentials(credentials, read_expiry(_first(document, _EXPIRY), place))


def read_object(text: bytes | str, place: str) -> dict[str, Any]:
    """Return the JSON object in a text.

    Raises:
        CredentialsError: The text is not a JSON object. The message quotes nothing of it.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        # Raised outside of the handler: the original error contains the whole text.
        raise CredentialsError(f"{place} did not return a JSON object")
    return cast("dict[str, Any]", document)


def read_expiry(value: object, place: str) -> datetime | None:
    """Return the time at which credentials expire. None if the value is empty.

    Raises:
        CredentialsError: The value is not a time.
    """
    if value in (None, "", 0):
        return None
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        try:
            return parse_timestamp(value, UTC)
        except (ValueError, OverflowError, OSError):
            pass
    raise CredentialsError(f"{place} returned an invalid expiry")


def _first(document: Mapping[str, Any], names: tuple[str, ...]) -> object:
    return next((document[name] for name in names if document.get(name)), None)
