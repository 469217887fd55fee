# @generated from specs/alibaba/acc/2024-04-02/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import UtcTimestamp
from yunbind_runtime.model.models import Int32, SensitiveText, Shape

from yunbind.alibaba.acc.v20240402.enums import ImageCacheStatus


class AcrRegistryInfo(Shape):
    """A Container Registry (ACR) Enterprise instance from which images are pulled without a password."""

    instance_id: Annotated[str | None, Field(alias="InstanceId")] = None
    """ID of the instance."""
    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the instance."""


class EipInstance(Shape):
    """An elastic IP address (EIP), existing or to be created."""

    auto_create: Annotated[bool | None, Field(alias="AutoCreate")] = None
    """Whether to create an EIP."""
    bandwidth: Annotated[Int32 | None, Field(alias="Bandwidth")] = None
    """Bandwidth of the created EIP. The unit is not documented."""
    instance_id: Annotated[str | None, Field(alias="InstanceId")] = None
    """ID of an existing EIP."""


class ImageCache(Shape):
    """A snapshot that contains pulled container images."""

    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """ID of the cache."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """Name of the cache."""
    status: Annotated[ImageCacheStatus | None, Field(alias="Status")] = None
    """Status of the cache."""
    images: Annotated[list[str], Field(alias="Images")]
    """Images in the cache."""
    size: Annotated[int | None, Field(alias="Size")] = None
    """Size of the cache in GiB (1 or more)."""
    create_time: Annotated[UtcTimestamp | None, Field(alias="CreateTime")] = None
    """Creation time of the cache, in UTC."""
    ready_time: Annotated[UtcTimestamp | None, Field(alias="ReadyTime")] = None
    """Time at which the cache became ready, in UTC."""
    resource_group_id: Annotated[str | None, Field(alias="ResourceGroupId")] = None
    """ID of the resource group of the cache."""


class ImageCacheEvent(Shape):
    """An event during the build of a cache."""

    name: Annotated[str | None, Field(alias="Name")] = None
    """Name of the event."""
    type: Annotated[str | None, Field(alias="Type")] = None
    """Type of the event."""
    reason: Annotated[str | None, Field(alias="Reason")] = None
    """Reason of the event."""
    message: Annotated[str | None, Field(alias="Message")] = None
    """Message of the event."""
    count: Annotated[int | None, Field(alias="Count")] = None
    """Number of occurrences."""
    first_timestamp: Annotated[UtcTimestamp | None, Field(alias="FirstTimestamp")] = None
    """Time of the first occurrence, in UTC."""
    last_timestamp: Annotated[UtcTimestamp | None, Field(alias="LastTimestamp")] = None
    """Time of the latest occurrence, in UTC."""


class ImageRegistryCredential(Shape):
    """Credentials for an image registry."""

    server: Annotated[str | None, Field(alias="Server")] = None
    """Host of the registry."""
    username: Annotated[str | None, Field(alias="Username")] = None
    """User name for the registry."""
    password: Annotated[SensitiveText | None, Field(alias="Password")] = None
    """Password for the registry."""
    skip_cert_verification: Annotated[bool | None, Field(alias="SkipCertVerification")] = None
    """Whether to skip the verification of the registry's certificate."""
    use_plain_http: Annotated[bool | None, Field(alias="UsePlainHttp")] = None
    """Whether to pull over plain HTTP."""


class NetworkConfig(Shape):
    """The network in which a cache is built."""

    security_group_id: Annotated[str, Field(alias="SecurityGroupId")]
    """ID of the security group for the build."""
    v_switch_ids: Annotated[list[str], Field(alias="VSwitchIds")]
    """IDs of the vSwitches for the build."""
    eip_instance: Annotated[EipInstance | None, Field(alias="EipInstance")] = None
    """Elastic IP address (EIP) for pulling images from the internet."""


class Tag(Shape):
    """A tag of a resource."""

    key: Annotated[str | None, Field(alias="Key")] = None
    """Key of the tag."""
    value: Annotated[str | None, Field(alias="Value")] = None
    """Value of the tag."""
