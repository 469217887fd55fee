# @generated from specs/alibaba/eci/2018-08-08/actions/DescribeImageCaches.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import Int32, RequestModel, ResponseModel

from .types import ImageCache, Tag


class DescribeImageCachesRequest(RequestModel):
    """Parameters of DescribeImageCaches:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the caches."""
    image_cache_id: Annotated[str | None, Field(alias="ImageCacheId")] = None
    """ID of the cache."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """Name of the cache. Whether a part of the name matches is not documented."""
    snapshot_id: Annotated[str | None, Field(alias="SnapshotId")] = None
    """ID of the snapshot of the cache."""
    image: Annotated[str | None, Field(alias="Image")] = None
    """Image that the cache contains."""
    tag: Annotated[list[Tag] | None, Field(alias="Tag", max_length=20)] = None
    """Tags of the cache (up to 20 items)."""
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """ID of the resource group of the cache."""
    match_image: Annotated[list[str] | None, Field(alias="MatchImage", max_length=100)] = None
    """Images to match (up to 100 items). The response contains the caches that match them best."""
    limit: Annotated[Int32 | None, Field(alias="Limit")] = None
    """Maximum number of caches per page. An older page states at most 20 per call; the current page
    documents neither a default nor a limit.
    """
    next_token: Annotated[str | None, Field(alias="NextToken")] = None
    """Token of the page to return, taken from the previous response. Omit it for the first page."""
    image_full_match: Annotated[bool | None, Field(alias="ImageFullMatch")] = None
    """Whether a cache must contain all images of MatchImage. Requires MatchImage."""
    image_match_count_request: Annotated[Int32 | None, Field(alias="ImageMatchCountRequest")] = None
    """Number of fully matching caches to return. Requires MatchImage."""


class DescribeImageCachesResponse(ResponseModel):
    """Response of DescribeImageCaches:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
    """

    image_caches: Annotated[list[ImageCache], Field(alias="ImageCaches")]
    """Caches on this page."""
    next_token: Annotated[str | None, Field(alias="NextToken")] = None
    """Token of the next page. Absent or empty on the last page."""
    total_count: Annotated[int | None, Field(alias="TotalCount")] = None
    """Total number of caches that match the filters."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
