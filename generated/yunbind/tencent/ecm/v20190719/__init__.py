# @generated from specs/tencent/ecm/2019-07-19/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Cloud Edge Computing Machine, version 2019-07-19: System images of edge computing instances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_modules

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
    __getattr__, __dir__ = attach_modules(
        __name__,
        {
            "client": "AsyncEcmClient EcmClient",
            "create_image": "CreateImageRequest CreateImageResponse",
            "delete_image": "DeleteImageRequest DeleteImageResponse",
            "describe_custom_image_task": "DescribeCustomImageTaskRequest DescribeCustomImageTaskResponse",
            "describe_image": "DescribeImageRequest DescribeImageResponse",
            "describe_import_image_os": "DescribeImportImageOsRequest DescribeImportImageOsResponse",
            "describe_task_result": "DescribeTaskResultRequest DescribeTaskResultResponse",
            "describe_task_status": "DescribeTaskStatusRequest DescribeTaskStatusResponse",
            "enums": "Architecture ForcePoweroff ImageTaskState ImageType InitFlag TaskOutputStatus TaskResult",
            "import_custom_image": "ImportCustomImageRequest ImportCustomImageResponse",
            "import_image": "ImportImageRequest ImportImageResponse",
            "modify_image_attribute": "ModifyImageAttributeRequest ModifyImageAttributeResponse",
            "modify_module_image": "ModifyModuleImageRequest ModifyModuleImageResponse",
            "types": "Filter Image ImageOsList ImageTask ImageUrl OsVersion SrcImage TaskInput TaskOutput",
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
