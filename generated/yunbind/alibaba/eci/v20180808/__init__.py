# @generated from specs/alibaba/eci/2018-08-08/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Elastic Container Instance, version 2018-08-08: Serverless container instances, and
image caches that speed up their start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_modules

if TYPE_CHECKING:
    from . import errors
    from .client import AsyncEciClient, EciClient
    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_cache import DeleteImageCacheRequest, DeleteImageCacheResponse
    from .describe_image_caches import DescribeImageCachesRequest, DescribeImageCachesResponse
    from .describe_regions import DescribeRegionsRequest, DescribeRegionsResponse
    from .enums import EliminationStrategy, ImageCacheStatus, OsType, ResourceType
    from .list_tag_resources import ListTagResourcesRequest, ListTagResourcesResponse
    from .list_usage import ListUsageRequest, ListUsageResponse
    from .tag_resources import TagResourcesRequest, TagResourcesResponse
    from .types import (
        AcrRegistryInfo,
        AcrRegistryInfoForUpdate,
        ImageCache,
        ImageCacheEvent,
        ImageRegistryCredential,
        Region,
        ResourceTag,
        Tag,
        TagResource,
        UsageAttributes,
    )
    from .untag_resources import UntagResourcesRequest, UntagResourcesResponse
    from .update_image_cache import UpdateImageCacheRequest, UpdateImageCacheResponse
else:
    __getattr__, __dir__ = attach_modules(
        __name__,
        {
            "client": "AsyncEciClient EciClient",
            "create_image_cache": "CreateImageCacheRequest CreateImageCacheResponse",
            "delete_image_cache": "DeleteImageCacheRequest DeleteImageCacheResponse",
            "describe_image_caches": "DescribeImageCachesRequest DescribeImageCachesResponse",
            "describe_regions": "DescribeRegionsRequest DescribeRegionsResponse",
            "enums": "EliminationStrategy ImageCacheStatus OsType ResourceType",
            "list_tag_resources": "ListTagResourcesRequest ListTagResourcesResponse",
            "list_usage": "ListUsageRequest ListUsageResponse",
            "tag_resources": "TagResourcesRequest TagResourcesResponse",
            "types": "AcrRegistryInfo AcrRegistryInfoForUpdate ImageCache ImageCacheEvent ImageRegistryCredential Region ResourceTag Tag TagResource UsageAttributes",
            "untag_resources": "UntagResourcesRequest UntagResourcesResponse",
            "update_image_cache": "UpdateImageCacheRequest UpdateImageCacheResponse",
        },
    )

__all__ = [
    "AcrRegistryInfo",
    "AcrRegistryInfoForUpdate",
    "AsyncEciClient",
    "CreateImageCacheRequest",
    "CreateImageCacheResponse",
    "DeleteImageCacheRequest",
    "DeleteImageCacheResponse",
    "DescribeImageCachesRequest",
    "DescribeImageCachesResponse",
    "DescribeRegionsRequest",
    "DescribeRegionsResponse",
    "EciClient",
    "EliminationStrategy",
    "ImageCache",
    "ImageCacheEvent",
    "ImageCacheStatus",
    "ImageRegistryCredential",
    "ListTagResourcesRequest",
    "ListTagResourcesResponse",
    "ListUsageRequest",
    "ListUsageResponse",
    "OsType",
    "Region",
    "ResourceTag",
    "ResourceType",
    "Tag",
    "TagResource",
    "TagResourcesRequest",
    "TagResourcesResponse",
    "UntagResourcesRequest",
    "UntagResourcesResponse",
    "UpdateImageCacheRequest",
    "UpdateImageCacheResponse",
    "UsageAttributes",
    "errors",
]
