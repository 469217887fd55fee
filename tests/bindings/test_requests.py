"""The validation and serialization of emitted requests."""

from __future__ import annotations

import json
from typing import Any

import pytest
from yunbind import Credentials
from yunbind.alibaba.eci import EciClient
from yunbind.errors import InvalidArguments
from yunbind.huawei.cce import CceClient
from yunbind.tencent.tke import (
    DescribeImageCachesRequest,
    EipAttribute,
    Filter,
    ImageRegistryCredential,
    TkeClient,
)

from tests.bindings.canned import Canned

KEYS = Credentials("id", "key", project_id="project")
OK = b'{"Response": {"RequestId": "r"}}'


@pytest.fixture
def responses() -> Canned:
    return Canned(OK)


@pytest.fixture
def tke(responses: Canned) -> TkeClient:
    return TkeClient(region="ap-guangzhou", credentials=KEYS, transport=responses, checks="strict")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"limit": 51}, "limit (Limit)"),
        ({"offset": -1}, "offset (Offset)"),
        ({"offset": 2**64}, "offset (Offset)"),
        ({"limit": "many"}, "limit (Limit)"),
        ({"image_cache_ids": "imc-1"}, "image_cache_ids (ImageCacheIds)"),
        ({"filters": [{"name": "image-cache-name"}]}, "values"),
    ],
)
def test_an_invalid_argument_is_rejected_with_its_names(
    tke: TkeClient, responses: Canned, arguments: dict[str, Any], expected: str
) -> None:
    """Types and limits are validated. The error has the Python name, the wire name and the page."""
    with pytest.raises(InvalidArguments) as caught:
        tke.describe_image_caches(**arguments)
    assert expected in str(caught.value)
    assert "https://cloud.tencent.com/document/api/457/70859" in str(caught.value)
    assert responses.requests == []


def test_arguments_at_their_limits_are_sent(tke: TkeClient, responses: Canned) -> None:
    """Both ends of a documented range are allowed. Zero and large numbers are sent unchanged."""
    tke.describe_image_caches(limit=50, offset=2**64 - 1)
    tke.describe_image_caches(limit=0, image_cache_ids=[])
    assert [json.loads(request.body) for request in responses.requests] == [
        {"Limit": 50, "Offset": 2**64 - 1},
        {"ImageCacheIds": [], "Limit": 0},
    ]


def test_an_unknown_argument_is_rejected(tke: TkeClient) -> None:
    """Methods and models accept only documented names."""
    with pytest.raises(TypeError):
        tke.describe_image_caches(limt=5)  # type: ignore[call-arg]
    with pytest.raises(InvalidArguments, match=r"limt is unknown \(did you mean limit\?\)"):
        DescribeImageCachesRequest(limt=5)  # type: ignore[call-arg]
    with pytest.raises(InvalidArguments, match="exact is unknown"):
        Filter(name="a", values=["b"], exact=True)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "given",
    [{"auto_create_eip": True}, {"auto_create_eip_attribute": EipAttribute(delete_policy="Never")}],
)
def test_mutually_exclusive_arguments_are_rejected(
    tke: TkeClient, responses: Canned, given: dict[str, Any]
) -> None:
    """An existing elastic IP cannot be combined with either way of creating one."""
    with pytest.raises(InvalidArguments, match="existed_eip_id"):
        tke.create_image_cache(images=["a"], vpc_id="v", subnet_id="s", existed_eip_id="eip-1", **given)
    assert responses.requests == []


def test_compatible_arguments_are_sent_together(tke: TkeClient, responses: Canned) -> None:
    """The two ways of creating an elastic IP can be combined, and false excludes nothing."""
    attribute = EipAttribute(delete_policy="Never")
    tke.create_image_cache(
        images=["a"], vpc_id="v", subnet_id="s", auto_create_eip=True, auto_create_eip_attribute=attribute
    )
    tke.create_image_cache(
        images=["a"], vpc_id="v", subnet_id="s", existed_eip_id="eip-1", auto_create_eip=False
    )
    assert len(responses.requests) == 2


def test_members_that_require_others_are_rejected_alone() -> None:
    """ImageFullMatch is valid only with MatchImage."""
    responses = Canned(b'{"RequestId": "r"}')
    eci = EciClient(region="cn-hangzhou", credentials=KEYS, transport=responses, checks="strict")
    with pytest.raises(InvalidArguments, match="match_image"):
        eci.describe_image_caches(image_full_match=True)
    eci.describe_image_caches(image_full_match=True, match_image=["nginx"])
    assert "ImageFullMatch=true&MatchImage.1=nginx" in responses.requests[0].query


def test_the_clients_region_fills_the_region_member() -> None:
    """RegionId is the region of the client unless the caller passes another region."""
    responses = Canned(b'{"RequestId": "r"}')
    eci = EciClient(region="cn-hangzhou", credentials=KEYS, transport=responses, checks="strict")
    eci.describe_image_caches()
    eci.describe_image_caches(region_id="cn-beijing")
    assert [request.query for request in responses.requests] == [
        "RegionId=cn-hangzhou",
        "RegionId=cn-beijing",
    ]


def test_send_sends_the_same_request_as_the_method(tke: TkeClient, responses: Canned) -> None:
    """`send` and the method send the same request."""
    tke.send(DescribeImageCachesRequest(limit=1, filters=[Filter(name="image-cache-name", values=["x"])]))
    tke.describe_image_caches(limit=1, filters=[Filter(name="image-cache-name", values=["x"])])
    first, second = responses.requests
    assert first.body == second.body


def test_a_request_of_another_service_is_rejected(tke: TkeClient) -> None:
    """A client sends only requests of its own service."""
    from yunbind.tencent.ecm import DescribeImageRequest

    with pytest.raises(InvalidArguments, match="DescribeImageRequest"):
        tke.send(DescribeImageRequest())  # type: ignore[call-overload]


def test_a_password_is_sent_but_never_shown(tke: TkeClient, responses: Canned) -> None:
    """A sensitive member is in the request but in no printed text."""
    login = ImageRegistryCredential(server="r.example.com", username="u", password="hunter2-secret")
    assert "hunter2-secret" not in repr(login)
    tke.create_image_cache(images=["a"], vpc_id="v", subnet_id="s", image_registry_credentials=[login])
    assert b"hunter2-secret" in responses.requests[0].body
    with pytest.raises(InvalidArguments) as caught:
        tke.create_image_cache(
            images=["a"], vpc_id="v", subnet_id="s", image_registry_credentials=[login], image_cache_size=-1
        )
    assert (
        "hunter2-secret"
        not in f"{caught.value!r}{caught.value}{caught.value.__cause__!r}{caught.value.__context__!r}"
    )


def test_a_query_member_of_a_rest_action_is_sent_in_the_query() -> None:
    """CCE's name filter is percent-encoded into the target."""
    responses = Canned(b'{"image_caches": []}')
    cce = CceClient(region="cn-north-4", credentials=KEYS, transport=responses, checks="strict")
    cce.list_image_caches(name="a b/ü")
    assert responses.requests[0].target == "/v5/imagecaches?name=a%20b%2F%C3%BC"
    assert responses.requests[0].header("X-Project-Id") == "project"
