# @generated from specs/huawei/cce/v5/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Huawei Cloud Cloud Container Engine, version v5: Managed Kubernetes. This version of the API manages
the image caches of CCE Autopilot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

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
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncCceClient": "yunbind.huawei.cce.v5.client",
            "CceClient": "yunbind.huawei.cce.v5.client",
            "CreateImageCacheRequest": "yunbind.huawei.cce.v5.create_image_cache",
            "CreateImageCacheResponse": "yunbind.huawei.cce.v5.create_image_cache",
            "DeleteImageCacheRequest": "yunbind.huawei.cce.v5.delete_image_cache",
            "DeleteImageCacheResponse": "yunbind.huawei.cce.v5.delete_image_cache",
            "ImageCacheBuildingConfig": "yunbind.huawei.cce.v5.types",
            "ImageCacheDetail": "yunbind.huawei.cce.v5.types",
            "ImageCacheDetailStatus": "yunbind.huawei.cce.v5.enums",
            "ListImageCachesRequest": "yunbind.huawei.cce.v5.list_image_caches",
            "ListImageCachesResponse": "yunbind.huawei.cce.v5.list_image_caches",
            "ListPackageProductsRequest": "yunbind.huawei.cce.v5.list_package_products",
            "ListPackageProductsResponse": "yunbind.huawei.cce.v5.list_package_products",
            "Locale": "yunbind.huawei.cce.v5.enums",
            "PackageProductDetail": "yunbind.huawei.cce.v5.types",
            "PackageProductRequestDetail": "yunbind.huawei.cce.v5.types",
            "ShowImageCacheRequest": "yunbind.huawei.cce.v5.show_image_cache",
            "ShowImageCacheResponse": "yunbind.huawei.cce.v5.show_image_cache",
            "SubscribePackageProductsRequest": "yunbind.huawei.cce.v5.subscribe_package_products",
            "SubscribePackageProductsResponse": "yunbind.huawei.cce.v5.subscribe_package_products",
            "errors": "",
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
