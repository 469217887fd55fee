# @generated from specs/alibaba/eci/2018-08-08/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import UtcTimestamp
from yunbind_runtime.model.models import SensitiveText, Shape

from yunbind.alibaba.eci.v20180808.enums import EliminationStrategy, ImageCacheStatus, ResourceType


class AcrRegistryInfo(Shape):
    """A Container Registry (ACR) Enterprise instance from which images are pulled without a password."""

    instance_id: Annotated[str, Field(alias="InstanceId")]
    """ID of the registry instance."""
    instance_name: Annotated[str | None, Field(alias="InstanceName")] = None
    """Name of the registry instance."""
    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the registry instance."""
    domain: Annotated[list[str] | None, Field(alias="Domain", max_length=100)] = None
    """Domains of the registry instance (up to 100 items). Defaults to all of its domains."""
    arn_service: Annotated[str | None, Field(alias="ArnService")] = None
    """ARN of the RAM role in the account of the container instance, for cross-account pulls."""
    arn_user: Annotated[str | None, Field(alias="ArnUser")] = None
    """ARN of the RAM role in the account of the registry instance, for cross-account pulls."""


class AcrRegistryInfoForUpdate(Shape):
    """An AcrRegistryInfo without roles. The vendor's page uses the name AcrRegistryInfo for it too."""

    instance_id: Annotated[str | None, Field(alias="InstanceId")] = None
    """ID of the registry instance."""
    instance_name: Annotated[str | None, Field(alias="InstanceName")] = None
    """Name of the registry instance."""
    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the registry instance."""
    domain: Annotated[list[str] | None, Field(alias="Domain", max_length=100)] = None
    """Domains of the registry instance (up to 100 items). Defaults to all of its domains."""


class ImageCacheEvent(Shape):
    """An event during the build of a cache. The vendor's page calls it Event."""

    count: Annotated[int | None, Field(alias="Count")] = None
    """Number of occurrences."""
    first_timestamp: Annotated[UtcTimestamp | None, Field(alias="FirstTimestamp")] = None
    """Time of the first occurrence, in UTC."""
    last_timestamp: Annotated[UtcTimestamp | None, Field(alias="LastTimestamp")] = None
    """Time of the latest occurrence, in UTC."""
    message: Annotated[str | None, Field(alias="Message")] = None
    """Message of the event."""
    name: Annotated[str | None, Field(alias="Name")] = None
    """Name of the event."""
    reason: Annotated[str | None, Field(alias="Reason")] = None
    """Reason of the event."""
    type: Annotated[str | None, Field(alias="Type")] = None
    """Type of the event. The page shows only Normal and does not list the values."""


class ImageRegistryCredential(Shape):
    """Credentials for an image registry."""

    server: Annotated[str | None, Field(alias="Server")] = None
    """Host of the registry, without http:// or https://."""
    user_name: Annotated[str | None, Field(alias="UserName")] = None
    """User name for the registry."""
    password: Annotated[SensitiveText | None, Field(alias="Password")] = None
    """Password for the registry."""


class Region(Shape):
    """A region in which the service is available."""

    region_id: Annotated[str, Field(alias="RegionId")]
    """ID of the region."""
    region_endpoint: Annotated[str | None, Field(alias="RegionEndpoint")] = None
    """Endpoint of the region."""
    zones: Annotated[list[str], Field(alias="Zones")]
    """Zones of the region."""
    recommend_zones: Annotated[list[str] | None, Field(alias="RecommendZones")] = None
    """Recommended zones, which currently have more stock."""
    unavailable_zones: Annotated[list[str] | None, Field(alias="UnavailableZones")] = None
    """Zones that can have failures. Use other zones."""


class ResourceTag(Shape):
    """A tag to add to a resource."""

    key: Annotated[str | None, Field(alias="Key", max_length=128, min_length=1)] = None
    """Key of the tag (1 to 128 characters). It must not start with aliyun or acs:, and must not
    contain http:// or https://.
    """
    value: Annotated[str | None, Field(alias="Value", max_length=128, min_length=0)] = None
    """Value of the tag (up to 128 characters). It can be empty. It must not start with aliyun or acs:,
    and must not contain http:// or https://.
    """


