# @generated from specs/tencent/ecm/2019-07-19/actions/DescribeTaskResult.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from yunbind.tencent.ecm.v20190719.enums import TaskResult


class DescribeTaskResultRequest(RequestModel):
    """Parameters of DescribeTaskResult: https://cloud.tencent.com/document/api/1108/42540"""

    ecm_region: Annotated[str, Field(alias="EcmRegion")]
    """Edge region in which the task runs, such as ap-hangzhou-ecm."""
    task_id: Annotated[str, Field(alias="TaskId")]
    """ID of the task."""


class DescribeTaskResultResponse(ResponseModel):
    """Response of DescribeTaskResult: https://cloud.tencent.com/document/api/1108/42540"""

    task_id: Annotated[str, Field(alias="TaskId")]
    """ID of the task."""
    result: Annotated[TaskResult, Field(alias="Result")]
    """Result of the task."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
