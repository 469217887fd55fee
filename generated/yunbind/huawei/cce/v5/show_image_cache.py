# @generated from specs/huawei/cce/v5/actions/ShowImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import ImageCacheDetail


class ShowImageCacheRequest(RequestModel):
    """Parameters of ShowImageCache:
    https://support.huaweicloud.com/api-cce-autopilot/ShowImageCache.html
    """

    image_cache_id: Annotated[str, Field(alias="image_cache_id")]
    """ID of the cache."""


class ShowImageCacheResponse(ResponseModel):
    """Response of ShowImageCache:
    https://support.huaweicloud.com/api-cce-autopilot/ShowImageCache.html
    """

    image_cache: Annotated[ImageCacheDetail, Field(alias="image_cache")]
    """The cache."""
