# @generated from specs/huawei/cce/v5/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Huawei Cloud Cloud Container Engine v5."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, overload

from yunbind_runtime.client.client import AsyncClient, SyncClient
from yunbind_runtime.client.derived_methods import async_method, async_raw_method, raw_method
from yunbind_runtime.client.raw_client import AsyncRawClient, SyncRawClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from yunbind_runtime.model.operation import AnyOperation, Service
    from yunbind_runtime.paging.waiters import PollListener

    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_cache import DeleteImageCacheRequest, DeleteImageCacheResponse
    from .enums import Locale
    from .list_image_caches import ListImageCachesRequest, ListImageCachesResponse
    from .list_package_products import ListPackageProductsRequest, ListPackageProductsResponse
    from .show_image_cache import ShowImageCacheRequest, ShowImageCacheResponse
    from .subscribe_package_products import SubscribePackageProductsRequest, SubscribePackageProductsResponse
    from .types import ImageCacheBuildingConfig, PackageProductRequestDetail

__all__ = [
    "AsyncCceClient",
    "AsyncCceRawClient",
    "CceClient",
    "CceRawClient",
]


class CceClient(SyncClient):
    """Client of Huawei Cloud Cloud Container Engine v5.

    Managed Kubernetes. This version of the API manages the image caches of CCE Autopilot.

    Args:
        region: Region ID. Required.
        credentials: Credentials or a credential provider. Defaults to HUAWEICLOUD_SDK_AK and
            HUAWEICLOUD_SDK_SK in the environment, or to another provider in the chain of the
            vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: sdk-hmac-sha256, x-auth-token. Defaults to the first that fits.
        timeout: Seconds for each of connecting, reading and writing, or a Timeout. Defaults to 5 s
            to connect and 30 s to read and to write.
        retries: Number of retries of a failed call, or Retries. Defaults to 3.
        limiter: Rate limiter. Defaults to one that all clients of the process share.
        checks: warn, strict or types: what happens beyond documented limits. Defaults to warn.
        hooks: Callbacks for requests, responses and retries.
        transport: Transport or httpx client, which the caller closes. Defaults to the client's own.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, ``user_agent`` and, for tests, ``environ``, ``clock``, ``sleep``,
            ``nonce`` and ``jitter``: see :class:`yunbind_runtime.client.base.Client`.

    API: https://support.huaweicloud.com/api-cce-autopilot/ListImageCaches.html
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> CceRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return CceRawClient(self)

    def create_image_cache(
        self,
        *,
        name: str,
        images: Sequence[str],
        building_config: ImageCacheBuildingConfig | Mapping[str, object],
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> CreateImageCacheResponse:
        """Create an image cache for the Autopilot clusters of a region.

        A temporary pod in the given cluster pulls the images one after another and creates a
        snapshot. The call returns immediately, while the build continues. If one image cannot be
        pulled, the whole build fails. An account can have at most 50 caches. A cache can contain at
        most 20 images.

        Args:
            name: Unique name of the cache: lowercase letters, digits and hyphens (1 to 128
                characters). It must start with a letter and must not end with a hyphen.
            images: Container images to cache.
            building_config: Configuration of the build.
            image_cache_size: Size of the cache's disk in GiB (20 to 400). At least three times the
                total size of the images is recommended. Defaults to 20.
            retention_days: Number of days until the cache expires and is deleted (0 to 10000). 0
                keeps it permanently. Defaults to 0.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Permission: cce:imageCache:create.

        API: https://support.huaweicloud.com/api-cce-autopilot/CreateImageCache.html
        """
        return self._call(
            operations.CREATE_IMAGE_CACHE,
            {
                "name": name,
                "images": images,
                "building_config": building_config,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def delete_image_cache(
        self,
        *,
        image_cache_id: str,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DeleteImageCacheResponse:
        """Delete an image cache.

        The call returns immediately. The cache can be read, with the status Deleting, until it is
        gone.

        Args:
            image_cache_id: ID of the cache.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Permission: cce:imageCache:delete.

        API: https://support.huaweicloud.com/api-cce-autopilot/DeleteImageCache.html
        """
        return self._call(
            operations.DELETE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def list_image_caches(
        self,
        *,
        name: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ListImageCachesResponse:
        """List the image caches of a region, optionally filtered by name.

        The response contains the complete list, without pagination. An account can have at most 50
        caches.

        Args:
            name: Full name of the cache; partial names do not match. A name has 1 to 128
                characters: lowercase letters, digits and hyphens. It starts with a letter and does
                not end with a hyphen.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Permission: cce:imageCache:list.

        API: https://support.huaweicloud.com/api-cce-autopilot/ListImageCaches.html
        """
        return self._call(
            operations.LIST_IMAGE_CACHES,
            {
                "name": name,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def list_package_products(
        self,
        *,
        locale: Locale | Literal["zh-cn", "en-us"] | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ListPackageProductsResponse:
        """List the Autopilot resource packages on sale.

        Available only in cn-southwest-2 and cn-south-1.

        Args:
            locale: Language of the product names. Defaults to zh-cn.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Permission: cce:packageProduct:list.

        API: https://support.huaweicloud.com/api-cce-autopilot/ListPackageProducts.html
        """
        return self._call(
            operations.LIST_PACKAGE_PRODUCTS,
            {
                "locale": locale,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def show_image_cache(
        self,
        *,
        image_cache_id: str,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ShowImageCacheResponse:
        """Get an image cache.

        Args:
            image_cache_id: ID of the cache.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Permission: cce:imageCache:get.

        API: https://support.huaweicloud.com/api-cce-autopilot/ShowImageCache.html
        """
        return self._call(
            operations.SHOW_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def subscribe_package_products(
        self,
        *,
        package_products: Sequence[PackageProductRequestDetail | Mapping[str, object]],
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> SubscribePackageProductsResponse:
        """Order Autopilot resource packages.

        Available only in cn-southwest-2 and cn-south-1. Orders cost money.

        Args:
            package_products: Packages to order.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Permission: cce:packageProduct:subscribe.

        API: https://support.huaweicloud.com/api-cce-autopilot/SubscribePackageProducts.html
        """
        return self._call(
            operations.SUBSCRIBE_PACKAGE_PRODUCTS,
            {
                "package_products": package_products,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def wait_until_image_cache_ready(
        self,
        *,
        image_cache_id: str,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
        missing_after: float | None = None,
        on_poll: PollListener[ShowImageCacheResponse] | None = None,
    ) -> ShowImageCacheResponse:
        """Wait until the image cache is available.

        Polls :meth:`show_image_cache` until every image_cache.status is Available. Fails if any
        image_cache.status is Failed or any image_cache.status is Unavailable or any
        image_cache.status is Deleting or the poll fails with HTTP status 404.

        Args:
            delay: Seconds before the second poll. Later pauses are longer. Defaults to 10.
            timeout: Maximum number of seconds to wait. Defaults to 1800.
            missing_after: Seconds after which a resource that is not listed counts as missing.
                Defaults to 60.
            on_poll: Function that gets the response of each poll. An error that it raises ends the
                wait.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            WaiterFailed: The state can no longer be reached. The error contains the last response.
            WaiterTimedOut: The state was not reached in time. The error contains the last response.
        """
        return self._wait(
            operations.SHOW_IMAGE_CACHE,
            operations.IMAGE_CACHE_READY_WAITER,
            {
                "image_cache_id": image_cache_id,
                "extra": extra,
                "extra_headers": extra_headers,
            },
            delay=delay,
            timeout=timeout,
            missing_after=missing_after,
            on_poll=on_poll,
        )

    def wait_until_image_cache_deleted(
        self,
        *,
        image_cache_id: str,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
        on_poll: PollListener[ShowImageCacheResponse] | None = None,
    ) -> ShowImageCacheResponse | None:
        """Wait until the image cache is deleted.

        Polls :meth:`show_image_cache` until the poll fails with HTTP status 404. Fails if the poll
        fails with APIGW.0101 or the poll fails with APIGW.0103 or the poll fails with HTTP status
        403.

        Args:
            delay: Seconds before the second poll. Later pauses are longer. Defaults to 5.
            timeout: Maximum number of seconds to wait. Defaults to 1800.
            on_poll: Function that gets the response of each poll. An error that it raises ends the
                wait.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            WaiterFailed: The state can no longer be reached. The error contains the last response.
            WaiterTimedOut: The state was not reached in time. The error contains the last response.
        """
        return self._wait_or_error(
            operations.SHOW_IMAGE_CACHE,
            operations.IMAGE_CACHE_DELETED_WAITER,
            {
                "image_cache_id": image_cache_id,
                "extra": extra,
                "extra_headers": extra_headers,
            },
            delay=delay,
            timeout=timeout,
            on_poll=on_poll,
        )

    @overload
    def send(self, request: CreateImageCacheRequest, /) -> CreateImageCacheResponse: ...
    @overload
    def send(self, request: DeleteImageCacheRequest, /) -> DeleteImageCacheResponse: ...
    @overload
    def send(self, request: ListImageCachesRequest, /) -> ListImageCachesResponse: ...
    @overload
    def send(self, request: ListPackageProductsRequest, /) -> ListPackageProductsResponse: ...
    @overload
    def send(self, request: ShowImageCacheRequest, /) -> ShowImageCacheResponse: ...
    @overload
    def send(self, request: SubscribePackageProductsRequest, /) -> SubscribePackageProductsResponse: ...
    def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return self._send(operations.OPERATIONS, request)


class AsyncCceClient(AsyncClient):
    """Asyncio client of Huawei Cloud Cloud Container Engine v5.

    Managed Kubernetes. This version of the API manages the image caches of CCE Autopilot.

    Args:
        region: Region ID. Required.
        credentials: Credentials or a credential provider. Defaults to HUAWEICLOUD_SDK_AK and
            HUAWEICLOUD_SDK_SK in the environment, or to another provider in the chain of the
            vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: sdk-hmac-sha256, x-auth-token. Defaults to the first that fits.
        timeout: Seconds for each of connecting, reading and writing, or a Timeout. Defaults to 5 s
            to connect and 30 s to read and to write.
        retries: Number of retries of a failed call, or Retries. Defaults to 3.
        limiter: Rate limiter. Defaults to one that all clients of the process share.
        checks: warn, strict or types: what happens beyond documented limits. Defaults to warn.
        hooks: Callbacks for requests, responses and retries.
        transport: Transport or httpx client, which the caller closes. Defaults to the client's own.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, ``user_agent`` and, for tests, ``environ``, ``clock``, ``sleep``,
            ``nonce`` and ``jitter``: see :class:`yunbind_runtime.client.base.Client`.

    API: https://support.huaweicloud.com/api-cce-autopilot/ListImageCaches.html
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> AsyncCceRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return AsyncCceRawClient(self)

    create_image_cache = async_method(CceClient.create_image_cache)
    delete_image_cache = async_method(CceClient.delete_image_cache)
    list_image_caches = async_method(CceClient.list_image_caches)
    list_package_products = async_method(CceClient.list_package_products)
    show_image_cache = async_method(CceClient.show_image_cache)
    subscribe_package_products = async_method(CceClient.subscribe_package_products)
    wait_until_image_cache_ready = async_method(CceClient.wait_until_image_cache_ready)
    wait_until_image_cache_deleted = async_method(CceClient.wait_until_image_cache_deleted)

    @overload
    async def send(self, request: CreateImageCacheRequest, /) -> CreateImageCacheResponse: ...
    @overload
    async def send(self, request: DeleteImageCacheRequest, /) -> DeleteImageCacheResponse: ...
    @overload
    async def send(self, request: ListImageCachesRequest, /) -> ListImageCachesResponse: ...
    @overload
    async def send(self, request: ListPackageProductsRequest, /) -> ListPackageProductsResponse: ...
    @overload
    async def send(self, request: ShowImageCacheRequest, /) -> ShowImageCacheResponse: ...
    @overload
    async def send(self, request: SubscribePackageProductsRequest, /) -> SubscribePackageProductsResponse: ...
    async def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return await self._send(operations.OPERATIONS, request)


class CceRawClient(SyncRawClient):
    """Methods of :class:`CceClient` that return raw responses."""

    create_image_cache = raw_method(CceClient.create_image_cache)
    delete_image_cache = raw_method(CceClient.delete_image_cache)
    list_image_caches = raw_method(CceClient.list_image_caches)
    list_package_products = raw_method(CceClient.list_package_products)
    show_image_cache = raw_method(CceClient.show_image_cache)
    subscribe_package_products = raw_method(CceClient.subscribe_package_products)


class AsyncCceRawClient(AsyncRawClient):
    """Methods of :class:`AsyncCceClient` that return raw responses."""

    create_image_cache = async_raw_method(CceClient.create_image_cache)
    delete_image_cache = async_raw_method(CceClient.delete_image_cache)
    list_image_caches = async_raw_method(CceClient.list_image_caches)
    list_package_products = async_raw_method(CceClient.list_package_products)
    show_image_cache = async_raw_method(CceClient.show_image_cache)
    subscribe_package_products = async_raw_method(CceClient.subscribe_package_products)
