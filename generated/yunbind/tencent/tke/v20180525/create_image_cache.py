# @generated from specs/tencent/tke/2018-05-25/actions/CreateImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel, Uint64

from .types import EipAttribute, ImageRegistryCredential, Tag


class CreateImageCacheRequest(RequestModel):
    """Parameters of CreateImageCache: https://cloud.tencent.com/document/api/457/70861"""

    images: Annotated[list[str], Field(alias="Images")]
    """Container images to store in the cache."""
    subnet_id: Annotated[str, Field(alias="SubnetId")]
    """ID of the subnet for the helper instance (subnet-...)."""
    vpc_id: Annotated[str, Field(alias="VpcId")]
    """ID of the VPC for the helper instance (vpc-...)."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """Name of the cache."""
    security_group_ids: Annotated[list[str] | None, Field(alias="SecurityGroupIds")] = None
    """IDs of the security groups of the helper instance (sg-...)."""
    image_registry_credentials: Annotated[
        list[ImageRegistryCredential] | None, Field(alias="ImageRegistryCredentials")
    ] = None
    """Credentials of the image registries."""
    existed_eip_id: Annotated[str | None, Field(alias="ExistedEipId")] = None
    """ID of an existing elastic IP to bind to the helper instance."""
    auto_create_eip: Annotated[bool | None, Field(alias="AutoCreateEip")] = None
    """Whether to create an elastic IP for the helper instance. Must not be true if ExistedEipId is
    given. Defaults to False.
    """
    auto_create_eip_attribute: Annotated[EipAttribute | None, Field(alias="AutoCreateEipAttribute")] = None
    """Options of the elastic IP to create. If given, an elastic IP is created. Cannot be combined with
    ExistedEipId.
    """
    image_cache_size: Annotated[Uint64 | None, Field(alias="ImageCacheSize")] = None
    """Size of the cache in GiB. The allowed range is that of high-performance cloud disks. Defaults to
    20.
    """
    retention_days: Annotated[Uint64 | None, Field(alias="RetentionDays")] = None
    """Number of days to keep the cache before it is deleted. 0 means that it never expires. Defaults
    to 0.
    """
    registry_skip_verify_list: Annotated[list[str] | None, Field(alias="RegistrySkipVerifyList")] = None
    """Registries whose certificates are not verified."""
    registry_http_end_point_list: Annotated[list[str] | None, Field(alias="RegistryHttpEndPointList")] = None
    """Registries to access over plain HTTP."""
    resolve_config: Annotated[str | None, Field(alias="ResolveConfig")] = None
    """DNS configuration of the helper instance's host, in resolv.conf format with one entry per line."""
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    """Tags to bind to the cache."""


class CreateImageCacheResponse(ResponseModel):
    """Response of CreateImageCache: https://cloud.tencent.com/document/api/457/70861"""

    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """ID of the new cache (imc-...)."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
