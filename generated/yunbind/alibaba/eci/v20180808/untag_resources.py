# @generated from specs/alibaba/eci/2018-08-08/actions/UntagResources.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from yunbind.alibaba.eci.v20180808.enums import ResourceType


class UntagResourcesRequest(RequestModel):
    """
    Parameters of UntagResources:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-untagresources
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the resources."""
    resource_id: Annotated[list[str], Field(alias="ResourceId", max_length=100)]
    """Ids of the resources; all of the type given. At most 100 items."""
    tag_key: Annotated[list[str] | None, Field(alias="TagKey", max_length=20)] = None
    """Names of the tags to take off. At most 20 items."""
    resource_type: Annotated[ResourceType, Field(alias="ResourceType")]
    """Type of the resources."""
    all: Annotated[bool | None, Field(alias="All")] = None
    """
    Whether to take off all tags; it counts only when TagKey is absent. When absent, the service
    takes false.
    """
    client_token: Annotated[
        str | None, Field(alias="ClientToken", max_length=64, pattern="^(?:[\\x00-\\x7F]*)$")
    ] = None
    """
    Text in ASCII that only repetitions of this very request share; it makes them safe. At most 64
    characters. Must match [\\x00-\\x7F]*. Makes a repeated call safe.
    """


class UntagResourcesResponse(ResponseModel):
    """
    Answer of UntagResources:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-untagresources
    """

    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; quote it to the vendor's support."""
