# @generated from specs/tencent/ecm/2019-07-19/actions/ImportImage.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel


class ImportImageRequest(RequestModel):
    """Parameters of ImportImage: https://www.tencentcloud.com/document/product/1119/45722"""

    image_id: Annotated[str, Field(alias="ImageId")]
    """ID of the image to copy (img-...)."""
    image_description: Annotated[str, Field(alias="ImageDescription")]
    """Description of the image."""
    source_region: Annotated[str, Field(alias="SourceRegion")]
    """CVM region that holds the image, such as ap-chengdu."""


class ImportImageResponse(ResponseModel):
    """Response of ImportImage: https://www.tencentcloud.com/document/product/1119/45722"""

    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
