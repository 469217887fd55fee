"""The keys that the emulator accepts: one account on each cloud.

They are random on each start, and cannot be mistaken for real keys. A file of the same
shape can replace them, for tests that need fixed keys.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


class TencentKeys(TypedDict):
    """An API key of Tencent Cloud."""

    secret_id: str
    secret_key: str


class AlibabaKeys(TypedDict):
    """An access key of Alibaba Cloud."""

    access_key_id: str
    access_key_secret: str


class HuaweiKeys(TypedDict):
    """An access key of Huawei Cloud, and other credentials of the same account.

    ``project_id`` is the project of cn-north-4. ``token`` is an ``X-Auth-Token`` that never expires.
    ``user``, ``password`` and ``domain`` get tokens from the emulated IAM.
    """

    ak: str
    sk: str
    project_id: str
    token: str
    user: str
    password: str
    domain: str


class EmulatorCredentials(TypedDict):
    """The object ``credentials`` of the info file."""

    tencent: TencentKeys
    alibaba: AlibabaKeys
    huawei: HuaweiKeys


@dataclass(frozen=True, slots=True)
class IamUser:
    """The one user of Huawei's IAM, and the project of its home region."""

    name: str
    password: str = field(repr=False)
    domain: str
    project_id: str


@dataclass(frozen=True, slots=True)
class Account:
    """The one account of a cloud, and the key that signs its requests."""

    key_id: str
    key_secret: str = field(repr=False)
    token: str | None = field(default=None, repr=False)
    user: IamUser | None = None


class CredentialsFileError(Exception):
    """A file of fixed credentials cannot be used; the message says why and shows no value."""


def issue_credentials(
    fixed: Mapping[str, Mapping[str, str]] | None = None,
    new_hex: Callable[[int], str] = secrets.token_hex,
) -> EmulatorCredentials:
    """Create credentials. Values of ``fixed`` are used unchanged.

    Args:
        fixed: Some or all of the values, in the shape of the result.
        new_hex: Returns twice as many random hexadecimal digits as its argument.
    """
    issued = {
        "tencent": {
            "secret_id": f"emulator-tencent-{new_hex(8)}",
            "secret_key": f"emulator-secret-{new_hex(16)}",
        },
        "alibaba": {
            "access_key_id": f"emulator-alibaba-{new_hex(8)}",
            "access_key_secret": f"emulator-secret-{new_hex(16)}",
        },
        "huawei": {
            "ak": f"emulator-huawei-{new_hex(8)}",
            "sk": f"emulator-secret-{new_hex(16)}",
            "project_id": new_hex(16),
            "token": f"emulator-token-{new_hex(16)}",
            "user": f"emulator-user-{new_hex(4)}",
            "password": f"emulator-password-{new_hex(16)}",
            "domain": f"emulator-domain-{new_hex(4)}",
        },
    }
    for cloud, keys in (fixed or {}).items():
        issued[cloud] |= keys
    return cast("EmulatorCredentials", issued)


def read_credentials(path: Path) -> dict[str, dict[str, str]]:
    """Read fixed credentials: a JSON object shaped like ``credentials`` of the info file.

    Clouds and values can be left out.

    Raises:
        CredentialsFileError: The file cannot be read or has another shape.
    """
    try:
        document: object = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CredentialsFileError(f"The credentials file cannot be read: {error}.") from error
    except ValueError as error:
        raise CredentialsFileError(f"The credentials file {path} is not JSON.") from error
    shape = cast("dict[str, dict[str, str]]", issue_credentials())
    clouds = _read_object(document, f"The credentials file {path}", set(shape))
    fixed: dict[str, dict[str, str]] = {}
    for cloud, keys in clouds.items():
        values = _read_object(keys, f"{cloud} in {path}", set(shape[cloud]))
        for name, value in values.items():
            if not isinstance(value, str) or not value:
                raise CredentialsFileError(f"{cloud}.{name} in {path} must be a string that is not empty.")
        fixed[cloud] = cast("dict[str, str]", values)
    return fixed


def _read_object(value: object, place: str, names: set[str]) -> dict[str, object]:
    if not isinstance(value, dict):
        raise CredentialsFileError(f"{place} must be a JSON object.")
    found = cast("dict[str, object]", value)
    if unknown := found.keys() - names:
        raise CredentialsFileError(
            f"{place} has unknown keys: {', '.join(sorted(unknown))}. It can have {', '.join(sorted(names))}."
        )
    return found
