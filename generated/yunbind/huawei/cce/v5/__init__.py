# @generated from specs/huawei/cce/v5/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Huawei Cloud Cloud Container Engine, version v5: Managed Kubernetes. This version of the API manages
the image caches of CCE Autopilot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_modules

if TYPE_CHECKING:
    from . import errors
    from .client import AsyncCceClient, CceClient
    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_cache import DeleteImageCacheRequest, DeleteImageCacheResponse
    from .enums import ImageCacheDetailStatus, Locale
    from .list_image_caches import ListImageCachesRequest, ListImageCachesResponse
    from .list_package_products import ListPackageProductsRequest, ListPackageProductsResponse
    from .show_image_cache import ShowImageCacheRequest, ShowImageCacheResponse
    from .subscribe_package_products import SubscribePackageProductsRequest, SubscribePackageProductsResponse
    from .types import (
        ImageCacheBuildingConfig,
        ImageCacheDetail,
        PackageProductDetail,
        PackageProductRequestDetail,
    )
else:
    __getattr__, __dir__ = attach_modules(
        __name__,
        {
            "client": "AsyncCceClient CceClient",
            "create_image_cache": "CreateImageCacheRequest CreateImageCacheResponse",
            "delete_image_cache": "DeleteImageCacheRequest DeleteImageCacheResponse",
            "enums": "ImageCacheDetailStatus Locale",
            "list_image_caches": "ListImageCachesRequest ListImageCachesResponse",
            "list_package_products": "ListPackageProductsRequest ListPackageProductsResponse",
            "show_image_cache": "ShowImageCacheRequest ShowImageCacheResponse",
            "subscribe_package_products": "SubscribePackageProductsRequest SubscribePackageProductsResponse",
            "types": "ImageCacheBuildingConfig ImageCacheDetail PackageProductDetail PackageProductRequestDetail",
        },
    )

__all__ = [
    "AsyncCceClient",
    "CceClient",
    "CreateImageCacheRequest",
    "CreateImageCacheResponse",
    "DeleteImageCacheRequest",
    "DeleteImageCacheResponse",
    "ImageCacheBuildingConfig",
    "ImageCacheDetail",
    "ImageCacheDetailStatus",
    "ListImageCachesRequest",
    "ListImageCachesResponse",
    "ListPackageProductsRequest",
    "ListPackageProductsResponse",
    "Locale",
    "PackageProductDetail",
    "PackageProductRequestDetail",
    "ShowImageCacheRequest",
    "ShowImageCacheResponse",
    "SubscribePackageProductsRequest",
    "SubscribePackageProductsResponse",
    "errors",
]
