# @generated from specs/tencent/tke/2018-05-25/actions/CreateImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.models import RequestModel, ResponseModel, Uint64

from .types import EipAttribute, ImageRegistryCredential, Tag


class CreateImageCacheRequest(RequestModel):
    """Parameters of CreateImageCache: https://cloud.tencent.com/document/api/457/70861"""

    images: Annotated[list[str], Field(alias="Images")]
    """Container images to put into the cache."""
    subnet_id: Annotated[str, Field(alias="SubnetId")]
    """Subnet for the helper instance (subnet-...)."""
    vpc_id: Annotated[str, Field(alias="VpcId")]
    """VPC for the helper instance (vpc-...)."""
    image_cache_name: Annotated[str | None, Field(alias="ImageCacheName")] = None
    """Name of the cache."""
    security_group_ids: Annotated[list[str] | None, Field(alias="SecurityGroupIds")] = None
    """Security groups of the helper instance (sg-...)."""
    image_registry_credentials: Annotated[
        list[ImageRegistryCredential] | None, Field(alias="ImageRegistryCredentials")
    ] = None
    """Logins of the registries that the images come from."""
    existed_eip_id: Annotated[str | None, Field(alias="ExistedEipId")] = None
    """Elastic IP of yours to bind to the helper instance."""
    auto_create_eip: Annotated[bool | None, Field(alias="AutoCreateEip")] = None
    """
    Whether to make an elastic IP for the helper instance; true rules out ExistedEipId. When absent,
    the service takes false.
    """
    auto_create_eip_attribute: Annotated[EipAttribute | None, Field(alias="AutoCreateEipAttribute")] = None
    """Options of the elastic IP. Giving them is enough to have one made; they rule out ExistedEipId."""
    image_cache_size: Annotated[Uint64 | None, Field(alias="ImageCacheSize")] = None
    """
    Size of the cache in GiB, within what a high-performance cloud disk may have. When absent, the
    service takes 20.
    """
    retention_days: Annotated[Uint64 | None, Field(alias="RetentionDays")] = None
    """
    Days to keep the cache before it is removed; 0 keeps it for ever. When absent, the service takes
    0.
    """
    registry_skip_verify_list: Annotated[list[str] | None, Field(alias="RegistrySkipVerifyList")] = None
    """Registries whose certificates are not checked."""
    registry_http_end_point_list: Annotated[list[str] | None, Field(alias="RegistryHttpEndPointList")] = None
    """Registries that are reached over plain HTTP."""
    resolve_config: Annotated[str | None, Field(alias="ResolveConfig")] = None
    """DNS settings for the helper instance's host, in the form of resolv.conf with one entry per line."""
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    """Tags to put on the cache."""


class CreateImageCacheResponse(ResponseModel):
    """Answer of CreateImageCache: https://cloud.tencent.com/document/api/457/70861"""

    image_cache_id: Annotated[str | None, Field(alias="ImageCacheId")] = None
    """Id of the new cache (imc-...)."""
    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; name it when asking for support."""
