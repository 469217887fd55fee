"""Which assumed behaviours a response names: each one that is behind it, and no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .caller import Caller
from .test_eci import create as create_eci
from .test_ecm import create as create_image
from .test_tke import create as create_tke

MakeCaller = Callable[..., Caller]


@pytest.mark.parametrize("given", [["ImageCacheIds"], ["ImageCacheNames"], ["Filters"]])
def test_one_condition_of_tke_is_documented(caller: Caller, given: list[str]):
    find_tke(caller, given)
    assert "A cache must meet ids, names and filters" not in caller.assumed


@pytest.mark.parametrize(
    "given",
    [
        ["ImageCacheIds", "ImageCacheNames"],
        ["ImageCacheIds", "Filters"],
        ["ImageCacheIds", "ImageCacheNames", "Filters"],
    ],
)
def test_several_conditions_of_tke_are_assumed(caller: Caller, given: list[str]):
    find_tke(caller, given)
    assert "A cache must meet ids, names and filters" in caller.assumed


def find_tke(caller: Caller, given: list[str]) -> None:
    made = create_tke(caller, ImageCacheName="web")
    every = {
        "ImageCacheIds": [made],
        "ImageCacheNames": ["web"],
        "Filters": [{"Name": "image-cache-name", "Values": ["web"]}],
    }
    response = caller.tke("DescribeImageCaches", {name: every[name] for name in given})
    assert response["TotalCount"] == 1


def test_tke_names_what_is_behind_each_status(caller: Caller):
    made = create_tke(caller)
    notes: list[tuple[str, list[str]]] = []

    def look() -> None:
        (cache,) = caller.tke("DescribeImageCaches", {"ImageCacheIds": [made]})["ImageCaches"]
        notes.append((cache["Status"], caller.assumed))

    look()
    caller.clock.advance(10)
    look()
    caller.tke("UpdateImageCache", {"ImageCacheId": made, "Images": ["app.invalid/a"]})
    assert caller.assumed == []
    look()
    caller.clock.advance(10)
    look()
    caller.tke("UpdateImageCache", {"ImageCacheId": made, "Images": ["nginx"]})
    assert caller.assumed == ["A cache that is UpdateFailed can be updated again"]
    created = "A new cache is Pending, then Ready"
    changed = "The cache is Updating, then Ready; members that are not given stay"
    assert notes == [
        ("Pending", [created]),
        ("Ready", [created]),
        ("Updating", [changed]),
        ("UpdateFailed", [changed]),
    ]


@pytest.mark.parametrize(
    ("given", "is_assumed"), [([], False), ([{"Name": "r", "Username": "u", "Password": "p"}], True)]
)
def test_tke_names_hidden_passwords(caller: Caller, given: list[dict[str, str]], is_assumed: bool):
    create_tke(caller, ImageRegistryCredentials=given)
    caller.tke("DescribeImageCaches")
    assert ("Passwords of registries are empty in responses" in caller.assumed) is is_assumed


@pytest.mark.parametrize(("days", "is_assumed"), [(1, True), (3, False)])
def test_tke_names_the_end_of_a_cache(caller: Caller, days: int, is_assumed: bool):
    create_tke(caller, RetentionDays=days)
    caller.clock.advance(86_400 * 2)
    caller.tke("DescribeImageCaches")
    assert ("A cache is deleted when its retention days end" in caller.assumed) is is_assumed


@pytest.mark.parametrize(("count", "is_assumed"), [(1, False), (2, True)])
def test_tke_names_that_several_are_deleted_together(caller: Caller, count: int, is_assumed: bool):
    """One unknown id is documented."""
    ids = [create_tke(caller), "imc-none"][-count:]
    assert caller.tke("DeleteImageCaches", {"ImageCacheIds": ids})["Error"]["Code"] == "ResourceNotFound"
    assert ("Nothing is deleted if one id is unknown" in caller.assumed) is is_assumed


@pytest.mark.parametrize(
    ("given", "is_assumed"),
    [
        ({}, False),
        ({"Image": "nginx"}, False),
        ({"ImageCacheName": "web"}, True),
        ({"Image": "nginx", "ResourceGroupId": "rg-1"}, True),
    ],
)
def test_eci_names_how_conditions_hold(caller: Caller, given: dict[str, str], is_assumed: bool):
    create_eci(caller, ResourceGroupId="rg-1")
    assert caller.eci("DescribeImageCaches", **given)["TotalCount"] == 1
    assert ("Names match exactly, and a cache must meet all conditions" in caller.assumed) is is_assumed


def test_eci_names_matches_and_later_events(caller: Caller):
    create_eci(caller)
    caller.eci("DescribeImageCaches")
    assert caller.assumed == []
    caller.clock.advance(10)
    caller.eci("DescribeImageCaches")
    assert caller.assumed == ["There are later events, with assumed texts"]
    caller.eci("DescribeImageCaches", MatchImage_1="nginx")
    assert "MatchImage ranks ready caches by the number of matching images" in caller.assumed


@pytest.mark.parametrize(
    ("given", "is_assumed"), [({"RetentionDays": "3"}, True), ({"Image_1": "redis"}, False)]
)
def test_eci_names_an_update_without_images(caller: Caller, given: dict[str, str], is_assumed: bool):
    made = create_eci(caller)
    caller.clock.advance(10)
    assert "Code" not in caller.eci("UpdateImageCache", ImageCacheId=made, **given)
    assert ("After an update without images the cache stays Ready" in caller.assumed) is is_assumed


@pytest.mark.parametrize(("key", "is_assumed"), [("env", True), ("team", False)])
def test_eci_names_a_tag_that_is_replaced(caller: Caller, key: str, is_assumed: bool):
    made = create_eci(caller, Tag_1_Key="env", Tag_1_Value="a")
    caller.eci("TagResources", ResourceType="ImageCache", ResourceId_1=made, Tag_1_Key=key)
    assert ("A tag replaces one with the same key" in caller.assumed) is is_assumed


def test_ecm_names_what_is_behind_each_image(caller: Caller):
    """Only for the images on the page."""
    public, copied = "One public image always exists", "The copied image names its source"
    listed = "The image is listed while its task runs, and is NORMAL afterwards"
    caller.ecm("DescribeImage")
    assert caller.assumed == [public]
    create_image(caller)
    given = {"ImageId": "img-cvm", "ImageDescription": "copy", "SourceRegion": "ap-chengdu"}
    caller.ecm("ImportImage", given)
    caller.ecm("DescribeImage")
    assert caller.assumed == [public, listed, copied]
    caller.ecm("DescribeImage", {"Offset": 1, "Limit": 1})
    assert caller.assumed == [listed]
    caller.ecm("DescribeImage", {"Limit": 0})
    assert caller.assumed == []


def test_ecm_names_an_empty_end_while_a_task_runs(caller: Caller):
    asked = {"TaskSet": [{"Operation": "CreateImage", "TaskId": create_image(caller)}]}
    caller.ecm("DescribeTaskStatus", asked)
    assert caller.assumed == ["EndTime is empty until the task ends"]
    caller.clock.advance(10)
    caller.ecm("DescribeTaskStatus", asked)
    assert caller.assumed == []
