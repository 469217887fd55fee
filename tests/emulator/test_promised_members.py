"""Members that a page promises in every response: the emulator's responses have them, with and without state."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from yunbind_emulator.application import Application
from yunbind_emulator.base.catalog import load_catalog
from yunbind_runtime.base.http import HttpRequest

from tests.peer.catalog import Action, list_actions

from .caller import CCE, Caller
from .catalog_requests import list_entries, make_values, sign
from .signed_requests import alibaba, huawei
from .test_acc import REQUESTS as OF_ACC
from .test_acc import VERSION as VERSION_OF_ACC
from .test_cce_packages import ORDERS, PACKAGE, find_project
from .test_ecm import CUSTOM, own
from .test_temporary_keys import ask_alibaba, ask_oidc, ask_tencent, make_token

ACTIONS = {action.place: action for action in list_actions()}
ENTRIES = {str(entry): entry for entry in list_entries(load_catalog())}
LOGIN = {"name": "huawei-user", "password": "huawei-password", "domain": {"name": "huawei-domain"}}
"""The user of the emulator."""


def find_broken_promises(action: Action, response: dict[str, Any]) -> list[str]:
    """Return the paths of promised members that a response does not have."""
    return list(_find_broken(action, action.entry["response"], response, ""))


def _find_broken(action: Action, members: dict[str, Any], value: dict[str, Any], path: str) -> Iterator[str]:
    for name, member in members.items():
        found = value.get(name)
        if found is None:
            if member.get("always") and member.get("in") != "header":
                yield path + name
            continue
        depth, kind = action.split_type(member["type"])
        items = found if depth else [found]
        if kind in action.types:
            for item in items:
                yield from _find_broken(action, action.types[kind]["members"], item, f"{path}{name}.")


def test_a_missing_member_is_found():
    """The check itself: at the top, in structures and in lists, and null is no value."""
    action = ACTIONS["tencent.tke.DescribeImageCaches"]
    assert find_broken_promises(action, {}) == ["TotalCount", "ImageCaches", "RequestId"]
    response = {"TotalCount": 1, "ImageCaches": [{"ImageCacheId": None}], "RequestId": "r"}
    assert "ImageCaches.ImageCacheId" in find_broken_promises(action, response)


@pytest.mark.parametrize("place", sorted(ACTIONS))
def test_a_sample_or_an_assumed_response_has_every_promised_member(emulator: Application, place: str):
    entry = ENTRIES[place]
    values = make_values(entry)
    if place == "huawei.iam.KeystoneCreateUserTokenByPassword":
        values["auth"]["identity"]["password"]["user"] = LOGIN
    response = emulator.respond(sign(entry, values))
    assert response.status < 300
    assert find_broken_promises(ACTIONS[place], read_content(response.body)) == []


def read_content(body: bytes) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(body or b"{}")
    return content.get("Response", content)


def use_tke(caller: Caller) -> Iterator[tuple[str, Any]]:
    given = {"Images": ["nginx"], "VpcId": "vpc-1", "SubnetId": "subnet-1"}
    made = caller.tke("CreateImageCache", given)
    yield "CreateImageCache", made
    yield "DescribeImageCaches", caller.tke("DescribeImageCaches")
    yield "GetMostSuitableImageCache", caller.tke("GetMostSuitableImageCache", {"Images": ["nginx"]})
    caller.clock.advance(10)
    yield "DescribeImageCaches", caller.tke("DescribeImageCaches")
    yield "GetMostSuitableImageCache", caller.tke("GetMostSuitableImageCache", {"Images": ["nginx"]})
    one = {"ImageCacheId": made["ImageCacheId"]}
    yield "UpdateImageCache", caller.tke("UpdateImageCache", {**one, "Images": ["a.invalid/b"]})
    caller.clock.advance(10)
    yield "DescribeImageCaches", caller.tke("DescribeImageCaches")
    yield "DeleteImageCaches", caller.tke("DeleteImageCaches", {"ImageCacheIds": [*one.values()]})
    yield "DescribeImageCaches", caller.tke("DescribeImageCaches")


def use_ecm(caller: Caller) -> Iterator[tuple[str, Any]]:
    yield "DescribeImage", caller.ecm("DescribeImage")
    made = caller.ecm("CreateImage", {"ImageName": "web", "InstanceId": "ein-1"})
    yield "CreateImage", made
    image = own(caller)["ImageId"]
    custom = caller.ecm("ImportCustomImage", CUSTOM)
    yield "ImportCustomImage", custom
    copied = {"ImageId": "img-cvm", "ImageDescription": "d", "SourceRegion": "ap-chengdu"}
    yield "ImportImage", caller.ecm("ImportImage", copied)
    tasks = {"TaskSet": [{"Operation": "CreateImage", "TaskId": made["TaskId"]}]}
    filters = {"Filters": [{"Name": "task-id", "Values": [str(custom["TaskId"])]}]}
    for seconds in (0, 10):
        caller.clock.advance(seconds)
        yield "DescribeImage", caller.ecm("DescribeImage")
        yield "DescribeTaskStatus", caller.ecm("DescribeTaskStatus", tasks)
        yield "DescribeCustomImageTask", caller.ecm("DescribeCustomImageTask", filters)
        given = {"TaskId": made["TaskId"], "EcmRegion": "ap-xian-ecm"}
        yield "DescribeTaskResult", caller.ecm("DescribeTaskResult", given)
    yield "DescribeImportImageOs", caller.ecm("DescribeImportImageOs")
    yield "ModifyImageAttribute", caller.ecm("ModifyImageAttribute", {"ImageId": image, "ImageName": "api"})
    module = {"ModuleId": "em-1", "DefaultImageId": custom["ImageId"]}
    yield "ModifyModuleImage", caller.ecm("ModifyModuleImage", module)
    yield "DeleteImage", caller.ecm("DeleteImage", {"ImageIDSet": [image]})


def use_eci(caller: Caller) -> Iterator[tuple[str, Any]]:
    given = {"ImageCacheName": "web", "Image_1": "nginx", "Tag_1_Key": "k"}
    made = caller.eci("CreateImageCache", **given)
    yield "CreateImageCache", made
    cache = {"ImageCacheId": made["ImageCacheId"]}
    resource = {"ResourceType": "ImageCache", "ResourceId_1": made["ImageCacheId"]}
    for images in ("a.invalid/b", "nginx"):
        yield "DescribeImageCaches", caller.eci("DescribeImageCaches")
        caller.clock.advance(10)
        yield "DescribeImageCaches", caller.eci("DescribeImageCaches")
        yield "DescribeImageCaches", caller.eci("DescribeImageCaches", MatchImage_1="nginx")
        yield "UpdateImageCache", caller.eci("UpdateImageCache", **cache, Image_1=images)
    yield "ListUsage", caller.eci("ListUsage")
    yield "DescribeRegions", caller.eci("DescribeRegions")
    yield "TagResources", caller.eci("TagResources", **resource, Tag_1_Key="new")
    yield "ListTagResources", caller.eci("ListTagResources", ResourceType="ImageCache", Limit="1")
    yield "UntagResources", caller.eci("UntagResources", **resource, All="true")
    yield "DeleteImageCache", caller.eci("DeleteImageCache", **cache)
    yield "DescribeImageCaches", caller.eci("DescribeImageCaches")


def use_cce(caller: Caller) -> Iterator[tuple[str, Any]]:
    given = {"name": "web", "images": ["a.invalid/b"], "building_config": {"cluster": "c"}}
    _, made = caller.cce("POST", CCE, given)
    yield "CreateImageCache", made
    path = f"{CCE}/{made['image_cache']['id']}"
    for seconds in (0, 10):
        caller.clock.advance(seconds)
        yield "ListImageCaches", caller.cce("GET")[1]
        yield "ShowImageCache", caller.cce("GET", path)[1]
    yield "DeleteImageCache", caller.cce("DELETE", path)[1]
    project = find_project(caller, "cn-south-1")
    yield "ListPackageProducts", caller.cce("GET", "/v5/package-products", project=project)[1]
    wanted = {"package_products": [{"resource_spec_code": PACKAGE, "subscription_num": 1}]}
    yield "SubscribePackageProducts", caller.cce("POST", ORDERS, wanted, project=project)[1]


def use_iam(caller: Caller) -> Iterator[tuple[str, Any]]:
    for scope in ({}, {"scope": {"project": {"name": "cn-north-4"}}}):
        auth = {"identity": {"methods": ["password"], "password": {"user": LOGIN}}, **scope}
        body = json.dumps({"auth": auth}).encode()
        response = caller.application.respond(huawei("POST", "/v3/auth/tokens", "", body))
        yield "KeystoneCreateUserTokenByPassword", json.loads(response.body)
    for query in ("", "name=cn-north-4", "page=1&per_page=1"):
        yield "KeystoneListProjects", caller.cce("GET", "/v3/projects", query=query)[1]
    yield "KeystoneListAuthDomains", caller.cce("GET", "/v3/auth/domains")[1]


def send(caller: Caller, request: HttpRequest) -> dict[str, Any]:
    return read_content(caller.application.respond(request).body)


def use_tencent_sts(caller: Caller) -> Iterator[tuple[str, Any]]:
    yield "AssumeRole", send(caller, ask_tencent("AssumeRole", caller.clock))
    oidc = {"ProviderId": "OIDC", "WebIdentityToken": "token"}
    action = "AssumeRoleWithWebIdentity"
    yield action, send(caller, ask_tencent(action, caller.clock, **oidc))


def use_alibaba_sts(caller: Caller) -> Iterator[tuple[str, Any]]:
    yield "AssumeRole", send(caller, ask_alibaba("AssumeRole"))
    yield "AssumeRoleWithOIDC", send(caller, ask_oidc(make_token({"sub": "s"})))


def use_acc(caller: Caller) -> Iterator[tuple[str, Any]]:
    for action, given in OF_ACC.items():
        request = alibaba(given, action=action, version=VERSION_OF_ACC, nonce=action)
        yield action, send(caller, request)


USES: dict[str, Callable[[Caller], Iterator[tuple[str, Any]]]] = {
    "tencent.tke": use_tke,
    "tencent.ecm": use_ecm,
    "tencent.sts": use_tencent_sts,
    "alibaba.eci": use_eci,
    "alibaba.sts": use_alibaba_sts,
    "alibaba.acc": use_acc,
    "huawei.cce": use_cce,
    "huawei.iam": use_iam,
}


@pytest.mark.parametrize("service", USES)
def test_a_response_from_the_state_has_every_promised_member(caller: Caller, service: str):
    """In each state of a resource, and every action of the service."""
    called: set[str] = set()
    for name, response in USES[service](caller):
        assert response.keys().isdisjoint({"Error", "Code", "errorCode", "error_code", "error"}), response
        action = ACTIONS[f"{service}.{name}"]
        assert find_broken_promises(action, response) == [], name
        called.add(action.place)
    assert called == {place for place in ACTIONS if place.startswith(f"{service}.")}


def test_every_service_is_used():
    assert {place.rpartition(".")[0] for place in ACTIONS} == USES.keys()
