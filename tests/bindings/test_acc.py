"""A service added with YAML alone: its requests, pages, waiters and errors.

``documented`` and ``peer``: names, nesting and types come from the vendor's overview, its page about
ListImageCaches and the source of its SDK. The queries here were written by hand. The encoding of a list
or a JSON string is compared with the vendor's general client in tests/peer.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from yunbind.alibaba.acc import (
    AccClient,
    AsyncAccClient,
    EipInstance,
    ImageRegistryCredential,
    NetworkConfig,
    Tag,
    errors,
)
from yunbind.errors import InvalidArguments, NotFound, Throttled, WaiterFailed
from yunbind_runtime.base.http import HttpRequest

from tests.bindings.scripted import KEYS, AsyncScript, Script, Time, make_response

ROOT = Path(__file__).parents[2]
CREATED = {"ImageCacheId": "imc-bp1dj", "RequestId": "request"}


def make_client(script: Script, region: str = "cn-hangzhou") -> AccClient:
    time = Time()
    return AccClient(
        region=region,
        credentials=KEYS,
        transport=script,
        environ={},
        clock=time.clock,
        sleep=time.sleep,
        nonce=lambda: "3156853299f313e23d1673dc12e1703d",
    )


def create(client: AccClient) -> None:
    client.create_image_cache(
        image_cache_name="my-imc",
        images=["nginx:1", "中文/镜像:a+b"],
        network_config=NetworkConfig(
            security_group_id="sg-1",
            v_switch_ids=["vsw-1", "vsw-2"],
            eip_instance=EipInstance(auto_create=True, bandwidth=100),
        ),
        image_registry_credentials=[
            ImageRegistryCredential(
                server="r.example.com", username="u", password="p w", use_plain_http=False
            )
        ],
        tags=[Tag(key="imc", value="v 1*~")],
    )


def read_pairs(request: HttpRequest) -> list[tuple[str, str]]:
    """Decode a query by hand. The vendor requires %20 for a space, never a plus."""
    assert "+" not in request.query
    pairs = (pair.split("=") for pair in request.query.split("&"))
    return sorted((unquote(name), unquote(value)) for name, value in pairs)


def test_a_create_request_is_serialized_as_documented() -> None:
    """List indexes start at 1 under plural names, and the network is one JSON string."""
    script = Script(make_response(CREATED))
    create(make_client(script))
    (request,) = script.requests
    assert (request.method, request.scheme, request.host, request.path, request.body) == (
        "POST",
        "https",
        "acc.cn-hangzhou.aliyuncs.com",
        "/",
        b"",
    )
    assert request.header("x-acs-action") == "CreateImageCache"
    assert request.header("x-acs-version") == "2024-04-02"
    network = '{"SecurityGroupId":"sg-1","VSwitchIds":["vsw-1","vsw-2"],"EipInstance":{"AutoCreate":true,"Bandwidth":100}}'
    pairs = dict(read_pairs(request))
    assert json.loads(pairs.pop("NetworkConfig")) == json.loads(network)
    assert pairs == {
        "ImageCacheName": "my-imc",
        "ImageRegistryCredentials.1.Password": "p w",
        "ImageRegistryCredentials.1.Server": "r.example.com",
        "ImageRegistryCredentials.1.UsePlainHttp": "false",
        "ImageRegistryCredentials.1.Username": "u",
        "Images.1": "nginx:1",
        "Images.2": "中文/镜像:a+b",
        "RegionId": "cn-hangzhou",
        "Tags.1.Key": "imc",
        "Tags.1.Value": "v 1*~",
    }


def test_a_json_text_is_percent_encoded_like_every_other_value() -> None:
    """The query contains none of its braces, quotes, colons and commas unencoded."""
    script = Script(make_response(CREATED))
    create(make_client(script))
    (text,) = re.findall(r"NetworkConfig=([^&]*)", script.requests[0].query)
    assert text.startswith("%7B%22")
    assert re.fullmatch(r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+", text)


@pytest.mark.parametrize(
    ("region", "host"),
    [
        ("cn-hangzhou", "acc.cn-hangzhou.aliyuncs.com"),
        ("ap-south-1", "acc.aliyuncs.com"),
        ("cn-shenzhen-finance-1", "acc.aliyuncs.com"),
    ],
)
def test_a_region_with_its_own_host_uses_it(region: str, host: str) -> None:
    """``peer``: the host map in the vendor's SDK."""
    script = Script(make_response({"RequestId": "request"}))
    make_client(script, region).delete_image_cache(image_cache_id="imc-1", force=True)
    (request,) = script.requests
    assert request.host == host
    assert read_pairs(request) == [("Force", "true"), ("ImageCacheId", "imc-1"), ("RegionId", region)]


