"""Paths of credential files: ``~`` and variables are expanded wherever a file can be named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from yunbind import CliProfile, WebIdentity
from yunbind_runtime.base.http import HttpRequest

from . import test_alibaba as alibaba
from . import test_huawei as huawei
from . import test_tencent as tencent
from .world import World, make_json

SPELLINGS = ["~/x/file", "$HOME/x/file", "${HOME}/x/file", "$DATA/file"]


def _tencent_file(world: World, path: str) -> str | None:
    world.write("x/file", tencent.PAIR)
    world.environ["TENCENTCLOUD_CREDENTIALS_FILE"] = path
    return world.call_tke()[0]


def _tencent_pod(world: World, path: str) -> str | None:
    tencent.set_pod(world)
    tencent.give_sts(world)
    world.write("x/file", "sent-token")
    world.environ["TKE_WEB_IDENTITY_TOKEN_FILE"] = path
    world.call_tke()
    return _find_sent(world.net.find(tencent.STS)[-1])


def _tencent_role(world: World, path: str) -> str | None:
    tencent.give_sts(world)
    world.write("x/file", "sent-token")
    world.call_tke(world.tke(WebIdentity("arn", provider="p", token_file=path)))
    return _find_sent(world.net.find(tencent.STS)[-1])


def _tencent_profile(world: World, path: str) -> str | None:
    world.write_json("x/file/default.credential", {"secretId": "file-id", "secretKey": "k"})
    return world.call_tke(world.tke(CliProfile(path=path)))[0]


def _alibaba_file(world: World, path: str) -> str | None:
    section = "[default]\ntype = access_key\naccess_key_id = file-id\naccess_key_secret = s\n"
    world.write("x/file", section)
    world.environ["ALIBABA_CLOUD_CREDENTIALS_FILE"] = path
    return world.call_eci()[0]


def _alibaba_oidc(world: World, path: str) -> str | None:
    alibaba.set_oidc(world)
    alibaba.give_sts(world)
    world.write("x/file", "sent-token")
    world.environ["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = path
    world.call_eci()
    return _find_sent(world.net.find(alibaba.STS)[-1])


def _alibaba_section(world: World, path: str) -> str | None:
    alibaba.give_sts(world)
    world.write("x/file", "sent-token")
    section = f"type = oidc_role_arn\nrole_arn = r\noidc_provider_arn = p\noidc_token_file_path = {path}\n"
    world.write(alibaba.FILE, f"[default]\n{section}")
    world.call_eci()
    return _find_sent(world.net.find(alibaba.STS)[-1])


def _alibaba_profile(world: World, path: str) -> str | None:
    alibaba.give_sts(world)
    world.write("x/file", "sent-token")
    fields = {"ram_role_arn": alibaba.ROLE, "oidc_provider_arn": "p", "oidc_token_file": path}
    alibaba.write_profile(world, mode="OIDC", **fields)
    world.call_eci()
    return _find_sent(world.net.find(alibaba.STS)[-1])


def _alibaba_config(world: World, path: str) -> str | None:
    profile = {"name": "default", "mode": "AK", "access_key_id": "file-id", "access_key_secret": "s"}
    world.write_json("x/file", {"current": "default", "profiles": [profile]})
    return world.call_eci(world.eci(CliProfile(path=path)))[0]


def _huawei_file(world: World, path: str) -> str | None:
    world.write("x/file", f"[basic]\nak = file-id\nsk = s\nproject_id = {'0' * 32}\n")
    world.environ["HUAWEICLOUD_SDK_CREDENTIALS_FILE"] = path
    return world.call_cce()[0]


def _huawei_oidc(world: World, path: str) -> str | None:
    huawei.set_oidc(world)
    huawei.give_project(world)
    world.write("x/file", "sent-token")
    world.environ["HUAWEICLOUD_OIDC_TOKEN_FILE"] = path
    world.call_cce()
    return _find_sent(world.net.find(huawei.STS)[-1])


def _huawei_identity_provider(world: World, path: str) -> str | None:
    huawei.give_federation(world)
    huawei.give_project(world)
    world.write("x/file", "sent-token")
    world.environ |= {"HUAWEICLOUD_SDK_IDP_ID": "idp", "HUAWEICLOUD_SDK_ID_TOKEN_FILE": path}
    world.call_cce()
    return _find_sent(world.net.find(huawei.ID_TOKENS)[-1])


def _huawei_section(world: World, path: str) -> str | None:
    huawei.give_federation(world)
    huawei.give_project(world)
    world.write("x/file", "sent-token")
    world.write(".huaweicloud/credentials", f"[basic]\nidp_id = idp\nid_token_file = {path}\n")
    world.call_cce()
    return _find_sent(world.net.find(huawei.ID_TOKENS)[-1])


def _huawei_pod(world: World, path: str) -> str | None:
    huawei.give_project(world)
    world.write("x/file", "sent-token")
    world.net.on("POST pod.test/keys", make_json(huawei.temporary(world, "pod")))
    world.environ |= {
        "HC_CONTAINER_CREDENTIALS_FULL_URI": "http://pod.test/keys",
        "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE": path,
    }
    world.call_cce()
    return _find_sent(world.net.find("POST pod.test/keys")[-1])


PLACES: list[Callable[[World, str], str | None]] = [
    _tencent_file,
    _tencent_pod,
    _tencent_role,
    _tencent_profile,
    _alibaba_file,
    _alibaba_oidc,
    _alibaba_section,
    _alibaba_profile,
    _alibaba_config,
    _huawei_file,
    _huawei_oidc,
    _huawei_identity_provider,
    _huawei_section,
    _huawei_pod,
]


def _find_sent(request: HttpRequest) -> str:
    """Return ``file-id`` if a request contains the token in the file."""
    text = f"{request.headers}{request.body.decode()}"
    return "file-id" if "sent-token" in text else text


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("read", PLACES, ids=lambda each: each.__name__.strip("_"))
def test_a_path_is_expanded_wherever_a_file_is_named(world: World, read: Any, spelling: str) -> None:
    world.environ["DATA"] = str(world.home / "x")
    assert read(world, spelling) == "file-id"
