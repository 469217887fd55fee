# @generated from specs/tencent/ecm/2019-07-19/actions/ModifyModuleImage.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel


class ModifyModuleImageRequest(RequestModel):
    """Parameters of ModifyModuleImage: https://cloud.tencent.com/document/api/1108/42540"""

    default_image_id: Annotated[str, Field(alias="DefaultImageId")]
    """ID of the new default image (img-...)."""
    module_id: Annotated[str, Field(alias="ModuleId")]
    """ID of the module (em-...)."""


class ModifyModuleImageResponse(ResponseModel):
    """Response of ModifyModuleImage: https://cloud.tencent.com/document/api/1108/42540"""

    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
