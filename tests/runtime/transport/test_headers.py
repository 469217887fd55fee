"""Unsigned headers: user_agent=, and the headers of a caller's own httpx client."""

from __future__ import annotations

import asyncio
import sys
from importlib import import_module
from typing import Any

import httpx
import pytest
from yunbind import Credentials
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.tencent.tke import AsyncTkeClient, TkeClient
from yunbind_runtime import __version__
from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.transport.options import TransportOptions

from tests.runtime.loopback import Server, make_json

OURS = f"yunbind/{__version__}"
SIGNED = {
    "Authorization": "theirs",
    "Host": "theirs.test",
    "Content-Type": "text/theirs",
    "content-length": "7777",
    "Transfer-Encoding": "chunked",
    "Accept-Encoding": "br",
    "X-TC-Action": "Theirs",
    "X-TC-Other": "theirs",
    "x-acs-version": "theirs",
    "x-acs-other": "theirs",
    "X-Sdk-Date": "theirs",
    "X-Auth-Token": "theirs",
    "X-Project-Id": "theirs",
    "X-Security-Token": "theirs",
}
CLOUDS: dict[str, tuple[Any, Any, str, str]] = {
    "tencent": (TkeClient, AsyncTkeClient, "ap-guangzhou", "describe_image_caches"),
    "alibaba": (EciClient, AsyncEciClient, "cn-hangzhou", "describe_image_caches"),
    "huawei": (CceClient, AsyncCceClient, "cn-north-4", "list_image_caches"),
}
each_cloud = pytest.mark.parametrize("name", CLOUDS)
each_kind = pytest.mark.parametrize("kind", ["sync", "async"])


def call(
    cloud: Server, name: str, kind: str, own: dict[str, Any] | None = None, **more: Any
) -> dict[str, str]:
    """Make a call, with an httpx client of the caller if its options are given. Return the sent headers."""
    blocking, asynchronous, region, method = CLOUDS[name]
    cloud.respond = lambda _: make_json({"Response": {"RequestId": "r-1"}, "RequestId": "r-1"})
    options: dict[str, Any] = {
        "credentials": Credentials("id", "a-long-secret", project_id="p"),
        "endpoint": cloud.endpoint,
        "environ": {},
        "region": region,
        **more,
    }

    async def call_async() -> None:
        if own is not None:
            options["transport"] = httpx.AsyncClient(trust_env=False, **own)
        async with asynchronous(**options) as client:
            await getattr(client, method)()
        if own is not None:
            await options["transport"].aclose()

    if kind == "async":
        asyncio.run(call_async())
    else:
        if own is not None:
            options["transport"] = httpx.Client(trust_env=False, **own)
        with blocking(**options) as client:
            getattr(client, method)()
        if own is not None:
            options["transport"].close()
    return {name.lower(): value for name, value in cloud.received[-1].headers.items()}


@each_kind
@each_cloud
def test_the_user_agent_is_added_to_ours(cloud: Server, name: str, kind: str) -> None:
    assert call(cloud, name, kind)["user-agent"] == OURS
    assert call(cloud, name, kind, user_agent=" my-program/1.0 ")["user-agent"] == f"{OURS} my-program/1.0"


@pytest.fixture(params=["httpx", "httpx2"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ``httpx`` be each library. Their classes have the same names."""
    monkeypatch.setattr(sys.modules[__name__], "httpx", import_module(request.param))


@pytest.mark.usefixtures("library")
@each_kind
def test_the_user_agents_of_a_client_and_its_httpx_client_are_both_sent(cloud: Server, kind: str) -> None:
    own = {"headers": {"User-Agent": "theirs/2"}}
    assert call(cloud, "tencent", kind, own)["user-agent"] == f"{OURS} theirs/2"
    sent = call(cloud, "tencent", kind, own, user_agent="mine/1")
    assert sent["user-agent"] == f"{OURS} mine/1 theirs/2"
    assert call(cloud, "tencent", kind, {})["user-agent"] == OURS


@pytest.mark.parametrize("text", ["", " ", "a\nb", "a\rb: c", "\0", "ü", "a\tb"])
def test_a_user_agent_that_cannot_be_sent_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="user_agent= must be printable ASCII"):
        TransportOptions(user_agent=text)


@each_kind
def test_a_user_agent_beside_a_transport_without_httpx_is_refused(cloud: Server, kind: str) -> None:
    class Blocking:
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            raise AssertionError

        def close(self) -> None: ...

    class Asynchronous:
        async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            raise AssertionError

        async def aclose(self) -> None: ...

    transport = Blocking() if kind == "sync" else Asynchronous()
    with pytest.raises(ConfigurationError, match="user_agent= cannot be combined"):
        call(cloud, "tencent", kind, transport=transport, user_agent="mine/1")


@pytest.mark.usefixtures("library")
@each_kind
@each_cloud
def test_headers_of_the_callers_httpx_client_are_sent(cloud: Server, name: str, kind: str) -> None:
    sent = call(cloud, name, kind, {"headers": {"X-Team": "blue", "Accept": "application/json"}})
    assert (sent["x-team"], sent["accept"]) == ("blue", "application/json")


@each_kind
@each_cloud
@pytest.mark.parametrize("header", SIGNED)
def test_headers_that_a_signature_covers_are_not_replaced(
    cloud: Server, name: str, kind: str, header: str
) -> None:
    plain = call(cloud, name, kind, {})
    sent = call(cloud, name, kind, {"headers": {header: SIGNED[header]}})
    assert sent.keys() == plain.keys()
    assert SIGNED[header] not in sent.values()


@each_kind
@each_cloud
def test_the_login_of_the_callers_httpx_client_does_not_replace_the_signature(
    cloud: Server, name: str, kind: str
) -> None:
    sent = call(cloud, name, kind, {"auth": ("user", "password")})
    assert not sent["authorization"].startswith("Basic")
