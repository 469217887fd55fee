# @generated from specs/alibaba/acc/2024-04-02/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import UtcTimestamp
from yunbind_runtime.model.models import Int32, SensitiveText, Shape

from yunbind.alibaba.acc.v20240402.enums import ImageCacheStatus


class AcrRegistryInfo(Shape):
    """An Enterprise instance of Container Registry that images are pulled from without a password."""

    instance_id: Annotated[str | None, Field(alias="InstanceId")] = None
    """Id of the instance."""
    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the instance."""


class EipInstance(Shape):
    """A public address, given or to be made."""

    auto_create: Annotated[bool | None, Field(alias="AutoCreate")] = None
    """Whether to make an address for it."""
    bandwidth: Annotated[Int32 | None, Field(alias="Bandwidth")] = None
    """Bandwidth of an address that is made; the unit is not documented."""
    instance_id: Annotated[str | None, Field(alias="InstanceId")] = None
    """Id of an address that exists."""


class ImageCache(Shape):
    """A snapshot that holds container images ready for use."""

    image_cache_id: Annotated[str | None, Field(alias="ImageCacheId")] = None
    """Id of the cache."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """Name of the cache."""
    status: Annotated[ImageCacheStatus | None, Field(alias="Status")] = None
    """State of the cache."""
    images: Annotated[list[str] | None, Field(alias="Images")] = None
    """Images that the cache holds."""
    size: Annotated[int | None, Field(alias="Size")] = None
    """Size of the cache in GiB, 1 or more."""
    create_time: Annotated[UtcTimestamp | None, Field(alias="CreateTime")] = None
    """When the cache was created, in UTC."""
    ready_time: Annotated[UtcTimestamp | None, Field(alias="ReadyTime")] = None
    """Since when the cache can be used, in UTC."""
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """Resource group of the cache."""


class ImageCacheEvent(Shape):
    """Something that happened while a cache was made."""

    name: Annotated[str | None, Field(alias="Name")] = None
    """Name of the event."""
    type: Annotated[str | None, Field(alias="Type")] = None
    """Type of the event."""
    reason: Annotated[str | None, Field(alias="Reason")] = None
    """Why it happened."""
    message: Annotated[str | None, Field(alias="Message")] = None
    """What happened."""
    count: Annotated[int | None, Field(alias="Count")] = None
    """How often it happened."""
    first_timestamp: Annotated[UtcTimestamp | None, Field(alias="FirstTimestamp")] = None
    """When it first happened, in UTC."""
    last_timestamp: Annotated[UtcTimestamp | None, Field(alias="LastTimestamp")] = None
    """When it last happened, in UTC."""


class ImageRegistryCredential(Shape):
    """How to log in to an image registry."""

    server: Annotated[str | None, Field(alias="Server")] = None
    """Host of the registry."""
    username: Annotated[str | None, Field(alias="Username")] = None
    """Name to log in with."""
    password: Annotated[SensitiveText | None, Field(alias="Password")] = None
    """Password to log in with."""
    skip_cert_verification: Annotated[bool | None, Field(alias="SkipCertVerification")] = None
    """Whether the registry's certificate goes unchecked."""
    use_plain_http: Annotated[bool | None, Field(alias="UsePlainHttp")] = None
    """Whether to pull over HTTP, without encryption."""


class NetworkConfig(Shape):
    """Network in which a cache is made."""

    security_group_id: Annotated[str, Field(alias="SecurityGroupId")]
    """Security group to make the cache in."""
    v_switch_ids: Annotated[list[str], Field(alias="VSwitchIds")]
    """Subnets to make the cache in."""
    eip_instance: Annotated[EipInstance | None, Field(alias="EipInstance")] = None
    """Public address to pull images from the internet with."""


class Tag(Shape):
    """A label of a resource."""

    key: Annotated[str | None, Field(alias="Key")] = None
    """Name of the tag."""
    value: Annotated[str | None, Field(alias="Value")] = None
    """Value of the tag."""
