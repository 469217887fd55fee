# @generated from specs/alibaba/eci/2018-08-08/actions/TagResources.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from yunbind.alibaba.eci.v20180808.enums import ResourceType

from .types import ResourceTag


class TagResourcesRequest(RequestModel):
    """Parameters of TagResources:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-tagresources
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the resources."""
    resource_id: Annotated[list[str], Field(alias="ResourceId", max_length=100)]
    """IDs of the resources, all of the type ResourceType (up to 100 items)."""
    tag: Annotated[list[ResourceTag], Field(alias="Tag", max_length=20)]
    """Tags to add to each resource (up to 20 items). A resource can have at most 20 tags."""
    resource_type: Annotated[ResourceType, Field(alias="ResourceType")]
    """Type of the resources."""


class TagResourcesResponse(ResponseModel):
    """Response of TagResources:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-tagresources
    """

    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
