# @generated from specs/alibaba/acc/2024-04-02/actions/GetImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import UtcTimestamp
from yunbind_runtime.model.models import RequestModel, ResponseModel

from yunbind.alibaba.acc.v20240402.enums import ImageCacheStatus

from .types import ImageCacheEvent, NetworkConfig, Tag


class GetImageCacheRequest(RequestModel):
    """Parameters of GetImageCache: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview"""

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the cache."""
    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """ID of the cache."""


class GetImageCacheResponse(ResponseModel):
    """Response of GetImageCache: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview"""

    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """ID of the cache."""
    image_cache_name: Annotated[str, Field(alias="ImageCacheName")]
    """Name of the cache."""
    status: Annotated[ImageCacheStatus, Field(alias="Status")]
    """Status of the cache."""
    images: Annotated[list[str], Field(alias="Images")]
    """Images in the cache."""
    size: Annotated[int | None, Field(alias="Size")] = None
    """Size of the cache in GiB (1 or more)."""
    create_time: Annotated[UtcTimestamp | None, Field(alias="CreateTime")] = None
    """Creation time of the cache, in UTC."""
    ready_time: Annotated[UtcTimestamp | None, Field(alias="ReadyTime")] = None
    """Time at which the cache became ready, in UTC."""
    region_id: Annotated[str, Field(alias="RegionId")]
    """Region of the cache."""
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """ID of the resource group of the cache."""
    payment_type: Annotated[str | None, Field(alias="PaymentType")] = None
    """Billing method of the cache."""
    platform: Annotated[str | None, Field(alias="Platform")] = None
    """Platform of the images. The format is not documented."""
    network_config: Annotated[NetworkConfig | None, Field(alias="NetworkConfig")] = None
    """Network in which the cache was built."""
    tags: Annotated[list[Tag], Field(alias="Tags")]
    """Tags of the cache."""
    events: Annotated[list[ImageCacheEvent], Field(alias="Events")]
    """Events of the build."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
