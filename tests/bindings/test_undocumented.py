"""What the documentation does not have: values beyond limits, extra members and headers, and other actions."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import pytest
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.errors import ApiError, ConfigurationError, InvalidArguments, UndocumentedValueWarning
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.tencent.tke import (
    AsyncTkeClient,
    DescribeImageCachesRequest,
    Filter,
    Tag,
    TkeClient,
)
from yunbind_emulator.server import Emulator
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from .scripted import KEYS, AsyncScript, Script, make_response, tencent, tencent_error

OK = {"tencent": tencent(New=1), "alibaba": make_response({"New": 1, "RequestId": "request"})}
OK["huawei"] = make_response({"New": 1})
REGIONS = {"tencent": "ap-guangzhou", "alibaba": "cn-hangzhou", "huawei": "cn-north-4"}
CLIENTS: dict[str, tuple[Any, Any]] = {
    "tencent": (TkeClient, AsyncTkeClient),
    "alibaba": (EciClient, AsyncEciClient),
    "huawei": (CceClient, AsyncCceClient),
}
BEYOND: dict[str, tuple[str, dict[str, Any], str]] = {
    "tencent": ("describe_image_caches", {"limit": 51}, "Limit"),
    "alibaba": ("delete_image_cache", {"image_cache_id": "imc-1", "client_token": "x" * 65}, "ClientToken"),
    "huawei": (
        "create_image_cache",
        {"name": "UPPER", "images": ["a"], "building_config": {"cluster": "c"}},
        "name must|name is invalid",
    ),
}
"""A method, arguments of which one is beyond a documented limit, and its name."""


def make(cloud: str, transport: Any, *, is_async: bool = False, **options: Any) -> Any:
    given = {"region": REGIONS[cloud], "credentials": KEYS, "transport": transport, **options}
    return CLIENTS[cloud][is_async](**given)


def make_async(*responses: Any) -> Any:
    """Return an asynchronous transport, whose requests are kept as ``requests``."""
    transport: Any = AsyncScript(*responses)
    transport.requests = transport.script.requests
    return transport


def read(request: HttpRequest) -> dict[str, Any]:
    """Return the members of a request, in the body or the query."""
    return json.loads(request.body) if request.body else dict(parse_qsl(request.query))


@pytest.mark.parametrize("cloud", CLIENTS)
def test_a_value_beyond_its_limit_warns_at_the_callers_line_and_is_sent(cloud: str) -> None:
    method, arguments, name = BEYOND[cloud]
    script = Script(OK[cloud])
    with make(cloud, script) as client, pytest.warns(UndocumentedValueWarning, match=name) as caught:
        getattr(client, method)(**arguments)
    assert [warning.filename for warning in caught] == [__file__]
    assert len(script.requests) == 1


@pytest.mark.parametrize("cloud", CLIENTS)
async def test_an_async_value_beyond_its_limit_warns_at_the_callers_line_and_is_sent(cloud: str) -> None:
    method, arguments, name = BEYOND[cloud]
    script = make_async(OK[cloud])
    async with make(cloud, script, is_async=True) as client:
        with pytest.warns(UndocumentedValueWarning, match=name) as caught:
            await getattr(client, method)(**arguments)
    assert [warning.filename for warning in caught] == [__file__]
    assert len(script.requests) == 1


@pytest.mark.parametrize("cloud", CLIENTS)
def test_strict_checks_refuse_a_value_beyond_its_limit(cloud: str) -> None:
    method, arguments, name = BEYOND[cloud]
    script = Script(OK[cloud])
    with make(cloud, script, checks="strict") as client, pytest.raises(InvalidArguments, match=name):
        getattr(client, method)(**arguments)
    assert script.requests == []


@pytest.mark.parametrize("cloud", CLIENTS)
def test_checks_of_types_are_silent_about_limits(cloud: str) -> None:
    method, arguments, _ = BEYOND[cloud]
    script = Script(OK[cloud])
    with make(cloud, script).with_options(checks="types") as client:  # a warning would be an error here
        getattr(client, method)(**arguments)
    assert len(script.requests) == 1


def test_unknown_checks_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="Choose one of: warn, strict, types"):
        make("tencent", None, checks="none")


def test_the_same_line_warns_once() -> None:
    script = Script(OK["tencent"])
    with make("tencent", script) as tke, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        for _ in range(3):
            tke.describe_image_caches(limit=51)
    assert len(caught) == 1
    assert len(script.requests) == 3


@pytest.mark.parametrize(
    ("call", "member"),
    [
        (lambda tke: tke.send(DescribeImageCachesRequest(limit=51)), "Limit"),
        (lambda tke: list(tke.image_caches(limit=51)), "Limit"),
    ],
    ids=["a sent model", "pages"],
)
def test_limits_hold_for_models_and_pages_too(call: Callable[[TkeClient], Any], member: str) -> None:
    for checks in ("warn", "strict", "types"):
        script = Script(OK["tencent"])
        with make("tencent", script, checks=checks) as tke:
            if checks == "strict":
                with pytest.raises(InvalidArguments, match=member):
                    call(tke)
            elif checks == "warn":
                with pytest.warns(UndocumentedValueWarning, match=member) as caught:
                    call(tke)
                assert {warning.filename for warning in caught} == {__file__}
            else:
                call(tke)
        assert bool(script.requests) == (checks != "strict")


def test_an_undocumented_value_of_an_enumeration_warns_and_is_sent() -> None:
    script = Script(OK["alibaba"])
    with make("alibaba", script) as eci, pytest.warns(UndocumentedValueWarning, match="must be one of Linux"):
        eci.create_image_cache(image_cache_name="n", image=["a"], os_type="Plan9")
    assert read(script.requests[0])["OsType"] == "Plan9"


@pytest.mark.parametrize("checks", ["warn", "strict", "types"])
@pytest.mark.parametrize(
    "arguments",
    [
        {"limit": "many"},
        {"offset": -1},
        {"offset": 2**64},
        {"image_cache_ids": "imc-1"},
        {"filters": [{"name": "n"}]},
        {"filters": [{"name": "n", "values": [], "nam": "x"}]},
    ],
)
def test_wrong_types_and_missing_and_unknown_members_are_always_refused(
    checks: str, arguments: dict[str, Any]
) -> None:
    script = Script(OK["tencent"])
    with make("tencent", script, checks=checks) as tke, pytest.raises(InvalidArguments):
        tke.describe_image_caches(**arguments)
    assert script.requests == []


@pytest.mark.parametrize("checks", ["warn", "strict", "types"])
def test_arguments_that_exclude_each_other_are_always_refused(checks: str) -> None:
    with (
        make("tencent", Script(), checks=checks) as tke,
        pytest.raises(InvalidArguments, match="only one of"),
    ):
        tke.create_image_cache(
            images=["a"], vpc_id="v", subnet_id="s", existed_eip_id="eip-1", auto_create_eip=True
        )


def test_a_model_refuses_wrong_members_with_the_librarys_error() -> None:
    with pytest.raises(InvalidArguments, match=r"nam is unknown \(did you mean name\?\)"):
        Filter(nam="n", values=["v"])  # type: ignore[call-arg]
    with pytest.raises(InvalidArguments, match=r"^Filter: name \(Name\) must be .* of type int\)\.$"):
        Filter(name=5, values=["v"])  # type: ignore[arg-type]


@pytest.mark.parametrize("cloud", CLIENTS)
def test_extra_members_and_headers_are_sent_signed(cloud: str) -> None:
    method = "list_image_caches" if cloud == "huawei" else "describe_image_caches"
    script = Script(OK[cloud])
    with make(cloud, script) as client:
        getattr(client, method)(extra={"New": "a", "Old": None}, extra_headers={"X-New": "b"})
    (request,) = script.requests
    assert read(request)["New"] == "a"
    assert "Old" not in read(request)
    assert request.header("X-New") == "b"
    assert bool(request.body) == (cloud == "tencent")


@pytest.mark.parametrize("cloud", CLIENTS)
async def test_async_extra_members_and_headers_are_sent(cloud: str) -> None:
    method = "list_image_caches" if cloud == "huawei" else "describe_image_caches"
    script = make_async(OK[cloud])
    async with make(cloud, script, is_async=True) as client:
        await getattr(client, method)(extra={"New": "a"}, extra_headers={"X-New": "b"})
    assert read(script.requests[0])["New"] == "a"
    assert script.requests[0].header("X-New") == "b"


def test_extra_members_of_a_post_are_in_the_body_on_huawei() -> None:
    script = Script(OK["huawei"])
    with make("huawei", script, checks="types") as cce:
        cce.create_image_cache(name="n", images=["a"], building_config={"cluster": "c"}, extra={"new": [1]})
    assert read(script.requests[0])["new"] == [1]


def test_extra_members_replace_arguments_and_reach_pages_and_waiters() -> None:
    script = Script(tencent(ImageCaches=[{"Status": "Ready"}], TotalCount=1))
    with make("tencent", script) as tke:
        tke.describe_image_caches(limit=5, extra={"Limit": "six", "Tags": [Tag(key="k", value="v")]})
        list(tke.image_caches(extra={"New": 1}))
        tke.wait_until_image_cache_ready(extra={"New": 2}, extra_headers={"X-New": "b"})
    assert script.bodies[0] == {"Limit": "six", "Tags": [{"Key": "k", "Value": "v"}]}
    assert [body["New"] for body in script.bodies[1:]] == [1, 2]
    assert script.requests[2].header("X-New") == "b"


@pytest.mark.parametrize(
    "headers",
    [{"Authorization": "x"}, {"host": "x"}, {"X-TC-Action": "x"}, {"X-New": "a\r\nb"}, {"X New": "a"}],
)
def test_extra_headers_that_cannot_be_sent_are_refused(headers: dict[str, str]) -> None:
    script = Script(OK["tencent"])
    with make("tencent", script) as tke, pytest.raises(InvalidArguments, match="extra_headers"):
        tke.describe_image_caches(extra_headers=headers)
    assert script.requests == []


@pytest.mark.parametrize("extra", [5, [("a", 1)], {1: "a"}, {"a": object()}, {"a": float("nan")}])
def test_extra_members_that_cannot_be_sent_are_refused(extra: Any) -> None:
    script = Script(OK["tencent"])
    with make("tencent", script) as tke, pytest.raises(InvalidArguments):
        tke.describe_image_caches(extra=extra)
    assert script.requests == []


ACTIONS = {"tencent": "DescribeNews", "alibaba": "DescribeNews", "huawei": "GET /v5/news/{news_id}"}


@pytest.mark.parametrize("cloud", CLIENTS)
def test_an_unknown_action_is_signed_and_returns_its_members(cloud: str) -> None:
    script = Script(OK[cloud])
    with make(cloud, script) as client:
        response = client.call(ACTIONS[cloud], {"news_id": "n 1", "Old": None}, extra_headers={"X-New": "b"})
    (request,) = script.requests
    assert response["New"] == 1
    assert response.response_metadata.http_status == 200
    assert request.header("Authorization")
    assert request.header("X-New") == "b"
    if cloud == "huawei":
        assert (request.method, request.path) == ("GET", "/v5/news/n%201")
    else:
        assert read(request)["news_id"] == "n 1"
        assert request.header("X-TC-Action" if cloud == "tencent" else "x-acs-action") == "DescribeNews"
    if cloud == "alibaba":
        assert read(request)["RegionId"] == "cn-hangzhou"


@pytest.mark.parametrize("cloud", CLIENTS)
async def test_an_async_client_calls_an_unknown_action(cloud: str) -> None:
    script = make_async(OK[cloud])
    async with make(cloud, script, is_async=True) as client:
        response = await client.call(ACTIONS[cloud], {"news_id": "n"})
    assert response["New"] == 1
    assert response.response_metadata.http_status == 200


def test_a_known_action_is_called_by_wire_names() -> None:
    script = Script(tencent(ImageCaches=[{"ImageCacheId": "imc-1"}], TotalCount=1))
    with make("tencent", script) as tke:
        response = tke.call("DescribeImageCaches", {"Filters": [Filter(name="n", values=["v"])]})
    assert script.bodies == [{"Filters": [{"Name": "n", "Values": ["v"]}]}]
    assert response == {
        "ImageCaches": [{"ImageCacheId": "imc-1"}],
        "TotalCount": 1,
        "RequestId": "request",
    }
    assert response.response_metadata.request_id == "request"


def test_a_known_rest_action_is_called_by_its_name() -> None:
    script = Script(HttpResponse(204))
    with make("huawei", script) as cce:
        assert cce.call("DeleteImageCache", {"image_cache_id": "one"}) == {}
    assert (script.requests[0].method, script.requests[0].path) == ("DELETE", "/v5/imagecaches/one")


@pytest.mark.parametrize(("action", "attempts"), [("DescribeImageCaches", 4), ("DescribeNews", 1)])
def test_only_a_known_read_is_repeated_as_a_read(action: str, attempts: int) -> None:
    script = Script(tencent_error("InternalError"))
    with make("tencent", script, sleep=lambda _: None) as tke, pytest.raises(ApiError) as caught:
        tke.call(action)
    assert len(script.requests) == attempts
    assert caught.value.action == action


def test_an_unknown_action_keeps_the_lowest_documented_rate() -> None:
    from yunbind.alibaba.eci.v20180808 import operations
    from yunbind_runtime.model.untyped import make_operation

    known = operations.OPERATIONS.values()
    operation = make_operation(operations.SERVICE, known, "DescribeNews")
    rates = [each.rate_limit[0] / each.rate_limit[1] for each in known if each.rate_limit]
    assert operation.rate_limit is not None
    assert operation.rate_limit[0] / operation.rate_limit[1] == min(rates)


@pytest.mark.parametrize(
    ("action", "members"),
    [
        ("CreateNews", {"Login": {"Password": "the-password"}}),
        ("CreateImageCache", {"ImageRegistryCredentials": [{"Password": "the-password"}]}),
    ],
)
def test_secrets_of_an_action_are_masked_in_its_error(action: str, members: dict[str, Any]) -> None:
    script = Script(tencent_error("InvalidParameter", "the-password is wrong"))
    with make("tencent", script) as tke:
        with pytest.raises(ApiError) as caught:
            tke.call(action, members)
        with pytest.raises(ApiError) as second:
            tke.describe_image_caches(extra={"Password": "the-password"})
    assert "the-password" not in str(caught.value) + str(second.value)
    assert b"the-password" not in caught.value.body + second.value.body


@pytest.mark.parametrize(
    ("cloud", "action"),
    [
        ("tencent", "Describe News"),
        ("alibaba", "DescribeNews\r\nX: y"),
        ("huawei", "ListNews"),
        ("huawei", "GET /v5/news?a=b"),
        ("huawei", "GET https://other.example"),
    ],
)
def test_an_action_that_cannot_be_sent_is_refused(cloud: str, action: str) -> None:
    script = Script(OK[cloud])
    with make(cloud, script) as client, pytest.raises(InvalidArguments, match="is no documented action"):
        client.call(action)
    assert script.requests == []


def test_the_emulator_refuses_what_the_vendor_does_not_document() -> None:
    with Emulator(rates=False) as emulator, emulator.tencent.tke() as tke:
        with pytest.warns(UndocumentedValueWarning), pytest.raises(ApiError):
            tke.describe_image_caches(limit=51)
        with pytest.raises(ApiError):
            tke.describe_image_caches(extra={"New": 1})
        with pytest.raises(ApiError):
            tke.call("DescribeNews")
        assert tke.call("DescribeImageCaches", {"Limit": 1})["TotalCount"] == 0
