"""Programs can evaluate the annotations of client methods, and validate calls with them."""

from __future__ import annotations

import inspect
import subprocess
import sys
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from pydantic import ValidationError, validate_call
from yunbind import resolve_annotations
from yunbind.alibaba.eci import EciClient
from yunbind.huawei.cce import AsyncCceClient
from yunbind.tencent.tke import DescribeImageCachesResponse, Filter, ImageCache, TkeClient
from yunbind_runtime.call.raw_response import RawResponse
from yunbind_runtime.client.client import AsyncClient
from yunbind_runtime.model.models import ResponseModel
from yunbind_runtime.paging.pages import AsyncPages, Pages

from .emitted_clients import CLIENTS, RAW_CLIENTS, SYNC_CLIENTS, list_methods
from .scripted import KEYS, AsyncScript, Script, make_response, tencent


@pytest.fixture(autouse=True)
def resolve() -> None:
    resolve_annotations(*CLIENTS)


def test_all_clouds_have_clients() -> None:
    """Otherwise the tests below could test nothing."""
    assert {client.__module__.split(".")[1] for client in CLIENTS} == {"tencent", "alibaba", "huawei"}
    assert len(CLIENTS) == 2 * len(SYNC_CLIENTS) == len(RAW_CLIENTS)


@pytest.mark.parametrize("client", CLIENTS + RAW_CLIENTS, ids=lambda client: client.__qualname__)
def test_all_annotations_of_methods_can_be_evaluated(client: type) -> None:
    """Each parameter but ``self`` has a type, and so has the result."""
    methods = dict(list_methods(client))
    assert methods
    for name, method in methods.items():
        hints = get_type_hints(method)
        parameters = set(inspect.signature(method).parameters) - {"self"}
        assert hints.keys() == {*parameters, "return"}, name
        assert not [hint for hint in hints.values() if isinstance(hint, str)], name


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.__qualname__)
def test_annotations_of_a_class_can_be_evaluated(client: type) -> None:
    assert {"_service", "_operations"} <= get_type_hints(client).keys()


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.__qualname__)
def test_the_types_of_results_are_those_of_the_calls(client: Any) -> None:
    """A method returns the response of its operation, and its raw method a raw response of it."""
    raw = get_type_hints(client.with_raw_response.fget)["return"]
    for operation in client._operations.values():
        returned = get_type_hints(getattr(client, operation.method))["return"]
        assert returned is operation.response_type()
        assert get_type_hints(getattr(raw, operation.method))["return"] == RawResponse[returned]


def test_pages_and_waiters_have_the_types_of_their_items_and_responses() -> None:
    pages = get_type_hints(TkeClient.image_caches)["return"]
    assert get_origin(pages) is Pages
    assert get_args(pages) == (ImageCache, DescribeImageCachesResponse)
    waited = get_type_hints(TkeClient.wait_until_image_cache_deleted)["return"]
    assert waited == DescribeImageCachesResponse | None
    for client in CLIENTS:
        kind = AsyncPages if issubclass(client, AsyncClient) else Pages
        for name, method in list_methods(client):
            returned = get_type_hints(method)["return"]
            if get_origin(returned) in {Pages, AsyncPages}:
                assert get_origin(returned) is kind, name
            if name.startswith("wait_until_"):
                models = [each for each in get_args(returned) or (returned,) if each is not type(None)]
                assert all(issubclass(model, ResponseModel) for model in models), name


@pytest.mark.parametrize("client", CLIENTS + RAW_CLIENTS, ids=lambda client: client.__qualname__)
def test_every_method_of_an_action_can_be_validated_by_pydantic(client: type) -> None:
    for name, method in list_methods(client):
        if name.startswith("with_") or name in {"region", "endpoint", "signing", "__init__"}:
            continue
        assert callable(validate_call(method)), name


def test_a_validated_call_is_sent_with_converted_arguments() -> None:
    script = Script(tencent(TotalCount=0, ImageCacheSet=[]))
    with TkeClient(region="ap-guangzhou", credentials=KEYS, transport=script) as tke:
        describe = validate_call(tke.describe_image_caches, validate_return=True)
        describe(limit="5", filters=[{"name": "a", "values": ["b"]}])  # type: ignore[arg-type]
        describe(limit=5, filters=(Filter(name="a", values=["b"]),))
        validate_call(tke.with_raw_response.describe_image_caches)(limit=5)
        list(validate_call(tke.image_caches)(limit=5))
        with pytest.raises(ValidationError, match="image_cache_ids"):
            describe(image_cache_ids="imc-1")
        with pytest.raises(ValidationError, match="limt"):
            describe(limt=5)  # type: ignore[call-arg]
    assert script.bodies[0] == script.bodies[1] == {"Limit": 5, "Filters": [{"Name": "a", "Values": ["b"]}]}
    assert len(script.requests) == 4


def test_a_validated_call_of_alibaba_is_sent() -> None:
    script = Script(make_response({"RequestId": "request"}))
    with EciClient(region="cn-hangzhou", credentials=KEYS, transport=script) as eci:
        validate_call(eci.delete_image_cache)(image_cache_id="imc-1")
        with pytest.raises(ValidationError, match="image_cache_id"):
            validate_call(eci.delete_image_cache)(image_cache_id=["imc-1"])  # type: ignore[arg-type]
    assert len(script.requests) == 1


async def test_a_validated_call_of_an_async_client_is_sent() -> None:
    transport = AsyncScript(make_response({}))
    async with AsyncCceClient(region="cn-north-4", credentials=KEYS, transport=transport) as cce:
        await validate_call(cce.list_image_caches)(name="web")
        with pytest.raises(ValidationError, match="name"):
            await validate_call(cce.list_image_caches)(name=5)  # type: ignore[arg-type]
    assert len(transport.script.requests) == 1


def test_a_subclass_is_resolved_and_its_module_is_not_changed() -> None:
    class OwnClient(TkeClient):
        """A user's client."""

    before = set(globals())
    resolve_annotations(OwnClient)
    assert set(globals()) == before
    assert "limit" in get_type_hints(OwnClient.describe_image_caches)


@pytest.mark.parametrize("given", ["TkeClient", 5, int, None])
def test_anything_but_a_class_of_clients_is_refused(given: Any) -> None:
    with pytest.raises(TypeError, match="is not a class of clients, such as TkeClient"):
        resolve_annotations(given)


def test_a_client_instead_of_its_class_is_refused() -> None:
    with (
        TkeClient(region="ap-guangzhou", credentials=KEYS) as tke,
        pytest.raises(TypeError, match="not a class"),
    ):
        resolve_annotations(tke)  # type: ignore[arg-type]


def test_a_fresh_program_needs_one_call_for_each_client() -> None:
    """Without it, the names of the annotations are unknown. Nothing else must be imported before."""
    program = """\
import typing
from yunbind import resolve_annotations
from yunbind.huawei.cce import CceClient

try:
    typing.get_type_hints(CceClient.create_image_cache)
except NameError:
    resolve_annotations(CceClient)
    print(len(typing.get_type_hints(CceClient.create_image_cache)) > 3)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == "True\n", done.stderr
