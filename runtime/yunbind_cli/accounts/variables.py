"""The environment variables that give a key to a program: of the vendor's SDKs, command lines and others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yunbind_runtime.model.credentials import AuthToken, Credentials

from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import Failure
from yunbind_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yunbind_runtime.model.credentials import SigningCredentials

    from yunbind_cli.catalog.entries import Cloud

_TOOLS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "tencent": {"session_token": ("TENCENTCLOUD_SECURITY_TOKEN",)},
    "alibaba": {
        "key_id": ("ALICLOUD_ACCESS_KEY", "ALIBABACLOUD_ACCESS_KEY_ID"),
        "key_secret": ("ALICLOUD_SECRET_KEY", "ALIBABACLOUD_ACCESS_KEY_SECRET"),
        "session_token": ("ALICLOUD_SECURITY_TOKEN", "SECURITY_TOKEN"),
        "region": ("ALICLOUD_REGION",),
    },
    "huawei": {
        "key_id": ("HW_ACCESS_KEY",),
        "key_secret": ("HW_SECRET_KEY",),
        "session_token": ("HW_SECURITY_TOKEN",),
        "project_id": ("HW_PROJECT_ID",),
        "region": ("HW_REGION_NAME",),
    },
}
"""Further variables of the vendors' command lines and of Terraform's providers."""

_LEADING: Final = ("path_variable", "section_variable", "profile_variable")
"""Facts of a credential source that name the variables which lead to a key."""


def set_variables(
    cloud: Cloud, credentials: SigningCredentials, region: str | None, environ: Mapping[str, str]
) -> dict[str, str]:
    """Return an environment in which programs use a key.

    Variables of the cloud that lead to another key, or belong to one, are removed.

    Args:
        cloud: The cloud.
        credentials: The key.
        region: The region, or None to leave that of the environment.
        environ: Environment variables.

    Raises:
        Failure: The credentials are not a key.
    """
    if isinstance(credentials, AuthToken):
        message = say("The profile has a token, and no key.", "该配置提供的是令牌，而非密钥。")
        raise Failure(message, ExitCode.SETUP)
    removed = set(_list_variables(cloud))
    kept = {name: value for name, value in environ.items() if name not in removed}
    return {**kept, **dict(_list_values(cloud, credentials, region))}


def _list_values(cloud: Cloud, credentials: Credentials, region: str | None) -> Iterator[tuple[str, str]]:
    values = {
        "key_id": credentials.key_id,
        "key_secret": credentials.key_secret,
        "session_token": credentials.session_token,
        "project_id": credentials.project_id,
        "region": region,
    }
    for part, value in values.items():
        if value is not None:
            for name in _find_names(cloud, part):
                yield name, value


def _find_names(cloud: Cloud, part: str) -> tuple[str, ...]:
    """Return the variables for a part of a key, or for the region."""
    environment = cloud.document["environment"]
    known = environment if part == "region" else environment["credentials"]
    return (*known.get(part, ()), *_TOOLS.get(cloud.name, {}).get(part, ()))


def _list_variables(cloud: Cloud) -> Iterator[str]:
    """Yield the variables that lead to keys of a cloud, and those that name a profile."""
    for part in ("key_id", "key_secret", "session_token", "project_id"):
        yield from _find_names(cloud, part)
    yield "YUNBIND_PROFILE"
    sources = cloud.document.get("credential_sources", ())
    for source in sources:
        if source["kind"] == "environment":
            break
        yield from source.get("variables", {}).values()  # it comes before the variables of the key
    for source in sources:
        yield from (str(source[name]) for name in _LEADING if name in source)
