# @generated from specs/alibaba/acc/2024-04-02/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Alibaba Cloud Container Compute Service 2024-04-02."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, overload

from yunbind_runtime.client.client import AsyncClient, SyncClient
from yunbind_runtime.client.derived_methods import async_method, async_pages, async_raw_method, raw_method
from yunbind_runtime.client.raw_client import AsyncRawClient, SyncRawClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from yunbind_runtime.model.operation import AnyOperation, Service
    from yunbind_runtime.paging.pages import Pages
    from yunbind_runtime.paging.waiters import PollListener

    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_cache import DeleteImageCacheRequest, DeleteImageCacheResponse
    from .enums import ImageCacheStatus
    from .get_image_cache import GetImageCacheRequest, GetImageCacheResponse
    from .list_image_caches import ListImageCachesRequest, ListImageCachesResponse
    from .types import AcrRegistryInfo, ImageCache, ImageRegistryCredential, NetworkConfig, Tag

__all__ = [
    "AccClient",
    "AccRawClient",
    "AsyncAccClient",
    "AsyncAccRawClient",
]


class AccClient(SyncClient):
    """Client of Alibaba Cloud Container Compute Service 2024-04-02.

    Serverless container compute, and image caches that speed up its start.

    Args:
        region: Region ID. Required unless ALIBABA_CLOUD_REGION_ID is set in the environment.
        credentials: Credentials or a credential provider. Defaults to ALIBABA_CLOUD_ACCESS_KEY_ID
            and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment, or to another provider in the
            chain of the vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: acs3-hmac-sha256, hmac-sha1. Defaults to the first that fits.
        method: POST or GET. Defaults to POST.
        response_format: json or xml. Defaults to json. The models are the same.
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

    API: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> AccRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return AccRawClient(self)

    def create_image_cache(
        self,
        *,
        image_cache_name: str,
        images: Sequence[str],
        network_config: NetworkConfig | Mapping[str, object],
        region_id: str | None = None,
        image_registry_credentials: Sequence[ImageRegistryCredential | Mapping[str, object]] | None = None,
        acr_registry_infos: Sequence[AcrRegistryInfo | Mapping[str, object]] | None = None,
        tags: Sequence[Tag | Mapping[str, object]] | None = None,
        resource_group_id: str | None = None,
        client_token: str | None = None,
        platform: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> CreateImageCacheResponse:
        """Create an image cache that speeds up the start of containers.

        Args:
            image_cache_name: Name of the cache.
            images: Container images to cache.
            network_config: Network in which the cache is built.
            region_id: Region of the new cache. Defaults to the client's region.
            image_registry_credentials: Credentials for registries of private images.
            acr_registry_infos: Container Registry (ACR) Enterprise instances from which images are
                pulled without a password.
            tags: Tags of the cache.
            resource_group_id: ID of the resource group of the cache.
            client_token: Client token. Use a new one for each request and the same one for its
                retries.
            platform: Platform of the images. The format is not documented.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        API: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview
        """
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
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def delete_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        force: bool | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DeleteImageCacheResponse:
        """Delete an image cache.

        Args:
            image_cache_id: ID of the cache.
            region_id: Region of the cache. Defaults to the client's region.
            force: Whether to force the deletion. The cases that need it are not documented.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        API: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview
        """
        return self._call(
            operations.DELETE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "force": force,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def get_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> GetImageCacheResponse:
        """Get the details of an image cache, including its network and events.

        Args:
            image_cache_id: ID of the cache.
            region_id: Region of the cache. Defaults to the client's region.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        API: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview
        """
        return self._call(
            operations.GET_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "extra": extra,
                "extra_headers": extra_headers,
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
        tags: Sequence[Tag | Mapping[str, object]] | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ListImageCachesResponse:
        """List image caches, optionally filtered by name, image, status or tags.

        Args:
            region_id: Region of the caches. Defaults to the client's region.
            image_cache_name: Name of the cache. Whether a part of the name matches is not
                documented.
            image: Image that the cache contains.
            status: Status of the cache.
            resource_group_id: ID of the resource group of the cache.
            tags: Tags of the cache.
            max_results: Maximum number of caches per page. The default and the limit are not
                documented.
            next_token: Token of the page to return, taken from the previous response. Omit it for
                the first page.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        API: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-listimagecaches
        """
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
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def image_caches(
        self,
        *,
        region_id: str | None = None,
        image_cache_name: str | None = None,
        image: str | None = None,
        status: ImageCacheStatus | Literal["Pending", "Ready", "Failed"] | None = None,
        resource_group_id: str | None = None,
        tags: Sequence[Tag | Mapping[str, object]] | None = None,
        max_results: int | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Pages[ImageCache, ListImageCachesResponse]:
        """Iterate over the items of all pages of :meth:`list_image_caches`, with ``for``, or with
        ``async for`` on an asyncio client.

        ``.pages()`` iterates over the responses instead. Pages are fetched during the iteration.

        Raises:
            PaginationError: The list would not end: the service repeats a page, or sends only empty
                pages.
        """
        return self._pages(
            operations.LIST_IMAGE_CACHES,
            operations.IMAGE_CACHES_PAGES,
            {
                "region_id": region_id,
                "image_cache_name": image_cache_name,
                "image": image,
                "status": status,
                "resource_group_id": resource_group_id,
                "tags": tags,
                "max_results": max_results,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def wait_until_image_cache_ready(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
        missing_after: float | None = None,
        on_poll: PollListener[GetImageCacheResponse] | None = None,
    ) -> GetImageCacheResponse:
        """Wait until the image cache is ready.

        Polls :meth:`get_image_cache` until every Status is Ready. Fails if any Status is Failed.

        Args:
            delay: Seconds before the second poll. Later pauses are longer. Defaults to 10.
            timeout: Maximum number of seconds to wait. Defaults to 3600.
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
            operations.GET_IMAGE_CACHE,
            operations.IMAGE_CACHE_READY_WAITER,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "extra": extra,
                "extra_headers": extra_headers,
            },
            delay=delay,
            timeout=timeout,
            missing_after=missing_after,
            on_poll=on_poll,
        )

    @overload
    def send(self, request: CreateImageCacheRequest, /) -> CreateImageCacheResponse: ...
    @overload
    def send(self, request: DeleteImageCacheRequest, /) -> DeleteImageCacheResponse: ...
    @overload
    def send(self, request: GetImageCacheRequest, /) -> GetImageCacheResponse: ...
    @overload
    def send(self, request: ListImageCachesRequest, /) -> ListImageCachesResponse: ...
    def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return self._send(operations.OPERATIONS, request)


