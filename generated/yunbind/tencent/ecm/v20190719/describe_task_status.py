# @generated from specs/tencent/ecm/2019-07-19/actions/DescribeTaskStatus.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import TaskInput, TaskOutput


class DescribeTaskStatusRequest(RequestModel):
    """Parameters of DescribeTaskStatus: https://cloud.tencent.com/document/api/1108/46516"""

    task_set: Annotated[list[TaskInput], Field(alias="TaskSet")]
    """Tasks to look up."""


class DescribeTaskStatusResponse(ResponseModel):
    """Response of DescribeTaskStatus: https://cloud.tencent.com/document/api/1108/46516"""

    task_set: Annotated[list[TaskOutput], Field(alias="TaskSet")]
    """Status of each task."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
