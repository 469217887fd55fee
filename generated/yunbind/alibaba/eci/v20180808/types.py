# @generated from specs/alibaba/eci/2018-08-08/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.models import Shape
from yunbind_runtime.timestamps import UtcTimestamp

from yunbind.alibaba.eci.v20180808.enums import EliminationStrategy, ImageCacheStatus


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


class Tag(Shape):
    """A label of a resource."""

    key: Annotated[str | None, Field(alias="Key")] = None
    """Name of the tag."""
    value: Annotated[str | None, Field(alias="Value")] = None
    """Value of the tag."""


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
