"""Members of TKE's image caches: those of the request, the defaults of the page, and those of the samples."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from yunbind_emulator.base.catalog import Catalog

from .caller import Caller
from .test_tke import create, show

FORM = "%Y-%m-%d %H:%M:%S +0000 UTC"


def read_sample(catalog: Catalog) -> Any:
    (service,) = [each for each in catalog.providers["tencent"].services if each.name == "tke"]
    example = next(each for each in service.actions["GetMostSuitableImageCache"].examples if each.response)
    return (example.response or {})["ImageCache"]


def read_span(cache: dict[str, Any]) -> int:
    ends, begins = (
        datetime.strptime(cache[name], FORM).replace(tzinfo=UTC)
        for name in ("ExpireDateTime", "CreationTime")
    )
    return (ends - begins).days


def test_a_cache_without_days_ends_as_late_as_that_of_the_sample(caller: Caller, catalog: Catalog):
    """``documented``: a hundred years after its creation."""
    sample = read_sample(catalog)
    assert sample["RetentionDays"] == 0
    assert read_span(show(caller, create(caller))) == read_span(sample)


@pytest.mark.parametrize("days", [1, 7, 365])
def test_a_cache_ends_with_its_days_after_its_creation(caller: Caller, days: int):
    cache = show(caller, create(caller, RetentionDays=days))
    assert (cache["RetentionDays"], read_span(cache)) == (days, days)


def test_an_update_counts_the_days_from_the_creation(caller: Caller):
    made = create(caller, RetentionDays=1)
    caller.clock.advance(3600)
    caller.tke("UpdateImageCache", {"ImageCacheId": made, "RetentionDays": 3})
    assert read_span(show(caller, made)) == 3
    caller.clock.advance(3 * 86_400 - 3601)
    assert show(caller, made)["Status"] == "Ready"
    caller.clock.advance(1)
    assert caller.tke("DescribeImageCaches")["TotalCount"] == 0


def test_a_cache_has_the_members_of_its_request(caller: Caller):
    tags = [{"Key": "env", "Value": "a"}]
    made = create(caller, ImageCacheName="web", ImageCacheSize=30, Images=["a", "b"], Tags=tags)
    cache = show(caller, made)
    assert (cache["ImageCacheName"], cache["ImageCacheSize"], cache["Images"]) == ("web", 30, ["a", "b"])
    assert (cache["Tags"], cache["ImageCacheType"], cache["Snapshotter"]) == (tags, "manual", "overlay")


def test_a_cache_without_a_name_and_tags_has_its_id_and_none(caller: Caller):
    made = create(caller)
    cache = show(caller, made)
    assert (cache["ImageCacheName"], cache["Tags"], cache["LastMatchedTime"], cache["SnapshotId"]) == (
        made,
        [],
        "",
        "",
    )


def test_ids_have_the_form_of_the_page(caller: Caller):
    """``documented``: imc-1cghhuuu."""
    made = create(caller)
    caller.clock.advance(10)
    assert re.fullmatch("imc-[0-9a-z]{8}", made)
    assert re.fullmatch("snap-[0-9a-z]{8}", show(caller, made)["SnapshotId"])
    messages = [event["Message"] for event in show(caller, made)["Events"]]
    for message, what in zip(messages, ("Snap snap", "Disk disk", "Eksci eksci"), strict=True):
        assert re.fullmatch(f"{what}-[0-9a-z]{{8}} created", message)


def test_every_member_of_the_sample_is_shown(caller: Caller, catalog: Catalog):
    assert read_sample(catalog).keys() <= show(caller, create(caller)).keys()


def test_an_update_replaces_each_given_member(caller: Caller):
    made = create(caller, ImageCacheName="web", Tags=[{"Key": "a", "Value": "b"}])
    caller.clock.advance(10)
    new: dict[str, Any] = {"ImageCacheName": "api", "Images": ["redis"], "ImageCacheSize": 40, "Tags": []}
    caller.tke("UpdateImageCache", {"ImageCacheId": made, **new})
    assert new.items() <= show(caller, made).items()


def test_of_equally_suitable_caches_the_smallest_is_found_and_then_the_oldest(caller: Caller):
    """``assumed``: no page describes the order."""
    create(caller, Images=["a", "b", "c"])
    first = create(caller, Images=["a", "b"])
    create(caller, Images=["a", "b"])
    create(caller, Images=["a"])
    caller.clock.advance(10)
    found = caller.tke("GetMostSuitableImageCache", {"Images": ["a", "b", "x"]})
    assert found["ImageCache"]["ImageCacheId"] == first
    other = caller.tke("GetMostSuitableImageCache", {"Images": ["a"], "Snapshotter": "none"})
    assert (other["Found"], other["ImageCache"]) == (False, None)


def test_a_list_shows_the_events_of_its_time(caller: Caller):
    """A response does not change after it was made."""
    made = create(caller)
    before = show(caller, made)
    caller.clock.advance(10)
    show(caller, made)
    assert len(before["Events"]) == 2


@pytest.mark.parametrize("ids", [["a"], ["a", "a"]])
def test_an_id_that_is_given_twice_is_deleted_once(caller: Caller, ids: list[str]):
    made = create(caller)
    response = caller.tke("DeleteImageCaches", {"ImageCacheIds": [made for _ in ids]})
    assert response.keys() == {"RequestId"}
    assert caller.tke("DescribeImageCaches")["TotalCount"] == 0
