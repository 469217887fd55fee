"""Credentials and tokens that expire at the end of the calendar, which vendors write for "never"."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from yunbind import AssumeRole, Credentials, CredentialsUri, PasswordLogin
from yunbind_runtime.base.http import HttpRequest

from tests.bindings.providers.world import World, make_json

FAR = [
    "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59.999999Z",
    "9999-12-31T23:59:59-12:00",
    "9999-12-31T00:00:00+14:00",
]
NONE = ["0000-00-00T00:00:00Z", ""]
OWN = Credentials("own-id", "own-secret")
KEYS = {"AccessKeyId": "role-id", "AccessKeySecret": "role-secret", "SecurityToken": "t", "Code": "Success"}
TENCENT_KEYS = {"TmpSecretId": "role-id", "TmpSecretKey": "role-secret", "Token": "t"}


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.mark.parametrize("expiry", [*FAR, *NONE])
def test_keys_of_a_uri_can_never_expire(world: World, expiry: str) -> None:
    world.net.on("GET keys.example/", make_json({**KEYS, "Expiration": expiry}))
    assert world.call_eci(world.eci(CredentialsUri("http://keys.example/"))) == ("role-id", "t")

    async def call() -> None:
        async with world.async_eci(CredentialsUri("http://keys.example/")) as client:
            await client.describe_image_caches()

    asyncio.run(call())


@pytest.mark.parametrize("expiry", FAR)
def test_keys_of_a_role_can_never_expire(world: World, expiry: str) -> None:
    keys = {name: value for name, value in KEYS.items() if name != "Code"}
    world.net.on(
        "POST sts.aliyuncs.com/", make_json({"Credentials": {**keys, "Expiration": expiry}, "RequestId": "r"})
    )
    assert world.call_eci(world.eci(AssumeRole("acs:ram::1:role/r", credentials=OWN))) == ("role-id", "t")
    content = {"Credentials": TENCENT_KEYS, "ExpiredTime": 253402300799, "Expiration": expiry}
    world.net.on("POST sts.tencentcloudapi.com/", make_json({"Response": {**content, "RequestId": "r"}}))
    role = AssumeRole("qcs::cam::uin/1:roleName/r", credentials=OWN)
    assert world.call_tke(world.tke(role)) == ("role-id", "t")


@pytest.mark.parametrize("issued", ["2015-11-09T00:42:57Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:58Z"])
@pytest.mark.parametrize("expiry", FAR)
def test_a_token_can_never_expire(world: World, expiry: str, issued: str) -> None:
    times = {"issued_at": issued, "expires_at": expiry}
    asked = 0

    def respond(_: HttpRequest) -> Any:
        nonlocal asked
        asked += 1
        return make_json({"token": times}, 201, **{"X-Subject-Token": "token"})

    world.net.on("POST iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens", respond)
    login = PasswordLogin("user", "password-1", "domain", project_id="p")
    client = world.cce(login)
    client.list_image_caches()
    client.list_image_caches()
    assert asked in (1, 2)  # a life of a second ends before the next call
