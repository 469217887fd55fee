# @generated from specs/alibaba/eci/2018-08-08/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import UtcTimestamp
from yunbind_runtime.model.models import SensitiveText, Shape

from yunbind.alibaba.eci.v20180808.enums import EliminationStrategy, ImageCacheStatus, ResourceType


class AcrRegistryInfo(Shape):
    """An Enterprise instance of Container Registry that images are pulled from without a password."""

    instance_id: Annotated[str, Field(alias="InstanceId")]
    """Id of the registry instance."""
    instance_name: Annotated[str | None, Field(alias="InstanceName")] = None
    """Name of the registry instance."""
    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the registry instance."""
    domain: Annotated[list[str] | None, Field(alias="Domain", max_length=100)] = None
    """Domains of the registry instance; all of them by default. At most 100 items."""
    arn_service: Annotated[str | None, Field(alias="ArnService")] = None
    """Role (its ARN) in the account that owns the container instance, for pulls across accounts."""
    arn_user: Annotated[str | None, Field(alias="ArnUser")] = None
    """Role (its ARN) in the account that owns the registry instance, for pulls across accounts."""


class AcrRegistryInfoForUpdate(Shape):
    """As AcrRegistryInfo, but without roles; the page calls it AcrRegistryInfo too."""

    instance_id: Annotated[str | None, Field(alias="InstanceId")] = None
    """Id of the registry instance."""
    instance_name: Annotated[str | None, Field(alias="InstanceName")] = None
    """Name of the registry instance."""
    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the registry instance."""
    domain: Annotated[list[str] | None, Field(alias="Domain", max_length=100)] = None
    """Domains of the registry instance; all of them by default. At most 100 items."""


class ImageCacheEvent(Shape):
    """Something that happened while a cache was made. The page calls it Event."""

    count: Annotated[int | None, Field(alias="Count")] = None
    """How often it happened."""
    first_timestamp: Annotated[UtcTimestamp | None, Field(alias="FirstTimestamp")] = None
    """When it first happened, in UTC."""
    last_timestamp: Annotated[UtcTimestamp | None, Field(alias="LastTimestamp")] = None
    """When it last happened, in UTC."""
    message: Annotated[str | None, Field(alias="Message")] = None
    """What happened."""
    name: Annotated[str | None, Field(alias="Name")] = None
    """Name of the event."""
    reason: Annotated[str | None, Field(alias="Reason")] = None
    """Why it happened."""
    type: Annotated[str | None, Field(alias="Type")] = None
    """Type of the event. The page shows Normal alone and lists no values."""


class ImageRegistryCredential(Shape):
    """How to log in to an image registry."""

    server: Annotated[str | None, Field(alias="Server")] = None
    """Host of the registry, without http:// or https://."""
    user_name: Annotated[str | None, Field(alias="UserName")] = None
    """Name to log in with."""
    password: Annotated[SensitiveText | None, Field(alias="Password")] = None
    """Password to log in with."""


