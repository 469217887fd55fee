# @generated from specs/tencent/ecm/2019-07-19/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Cloud Edge Computing Machine, version 2019-07-19: System images of edge computing instances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

if TYPE_CHECKING:
    from . import errors
    from .client import AsyncEcmClient, EcmClient
    from .create_image import CreateImageRequest, CreateImageResponse
    from .delete_image import DeleteImageRequest, DeleteImageResponse
    from .describe_custom_image_task import DescribeCustomImageTaskRequest, DescribeCustomImageTaskResponse
    from .describe_image import DescribeImageRequest, DescribeImageResponse
    from .describe_import_image_os import DescribeImportImageOsRequest, DescribeImportImageOsResponse
    from .describe_task_result import DescribeTaskResultRequest, DescribeTaskResultResponse
    from .describe_task_status import DescribeTaskStatusRequest, DescribeTaskStatusResponse
    from .enums import (
        Architecture,
        ForcePoweroff,
        ImageTaskState,
        ImageType,
        InitFlag,
        TaskOutputStatus,
        TaskResult,
    )
    from .import_custom_image import ImportCustomImageRequest, ImportCustomImageResponse
    from .import_image import ImportImageRequest, ImportImageResponse
    from .modify_image_attribute import ModifyImageAttributeRequest, ModifyImageAttributeResponse
    from .modify_module_image import ModifyModuleImageRequest, ModifyModuleImageResponse
    from .types import (
        Filter,
        Image,
        ImageOsList,
        ImageTask,
        ImageUrl,
        OsVersion,
        SrcImage,
        TaskInput,
        TaskOutput,
    )
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "Architecture": "yunbind.tencent.ecm.v20190719.enums",
            "AsyncEcmClient": "yunbind.tencent.ecm.v20190719.client",
            "CreateImageRequest": "yunbind.tencent.ecm.v20190719.create_image",
            "CreateImageResponse": "yunbind.tencent.ecm.v20190719.create_image",
            "DeleteImageRequest": "yunbind.tencent.ecm.v20190719.delete_image",
            "DeleteImageResponse": "yunbind.tencent.ecm.v20190719.delete_image",
            "DescribeCustomImageTaskRequest": "yunbind.tencent.ecm.v20190719.describe_custom_image_task",
            "DescribeCustomImageTaskResponse": "yunbind.tencent.ecm.v20190719.describe_custom_image_task",
            "DescribeImageRequest": "yunbind.tencent.ecm.v20190719.describe_image",
            "DescribeImageResponse": "yunbind.tencent.ecm.v20190719.describe_image",
            "DescribeImportImageOsRequest": "yunbind.tencent.ecm.v20190719.describe_import_image_os",
            "DescribeImportImageOsResponse": "yunbind.tencent.ecm.v20190719.describe_import_image_os",
            "DescribeTaskResultRequest": "yunbind.tencent.ecm.v20190719.describe_task_result",
            "DescribeTaskResultResponse": "yunbind.tencent.ecm.v20190719.describe_task_result",
            "DescribeTaskStatusRequest": "yunbind.tencent.ecm.v20190719.describe_task_status",
            "DescribeTaskStatusResponse": "yunbind.tencent.ecm.v20190719.describe_task_status",
            "EcmClient": "yunbind.tencent.ecm.v20190719.client",
            "Filter": "yunbind.tencent.ecm.v20190719.types",
            "ForcePoweroff": "yunbind.tencent.ecm.v20190719.enums",
            "Image": "yunbind.tencent.ecm.v20190719.types",
            "ImageOsList": "yunbind.tencent.ecm.v20190719.types",
            "ImageTask": "yunbind.tencent.ecm.v20190719.types",
            "ImageTaskState": "yunbind.tencent.ecm.v20190719.enums",
            "ImageType": "yunbind.tencent.ecm.v20190719.enums",
            "ImageUrl": "yunbind.tencent.ecm.v20190719.types",
            "ImportCustomImageRequest": "yunbind.tencent.ecm.v20190719.import_custom_image",
            "ImportCustomImageResponse": "yunbind.tencent.ecm.v20190719.import_custom_image",
            "ImportImageRequest": "yunbind.tencent.ecm.v20190719.import_image",
            "ImportImageResponse": "yunbind.tencent.ecm.v20190719.import_image",
            "InitFlag": "yunbind.tencent.ecm.v20190719.enums",
            "ModifyImageAttributeRequest": "yunbind.tencent.ecm.v20190719.modify_image_attribute",
            "ModifyImageAttributeResponse": "yunbind.tencent.ecm.v20190719.modify_image_attribute",
            "ModifyModuleImageRequest": "yunbind.tencent.ecm.v20190719.modify_module_image",
            "ModifyModuleImageResponse": "yunbind.tencent.ecm.v20190719.modify_module_image",
            "OsVersion": "yunbind.tencent.ecm.v20190719.types",
            "SrcImage": "yunbind.tencent.ecm.v20190719.types",
            "TaskInput": "yunbind.tencent.ecm.v20190719.types",
            "TaskOutput": "yunbind.tencent.ecm.v20190719.types",
            "TaskOutputStatus": "yunbind.tencent.ecm.v20190719.enums",
            "TaskResult": "yunbind.tencent.ecm.v20190719.enums",
            "errors": "",
        },
    )

__all__ = [
    "Architecture",
    "AsyncEcmClient",
    "CreateImageRequest",
    "CreateImageResponse",
    "DeleteImageRequest",
    "DeleteImageResponse",
    "DescribeCustomImageTaskRequest",
    "DescribeCustomImageTaskResponse",
    "DescribeImageRequest",
    "DescribeImageResponse",
    "DescribeImportImageOsRequest",
    "DescribeImportImageOsResponse",
    "DescribeTaskResultRequest",
    "DescribeTaskResultResponse",
    "DescribeTaskStatusRequest",
    "DescribeTaskStatusResponse",
    "EcmClient",
    "Filter",
    "ForcePoweroff",
    "Image",
    "ImageOsList",
    "ImageTask",
    "ImageTaskState",
    "ImageType",
    "ImageUrl",
    "ImportCustomImageRequest",
    "ImportCustomImageResponse",
    "ImportImageRequest",
    "ImportImageResponse",
    "InitFlag",
    "ModifyImageAttributeRequest",
    "ModifyImageAttributeResponse",
    "ModifyModuleImageRequest",
    "ModifyModuleImageResponse",
    "OsVersion",
    "SrcImage",
    "TaskInput",
    "TaskOutput",
    "TaskOutputStatus",
    "TaskResult",
    "errors",
]
