# @generated from specs/huawei/cce/v5/actions/CreateImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import ImageCacheBuildingConfig, ImageCacheDetail


class CreateImageCacheRequest(RequestModel):
    """Parameters of CreateImageCache:
    https://support.huaweicloud.com/api-cce-autopilot/CreateImageCache.html
    """

    name: Annotated[
        str, Field(alias="name", max_length=128, min_length=1, pattern="^(?:[a-z]([a-z0-9-]*[a-z0-9])?)$")
    ]
    """Unique name of the cache: lowercase letters, digits and hyphens (1 to 128 characters). It must
    start with a letter and must not end with a hyphen.
    """
    images: Annotated[list[str], Field(alias="images")]
    """Container images to cache."""
    building_config: Annotated[ImageCacheBuildingConfig, Field(alias="building_config")]
    """Configuration of the build."""
    image_cache_size: Annotated[int | None, Field(alias="image_cache_size", ge=20, le=400)] = None
    """Size of the cache's disk in GiB (20 to 400). At least three times the total size of the images
    is recommended. Defaults to 20.
    """
    retention_days: Annotated[int | None, Field(alias="retention_days", ge=0, le=10000)] = None
    """Number of days until the cache expires and is deleted (0 to 10000). 0 keeps it permanently.
    Defaults to 0.
    """


class CreateImageCacheResponse(ResponseModel):
    """Response of CreateImageCache:
    https://support.huaweicloud.com/api-cce-autopilot/CreateImageCache.html
    """

    image_cache: Annotated[ImageCacheDetail, Field(alias="image_cache")]
    """The new cache."""