class Region(Shape):
    """A region in which the service runs."""

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Id of the region."""
    region_endpoint: Annotated[str | None, Field(alias="RegionEndpoint")] = None
    """Host to call for the region."""
    zones: Annotated[list[str] | None, Field(alias="Zones")] = None
    """Zones of the region."""
    recommend_zones: Annotated[list[str] | None, Field(alias="RecommendZones")] = None
    """Zones that have plenty left at the moment."""
    unavailable_zones: Annotated[list[str] | None, Field(alias="UnavailableZones")] = None
    """Zones that may be out of order; use others."""


class ResourceTag(Shape):
    """A label to put on a resource."""

    key: Annotated[str | None, Field(alias="Key", max_length=128, min_length=1)] = None
    """
    Name of the tag; must not begin with aliyun or acs:, nor contain http:// or https://. 1 to 128
    characters.
    """
    value: Annotated[str | None, Field(alias="Value", max_length=128, min_length=0)] = None
    """Value of the tag, may be empty; the rules for keys hold here too. 0 to 128 characters."""


class Tag(Shape):
    """A label of a resource."""

    key: Annotated[str | None, Field(alias="Key")] = None
    """Name of the tag."""
    value: Annotated[str | None, Field(alias="Value")] = None
    """Value of the tag."""


class TagResource(Shape):
    """A tag together with the resource that carries it."""

    resource_type: Annotated[ResourceType | None, Field(alias="ResourceType")] = None
    """Type of the resource."""
    resource_id: Annotated[str | None, Field(alias="ResourceId")] = None
    """Id of the resource."""
    tag_key: Annotated[str | None, Field(alias="TagKey")] = None
    """Name of the tag."""
    tag_value: Annotated[str | None, Field(alias="TagValue")] = None
    """Value of the tag."""


class UsageAttributes(Shape):
    """What is used and what may be used in a region."""

    used_cpu: Annotated[float | None, Field(alias="UsedCpu")] = None
    """CPU cores in use."""
    max_cpu: Annotated[float | None, Field(alias="MaxCpu")] = None
    """Most CPU cores."""
    used_image_cache_count: Annotated[int | None, Field(alias="UsedImageCacheCount")] = None
    """Image caches made by hand."""
    max_image_cache_count: Annotated[int | None, Field(alias="MaxImageCacheCount")] = None
    """Most image caches made by hand."""
    used_auto_image_cache_count: Annotated[int | None, Field(alias="UsedAutoImageCacheCount")] = None
    """Image caches made automatically."""
    max_auto_image_cache_count: Annotated[int | None, Field(alias="MaxAutoImageCacheCount")] = None
    """Most image caches made automatically."""
    used_data_cache_count: Annotated[int | None, Field(alias="UsedDataCacheCount")] = None
    """Data caches."""
    max_data_cache_count: Annotated[int | None, Field(alias="MaxDataCacheCount")] = None
    """Most data caches."""


class ImageCache(Shape):
    """A snapshot that holds container images ready for use."""

    container_group_id: Annotated[str | None, Field(alias="ContainerGroupId")] = None
    """Id of the temporary container group that builds the cache."""
    creation_time: Annotated[UtcTimestamp | None, Field(alias="CreationTime")] = None
    """When the cache was created, in UTC."""
    events: Annotated[list[ImageCacheEvent] | None, Field(alias="Events")] = None
    """What happened while the images were pulled."""
    expire_date_time: Annotated[UtcTimestamp | None, Field(alias="ExpireDateTime")] = None
    """When the cache expires, in UTC. Do not rely on its being later than CreationTime."""
    image_cache_id: Annotated[str | None, Field(alias="ImageCacheId")] = None
    """Id of the cache."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """Name of the cache."""
    image_cache_size: Annotated[int | None, Field(alias="ImageCacheSize")] = None
    """Size of the cache in GiB."""
    images: Annotated[list[str] | None, Field(alias="Images")] = None
    """Images that the cache holds."""
    progress: Annotated[str | None, Field(alias="Progress")] = None
    """
    How much of the snapshot is made, as a text with a percent sign. With a flash cache it still
    tells of the standard snapshot, although the local one is ready earlier.
    """
    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the cache."""
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """Resource group of the cache."""
    snapshot_id: Annotated[str | None, Field(alias="SnapshotId")] = None
    """Id of the snapshot behind the cache."""
    status: Annotated[ImageCacheStatus | None, Field(alias="Status")] = None
    """State of the cache."""
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    """Tags of the cache."""
    last_matched_time: Annotated[UtcTimestamp | None, Field(alias="LastMatchedTime")] = None
    """When the cache was last matched, in UTC."""
    flash_snapshot_id: Annotated[str | None, Field(alias="FlashSnapshotId")] = None
    """Id of the local snapshot of a flash cache."""
    elimination_strategy: Annotated[EliminationStrategy | None, Field(alias="EliminationStrategy")] = None
    """How the cache is given up when the quota is reached; empty means never."""
