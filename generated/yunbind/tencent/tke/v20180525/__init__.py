# @generated from specs/tencent/tke/2018-05-25/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Kubernetes Engine, version 2018-05-25: Image caches that store container images on disk
snapshots, so that serverless containers start faster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

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
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncTkeClient": "yunbind.tencent.tke.v20180525.client",
            "CreateImageCacheRequest": "yunbind.tencent.tke.v20180525.create_image_cache",
            "CreateImageCacheResponse": "yunbind.tencent.tke.v20180525.create_image_cache",
            "DeleteImageCachesRequest": "yunbind.tencent.tke.v20180525.delete_image_caches",
            "DeleteImageCachesResponse": "yunbind.tencent.tke.v20180525.delete_image_caches",
            "DescribeImageCachesRequest": "yunbind.tencent.tke.v20180525.describe_image_caches",
            "DescribeImageCachesResponse": "yunbind.tencent.tke.v20180525.describe_image_caches",
            "EipAttribute": "yunbind.tencent.tke.v20180525.types",
            "EipAttributeInternetServiceProvider": "yunbind.tencent.tke.v20180525.enums",
            "Filter": "yunbind.tencent.tke.v20180525.types",
            "GetMostSuitableImageCacheRequest": "yunbind.tencent.tke.v20180525.get_most_suitable_image_cache",
            "GetMostSuitableImageCacheResponse": "yunbind.tencent.tke.v20180525.get_most_suitable_image_cache",
            "ImageCache": "yunbind.tencent.tke.v20180525.types",
            "ImageCacheEvent": "yunbind.tencent.tke.v20180525.types",
            "ImageCacheEventType": "yunbind.tencent.tke.v20180525.enums",
            "ImageCacheStatus": "yunbind.tencent.tke.v20180525.enums",
            "ImageRegistryCredential": "yunbind.tencent.tke.v20180525.types",
            "Tag": "yunbind.tencent.tke.v20180525.types",
            "TkeClient": "yunbind.tencent.tke.v20180525.client",
            "UpdateImageCacheRequest": "yunbind.tencent.tke.v20180525.update_image_cache",
            "UpdateImageCacheResponse": "yunbind.tencent.tke.v20180525.update_image_cache",
            "errors": "",
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
