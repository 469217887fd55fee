# @generated from specs/tencent/tke/2018-05-25/actions/DescribeImageCaches.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel, Uint64

from .types import Filter, ImageCache


class DescribeImageCachesRequest(RequestModel):
    """Parameters of DescribeImageCaches: https://cloud.tencent.com/document/api/457/70859"""

    image_cache_ids: Annotated[list[str] | None, Field(alias="ImageCacheIds")] = None
    """IDs of the caches to return."""
    image_cache_names: Annotated[list[str] | None, Field(alias="ImageCacheNames")] = None
    """Names of the caches to return."""
    limit: Annotated[int | None, Field(alias="Limit", ge=0, le=50)] = None
    """Maximum number of caches to return (up to 50). Defaults to 20."""
    offset: Annotated[Uint64 | None, Field(alias="Offset")] = None
    """Number of caches to skip before the first one returned. Defaults to 0."""
    filters: Annotated[list[Filter] | None, Field(alias="Filters")] = None
    """Filters for the caches. A cache must match all of them. Filter names: image-cache-name: Name of
    the cache.
    """


class DescribeImageCachesResponse(ResponseModel):
    """Response of DescribeImageCaches: https://cloud.tencent.com/document/api/457/70859"""

    total_count: Annotated[int | None, Field(alias="TotalCount")] = None
    """Number of matching caches."""
    image_caches: Annotated[list[ImageCache], Field(alias="ImageCaches")]
    """Caches on this page."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
