# @generated from specs/tencent/tke/2018-05-25/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Tencent Kubernetes Engine 2018-05-25."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, overload

from yunbind_runtime.client import AsyncClient, SyncClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from yunbind_runtime.operation import Service
    from yunbind_runtime.pages import AsyncPages, Pages

    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_caches import DeleteImageCachesRequest, DeleteImageCachesResponse
    from .describe_image_caches import DescribeImageCachesRequest, DescribeImageCachesResponse
    from .get_most_suitable_image_cache import (
        GetMostSuitableImageCacheRequest,
        GetMostSuitableImageCacheResponse,
    )
    from .raw import AsyncTkeRawClient, TkeRawClient
    from .types import EipAttribute, Filter, ImageCache, ImageRegistryCredential, Tag
    from .update_image_cache import UpdateImageCacheRequest, UpdateImageCacheResponse

__all__ = ["AsyncTkeClient", "TkeClient"]


class TkeClient(SyncClient):
    """Calls Tencent Kubernetes Engine 2018-05-25, synchronously.

    Image caches that start serverless containers faster by keeping their images on a disk snapshot.

    Args:
        region: Needed; found in TENCENTCLOUD_REGION when absent.
        credentials: Found in TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or where else the
            vendor's SDK looks, when absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: tc3-hmac-sha256, hmac-sha1, hmac-sha256; the first when absent.
        method: POST or GET; POST when absent.
        timeout: Seconds, or a Timeout with one limit for each phase.
        retries: How often a failed call may be sent again, or Retries; 3 when absent.
        limiter: Keeps the documented rates; shared by the process when absent.
        hooks: What watches the calls.
        transport: A transport of yours, or an httpx client; it stays yours to close.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, and for tests ``environ``, ``clock``, ``sleep``, ``nonce`` and
            ``jitter``: see :class:`yunbind_runtime.client_base.Client`.

    API: https://cloud.tencent.com/document/product/457/65908
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> TkeRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import TkeRawClient

        return TkeRawClient(self)

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
    ) -> CreateImageCacheResponse:
        """Start making an image cache from container images.

        The service starts a helper container instance and a cloud disk in the given VPC, pulls the
        images, takes a snapshot of the disk and removes the helpers. The id comes back at once; the
        cache can be used when DescribeImageCaches shows it as Ready. Deleting the helper instance
        or the disk meanwhile makes it fail.

        Args:
            images: Container images to put into the cache.
            subnet_id: Subnet for the helper instance (subnet-...).
            vpc_id: VPC for the helper instance (vpc-...).
            image_cache_name: Name of the cache.
            security_group_ids: Security groups of the helper instance (sg-...).
            image_registry_credentials: Logins of the registries that the images come from.
            existed_eip_id: Elastic IP of yours to bind to the helper instance.
            auto_create_eip: Whether to make an elastic IP for the helper instance; true rules out
                ExistedEipId. When absent, the service takes false.
            auto_create_eip_attribute: Options of the elastic IP. Giving them is enough to have one
                made; they rule out ExistedEipId.
            image_cache_size: Size of the cache in GiB, within what a high-performance cloud disk
                may have. When absent, the service takes 20.
            retention_days: Days to keep the cache before it is removed; 0 keeps it for ever. When
                absent, the service takes 0.
            registry_skip_verify_list: Registries whose certificates are not checked.
            registry_http_end_point_list: Registries that are reached over plain HTTP.
            resolve_config: DNS settings for the helper instance's host, in the form of resolv.conf
                with one entry per line.
            tags: Tags to put on the cache.

        Raises:
            InternalError: Something failed inside the service; trying again later can help.
            InvalidParameter: A parameter has the wrong form or type.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

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
            },
        )

    def delete_image_caches(
        self,
        *,
        image_cache_ids: list[str],
    ) -> DeleteImageCachesResponse:
        """Delete image caches.

        Args:
            image_cache_ids: Ids of the caches to delete (imc-...).

        Raises:
            InternalError: Something failed inside the service; trying again later can help.
            InvalidParameter: A parameter has the wrong form or type.
            ResourceNotFound: There is no such resource.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

        API: https://cloud.tencent.com/document/api/457/70860
        """
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
    ) -> DescribeImageCachesResponse:
        """List image caches by id, name or filter.

        Args:
            image_cache_ids: Ids of the caches to return.
            image_cache_names: Names of the caches to return.
            limit: Most caches to return at once. At most 50. When absent, the service takes 20.
            offset: Caches to skip before the first that is returned. When absent, the service takes
                0.
            filters: Conditions that must all hold. Names: image-cache-name: Name of the cache.

        Raises:
            InternalError: Something failed inside the service; trying again later can help.
            InvalidParameter: A parameter has the wrong form or type.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

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
            },
        )

    def get_most_suitable_image_cache(
        self,
        *,
        images: list[str],
        snapshotter: str | None = None,
    ) -> GetMostSuitableImageCacheResponse:
        """Find the image cache that fits a list of container images best.

        Args:
            images: Container images to find a cache for.
            snapshotter: Snapshotter that the cache must be made for; overlay has been seen.

        Raises:
            InternalError: Something failed inside the service; trying again later can help.
            InternalErrorCamNoAuth: The account's access policies do not permit this call.
            InvalidParameter: A parameter has the wrong form or type.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

        API: https://cloud.tencent.com/document/api/457/70858
        """
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
    ) -> UpdateImageCacheResponse:
        """Change an image cache's name, images, size or other settings.

        The change takes time: by the names of the statuses the cache is Updating meanwhile, and
        Ready or UpdateFailed in the end. There are no members for the network, the elastic IP, the
        lists of registries and the DNS settings that a cache was made with.

        Args:
            image_cache_id: Id of the cache to change (imc-...).
            image_cache_name: New name.
            image_registry_credentials: Logins of the registries that the images come from.
            images: Container images that the cache is to hold.
            image_cache_size: New size in GiB, within what a high-performance cloud disk may have.
            retention_days: Days to keep the cache before it is removed; 0 keeps it for ever.
            security_group_ids: Security groups of the helper instance (sg-...).
            tags: Tags to put on the cache.

        Raises:
            ResourceNotFound: There is no such resource.
            UnsupportedOperation: The operation is not supported.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

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
            },
        )

    def image_caches(
        self,
        *,
        image_cache_ids: list[str] | None = None,
        image_cache_names: list[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        filters: list[Filter] | None = None,
    ) -> Pages[ImageCache, DescribeImageCachesResponse]:
        """Iterate over every item that ``describe_image_caches`` lists, page by page, with ``for``.

        ``.pages()`` iterates over whole answers instead. Nothing is fetched before the iteration
        begins.

        Args:
            image_cache_ids: Ids of the caches to return.
            image_cache_names: Names of the caches to return.
            limit: Most caches to return at once. At most 50. When absent, the service takes 20.
            offset: Caches to skip before the first that is returned. When absent, the service takes
                0.
            filters: Conditions that must all hold. Names: image-cache-name: Name of the cache.

        Raises:
            PaginationError: The service repeated the token of a page.
        """
        return self._pages(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHES_PAGES,
            {
                "image_cache_ids": image_cache_ids,
                "image_cache_names": image_cache_names,
                "limit": limit,
                "offset": offset,
                "filters": filters,
            },
        )

    def wait_until_image_cache_ready(
        self,
        *,
        image_cache_ids: list[str] | None = None,
        image_cache_names: list[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        filters: list[Filter] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
    ) -> DescribeImageCachesResponse:
        """Wait until the given caches are Ready after creation or an update. A cache that is not
        listed yet counts as pending; in the sample a snapshot was ready about seven minutes after
        its disk.

        Polls ``describe_image_caches``; succeeds when every ImageCaches[].Status is Ready; fails
        when any ImageCaches[].Status is Failed, any ImageCaches[].Status is UpdateFailed.

        Args:
            image_cache_ids: Ids of the caches to return.
            image_cache_names: Names of the caches to return.
            limit: Most caches to return at once. At most 50. When absent, the service takes 20.
            offset: Caches to skip before the first that is returned. When absent, the service takes
                0.
            filters: Conditions that must all hold. Names: image-cache-name: Name of the cache.
            delay: Seconds before the second poll, then growing; 10 when absent.
            timeout: Seconds to wait at most; 1800 when absent.

        Raises:
            WaiterFailed: It can no longer happen; the error holds the last answer and its reasons.
            WaiterTimedOut: It did not happen in time; the error holds what was last seen.
        """
        return self._wait(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHE_READY_WAITER,
            {
                "image_cache_ids": image_cache_ids,
                "image_cache_names": image_cache_names,
                "limit": limit,
                "offset": offset,
                "filters": filters,
            },
            delay=delay,
            timeout=timeout,
        )

    def wait_until_image_cache_deleted(
        self,
        *,
        image_cache_ids: list[str] | None = None,
        image_cache_names: list[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        filters: list[Filter] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
    ) -> DescribeImageCachesResponse | None:
        """Wait until none of the given caches is listed any more. Name them by id; without any
        condition every cache of the region counts.

        Polls ``describe_image_caches``; succeeds when ImageCaches[] is empty, the poll is refused
        with ResourceNotFound; fails when the poll is refused with InvalidParameter.

        Args:
            image_cache_ids: Ids of the caches to return.
            image_cache_names: Names of the caches to return.
            limit: Most caches to return at once. At most 50. When absent, the service takes 20.
            offset: Caches to skip before the first that is returned. When absent, the service takes
                0.
            filters: Conditions that must all hold. Names: image-cache-name: Name of the cache.
            delay: Seconds before the second poll, then growing; 5 when absent.
            timeout: Seconds to wait at most; 600 when absent.

        Raises:
            WaiterFailed: It can no longer happen; the error holds the last answer and its reasons.
            WaiterTimedOut: It did not happen in time; the error holds what was last seen.
        """
        return self._wait_or_error(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHE_DELETED_WAITER,
            {
                "image_cache_ids": image_cache_ids,
                "image_cache_names": image_cache_names,
                "limit": limit,
                "offset": offset,
                "filters": filters,
            },
            delay=delay,
            timeout=timeout,
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
    def send(
        self,
        request: CreateImageCacheRequest
        | DeleteImageCachesRequest
        | DescribeImageCachesRequest
        | GetMostSuitableImageCacheRequest
        | UpdateImageCacheRequest,
        /,
    ) -> (
        CreateImageCacheResponse
        | DeleteImageCachesResponse
        | DescribeImageCachesResponse
        | GetMostSuitableImageCacheResponse
        | UpdateImageCacheResponse
    ):
        """Send a request model; the same as the method that it is named after."""
        return self._send(operations.OPERATIONS, request)


class AsyncTkeClient(AsyncClient):
    """Calls Tencent Kubernetes Engine 2018-05-25, asynchronously.

    Image caches that start serverless containers faster by keeping their images on a disk snapshot.

    Args:
        region: Needed; found in TENCENTCLOUD_REGION when absent.
        credentials: Found in TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or where else the
            vendor's SDK looks, when absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: tc3-hmac-sha256, hmac-sha1, hmac-sha256; the first when absent.
        method: POST or GET; POST when absent.
        timeout: Seconds, or a Timeout with one limit for each phase.
        retries: How often a failed call may be sent again, or Retries; 3 when absent.
        limiter: Keeps the documented rates; shared by the process when absent.
        hooks: What watches the calls.
        transport: A transport of yours, or an httpx client; it stays yours to close.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, and for tests ``environ``, ``clock``, ``sleep``, ``nonce`` and
            ``jitter``: see :class:`yunbind_runtime.client_base.Client`.

    API: https://cloud.tencent.com/document/product/457/65908
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> AsyncTkeRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import AsyncTkeRawClient

        return AsyncTkeRawClient(self)

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
    ) -> CreateImageCacheResponse:
        """Start making an image cache from container images.

        The service starts a helper container instance and a cloud disk in the given VPC, pulls the
        images, takes a snapshot of the disk and removes the helpers. The id comes back at once; the
        cache can be used when DescribeImageCaches shows it as Ready. Deleting the helper instance
        or the disk meanwhile makes it fail.

        Args:
            images: Container images to put into the cache.
            subnet_id: Subnet for the helper instance (subnet-...).
            vpc_id: VPC for the helper instance (vpc-...).
            image_cache_name: Name of the cache.
            security_group_ids: Security groups of the helper instance (sg-...).
            image_registry_credentials: Logins of the registries that the images come from.
            existed_eip_id: Elastic IP of yours to bind to the helper instance.
            auto_create_eip: Whether to make an elastic IP for the helper instance; true rules out
                ExistedEipId. When absent, the service takes false.
            auto_create_eip_attribute: Options of the elastic IP. Giving them is enough to have one
                made; they rule out ExistedEipId.
            image_cache_size: Size of the cache in GiB, within what a high-performance cloud disk
                may have. When absent, the service takes 20.
            retention_days: Days to keep the cache before it is removed; 0 keeps it for ever. When
                absent, the service takes 0.
            registry_skip_verify_list: Registries whose certificates are not checked.
            registry_http_end_point_list: Registries that are reached over plain HTTP.
            resolve_config: DNS settings for the helper instance's host, in the form of resolv.conf
                with one entry per line.
            tags: Tags to put on the cache.

        Raises:
            InternalError: Something failed inside the service; trying again later can help.
            InvalidParameter: A parameter has the wrong form or type.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

        API: https://cloud.tencent.com/document/api/457/70861
        """
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
    ) -> DeleteImageCachesResponse:
        """Delete image caches.

        Args:
            image_cache_ids: Ids of the caches to delete (imc-...).

        Raises:
            InternalError: Something failed inside the service; trying again later can help.
            InvalidParameter: A parameter has the wrong form or type.
            ResourceNotFound: There is no such resource.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

        API: https://cloud.tencent.com/document/api/457/70860
        """
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
    ) -> DescribeImageCachesResponse:
        """List image caches by id, name or filter.

        Args:
            image_cache_ids: Ids of the caches to return.
            image_cache_names: Names of the caches to return.
            limit: Most caches to return at once. At most 50. When absent, the service takes 20.
            offset: Caches to skip before the first that is returned. When absent, the service takes
                0.
            filters: Conditions that must all hold. Names: image-cache-name: Name of the cache.

        Raises:
            InternalError: Something failed inside the service; trying again later can help.
            InvalidParameter: A parameter has the wrong form or type.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

        API: https://cloud.tencent.com/document/api/457/70859
        """
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
    ) -> GetMostSuitableImageCacheResponse:
        """Find the image cache that fits a list of container images best.

        Args:
            images: Container images to find a cache for.
            snapshotter: Snapshotter that the cache must be made for; overlay has been seen.

        Raises:
            InternalError: Something failed inside the service; trying again later can help.
            InternalErrorCamNoAuth: The account's access policies do not permit this call.
            InvalidParameter: A parameter has the wrong form or type.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

        API: https://cloud.tencent.com/document/api/457/70858
        """
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
    ) -> UpdateImageCacheResponse:
        """Change an image cache's name, images, size or other settings.

        The change takes time: by the names of the statuses the cache is Updating meanwhile, and
        Ready or UpdateFailed in the end. There are no members for the network, the elastic IP, the
        lists of registries and the DNS settings that a cache was made with.

        Args:
            image_cache_id: Id of the cache to change (imc-...).
            image_cache_name: New name.
            image_registry_credentials: Logins of the registries that the images come from.
            images: Container images that the cache is to hold.
            image_cache_size: New size in GiB, within what a high-performance cloud disk may have.
            retention_days: Days to keep the cache before it is removed; 0 keeps it for ever.
            security_group_ids: Security groups of the helper instance (sg-...).
            tags: Tags to put on the cache.

        Raises:
            ResourceNotFound: There is no such resource.
            UnsupportedOperation: The operation is not supported.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

        API: https://cloud.tencent.com/document/api/457/70857
        """
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

    def image_caches(
        self,
        *,
        image_cache_ids: list[str] | None = None,
        image_cache_names: list[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        filters: list[Filter] | None = None,
    ) -> AsyncPages[ImageCache, DescribeImageCachesResponse]:
        """Iterate over every item that ``describe_image_caches`` lists, page by page, with ``async
        for``.

        ``.pages()`` iterates over whole answers instead. Nothing is fetched before the iteration
        begins.

        Args:
            image_cache_ids: Ids of the caches to return.
            image_cache_names: Names of the caches to return.
            limit: Most caches to return at once. At most 50. When absent, the service takes 20.
            offset: Caches to skip before the first that is returned. When absent, the service takes
                0.
            filters: Conditions that must all hold. Names: image-cache-name: Name of the cache.

        Raises:
            PaginationError: The service repeated the token of a page.
        """
        return self._pages(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHES_PAGES,
            {
                "image_cache_ids": image_cache_ids,
                "image_cache_names": image_cache_names,
                "limit": limit,
                "offset": offset,
                "filters": filters,
            },
        )

    async def wait_until_image_cache_ready(
        self,
        *,
        image_cache_ids: list[str] | None = None,
        image_cache_names: list[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        filters: list[Filter] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
    ) -> DescribeImageCachesResponse:
        """Wait until the given caches are Ready after creation or an update. A cache that is not
        listed yet counts as pending; in the sample a snapshot was ready about seven minutes after
        its disk.

        Polls ``describe_image_caches``; succeeds when every ImageCaches[].Status is Ready; fails
        when any ImageCaches[].Status is Failed, any ImageCaches[].Status is UpdateFailed.

        Args:
            image_cache_ids: Ids of the caches to return.
            image_cache_names: Names of the caches to return.
            limit: Most caches to return at once. At most 50. When absent, the service takes 20.
            offset: Caches to skip before the first that is returned. When absent, the service takes
                0.
            filters: Conditions that must all hold. Names: image-cache-name: Name of the cache.
            delay: Seconds before the second poll, then growing; 10 when absent.
            timeout: Seconds to wait at most; 1800 when absent.

        Raises:
            WaiterFailed: It can no longer happen; the error holds the last answer and its reasons.
            WaiterTimedOut: It did not happen in time; the error holds what was last seen.
        """
        return await self._wait(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHE_READY_WAITER,
            {
                "image_cache_ids": image_cache_ids,
                "image_cache_names": image_cache_names,
                "limit": limit,
                "offset": offset,
                "filters": filters,
            },
            delay=delay,
            timeout=timeout,
        )

    async def wait_until_image_cache_deleted(
        self,
        *,
        image_cache_ids: list[str] | None = None,
        image_cache_names: list[str] | None = None,
        limit: int | None = None,
        offset: int | None = None,
        filters: list[Filter] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
    ) -> DescribeImageCachesResponse | None:
        """Wait until none of the given caches is listed any more. Name them by id; without any
        condition every cache of the region counts.

        Polls ``describe_image_caches``; succeeds when ImageCaches[] is empty, the poll is refused
        with ResourceNotFound; fails when the poll is refused with InvalidParameter.

        Args:
            image_cache_ids: Ids of the caches to return.
            image_cache_names: Names of the caches to return.
            limit: Most caches to return at once. At most 50. When absent, the service takes 20.
            offset: Caches to skip before the first that is returned. When absent, the service takes
                0.
            filters: Conditions that must all hold. Names: image-cache-name: Name of the cache.
            delay: Seconds before the second poll, then growing; 5 when absent.
            timeout: Seconds to wait at most; 600 when absent.

        Raises:
            WaiterFailed: It can no longer happen; the error holds the last answer and its reasons.
            WaiterTimedOut: It did not happen in time; the error holds what was last seen.
        """
        return await self._wait_or_error(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHE_DELETED_WAITER,
            {
                "image_cache_ids": image_cache_ids,
                "image_cache_names": image_cache_names,
                "limit": limit,
                "offset": offset,
                "filters": filters,
            },
            delay=delay,
            timeout=timeout,
        )

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
    async def send(
        self,
        request: CreateImageCacheRequest
        | DeleteImageCachesRequest
        | DescribeImageCachesRequest
        | GetMostSuitableImageCacheRequest
        | UpdateImageCacheRequest,
        /,
    ) -> (
        CreateImageCacheResponse
        | DeleteImageCachesResponse
        | DescribeImageCachesResponse
        | GetMostSuitableImageCacheResponse
        | UpdateImageCacheResponse
    ):
        """Send a request model; the same as the method that it is named after."""
        return await self._send(operations.OPERATIONS, request)
