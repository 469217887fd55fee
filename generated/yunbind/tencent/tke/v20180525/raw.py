# @generated from specs/tencent/tke/2018-05-25/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Raw clients of Tencent Kubernetes Engine 2018-05-25: methods that return status, headers and bytes
beside the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.call.raw_response import AsyncRawCalls, SyncRawCalls

from . import operations

if TYPE_CHECKING:
    from yunbind_runtime.call.raw_response import RawResponse

    from .create_image_cache import CreateImageCacheResponse
    from .delete_image_caches import DeleteImageCachesResponse
    from .describe_image_caches import DescribeImageCachesResponse
    from .get_most_suitable_image_cache import GetMostSuitableImageCacheResponse
    from .types import EipAttribute, Filter, ImageRegistryCredential, Tag
    from .update_image_cache import UpdateImageCacheResponse

__all__ = ["AsyncTkeRawClient", "TkeRawClient"]


class TkeRawClient(SyncRawCalls):
    """The methods of ``TkeClient``, returning raw responses."""

    def create_image_cache(
        self,
        *,
        images: list[str],
        subnet_id: str,
        vpc_id: str,
        image_cache_name: str | None = None,
        security_group_ids: list[str] | None = None,
        image_registry_credentials: list[ImageRegistryCredential] | None = None,
        existed_eip_id: str | None = None,
        auto_create_eip: bool | None = None,
        auto_create_eip_attribute: EipAttribute | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        registry_skip_verify_list: list[str] | None = None,
        registry_http_end_point_list: list[str] | None = None,
        resolve_config: str | None = None,
        tags: list[Tag] | None = None,
    ) -> RawResponse[CreateImageCacheResponse]:
        """See :meth:`TkeClient.create_image_cache`."""
        return self._call(
            operations.CREATE_IMAGE_CACHE,
            {
                "images": images,
                "subnet_id": subnet_id,
                "vpc_id": vpc_id,
                "image_cache_name": image_cache_name,
                "security_group_ids": security_group_ids,
                "image_registry_credentials": image_registry_credentials,
                "existed_eip_id": existed_eip_id,
                "auto_create_eip": auto_create_eip,
                "auto_create_eip_attribute": auto_create_eip_attribute,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "registry_skip_verify_list": registry_skip_verify_list,
                "registry_http_end_point_list": registry_http_end_point_list,
                "resolve_config": resolve_config,
                "tags": tags,
            },
        )

    def delete_image_caches(
        self,
        *,
        image_cache_ids: list[str],
    ) -> RawResponse[DeleteImageCachesResponse]:
        """See :meth:`TkeClient.delete_image_caches`."""
        return self._call(
            operations.DELETE_IMAGE_CACHES,
            {
                "image_cache_ids": image_cache_ids,
            },
        )

    def describe_image_caches(
        self,
        *,
        image_cache_ids: list[str] | None = None,
        image_cache_names: list[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        filters: list[Filter] | None = None,
    ) -> RawResponse[DescribeImageCachesResponse]:
        """See :meth:`TkeClient.describe_image_caches`."""
        return self._call(
            operations.DESCRIBE_IMAGE_CACHES,
            {
                "image_cache_ids": image_cache_ids,
                "image_cache_names": image_cache_names,
                "limit": limit,
                "offset": offset,
                "filters": filters,
            },
        )

    def get_most_suitable_image_cache(
        self,
        *,
        images: list[str],
        snapshotter: str | None = None,
    ) -> RawResponse[GetMostSuitableImageCacheResponse]:
        """See :meth:`TkeClient.get_most_suitable_image_cache`."""
        return self._call(
            operations.GET_MOST_SUITABLE_IMAGE_CACHE,
            {
                "images": images,
                "snapshotter": snapshotter,
            },
        )

    def update_image_cache(
        self,
        *,
        image_cache_id: str,
        image_cache_name: str | None = None,
        image_registry_credentials: list[ImageRegistryCredential] | None = None,
        images: list[str] | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        security_group_ids: list[str] | None = None,
        tags: list[Tag] | None = None,
    ) -> RawResponse[UpdateImageCacheResponse]:
        """See :meth:`TkeClient.update_image_cache`."""
        return self._call(
            operations.UPDATE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "image_cache_name": image_cache_name,
                "image_registry_credentials": image_registry_credentials,
                "images": images,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "security_group_ids": security_group_ids,
                "tags": tags,
            },
        )


