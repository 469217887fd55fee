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
    """Region whose caches are listed."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """Name of the cache. Whether part of a name is enough is not documented."""
    image: Annotated[str | None, Field(alias="Image")] = None
    """One image that the cache holds."""
    status: Annotated[ImageCacheStatus | None, Field(alias="Status")] = None
    """State of the cache."""
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """Resource group of the cache."""
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    """Tags that the cache carries."""
    max_results: Annotated[Int32 | None, Field(alias="MaxResults")] = None
    """Caches per page; no default or limit is documented."""
    next_token: Annotated[str | None, Field(alias="NextToken")] = None
    """Where the page starts, as the page before it gave it; leave it out for the first page."""


class ListImageCachesResponse(ResponseModel):
    """Answer of ListImageCaches: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-listimagecaches"""

    image_caches: Annotated[list[ImageCache] | None, Field(alias="ImageCaches")] = None
    """This page of caches."""
    next_token: Annotated[str | None, Field(alias="NextToken")] = None
    """Where the next page starts; absent or empty on the last one."""
    max_results: Annotated[int | None, Field(alias="MaxResults")] = None
    """Caches per page."""
    total_count: Annotated[int | None, Field(alias="TotalCount")] = None
    """How many caches fit the conditions."""
    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; quote it to the vendor's support."""
