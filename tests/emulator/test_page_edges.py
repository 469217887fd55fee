"""Pages at their edges: as many items as fit, one more, and none, in every list of every service."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from yunbind_emulator.services.registry import eci

from .caller import Caller
from .test_eci import create as create_eci
from .test_ecm import create as create_image
from .test_tke import create as create_tke


def page_tke(caller: Caller, **cut: int) -> tuple[int, list[str]]:
    response = caller.tke("DescribeImageCaches", cut)
    return response["TotalCount"], [cache["ImageCacheName"] for cache in response["ImageCaches"]]


def page_ecm(caller: Caller, **cut: int) -> tuple[int, list[str]]:
    response = caller.ecm("DescribeImage", cut)
    return response["TotalCount"], [image["ImageName"] for image in response["ImageSet"]]


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        ({}, ["a", "b", "c"]),
        ({"Limit": 3}, ["a", "b", "c"]),
        ({"Limit": 2}, ["a", "b"]),
        ({"Limit": 4}, ["a", "b", "c"]),
        ({"Limit": 1, "Offset": 2}, ["c"]),
        ({"Limit": 1, "Offset": 3}, []),
        ({"Offset": 2}, ["c"]),
        ({"Offset": 3}, []),
        ({"Offset": 1_000_000}, []),
    ],
)
def test_tke_cuts_pages_exactly(caller: Caller, cut: dict[str, int], expected: list[str]):
    """Every page has the total of all caches."""
    for name in "abc":
        create_tke(caller, ImageCacheName=name)
    assert page_tke(caller, **cut) == (3, expected)


@pytest.mark.parametrize(("count", "shown"), [(19, 19), (20, 20), (21, 20)])
def test_a_page_without_a_limit_has_at_most_20_items(caller: Caller, count: int, shown: int):
    for number in range(count):
        create_tke(caller, ImageCacheName=f"n{number}")
    total, names = page_tke(caller)
    assert (total, len(names)) == (count, shown)


@pytest.mark.parametrize(
    ("cut", "expected"),
    [
        ({"Limit": 0}, 0),
        ({"Limit": 1}, 1),
        ({"Limit": 3}, 3),
        ({"Limit": 4}, 3),
        ({"Offset": 2}, 1),
        ({"Offset": 3}, 0),
        ({"Offset": 2, "Limit": 1}, 1),
    ],
)
def test_ecm_cuts_pages_exactly(caller: Caller, cut: dict[str, int], expected: int):
    """With the public image there are three."""
    for name in ("a", "b"):
        create_image(caller, name)
    total, names = page_ecm(caller, **cut)
    assert (total, len(names)) == (3, expected)


@pytest.mark.parametrize(("count", "shown"), [(19, 19), (20, 20), (21, 20)])
def test_a_page_of_ecm_without_a_limit_has_at_most_20_items(caller: Caller, count: int, shown: int):
    for number in range(count - 1):
        create_image(caller, f"n{number}")
    total, names = page_ecm(caller)
    assert (total, len(names)) == (count, shown)


@pytest.mark.parametrize("cut", [{"Offset": -1}, {"Limit": -1}, {"Offset": -1, "Limit": -1}])
def test_a_negative_page_of_ecm_is_refused(caller: Caller, cut: dict[str, int]):
    response = caller.ecm("DescribeImage", cut)
    assert response["Error"]["Code"] == "InvalidParameterValue.InvaildPageParam"


@pytest.mark.parametrize(
    ("limit", "sizes"), [("1", [1, 1, 1]), ("2", [2, 1]), ("3", [3]), ("4", [3]), ("0", [3])]
)
def test_eci_ends_its_pages_with_the_last_cache(caller: Caller, limit: str, sizes: list[int]):
    """A full last page has no token, so there is no empty page behind it."""
    for name in ("one", "two", "three"):
        create_eci(caller, name)
    assert turn_pages(caller, "DescribeImageCaches", "ImageCaches", Limit=limit) == sizes


@pytest.mark.parametrize(("count", "sizes"), [(20, [20]), (21, [20, 1])])
def test_a_page_of_eci_has_at_most_20_caches(caller: Caller, count: int, sizes: list[int]):
    """A larger Limit changes nothing."""
    for number in range(count):
        create_eci(caller, f"n{number}")
    for limit in ({}, {"Limit": "20"}, {"Limit": "50"}):
        assert turn_pages(caller, "DescribeImageCaches", "ImageCaches", **limit) == sizes


@pytest.mark.parametrize(("limit", "sizes"), [("1", [1, 1, 1]), ("2", [2, 1]), ("3", [3]), ("4", [3])])
def test_tags_of_eci_end_their_pages_with_the_last_tag(caller: Caller, limit: str, sizes: list[int]):
    tags = {f"Tag_{number}_Key": f"k{number}" for number in (1, 2, 3)}
    create_eci(caller, **tags)
    kind = {"ResourceType": "ImageCache"}
    assert turn_pages(caller, "ListTagResources", "TagResources", Limit=limit, **kind) == sizes


def turn_pages(caller: Caller, action: str, member: str, **given: str) -> list[int]:
    """Return the number of items on each page."""
    sizes: list[int] = []
    token: dict[str, str] = {}
    while True:
        response: dict[str, Any] = caller.eci(action, **given, **token)
        sizes.append(len(response[member]))
        if not response.get("NextToken"):
            return sizes
        token = {"NextToken": response["NextToken"]}


@pytest.mark.parametrize("length", [8, 10])
def test_a_token_of_another_length_is_refused(caller: Caller, length: int):
    token = base64.urlsafe_b64encode(bytes(length)).decode()
    assert caller.eci("DescribeImageCaches", NextToken=token)["Code"] == "InvalidParameter"


def test_a_resource_takes_its_20th_tag_and_refuses_the_21st(caller: Caller):
    cache_id = create_eci(caller, Tag_1_Key="first")
    target = {"ResourceType": "ImageCache", "ResourceId_1": cache_id}
    full = {f"Tag_{number}_Key": f"k{number}" for number in range(1, 20)}
    assert "Code" not in caller.eci("TagResources", **target, **full)
    assert "Code" not in caller.eci("TagResources", **target, Tag_1_Key="k1", Tag_1_Value="replaced")
    assert caller.eci("TagResources", **target, Tag_1_Key="more")["Code"] == "NumberExceed.Tags"


def test_the_quota_is_reached_with_the_last_cache_and_not_before(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(eci, "MAX_CACHES", 3)
    for name in ("one", "two", "three"):
        create_eci(caller, name)
    response = caller.eci("CreateImageCache", ImageCacheName="four", Image_1="nginx")
    assert response["Code"] == "QuotaExceeded"


def test_the_least_recently_matched_cache_is_eliminated(caller: Caller, monkeypatch: pytest.MonkeyPatch):
    """Not the oldest one."""
    monkeypatch.setattr(eci, "MAX_CACHES", 2)
    for name in ("old", "young"):
        create_eci(caller, name, image=name, EliminationStrategy="LRU")
        caller.clock.advance(10)
    caller.eci("DescribeImageCaches", MatchImage_1="old")
    create_eci(caller, "new", image="new")
    found = caller.eci("DescribeImageCaches")["ImageCaches"]
    assert [cache["ImageCacheName"] for cache in found] == ["old", "new"]


@pytest.mark.parametrize(("count", "shown"), [("1", 1), ("2", 2), ("3", 3), ("4", 3), ("0", 3)])
def test_matches_are_as_many_as_asked_for(caller: Caller, count: str, shown: int):
    for number in range(3):
        create_eci(caller, f"n{number}")
    caller.clock.advance(10)
    response = caller.eci("DescribeImageCaches", MatchImage_1="nginx", ImageMatchCountRequest=count)
    assert len(response["ImageCaches"]) == shown


@pytest.mark.parametrize(
    ("wanted", "full", "found"), [(("a", "b"), "true", 1), (("a", "b"), "false", 2), (("z",), "false", 0)]
)
def test_a_full_match_has_every_image(caller: Caller, wanted: tuple[str, ...], full: str, found: int):
    create_eci(caller, "both", image="a", Image_2="b")
    create_eci(caller, "one", image="a")
    caller.clock.advance(10)
    images = {f"MatchImage_{number}": image for number, image in enumerate(wanted, 1)}
    response = caller.eci("DescribeImageCaches", ImageFullMatch=full, **images)
    assert len(response["ImageCaches"]) == found


@pytest.mark.parametrize(("elapsed", "exists"), [(-1, True), (0, False)])
def test_a_cache_of_tke_ends_with_its_last_day(caller: Caller, elapsed: int, exists: bool):
    create_tke(caller, RetentionDays=1)
    caller.clock.advance(86_400 + elapsed)
    assert page_tke(caller)[0] == int(exists)


@pytest.mark.parametrize(("elapsed", "exists"), [(-1, True), (0, False)])
def test_a_cache_of_eci_ends_with_its_last_day(caller: Caller, elapsed: int, exists: bool):
    create_eci(caller, RetentionDays="1")
    caller.clock.advance(86_400 + elapsed)
    assert caller.eci("DescribeImageCaches")["TotalCount"] == int(exists)