class AsyncTkeRawClient(AsyncRawCalls):
    """The methods of ``AsyncTkeClient``, returning raw responses."""

    async def create_image_cache(
        self,
        *,
        images: list[str],
        subnet_id: str,
        vpc_id: str,
        image_cache_name: str | None = None,
        security_group_ids: list[str] | None = None,
        image_registry_credentials: list[ImageRegistryCredential] | None = None,
        existed_eip_id: str | None = None,
        auto_create_eip: bool | None = None,
        auto_create_eip_attribute: EipAttribute | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        registry_skip_verify_list: list[str] | None = None,
        registry_http_end_point_list: list[str] | None = None,
        resolve_config: str | None = None,
        tags: list[Tag] | None = None,
    ) -> RawResponse[CreateImageCacheResponse]:
        """See :meth:`AsyncTkeClient.create_image_cache`."""
        return await self._call(
            operations.CREATE_IMAGE_CACHE,
            {
                "images": images,
                "subnet_id": subnet_id,
                "vpc_id": vpc_id,
                "image_cache_name": image_cache_name,
                "security_group_ids": security_group_ids,
                "image_registry_credentials": image_registry_credentials,
                "existed_eip_id": existed_eip_id,
                "auto_create_eip": auto_create_eip,
                "auto_create_eip_attribute": auto_create_eip_attribute,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "registry_skip_verify_list": registry_skip_verify_list,
                "registry_http_end_point_list": registry_http_end_point_list,
                "resolve_config": resolve_config,
                "tags": tags,
            },
        )

    async def delete_image_caches(
        self,
        *,
        image_cache_ids: list[str],
    ) -> RawResponse[DeleteImageCachesResponse]:
        """See :meth:`AsyncTkeClient.delete_image_caches`."""
        return await self._call(
            operations.DELETE_IMAGE_CACHES,
            {
                "image_cache_ids": image_cache_ids,
            },
        )

    async def describe_image_caches(
        self,
        *,
        image_cache_ids: list[str] | None = None,
        image_cache_names: list[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        filters: list[Filter] | None = None,
    ) -> RawResponse[DescribeImageCachesResponse]:
        """See :meth:`AsyncTkeClient.describe_image_caches`."""
        return await self._call(
            operations.DESCRIBE_IMAGE_CACHES,
            {
                "image_cache_ids": image_cache_ids,
                "image_cache_names": image_cache_names,
                "limit": limit,
                "offset": offset,
                "filters": filters,
            },
        )

    async def get_most_suitable_image_cache(
        self,
        *,
        images: list[str],
        snapshotter: str | None = None,
    ) -> RawResponse[GetMostSuitableImageCacheResponse]:
        """See :meth:`AsyncTkeClient.get_most_suitable_image_cache`."""
        return await self._call(
            operations.GET_MOST_SUITABLE_IMAGE_CACHE,
            {
                "images": images,
                "snapshotter": snapshotter,
            },
        )

    async def update_image_cache(
        self,
        *,
        image_cache_id: str,
        image_cache_name: str | None = None,
        image_registry_credentials: list[ImageRegistryCredential] | None = None,
        images: list[str] | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        security_group_ids: list[str] | None = None,
        tags: list[Tag] | None = None,
    ) -> RawResponse[UpdateImageCacheResponse]:
        """See :meth:`AsyncTkeClient.update_image_cache`."""
        return await self._call(
            operations.UPDATE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "image_cache_name": image_cache_name,
                "image_registry_credentials": image_registry_credentials,
                "images": images,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "security_group_ids": security_group_ids,
                "tags": tags,
            },
        )
