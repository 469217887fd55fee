# @generated from specs/tencent/ecm/2019-07-19/actions/DescribeCustomImageTask.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.models import RequestModel, ResponseModel

from .types import Filter, ImageTask


class DescribeCustomImageTaskRequest(RequestModel):
    """Parameters of DescribeCustomImageTask: https://www.tencentcloud.com/document/product/1119/45725"""

    filters: Annotated[list[Filter], Field(alias="Filters")]
    """
    Conditions on the tasks. Names: task-id: Id of the task, as ImportCustomImage returns it;
    image-id: Id of the image; image-name: Name of the image.
    """


class DescribeCustomImageTaskResponse(ResponseModel):
    """Answer of DescribeCustomImageTask: https://www.tencentcloud.com/document/product/1119/45725"""

    image_task_set: Annotated[list[ImageTask] | None, Field(alias="ImageTaskSet")] = None
    """Tasks that match."""
    total_count: Annotated[int | None, Field(alias="TotalCount")] = None
    """Number of tasks that match."""
    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; name it when asking for support."""
