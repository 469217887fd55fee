# @generated from specs/alibaba/eci/2018-08-08/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Raw clients of Alibaba Cloud Elastic Container Instance 2018-08-08: methods that return status,
headers and bytes beside the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.call.raw_response import AsyncRawCalls, SyncRawCalls

from . import operations

if TYPE_CHECKING:
    from typing import Literal

    from yunbind_runtime.call.raw_response import RawResponse

    from .create_image_cache import CreateImageCacheResponse
    from .delete_image_cache import DeleteImageCacheResponse
    from .describe_image_caches import DescribeImageCachesResponse
    from .describe_regions import DescribeRegionsResponse
    from .enums import EliminationStrategy, OsType, ResourceType
    from .list_tag_resources import ListTagResourcesResponse
    from .list_usage import ListUsageResponse
    from .tag_resources import TagResourcesResponse
    from .types import AcrRegistryInfo, AcrRegistryInfoForUpdate, ImageRegistryCredential, ResourceTag, Tag
    from .untag_resources import UntagResourcesResponse
    from .update_image_cache import UpdateImageCacheResponse

__all__ = ["AsyncEciRawClient", "EciRawClient"]


class EciRawClient(SyncRawCalls):
    """The methods of ``EciClient``, returning raw responses."""

    def create_image_cache(
        self,
        *,
        image_cache_name: str,
        image: list[str],
        region_id: str | None = None,
        zone_id: str | None = None,
        security_group_id: str | None = None,
        v_switch_id: str | None = None,
        eip_instance_id: str | None = None,
        resource_group_id: str | None = None,
        client_token: str | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        auto_match_image_cache: bool | None = None,
        image_registry_credential: list[ImageRegistryCredential] | None = None,
        tag: list[Tag] | None = None,
        flash: bool | None = None,
        acr_registry_info: list[AcrRegistryInfo] | None = None,
        annotations: str | None = None,
        plain_http_registry: str | None = None,
        insecure_registry: str | None = None,
        standard_copy_count: int | None = None,
        flash_copy_count: int | None = None,
        elimination_strategy: EliminationStrategy | Literal["LRU"] | None = None,
        os_type: OsType | Literal["Linux", "Windows"] | None = None,
    ) -> RawResponse[CreateImageCacheResponse]:
        """See :meth:`EciClient.create_image_cache`."""
        return self._call(
            operations.CREATE_IMAGE_CACHE,
            {
                "image_cache_name": image_cache_name,
                "image": image,
                "region_id": region_id,
                "zone_id": zone_id,
                "security_group_id": security_group_id,
                "v_switch_id": v_switch_id,
                "eip_instance_id": eip_instance_id,
                "resource_group_id": resource_group_id,
                "client_token": client_token,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "auto_match_image_cache": auto_match_image_cache,
                "image_registry_credential": image_registry_credential,
                "tag": tag,
                "flash": flash,
                "acr_registry_info": acr_registry_info,
                "annotations": annotations,
                "plain_http_registry": plain_http_registry,
                "insecure_registry": insecure_registry,
                "standard_copy_count": standard_copy_count,
                "flash_copy_count": flash_copy_count,
                "elimination_strategy": elimination_strategy,
                "os_type": os_type,
            },
        )

    def delete_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        client_token: str | None = None,
    ) -> RawResponse[DeleteImageCacheResponse]:
        """See :meth:`EciClient.delete_image_cache`."""
        return self._call(
            operations.DELETE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "client_token": client_token,
            },
        )

    def describe_image_caches(
        self,
        *,
        region_id: str | None = None,
        image_cache_id: str | None = None,
        image_cache_name: str | None = None,
        snapshot_id: str | None = None,
        image: str | None = None,
        tag: list[Tag] | None = None,
        resource_group_id: str | None = None,
        match_image: list[str] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
    ) -> RawResponse[DescribeImageCachesResponse]:
        """See :meth:`EciClient.describe_image_caches`."""
        return self._call(
            operations.DESCRIBE_IMAGE_CACHES,
            {
                "region_id": region_id,
                "image_cache_id": image_cache_id,
                "image_cache_name": image_cache_name,
                "snapshot_id": snapshot_id,
                "image": image,
                "tag": tag,
                "resource_group_id": resource_group_id,
                "match_image": match_image,
                "limit": limit,
                "next_token": next_token,
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
            },
        )

    def describe_regions(
        self,
        *,
        region_id: str | None = None,
    ) -> RawResponse[DescribeRegionsResponse]:
        """See :meth:`EciClient.describe_regions`."""
        return self._call(
            operations.DESCRIBE_REGIONS,
            {
                "region_id": region_id,
            },
        )

    def list_tag_resources(
        self,
        *,
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        resource_id: list[str] | None = None,
        tag: list[Tag] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
    ) -> RawResponse[ListTagResourcesResponse]:
        """See :meth:`EciClient.list_tag_resources`."""
        return self._call(
            operations.LIST_TAG_RESOURCES,
            {
                "resource_type": resource_type,
                "region_id": region_id,
                "resource_id": resource_id,
                "tag": tag,
                "limit": limit,
                "next_token": next_token,
            },
        )

    def list_usage(
        self,
        *,
        region_id: str | None = None,
    ) -> RawResponse[ListUsageResponse]:
        """See :meth:`EciClient.list_usage`."""
        return self._call(
            operations.LIST_USAGE,
            {
                "region_id": region_id,
            },
        )

    def tag_resources(
        self,
        *,
        resource_id: list[str],
        tag: list[ResourceTag],
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
    ) -> RawResponse[TagResourcesResponse]:
        """See :meth:`EciClient.tag_resources`."""
        return self._call(
            operations.TAG_RESOURCES,
            {
                "resource_id": resource_id,
                "tag": tag,
                "resource_type": resource_type,
                "region_id": region_id,
            },
        )

    def untag_resources(
        self,
        *,
        resource_id: list[str],
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        tag_key: list[str] | None = None,
        all: bool | None = None,
        client_token: str | None = None,
    ) -> RawResponse[UntagResourcesResponse]:
        """See :meth:`EciClient.untag_resources`."""
        return self._call(
            operations.UNTAG_RESOURCES,
            {
                "resource_id": resource_id,
                "resource_type": resource_type,
                "region_id": region_id,
                "tag_key": tag_key,
                "all": all,
                "client_token": client_token,
            },
        )

    def update_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        security_group_id: str | None = None,
        v_switch_id: str | None = None,
        image_cache_name: str | None = None,
        eip_instance_id: str | None = None,
        resource_group_id: str | None = None,
        client_token: str | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        auto_match_image_cache: bool | None = None,
        image_registry_credential: list[ImageRegistryCredential] | None = None,
        image: list[str] | None = None,
        tag: list[Tag] | None = None,
        flash: bool | None = None,
        acr_registry_info: list[AcrRegistryInfoForUpdate] | None = None,
        standard_copy_count: int | None = None,
        flash_copy_count: int | None = None,
        elimination_strategy: EliminationStrategy | Literal["LRU"] | None = None,
    ) -> RawResponse[UpdateImageCacheResponse]:
        """See :meth:`EciClient.update_image_cache`."""
        return self._call(
            operations.UPDATE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "security_group_id": security_group_id,
                "v_switch_id": v_switch_id,
                "image_cache_name": image_cache_name,
                "eip_instance_id": eip_instance_id,
                "resource_group_id": resource_group_id,
                "client_token": client_token,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "auto_match_image_cache": auto_match_image_cache,
                "image_registry_credential": image_registry_credential,
                "image": image,
                "tag": tag,
                "flash": flash,
                "acr_registry_info": acr_registry_info,
                "standard_copy_count": standard_copy_count,
                "flash_copy_count": flash_copy_count,
                "elimination_strategy": elimination_strategy,
            },
        )


