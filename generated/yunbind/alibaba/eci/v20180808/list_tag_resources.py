# @generated from specs/alibaba/eci/2018-08-08/actions/ListTagResources.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import Int32, RequestModel, ResponseModel

from yunbind.alibaba.eci.v20180808.enums import ResourceType

from .types import Tag, TagResource


class ListTagResourcesRequest(RequestModel):
    """Parameters of ListTagResources:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listtagresources
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the resources."""
    resource_id: Annotated[list[str] | None, Field(alias="ResourceId", max_length=100)] = None
    """IDs of the resources (up to 100 items)."""
    tag: Annotated[list[Tag] | None, Field(alias="Tag")] = None
    """Tags of the resources."""
    resource_type: Annotated[ResourceType, Field(alias="ResourceType")]
    """Type of the resources."""
    limit: Annotated[Int32 | None, Field(alias="Limit")] = None
    """Maximum number of entries per page."""
    next_token: Annotated[str | None, Field(alias="NextToken")] = None
    """Token of the page to return, taken from the previous response. Omit it for the first page."""


class ListTagResourcesResponse(ResponseModel):
    """Response of ListTagResources:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listtagresources
    """

    tag_resources: Annotated[list[TagResource], Field(alias="TagResources")]
    """Tags on this page and their resources."""
    next_token: Annotated[str | None, Field(alias="NextToken")] = None
    """Token of the next page. Absent or empty on the last page."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
