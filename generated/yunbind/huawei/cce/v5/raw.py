# @generated from specs/huawei/cce/v5/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Raw clients of Huawei Cloud Cloud Container Engine v5: methods that return status, headers and bytes
beside the model.
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
    from .enums import Locale
    from .list_image_caches import ListImageCachesResponse
    from .list_package_products import ListPackageProductsResponse
    from .show_image_cache import ShowImageCacheResponse
    from .subscribe_package_products import SubscribePackageProductsResponse
    from .types import ImageCacheBuildingConfig, PackageProductRequestDetail

__all__ = ["AsyncCceRawClient", "CceRawClient"]


class CceRawClient(SyncRawCalls):
    """The methods of ``CceClient``, returning raw responses."""

    def create_image_cache(
        self,
        *,
        name: str,
        images: list[str],
        building_config: ImageCacheBuildingConfig,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
    ) -> RawResponse[CreateImageCacheResponse]:
        """See :meth:`CceClient.create_image_cache`."""
        return self._call(
            operations.CREATE_IMAGE_CACHE,
            {
                "name": name,
                "images": images,
                "building_config": building_config,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
            },
        )

    def delete_image_cache(
        self,
        *,
        image_cache_id: str,
    ) -> RawResponse[DeleteImageCacheResponse]:
        """See :meth:`CceClient.delete_image_cache`."""
        return self._call(
            operations.DELETE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
            },
        )

    def list_image_caches(
        self,
        *,
        name: str | None = None,
    ) -> RawResponse[ListImageCachesResponse]:
        """See :meth:`CceClient.list_image_caches`."""
        return self._call(
            operations.LIST_IMAGE_CACHES,
            {
                "name": name,
            },
        )

    def list_package_products(
        self,
        *,
        locale: Locale | Literal["zh-cn", "en-us"] | None = None,
    ) -> RawResponse[ListPackageProductsResponse]:
        """See :meth:`CceClient.list_package_products`."""
        return self._call(
            operations.LIST_PACKAGE_PRODUCTS,
            {
                "locale": locale,
            },
        )

    def show_image_cache(
        self,
        *,
        image_cache_id: str,
    ) -> RawResponse[ShowImageCacheResponse]:
        """See :meth:`CceClient.show_image_cache`."""
        return self._call(
            operations.SHOW_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
            },
        )

    def subscribe_package_products(
        self,
        *,
        package_products: list[PackageProductRequestDetail],
    ) -> RawResponse[SubscribePackageProductsResponse]:
        """See :meth:`CceClient.subscribe_package_products`."""
        return self._call(
            operations.SUBSCRIBE_PACKAGE_PRODUCTS,
            {
                "package_products": package_products,
            },
        )


class AsyncCceRawClient(AsyncRawCalls):
    """The methods of ``AsyncCceClient``, returning raw responses."""

    async def create_image_cache(
        self,
        *,
        name: str,
        images: list[str],
        building_config: ImageCacheBuildingConfig,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
    ) -> RawResponse[CreateImageCacheResponse]:
        """See :meth:`AsyncCceClient.create_image_cache`."""
        return await self._call(
            operations.CREATE_IMAGE_CACHE,
            {
                "name": name,
                "images": images,
                "building_config": building_config,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
            },
        )

    async def delete_image_cache(
        self,
        *,
        image_cache_id: str,
    ) -> RawResponse[DeleteImageCacheResponse]:
        """See :meth:`AsyncCceClient.delete_image_cache`."""
        return await self._call(
            operations.DELETE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
            },
        )

    async def list_image_caches(
        self,
        *,
        name: str | None = None,
    ) -> RawResponse[ListImageCachesResponse]:
        """See :meth:`AsyncCceClient.list_image_caches`."""
        return await self._call(
            operations.LIST_IMAGE_CACHES,
            {
                "name": name,
            },
        )

    async def list_package_products(
        self,
        *,
        locale: Locale | Literal["zh-cn", "en-us"] | None = None,
    ) -> RawResponse[ListPackageProductsResponse]:
        """See :meth:`AsyncCceClient.list_package_products`."""
        return await self._call(
            operations.LIST_PACKAGE_PRODUCTS,
            {
                "locale": locale,
            },
        )

    async def show_image_cache(
        self,
        *,
        image_cache_id: str,
    ) -> RawResponse[ShowImageCacheResponse]:
        """See :meth:`AsyncCceClient.show_image_cache`."""
        return await self._call(
            operations.SHOW_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
            },
        )

    async def subscribe_package_products(
        self,
        *,
        package_products: list[PackageProductRequestDetail],
    ) -> RawResponse[SubscribePackageProductsResponse]:
        """See :meth:`AsyncCceClient.subscribe_package_products`."""
        return await self._call(
            operations.SUBSCRIBE_PACKAGE_PRODUCTS,
            {
                "package_products": package_products,
            },
        )
