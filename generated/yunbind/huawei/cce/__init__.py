# @generated from specs/huawei/cce/v5/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Huawei Cloud Cloud Container Engine: Managed Kubernetes; this version holds the image caches of CCE
Autopilot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.lazy import attach

if TYPE_CHECKING:
    from . import errors
    from .v5 import (
        AsyncCceClient,
        CceClient,
        ImageCacheBuildingConfig,
        ImageCacheDetail,
        ImageCacheDetailStatus,
        ListImageCachesRequest,
        ListImageCachesResponse,
    )
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncCceClient": "yunbind.huawei.cce.v5",
            "CceClient": "yunbind.huawei.cce.v5",
            "ImageCacheBuildingConfig": "yunbind.huawei.cce.v5",
            "ImageCacheDetail": "yunbind.huawei.cce.v5",
            "ImageCacheDetailStatus": "yunbind.huawei.cce.v5",
            "ListImageCachesRequest": "yunbind.huawei.cce.v5",
            "ListImageCachesResponse": "yunbind.huawei.cce.v5",
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
