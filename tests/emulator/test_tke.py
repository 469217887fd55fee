"""The lifecycle of TKE's image caches.

The pages document the names of the statuses, the events of the sample, the limits of a
page and the code for an unknown id. The order of the statuses is assumed, and the
responses that depend on it say so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .caller import Caller

MakeCaller = Callable[..., Caller]


def create(caller: Caller, region: str = "ap-guangzhou", **more: Any) -> str:
    given = {"Images": ["nginx:latest"], "VpcId": "vpc-1", "SubnetId": "subnet-1", **more}
    return caller.tke("CreateImageCache", given, region)["ImageCacheId"]


def show(caller: Caller, cache_id: str) -> dict[str, Any]:
    (cache,) = caller.tke("DescribeImageCaches", {"ImageCacheIds": [cache_id]})["ImageCaches"]
    return cache


def refuse(caller: Caller, action: str, parameters: dict[str, Any]) -> str:
    return caller.tke(action, parameters)["Error"]["Code"]


def test_a_new_cache_is_pending_and_then_ready(caller: Caller):
    cache_id = create(caller, ImageCacheName="web")
    assert cache_id.startswith("imc-")
    assert show(caller, cache_id)["Status"] == "Pending"
    caller.clock.advance(1.9)
    assert show(caller, cache_id)["Status"] == "Pending"
    caller.clock.advance(0.1)
    assert show(caller, cache_id)["Status"] == "Ready"


def test_events_are_added_before_the_earlier_ones_as_in_the_sample(caller: Caller):
    cache_id = create(caller)
    assert [event["Reason"] for event in show(caller, cache_id)["Events"]] == ["DiskCreated", "EksciCreated"]
    caller.clock.advance(60)
    cache = show(caller, cache_id)
    assert [event["Reason"] for event in cache["Events"]] == ["SnapCreated", "DiskCreated", "EksciCreated"]
    assert cache["Events"][0]["Message"] == f"Snap {cache['SnapshotId']} created"
    assert cache["Events"][0]["FirstTimestamp"].startswith("2026-11-21 12:00:02")


def test_defaults_are_as_documented(caller: Caller):
    cache = show(caller, create(caller))
    assert (cache["ImageCacheSize"], cache["RetentionDays"]) == (20, 0)


def test_a_cache_of_an_image_that_cannot_be_pulled_fails(caller: Caller):
    cache_id = create(caller, Images=["nginx", "registry.invalid/none:1"])
    caller.clock.advance(2)
    cache = show(caller, cache_id)
    assert (cache["Status"], cache["Events"][0]["Type"]) == ("Failed", "Warning")


def test_an_update_takes_time_and_changes_only_the_given_members(caller: Caller):
    cache_id = create(caller, ImageCacheName="web")
    caller.clock.advance(2)
    caller.tke("UpdateImageCache", {"ImageCacheId": cache_id, "ImageCacheSize": 30})
    updating = show(caller, cache_id)
    assert (updating["Status"], updating["ImageCacheName"], updating["ImageCacheSize"]) == (
        "Updating",
        "web",
        30,
    )
    caller.clock.advance(2)
    assert show(caller, cache_id)["Status"] == "Ready"


def test_an_update_that_fails_can_be_made_good(caller: Caller):
    cache_id = create(caller)
    for images, status in ([["a.invalid/b"], "UpdateFailed"], [["nginx"], "Ready"]):
        caller.clock.advance(2)
        caller.tke("UpdateImageCache", {"ImageCacheId": cache_id, "Images": images})
        caller.clock.advance(2)
        assert show(caller, cache_id)["Status"] == status


def test_a_cache_that_is_not_ready_cannot_be_updated(caller: Caller):
    """The page lists the code. Its use in this case is assumed, and the header says so."""
    cache_id = create(caller)
    assert refuse(caller, "UpdateImageCache", {"ImageCacheId": cache_id}) == "UnsupportedOperation"
    assert caller.evidence == "assumed"


def test_a_deleted_cache_is_gone(caller: Caller):
    cache_id = create(caller)
    caller.tke("DeleteImageCaches", {"ImageCacheIds": [cache_id]})
    response = caller.tke("DescribeImageCaches", {"ImageCacheIds": [cache_id]})
    assert (response["TotalCount"], response["ImageCaches"]) == (0, [])


@pytest.mark.parametrize(
    ("action", "parameters"),
    [
        ("UpdateImageCache", {"ImageCacheId": "imc-none"}),
        ("DeleteImageCaches", {"ImageCacheIds": ["imc-none"]}),
    ],
)
def test_an_unknown_id_is_refused_with_the_code_of_the_page(
    caller: Caller, action: str, parameters: dict[str, Any]
):
    assert refuse(caller, action, parameters) == "ResourceNotFound"
    assert caller.evidence == "documented"


def test_nothing_is_deleted_when_one_id_is_unknown(caller: Caller):
    cache_id = create(caller)
    refuse(caller, "DeleteImageCaches", {"ImageCacheIds": [cache_id, "imc-none"]})
    assert show(caller, cache_id)


def test_conditions_hold_together_and_values_of_one_are_alternatives(caller: Caller):
    ids = [create(caller, ImageCacheName=name) for name in ("a", "b", "c")]

    def names(**conditions: Any) -> list[str]:
        response = caller.tke("DescribeImageCaches", conditions)
        return [cache["ImageCacheName"] for cache in response["ImageCaches"]]

    wanted = {"Name": "image-cache-name", "Values": ["b", "c"]}
    assert names() == ["a", "b", "c"]
    assert names(ImageCacheNames=["a", "c"]) == ["a", "c"]
    assert names(Filters=[wanted]) == ["b", "c"]
    assert names(Filters=[wanted], ImageCacheIds=ids[:2]) == ["b"]


def test_an_unknown_filter_is_refused_also_without_caches(caller: Caller):
    filters = [{"Name": "status", "Values": ["Ready"]}]
    assert refuse(caller, "DescribeImageCaches", {"Filters": filters}) == "InvalidParameter"


def test_pages_are_cut_by_offset_and_limit_and_20_long_by_default(caller: Caller):
    ids = [create(caller) for _ in range(23)]

    def page(**cut: int) -> list[str]:
        response = caller.tke("DescribeImageCaches", cut)
        assert response["TotalCount"] == 23
        return [cache["ImageCacheId"] for cache in response["ImageCaches"]]

    assert page() == ids[:20]
    assert page(Offset=20) == ids[20:]
    assert page(Offset=5, Limit=2) == ids[5:7]
    assert page(Offset=23) == []


def test_each_region_has_its_own_caches(caller: Caller):
    create(caller, "ap-guangzhou")
    assert caller.tke("DescribeImageCaches", region="ap-beijing")["TotalCount"] == 0


def test_a_cache_is_removed_after_its_days(caller: Caller):
    cache_id = create(caller, RetentionDays=1)
    caller.clock.advance(86399)
    assert show(caller, cache_id)["ExpireDateTime"].startswith("2026-11-22 12:00:00")
    caller.clock.advance(1)
    assert caller.tke("DescribeImageCaches")["TotalCount"] == 0


def test_the_most_suitable_cache_is_the_ready_one_with_most_of_the_images(caller: Caller):
    create(caller, Images=["a"])
    best = create(caller, Images=["a", "b"])
    wanted = {"Images": ["a", "b", "c"]}
    assert caller.tke("GetMostSuitableImageCache", wanted)["Found"] is False
    caller.clock.advance(2)
    response = caller.tke("GetMostSuitableImageCache", wanted)
    assert (response["Found"], response["ImageCache"]["ImageCacheId"]) == (True, best)
    assert caller.evidence == "assumed"
    assert show(caller, best)["LastMatchedTime"].startswith("2026-11-21 12:00:02")
    nothing = caller.tke("GetMostSuitableImageCache", {"Images": ["z"]})
    assert (nothing["Found"], nothing["ImageCache"]) == (False, None)


def test_passwords_are_not_kept(caller: Caller):
    login = {"Server": "r.example", "Username": "u", "Password": "hidden-word"}
    cache = show(caller, create(caller, ImageRegistryCredentials=[login]))
    assert cache["ImageRegistryCredentials"] == [{"Server": "r.example", "Username": "u", "Password": ""}]
    assert "hidden-word" not in str(caller.application.control.state.export())


def test_a_change_can_be_immediate(make_caller: MakeCaller):
    caller = make_caller(seconds=0)
    assert show(caller, create(caller))["Status"] == "Ready"


def test_a_change_can_take_reads_instead_of_time(make_caller: MakeCaller):
    caller = make_caller(reads=3)
    cache_id = create(caller)
    caller.clock.advance(3600)
    assert [show(caller, cache_id)["Status"] for _ in range(3)] == ["Pending", "Pending", "Ready"]


def test_an_error_can_still_be_asked_for(caller: Caller):
    given = {"ImageCacheNames": ["error:InternalError"]}
    assert refuse(caller, "DescribeImageCaches", given) == "InternalError"
