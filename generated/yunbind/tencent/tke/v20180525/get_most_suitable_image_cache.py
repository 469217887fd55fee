# @generated from specs/tencent/tke/2018-05-25/actions/GetMostSuitableImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import ImageCache


class GetMostSuitableImageCacheRequest(RequestModel):
    """Parameters of GetMostSuitableImageCache: https://cloud.tencent.com/document/api/457/70858"""

    images: Annotated[list[str], Field(alias="Images")]
    """Container images to match."""
    snapshotter: Annotated[str | None, Field(alias="Snapshotter")] = None
    """Required snapshotter of the cache. The known value is overlay."""


class GetMostSuitableImageCacheResponse(ResponseModel):
    """Response of GetMostSuitableImageCache: https://cloud.tencent.com/document/api/457/70858"""

    found: Annotated[bool | None, Field(alias="Found")] = None
    """Whether a matching cache was found."""
    image_cache: Annotated[ImageCache | None, Field(alias="ImageCache")] = None
    """The best matching cache, or null if no cache matches."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
