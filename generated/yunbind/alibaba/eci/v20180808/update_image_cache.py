# @generated from specs/alibaba/eci/2018-08-08/actions/UpdateImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import Int32, RequestModel, ResponseModel

from yunbind.alibaba.eci.v20180808.enums import EliminationStrategy

from .types import AcrRegistryInfoForUpdate, ImageRegistryCredential, Tag


class UpdateImageCacheRequest(RequestModel):
    """Parameters of UpdateImageCache:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-updateimagecache
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the cache."""
    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """ID of the cache."""
    security_group_id: Annotated[str | None, Field(alias="SecurityGroupId")] = None
    """ID of the security group of the temporary instance."""
    v_switch_id: Annotated[str | None, Field(alias="VSwitchId")] = None
    """ID of the vSwitch of the temporary instance."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """New name of the cache."""
    eip_instance_id: Annotated[str | None, Field(alias="EipInstanceId")] = None
    """ID of the elastic IP address (EIP) for pulling public images. A NAT gateway in the network is an
    alternative.
    """
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """ID of the resource group of the cache."""
    client_token: Annotated[
        str | None, Field(alias="ClientToken", max_length=64, pattern="^(?:[\\x00-\\x7F]*)$")
    ] = None
    """Client token, ASCII characters only (up to 64 characters). Use a new one for each request and
    the same one for its retries. Generated if omitted, which makes retries safe.
    """
    image_cache_size: Annotated[Int32 | None, Field(alias="ImageCacheSize")] = None
    """Size of the cache in GiB. Defaults to 20."""
    retention_days: Annotated[Int32 | None, Field(alias="RetentionDays")] = None
    """Number of days after which the cache is deleted. By default the cache is kept. Failed caches are
    deleted after one day.
    """
    auto_match_image_cache: Annotated[bool | None, Field(alias="AutoMatchImageCache")] = None
    """Whether to reuse the layers of existing caches, which is faster. Defaults to False."""
    image_registry_credential: Annotated[
        list[ImageRegistryCredential] | None, Field(alias="ImageRegistryCredential", max_length=10)
    ] = None
    """Credentials for registries of private images (up to 10 items)."""
    image: Annotated[list[str] | None, Field(alias="Image")] = None
    """Container images to cache."""
    tag: Annotated[list[Tag] | None, Field(alias="Tag", max_length=20)] = None
    """Tags of the cache (up to 20 items)."""
    flash: Annotated[bool | None, Field(alias="Flash")] = None
    """Whether to create a local snapshot first, so that the cache is ready sooner. A standard snapshot
    replaces it later. Defaults to False.
    """
    acr_registry_info: Annotated[list[AcrRegistryInfoForUpdate] | None, Field(alias="AcrRegistryInfo")] = None
    """Container Registry (ACR) Enterprise instances from which images are pulled without a password."""
    standard_copy_count: Annotated[Int32 | None, Field(alias="StandardCopyCount")] = None
    """Number of standard snapshots. One for every 1000 instances that start at the same time is
    recommended. Defaults to 1.
    """
    flash_copy_count: Annotated[Int32 | None, Field(alias="FlashCopyCount")] = None
    """Number of local snapshots with Flash. One for every 1000 instances that start at the same time
    is recommended. Defaults to 1.
    """
    elimination_strategy: Annotated[EliminationStrategy | None, Field(alias="EliminationStrategy")] = None
    """Policy for deleting the cache when the account's quota is reached. By default the cache is kept."""


class UpdateImageCacheResponse(ResponseModel):
    """Response of UpdateImageCache:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-updateimagecache
    """

    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