class Tag(Shape):
    """A tag of a resource."""

    key: Annotated[str | None, Field(alias="Key")] = None
    """Key of the tag."""
    value: Annotated[str | None, Field(alias="Value")] = None
    """Value of the tag."""


class TagResource(Shape):
    """A tag and the resource that has it."""

    resource_type: Annotated[ResourceType, Field(alias="ResourceType")]
    """Type of the resource."""
    resource_id: Annotated[str, Field(alias="ResourceId")]
    """ID of the resource."""
    tag_key: Annotated[str, Field(alias="TagKey")]
    """Key of the tag."""
    tag_value: Annotated[str, Field(alias="TagValue")]
    """Value of the tag."""


class UsageAttributes(Shape):
    """Usage and quotas of the account in a region."""

    used_cpu: Annotated[float | None, Field(alias="UsedCpu")] = None
    """Number of vCPUs in use."""
    max_cpu: Annotated[float | None, Field(alias="MaxCpu")] = None
    """Maximum number of vCPUs."""
    used_image_cache_count: Annotated[int | None, Field(alias="UsedImageCacheCount")] = None
    """Number of manually created image caches."""
    max_image_cache_count: Annotated[int | None, Field(alias="MaxImageCacheCount")] = None
    """Maximum number of manually created image caches."""
    used_auto_image_cache_count: Annotated[int | None, Field(alias="UsedAutoImageCacheCount")] = None
    """Number of automatically created image caches."""
    max_auto_image_cache_count: Annotated[int | None, Field(alias="MaxAutoImageCacheCount")] = None
    """Maximum number of automatically created image caches."""
    used_data_cache_count: Annotated[int | None, Field(alias="UsedDataCacheCount")] = None
    """Number of data caches."""
    max_data_cache_count: Annotated[int | None, Field(alias="MaxDataCacheCount")] = None
    """Maximum number of data caches."""


class ImageCache(Shape):
    """A snapshot that contains pulled container images."""

    container_group_id: Annotated[str | None, Field(alias="ContainerGroupId")] = None
    """ID of the temporary container group that builds the cache."""
    creation_time: Annotated[UtcTimestamp | None, Field(alias="CreationTime")] = None
    """Creation time of the cache, in UTC."""
    events: Annotated[list[ImageCacheEvent], Field(alias="Events")]
    """Events of the image pulls."""
    expire_date_time: Annotated[UtcTimestamp | None, Field(alias="ExpireDateTime")] = None
    """Expiration time of the cache, in UTC. Do not assume that it is later than CreationTime."""
    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """ID of the cache."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """Name of the cache."""
    image_cache_size: Annotated[int | None, Field(alias="ImageCacheSize")] = None
    """Size of the cache in GiB."""
    images: Annotated[list[str], Field(alias="Images")]
    """Images in the cache."""
    progress: Annotated[str | None, Field(alias="Progress")] = None
    """Progress of the snapshot as a percentage, such as 100%. For a flash cache this is the progress
    of the standard snapshot, although the local snapshot is ready earlier.
    """
    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the cache."""
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """ID of the resource group of the cache."""
    snapshot_id: Annotated[str | None, Field(alias="SnapshotId")] = None
    """ID of the snapshot of the cache."""
    status: Annotated[ImageCacheStatus | None, Field(alias="Status")] = None
    """Status of the cache."""
    tags: Annotated[list[Tag], Field(alias="Tags")]
    """Tags of the cache."""
    last_matched_time: Annotated[UtcTimestamp | None, Field(alias="LastMatchedTime")] = None
    """Time of the latest match of the cache, in UTC."""
    flash_snapshot_id: Annotated[str | None, Field(alias="FlashSnapshotId")] = None
    """ID of the local snapshot of a flash cache."""
    elimination_strategy: Annotated[EliminationStrategy | None, Field(alias="EliminationStrategy")] = None
    """Policy for deleting the cache when the quota is reached. If empty, the cache is kept."""
