# @generated from specs/tencent/tke/2018-05-25/actions/UpdateImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel, Uint64

from .types import ImageRegistryCredential, Tag


class UpdateImageCacheRequest(RequestModel):
    """Parameters of UpdateImageCache: https://cloud.tencent.com/document/api/457/70857"""

    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """ID of the cache to update (imc-...)."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """New name of the cache."""
    image_registry_credentials: Annotated[
        list[ImageRegistryCredential] | None, Field(alias="ImageRegistryCredentials")
    ] = None
    """Credentials of the image registries."""
    images: Annotated[list[str] | None, Field(alias="Images")] = None
    """Container images that the cache should contain."""
    image_cache_size: Annotated[Uint64 | None, Field(alias="ImageCacheSize")] = None
    """New size of the cache in GiB. The allowed range is that of high-performance cloud disks."""
    retention_days: Annotated[Uint64 | None, Field(alias="RetentionDays")] = None
    """Number of days to keep the cache before it is deleted. 0 means that it never expires."""
    security_group_ids: Annotated[list[str] | None, Field(alias="SecurityGroupIds")] = None
    """IDs of the security groups of the helper instance (sg-...)."""
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    """Tags to bind to the cache."""


class UpdateImageCacheResponse(ResponseModel):
    """Response of UpdateImageCache: https://cloud.tencent.com/document/api/457/70857"""

    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