def test_a_missing_nested_member_is_reported_before_sending() -> None:
    script = Script(make_response(CREATED))
    with pytest.raises(InvalidArguments, match="security_group_id"):
        make_client(script).create_image_cache(
            image_cache_name="my-imc",
            images=["nginx:1"],
            network_config={"v_switch_ids": ["vsw-1"]},  # type: ignore[arg-type]
        )
    assert script.requests == []


def test_pages_follow_tokens_with_the_same_filters() -> None:
    """The parameters are MaxResults and NextToken, unlike Limit in ECI. The last page has no token."""
    script = Script(
        make_response({"ImageCaches": [{"ImageCacheId": "a"}, {"ImageCacheId": "b"}], "NextToken": "AAAA"}),
        make_response({"ImageCaches": [{"ImageCacheId": "c"}], "TotalCount": 3}),
    )
    found = list(make_client(script).image_caches(status="Ready", max_results=2))
    assert [each.image_cache_id for each in found] == ["a", "b", "c"]
    first = {"RegionId": "cn-hangzhou", "Status": "Ready", "MaxResults": "2"}
    assert script.queries == [first, {**first, "NextToken": "AAAA"}]


async def test_the_asynchronous_client_follows_pages_too() -> None:
    script = AsyncScript(
        make_response({"ImageCaches": [{"ImageCacheId": "a"}], "NextToken": "AAAA"}),
        make_response({"ImageCaches": [{"ImageCacheId": "b"}], "NextToken": ""}),
    )
    async with AsyncAccClient(region="cn-hangzhou", credentials=KEYS, transport=script, environ={}) as client:
        assert [each.image_cache_id async for each in client.image_caches()] == ["a", "b"]


def test_the_waiter_waits_while_pending_and_returns_the_ready_cache() -> None:
    """The network is a JSON string in the request but a structure in the response."""
    network = {"SecurityGroupId": "sg-1", "VSwitchIds": ["vsw-1"], "EipInstance": {"Bandwidth": "100"}}
    script = Script(
        make_response({"Status": "Pending"}),
        make_response({"Status": "Ready", "Size": 8, "NetworkConfig": network}),
    )
    ready = make_client(script).wait_until_image_cache_ready(image_cache_id="imc-1")
    assert len(script.requests) == 2
    assert ready.size == 8
    assert ready.network_config is not None
    assert ready.network_config.v_switch_ids == ["vsw-1"]
    assert ready.network_config.eip_instance == EipInstance(bandwidth=100)


def test_the_waiter_ends_at_once_when_the_cache_has_failed() -> None:
    script = Script(make_response({"Status": "Failed"}))
    with pytest.raises(WaiterFailed):
        make_client(script).wait_until_image_cache_ready(image_cache_id="imc-1")
    assert len(script.requests) == 1


def test_the_new_service_has_classes_for_the_common_codes() -> None:
    """The service documents no codes of its own, so the gateway's codes apply."""
    script = Script(make_response({"Code": "Throttling.User", "Message": "slow", "RequestId": "r"}, 400))
    with pytest.raises(errors.ThrottlingUser) as caught:
        make_client(script).create_image_cache(
            image_cache_name="n",
            images=["i"],
            network_config=NetworkConfig(security_group_id="sg", v_switch_ids=["vsw"]),
        )
    assert isinstance(caught.value, Throttled)
    assert issubclass(errors.InvalidParameterNotFound, NotFound)


def test_secrets_of_a_request_are_not_shown() -> None:
    assert "hunter2" not in repr(ImageRegistryCredential(password="hunter2"))


def test_no_hand_written_module_mentions_the_service() -> None:
    """The generator, the runtime, the emulator and the command line do not mention the service."""
    named = re.compile(r"\bacc\b|\bAcc(?:Client)?\b|20240402|2024-04-02|AsyncAcc")
    modules = [
        path
        for folder in ("codegen", "runtime", "scripts")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".j2") and path.is_file()
    ]
    assert len(modules) > 100
    assert [path for path in modules if named.search(path.read_text(encoding="utf-8"))] == []
