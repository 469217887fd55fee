# @generated from specs/alibaba/eci/2018-08-08/actions/CreateImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import Int32, RequestModel, ResponseModel

from yunbind.alibaba.eci.v20180808.enums import EliminationStrategy, OsType

from .types import AcrRegistryInfo, ImageRegistryCredential, Tag


class CreateImageCacheRequest(RequestModel):
    """Parameters of CreateImageCache:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-createimagecache
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the new cache."""
    zone_id: Annotated[str | None, Field(alias="ZoneId")] = None
    """Zone in which the cache is built."""
    security_group_id: Annotated[str | None, Field(alias="SecurityGroupId")] = None
    """ID of the security group of the temporary instance."""
    v_switch_id: Annotated[str | None, Field(alias="VSwitchId")] = None
    """ID of the vSwitch of the temporary instance. Up to 10 IDs, separated by commas, let the service
    choose between zones.
    """
    image_cache_name: Annotated[str, Field(alias="ImageCacheName")]
    """Name of the cache."""
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
    """Size of the cache in GiB. The creation fails if the images do not fit. The Kubernetes resource
    allows 20 to 32768. Defaults to 20.
    """
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
    image: Annotated[list[str], Field(alias="Image")]
    """Container images to cache."""
    tag: Annotated[list[Tag] | None, Field(alias="Tag", max_length=20)] = None
    """Tags of the cache (up to 20 items)."""
    flash: Annotated[bool | None, Field(alias="Flash")] = None
    """Whether to create a local snapshot first, so that the cache is ready sooner. A standard snapshot
    replaces it later. Defaults to False.
    """
    acr_registry_info: Annotated[list[AcrRegistryInfo] | None, Field(alias="AcrRegistryInfo")] = None
    """Container Registry (ACR) Enterprise instances from which images are pulled without a password."""
    annotations: Annotated[str | None, Field(alias="Annotations")] = None
    """Annotations. Not intended for customers."""
    plain_http_registry: Annotated[str | None, Field(alias="PlainHttpRegistry")] = None
    """Hosts of the registries to pull from over plain HTTP, separated by commas."""
    insecure_registry: Annotated[str | None, Field(alias="InsecureRegistry")] = None
    """Hosts of the registries whose TLS certificates are not verified, separated by commas."""
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
    os_type: Annotated[OsType | None, Field(alias="OsType")] = None
    """Operating system of the cache. Defaults to Linux."""


class CreateImageCacheResponse(ResponseModel):
    """Response of CreateImageCache:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-createimagecache
    """

    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """ID of the new cache."""
    container_group_id: Annotated[str, Field(alias="ContainerGroupId")]
    """ID of the temporary container instance that builds the cache."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
