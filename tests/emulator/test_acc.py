"""ACC, which has no handlers: the emulator validates requests and returns assumed responses."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from yunbind.alibaba.acc import AccClient, AsyncAccClient, EipInstance, NetworkConfig
from yunbind.errors import InvalidArguments
from yunbind_emulator import Emulator
from yunbind_emulator.application import EVIDENCE_HEADER, Application
from yunbind_emulator.base.catalog import Catalog
from yunbind_runtime.model.credentials import Credentials

from .caller import Caller
from .signed_requests import alibaba, alibaba_error

VERSION = "2024-04-02"
CREATE = {
    "RegionId": "cn-hangzhou",
    "ImageCacheName": "my-imc",
    "Images.1": "nginx:1",
    "NetworkConfig": '{"SecurityGroupId": "sg-1", "VSwitchIds": ["vsw-1"], "EipInstance": {"AutoCreate": true}}',
}
ONE = {"RegionId": "cn-hangzhou", "ImageCacheId": "imc-1"}
REQUESTS = {
    "CreateImageCache": CREATE,
    "GetImageCache": ONE,
    "ListImageCaches": {"RegionId": "cn-hangzhou", "MaxResults": "30"},
    "DeleteImageCache": {**ONE, "Force": "true"},
}


@pytest.fixture(params=["samples", "state"])
def application(
    request: pytest.FixtureRequest, emulator: Application, make_caller: Callable[..., Caller]
) -> Application:
    """An emulator without state, and one with state."""
    return emulator if request.param == "samples" else make_caller().application


@pytest.mark.parametrize("action", REQUESTS)
def test_every_action_has_a_response_from_the_catalog(
    application: Application, catalog: Catalog, action: str
) -> None:
    """``assumed``: all documented members but the token of a next page. The header says so."""
    response = application.respond(alibaba(REQUESTS[action], action=action, version=VERSION))
    assert response.status == 200
    assert response.header(EVIDENCE_HEADER) == "assumed"
    (service,) = [each for each in catalog.providers["alibaba"].services if each.version == VERSION]
    content = json.loads(response.body)
    assert content.keys() == service.actions[action].response.keys() - {"NextToken"}


def test_a_response_has_the_requested_cache(emulator: Application) -> None:
    response = emulator.respond(alibaba(ONE, action="GetImageCache", version=VERSION))
    content = json.loads(response.body)
    assert (content["ImageCacheId"], content["Status"]) == ("imc-1", "Ready")


@pytest.mark.parametrize(
    ("changed", "code", "message"),
    [
        ({"NetworkConfig": '{"SecurityGroupId": "sg-1"}'}, "MissingParameter", "NetworkConfig.VSwitchIds"),
        ({"NetworkConfig": '{"SecurityGroupId": '}, "InvalidParameter", "NetworkConfig"),
        ({"NetworkConfig": '{"SecurityGroupId": "s", "VSwitchIds": ["v"], "Vpc": ""}'}, "InvalidParameter", "Vpc"),
        ({"NetworkConfig": ""}, "InvalidParameter", "NetworkConfig"),
        ({"Images.1": None}, "MissingParameter", "Images"),
        ({"Image.1": "nginx:1"}, "InvalidParameter", "Image"),
        ({"ImageRegistryCredentials.1.UsePlainHttp": "maybe"}, "InvalidParameter", "UsePlainHttp"),
    ],
)  # fmt: skip
def test_parameters_are_checked_against_the_catalog(
    emulator: Application, changed: dict[str, str | None], code: str, message: str
) -> None:
    """Also inside the JSON text."""
    merged = {**CREATE, **changed}
    parameters = {name: value for name, value in merged.items() if value is not None}
    response = emulator.respond(alibaba(parameters, action="CreateImageCache", version=VERSION))
    assert alibaba_error(response) == (400, code)
    assert message in json.loads(response.body)["Message"]


async def test_the_emitted_clients_call_it_over_a_socket() -> None:
    """With signatures, blocking and with asyncio, with pages and the waiter."""
    network = NetworkConfig(
        security_group_id="sg-1", v_switch_ids=["vsw-1"], eip_instance=EipInstance(auto_create=True)
    )
    with Emulator(rates=False) as cloud:
        keys = cloud.credentials["alibaba"]
        settings = {
            "region": "cn-hangzhou",
            "endpoint": cloud.endpoint,
            "credentials": Credentials(keys["access_key_id"], keys["access_key_secret"]),
        }
        with AccClient(**settings) as acc:
            made = acc.create_image_cache(image_cache_name="n", images=["i"], network_config=network)
            assert made.image_cache_id
            assert acc.wait_until_image_cache_ready(image_cache_id="imc-1").image_cache_id == "imc-1"
            assert [each.status for each in acc.image_caches(max_results=5)] == ["Ready"]
            assert acc.delete_image_cache(image_cache_id="imc-1").request_id
            with pytest.raises(InvalidArguments):
                list(acc.with_options(checks="strict").image_caches(status="Sleepy"))
        async with AsyncAccClient(**settings) as acc:
            assert (await acc.get_image_cache(image_cache_id="imc-2")).image_cache_id == "imc-2"
