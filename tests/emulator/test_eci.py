"""The lifecycle of ECI's image caches.

The pages document the statuses, Progress, the conditions and codes of an update, the
paging members, ClientToken and its error, one day for failed caches, and the limits on
tags. The response to an unknown id and the ranking of matches are assumed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from yunbind_emulator.services.registry import eci

from .caller import Caller
from .signed_requests import alibaba


def create(caller: Caller, name: str = "web", image: str = "nginx", **more: str) -> str:
    return caller.eci("CreateImageCache", ImageCacheName=name, Image_1=image, **more)["ImageCacheId"]


def list_all(caller: Caller, **conditions: str) -> list[dict[str, Any]]:
    return caller.eci("DescribeImageCaches", **conditions)["ImageCaches"]


def names(caller: Caller, **conditions: str) -> list[str]:
    return [cache["ImageCacheName"] for cache in list_all(caller, **conditions)]


def test_a_cache_is_prepared_created_and_ready_and_shows_its_progress(caller: Caller):
    create(caller)
    seen = []
    for seconds in (0, 0.2, 0.8, 1):
        caller.clock.advance(seconds)
        (cache,) = list_all(caller)
        seen.append((cache["Status"], cache["Progress"]))
    assert seen == [("Preparing", "0%"), ("Preparing", "10%"), ("Creating", "50%"), ("Ready", "100%")]


def test_events_are_added_and_count_from_the_sample(caller: Caller):
    create(caller)
    caller.clock.advance(2)
    first, last = list_all(caller)[0]["Events"]
    assert (first["Reason"], first["Message"]) == ("Started", "Successfully check image cache resource.")
    assert (last["Type"], last["LastTimestamp"]) == ("Normal", "2026-11-21T12:00:02Z")


def test_a_failed_cache_is_kept_for_a_day(caller: Caller):
    create(caller, image="a.invalid/b")
    caller.clock.advance(2)
    assert list_all(caller)[0]["Status"] == "Failed"
    caller.clock.advance(86399)
    assert list_all(caller)
    caller.clock.advance(1)
    assert list_all(caller) == []


def test_only_a_ready_cache_may_be_updated(caller: Caller):
    cache_id = create(caller)
    response = caller.eci("UpdateImageCache", ImageCacheId=cache_id, ImageCacheName="new")
    assert (response["Code"], caller.evidence) == ("ImageCache.IncorrectStatus", "documented")
    caller.clock.advance(2)
    caller.eci("UpdateImageCache", ImageCacheId=cache_id, ImageCacheName="new")
    assert names(caller) == ["new"]


def test_images_are_pulled_again_and_other_changes_leave_the_cache_ready(caller: Caller):
    cache_id = create(caller)
    caller.clock.advance(2)
    caller.eci("UpdateImageCache", ImageCacheId=cache_id, RetentionDays="3")
    assert list_all(caller)[0]["Status"] == "Ready"
    caller.eci("UpdateImageCache", ImageCacheId=cache_id, Image_1="nginx")
    assert list_all(caller)[0]["Status"] == "Updating"
    caller.clock.advance(2)
    assert list_all(caller)[0]["Status"] == "Ready"


def test_a_failed_update_can_be_made_good(caller: Caller):
    cache_id = create(caller)
    for image, status in (("a.invalid/b", "UpdateFailed"), ("nginx", "Ready")):
        caller.clock.advance(2)
        caller.eci("UpdateImageCache", ImageCacheId=cache_id, Image_1=image)
        caller.clock.advance(2)
        assert list_all(caller)[0]["Status"] == status


def test_an_update_that_changes_nothing_is_refused(caller: Caller):
    cache_id = create(caller)
    caller.clock.advance(2)
    assert caller.eci("UpdateImageCache", ImageCacheId=cache_id)["Code"] == "NoNeedUpdate"


@pytest.mark.parametrize("action", ["UpdateImageCache", "DeleteImageCache"])
def test_an_unknown_id_is_an_assumed_404(caller: Caller, action: str):
    assert caller.eci(action, ImageCacheId="imc-none")["Code"] == "InvalidParameter.NotFound"
    assert caller.evidence == "assumed"


def test_a_deleted_cache_is_gone(caller: Caller):
    caller.eci("DeleteImageCache", ImageCacheId=create(caller))
    assert list_all(caller) == []


def test_a_region_that_the_service_does_not_have_is_refused(caller: Caller):
    assert caller.eci("DescribeImageCaches", region="cn-nowhere")["Code"] == "InvalidParameter"


def test_each_region_has_its_own_caches(caller: Caller):
    create(caller)
    assert caller.eci("DescribeImageCaches", region="cn-beijing")["TotalCount"] == 0


def test_conditions_hold_together(caller: Caller):
    first = create(caller, "one", "nginx", Tag_1_Key="env", Tag_1_Value="a")
    create(caller, "two", "nginx", Tag_1_Key="env", Tag_1_Value="b", ResourceGroupId="rg-1")
    assert names(caller, ImageCacheId=first) == ["one"]
    assert names(caller, ImageCacheName="two") == ["two"]
    assert names(caller, Image="nginx") == ["one", "two"]
    assert names(caller, ResourceGroupId="rg-1") == ["two"]
    assert names(caller, Tag_1_Key="env") == ["one", "two"]
    assert names(caller, Tag_1_Key="env", Tag_1_Value="a") == ["one"]
    assert names(caller, Tag_1_Key="env", Tag_1_Value="a", ImageCacheName="two") == []


def test_pages_follow_their_tokens_to_the_end(caller: Caller):
    made = [f"cache-{number}" for number in range(5)]
    for name in made:
        create(caller, name)
    seen, token, pages = [], {}, 0
    while True:
        response = caller.eci("DescribeImageCaches", Limit="2", **token)
        assert response["TotalCount"] == 5
        seen += [cache["ImageCacheName"] for cache in response["ImageCaches"]]
        pages += 1
        if not response.get("NextToken"):
            break
        token = {"NextToken": response["NextToken"]}
    assert (seen, pages) == (made, 3)


def test_a_deletion_between_two_pages_skips_no_cache(caller: Caller):
    first, *_ = [create(caller, name) for name in ("a", "b", "c")]
    token = caller.eci("DescribeImageCaches", Limit="1")["NextToken"]
    caller.eci("DeleteImageCache", ImageCacheId=first)
    assert names(caller, NextToken=token) == ["b", "c"]


@pytest.mark.parametrize("wrong", [{"NextToken": "nonsense"}, {"NextToken": "§"}, {"Limit": "-1"}])
def test_a_wrong_page_is_refused(caller: Caller, wrong: dict[str, str]):
    assert caller.eci("DescribeImageCaches", **wrong)["Code"] == "InvalidParameter"


def test_matching_ranks_ready_caches_by_the_images_that_they_hold(caller: Caller):
    create(caller, "one", "a")
    create(caller, "two", "a", Image_2="b")
    create(caller, "none", "z")
    assert names(caller, MatchImage_1="a") == []
    caller.clock.advance(2)
    wanted = {"MatchImage_1": "a", "MatchImage_2": "b"}
    assert names(caller, **wanted) == ["two", "one"]
    assert caller.evidence == "assumed"
    assert names(caller, **wanted, ImageFullMatch="true") == ["two"]
    assert names(caller, **wanted, ImageMatchCountRequest="1") == ["two"]


def test_a_client_token_makes_a_repeat_harmless(caller: Caller):
    one = create(caller, ClientToken="t")
    caller.clock.advance(60)
    assert create(caller, ClientToken="t") == one
    assert len(list_all(caller)) == 1
    assert create(caller) != one


def test_a_client_token_with_another_request_is_refused(caller: Caller):
    create(caller, ClientToken="t")
    response = caller.eci("CreateImageCache", ImageCacheName="other", Image_1="nginx", ClientToken="t")
    assert response["Code"] == "IdempotentParameterMismatch"
    assert names(caller) == ["web"]


def test_only_so_many_client_tokens_are_remembered(caller: Caller, monkeypatch: pytest.MonkeyPatch):
    """A flood does not use more memory with time; the newest tokens stay valid."""
    monkeypatch.setattr("yunbind_emulator.services.eci_tokens.MAX_TOKENS", 2)
    for token in "abc":
        caller.eci("CreateImageCache", ImageCacheName=token, Image_1="nginx", ClientToken=token)
    records = caller.application.control.state.records("main", "cn-hangzhou", "eci.tokens")
    assert [key.rpartition("/")[2] for key in records] == ["b", "c"]
    caller.eci("CreateImageCache", ImageCacheName="c", Image_1="nginx", ClientToken="c")
    assert caller.eci("DescribeImageCaches")["TotalCount"] == 3


def test_a_deletion_can_be_repeated_by_its_token(caller: Caller):
    cache_id = create(caller)
    for _ in range(2):
        assert "Code" not in caller.eci("DeleteImageCache", ImageCacheId=cache_id, ClientToken="t")


def test_at_the_quota_a_cache_that_can_be_eliminated_is_deleted(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(eci, "MAX_CACHES", 2)
    create(caller, "mortal", EliminationStrategy="LRU")
    create(caller, "kept")
    create(caller, "new")
    assert names(caller) == ["kept", "new"]
    response = caller.eci("CreateImageCache", ImageCacheName="more", Image_1="nginx")
    assert response["Code"] == "QuotaExceeded"
    usage = caller.eci("ListUsage")["Attributes"]
    assert (usage["UsedImageCacheCount"], usage["MaxImageCacheCount"]) == (2, 2)


def test_tags_come_and_go(caller: Caller):
    cache_id = create(caller, Tag_1_Key="env", Tag_1_Value="a")
    target = {"ResourceType": "ImageCache", "ResourceId_1": cache_id}

    def tags() -> dict[str, str]:
        found = caller.eci("ListTagResources", **target)["TagResources"]
        return {tag["TagKey"]: tag["TagValue"] for tag in found}

    caller.eci("TagResources", **target, Tag_1_Key="env", Tag_1_Value="b", Tag_2_Key="team")
    assert tags() == {"env": "b", "team": ""}
    caller.eci("UntagResources", **target, TagKey_1="env")
    assert tags() == {"team": ""}
    caller.eci("UntagResources", **target, All="true")
    assert tags() == {}


def test_a_resource_has_at_most_20_tags(caller: Caller):
    cache_id = create(caller, Tag_1_Key="first")
    target = {"ResourceType": "ImageCache", "ResourceId_1": cache_id}
    more = {f"Tag_{number}_Key": f"k{number}" for number in range(1, 21)}
    assert caller.eci("TagResources", **target, **more)["Code"] == "NumberExceed.Tags"
    assert len(list_all(caller)[0]["Tags"]) == 1


def test_tags_of_an_unknown_resource_are_refused(caller: Caller):
    target = {"ResourceType": "ContainerGroup", "ResourceId_1": "eci-none", "Tag_1_Key": "a"}
    assert caller.eci("TagResources", **target)["Code"] == "InvalidParameter.NotFound"


def test_a_cache_ready_at_once_is_ready_at_the_first_look(make_caller: Callable[..., Caller]):
    caller = make_caller(seconds=0)
    create(caller)
    assert list_all(caller)[0]["Progress"] == "100%"


def test_xml_has_the_same_content_as_json(caller: Caller):
    cache_id = create(caller, Image_2="busybox")
    request = alibaba(headers={"accept": "application/xml"})
    text = caller.application.respond(request).body.decode()
    assert text.startswith("<DescribeImageCachesResponse>")
    assert f"<ImageCacheId>{cache_id}</ImageCacheId>" in text
    assert "<Images>nginx</Images><Images>busybox</Images>" in text


def test_a_tag_without_a_key_does_no_harm(caller: Caller):
    create(caller, Tag_1_Value="lost")
    assert caller.eci("ListTagResources", ResourceType="ImageCache")["TagResources"] == []


def test_tags_can_be_looked_for(caller: Caller):
    one = create(caller, Tag_1_Key="env", Tag_1_Value="a", Tag_2_Key="team")
    create(caller, Tag_1_Key="env", Tag_1_Value="b")
    found = caller.eci("ListTagResources", ResourceType="ImageCache", Tag_1_Key="env", Tag_1_Value="a")
    assert [tag["ResourceId"] for tag in found["TagResources"]] == [one]


def test_a_tag_needs_a_key_of_its_own(caller: Caller):
    cache_id = create(caller)
    given = {"ResourceType": "ImageCache", "ResourceId_1": cache_id}
    for tags in ({"Tag_1_Value": "v"}, {"Tag_1_Key": "k", "Tag_2_Key": "k"}):
        assert caller.eci("TagResources", **given, **tags)["Code"] == "InvalidParameter"
