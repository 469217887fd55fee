"""The lifecycle of CCE's image caches.

The pages document the statuses, the unique name, 50 caches, 202 for a deletion and that
a cache is Deleting until it is gone. The codes for a duplicate name, an exceeded quota and
a missing cache are assumed, and the responses say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from .caller import CCE, Caller


def create(caller: Caller, name: str = "web", project: str = "", **more: Any) -> tuple[int, Any]:
    body = {"name": name, "images": ["busybox"], "building_config": {"cluster": "c"}, **more}
    return caller.cce("POST", CCE, body, project=project)


def make(caller: Caller, name: str = "web", **more: Any) -> str:
    """Create a cache and return its path."""
    status, response = create(caller, name, **more)
    assert status == 200
    return f"{CCE}/{response['image_cache']['id']}"


def see(caller: Caller, path: str) -> str:
    status, response = caller.cce("GET", path)
    return response["image_cache"]["status"] if status == 200 else str(status)


def test_a_cache_is_creating_and_then_available(caller: Caller):
    path = make(caller)
    assert see(caller, path) == "Creating"
    caller.clock.advance(2)
    assert see(caller, path) == "Available"


def test_a_new_cache_has_the_members_of_the_page(caller: Caller):
    _, response = create(caller, image_cache_size=25)
    assert caller.evidence == "assumed"
    cache = response["image_cache"]
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", cache.pop("id"))
    assert cache == {
        "name": "web",
        "created_at": "2026-11-21 12:00:00 +0000 UTC",
        "images": ["busybox"],
        "image_cache_size": 25,
        "retention_days": 0,
        "building_config": {"cluster": "c"},
        "status": "Creating",
    }


def test_the_size_is_20_by_default(caller: Caller):
    """``documented``."""
    _, response = create(caller)
    assert response["image_cache"]["image_cache_size"] == 20


def test_one_image_that_cannot_be_pulled_fails_the_whole_cache(caller: Caller):
    path = make(caller, images=["busybox", "a.invalid/b"])
    caller.clock.advance(2)
    _, response = caller.cce("GET", path)
    assert response["image_cache"]["status"] == "Failed"
    assert response["image_cache"]["message"]


def test_a_deleted_cache_is_deleting_and_then_missing(caller: Caller):
    path = make(caller)
    caller.clock.advance(2)
    status, response = caller.cce("DELETE", path)
    assert (status, response["image_cache"]["status"]) == (202, "Deleting")
    assert see(caller, path) == "Deleting"
    caller.clock.advance(2)
    assert see(caller, path) == "404"
    assert caller.cce("GET")[1] == {"image_caches": []}


def test_deleting_twice_does_not_begin_again(caller: Caller):
    path = make(caller)
    caller.cce("DELETE", path)
    caller.clock.advance(1.5)
    assert caller.cce("DELETE", path)[0] == 202
    caller.clock.advance(0.5)
    assert see(caller, path) == "404"


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_missing_cache_is_404(caller: Caller, method: str):
    status, response = caller.cce(method, f"{CCE}/c271e39e-1a6e-4d3d-8fa8-2a36329c68d2")
    assert (status, response["errorCode"], caller.evidence) == (404, "CCE.01404001", "assumed")


def test_a_name_is_taken_until_its_cache_is_gone(caller: Caller):
    path = make(caller)
    status, response = create(caller)
    assert (status, response["errorCode"]) == (409, "CCE.01409001")
    caller.cce("DELETE", path)
    caller.clock.advance(2)
    assert create(caller)[0] == 200


def test_an_account_has_at_most_50_caches(caller: Caller):
    for number in range(50):
        make(caller, f"cache-{number}")
    status, response = create(caller, "one-more")
    assert (status, response["errorCode"]) == (400, "CCE.01400019")


def test_a_cache_holds_at_most_20_images(caller: Caller):
    assert create(caller, images=["a"] * 20)[0] == 200
    assert create(caller, "more", images=["a"] * 21)[0] == 400


def test_the_filter_wants_the_full_name(caller: Caller):
    make(caller, "web")
    make(caller, "web-two")

    def names(query: str) -> list[str]:
        return [cache["name"] for cache in caller.cce("GET", query=query)[1]["image_caches"]]

    assert names("") == ["web", "web-two"]
    assert names("name=web") == ["web"]
    assert names("name=we") == []


def test_an_expired_cache_is_unavailable_and_is_then_deleted(caller: Caller):
    path = make(caller, retention_days=1)
    seen = []
    for seconds in (2, 86398, 2, 2):
        caller.clock.advance(seconds)
        seen.append(see(caller, path))
    assert seen == ["Available", "Unavailable", "Deleting", "404"]


def test_changes_by_reads_end_as_well(make_caller: Callable[..., Caller]):
    caller = make_caller(reads=2)
    path = make(caller)
    assert [see(caller, path) for _ in range(2)] == ["Creating", "Available"]
    caller.cce("DELETE", path)
    assert [see(caller, path) for _ in range(3)] == ["Deleting", "404", "404"]


def test_each_project_has_its_own_caches(caller: Caller):
    """A project belongs to a region."""
    make(caller)
    _, response = caller.cce("GET", "/v3/projects", query="name=cn-east-3")
    project = response["projects"][0]["id"]
    assert caller.cce("GET", project=project)[1] == {"image_caches": []}


def test_a_created_time_has_a_fraction_only_where_there_is_one(caller: Caller):
    caller.clock.advance(0.5)
    _, response = create(caller)
    assert response["image_cache"]["created_at"] == "2026-11-21 12:00:00.5 +0000 UTC"