class AsyncEciRawClient(AsyncRawCalls):
    """The methods of ``AsyncEciClient``, returning raw responses."""

    async def create_image_cache(
        self,
        *,
        image_cache_name: str,
        image: list[str],
        region_id: str | None = None,
        zone_id: str | None = None,
        security_group_id: str | None = None,
        v_switch_id: str | None = None,
        eip_instance_id: str | None = None,
        resource_group_id: str | None = None,
        client_token: str | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        auto_match_image_cache: bool | None = None,
        image_registry_credential: list[ImageRegistryCredential] | None = None,
        tag: list[Tag] | None = None,
        flash: bool | None = None,
        acr_registry_info: list[AcrRegistryInfo] | None = None,
        annotations: str | None = None,
        plain_http_registry: str | None = None,
        insecure_registry: str | None = None,
        standard_copy_count: int | None = None,
        flash_copy_count: int | None = None,
        elimination_strategy: EliminationStrategy | Literal["LRU"] | None = None,
        os_type: OsType | Literal["Linux", "Windows"] | None = None,
    ) -> RawResponse[CreateImageCacheResponse]:
        """See :meth:`AsyncEciClient.create_image_cache`."""
        return await self._call(
            operations.CREATE_IMAGE_CACHE,
            {
                "image_cache_name": image_cache_name,
                "image": image,
                "region_id": region_id,
                "zone_id": zone_id,
                "security_group_id": security_group_id,
                "v_switch_id": v_switch_id,
                "eip_instance_id": eip_instance_id,
                "resource_group_id": resource_group_id,
                "client_token": client_token,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "auto_match_image_cache": auto_match_image_cache,
                "image_registry_credential": image_registry_credential,
                "tag": tag,
                "flash": flash,
                "acr_registry_info": acr_registry_info,
                "annotations": annotations,
                "plain_http_registry": plain_http_registry,
                "insecure_registry": insecure_registry,
                "standard_copy_count": standard_copy_count,
                "flash_copy_count": flash_copy_count,
                "elimination_strategy": elimination_strategy,
                "os_type": os_type,
            },
        )

    async def delete_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        client_token: str | None = None,
    ) -> RawResponse[DeleteImageCacheResponse]:
        """See :meth:`AsyncEciClient.delete_image_cache`."""
        return await self._call(
            operations.DELETE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "client_token": client_token,
            },
        )

    async def describe_image_caches(
        self,
        *,
        region_id: str | None = None,
        image_cache_id: str | None = None,
        image_cache_name: str | None = None,
        snapshot_id: str | None = None,
        image: str | None = None,
        tag: list[Tag] | None = None,
        resource_group_id: str | None = None,
        match_image: list[str] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
    ) -> RawResponse[DescribeImageCachesResponse]:
        """See :meth:`AsyncEciClient.describe_image_caches`."""
        return await self._call(
            operations.DESCRIBE_IMAGE_CACHES,
            {
                "region_id": region_id,
                "image_cache_id": image_cache_id,
                "image_cache_name": image_cache_name,
                "snapshot_id": snapshot_id,
                "image": image,
                "tag": tag,
                "resource_group_id": resource_group_id,
                "match_image": match_image,
                "limit": limit,
                "next_token": next_token,
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
            },
        )

    async def describe_regions(
        self,
        *,
        region_id: str | None = None,
    ) -> RawResponse[DescribeRegionsResponse]:
        """See :meth:`AsyncEciClient.describe_regions`."""
        return await self._call(
            operations.DESCRIBE_REGIONS,
            {
                "region_id": region_id,
            },
        )

    async def list_tag_resources(
        self,
        *,
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        resource_id: list[str] | None = None,
        tag: list[Tag] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
    ) -> RawResponse[ListTagResourcesResponse]:
        """See :meth:`AsyncEciClient.list_tag_resources`."""
        return await self._call(
            operations.LIST_TAG_RESOURCES,
            {
                "resource_type": resource_type,
                "region_id": region_id,
                "resource_id": resource_id,
                "tag": tag,
                "limit": limit,
                "next_token": next_token,
            },
        )

    async def list_usage(
        self,
        *,
        region_id: str | None = None,
    ) -> RawResponse[ListUsageResponse]:
        """See :meth:`AsyncEciClient.list_usage`."""
        return await self._call(
            operations.LIST_USAGE,
            {
                "region_id": region_id,
            },
        )

    async def tag_resources(
        self,
        *,
        resource_id: list[str],
        tag: list[ResourceTag],
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
    ) -> RawResponse[TagResourcesResponse]:
        """See :meth:`AsyncEciClient.tag_resources`."""
        return await self._call(
            operations.TAG_RESOURCES,
            {
                "resource_id": resource_id,
                "tag": tag,
                "resource_type": resource_type,
                "region_id": region_id,
            },
        )

    async def untag_resources(
        self,
        *,
        resource_id: list[str],
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        tag_key: list[str] | None = None,
        all: bool | None = None,
        client_token: str | None = None,
    ) -> RawResponse[UntagResourcesResponse]:
        """See :meth:`AsyncEciClient.untag_resources`."""
        return await self._call(
            operations.UNTAG_RESOURCES,
            {
                "resource_id": resource_id,
                "resource_type": resource_type,
                "region_id": region_id,
                "tag_key": tag_key,
                "all": all,
                "client_token": client_token,
            },
        )

    async def update_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        security_group_id: str | None = None,
        v_switch_id: str | None = None,
        image_cache_name: str | None = None,
        eip_instance_id: str | None = None,
        resource_group_id: str | None = None,
        client_token: str | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        auto_match_image_cache: bool | None = None,
        image_registry_credential: list[ImageRegistryCredential] | None = None,
        image: list[str] | None = None,
        tag: list[Tag] | None = None,
        flash: bool | None = None,
        acr_registry_info: list[AcrRegistryInfoForUpdate] | None = None,
        standard_copy_count: int | None = None,
        flash_copy_count: int | None = None,
        elimination_strategy: EliminationStrategy | Literal["LRU"] | None = None,
    ) -> RawResponse[UpdateImageCacheResponse]:
        """See :meth:`AsyncEciClient.update_image_cache`."""
        return await self._call(
            operations.UPDATE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "security_group_id": security_group_id,
                "v_switch_id": v_switch_id,
                "image_cache_name": image_cache_name,
                "eip_instance_id": eip_instance_id,
                "resource_group_id": resource_group_id,
                "client_token": client_token,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "auto_match_image_cache": auto_match_image_cache,
                "image_registry_credential": image_registry_credential,
                "image": image,
                "tag": tag,
                "flash": flash,
                "acr_registry_info": acr_registry_info,
                "standard_copy_count": standard_copy_count,
                "flash_copy_count": flash_copy_count,
                "elimination_strategy": elimination_strategy,
            },
        )
