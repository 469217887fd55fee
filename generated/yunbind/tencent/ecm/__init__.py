# @generated from specs/tencent/ecm/2019-07-19/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Cloud Edge Computing Machine: System images of machines at the edge of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.lazy import attach

if TYPE_CHECKING:
    from . import errors
    from .v20190719 import (
        AsyncEcmClient,
        DescribeImageRequest,
        DescribeImageResponse,
        EcmClient,
        Filter,
        Image,
        ImageType,
        SrcImage,
    )
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncEcmClient": "yunbind.tencent.ecm.v20190719",
            "DescribeImageRequest": "yunbind.tencent.ecm.v20190719",
            "DescribeImageResponse": "yunbind.tencent.ecm.v20190719",
            "EcmClient": "yunbind.tencent.ecm.v20190719",
            "Filter": "yunbind.tencent.ecm.v20190719",
            "Image": "yunbind.tencent.ecm.v20190719",
            "ImageType": "yunbind.tencent.ecm.v20190719",
            "SrcImage": "yunbind.tencent.ecm.v20190719",
            "errors": "",
        },
    )

__all__ = [
    "AsyncEcmClient",
    "DescribeImageRequest",
    "DescribeImageResponse",
    "EcmClient",
    "Filter",
    "Image",
    "ImageType",
    "SrcImage",
    "errors",
]
