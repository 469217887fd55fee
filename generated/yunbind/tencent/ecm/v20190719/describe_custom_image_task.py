# @generated from specs/tencent/ecm/2019-07-19/actions/DescribeCustomImageTask.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import Filter, ImageTask


class DescribeCustomImageTaskRequest(RequestModel):
    """Parameters of DescribeCustomImageTask: https://www.tencentcloud.com/document/product/1119/45725"""

    filters: Annotated[list[Filter], Field(alias="Filters")]
    """Filters for the tasks. Filter names: task-id: ID of the task, as returned by ImportCustomImage;
    image-id: ID of the image; image-name: Name of the image.
    """


class DescribeCustomImageTaskResponse(ResponseModel):
    """Response of DescribeCustomImageTask: https://www.tencentcloud.com/document/product/1119/45725"""

    image_task_set: Annotated[list[ImageTask] | None, Field(alias="ImageTaskSet")] = None
    """Matching tasks."""
    total_count: Annotated[int | None, Field(alias="TotalCount")] = None
    """Number of matching tasks."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
