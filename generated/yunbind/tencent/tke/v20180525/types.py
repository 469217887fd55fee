# @generated from specs/tencent/tke/2018-05-25/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.models import SensitiveText, Shape, Uint64
from yunbind_runtime.timestamps import ChinaTimestamp

from yunbind.tencent.tke.v20180525.enums import (
    EipAttributeInternetServiceProvider,
    ImageCacheEventType,
    ImageCacheStatus,
)


class EipAttribute(Shape):
    """How an elastic IP that the service makes is set up."""

    delete_policy: Annotated[str, Field(alias="DeletePolicy")]
    """Never keeps the address when the instance goes; any other value, even an empty one, releases it."""
    internet_service_provider: Annotated[
        EipAttributeInternetServiceProvider | None, Field(alias="InternetServiceProvider")
    ] = None
    """
    Line of the address; the single-carrier lines need an allow list entry and exist in some regions
    only. When absent, the service takes BGP.
    """
    internet_max_bandwidth_out: Annotated[Uint64 | None, Field(alias="InternetMaxBandwidthOut")] = None
    """Upper limit of outgoing bandwidth in Mbps."""


class Filter(Shape):
    """A condition on a list. Several filters must all hold; of the values of one filter any may hold."""

    name: Annotated[str, Field(alias="Name")]
    """What is compared."""
    values: Annotated[list[str], Field(alias="Values")]
    """Values of which any may match."""


class ImageCacheEvent(Shape):
    """Something that happened to an image cache."""

    image_cache_id: Annotated[str | None, Field(alias="ImageCacheId")] = None
    """Id of the cache."""
    type: Annotated[ImageCacheEventType | None, Field(alias="Type")] = None
    """Weight of the event."""
    reason: Annotated[str | None, Field(alias="Reason")] = None
    """Short reason; SnapCreated and DiskCreated are samples."""
    message: Annotated[str | None, Field(alias="Message")] = None
    """The reason in full."""
    first_timestamp: Annotated[ChinaTimestamp | None, Field(alias="FirstTimestamp")] = None
    """When the event first occurred."""
    last_timestamp: Annotated[ChinaTimestamp | None, Field(alias="LastTimestamp")] = None
    """When the event last occurred."""


class ImageRegistryCredential(Shape):
    """Login of an image registry."""

    server: Annotated[str | None, Field(alias="Server")] = None
    """Address of the registry."""
    username: Annotated[str | None, Field(alias="Username")] = None
    """Name to log in with."""
    password: Annotated[SensitiveText | None, Field(alias="Password")] = None
    """Password; responses repeat it."""
    name: Annotated[str | None, Field(alias="Name")] = None
    """Name of this login."""


class Tag(Shape):
    """A resource tag."""

    key: Annotated[str | None, Field(alias="Key")] = None
    """Key of the tag."""
    value: Annotated[str | None, Field(alias="Value")] = None
    """Value of the tag."""


class ImageCache(Shape):
    """An image cache."""

    image_cache_id: Annotated[str | None, Field(alias="ImageCacheId")] = None
    """Id of the cache (imc-...)."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """Name of the cache."""
    image_cache_size: Annotated[int | None, Field(alias="ImageCacheSize")] = None
    """Size of the cache in GiB."""
    images: Annotated[list[str] | None, Field(alias="Images")] = None
    """Container images in the cache."""
    creation_time: Annotated[ChinaTimestamp | None, Field(alias="CreationTime")] = None
    """When the cache was created."""
    expire_date_time: Annotated[ChinaTimestamp | None, Field(alias="ExpireDateTime")] = None
    """When the cache expires and is removed; empty, or about a century ahead, when it never does."""
    events: Annotated[list[ImageCacheEvent] | None, Field(alias="Events")] = None
    """What happened to the cache."""
    last_matched_time: Annotated[ChinaTimestamp | None, Field(alias="LastMatchedTime")] = None
    """When a search for a fitting cache last found this one."""
    snapshot_id: Annotated[str | None, Field(alias="SnapshotId")] = None
    """Snapshot behind the cache (snap-...)."""
    status: Annotated[ImageCacheStatus | None, Field(alias="Status")] = None
    """State of the cache; only a cache that is Ready can be used."""
    retention_days: Annotated[int | None, Field(alias="RetentionDays")] = None
    """Days that the cache is kept; 0 means for ever."""
    image_registry_credentials: Annotated[
        list[ImageRegistryCredential] | None, Field(alias="ImageRegistryCredentials")
    ] = None
    """Registry logins that the images are pulled with."""
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    """Tags of the cache."""
    image_cache_type: Annotated[str | None, Field(alias="ImageCacheType")] = None
    """How the cache came about; auto and manual have been seen."""
    snapshotter: Annotated[str | None, Field(alias="Snapshotter")] = None
    """Snapshotter that the cache is made for; overlay has been seen."""
