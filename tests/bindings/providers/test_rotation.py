"""Keys that were replaced in their file while a client runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from yunbind import AssumeRole, CliProfile, CredentialChain
from yunbind.errors import AuthFailed
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from . import test_alibaba as alibaba
from . import test_huawei as huawei
from . import test_tencent as tencent
from .world import CCE, ECI, TKE, World, make_json, read_keys


@dataclass(frozen=True)
class Case:
    """A file of keys, and the refusal of a key by its cloud."""

    cloud: str
    address: str
    write: Callable[[World, str], object]
    refusal: HttpResponse
    success: HttpResponse

    def client(self, world: World, *, is_async: bool) -> Any:
        return getattr(world, f"async_{self.cloud}" if is_async else self.cloud)()


def _write_tencent(world: World, key_id: str) -> None:
    world.write(tencent.FILE, f"[default]\nsecret_id = {key_id}\nsecret_key = s-{key_id}\n")


def _write_tccli(world: World, key_id: str) -> None:
    world.write_json(".tccli/default.credential", {"secretId": key_id, "secretKey": "s"})


def _write_alibaba(world: World, key_id: str) -> None:
    keys = f"access_key_id = {key_id}\naccess_key_secret = s"
    world.write(alibaba.FILE, f"[default]\ntype = access_key\n{keys}\n")


def _write_aliyun(world: World, key_id: str) -> None:
    alibaba.write_profile(world, mode="AK", access_key_id=key_id, access_key_secret="s")


def _write_huawei(world: World, key_id: str) -> None:
    huawei.give_project(world)
    world.write(huawei.FILE, f"[basic]\nak = {key_id}\nsk = s\n")


def _set_environment(world: World, key_id: str) -> None:
    world.environ |= {"TENCENTCLOUD_SECRET_ID": key_id, "TENCENTCLOUD_SECRET_KEY": "s"}


def _refuse_tencent(code: str) -> HttpResponse:
    return make_json({"Response": {"Error": {"Code": code, "Message": "m"}, "RequestId": "id"}})


_TENCENT = (
    _refuse_tencent("AuthFailure.SecretIdNotFound"),
    make_json({"Response": {"TotalCount": 0, "RequestId": "id"}}),
)
_ALIBABA = make_json({"ImageCaches": [], "RequestId": "id"})
_HUAWEI = (
    make_json({"error_code": "APIGW.0301", "error_msg": "m", "request_id": "id"}, 401),
    make_json({"image_caches": []}, 200, **{"X-Request-Id": "id"}),
)
CASES = {
    "tencent": Case("tke", f"POST {TKE}/", _write_tencent, *_TENCENT),
    "tccli": Case("tke", f"POST {TKE}/", _write_tccli, *_TENCENT),
    "environment": Case("tke", f"POST {TKE}/", _set_environment, *_TENCENT),
    "huawei": Case("cce", f"GET {CCE}/v5/imagecaches", _write_huawei, *_HUAWEI),
    **{
        f"{name}-{code}": Case("eci", f"POST {ECI}/", write, make_json({"Code": code}, status), _ALIBABA)
        for name, write in (("alibaba", _write_alibaba), ("aliyun", _write_aliyun))
        for code, status in (
            ("InvalidAccessKeyId.NotFound", 404),
            ("InvalidAccessKeyId.Inactive", 400),
            ("Forbidden.AccessKeyDisabled", 403),
        )
    },
}
either = pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
every = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def refuse_old(world: World, case: Case) -> None:
    """Let the service know no key but the new one."""

    def respond(request: HttpRequest) -> HttpResponse:
        return case.success if read_keys(request)[0].startswith("new") else case.refusal

    world.net.on(case.address, respond)


async def call(client: Any) -> None:
    """List image caches with a client of any service, blocking or not."""
    method = getattr(client, "describe_image_caches", None) or client.list_image_caches
    result = method()
    if hasattr(result, "__await__"):
        await result


@either
@every
async def test_a_replaced_key_is_read_after_a_refusal(world: World, case: Case, *, is_async: bool) -> None:
    case.write(world, "old")
    client = case.client(world, is_async=is_async)
    await call(client)
    refuse_old(world, case)
    case.write(world, "new")
    await call(client)
    assert [read_keys(each)[0] for each in world.net.find(case.address)] == ["old", "old", "new"]


@either
@every
async def test_an_unchanged_key_is_sent_once(world: World, case: Case, *, is_async: bool) -> None:
    """A second attempt could lock the key."""
    case.write(world, "old")
    world.net.on(case.address, case.refusal)
    with pytest.raises(AuthFailed):
        await call(case.client(world, is_async=is_async))
    assert world.net.count(case.address) == 1


@every
async def test_a_file_is_read_again_once_for_each_call(world: World, case: Case) -> None:
    case.write(world, "old")
    client = case.client(world, is_async=False)
    await call(client)
    names = iter(["2", "3", "4", "5"])

    def respond(_: HttpRequest) -> HttpResponse:
        case.write(world, f"old{next(names)}")
        return case.refusal

    world.net.on(case.address, respond)
    with pytest.raises(AuthFailed):
        await call(client)
    assert world.net.count(case.address) == 3


@pytest.mark.parametrize("content", [None, "", "[default", "[default]\nsecret_id = new\n"])
def test_a_file_that_lost_its_key_leaves_the_refusal(world: World, content: str | None) -> None:
    case = CASES["tencent"]
    case.write(world, "old")
    client = world.tke()
    world.call_tke(client)
    file = world.write(tencent.FILE, content or "")
    if content is None:
        file.unlink()
    refuse_old(world, case)
    with pytest.raises(AuthFailed, match="SecretIdNotFound"):
        world.call_tke(client)
    case.write(world, "new")
    assert world.call_tke(client)[0] == "new"


def test_a_corrected_secret_is_read_after_a_refusal(world: World) -> None:
    case = CASES["tencent"]
    case.write(world, "same")
    client = world.tke()
    world.net.on(case.address, case.refusal)
    with pytest.raises(AuthFailed):
        world.call_tke(client)
    world.write(tencent.FILE, "[default]\nsecret_id = same\nsecret_key = other\n")
    with pytest.raises(AuthFailed):
        world.call_tke(client)
    assert world.net.count(case.address) == 3


def test_a_wrong_signature_does_not_read_the_file_again(world: World) -> None:
    case = CASES["tencent"]
    case.write(world, "old")
    client = world.tke()
    world.call_tke(client)
    case.write(world, "new")
    world.net.on(case.address, _refuse_tencent("AuthFailure.SignatureFailure"))
    with pytest.raises(AuthFailed):
        world.call_tke(client)
    assert world.net.count(case.address) == 2


def test_a_file_that_now_names_a_role_is_used(world: World) -> None:
    case = CASES["aliyun-InvalidAccessKeyId.NotFound"]
    case.write(world, "old")
    client = world.eci()
    world.call_eci(client)
    refuse_old(world, case)
    alibaba.give_sts(world, name="new")
    keys = {"access_key_id": "base", "access_key_secret": "s"}
    alibaba.write_profile(world, mode="RamRoleArn", ram_role_arn=alibaba.ROLE, **keys)
    assert world.call_eci(client) == ("new-id", "new-token")


def test_a_role_is_assumed_with_the_replaced_key(world: World) -> None:
    _write_aliyun(world, "old")
    client = world.eci(AssumeRole(alibaba.ROLE, credentials=CliProfile()))
    alibaba.give_sts(world)
    world.call_eci(client)
    refusal = make_json({"Code": "InvalidAccessKeyId.NotFound", "Message": "m"}, 404)
    keys = make_json({"Credentials": alibaba.keys_document(world, "next", 9999), "RequestId": "id"})
    world.net.on(alibaba.STS, lambda request: keys if read_keys(request)[0] == "new" else refusal)
    _write_aliyun(world, "new")
    world.advance(hours=2)
    assert world.call_eci(client) == ("next-id", "next-token")


def test_the_lookup_of_a_project_uses_the_replaced_key(world: World) -> None:
    """It is the first use of the key in a region."""
    case = CASES["huawei"]
    case.write(world, "old-of-lookup")
    client = world.cce()
    projects = make_json({"projects": [{"id": "0" * 32, "name": "cn-north-4"}]})

    def respond(request: HttpRequest) -> HttpResponse:
        case.write(world, "new-of-lookup")
        world.net.on(huawei.PROJECTS, respond)
        return projects if read_keys(request)[0].startswith("new") else case.refusal

    world.net.on(huawei.PROJECTS, respond)
    assert world.call_cce(client)[0] == "new-of-lookup"
    assert world.net.count(huawei.PROJECTS) == 2


def test_a_chain_of_the_caller_reads_its_file_again(world: World) -> None:
    case = CASES["tccli"]
    case.write(world, "old")
    client = world.tke(CredentialChain(CliProfile()))
    world.call_tke(client)
    refuse_old(world, case)
    case.write(world, "new")
    assert world.call_tke(client)[0] == "new"
