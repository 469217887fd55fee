"""The emitted paginators, with responses in the vendors' envelopes."""

from __future__ import annotations

from typing import Any

import pytest
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.errors import InvalidArguments, PaginationError
from yunbind.tencent.ecm import AsyncEcmClient, EcmClient
from yunbind.tencent.tke import AsyncTkeClient, Filter, TkeClient

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
    tke = TkeClient(region="ap-guangzhou", credentials=KEYS, transport=script)
    found = tke.image_caches(limit=51)
    assert script.requests == []
    with pytest.raises(InvalidArguments, match="limit"):
        list(found)
    assert script.requests == []


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
