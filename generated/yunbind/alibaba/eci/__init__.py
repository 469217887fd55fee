# @generated from specs/alibaba/eci/2018-08-08/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Elastic Container Instance: Containers without servers to manage, and the image caches
that start them quickly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.lazy import attach

if TYPE_CHECKING:
    from . import errors
    from .v20180808 import (
        AsyncEciClient,
        DescribeImageCachesRequest,
        DescribeImageCachesResponse,
        EciClient,
        EliminationStrategy,
        ImageCache,
        ImageCacheEvent,
        ImageCacheStatus,
        Tag,
    )
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncEciClient": "yunbind.alibaba.eci.v20180808",
            "DescribeImageCachesRequest": "yunbind.alibaba.eci.v20180808",
            "DescribeImageCachesResponse": "yunbind.alibaba.eci.v20180808",
            "EciClient": "yunbind.alibaba.eci.v20180808",
            "EliminationStrategy": "yunbind.alibaba.eci.v20180808",
            "ImageCache": "yunbind.alibaba.eci.v20180808",
            "ImageCacheEvent": "yunbind.alibaba.eci.v20180808",
            "ImageCacheStatus": "yunbind.alibaba.eci.v20180808",
            "Tag": "yunbind.alibaba.eci.v20180808",
            "errors": "",
        },
    )

__all__ = [
    "AsyncEciClient",
    "DescribeImageCachesRequest",
    "DescribeImageCachesResponse",
    "EciClient",
    "EliminationStrategy",
    "ImageCache",
    "ImageCacheEvent",
    "ImageCacheStatus",
    "Tag",
    "errors",
]
