"""Assumed behaviours of CCE, ECM, ECI and the token services: a response names those behind it, and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from yunbind_emulator.protocols.cloud_protocol import ASSUMED_HEADER
from yunbind_runtime.base.http import HttpRequest

from .caller import CCE, Caller
from .signed_requests import alibaba
from .test_cce import create as create_cce
from .test_cce_packages import ORDERS, PACKAGE, PRODUCTS, find_project
from .test_eci import create as create_eci
from .test_ecm import CUSTOM
from .test_ecm import create as create_image
from .test_temporary_keys import ask_alibaba, ask_oidc, ask_tencent, make_token
from .test_tke import create as create_tke

CREATED = "A cache is Creating, then Available"
WHOLE = "The response is the whole cache"
DELETING = "The cache is Deleting, then missing"
ANY_ROLE = "Any role can be assumed"
UNVERIFIED = "Any token of an identity provider is accepted"
TWELVE_HOURS = "A role allows sessions of up to 12 hours"
SOLD = "The package of the sample is on sale, and an order costs nothing"


def test_cce_names_what_is_behind_each_response_in_the_life_of_a_cache(caller: Caller):
    _, made = create_cce(caller)
    assert caller.assumed == ["The response is 200 with the whole cache"]
    path = f"{CCE}/{made['image_cache']['id']}"
    caller.cce("GET")
    assert caller.assumed == [CREATED]
    caller.cce("GET", path)
    assert caller.assumed == [CREATED, WHOLE]
    caller.clock.advance(10)
    caller.cce("GET", path)
    assert caller.assumed == [CREATED, WHOLE]
    caller.cce("DELETE", path)
    assert caller.assumed == [DELETING]
    caller.cce("DELETE", path)
    assert caller.assumed == ["A second deletion changes nothing"]
    caller.cce("GET", path)
    assert caller.assumed == [DELETING, WHOLE]


def test_cce_names_a_cache_that_failed(caller: Caller):
    create_cce(caller, images=["a.invalid/b"])
    caller.clock.advance(10)
    caller.cce("GET")
    assert caller.assumed == ["A cache with an image that cannot be pulled is Failed"]


def test_the_expiry_of_a_cache_of_cce_is_documented(caller: Caller):
    create_cce(caller, retention_days=1)
    caller.clock.advance(10)
    caller.cce("GET")
    caller.clock.advance(86_400)
    (cache,) = caller.cce("GET")[1]["image_caches"]
    assert (cache["status"], caller.assumed, caller.evidence) == ("Unavailable", [], "documented")


@pytest.mark.parametrize(
    ("query", "assumed"),
    [("name=none", ["An unknown name gives an empty list"]), ("name=web", [CREATED]), ("", [CREATED])],
)
def test_cce_names_that_an_unknown_name_is_no_error(caller: Caller, query: str, assumed: list[str]):
    create_cce(caller)
    caller.cce("GET", query=query)
    assert caller.assumed == assumed


def test_an_empty_list_of_cce_is_documented(caller: Caller):
    caller.cce("GET")
    assert (caller.assumed, caller.evidence) == ([], "documented")


def test_cce_names_what_is_behind_its_packages(caller: Caller):
    project = find_project(caller, "cn-south-1")
    caller.cce("GET", PRODUCTS, project=project)
    assert caller.assumed == [SOLD]
    wanted = {"package_products": [{"resource_spec_code": PACKAGE, "subscription_num": 1}]}
    caller.cce("POST", ORDERS, wanted, project=project)
    assert caller.assumed == [SOLD]


def test_eci_names_what_is_behind_a_deletion_and_the_quota(caller: Caller):
    made = create_eci(caller)
    assert caller.assumed == []
    caller.eci("ListUsage")
    assert caller.assumed == [
        "The quota is 500 caches, from the sample",
        "Other resources are unused, with the limits of the sample",
    ]
    caller.eci("DeleteImageCache", ImageCacheId=made)
    assert caller.assumed == ["A deleted cache is gone at once"]


LIMITED = "RegionId limits the list to one region"
ZONES = "Zones of regions without a sample are assumed"


@pytest.mark.parametrize(
    ("region", "assumed"),
    [
        ({}, [ZONES]),
        ({"RegionId": "cn-hangzhou"}, [LIMITED]),
        ({"RegionId": "cn-beijing"}, [LIMITED, ZONES]),
    ],
)
def test_eci_names_what_is_behind_its_regions(caller: Caller, region: dict[str, str], assumed: list[str]):
    """The page's sample shows one region with its zones."""
    response = caller.application.respond(alibaba(region, action="DescribeRegions"))
    assert (response.header(ASSUMED_HEADER) or "").split(" | ") == assumed


