# @generated from specs/tencent/tke/2018-05-25/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Tencent Kubernetes Engine 2018-05-25."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, overload

from yunbind_runtime.client.client import AsyncClient, SyncClient
from yunbind_runtime.client.derived_methods import async_method, async_pages, async_raw_method, raw_method
from yunbind_runtime.client.raw_client import AsyncRawClient, SyncRawClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yunbind_runtime.model.operation import AnyOperation, Service
    from yunbind_runtime.paging.pages import Pages
    from yunbind_runtime.paging.waiters import PollListener

    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_caches import DeleteImageCachesRequest, DeleteImageCachesResponse
    from .describe_image_caches import DescribeImageCachesRequest, DescribeImageCachesResponse
    from .get_most_suitable_image_cache import (
        GetMostSuitableImageCacheRequest,
        GetMostSuitableImageCacheResponse,
    )
    from .types import EipAttribute, Filter, ImageCache, ImageRegistryCredential, Tag
    from .update_image_cache import UpdateImageCacheRequest, UpdateImageCacheResponse

__all__ = [
    "AsyncTkeClient",
    "AsyncTkeRawClient",
    "TkeClient",
    "TkeRawClient",
]


class TkeClient(SyncClient):
    """Client of Tencent Kubernetes Engine 2018-05-25.

    Image caches that store container images on disk snapshots, so that serverless containers start
    faster.

    Args:
        region: Region ID. Required unless TENCENTCLOUD_REGION is set in the environment.
        credentials: Credentials or a credential provider. Defaults to TENCENTCLOUD_SECRET_ID and
            TENCENTCLOUD_SECRET_KEY in the environment, or to another provider in the chain of the
            vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: tc3-hmac-sha256, hmac-sha1, hmac-sha256. Defaults to the first that
            fits.
        method: POST or GET. Defaults to POST.
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

    API: https://cloud.tencent.com/document/product/457/65908
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> TkeRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return TkeRawClient(self)

    def create_image_cache(
        self,
        *,
        images: Sequence[str],
        subnet_id: str,
        vpc_id: str,
        image_cache_name: str | None = None,
        security_group_ids: Sequence[str] | None = None,
        image_registry_credentials: Sequence[ImageRegistryCredential | Mapping[str, object]] | None = None,
        existed_eip_id: str | None = None,
        auto_create_eip: bool | None = None,
        auto_create_eip_attribute: EipAttribute | Mapping[str, object] | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        registry_skip_verify_list: Sequence[str] | None = None,
        registry_http_end_point_list: Sequence[str] | None = None,
        resolve_config: str | None = None,
        tags: Sequence[Tag | Mapping[str, object]] | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> CreateImageCacheResponse:
        """Create an image cache from container images.

        The service starts a helper container instance and a cloud disk in the given VPC, pulls the
        images, takes a snapshot of the disk and removes the helper resources. The call returns the
        ID immediately. The cache is usable once DescribeImageCaches shows the status Ready. Do not
        delete the helper instance or the disk before then, or the creation fails.

        Args:
            images: Container images to store in the cache.
            subnet_id: ID of the subnet for the helper instance (subnet-...).
            vpc_id: ID of the VPC for the helper instance (vpc-...).
            image_cache_name: Name of the cache.
            security_group_ids: IDs of the security groups of the helper instance (sg-...).
            image_registry_credentials: Credentials of the image registries.
            existed_eip_id: ID of an existing elastic IP to bind to the helper instance.
            auto_create_eip: Whether to create an elastic IP for the helper instance. Must not be
                true if ExistedEipId is given. Defaults to False.
            auto_create_eip_attribute: Options of the elastic IP to create. If given, an elastic IP
                is created. Cannot be combined with ExistedEipId.
            image_cache_size: Size of the cache in GiB. The allowed range is that of
                high-performance cloud disks. Defaults to 20.
            retention_days: Number of days to keep the cache before it is deleted. 0 means that it
                never expires. Defaults to 0.
            registry_skip_verify_list: Registries whose certificates are not verified.
            registry_http_end_point_list: Registries to access over plain HTTP.
            resolve_config: DNS configuration of the helper instance's host, in resolv.conf format
                with one entry per line.
            tags: Tags to bind to the cache.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InternalError: An internal error occurred in the service. Try again later.
            InvalidParameter: The format or type of a parameter is invalid.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://cloud.tencent.com/document/api/457/70861
        """
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
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def delete_image_caches(
        self,
        *,
        image_cache_ids: Sequence[str],
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DeleteImageCachesResponse:
        """Delete image caches.

        Args:
            image_cache_ids: IDs of the caches to delete (imc-...).
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InternalError: An internal error occurred in the service. Try again later.
            InvalidParameter: The format or type of a parameter is invalid.
            ResourceNotFound: The resource does not exist. Check the ID and the region.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://cloud.tencent.com/document/api/457/70860
        """
        return self._call(
            operations.DELETE_IMAGE_CACHES,
            {
                "image_cache_ids": image_cache_ids,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def describe_image_caches(
        self,
        *,
        image_cache_ids: Sequence[str] | None = None,
        image_cache_names: Sequence[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        filters: Sequence[Filter | Mapping[str, object]] | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DescribeImageCachesResponse:
        """List image caches by ID, name or filter.

        Args:
            image_cache_ids: IDs of the caches to return.
            image_cache_names: Names of the caches to return.
            limit: Maximum number of caches to return (up to 50). Defaults to 20.
            offset: Number of caches to skip before the first one returned. Defaults to 0.
            filters: Filters for the caches. A cache must match all of them. Filter names:
                image-cache-name: Name of the cache.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InternalError: An internal error occurred in the service. Try again later.
            InvalidParameter: The format or type of a parameter is invalid.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://cloud.tencent.com/document/api/457/70859
        """
        return self._call(
            operations.DESCRIBE_IMAGE_CACHES,
            {
                "image_cache_ids": image_cache_ids,
                "image_cache_names": image_cache_names,
                "limit": limit,
                "offset": offset,
                "filters": filters,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def get_most_suitable_image_cache(
        self,
        *,
        images: Sequence[str],
        snapshotter: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> GetMostSuitableImageCacheResponse:
        """Find the image cache that best matches a list of container images.

        Args:
            images: Container images to match.
            snapshotter: Required snapshotter of the cache. The known value is overlay.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InternalError: An internal error occurred in the service. Try again later.
            InternalErrorCamNoAuth: The access policies of the account do not allow this call.
            InvalidParameter: The format or type of a parameter is invalid.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://cloud.tencent.com/document/api/457/70858
        """
        return self._call(
            operations.GET_MOST_SUITABLE_IMAGE_CACHE,
            {
                "images": images,
                "snapshotter": snapshotter,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def update_image_cache(
        self,
        *,
        image_cache_id: str,
        image_cache_name: str | None = None,
        image_registry_credentials: Sequence[ImageRegistryCredential | Mapping[str, object]] | None = None,
        images: Sequence[str] | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        security_group_ids: Sequence[str] | None = None,
        tags: Sequence[Tag | Mapping[str, object]] | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> UpdateImageCacheResponse:
        """Update the name, images, size or other settings of an image cache.

        The update takes time. According to the status names, the cache is Updating during the
        update, and then Ready or UpdateFailed. The network, the elastic IP, the registry lists and
        the DNS configuration cannot be changed with this action.

        Args:
            image_cache_id: ID of the cache to update (imc-...).
            image_cache_name: New name of the cache.
            image_registry_credentials: Credentials of the image registries.
            images: Container images that the cache should contain.
            image_cache_size: New size of the cache in GiB. The allowed range is that of
                high-performance cloud disks.
            retention_days: Number of days to keep the cache before it is deleted. 0 means that it
                never expires.
            security_group_ids: IDs of the security groups of the helper instance (sg-...).
            tags: Tags to bind to the cache.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            ResourceNotFound: The resource does not exist. Check the ID and the region.
            UnsupportedOperation: The operation is not supported.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://cloud.tencent.com/document/api/457/70857
        """
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
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def image_caches(
        self,
        *,
        image_cache_ids: Sequence[str] | None = None,
        image_cache_names: Sequence[str] | None = None,
        limit: int | None = None,
        filters: Sequence[Filter | Mapping[str, object]] | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Pages[ImageCache, DescribeImageCachesResponse]:
        """Iterate over the items of all pages of :meth:`describe_image_caches`, with ``for``, or with
        ``async for`` on an asyncio client.

        ``.pages()`` iterates over the responses instead. Pages are fetched during the iteration.

        Raises:
            PaginationError: The list would not end: the service repeats a page, or sends only empty
                pages.
        """
        return self._pages(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHES_PAGES,
            {
                "image_cache_ids": image_cache_ids,
                "image_cache_names": image_cache_names,
                "limit": limit,
                "filters": filters,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def wait_until_image_cache_ready(
        self,
        *,
        image_cache_ids: Sequence[str] | None = None,
        image_cache_names: Sequence[str] | None = None,
        filters: Sequence[Filter | Mapping[str, object]] | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
        missing_after: float | None = None,
        on_poll: PollListener[DescribeImageCachesResponse] | None = None,
    ) -> DescribeImageCachesResponse:
        """Wait until the given caches are Ready after a creation or an update. A cache that is not
        listed yet counts as pending. In the sample, the snapshot was ready about seven minutes
        after the disk was created.

        Polls :meth:`describe_image_caches` until every ImageCaches[].Status is Ready. Fails if any
        ImageCaches[].Status is Failed or any ImageCaches[].Status is UpdateFailed.

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
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHE_READY_WAITER,
            {
                "image_cache_ids": image_cache_ids,
                "image_cache_names": image_cache_names,
                "filters": filters,
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
        image_cache_ids: Sequence[str] | None = None,
        image_cache_names: Sequence[str] | None = None,
        filters: Sequence[Filter | Mapping[str, object]] | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
        on_poll: PollListener[DescribeImageCachesResponse] | None = None,
    ) -> DescribeImageCachesResponse | None:
        """Wait until none of the given caches is listed. Specify the caches by ID: without a
        condition, the wait covers all caches in the region.

        Polls :meth:`describe_image_caches` until ImageCaches[] is empty or the poll fails with
        ResourceNotFound. Fails if the poll fails with InvalidParameter.

        Args:
            delay: Seconds before the second poll. Later pauses are longer. Defaults to 5.
            timeout: Maximum number of seconds to wait. Defaults to 600.
            on_poll: Function that gets the response of each poll. An error that it raises ends the
                wait.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            WaiterFailed: The state can no longer be reached. The error contains the last response.
            WaiterTimedOut: The state was not reached in time. The error contains the last response.
        """
        return self._wait_or_error(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHE_DELETED_WAITER,
            {
                "image_cache_ids": image_cache_ids,
                "image_cache_names": image_cache_names,
                "filters": filters,
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
    def send(self, request: DeleteImageCachesRequest, /) -> DeleteImageCachesResponse: ...
    @overload
    def send(self, request: DescribeImageCachesRequest, /) -> DescribeImageCachesResponse: ...
    @overload
    def send(self, request: GetMostSuitableImageCacheRequest, /) -> GetMostSuitableImageCacheResponse: ...
    @overload
    def send(self, request: UpdateImageCacheRequest, /) -> UpdateImageCacheResponse: ...
    def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return self._send(operations.OPERATIONS, request)


class AsyncTkeClient(AsyncClient):
    """Asyncio client of Tencent Kubernetes Engine 2018-05-25.

    Image caches that store container images on disk snapshots, so that serverless containers start
    faster.

    Args:
        region: Region ID. Required unless TENCENTCLOUD_REGION is set in the environment.
        credentials: Credentials or a credential provider. Defaults to TENCENTCLOUD_SECRET_ID and
            TENCENTCLOUD_SECRET_KEY in the environment, or to another provider in the chain of the
            vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: tc3-hmac-sha256, hmac-sha1, hmac-sha256. Defaults to the first that
            fits.
        method: POST or GET. Defaults to POST.
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

    API: https://cloud.tencent.com/document/product/457/65908
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> AsyncTkeRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return AsyncTkeRawClient(self)

    create_image_cache = async_method(TkeClient.create_image_cache)
    delete_image_caches = async_method(TkeClient.delete_image_caches)
    describe_image_caches = async_method(TkeClient.describe_image_caches)
    get_most_suitable_image_cache = async_method(TkeClient.get_most_suitable_image_cache)
    update_image_cache = async_method(TkeClient.update_image_cache)
    image_caches = async_pages(TkeClient.image_caches)
    wait_until_image_cache_ready = async_method(TkeClient.wait_until_image_cache_ready)
    wait_until_image_cache_deleted = async_method(TkeClient.wait_until_image_cache_deleted)

    @overload
    async def send(self, request: CreateImageCacheRequest, /) -> CreateImageCacheResponse: ...
    @overload
    async def send(self, request: DeleteImageCachesRequest, /) -> DeleteImageCachesResponse: ...
    @overload
    async def send(self, request: DescribeImageCachesRequest, /) -> DescribeImageCachesResponse: ...
    @overload
    async def send(
        self, request: GetMostSuitableImageCacheRequest, /
    ) -> GetMostSuitableImageCacheResponse: ...
    @overload
    async def send(self, request: UpdateImageCacheRequest, /) -> UpdateImageCacheResponse: ...
    async def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return await self._send(operations.OPERATIONS, request)


class TkeRawClient(SyncRawClient):
    """Methods of :class:`TkeClient` that return raw responses."""

    create_image_cache = raw_method(TkeClient.create_image_cache)
    delete_image_caches = raw_method(TkeClient.delete_image_caches)
    describe_image_caches = raw_method(TkeClient.describe_image_caches)
    get_most_suitable_image_cache = raw_method(TkeClient.get_most_suitable_image_cache)
    update_image_cache = raw_method(TkeClient.update_image_cache)


class AsyncTkeRawClient(AsyncRawClient):
    """Methods of :class:`AsyncTkeClient` that return raw responses."""

    create_image_cache = async_raw_method(TkeClient.create_image_cache)
    delete_image_caches = async_raw_method(TkeClient.delete_image_caches)
    describe_image_caches = async_raw_method(TkeClient.describe_image_caches)
    get_most_suitable_image_cache = async_raw_method(TkeClient.get_most_suitable_image_cache)
    update_image_cache = async_raw_method(TkeClient.update_image_cache)
