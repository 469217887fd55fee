# @generated from specs/alibaba/eci/2018-08-08/actions/ListTagResources.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import Int32, RequestModel, ResponseModel

from yunbind.alibaba.eci.v20180808.enums import ResourceType

from .types import Tag, TagResource


class ListTagResourcesRequest(RequestModel):
    """
    Parameters of ListTagResources:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listtagresources
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the resources."""
    resource_id: Annotated[list[str] | None, Field(alias="ResourceId", max_length=100)] = None
    """Ids of the resources. At most 100 items."""
    tag: Annotated[list[Tag] | None, Field(alias="Tag")] = None
    """Tags that the resources carry."""
    resource_type: Annotated[ResourceType, Field(alias="ResourceType")]
    """Type of the resources."""
    limit: Annotated[Int32 | None, Field(alias="Limit")] = None
    """Entries per page."""
    next_token: Annotated[str | None, Field(alias="NextToken")] = None
    """Where the page starts, as the page before it gave it; leave it out for the first page."""


class ListTagResourcesResponse(ResponseModel):
    """
    Answer of ListTagResources:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listtagresources
    """

    tag_resources: Annotated[list[TagResource] | None, Field(alias="TagResources")] = None
    """This page of tags with their resources."""
    next_token: Annotated[str | None, Field(alias="NextToken")] = None
    """Where the next page starts; absent or empty on the last one."""
    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; quote it to the vendor's support."""
