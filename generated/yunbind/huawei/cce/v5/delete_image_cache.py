# @generated from specs/huawei/cce/v5/actions/DeleteImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import ImageCacheDetail


class DeleteImageCacheRequest(RequestModel):
    """Parameters of DeleteImageCache:
    https://support.huaweicloud.com/api-cce-autopilot/DeleteImageCache.html
    """

    image_cache_id: Annotated[str, Field(alias="image_cache_id")]
    """ID of the cache."""


class DeleteImageCacheResponse(ResponseModel):
    """Response of DeleteImageCache:
    https://support.huaweicloud.com/api-cce-autopilot/DeleteImageCache.html
    """

    image_cache: Annotated[ImageCacheDetail, Field(alias="image_cache")]
    """The cache that is being deleted."""
