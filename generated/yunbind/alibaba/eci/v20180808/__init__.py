# @generated from specs/alibaba/eci/2018-08-08/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Elastic Container Instance, version 2018-08-08: Serverless container instances, and
image caches that speed up their start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

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
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AcrRegistryInfo": "yunbind.alibaba.eci.v20180808.types",
            "AcrRegistryInfoForUpdate": "yunbind.alibaba.eci.v20180808.types",
            "AsyncEciClient": "yunbind.alibaba.eci.v20180808.client",
            "CreateImageCacheRequest": "yunbind.alibaba.eci.v20180808.create_image_cache",
            "CreateImageCacheResponse": "yunbind.alibaba.eci.v20180808.create_image_cache",
            "DeleteImageCacheRequest": "yunbind.alibaba.eci.v20180808.delete_image_cache",
            "DeleteImageCacheResponse": "yunbind.alibaba.eci.v20180808.delete_image_cache",
            "DescribeImageCachesRequest": "yunbind.alibaba.eci.v20180808.describe_image_caches",
            "DescribeImageCachesResponse": "yunbind.alibaba.eci.v20180808.describe_image_caches",
            "DescribeRegionsRequest": "yunbind.alibaba.eci.v20180808.describe_regions",
            "DescribeRegionsResponse": "yunbind.alibaba.eci.v20180808.describe_regions",
            "EciClient": "yunbind.alibaba.eci.v20180808.client",
            "EliminationStrategy": "yunbind.alibaba.eci.v20180808.enums",
            "ImageCache": "yunbind.alibaba.eci.v20180808.types",
            "ImageCacheEvent": "yunbind.alibaba.eci.v20180808.types",
            "ImageCacheStatus": "yunbind.alibaba.eci.v20180808.enums",
            "ImageRegistryCredential": "yunbind.alibaba.eci.v20180808.types",
            "ListTagResourcesRequest": "yunbind.alibaba.eci.v20180808.list_tag_resources",
            "ListTagResourcesResponse": "yunbind.alibaba.eci.v20180808.list_tag_resources",
            "ListUsageRequest": "yunbind.alibaba.eci.v20180808.list_usage",
            "ListUsageResponse": "yunbind.alibaba.eci.v20180808.list_usage",
            "OsType": "yunbind.alibaba.eci.v20180808.enums",
            "Region": "yunbind.alibaba.eci.v20180808.types",
            "ResourceTag": "yunbind.alibaba.eci.v20180808.types",
            "ResourceType": "yunbind.alibaba.eci.v20180808.enums",
            "Tag": "yunbind.alibaba.eci.v20180808.types",
            "TagResource": "yunbind.alibaba.eci.v20180808.types",
            "TagResourcesRequest": "yunbind.alibaba.eci.v20180808.tag_resources",
            "TagResourcesResponse": "yunbind.alibaba.eci.v20180808.tag_resources",
            "UntagResourcesRequest": "yunbind.alibaba.eci.v20180808.untag_resources",
            "UntagResourcesResponse": "yunbind.alibaba.eci.v20180808.untag_resources",
            "UpdateImageCacheRequest": "yunbind.alibaba.eci.v20180808.update_image_cache",
            "UpdateImageCacheResponse": "yunbind.alibaba.eci.v20180808.update_image_cache",
            "UsageAttributes": "yunbind.alibaba.eci.v20180808.types",
            "errors": "",
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
