# @generated from specs/tencent/tke/2018-05-25/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Kubernetes Engine: Image caches that store container images on disk snapshots, so that
serverless containers start faster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

if TYPE_CHECKING:
    from . import errors
    from .v20180525 import (
        AsyncTkeClient,
        CreateImageCacheRequest,
        CreateImageCacheResponse,
        DeleteImageCachesRequest,
        DeleteImageCachesResponse,
        DescribeImageCachesRequest,
        DescribeImageCachesResponse,
        EipAttribute,
        EipAttributeInternetServiceProvider,
        Filter,
        GetMostSuitableImageCacheRequest,
        GetMostSuitableImageCacheResponse,
        ImageCache,
        ImageCacheEvent,
        ImageCacheEventType,
        ImageCacheStatus,
        ImageRegistryCredential,
        Tag,
        TkeClient,
        UpdateImageCacheRequest,
        UpdateImageCacheResponse,
    )
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncTkeClient": "yunbind.tencent.tke.v20180525",
            "CreateImageCacheRequest": "yunbind.tencent.tke.v20180525",
            "CreateImageCacheResponse": "yunbind.tencent.tke.v20180525",
            "DeleteImageCachesRequest": "yunbind.tencent.tke.v20180525",
            "DeleteImageCachesResponse": "yunbind.tencent.tke.v20180525",
            "DescribeImageCachesRequest": "yunbind.tencent.tke.v20180525",
            "DescribeImageCachesResponse": "yunbind.tencent.tke.v20180525",
            "EipAttribute": "yunbind.tencent.tke.v20180525",
            "EipAttributeInternetServiceProvider": "yunbind.tencent.tke.v20180525",
            "Filter": "yunbind.tencent.tke.v20180525",
            "GetMostSuitableImageCacheRequest": "yunbind.tencent.tke.v20180525",
            "GetMostSuitableImageCacheResponse": "yunbind.tencent.tke.v20180525",
            "ImageCache": "yunbind.tencent.tke.v20180525",
            "ImageCacheEvent": "yunbind.tencent.tke.v20180525",
            "ImageCacheEventType": "yunbind.tencent.tke.v20180525",
            "ImageCacheStatus": "yunbind.tencent.tke.v20180525",
            "ImageRegistryCredential": "yunbind.tencent.tke.v20180525",
            "Tag": "yunbind.tencent.tke.v20180525",
            "TkeClient": "yunbind.tencent.tke.v20180525",
            "UpdateImageCacheRequest": "yunbind.tencent.tke.v20180525",
            "UpdateImageCacheResponse": "yunbind.tencent.tke.v20180525",
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
