"""Assumed responses of actions whose pages show none: marked as such, with the documented shape."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from yunbind_emulator.application import EVIDENCE_HEADER, Application
from yunbind_emulator.base.catalog import Catalog, read_catalog
from yunbind_emulator.messages.samples import assume_response

from .invented_catalog import action, member, service
from .signed_requests import NOW, alibaba, huawei, tencent

ID = UUID("0123abcd-0000-4000-8000-000000000000")


def assume(response: dict[str, Any], parameters: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Return the response that is assumed for an action with these members."""
    request, paginate = more.pop("request", {}), more.pop("paginate", {})
    catalog: Catalog = read_catalog(
        {
            "format": 1,
            "providers": {
                "huawei": {
                    "clock_skew": 900,
                    "services": {
                        "zoo": {
                            "v1": service(
                                {"Show": action(response=response, request=request, paginate=paginate)},
                                **more,
                            )
                        }
                    },
                }
            },
        }
    )
    found = catalog.providers["huawei"].services[0]
    response = assume_response(found.actions["Show"], found, parameters or {}, NOW, lambda: ID)
    assert response.response is not None
    return dict(response.response)


@pytest.mark.parametrize(
    ("kind", "traits", "value"),
    [
        ("integer", {}, 1),
        ("uint64", {"range": [0, 5]}, 0),
        ("int32", {"range": [None, 5]}, 1),
        ("float", {"range": [0.5, None]}, 0.5),
        ("boolean", {}, False),
        ("datetime", {}, "2026-11-21T12:00:00Z"),
        ("string", {}, "assumed"),
        ("list[string]", {}, ["assumed"]),
        ("list[list[int64]]", {}, [[1]]),
        ("map[string]", {}, {}),
        ("string", {"example": "sample"}, "sample"),
        ("list[string]", {"example": ["a", "b"]}, ["a", "b"]),
        ("datetime", {"example": "2021-01-01"}, "2026-11-21T12:00:00Z"),
    ],
)
def test_a_member_is_assumed_by_its_sample_value_or_its_type(
    kind: str, traits: dict[str, Any], value: object
):
    """A time is always the present time."""
    assert assume({"Thing": member(kind, **traits)}) == {"Thing": value}


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("ImageCacheId", "image-cache-0123abcd"),
        ("order_id", "order-0123abcd"),
        ("id", "0123abcd"),
        ("VpcID", "vpc-0123abcd"),
        ("Id", "0123abcd"),
        ("paid", "assumed"),
        ("Valid", "assumed"),
    ],
)
def test_an_id_is_named_like_its_member(name: str, shape: str):
    assert assume({name: member("string")}) == {name: shape}


def test_lists_of_ids_and_enums_hold_one():
    enums = {"Diet": {"doc": {"en": "Food."}, "values": {"Plants": {}, "Meat": {}}}}
    assumed = assume({"CatIds": member("list[string]"), "Diets": member("list[Diet]")}, enums=enums)
    assert assumed == {"CatIds": ["cat-0123abcd"], "Diets": ["Plants"]}


def test_an_enum_has_its_first_value_in_the_order_of_the_page():
    enums = {"State": {"doc": {"en": "State."}, "values": {"Zoned": {}, "Asleep": {}}}}
    assert assume({"State": member("State")}, enums=enums) == {"State": "Zoned"}


def test_nullable_members_are_left_out_unless_they_have_a_sample_value():
    assumed = assume({"A": member("string", nullable=True), "B": member("int32", nullable=True, example=7)})
    assert assumed == {"B": 7}


def test_a_member_in_a_header_is_not_in_the_body():
    assert assume({"A": member("string", **{"in": "header"}, wire="X-A")}) == {}


def test_values_of_the_request_are_in_the_response():
    """Members with the same name and type, or with the name of the structure before their own."""
    types = {
        "Cat": {"doc": {"en": "One."}, "members": {"id": member("string"), "name": member("string")}},
    }
    request = {"cat_id": member("string"), "name": member("string"), "size": member("string")}
    assumed = assume(
        {"cat": member("Cat"), "size": member("int32")},
        {"cat_id": "c-1", "name": "Tom", "size": "9"},
        request=request,
        types=types,
    )
    assert assumed == {"cat": {"id": "c-1", "name": "Tom"}, "size": 1}


def test_an_assumed_page_is_the_last():
    """Its token would be the same on each page, so a list would never end."""
    response = {"Cats": member("list[string]"), "NextToken": member("string", example="AAAA")}
    pages = {"items": "Cats", "token": "NextToken", "next_token": "NextToken"}
    assert assume(response, paginate=pages) == {"Cats": ["assumed"]}


def test_a_structure_that_holds_itself_ends():
    types = {
        "Node": {
            "doc": {"en": "One."},
            "members": {"Next": member("Node"), "All": member("list[Node]"), "Size": member("int32")},
        }
    }
    assumed = assume({"Root": member("Node"), "Roots": member("list[Node]")}, types=types)
    node = {"Next": {}, "All": [], "Size": 1}
    assert assumed == {"Root": node, "Roots": [node]}


def test_a_response_shows_its_evidence(emulator: Application):
    """Samples and documented codes of the pages, or an assumption."""
    cache = "/v5/imagecaches/c271e39e-1a6e-4d3d-8fa8-2a36329c68d2"
    responses = {
        "documented": [
            emulator.respond(tencent()),
            emulator.respond(alibaba()),
            emulator.respond(huawei()),
            emulator.respond(tencent(secret="wrong")),
            emulator.respond(tencent("DescribeImageCaches", {"ImageCacheNames": ["error:InternalError"]})),
        ],
        "assumed": [emulator.respond(huawei("GET", cache)), emulator.respond(huawei("DELETE", cache))],
    }
    for evidence, group in responses.items():
        assert [response.header(EVIDENCE_HEADER) for response in group] == [evidence] * len(group)


def test_a_cache_of_cce_that_is_asked_for_by_id_is_the_one_of_that_id(emulator: Application):
    response = emulator.respond(huawei("GET", "/v5/imagecaches/11111111-1a6e-4d3d-8fa8-2a36329c68d2"))
    shown = json.loads(response.body)["image_cache"]
    assert shown["id"] == "11111111-1a6e-4d3d-8fa8-2a36329c68d2"
    assert shown["status"] == "Available"
    assert shown["created_at"] == "2026-11-21T12:00:00Z"


def test_the_page_after_the_sample_is_empty(emulator: Application):
    """Its token would lead back to itself for ever. The end of the list is assumed."""
    parts = {"RegionId": "cn-hangzhou", "ResourceType": "ImageCache"}
    first = emulator.respond(alibaba(parts, action="ListTagResources", nonce="1"))
    shown = json.loads(first.body)
    assert shown["NextToken"]
    assert shown["TagResources"]
    parts["NextToken"] = shown["NextToken"]
    second = emulator.respond(alibaba(parts, action="ListTagResources", nonce="2"))
    ended = json.loads(second.body)
    assert "NextToken" not in ended
    assert ended["TagResources"] == []
    assert [each.header(EVIDENCE_HEADER) for each in (first, second)] == ["documented", "assumed"]
