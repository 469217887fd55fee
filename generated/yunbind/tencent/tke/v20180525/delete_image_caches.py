# @generated from specs/tencent/tke/2018-05-25/actions/DeleteImageCaches.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel


class DeleteImageCachesRequest(RequestModel):
    """Parameters of DeleteImageCaches: https://cloud.tencent.com/document/api/457/70860"""

    image_cache_ids: Annotated[list[str], Field(alias="ImageCacheIds")]
    """IDs of the caches to delete (imc-...)."""


class DeleteImageCachesResponse(ResponseModel):
    """Response of DeleteImageCaches: https://cloud.tencent.com/document/api/457/70860"""

    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