def test_tke_names_what_is_behind_a_match_and_a_deletion(caller: Caller):
    made = create_tke(caller)
    caller.tke("GetMostSuitableImageCache", {"Images": ["nginx:latest"]})
    assert caller.assumed == []
    caller.clock.advance(10)
    caller.tke("GetMostSuitableImageCache", {"Images": ["redis"]})
    assert caller.assumed == []
    caller.tke("GetMostSuitableImageCache", {"Images": ["nginx:latest"]})
    assert caller.assumed == ["The result is the cache with most of the images"]
    caller.tke("DeleteImageCaches", {"ImageCacheIds": [made]})
    assert caller.assumed == ["A deleted cache is gone at once"]


def test_ecm_names_what_is_behind_a_module_and_a_deletion(caller: Caller):
    create_image(caller)
    found = caller.ecm("DescribeImage", {"Offset": 1})["ImageSet"]
    caller.ecm("ModifyModuleImage", {"ModuleId": "em-1", "DefaultImageId": "img-centos76"})
    assert caller.assumed == ["Any id that starts with em- is a module, and no other id is"]
    caller.ecm("DeleteImage", {"ImageIDSet": [found[0]["ImageId"]]})
    assert caller.assumed == ["A deleted image is gone at once"]


@pytest.mark.parametrize(
    ("image", "assumed"),
    [("a.example/i", []), ("a.invalid/i", ["A file that cannot be fetched fails the task"])],
)
def test_ecm_names_what_is_behind_a_task(caller: Caller, image: str, assumed: list[str]):
    """The failure only once it is there."""
    steps = "A task is PENDING, PROCESSING, then SUCCESS or FAILED"
    made = caller.ecm("ImportCustomImage", {**CUSTOM, "ImageUrls": [{"ImageFile": f"https://{image}"}]})
    wanted = {"Filters": [{"Name": "image-name", "Values": ["own"]}]}
    caller.ecm("DescribeCustomImageTask", wanted)
    assert caller.assumed == [steps]
    caller.clock.advance(10)
    caller.ecm("DescribeCustomImageTask", wanted)
    assert caller.assumed == [steps, *assumed]
    caller.ecm("DescribeTaskResult", {"TaskId": str(made["TaskId"]), "EcmRegion": "ap-xian-ecm"})
    assert caller.assumed == ["Tasks that create images exist in any region"]
    caller.ecm("DescribeCustomImageTask", {"Filters": [{"Name": "image-name", "Values": ["none"]}]})
    assert caller.assumed == []


@pytest.mark.parametrize(
    ("make_request", "assumed"),
    [
        (lambda: ask_alibaba("AssumeRole"), [ANY_ROLE]),
        (lambda: ask_alibaba("AssumeRole", DurationSeconds="3600"), [ANY_ROLE]),
        (lambda: ask_alibaba("AssumeRole", DurationSeconds="3601"), [ANY_ROLE, TWELVE_HOURS]),
        (lambda: ask_oidc(make_token({})), [UNVERIFIED, ANY_ROLE]),
    ],
)
def test_alibaba_names_what_is_behind_a_session(
    caller: Caller, make_request: Callable[[], HttpRequest], assumed: list[str]
):
    """An hour is the default of the page; a longer session depends on the role."""
    assert read_notes(caller, make_request()) == assumed


@pytest.mark.parametrize(
    ("action", "given", "assumed"),
    [
        ("AssumeRole", {}, [ANY_ROLE]),
        ("AssumeRole", {"DurationSeconds": 43200}, [ANY_ROLE]),
        (
            "AssumeRoleWithWebIdentity",
            {"ProviderId": "OIDC", "WebIdentityToken": "t"},
            [UNVERIFIED, ANY_ROLE],
        ),
    ],
)
def test_tencent_names_what_is_behind_a_session(
    caller: Caller, action: str, given: dict[str, Any], assumed: list[str]
):
    assert read_notes(caller, ask_tencent(action, caller.clock, **given)) == assumed


def read_notes(caller: Caller, request: HttpRequest) -> list[str]:
    response = caller.application.respond(request)
    assert b"Credentials" in response.body
    return (response.header(ASSUMED_HEADER) or "").split(" | ")


