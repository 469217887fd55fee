# @generated from specs/alibaba/acc/2024-04-02/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Container Compute Service, version 2024-04-02: Serverless container compute, and image
caches that speed up its start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

if TYPE_CHECKING:
    from . import errors
    from .client import AccClient, AsyncAccClient
    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_cache import DeleteImageCacheRequest, DeleteImageCacheResponse
    from .enums import ImageCacheStatus
    from .get_image_cache import GetImageCacheRequest, GetImageCacheResponse
    from .list_image_caches import ListImageCachesRequest, ListImageCachesResponse
    from .types import (
        AcrRegistryInfo,
        EipInstance,
        ImageCache,
        ImageCacheEvent,
        ImageRegistryCredential,
        NetworkConfig,
        Tag,
    )
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AccClient": "yunbind.alibaba.acc.v20240402.client",
            "AcrRegistryInfo": "yunbind.alibaba.acc.v20240402.types",
            "AsyncAccClient": "yunbind.alibaba.acc.v20240402.client",
            "CreateImageCacheRequest": "yunbind.alibaba.acc.v20240402.create_image_cache",
            "CreateImageCacheResponse": "yunbind.alibaba.acc.v20240402.create_image_cache",
            "DeleteImageCacheRequest": "yunbind.alibaba.acc.v20240402.delete_image_cache",
            "DeleteImageCacheResponse": "yunbind.alibaba.acc.v20240402.delete_image_cache",
            "EipInstance": "yunbind.alibaba.acc.v20240402.types",
            "GetImageCacheRequest": "yunbind.alibaba.acc.v20240402.get_image_cache",
            "GetImageCacheResponse": "yunbind.alibaba.acc.v20240402.get_image_cache",
            "ImageCache": "yunbind.alibaba.acc.v20240402.types",
            "ImageCacheEvent": "yunbind.alibaba.acc.v20240402.types",
            "ImageCacheStatus": "yunbind.alibaba.acc.v20240402.enums",
            "ImageRegistryCredential": "yunbind.alibaba.acc.v20240402.types",
            "ListImageCachesRequest": "yunbind.alibaba.acc.v20240402.list_image_caches",
            "ListImageCachesResponse": "yunbind.alibaba.acc.v20240402.list_image_caches",
            "NetworkConfig": "yunbind.alibaba.acc.v20240402.types",
            "Tag": "yunbind.alibaba.acc.v20240402.types",
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
