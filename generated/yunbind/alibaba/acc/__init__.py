# @generated from specs/alibaba/acc/2024-04-02/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Container Compute Service: Serverless container compute, and image caches that speed
up its start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

if TYPE_CHECKING:
    from . import errors
    from .v20240402 import (
        AccClient,
        AcrRegistryInfo,
        AsyncAccClient,
        CreateImageCacheRequest,
        CreateImageCacheResponse,
        DeleteImageCacheRequest,
        DeleteImageCacheResponse,
        EipInstance,
        GetImageCacheRequest,
        GetImageCacheResponse,
        ImageCache,
        ImageCacheEvent,
        ImageCacheStatus,
        ImageRegistryCredential,
        ListImageCachesRequest,
        ListImageCachesResponse,
        NetworkConfig,
        Tag,
    )
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AccClient": "yunbind.alibaba.acc.v20240402",
            "AcrRegistryInfo": "yunbind.alibaba.acc.v20240402",
            "AsyncAccClient": "yunbind.alibaba.acc.v20240402",
            "CreateImageCacheRequest": "yunbind.alibaba.acc.v20240402",
            "CreateImageCacheResponse": "yunbind.alibaba.acc.v20240402",
            "DeleteImageCacheRequest": "yunbind.alibaba.acc.v20240402",
            "DeleteImageCacheResponse": "yunbind.alibaba.acc.v20240402",
            "EipInstance": "yunbind.alibaba.acc.v20240402",
            "GetImageCacheRequest": "yunbind.alibaba.acc.v20240402",
            "GetImageCacheResponse": "yunbind.alibaba.acc.v20240402",
            "ImageCache": "yunbind.alibaba.acc.v20240402",
            "ImageCacheEvent": "yunbind.alibaba.acc.v20240402",
            "ImageCacheStatus": "yunbind.alibaba.acc.v20240402",
            "ImageRegistryCredential": "yunbind.alibaba.acc.v20240402",
            "ListImageCachesRequest": "yunbind.alibaba.acc.v20240402",
            "ListImageCachesResponse": "yunbind.alibaba.acc.v20240402",
            "NetworkConfig": "yunbind.alibaba.acc.v20240402",
            "Tag": "yunbind.alibaba.acc.v20240402",
            "errors": "",
        },
    )

__all__ = [
    "AccClient",
    "AcrRegistryInfo",
    "AsyncAccClient",
    "CreateImageCacheRequest",
    "CreateImageCacheResponse",
    "DeleteImageCacheRequest",
    "DeleteImageCacheResponse",
    "EipInstance",
    "GetImageCacheRequest",
    "GetImageCacheResponse",
    "ImageCache",
    "ImageCacheEvent",
    "ImageCacheStatus",
    "ImageRegistryCredential",
    "ListImageCachesRequest",
    "ListImageCachesResponse",
    "NetworkConfig",
    "Tag",
    "errors",
]