def fill_cce(caller: Caller) -> None:
    for number in range(50):
        create_cce(caller, f"n{number}")


REFUSALS: list[tuple[Callable[[Caller], Any], str]] = [
    (
        lambda caller: caller.tke("DescribeImageCaches", {"Filters": [{"Name": "x", "Values": ["a"]}]}),
        "An unknown filter is refused: `InvalidParameter`",
    ),
    (
        lambda caller: caller.tke("UpdateImageCache", {"ImageCacheId": create_tke(caller)}),
        "A cache that is Pending is refused: `UnsupportedOperation`",
    ),
    (
        lambda caller: caller.ecm("DescribeCustomImageTask", {"Filters": [{"Name": "x", "Values": ["a"]}]}),
        "An unknown filter is refused: `InvalidParameterValue`",
    ),
    (
        lambda caller: caller.ecm("ImportCustomImage", {**CUSTOM, "OsType": "TempleOS"}),
        "An unlisted OsType is refused: `InvalidParameterValue`",
    ),
    (
        lambda caller: caller.ecm("DescribeTaskResult", {"TaskId": "1", "EcmRegion": "ap-xian-ecm"}),
        "An unknown task is refused: `InvalidParameterValue`",
    ),
    (
        lambda caller: caller.ecm("DescribeTaskResult", {"TaskId": "1", "EcmRegion": "ap-guangzhou"}),
        "A region that is not an edge region is refused: `InvalidParameterValue.InvalidRegion`",
    ),
    (
        lambda caller: caller.ecm("DeleteImage", {"ImageIDSet": ["img-centos76"]}),
        "A public image is not deleted: `UnauthorizedOperation.ForbiddenOperation`",
    ),
    (
        lambda caller: caller.eci("DeleteImageCache", ImageCacheId="imc-none"),
        "An unknown id is refused: `InvalidParameter.NotFound`",
    ),
    (
        lambda caller: caller.eci("UntagResources", ResourceType="ImageCache", ResourceId_1="imc-none"),
        "An unknown resource is refused: `InvalidParameter.NotFound`",
    ),
    (
        lambda caller: caller.eci(
            "TagResources", ResourceType="ImageCache", ResourceId_1=create_eci(caller), Tag_1_Value="v"
        ),
        "Tags without a key, or with the same key twice, are refused: `InvalidParameter`",
    ),
    (
        lambda caller: caller.eci("DescribeImageCaches", NextToken="AAAA"),
        "A wrong NextToken or Limit is refused: `InvalidParameter`",
    ),
    (
        lambda caller: caller.eci("DescribeImageCaches", Limit="-1"),
        "A wrong NextToken or Limit is refused: `InvalidParameter`",
    ),
    (
        lambda caller: [create_cce(caller), create_cce(caller)],
        "A duplicate name is refused: `CCE.01409001`",
    ),
    (
        lambda caller: [fill_cce(caller), create_cce(caller)],
        "A fifty-first cache is refused: `CCE.01400019`",
    ),
    (
        lambda caller: create_cce(caller, images=["a"] * 21),
        "A cache holds at most 20 images, from the user guide",
    ),
    (
        lambda caller: caller.cce("GET", f"{CCE}/none"),
        "An unknown id is refused with 404: `CCE.01404001`",
    ),
]


@pytest.mark.parametrize(("refuse", "assumed"), REFUSALS, ids=[note for _, note in REFUSALS])
def test_a_refusal_names_the_assumed_behaviour_behind_it(
    caller: Caller, refuse: Callable[[Caller], Any], assumed: str
):
    refuse(caller)
    assert (caller.assumed, caller.evidence) == ([assumed], "assumed")


@pytest.mark.parametrize(
    ("refuse", "code"),
    [
        (lambda caller: caller.tke("UpdateImageCache", {"ImageCacheId": "imc-none"}), "ResourceNotFound"),
        (lambda caller: caller.ecm("DeleteImage", {"ImageIDSet": ["img-none"]}), "ResourceNotFound"),
        (
            lambda caller: caller.ecm("DescribeImage", {"Limit": -1}),
            "InvalidParameterValue.InvaildPageParam",
        ),
    ],
)
def test_a_documented_refusal_names_none(caller: Caller, refuse: Callable[[Caller], Any], code: str):
    assert refuse(caller)["Error"]["Code"] == code
    assert (caller.assumed, caller.evidence) == ([], "documented")
