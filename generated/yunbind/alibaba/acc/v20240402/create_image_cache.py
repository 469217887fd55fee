# @generated from specs/alibaba/acc/2024-04-02/actions/CreateImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import AcrRegistryInfo, ImageRegistryCredential, NetworkConfig, Tag


class CreateImageCacheRequest(RequestModel):
    """Parameters of CreateImageCache: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview"""

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region to create the cache in."""
    image_cache_name: Annotated[str, Field(alias="ImageCacheName")]
    """Name of the cache."""
    images: Annotated[list[str], Field(alias="Images")]
    """Images to put into the cache."""
    network_config: Annotated[NetworkConfig, Field(alias="NetworkConfig")]
    """Network in which the cache is made."""
    image_registry_credentials: Annotated[
        list[ImageRegistryCredential] | None, Field(alias="ImageRegistryCredentials")
    ] = None
    """Logins for registries of private images."""
    acr_registry_infos: Annotated[list[AcrRegistryInfo] | None, Field(alias="AcrRegistryInfos")] = None
    """Enterprise instances of Container Registry to pull from without a password."""
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    """Tags of the cache."""
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """Resource group of the cache."""
    client_token: Annotated[str | None, Field(alias="ClientToken")] = None
    """Text that only repetitions of this very request share."""
    platform: Annotated[str | None, Field(alias="Platform")] = None
    """Platform that the images are for; its form is not documented."""


class CreateImageCacheResponse(ResponseModel):
    """Answer of CreateImageCache: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview"""

    image_cache_id: Annotated[str | None, Field(alias="ImageCacheId")] = None
    """Id of the new cache."""
    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; quote it to the vendor's support."""
