"""Members of ECI's caches and tags: those of the request, the defaults of the page, and those of the samples."""

from __future__ import annotations

import re
from typing import Any

import pytest
from yunbind_emulator.base.catalog import Catalog
from yunbind_emulator.services.registry import eci

from .caller import Caller
from .signed_requests import alibaba, alibaba_older
from .test_eci import create, list_all, names

ID = "[0-9a-z]{20}"
KIND = {"ResourceType": "ImageCache"}


def show(caller: Caller) -> dict[str, Any]:
    (cache,) = list_all(caller)
    return cache


def test_ids_have_the_form_of_the_samples(caller: Caller):
    """``documented``: imc-2zebxkiifuyzzlhl****, eci-2zebxkiifuyzzlhl**** and s-2zec5oj8e1yhxijt****."""
    made = caller.eci("CreateImageCache", ImageCacheName="web", Image_1="nginx")
    caller.clock.advance(10)
    cache = show(caller)
    assert re.fullmatch(f"imc-{ID}", made["ImageCacheId"])
    assert re.fullmatch(f"eci-{ID}", made["ContainerGroupId"])
    assert re.fullmatch(f"s-{ID}", cache["SnapshotId"])
    assert (cache["ImageCacheId"], cache["ContainerGroupId"]) == (
        made["ImageCacheId"],
        made["ContainerGroupId"],
    )


def test_an_event_has_the_form_of_the_sample(caller: Caller):
    """``documented``: imagetest.1661f31f851a****, and one occurrence."""
    create(caller)
    (event,) = show(caller)["Events"]
    assert re.fullmatch("web[.][0-9a-f]{16}", event.pop("Name"))
    assert event == {
        "Type": "Normal",
        "Reason": "Started",
        "Message": "Successfully check image cache resource.",
        "Count": 1,
        "FirstTimestamp": "2026-11-21T12:00:00Z",
        "LastTimestamp": "2026-11-21T12:00:00Z",
    }


def test_a_failed_cache_has_a_warning_and_no_snapshot(caller: Caller):
    """``documented``: failed caches are kept for a day."""
    create(caller, image="a.invalid/b")
    caller.clock.advance(10)
    cache = show(caller)
    assert [(event["Type"], event["Reason"]) for event in cache["Events"]] == [
        ("Normal", "Started"),
        ("Warning", "Failed"),
    ]
    assert cache["ExpireDateTime"] == "2026-11-22T12:00:02Z"
    assert "SnapshotId" not in cache


def test_a_failed_update_does_not_end_the_cache(caller: Caller):
    made = create(caller)
    caller.clock.advance(10)
    caller.eci("UpdateImageCache", ImageCacheId=made, Image_1="a.invalid/b")
    caller.clock.advance(10)
    cache = show(caller)
    assert (cache["Status"], cache["Events"][-1]["Type"]) == ("UpdateFailed", "Warning")
    assert "ExpireDateTime" not in cache
    caller.clock.advance(10 * 86_400)
    assert show(caller)["Status"] == "UpdateFailed"


@pytest.mark.parametrize(("given", "size"), [({}, 20), ({"ImageCacheSize": "50"}, 50)])
def test_the_size_is_20_by_default(caller: Caller, given: dict[str, str], size: int):
    """``documented``."""
    create(caller, **given)
    assert show(caller)["ImageCacheSize"] == size


@pytest.mark.parametrize("days", [{}, {"RetentionDays": "0"}, {"RetentionDays": "-1"}])
def test_a_cache_without_days_is_kept(caller: Caller, days: dict[str, str]):
    """``documented``: by default the cache is kept."""
    create(caller, **days)
    caller.clock.advance(10_000 * 86_400)
    assert "ExpireDateTime" not in show(caller)


def test_the_days_of_a_cache_count_from_its_creation_after_an_update_too(caller: Caller):
    made = create(caller, RetentionDays="1")
    assert show(caller)["ExpireDateTime"] == "2026-11-22T12:00:00Z"
    caller.clock.advance(3600)
    caller.eci("UpdateImageCache", ImageCacheId=made, RetentionDays="3")
    assert show(caller)["ExpireDateTime"] == "2026-11-24T12:00:00Z"
    caller.clock.advance(3 * 86_400 - 3601)
    assert show(caller)
    caller.clock.advance(1)
    assert list_all(caller) == []


