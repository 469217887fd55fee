# @generated from specs/alibaba/acc/2024-04-02/actions/ListImageCaches.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import Int32, RequestModel, ResponseModel

from yunbind.alibaba.acc.v20240402.enums import ImageCacheStatus

from .types import ImageCache, Tag


class ListImageCachesRequest(RequestModel):
    """Parameters of ListImageCaches: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-listimagecaches"""

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the caches."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """Name of the cache. Whether a part of the name matches is not documented."""
    image: Annotated[str | None, Field(alias="Image")] = None
    """Image that the cache contains."""
    status: Annotated[ImageCacheStatus | None, Field(alias="Status")] = None
    """Status of the cache."""
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """ID of the resource group of the cache."""
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    """Tags of the cache."""
    max_results: Annotated[Int32 | None, Field(alias="MaxResults")] = None
    """Maximum number of caches per page. The default and the limit are not documented."""
    next_token: Annotated[str | None, Field(alias="NextToken")] = None
    """Token of the page to return, taken from the previous response. Omit it for the first page."""


class ListImageCachesResponse(ResponseModel):
    """Response of ListImageCaches: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-listimagecaches"""

    image_caches: Annotated[list[ImageCache], Field(alias="ImageCaches")]
    """Caches on this page."""
    next_token: Annotated[str | None, Field(alias="NextToken")] = None
    """Token of the next page. Absent or empty on the last page."""
    max_results: Annotated[int | None, Field(alias="MaxResults")] = None
    """Maximum number of caches per page."""
    total_count: Annotated[int | None, Field(alias="TotalCount")] = None
    """Total number of caches that match the filters."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
