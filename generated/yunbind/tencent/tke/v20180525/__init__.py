# @generated from specs/tencent/tke/2018-05-25/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Kubernetes Engine, version 2018-05-25: Image caches that store container images on disk
snapshots, so that serverless containers start faster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_modules

if TYPE_CHECKING:
    from . import errors
    from .client import AsyncTkeClient, TkeClient
    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_caches import DeleteImageCachesRequest, DeleteImageCachesResponse
    from .describe_image_caches import DescribeImageCachesRequest, DescribeImageCachesResponse
    from .enums import EipAttributeInternetServiceProvider, ImageCacheEventType, ImageCacheStatus
    from .get_most_suitable_image_cache import (
        GetMostSuitableImageCacheRequest,
        GetMostSuitableImageCacheResponse,
    )
    from .types import EipAttribute, Filter, ImageCache, ImageCacheEvent, ImageRegistryCredential, Tag
    from .update_image_cache import UpdateImageCacheRequest, UpdateImageCacheResponse
else:
    __getattr__, __dir__ = attach_modules(
        __name__,
        {
            "client": "AsyncTkeClient TkeClient",
            "create_image_cache": "CreateImageCacheRequest CreateImageCacheResponse",
            "delete_image_caches": "DeleteImageCachesRequest DeleteImageCachesResponse",
            "describe_image_caches": "DescribeImageCachesRequest DescribeImageCachesResponse",
            "enums": "EipAttributeInternetServiceProvider ImageCacheEventType ImageCacheStatus",
            "get_most_suitable_image_cache": "GetMostSuitableImageCacheRequest GetMostSuitableImageCacheResponse",
            "types": "EipAttribute Filter ImageCache ImageCacheEvent ImageRegistryCredential Tag",
            "update_image_cache": "UpdateImageCacheRequest UpdateImageCacheResponse",
        },
    )

__all__ = [
    "AsyncTkeClient",
    "CreateImageCacheRequest",
    "CreateImageCacheResponse",
    "DeleteImageCachesRequest",
    "DeleteImageCachesResponse",
    "DescribeImageCachesRequest",
    "DescribeImageCachesResponse",
    "EipAttribute",
    "EipAttributeInternetServiceProvider",
    "Filter",
    "GetMostSuitableImageCacheRequest",
    "GetMostSuitableImageCacheResponse",
    "ImageCache",
    "ImageCacheEvent",
    "ImageCacheEventType",
    "ImageCacheStatus",
    "ImageRegistryCredential",
    "Tag",
    "TkeClient",
    "UpdateImageCacheRequest",
    "UpdateImageCacheResponse",
    "errors",
]
