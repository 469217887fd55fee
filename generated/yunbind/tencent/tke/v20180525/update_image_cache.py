# @generated from specs/tencent/tke/2018-05-25/actions/UpdateImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.models import RequestModel, ResponseModel, Uint64

from .types import ImageRegistryCredential, Tag


class UpdateImageCacheRequest(RequestModel):
    """Parameters of UpdateImageCache: https://cloud.tencent.com/document/api/457/70857"""

    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """Id of the cache to change (imc-...)."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """New name."""
    image_registry_credentials: Annotated[
        list[ImageRegistryCredential] | None, Field(alias="ImageRegistryCredentials")
    ] = None
    """Logins of the registries that the images come from."""
    images: Annotated[list[str] | None, Field(alias="Images")] = None
    """Container images that the cache is to hold."""
    image_cache_size: Annotated[Uint64 | None, Field(alias="ImageCacheSize")] = None
    """New size in GiB, within what a high-performance cloud disk may have."""
    retention_days: Annotated[Uint64 | None, Field(alias="RetentionDays")] = None
    """Days to keep the cache before it is removed; 0 keeps it for ever."""
    security_group_ids: Annotated[list[str] | None, Field(alias="SecurityGroupIds")] = None
    """Security groups of the helper instance (sg-...)."""
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    """Tags to put on the cache."""


class UpdateImageCacheResponse(ResponseModel):
    """Answer of UpdateImageCache: https://cloud.tencent.com/document/api/457/70857"""

    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; name it when asking for support."""
