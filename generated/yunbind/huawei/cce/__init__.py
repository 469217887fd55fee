# @generated from specs/huawei/cce/v5/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Huawei Cloud Cloud Container Engine: Managed Kubernetes. This version of the API manages the image
caches of CCE Autopilot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

if TYPE_CHECKING:
    from . import errors
    from .v5 import (
        AsyncCceClient,
        CceClient,
        CreateImageCacheRequest,
        CreateImageCacheResponse,
        DeleteImageCacheRequest,
        DeleteImageCacheResponse,
        ImageCacheBuildingConfig,
        ImageCacheDetail,
        ImageCacheDetailStatus,
        ListImageCachesRequest,
        ListImageCachesResponse,
        ListPackageProductsRequest,
        ListPackageProductsResponse,
        Locale,
        PackageProductDetail,
        PackageProductRequestDetail,
        ShowImageCacheRequest,
        ShowImageCacheResponse,
        SubscribePackageProductsRequest,
        SubscribePackageProductsResponse,
    )
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncCceClient": "yunbind.huawei.cce.v5",
            "CceClient": "yunbind.huawei.cce.v5",
            "CreateImageCacheRequest": "yunbind.huawei.cce.v5",
            "CreateImageCacheResponse": "yunbind.huawei.cce.v5",
            "DeleteImageCacheRequest": "yunbind.huawei.cce.v5",
            "DeleteImageCacheResponse": "yunbind.huawei.cce.v5",
            "ImageCacheBuildingConfig": "yunbind.huawei.cce.v5",
            "ImageCacheDetail": "yunbind.huawei.cce.v5",
            "ImageCacheDetailStatus": "yunbind.huawei.cce.v5",
            "ListImageCachesRequest": "yunbind.huawei.cce.v5",
            "ListImageCachesResponse": "yunbind.huawei.cce.v5",
            "ListPackageProductsRequest": "yunbind.huawei.cce.v5",
            "ListPackageProductsResponse": "yunbind.huawei.cce.v5",
            "Locale": "yunbind.huawei.cce.v5",
            "PackageProductDetail": "yunbind.huawei.cce.v5",
            "PackageProductRequestDetail": "yunbind.huawei.cce.v5",
            "ShowImageCacheRequest": "yunbind.huawei.cce.v5",
            "ShowImageCacheResponse": "yunbind.huawei.cce.v5",
            "SubscribePackageProductsRequest": "yunbind.huawei.cce.v5",
            "SubscribePackageProductsResponse": "yunbind.huawei.cce.v5",
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
