# @generated from specs/tencent/ecm/2019-07-19/actions/CreateImage.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from yunbind.tencent.ecm.v20190719.enums import ForcePoweroff


class CreateImageRequest(RequestModel):
    """Parameters of CreateImage: https://www.tencentcloud.com/document/product/1119/45727"""

    image_name: Annotated[str, Field(alias="ImageName")]
    """Name of the new image."""
    instance_id: Annotated[str, Field(alias="InstanceId")]
    """ID of the instance to create the image from (ein-...)."""
    image_description: Annotated[str | None, Field(alias="ImageDescription")] = None
    """Description of the new image."""
    force_poweroff: Annotated[ForcePoweroff | None, Field(alias="ForcePoweroff")] = None
    """Whether to shut down the instance before the image is created. A string, not a boolean. Defaults
    to FALSE.
    """


class CreateImageResponse(ResponseModel):
    """Response of CreateImage: https://www.tencentcloud.com/document/product/1119/45727"""

    task_id: Annotated[str, Field(alias="TaskId")]
    """ID of the task, for DescribeTaskStatus."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
