# @generated from specs/huawei/cce/v5/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Huawei Cloud Cloud Container Engine, version v5: Managed Kubernetes; this version holds the image
caches of CCE Autopilot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.lazy import attach

if TYPE_CHECKING:
    from . import errors
    from .client import AsyncCceClient, CceClient
    from .enums import ImageCacheDetailStatus
    from .list_image_caches import ListImageCachesRequest, ListImageCachesResponse
    from .types import ImageCacheBuildingConfig, ImageCacheDetail
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncCceClient": "yunbind.huawei.cce.v5.client",
            "CceClient": "yunbind.huawei.cce.v5.client",
            "ImageCacheBuildingConfig": "yunbind.huawei.cce.v5.types",
            "ImageCacheDetail": "yunbind.huawei.cce.v5.types",
            "ImageCacheDetailStatus": "yunbind.huawei.cce.v5.enums",
            "ListImageCachesRequest": "yunbind.huawei.cce.v5.list_image_caches",
            "ListImageCachesResponse": "yunbind.huawei.cce.v5.list_image_caches",
            "errors": "",
        },
    )

__all__ = [
    "AsyncCceClient",
    "CceClient",
    "ImageCacheBuildingConfig",
    "ImageCacheDetail",
    "ImageCacheDetailStatus",
    "ListImageCachesRequest",
    "ListImageCachesResponse",
    "errors",
]
