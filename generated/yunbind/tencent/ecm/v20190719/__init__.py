# @generated from specs/tencent/ecm/2019-07-19/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Cloud Edge Computing Machine, version 2019-07-19: System images of machines at the edge of
the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.lazy import attach

if TYPE_CHECKING:
    from . import errors
    from .client import AsyncEcmClient, EcmClient
    from .describe_image import DescribeImageRequest, DescribeImageResponse
    from .enums import ImageType
    from .types import Filter, Image, SrcImage
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncEcmClient": "yunbind.tencent.ecm.v20190719.client",
            "DescribeImageRequest": "yunbind.tencent.ecm.v20190719.describe_image",
            "DescribeImageResponse": "yunbind.tencent.ecm.v20190719.describe_image",
            "EcmClient": "yunbind.tencent.ecm.v20190719.client",
            "Filter": "yunbind.tencent.ecm.v20190719.types",
            "Image": "yunbind.tencent.ecm.v20190719.types",
            "ImageType": "yunbind.tencent.ecm.v20190719.enums",
            "SrcImage": "yunbind.tencent.ecm.v20190719.types",
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