def test_an_update_can_keep_a_cache_for_ever(caller: Caller):
    made = create(caller, RetentionDays="1")
    caller.clock.advance(10)
    caller.eci("UpdateImageCache", ImageCacheId=made, RetentionDays="-1")
    caller.clock.advance(10 * 86_400)
    assert "ExpireDateTime" not in show(caller)


def test_an_update_changes_only_the_given_members(caller: Caller):
    made = create(caller, ResourceGroupId="rg-1", Tag_1_Key="k")
    caller.clock.advance(10)
    before = show(caller)
    caller.eci("UpdateImageCache", ImageCacheId=made, ImageCacheName="api", EliminationStrategy="LRU")
    assert show(caller) == before | {"ImageCacheName": "api", "EliminationStrategy": "LRU"}
    caller.eci("UpdateImageCache", ImageCacheId=made, ImageCacheSize="40", ResourceGroupId="rg-2")
    assert (show(caller)["ImageCacheSize"], names(caller, ResourceGroupId="rg-2")) == (40, ["api"])


def test_caches_are_numbered_without_gaps(caller: Caller):
    """Tokens of pages hold the numbers, so an exported state has them."""
    for name in ("a", "b", "c"):
        create(caller, name)
    records = caller.application.control.state.records("main", "cn-hangzhou", eci.CACHES)
    assert [record["number"] for record in records.values()] == [1, 2, 3]


@pytest.mark.parametrize(
    ("action", "given", "status", "code"),
    [
        ("DeleteImageCache", {"ImageCacheId": "imc-none"}, 404, "InvalidParameter.NotFound"),
        ("UntagResources", {**KIND, "ResourceId_1": "imc-none"}, 404, "InvalidParameter.NotFound"),
        ("DescribeImageCaches", {"Limit": "-1"}, 400, "InvalidParameter"),
    ],
)
def test_a_refusal_has_the_status_of_its_code(
    caller: Caller, action: str, given: dict[str, str], status: int, code: str
):
    assert (caller.eci(action, **given)["Code"], caller.status) == (code, status)


def test_an_exceeded_quota_is_403(caller: Caller, monkeypatch: pytest.MonkeyPatch):
    """``documented``: the status of the code."""
    monkeypatch.setattr(eci, "MAX_CACHES", 0)
    response = caller.eci("CreateImageCache", ImageCacheName="web", Image_1="nginx")
    assert (response["Code"], caller.status) == ("QuotaExceeded", 403)


def test_the_usage_has_the_limits_of_the_sample(caller: Caller, catalog: Catalog):
    """``assumed``: nothing but image caches is in use."""
    create(caller)
    (service,) = [each for each in catalog.providers["alibaba"].services if each.name == "eci"]
    (sample,) = [each.response for each in service.actions["ListUsage"].examples if each.response]
    limits = {name: value for name, value in sample["Attributes"].items() if name.startswith("Max")}
    used = dict.fromkeys(("UsedCpu", "UsedAutoImageCacheCount", "UsedDataCacheCount"), 0)
    assert caller.eci("ListUsage")["Attributes"] == limits | used | {"UsedImageCacheCount": 1}


@pytest.mark.parametrize(
    ("region", "zones"),
    [
        ("cn-beijing", ["cn-beijing-a", "cn-beijing-b"]),
        ("ap-southeast-1", ["ap-southeast-1a", "ap-southeast-1b"]),
    ],
)
def test_zones_of_a_region_are_named_as_the_cloud_names_them(caller: Caller, region: str, zones: list[str]):
    """``assumed``: that there are two, and that the first one is recommended."""
    (found,) = caller.eci("DescribeRegions", region=region)["Regions"]
    assert (found["Zones"], found["RecommendZones"], found["UnavailableZones"]) == (zones, zones[:1], [])


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"TagKey_1": "a", "All": "true"}, ["b"]),
        ({"TagKey_1": "a"}, ["b"]),
        ({"TagKey_1": "none"}, ["a", "b"]),
        ({"All": "true"}, []),
        ({"All": "false"}, ["a", "b"]),
        ({}, ["a", "b"]),
    ],
)
def test_all_is_ignored_if_keys_are_given(caller: Caller, given: dict[str, str], left: list[str]):
    """``documented``."""
    made = create(caller, Tag_1_Key="a", Tag_2_Key="b")
    caller.eci("UntagResources", **KIND, ResourceId_1=made, **given)
    assert [tag["Key"] for tag in show(caller)["Tags"]] == left


