"""A delete that succeeds without a body, on every cloud."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from yunbind import Credentials
from yunbind.alibaba.acc import AccClient, AsyncAccClient
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.errors import UnreadableResponse
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.tencent.ecm import AsyncEcmClient, EcmClient
from yunbind.tencent.tke import AsyncTkeClient, TkeClient

from tests.runtime.loopback import CannedResponse, Server, serve

DELETES: dict[str, tuple[Any, Any, str, str, dict[str, Any]]] = {
    "tke": (TkeClient, AsyncTkeClient, "ap-guangzhou", "delete_image_caches", {"image_cache_ids": ["imc-1"]}),
    "ecm": (EcmClient, AsyncEcmClient, "", "delete_image", {"image_id_set": ["img-1"]}),
    "eci": (EciClient, AsyncEciClient, "cn-hangzhou", "delete_image_cache", {"image_cache_id": "imc-1"}),
    "acc": (AccClient, AsyncAccClient, "cn-hangzhou", "delete_image_cache", {"image_cache_id": "imc-1"}),
    "cce": (CceClient, AsyncCceClient, "cn-north-4", "delete_image_cache", {"image_cache_id": "imc-1"}),
}
EMPTY = {
    "nothing": b"",
    "white space": b" \r\n",
    "null": b"null",
    "null with white space": b"\xef\xbb\xbf null\n",
}
REQUEST_IDS = {"X-TC-RequestId": "r-1", "x-acs-request-id": "r-1", "X-Request-Id": "r-1"}

each_cloud = pytest.mark.parametrize("service", DELETES)
each_kind = pytest.mark.parametrize("kind", ["sync", "async"])


def delete(server: Server, service: str, kind: str) -> Any:
    blocking, asynchronous, region, method, arguments = DELETES[service]
    options: dict[str, Any] = {
        "credentials": Credentials("id", "a-long-secret", project_id="p"),
        "endpoint": server.endpoint,
        "environ": {},
        "region": region or None,
    }
    if kind == "sync":
        with blocking(**options) as client:
            return getattr(client, method)(**arguments)

    async def call() -> Any:
        async with asynchronous(**options) as client:
            return await getattr(client, method)(**arguments)

    return asyncio.run(call())


@each_kind
@each_cloud
@pytest.mark.parametrize("body", EMPTY.values(), ids=EMPTY)
def test_an_empty_success_of_a_delete_is_a_success(service: str, kind: str, body: bytes) -> None:
    with serve() as server:
        server.respond = lambda _: CannedResponse(200, body, REQUEST_IDS)
        response = delete(server, service, kind)
        assert len(server.received) == 1
    assert type(response).__name__.startswith("Delete")
    assert response.response_metadata.request_id == "r-1"


@each_kind
@pytest.mark.parametrize("service", ["tke", "ecm"])
def test_a_null_response_of_a_delete_is_a_success(service: str, kind: str) -> None:
    with serve() as server:
        server.respond = lambda _: CannedResponse(200, b'{"Response": null}', REQUEST_IDS)
        assert delete(server, service, kind).response_metadata.request_id == "r-1"


@each_kind
@each_cloud
@pytest.mark.parametrize("status", [400, 403, 404, 500, 503])
def test_an_empty_refusal_of_a_delete_is_an_error(service: str, kind: str, status: int) -> None:
    with serve() as server:
        server.respond = lambda _: CannedResponse(status, b"null")
        with pytest.raises(UnreadableResponse):
            delete(server, service, kind)
