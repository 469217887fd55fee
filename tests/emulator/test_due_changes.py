"""Changes that are due: each service finishes them when it is read, by time or by reads, and notes that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from .caller import CCE, Caller
from .test_ecm import CUSTOM

MakeCaller = Callable[..., Caller]
GOOD, BAD = "nginx:latest", "registry.invalid/none:1"


@dataclass(frozen=True)
class Kind:
    """A kind of resource whose creation takes time.

    Attributes:
        create: Creates one from an image.
        read: Returns the status of the only one.
        statuses: The statuses by quarters of the change.
        failed: The last status if the image cannot be pulled.
    """

    name: str
    create: Callable[[Caller, str], Any]
    read: Callable[[Caller], str]
    statuses: tuple[str, ...]
    failed: str

    def __str__(self) -> str:
        return self.name


def create_tke(caller: Caller, image: str) -> Any:
    return caller.tke("CreateImageCache", {"Images": [image], "VpcId": "vpc-1", "SubnetId": "subnet-1"})


def create_cce(caller: Caller, image: str) -> Any:
    return caller.cce("POST", CCE, {"name": "web", "images": [image], "building_config": {"cluster": "c"}})


def import_ecm(caller: Caller, image: str) -> Any:
    return caller.ecm("ImportCustomImage", {**CUSTOM, "ImageUrls": [{"ImageFile": f"https://{image}"}]})


def list_tasks(caller: Caller) -> list[dict[str, Any]]:
    named = [{"Name": "image-name", "Values": ["own"]}]
    return caller.ecm("DescribeCustomImageTask", {"Filters": named})["ImageTaskSet"]


def find_task(caller: Caller) -> str:
    (task,) = caller.application.control.state.records("main", "", "ecm.tasks")
    return task


def read_status(caller: Caller) -> str:
    wanted = {"TaskSet": [{"Operation": "ImportCustomImage", "TaskId": find_task(caller)}]}
    return caller.ecm("DescribeTaskStatus", wanted)["TaskSet"][0]["Status"]


def read_result(caller: Caller) -> str:
    given = {"TaskId": find_task(caller), "EcmRegion": "ap-xian-ecm"}
    return caller.ecm("DescribeTaskResult", given)["Result"]


KINDS = (
    Kind(
        "tke",
        create_tke,
        lambda caller: caller.tke("DescribeImageCaches")["ImageCaches"][0]["Status"],
        ("Pending", "Pending", "Pending", "Ready"),
        "Failed",
    ),
    Kind(
        "eci",
        lambda caller, image: caller.eci("CreateImageCache", ImageCacheName="web", Image_1=image),
        lambda caller: caller.eci("DescribeImageCaches")["ImageCaches"][0]["Status"],
        ("Creating", "Creating", "Creating", "Ready"),
        "Failed",
    ),
    Kind(
        "cce",
        create_cce,
        lambda caller: caller.cce("GET")[1]["image_caches"][0]["status"],
        ("Creating", "Creating", "Creating", "Available"),
        "Failed",
    ),
    Kind(
        "ecm-task",
        import_ecm,
        lambda caller: list_tasks(caller)[0]["State"],
        ("PROCESSING", "PROCESSING", "PROCESSING", "SUCCESS"),
        "FAILED",
    ),
    Kind("ecm-status", import_ecm, read_status, ("OPERATING", "OPERATING", "OPERATING", "SUCCESS"), "FAILED"),
    Kind("ecm-result", import_ecm, read_result, ("RUNNING", "RUNNING", "RUNNING", "SUCCESS"), "FAILED"),
)
BY_KIND = pytest.mark.parametrize("kind", KINDS, ids=str)


def count_revisions(caller: Caller) -> int:
    return caller.application.control.state.revision


@BY_KIND
def test_a_change_of_four_reads_ends_with_the_fourth(make_caller: MakeCaller, kind: Kind):
    """The clock does not count then."""
    caller = make_caller(reads=4)
    kind.create(caller, GOOD)
    caller.clock.advance(3600)
    assert tuple(kind.read(caller) for _ in range(4)) == kind.statuses


@BY_KIND
def test_a_change_of_four_seconds_ends_with_the_fourth(make_caller: MakeCaller, kind: Kind):
    """Reads do not count then."""
    caller = make_caller(seconds=4)
    kind.create(caller, GOOD)
    seen: list[str] = []
    for _ in range(4):
        caller.clock.advance(1)
        seen.append(kind.read(caller))
    assert tuple(seen) == kind.statuses


@BY_KIND
def test_a_creation_from_an_image_that_cannot_be_pulled_fails(caller: Caller, kind: Kind):
    kind.create(caller, BAD)
    caller.clock.advance(2)
    assert kind.read(caller) == kind.failed


@BY_KIND
def test_only_the_read_that_finishes_a_change_is_a_new_revision(caller: Caller, kind: Kind):
    """A state file is written for it, and not for the other reads."""
    kind.create(caller, GOOD)
    created = count_revisions(caller)
    caller.clock.advance(1.9)
    kind.read(caller)
    assert count_revisions(caller) == created
    caller.clock.advance(0.1)
    kind.read(caller)
    finished = count_revisions(caller)
    kind.read(caller)
    assert count_revisions(caller) == finished == created + 1


@BY_KIND
def test_each_read_is_a_new_revision_where_reads_count(make_caller: MakeCaller, kind: Kind):
    """After a restart, the reads before it still count."""
    caller = make_caller(reads=3)
    kind.create(caller, GOOD)
    before = count_revisions(caller)
    kind.read(caller)
    kind.read(caller)
    assert count_revisions(caller) == before + 2


@pytest.mark.parametrize(("seconds", "status"), [(0.39, "Preparing"), (0.4, "Creating"), (1.99, "Creating")])
def test_a_fifth_of_a_creation_of_eci_is_preparation(caller: Caller, seconds: float, status: str):
    """``assumed``: the share; the pages document the two statuses."""
    caller.eci("CreateImageCache", ImageCacheName="web", Image_1=GOOD)
    caller.clock.advance(seconds)
    assert caller.eci("DescribeImageCaches")["ImageCaches"][0]["Status"] == status


def test_the_expiry_of_a_cache_of_cce_is_a_new_revision(caller: Caller):
    body = {"name": "a", "images": ["b"], "building_config": {"cluster": "c"}, "retention_days": 1}
    caller.cce("POST", CCE, body)
    caller.clock.advance(10)
    caller.cce("GET")
    before = count_revisions(caller)
    caller.clock.advance(86_400)
    (cache,) = caller.cce("GET")[1]["image_caches"]
    assert (cache["status"], cache["message"]) == ("Unavailable", "The image cache has expired.")
    assert count_revisions(caller) == before + 1


@pytest.mark.parametrize(("image", "surplus"), [(GOOD, 1), ("redis", 0)])
def test_a_match_of_eci_is_a_new_revision(caller: Caller, image: str, surplus: int):
    """It notes the time of the match."""
    caller.eci("CreateImageCache", ImageCacheName="web", Image_1=GOOD)
    caller.clock.advance(10)
    caller.eci("DescribeImageCaches")
    before = count_revisions(caller)
    caller.eci("DescribeImageCaches", MatchImage_1=image)
    assert count_revisions(caller) == before + surplus
    (cache,) = caller.eci("DescribeImageCaches")["ImageCaches"]
    assert cache.get("LastMatchedTime") == ("2026-11-21T12:00:10Z" if surplus else None)


def test_the_public_image_of_ecm_is_a_new_revision_once(caller: Caller):
    before = count_revisions(caller)
    caller.ecm("DescribeImage")
    caller.ecm("DescribeImage")
    assert count_revisions(caller) == before + 1
