# @generated from specs/alibaba/eci/2018-08-08/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Elastic Container Instance, version 2018-08-08: Containers without servers to manage,
and the image caches that start them quickly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.lazy import attach

if TYPE_CHECKING:
    from . import errors
    from .client import AsyncEciClient, EciClient
    from .describe_image_caches import DescribeImageCachesRequest, DescribeImageCachesResponse
    from .enums import EliminationStrategy, ImageCacheStatus
    from .types import ImageCache, ImageCacheEvent, Tag
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncEciClient": "yunbind.alibaba.eci.v20180808.client",
            "DescribeImageCachesRequest": "yunbind.alibaba.eci.v20180808.describe_image_caches",
            "DescribeImageCachesResponse": "yunbind.alibaba.eci.v20180808.describe_image_caches",
            "EciClient": "yunbind.alibaba.eci.v20180808.client",
            "EliminationStrategy": "yunbind.alibaba.eci.v20180808.enums",
            "ImageCache": "yunbind.alibaba.eci.v20180808.types",
            "ImageCacheEvent": "yunbind.alibaba.eci.v20180808.types",
            "ImageCacheStatus": "yunbind.alibaba.eci.v20180808.enums",
            "Tag": "yunbind.alibaba.eci.v20180808.types",
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
