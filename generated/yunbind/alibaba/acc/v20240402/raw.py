# @generated from specs/alibaba/acc/2024-04-02/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Raw clients of Alibaba Cloud Container Compute Service 2024-04-02: methods that return status,
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
    from .enums import ImageCacheStatus
    from .get_image_cache import GetImageCacheResponse
    from .list_image_caches import ListImageCachesResponse
    from .types import AcrRegistryInfo, ImageRegistryCredential, NetworkConfig, Tag

__all__ = ["AsyncAccRawClient", "AccRawClient"]


class AccRawClient(SyncRawCalls):
    """The methods of ``AccClient``, returning raw responses."""

    def create_image_cache(
        self,
        *,
        image_cache_name: str,
        images: list[str],
        network_config: NetworkConfig,
        region_id: str | None = None,
        image_registry_credentials: list[ImageRegistryCredential] | None = None,
        acr_registry_infos: list[AcrRegistryInfo] | None = None,
        tags: list[Tag] | None = None,
        resource_group_id: str | None = None,
        client_token: str | None = None,
        platform: str | None = None,
    ) -> RawResponse[CreateImageCacheResponse]:
        """See :meth:`AccClient.create_image_cache`."""
        return self._call(
            operations.CREATE_IMAGE_CACHE,
            {
                "image_cache_name": image_cache_name,
                "images": images,
                "network_config": network_config,
                "region_id": region_id,
                "image_registry_credentials": image_registry_credentials,
                "acr_registry_infos": acr_registry_infos,
                "tags": tags,
                "resource_group_id": resource_group_id,
                "client_token": client_token,
                "platform": platform,
            },
        )

    def delete_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        force: bool | None = None,
    ) -> RawResponse[DeleteImageCacheResponse]:
        """See :meth:`AccClient.delete_image_cache`."""
        return self._call(
            operations.DELETE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "force": force,
            },
        )

    def get_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
    ) -> RawResponse[GetImageCacheResponse]:
        """See :meth:`AccClient.get_image_cache`."""
        return self._call(
            operations.GET_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
            },
        )

    def list_image_caches(
        self,
        *,
        region_id: str | None = None,
        image_cache_name: str | None = None,
        image: str | None = None,
        status: ImageCacheStatus | Literal["Pending", "Ready", "Failed"] | None = None,
        resource_group_id: str | None = None,
        tags: list[Tag] | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> RawResponse[ListImageCachesResponse]:
        """See :meth:`AccClient.list_image_caches`."""
        return self._call(
            operations.LIST_IMAGE_CACHES,
            {
                "region_id": region_id,
                "image_cache_name": image_cache_name,
                "image": image,
                "status": status,
                "resource_group_id": resource_group_id,
                "tags": tags,
                "max_results": max_results,
                "next_token": next_token,
            },
        )


class AsyncAccRawClient(AsyncRawCalls):
    """The methods of ``AsyncAccClient``, returning raw responses."""

    async def create_image_cache(
        self,
        *,
        image_cache_name: str,
        images: list[str],
        network_config: NetworkConfig,
        region_id: str | None = None,
        image_registry_credentials: list[ImageRegistryCredential] | None = None,
        acr_registry_infos: list[AcrRegistryInfo] | None = None,
        tags: list[Tag] | None = None,
        resource_group_id: str | None = None,
        client_token: str | None = None,
        platform: str | None = None,
    ) -> RawResponse[CreateImageCacheResponse]:
        """See :meth:`AsyncAccClient.create_image_cache`."""
        return await self._call(
            operations.CREATE_IMAGE_CACHE,
            {
                "image_cache_name": image_cache_name,
                "images": images,
                "network_config": network_config,
                "region_id": region_id,
                "image_registry_credentials": image_registry_credentials,
                "acr_registry_infos": acr_registry_infos,
                "tags": tags,
                "resource_group_id": resource_group_id,
                "client_token": client_token,
                "platform": platform,
            },
        )

    async def delete_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        force: bool | None = None,
    ) -> RawResponse[DeleteImageCacheResponse]:
        """See :meth:`AsyncAccClient.delete_image_cache`."""
        return await self._call(
            operations.DELETE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "force": force,
            },
        )

    async def get_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
    ) -> RawResponse[GetImageCacheResponse]:
        """See :meth:`AsyncAccClient.get_image_cache`."""
        return await self._call(
            operations.GET_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
            },
        )

    async def list_image_caches(
        self,
        *,
        region_id: str | None = None,
        image_cache_name: str | None = None,
        image: str | None = None,
        status: ImageCacheStatus | Literal["Pending", "Ready", "Failed"] | None = None,
        resource_group_id: str | None = None,
        tags: list[Tag] | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> RawResponse[ListImageCachesResponse]:
        """See :meth:`AsyncAccClient.list_image_caches`."""
        return await self._call(
            operations.LIST_IMAGE_CACHES,
            {
                "region_id": region_id,
                "image_cache_name": image_cache_name,
                "image": image,
                "status": status,
                "resource_group_id": resource_group_id,
                "tags": tags,
                "max_results": max_results,
                "next_token": next_token,
            },
        )