def test_only_image_caches_have_tags(caller: Caller):
    """A cache is not found as a resource of another type."""
    made = create(caller, Tag_1_Key="a")
    other = {"ResourceType": "ContainerGroup"}
    assert caller.eci("ListTagResources", **other)["TagResources"] == []
    assert caller.eci("ListTagResources", **other, ResourceId_1=made)["TagResources"] == []
    response = caller.eci("UntagResources", **other, ResourceId_1=made, All="true")
    assert (response["Code"], len(show(caller)["Tags"])) == ("InvalidParameter.NotFound", 1)


def test_tags_are_listed_by_the_ids_of_their_resources(caller: Caller):
    first, second = (create(caller, name, Tag_1_Key=name) for name in ("a", "b"))
    found = caller.eci("ListTagResources", **KIND, ResourceId_1=second)["TagResources"]
    assert [(tag["ResourceId"], tag["TagKey"]) for tag in found] == [(second, "b")]
    found = caller.eci("ListTagResources", **KIND, ResourceId_1=second, ResourceId_2=first)["TagResources"]
    assert [tag["TagKey"] for tag in found] == ["a", "b"]


def test_a_page_of_tags_has_20_by_default(caller: Caller):
    """The tags of two caches: eleven of each."""
    tags = {f"Tag_{number}_Key": f"k{number}" for number in range(1, 12)}
    for name in ("a", "b"):
        create(caller, name, **tags)
    first = caller.eci("ListTagResources", **KIND)
    second = caller.eci("ListTagResources", **KIND, NextToken=first["NextToken"])
    assert [len(page["TagResources"]) for page in (first, second)] == [20, 2]
    assert "NextToken" not in second


def test_a_token_with_other_characters_is_refused(caller: Caller):
    for name in ("a", "b"):
        create(caller, name)
    token = caller.eci("DescribeImageCaches", Limit="1")["NextToken"]
    changed = f"{token[:4]}!{token[4:]}"
    assert caller.eci("DescribeImageCaches", NextToken=changed)["Code"] == "InvalidParameter"
    assert names(caller, NextToken=token) == ["b"]


def test_5000_client_tokens_are_remembered(caller: Caller):
    """The first is forgotten with the next one."""
    records = caller.application.control.state.records("main", "cn-hangzhou", "eci.tokens")
    records |= {f"create_image_cache/{number}": {"request": "", "answer": {}} for number in range(4999)}
    create(caller, "a", ClientToken="a")
    assert (len(records), next(iter(records))) == (5000, "create_image_cache/0")
    create(caller, "b", ClientToken="b")
    assert (len(records), next(iter(records))) == (5000, "create_image_cache/1")


def test_the_order_of_parameters_makes_no_other_request(caller: Caller):
    """The older form keeps their order."""
    given = {"RegionId": "cn-hangzhou", "ImageCacheName": "web", "Image.1": "nginx", "ClientToken": "t"}
    ids = set[str]()
    for number, pairs in enumerate((given, dict(reversed(given.items())))):
        request = alibaba_older(pairs, action="CreateImageCache", nonce=f"n{number}")
        ids.add(caller._read(caller.application.respond(request))["ImageCacheId"])
    assert len(ids) == 1


def test_a_client_token_is_known_for_its_own_action_only(caller: Caller):
    made = create(caller, ClientToken="t")
    assert "Code" not in caller.eci("DeleteImageCache", ImageCacheId=made, ClientToken="t")
    assert list_all(caller) == []


def test_a_response_without_members_has_a_request_id(caller: Caller):
    made = create(caller)
    request = alibaba({"RegionId": "cn-hangzhou", "ImageCacheId": made}, action="DeleteImageCache")
    assert caller._read(caller.application.respond(request)).keys() == {"RequestId"}
