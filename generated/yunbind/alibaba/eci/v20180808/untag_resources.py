# @generated from specs/alibaba/eci/2018-08-08/actions/UntagResources.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from yunbind.alibaba.eci.v20180808.enums import ResourceType


class UntagResourcesRequest(RequestModel):
    """Parameters of UntagResources:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-untagresources
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the resources."""
    resource_id: Annotated[list[str], Field(alias="ResourceId", max_length=100)]
    """IDs of the resources, all of the type ResourceType (up to 100 items)."""
    tag_key: Annotated[list[str] | None, Field(alias="TagKey", max_length=20)] = None
    """Keys of the tags to remove (up to 20 items)."""
    resource_type: Annotated[ResourceType, Field(alias="ResourceType")]
    """Type of the resources."""
    all: Annotated[bool | None, Field(alias="All")] = None
    """Whether to remove all tags. Ignored if TagKey is set. Defaults to False."""
    client_token: Annotated[
        str | None, Field(alias="ClientToken", max_length=64, pattern="^(?:[\\x00-\\x7F]*)$")
    ] = None
    """Client token, ASCII characters only (up to 64 characters). Use a new one for each request and
    the same one for its retries. Generated if omitted, which makes retries safe.
    """


class UntagResourcesResponse(ResponseModel):
    """Response of UntagResources:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-untagresources
    """

    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
