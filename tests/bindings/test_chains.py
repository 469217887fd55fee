"""Roles that the emulator gives: our calls to STS, with the emulator as their judge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from yunbind import AssumeRole, Credentials, WebIdentity
from yunbind.alibaba.eci import EciClient
from yunbind.alibaba.eci.v20180808 import operations as eci
from yunbind.errors import AuthFailed
from yunbind.tencent.tke import TkeClient
from yunbind.tencent.tke.v20180525 import operations as tke
from yunbind_emulator.server import Emulator
from yunbind_runtime.identity import complete
from yunbind_runtime.steps import drive
from yunbind_runtime.transport import HttpxTransport

CLOUDS: dict[str, tuple[Any, Any, str, str, str]] = {
    "tencent": (
        TkeClient,
        tke.DESCRIBE_IMAGE_CACHES,
        "ap-guangzhou",
        "qcs::cam::uin/1:roleName/r",
        "provider",
    ),
    "alibaba": (
        EciClient,
        eci.DESCRIBE_IMAGE_CACHES,
        "cn-hangzhou",
        "acs:ram::1:role/r",
        "acs:ram::1:oidc-provider/p",
    ),
}


@pytest.fixture(scope="module")
def cloud() -> Iterator[Emulator]:
    """The emulator, answering by the samples of the pages and verifying every signature."""
    with Emulator(samples=True) as emulator:
        yield emulator


def find_keys(cloud: Emulator, name: str, source: Any) -> Credentials:
    """Return the keys that a client with this source would sign with."""
    kind, operation, region, _, _ = CLOUDS[name]
    client = kind(region=region, credentials=source, environ={"YUNBIND_ENDPOINT": cloud.endpoint}, retries=0)
    transport = HttpxTransport()
    try:
        keys = drive(complete(client._session.prepare(operation, {})), transport).credentials
    finally:
        transport.close()
    assert isinstance(keys, Credentials)
    return keys


@pytest.mark.parametrize("name", CLOUDS)
def test_a_role_is_assumed_with_a_signature_that_the_emulator_accepts(cloud: Emulator, name: str) -> None:
    given = list(cloud.credentials[name].values())  # type: ignore[literal-required]
    source = AssumeRole(CLOUDS[name][3], source=Credentials(*given[:2]))
    assert find_keys(cloud, name, source).session_token


@pytest.mark.parametrize("name", CLOUDS)
def test_a_role_is_not_given_for_a_wrong_key(cloud: Emulator, name: str) -> None:
    key_id, *_ = cloud.credentials[name].values()  # type: ignore[literal-required]
    source = AssumeRole(CLOUDS[name][3], source=Credentials(str(key_id), "wrong"))
    with pytest.raises(AuthFailed, match="STS AssumeRole"):
        find_keys(cloud, name, source)


@pytest.mark.parametrize("name", CLOUDS)
def test_a_token_of_openid_connect_is_traded_without_a_signature(
    cloud: Emulator, name: str, tmp_path: Path
) -> None:
    token = tmp_path / "token"
    token.write_text("a.b.c")
    *_, role_arn, provider = CLOUDS[name]
    source = WebIdentity(role_arn, provider=provider, token_file=token)
    assert find_keys(cloud, name, source).session_token
