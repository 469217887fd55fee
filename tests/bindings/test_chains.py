"""Keys that the emulator's machine, STS and profiles give, with the emulator as judge of the calls made with them."""

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
    """Clients of a cloud whose services, STS and metadata are the emulator's."""

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
    """Not even a call that was mended and sent once more, which its caller does not see."""
    entries = cloud.control.journal.export()
    assert len(entries) > 5
    assert [entry["code"] for entry in entries if entry["code"]] == []


def used(client: Any) -> str:
    return next(each.source for each in client.report_credentials() if each.outcome == "used")


@pytest.mark.parametrize("tokens", [False, True])
def test_a_machine_needs_no_keys(calls: Calls, tokens: bool) -> None:
    """On every cloud, whether its metadata service insists on a token or not."""
    calls.cloud.control.metadata_tokens = tokens
    with calls.make() as client:
        calls.call(client)
        assert used(client) in ("CVM role", "ECS role", "ECS agency")


async def test_a_machine_needs_no_keys_under_asyncio(calls: Calls) -> None:
    async with calls.async_kind(**calls.options()) as client:
        await asyncio.gather(*(getattr(client, calls.method)() for _ in range(20)))


def test_keys_of_the_machine_are_renewed_before_they_end(calls: Calls) -> None:
    """Over two days of the emulator's clock no call is refused."""
    with calls.make() as client:
        for _ in range(24):
            calls.call(client)
            calls.cloud.control.clock.advance(timedelta(hours=2).total_seconds())
    assert_none_was_refused(calls.cloud)


@pytest.mark.parametrize("name", ROLES)
def test_a_role_is_assumed_and_its_keys_are_taken(cloud: Emulator, name: str, tmp_path: Path) -> None:
    calls = Calls(cloud, name, tmp_path)
    given = list(cloud.credentials[name].values())  # type: ignore[literal-required]
    role = AssumeRole(ROLES[name], source=Credentials(*given[:2]), duration=900)
    with calls.make(credentials=role) as client:
        for _ in range(5):
            calls.call(client)
            cloud.control.clock.advance(600)
    assert_none_was_refused(cloud)


@pytest.mark.parametrize("name", ROLES)
def test_a_role_is_assumed_with_the_keys_of_the_machine(cloud: Emulator, name: str, tmp_path: Path) -> None:
    calls = Calls(cloud, name, tmp_path)
    with calls.make(credentials=AssumeRole(ROLES[name])) as client:
        calls.call(client)


@pytest.mark.parametrize("name", ROLES)
def test_a_role_is_not_given_for_a_wrong_key(cloud: Emulator, name: str, tmp_path: Path) -> None:
    calls = Calls(cloud, name, tmp_path)
    key_id, *_ = cloud.credentials[name].values()  # type: ignore[literal-required]
    role = AssumeRole(ROLES[name], source=Credentials(str(key_id), "wrong"))
    with calls.make(credentials=role) as client, pytest.raises(AuthFailed, match="STS AssumeRole"):
        calls.call(client)


def test_a_credentials_uri_is_asked(cloud: Emulator, tmp_path: Path) -> None:
    calls = Calls(cloud, "alibaba", tmp_path)
    source = CredentialsUri(cloud.metadata["alibaba_credentials_uri"])
    with calls.make(credentials=source) as client:
        calls.call(client)


def test_a_profile_of_the_command_line_is_taken(cloud: Emulator, tmp_path: Path) -> None:
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


@pytest.mark.parametrize("name", ROLES)
def test_keys_that_the_service_no_longer_takes_are_renewed_once(
    cloud: Emulator, name: str, tmp_path: Path
) -> None:
    """Documented codes: the client's own clock stands still, so that only the refusal tells it."""
    calls = Calls(cloud, name, tmp_path)
    moment = cloud.control.clock()
    with calls.make(clock=lambda: moment) as client:
        calls.call(client)
        client._session.settings.context.offset.offset = timedelta(hours=7)
        cloud.control.clock.advance(7 * 3600)
        calls.call(client)


def test_nothing_at_all_is_told_in_full(cloud: Emulator, calls: Calls) -> None:
    calls.environ["YUNBIND_METADATA_DISABLED"] = "true"
    with calls.make() as client, pytest.raises(CredentialsError, match="No credentials were found"):
        calls.call(client)


@pytest.mark.parametrize("name", ROLES)
def test_a_token_of_openid_connect_is_traded_without_a_signature(name: str, tmp_path: Path) -> None:
    """By the samples of the pages: the emulator knows no identity provider."""
    token = tmp_path / "token"
    token.write_text("a.b.c")
    with Emulator(samples=True) as cloud:
        calls = Calls(cloud, name, tmp_path)
        source = WebIdentity(ROLES[name], provider="provider", token_file=token)
        with calls.make(credentials=source) as client, pytest.raises(AuthFailed):
            calls.call(client)  # the sample's keys are nobody's
        assert [each.outcome for each in client.report_credentials()] == ["used"]
