# @generated from specs/tencent/ecm/2019-07-19/actions/DescribeImportImageOs.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import ImageOsList, OsVersion


class DescribeImportImageOsRequest(RequestModel):
    """Parameters of DescribeImportImageOs: https://www.tencentcloud.com/document/product/1119/45723"""


class DescribeImportImageOsResponse(ResponseModel):
    """Response of DescribeImportImageOs: https://www.tencentcloud.com/document/product/1119/45723"""

    import_image_os_list_supported: Annotated[ImageOsList, Field(alias="ImportImageOsListSupported")]
    """Supported types of operating systems."""
    import_image_os_version_set: Annotated[list[OsVersion], Field(alias="ImportImageOsVersionSet")]
    """Supported versions of each operating system."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
