"""Provider chains on an emulated machine with STS and profiles. The emulator verifies the calls."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from yunbind import AssumeRole, Credentials, CredentialsUri, WebIdentity
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.errors import AuthFailed, CredentialsError
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.tencent.tke import AsyncTkeClient, TkeClient
from yunbind_emulator.server import Emulator

CLIENTS: dict[str, tuple[Any, Any, str, str]] = {
    "tencent": (TkeClient, AsyncTkeClient, "ap-guangzhou", "describe_image_caches"),
    "alibaba": (EciClient, AsyncEciClient, "cn-hangzhou", "describe_image_caches"),
    "huawei": (CceClient, AsyncCceClient, "cn-north-4", "list_image_caches"),
}
ROLES = {"tencent": "qcs::cam::uin/1:roleName/r", "alibaba": "acs:ram::1:role/r"}


@pytest.fixture
def cloud() -> Iterator[Emulator]:
    with Emulator(rates=False) as emulator:
        yield emulator


class Calls:
    """Clients of a cloud whose services, STS and metadata service are emulated."""

    def __init__(self, cloud: Emulator, name: str, home: Path) -> None:
        self.kind, self.async_kind, self.region, self.method = CLIENTS[name]
        self.cloud, self.home = cloud, home
        self.environ = {
            "HOME": str(home),
            "YUNBIND_ENDPOINT": cloud.endpoint,
            "YUNBIND_METADATA_ENDPOINT": cloud.endpoint,
        }

    def options(self, **more: Any) -> dict[str, Any]:
        clock = self.cloud.control.clock
        return {"region": self.region, "environ": self.environ, "clock": clock, "retries": 0, **more}

    def make(self, **more: Any) -> Any:
        return self.kind(**self.options(**more))

    def call(self, client: Any) -> None:
        getattr(client, self.method)()


@pytest.fixture(params=CLIENTS)
def calls(request: pytest.FixtureRequest, cloud: Emulator, tmp_path: Path) -> Calls:
    return Calls(cloud, request.param, tmp_path)


def assert_none_was_refused(cloud: Emulator) -> None:
    """This includes calls that the client recovered and repeated, which the caller does not see."""
    entries = cloud.control.journal.export()
    assert len(entries) > 5
    assert [entry["code"] for entry in entries if entry["code"]] == []


def used(client: Any) -> str:
    return next(each.provider for each in client.report_credentials() if each.outcome == "used")


@pytest.mark.parametrize("tokens", [False, True])
def test_a_machine_with_a_role_needs_no_keys(calls: Calls, tokens: bool) -> None:
    """This works on every cloud, whether or not its metadata service requires a token."""
    calls.cloud.control.metadata_tokens = tokens
    with calls.make() as client:
        calls.call(client)
        assert used(client) in ("CVM role", "ECS role", "ECS agency")


async def test_a_machine_with_a_role_needs_no_keys_with_asyncio(calls: Calls) -> None:
    async with calls.async_kind(**calls.options()) as client:
        await asyncio.gather(*(getattr(client, calls.method)() for _ in range(20)))


def test_role_keys_are_renewed_before_they_expire(calls: Calls) -> None:
    """No call is rejected over two days of the emulator's clock."""
    with calls.make() as client:
        for _ in range(24):
            calls.call(client)
            calls.cloud.control.clock.advance(timedelta(hours=2).total_seconds())
    assert_none_was_refused(calls.cloud)


@pytest.mark.parametrize("name", ROLES)
def test_a_role_is_assumed_and_its_keys_are_accepted(cloud: Emulator, name: str, tmp_path: Path) -> None:
    calls = Calls(cloud, name, tmp_path)
    given = list(cloud.credentials[name].values())  # type: ignore[literal-required]
    role = AssumeRole(ROLES[name], credentials=Credentials(*given[:2]), duration=900)
    with calls.make(credentials=role) as client:
        for _ in range(5):
            calls.call(client)
            cloud.control.clock.advance(600)
    assert_none_was_refused(cloud)


