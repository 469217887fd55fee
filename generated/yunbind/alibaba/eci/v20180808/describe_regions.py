# @generated from specs/alibaba/eci/2018-08-08/actions/DescribeRegions.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import Region


class DescribeRegionsRequest(RequestModel):
    """Parameters of DescribeRegions:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeregions
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region to query."""


class DescribeRegionsResponse(ResponseModel):
    """Response of DescribeRegions:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeregions
    """

    regions: Annotated[list[Region], Field(alias="Regions")]
    """Regions in which the service is available."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
