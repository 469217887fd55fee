# @generated from specs/tencent/tke/2018-05-25/actions/DescribeImageCaches.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.models import RequestModel, ResponseModel, Uint64

from .types import Filter, ImageCache


class DescribeImageCachesRequest(RequestModel):
    """Parameters of DescribeImageCaches: https://cloud.tencent.com/document/api/457/70859"""

    image_cache_ids: Annotated[list[str] | None, Field(alias="ImageCacheIds")] = None
    """Ids of the caches to return."""
    image_cache_names: Annotated[list[str] | None, Field(alias="ImageCacheNames")] = None
    """Names of the caches to return."""
    limit: Annotated[int | None, Field(alias="Limit", ge=0, le=50)] = None
    """Most caches to return at once. At most 50. When absent, the service takes 20."""
    offset: Annotated[Uint64 | None, Field(alias="Offset")] = None
    """Caches to skip before the first that is returned. When absent, the service takes 0."""
    filters: Annotated[list[Filter] | None, Field(alias="Filters")] = None
    """Conditions that must all hold. Names: image-cache-name: Name of the cache."""


class DescribeImageCachesResponse(ResponseModel):
    """Answer of DescribeImageCaches: https://cloud.tencent.com/document/api/457/70859"""

    total_count: Annotated[int | None, Field(alias="TotalCount")] = None
    """Number of caches that match."""
    image_caches: Annotated[list[ImageCache] | None, Field(alias="ImageCaches")] = None
    """This page of caches."""
    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; name it when asking for support."""
