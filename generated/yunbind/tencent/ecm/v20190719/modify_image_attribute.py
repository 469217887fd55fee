# @generated from specs/tencent/ecm/2019-07-19/actions/ModifyImageAttribute.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel


class ModifyImageAttributeRequest(RequestModel):
    """Parameters of ModifyImageAttribute: https://cloud.tencent.com/document/api/1108/46514"""

    image_id: Annotated[str, Field(alias="ImageId")]
    """ID of the image (img-...)."""
    image_name: Annotated[str | None, Field(alias="ImageName", max_length=20)] = None
    """New name of the image, unique among the images (up to 20 characters)."""
    image_description: Annotated[str | None, Field(alias="ImageDescription", max_length=60)] = None
    """New description of the image (up to 60 characters)."""


class ModifyImageAttributeResponse(ResponseModel):
    """Response of ModifyImageAttribute: https://cloud.tencent.com/document/api/1108/46514"""

    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
