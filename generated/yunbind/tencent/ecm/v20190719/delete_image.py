# @generated from specs/tencent/ecm/2019-07-19/actions/DeleteImage.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel


class DeleteImageRequest(RequestModel):
    """Parameters of DeleteImage: https://www.tencentcloud.com/document/product/1119/45726"""

    image_id_set: Annotated[list[str], Field(alias="ImageIDSet")]
    """IDs of the images to delete (img-...)."""


class DeleteImageResponse(ResponseModel):
    """Response of DeleteImage: https://www.tencentcloud.com/document/product/1119/45726"""

    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