class AsyncAccClient(AsyncClient):
    """Asyncio client of Alibaba Cloud Container Compute Service 2024-04-02.

    Serverless container compute, and image caches that speed up its start.

    Args:
        region: Region ID. Required unless ALIBABA_CLOUD_REGION_ID is set in the environment.
        credentials: Credentials or a credential provider. Defaults to ALIBABA_CLOUD_ACCESS_KEY_ID
            and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment, or to another provider in the
            chain of the vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: acs3-hmac-sha256, hmac-sha1. Defaults to the first that fits.
        method: POST or GET. Defaults to POST.
        response_format: json or xml. Defaults to json. The models are the same.
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

    API: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> AsyncAccRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return AsyncAccRawClient(self)

    create_image_cache = async_method(AccClient.create_image_cache)
    delete_image_cache = async_method(AccClient.delete_image_cache)
    get_image_cache = async_method(AccClient.get_image_cache)
    list_image_caches = async_method(AccClient.list_image_caches)
    image_caches = async_pages(AccClient.image_caches)
    wait_until_image_cache_ready = async_method(AccClient.wait_until_image_cache_ready)

    @overload
    async def send(self, request: CreateImageCacheRequest, /) -> CreateImageCacheResponse: ...
    @overload
    async def send(self, request: DeleteImageCacheRequest, /) -> DeleteImageCacheResponse: ...
    @overload
    async def send(self, request: GetImageCacheRequest, /) -> GetImageCacheResponse: ...
    @overload
    async def send(self, request: ListImageCachesRequest, /) -> ListImageCachesResponse: ...
    async def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return await self._send(operations.OPERATIONS, request)


class AccRawClient(SyncRawClient):
    """Methods of :class:`AccClient` that return raw responses."""

    create_image_cache = raw_method(AccClient.create_image_cache)
    delete_image_cache = raw_method(AccClient.delete_image_cache)
    get_image_cache = raw_method(AccClient.get_image_cache)
    list_image_caches = raw_method(AccClient.list_image_caches)


class AsyncAccRawClient(AsyncRawClient):
    """Methods of :class:`AsyncAccClient` that return raw responses."""

    create_image_cache = async_raw_method(AccClient.create_image_cache)
    delete_image_cache = async_raw_method(AccClient.delete_image_cache)
    get_image_cache = async_raw_method(AccClient.get_image_cache)
    list_image_caches = async_raw_method(AccClient.list_image_caches)
