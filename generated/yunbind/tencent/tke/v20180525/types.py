# @generated from specs/tencent/tke/2018-05-25/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import ChinaTimestamp
from yunbind_runtime.model.models import SensitiveText, Shape, Uint64

from yunbind.tencent.tke.v20180525.enums import (
    EipAttributeInternetServiceProvider,
    ImageCacheEventType,
    ImageCacheStatus,
)


class EipAttribute(Shape):
    """Configuration of an automatically created elastic IP."""

    delete_policy: Annotated[str, Field(alias="DeletePolicy")]
    """Never keeps the elastic IP when the instance is deleted. Any other value, including an empty
    string, releases it.
    """
    internet_service_provider: Annotated[
        EipAttributeInternetServiceProvider | None, Field(alias="InternetServiceProvider")
    ] = None
    """Line type of the elastic IP. Single-carrier lines require allowlisting and are available in some
    regions only. Defaults to BGP.
    """
    internet_max_bandwidth_out: Annotated[Uint64 | None, Field(alias="InternetMaxBandwidthOut")] = None
    """Maximum outbound bandwidth in Mbps."""


class Filter(Shape):
    """A filter for a list. An item must match all filters, and at least one value of each filter."""

    name: Annotated[str, Field(alias="Name")]
    """Name of the filter."""
    values: Annotated[list[str], Field(alias="Values")]
    """Values of the filter. Any of them can match."""


class ImageCacheEvent(Shape):
    """An event of an image cache."""

    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """ID of the cache."""
    type: Annotated[ImageCacheEventType | None, Field(alias="Type")] = None
    """Type of the event."""
    reason: Annotated[str | None, Field(alias="Reason")] = None
    """Short reason for the event, such as SnapCreated or DiskCreated."""
    message: Annotated[str | None, Field(alias="Message")] = None
    """Detailed reason for the event."""
    first_timestamp: Annotated[ChinaTimestamp | None, Field(alias="FirstTimestamp")] = None
    """Time when the event first occurred."""
    last_timestamp: Annotated[ChinaTimestamp | None, Field(alias="LastTimestamp")] = None
    """Time when the event last occurred."""


class ImageRegistryCredential(Shape):
    """Credentials of an image registry."""

    server: Annotated[str | None, Field(alias="Server")] = None
    """Address of the registry."""
    username: Annotated[str | None, Field(alias="Username")] = None
    """User name for the registry."""
    password: Annotated[SensitiveText | None, Field(alias="Password")] = None
    """Password for the registry. Responses return it unchanged."""
    name: Annotated[str | None, Field(alias="Name")] = None
    """Name of these credentials."""


class Tag(Shape):
    """A resource tag."""

    key: Annotated[str | None, Field(alias="Key")] = None
    """Key of the tag."""
    value: Annotated[str | None, Field(alias="Value")] = None
    """Value of the tag."""


class ImageCache(Shape):
    """An image cache."""

    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """ID of the cache (imc-...)."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """Name of the cache."""
    image_cache_size: Annotated[int | None, Field(alias="ImageCacheSize")] = None
    """Size of the cache in GiB."""
    images: Annotated[list[str], Field(alias="Images")]
    """Container images in the cache."""
    creation_time: Annotated[ChinaTimestamp | None, Field(alias="CreationTime")] = None
    """Time when the cache was created."""
    expire_date_time: Annotated[ChinaTimestamp | None, Field(alias="ExpireDateTime")] = None
    """Time when the cache expires and is deleted. If the cache never expires, the value is empty or
    about a century ahead.
    """
    events: Annotated[list[ImageCacheEvent], Field(alias="Events")]
    """Events of the cache."""
    last_matched_time: Annotated[ChinaTimestamp | None, Field(alias="LastMatchedTime")] = None
    """Time when a lookup last matched the cache."""
    snapshot_id: Annotated[str | None, Field(alias="SnapshotId")] = None
    """ID of the snapshot of the cache (snap-...)."""
    status: Annotated[ImageCacheStatus | None, Field(alias="Status")] = None
    """Status of the cache. Only a cache with the status Ready can be used."""
    retention_days: Annotated[int | None, Field(alias="RetentionDays")] = None
    """Number of days to keep the cache. 0 means that it never expires."""
    image_registry_credentials: Annotated[
        list[ImageRegistryCredential] | None, Field(alias="ImageRegistryCredentials")
    ] = None
    """Credentials of the registries from which the images are pulled."""
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    """Tags of the cache."""
    image_cache_type: Annotated[str | None, Field(alias="ImageCacheType")] = None
    """Type of the cache. Known values are auto and manual."""
    snapshotter: Annotated[str | None, Field(alias="Snapshotter")] = None
    """Snapshotter of the cache. The known value is overlay."""
