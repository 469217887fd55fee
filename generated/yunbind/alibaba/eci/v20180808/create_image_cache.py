# @generated from specs/alibaba/eci/2018-08-08/actions/CreateImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import Int32, RequestModel, ResponseModel

from yunbind.alibaba.eci.v20180808.enums import EliminationStrategy, OsType

from .types import AcrRegistryInfo, ImageRegistryCredential, Tag


class CreateImageCacheRequest(RequestModel):
    """
    Parameters of CreateImageCache:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-createimagecache
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region to create the cache in."""
    zone_id: Annotated[str | None, Field(alias="ZoneId")] = None
    """Zone to build the cache in."""
    security_group_id: Annotated[str | None, Field(alias="SecurityGroupId")] = None
    """Security group of the temporary instance."""
    v_switch_id: Annotated[str | None, Field(alias="VSwitchId")] = None
    """
    Subnet of the temporary instance; up to ten ids, joined by commas, let the service choose among
    zones.
    """
    image_cache_name: Annotated[str, Field(alias="ImageCacheName")]
    """Name of the cache."""
    eip_instance_id: Annotated[str | None, Field(alias="EipInstanceId")] = None
    """Public address to pull public images with; a NAT gateway of the network does it too."""
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """Resource group of the cache."""
    client_token: Annotated[
        str | None, Field(alias="ClientToken", max_length=64, pattern="^(?:[\\x00-\\x7F]*)$")
    ] = None
    """
    Text in ASCII that only repetitions of this very request share; it makes them safe. At most 64
    characters. Must match [\\x00-\\x7F]*. Makes a repeated call safe.
    """
    image_cache_size: Annotated[Int32 | None, Field(alias="ImageCacheSize")] = None
    """
    Size of the cache in GiB; creation fails when the images do not fit. A sister interface allows
    20 to 32768. When absent, the service takes 20.
    """
    retention_days: Annotated[Int32 | None, Field(alias="RetentionDays")] = None
    """Days until the cache is deleted; kept for good when absent. Failed caches stay for one day."""
    auto_match_image_cache: Annotated[bool | None, Field(alias="AutoMatchImageCache")] = None
    """
    Whether to build on layers of caches that exist already, which is faster. When absent, the
    service takes false.
    """
    image_registry_credential: Annotated[
        list[ImageRegistryCredential] | None, Field(alias="ImageRegistryCredential", max_length=10)
    ] = None
    """Logins for registries of private images. At most 10 items."""
    image: Annotated[list[str], Field(alias="Image")]
    """Images to put into the cache."""
    tag: Annotated[list[Tag] | None, Field(alias="Tag", max_length=20)] = None
    """Tags of the cache. At most 20 items."""
    flash: Annotated[bool | None, Field(alias="Flash")] = None
    """
    Whether to make a local snapshot first, so that the cache is ready sooner; it gives way to a
    standard one. When absent, the service takes false.
    """
    acr_registry_info: Annotated[list[AcrRegistryInfo] | None, Field(alias="AcrRegistryInfo")] = None
    """Enterprise instances of Container Registry to pull from without a password."""
    annotations: Annotated[str | None, Field(alias="Annotations")] = None
    """Annotations; not meant for use by customers."""
    plain_http_registry: Annotated[str | None, Field(alias="PlainHttpRegistry")] = None
    """Registries to pull from over HTTP, joined by commas."""
    insecure_registry: Annotated[str | None, Field(alias="InsecureRegistry")] = None
    """Registries whose certificates are not checked, joined by commas."""
    standard_copy_count: Annotated[Int32 | None, Field(alias="StandardCopyCount")] = None
    """
    Standard snapshots to make; one more for every 1000 instances to be started at once is advised.
    When absent, the service takes 1.
    """
    flash_copy_count: Annotated[Int32 | None, Field(alias="FlashCopyCount")] = None
    """
    Local snapshots to make with Flash; one more for every 1000 instances to be started at once is
    advised. When absent, the service takes 1.
    """
    elimination_strategy: Annotated[EliminationStrategy | None, Field(alias="EliminationStrategy")] = None
    """What happens when the account's quota is reached; without it the cache is kept."""
    os_type: Annotated[OsType | None, Field(alias="OsType")] = None
    """Operating system that the cache is for. When absent, the service takes Linux."""


class CreateImageCacheResponse(ResponseModel):
    """
    Answer of CreateImageCache:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-createimagecache
    """

    image_cache_id: Annotated[str | None, Field(alias="ImageCacheId")] = None
    """Id of the new cache."""
    container_group_id: Annotated[str | None, Field(alias="ContainerGroupId")] = None
    """Id of the temporary container instance that builds the cache."""
    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; quote it to the vendor's support."""
