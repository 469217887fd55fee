# @generated from specs/alibaba/eci/2018-08-08/actions/UpdateImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import Int32, RequestModel, ResponseModel

from yunbind.alibaba.eci.v20180808.enums import EliminationStrategy

from .types import AcrRegistryInfoForUpdate, ImageRegistryCredential, Tag


class UpdateImageCacheRequest(RequestModel):
    """
    Parameters of UpdateImageCache:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-updateimagecache
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the cache."""
    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """Id of the cache."""
    security_group_id: Annotated[str | None, Field(alias="SecurityGroupId")] = None
    """Security group of the temporary instance."""
    v_switch_id: Annotated[str | None, Field(alias="VSwitchId")] = None
    """Subnet of the temporary instance."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """New name of the cache."""
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
    """Size of the cache in GiB. When absent, the service takes 20."""
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
    image: Annotated[list[str] | None, Field(alias="Image")] = None
    """Images to put into the cache."""
    tag: Annotated[list[Tag] | None, Field(alias="Tag", max_length=20)] = None
    """Tags of the cache. At most 20 items."""
    flash: Annotated[bool | None, Field(alias="Flash")] = None
    """
    Whether to make a local snapshot first, so that the cache is ready sooner; it gives way to a
    standard one. When absent, the service takes false.
    """
    acr_registry_info: Annotated[list[AcrRegistryInfoForUpdate] | None, Field(alias="AcrRegistryInfo")] = None
    """Enterprise instances of Container Registry to pull from without a password."""
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


class UpdateImageCacheResponse(ResponseModel):
    """
    Answer of UpdateImageCache:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-updateimagecache
    """

    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; quote it to the vendor's support."""
