# @generated from specs/alibaba/eci/2018-08-08/actions/ListUsage.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import UsageAttributes


class ListUsageRequest(RequestModel):
    """Parameters of ListUsage:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listusage
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region to query."""


class ListUsageResponse(ResponseModel):
    """Response of ListUsage:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listusage
    """

    attributes: Annotated[UsageAttributes, Field(alias="Attributes")]
    """Usage and quotas."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
