# @generated from specs/alibaba/eci/2018-08-08/actions/DescribeImageCaches.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import Int32, RequestModel, ResponseModel

from .types import ImageCache, Tag


class DescribeImageCachesRequest(RequestModel):
    """
    Parameters of DescribeImageCaches:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region whose caches are listed."""
    image_cache_id: Annotated[str | None, Field(alias="ImageCacheId")] = None
    """Id of one cache."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """Name of the cache. Whether part of a name is enough is not documented."""
    snapshot_id: Annotated[str | None, Field(alias="SnapshotId")] = None
    """Id of the snapshot behind the cache."""
    image: Annotated[str | None, Field(alias="Image")] = None
    """One image that the cache holds."""
    tag: Annotated[list[Tag] | None, Field(alias="Tag", max_length=20)] = None
    """Tags that the cache carries. At most 20 items."""
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """Resource group of the cache."""
    match_image: Annotated[list[str] | None, Field(alias="MatchImage", max_length=100)] = None
    """Images for which the best matching caches are sought. At most 100 items."""
    limit: Annotated[Int32 | None, Field(alias="Limit")] = None
    """
    Caches per page. The older page speaks of at most 20 per call; no default or limit is documented
    now.
    """
    next_token: Annotated[str | None, Field(alias="NextToken")] = None
    """Where the page starts, as the page before it gave it; leave it out for the first page."""
    image_full_match: Annotated[bool | None, Field(alias="ImageFullMatch")] = None
    """Whether a cache must hold all images of MatchImage; allowed only with it."""
    image_match_count_request: Annotated[Int32 | None, Field(alias="ImageMatchCountRequest")] = None
    """How many fully matching caches to return; allowed only with MatchImage."""


class DescribeImageCachesResponse(ResponseModel):
    """
    Answer of DescribeImageCaches:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
    """

    image_caches: Annotated[list[ImageCache] | None, Field(alias="ImageCaches")] = None
    """This page of caches."""
    next_token: Annotated[str | None, Field(alias="NextToken")] = None
    """Where the next page starts; absent or empty on the last one."""
    total_count: Annotated[int | None, Field(alias="TotalCount")] = None
    """How many caches fit the conditions."""
    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; quote it to the vendor's support."""