@pytest.mark.parametrize("name", ROLES)
def test_a_role_is_assumed_with_the_role_of_the_machine(cloud: Emulator, name: str, tmp_path: Path) -> None:
    calls = Calls(cloud, name, tmp_path)
    with calls.make(credentials=AssumeRole(ROLES[name])) as client:
        calls.call(client)


@pytest.mark.parametrize("name", ROLES)
def test_a_role_is_not_assumed_with_a_wrong_key(cloud: Emulator, name: str, tmp_path: Path) -> None:
    calls = Calls(cloud, name, tmp_path)
    key_id, *_ = cloud.credentials[name].values()  # type: ignore[literal-required]
    role = AssumeRole(ROLES[name], credentials=Credentials(str(key_id), "wrong"))
    with calls.make(credentials=role) as client, pytest.raises(AuthFailed, match="STS AssumeRole"):
        calls.call(client)


def test_a_credentials_uri_is_requested(cloud: Emulator, tmp_path: Path) -> None:
    calls = Calls(cloud, "alibaba", tmp_path)
    provider = CredentialsUri(cloud.metadata["alibaba_credentials_uri"])
    with calls.make(credentials=provider) as client:
        calls.call(client)


def test_a_cli_profile_is_used(cloud: Emulator, tmp_path: Path) -> None:
    calls = Calls(cloud, "alibaba", tmp_path)
    keys = cloud.credentials["alibaba"]
    profile = {
        "name": "p",
        "mode": "RamRoleArn",
        "access_key_id": keys["access_key_id"],
        "access_key_secret": keys["access_key_secret"],
        "ram_role_arn": ROLES["alibaba"],
        "ram_session_name": "me",
    }
    file = tmp_path / ".aliyun" / "config.json"
    file.parent.mkdir()
    file.write_text(json.dumps({"current": "p", "profiles": [profile]}))
    file.chmod(0o600)
    with calls.make() as client:
        calls.call(client)
        assert used(client) == "aliyun CLI profile"


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize("name", ROLES)
async def test_rejected_keys_are_renewed_once(
    cloud: Emulator, name: str, tmp_path: Path, is_async: bool
) -> None:
    """Documented codes. The client's clock does not advance, so only the error shows the expiration."""
    calls = Calls(cloud, name, tmp_path)
    moment = cloud.control.clock()
    kind = calls.async_kind if is_async else calls.kind
    client = kind(**calls.options(clock=lambda: moment))

    async def call() -> list[str]:
        """Call, and return the requests that arrived: their code, or their action or path."""
        last = max((entry["number"] for entry in cloud.control.journal.export()), default=0)
        result = getattr(client, calls.method)()
        if is_async:
            await result
        return [
            entry["code"] or entry["action"] or entry["path"]
            for entry in cloud.control.journal.export(after=last)
        ]

    first = await call()
    client._session.settings.context.offset.offset = timedelta(hours=7)
    cloud.control.clock.advance(7 * 3600)
    refused, *renewal, last = await call()
    assert last == first[-1]
    assert refused not in first
    # The first call fetched the keys as well, beside what it found out about the machine.
    assert sorted(renewal) == sorted(set(renewal))
    assert set(renewal) <= set(first[:-1])
    assert renewal
    assert await call() == [last]
    await client.aclose() if is_async else client.close()


def test_a_machine_without_credentials_raises_an_error(cloud: Emulator, calls: Calls) -> None:
    calls.environ["YUNBIND_METADATA_DISABLED"] = "true"
    with calls.make() as client, pytest.raises(CredentialsError, match="No credentials were found"):
        calls.call(client)


@pytest.mark.parametrize("name", ROLES)
def test_an_oidc_token_is_exchanged_without_a_signature(name: str, tmp_path: Path) -> None:
    """The emulator has no identity provider, so it responds with the samples of the pages."""
    token = tmp_path / "token"
    token.write_text("a.b.c")
    with Emulator(samples=True) as cloud:
        calls = Calls(cloud, name, tmp_path)
        provider = WebIdentity(ROLES[name], provider="provider", token_file=token)
        with calls.make(credentials=provider) as client, pytest.raises(AuthFailed):
            calls.call(client)  # the keys in the sample are not valid
        assert [each.outcome for each in client.report_credentials()] == ["used"]
