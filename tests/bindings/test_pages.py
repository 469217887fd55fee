"""The emitted paginators, with responses in the vendors' envelopes."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from yunbind.alibaba.acc import AccClient, AsyncAccClient
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.errors import InvalidArguments, PaginationError
from yunbind.tencent.ecm import AsyncEcmClient, EcmClient
from yunbind.tencent.tke import AsyncTkeClient, Filter, TkeClient
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

from tests.bindings.scripted import KEYS, AsyncScript, Script, make_response, tencent


def caches(*ids: str, **more: object) -> dict[str, Any]:
    return {"ImageCaches": [{"ImageCacheId": each} for each in ids], **more}


def test_tke_lists_image_caches_by_offset() -> None:
    """Every page request contains the filters. The total makes a last request for an empty page unnecessary."""
    script = Script(tencent(**caches("a", "b", TotalCount=3)), tencent(**caches("c", TotalCount=3)))
    tke = TkeClient(region="ap-guangzhou", credentials=KEYS, transport=script)
    wanted = Filter(name="image-cache-name", values=["nginx"])
    assert [each.image_cache_id for each in tke.image_caches(filters=[wanted], limit=2)] == ["a", "b", "c"]
    sent = {"Filters": [{"Name": "image-cache-name", "Values": ["nginx"]}], "Limit": 2}
    assert script.bodies == [sent, {**sent, "Offset": 2}]


def test_tke_iterates_over_whole_pages() -> None:
    script = Script(tencent(**caches("a", TotalCount=2)), tencent(**caches("b", TotalCount=2)))
    tke = TkeClient(region="ap-guangzhou", credentials=KEYS, transport=script)
    pages = list(tke.image_caches().pages())
    assert [page.total_count for page in pages] == [2, 2]
    assert [page.request_id for page in pages] == ["request", "request"]


def test_ecm_lists_images_by_offset() -> None:
    first = tencent(ImageSet=[{"ImageId": "img-1"}], TotalCount=2)
    script = Script(first, tencent(ImageSet=[{"ImageId": "img-2"}], TotalCount=2))
    ecm = EcmClient(credentials=KEYS, transport=script)
    assert [each.image_id for each in ecm.images(limit=1)] == ["img-1", "img-2"]
    assert script.bodies == [{"Limit": 1}, {"Limit": 1, "Offset": 1}]


def test_eci_lists_image_caches_by_token() -> None:
    """The last page has no token. Numbers can be sent as strings."""
    script = Script(
        make_response(caches("a", NextToken="t1", TotalCount="2")),
        make_response(caches("b", NextToken="", TotalCount=2)),
    )
    eci = EciClient(region="cn-hangzhou", credentials=KEYS, transport=script)
    assert [each.image_cache_id for each in eci.image_caches(limit=1)] == ["a", "b"]
    assert script.queries == [
        {"RegionId": "cn-hangzhou", "Limit": "1"},
        {"RegionId": "cn-hangzhou", "Limit": "1", "NextToken": "t1"},
    ]


def test_a_repeated_eci_token_raises_an_error_that_names_the_call() -> None:
    script = Script(make_response(caches("a", NextToken="t1")))
    eci = EciClient(region="cn-hangzhou", credentials=KEYS, transport=script)
    with pytest.raises(PaginationError, match=r"DescribeImageCaches: .*second time"):
        list(eci.image_caches())
    assert len(script.requests) == 2


def test_eci_without_caches_is_an_empty_list() -> None:
    for content in ({}, {"ImageCaches": None}, {"ImageCaches": []}, {"ImageCaches": ""}):
        eci = EciClient(region="cn-hangzhou", credentials=KEYS, transport=Script(make_response(content)))
        assert list(eci.image_caches()) == []


def test_eci_lists_the_tags_of_resources_by_token() -> None:
    script = Script(
        make_response({"TagResources": [{"ResourceId": "imc-1", "TagKey": "k"}], "NextToken": "more"}),
        make_response({"TagResources": [{"ResourceId": "imc-2", "TagKey": "k"}]}),
    )
    eci = EciClient(region="cn-hangzhou", credentials=KEYS, transport=script)
    found = eci.resource_tags(resource_type="ImageCache", resource_id=["imc-1", "imc-2"])
    assert [each.resource_id for each in found] == ["imc-1", "imc-2"]


def test_nothing_is_sent_before_the_iteration() -> None:
    """Arguments are not validated either: the call only stores them."""
    script = Script(tencent(**caches("a", TotalCount=1)))
    tke = TkeClient(region="ap-guangzhou", credentials=KEYS, transport=script, checks="strict")
    found = tke.image_caches(limit=51)
    assert script.requests == []
    with pytest.raises(InvalidArguments, match="limit"):
        list(found)
    assert script.requests == []


class Offsets:
    """A service with odd items in its list, which its offsets and its total count."""

    def __init__(self, member: str, items: list[object], *, has_total: bool) -> None:
        self.member = member
        self.items = items
        self.has_total = has_total
        self.offsets: list[int] = []

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        body = json.loads(request.body)
        self.offsets.append(body.get("Offset", 0))
        start = self.offsets[-1]
        total = {"TotalCount": len(self.items)} if self.has_total else {}
        return tencent(**{self.member: self.items[start : start + 2]}, **total)

    def close(self) -> None:
        """Nothing to close."""


class AsyncOffsets(Offsets):
    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:  # type: ignore[override]
        return super().send(request, timeout)

    async def aclose(self) -> None:
        """Nothing to close."""


ODD_LISTS = {
    "tke": [None, {"ImageCacheId": "a"}, None, None, "text", 7, {"ImageCacheId": "b"}, None],
    "ecm": [{"ImageId": "a"}, None, None, None, {"ImageId": "b"}],
}


@pytest.mark.parametrize("has_total", [True, False], ids=["total", "no total"])
@pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "async"])
@pytest.mark.parametrize("name", ODD_LISTS)
def test_items_that_cannot_be_read_count_for_offsets(name: str, is_async: bool, has_total: bool) -> None:
    """The service counts null items too. Without a total, two unreadable pages in a row are an error."""
    items = ODD_LISTS[name]
    member, kinds = {
        "tke": ("ImageCaches", (TkeClient, AsyncTkeClient)),
        "ecm": ("ImageSet", (EcmClient, AsyncEcmClient)),
    }[name]
    transport = (AsyncOffsets if is_async else Offsets)(member, items, has_total=has_total)
    client: Any = kinds[is_async](region="ap-guangzhou", credentials=KEYS, transport=transport)
    pages = client.image_caches() if name == "tke" else client.images()

    async def collect() -> list[Any]:
        return [each async for each in pages]

    if name == "tke" and not has_total:
        with pytest.raises(PaginationError, match="the same page"):
            _ = asyncio.run(collect()) if is_async else list(pages)
        return
    found = asyncio.run(collect()) if is_async else list(pages)
    assert [each.image_cache_id if name == "tke" else each.image_id for each in found] == ["a", "b"]
    ends = [] if has_total else [len(items)]
    assert transport.offsets == [*range(0, len(items), 2), *ends]


@pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "async"])
def test_eci_follows_tokens_past_empty_pages(is_async: bool) -> None:
    """Neither list of ECI ends at a page without items."""
    caches_pages = [
        make_response(caches(NextToken="t1", TotalCount=1)),
        make_response({"NextToken": "t2"}),
        make_response(caches("a", NextToken="")),
    ]
    tags_pages = [
        make_response({"TagResources": [], "NextToken": "t1"}),
        make_response({"TagResources": [{"ResourceId": "imc-1", "TagKey": "k"}], "NextToken": "t2"}),
        make_response({"TagResources": None, "NextToken": "t3"}),
        make_response({"TagResources": [{"ResourceId": "imc-2", "TagKey": "k"}]}),
    ]

    async def collect(client: AsyncEciClient) -> tuple[list[Any], list[Any]]:
        listed = [each.image_cache_id async for each in client.image_caches()]
        return listed, [each.resource_id async for each in client.resource_tags(resource_type="ImageCache")]

    if is_async:
        script = AsyncScript(*caches_pages, *tags_pages)
        client = AsyncEciClient(region="cn-hangzhou", credentials=KEYS, transport=script)
        found = asyncio.run(collect(client))
    else:
        eci = EciClient(region="cn-hangzhou", credentials=KEYS, transport=Script(*caches_pages, *tags_pages))
        tags = eci.resource_tags(resource_type="ImageCache")
        found = ([each.image_cache_id for each in eci.image_caches()], [each.resource_id for each in tags])
    assert found == (["a"], ["imc-1", "imc-2"])


@pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "async"])
def test_acc_follows_tokens_past_empty_pages(is_async: bool) -> None:
    pages = [
        make_response(caches(NextToken="t1", TotalCount=0)),
        make_response(caches("a", NextToken="t2")),
        make_response(caches(NextToken="t3")),
        make_response(caches("b")),
    ]

    async def collect() -> list[Any]:
        client = AsyncAccClient(region="cn-hangzhou", credentials=KEYS, transport=AsyncScript(*pages))
        return [each.image_cache_id async for each in client.image_caches()]

    if is_async:
        found = asyncio.run(collect())
    else:
        acc = AccClient(region="cn-hangzhou", credentials=KEYS, transport=Script(*pages))
        found = [each.image_cache_id for each in acc.image_caches()]
    assert found == ["a", "b"]


async def test_asynchronous_clients_list_the_same_items() -> None:
    by_offset = AsyncScript(tencent(**caches("a", TotalCount=2)), tencent(**caches("b", TotalCount=2)))
    tke = AsyncTkeClient(region="ap-guangzhou", credentials=KEYS, transport=by_offset)
    assert [each.image_cache_id async for each in tke.image_caches()] == ["a", "b"]
    assert by_offset.script.bodies == [{}, {"Offset": 1}]
    by_token = AsyncScript(make_response(caches("a", NextToken="t1")), make_response(caches("b")))
    eci = AsyncEciClient(region="cn-hangzhou", credentials=KEYS, transport=by_token)
    assert [len(page.image_caches or []) async for page in eci.image_caches().pages()] == [1, 1]
    images = AsyncScript(tencent(ImageSet=[{"ImageId": "img-1"}], TotalCount=1))
    ecm = AsyncEcmClient(credentials=KEYS, transport=images)
    assert [each.image_id async for each in ecm.images()] == ["img-1"]
