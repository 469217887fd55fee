# @generated from specs/alibaba/acc/2024-04-02/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Container Compute Service, version 2024-04-02: Serverless container compute, and image
caches that speed up its start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_modules

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
    __getattr__, __dir__ = attach_modules(
        __name__,
        {
            "client": "AccClient AsyncAccClient",
            "create_image_cache": "CreateImageCacheRequest CreateImageCacheResponse",
            "delete_image_cache": "DeleteImageCacheRequest DeleteImageCacheResponse",
            "enums": "ImageCacheStatus",
            "get_image_cache": "GetImageCacheRequest GetImageCacheResponse",
            "list_image_caches": "ListImageCachesRequest ListImageCachesResponse",
            "types": "AcrRegistryInfo EipInstance ImageCache ImageCacheEvent ImageRegistryCredential NetworkConfig Tag",
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
