# @generated from specs/alibaba/acc/2024-04-02/actions/CreateImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import AcrRegistryInfo, ImageRegistryCredential, NetworkConfig, Tag


class CreateImageCacheRequest(RequestModel):
    """Parameters of CreateImageCache: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview"""

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the new cache."""
    image_cache_name: Annotated[str, Field(alias="ImageCacheName")]
    """Name of the cache."""
    images: Annotated[list[str], Field(alias="Images")]
    """Container images to cache."""
    network_config: Annotated[NetworkConfig, Field(alias="NetworkConfig")]
    """Network in which the cache is built."""
    image_registry_credentials: Annotated[
        list[ImageRegistryCredential] | None, Field(alias="ImageRegistryCredentials")
    ] = None
    """Credentials for registries of private images."""
    acr_registry_infos: Annotated[list[AcrRegistryInfo] | None, Field(alias="AcrRegistryInfos")] = None
    """Container Registry (ACR) Enterprise instances from which images are pulled without a password."""
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    """Tags of the cache."""
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """ID of the resource group of the cache."""
    client_token: Annotated[str | None, Field(alias="ClientToken")] = None
    """Client token. Use a new one for each request and the same one for its retries."""
    platform: Annotated[str | None, Field(alias="Platform")] = None
    """Platform of the images. The format is not documented."""


class CreateImageCacheResponse(ResponseModel):
    """Response of CreateImageCache: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview"""

    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """ID of the new cache."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
