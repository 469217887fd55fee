# @generated from specs/alibaba/eci/2018-08-08/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Alibaba Cloud Elastic Container Instance 2018-08-08."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from yunbind_runtime.client import AsyncClient, SyncClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from yunbind_runtime.operation import Service
    from yunbind_runtime.pages import AsyncPages, Pages

    from .describe_image_caches import DescribeImageCachesRequest, DescribeImageCachesResponse
    from .raw import AsyncEciRawClient, EciRawClient
    from .types import ImageCache, Tag

__all__ = ["AsyncEciClient", "EciClient"]


class EciClient(SyncClient):
    """Calls Alibaba Cloud Elastic Container Instance 2018-08-08, synchronously.

    Containers without servers to manage, and the image caches that start them quickly.

    Args:
        region: Chooses the endpoint; optional; found in ALIBABA_CLOUD_REGION_ID when absent.
        credentials: Found in ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET when
            absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: acs3-hmac-sha256; the first when absent.
        timeout: Seconds, or a Timeout with one limit for each phase.
        transport: A transport of yours, or an httpx client; it stays yours to close.

    API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> EciRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import EciRawClient

        return EciRawClient(self)

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
    ) -> DescribeImageCachesResponse:
        """List image caches, by id, name, snapshot, image or tag, or by how well they match given
        images.

        Without any condition, all caches of the region are listed. A condition that fits nothing
        gives an empty list.

        Args:
            region_id: Region whose caches are listed. The client's region when absent.
            image_cache_id: Id of one cache.
            image_cache_name: Name of the cache. Whether part of a name is enough is not documented.
            snapshot_id: Id of the snapshot behind the cache.
            image: One image that the cache holds.
            tag: Tags that the cache carries. At most 20 items.
            resource_group_id: Resource group of the cache.
            match_image: Images for which the best matching caches are sought. At most 100 items.
            limit: Caches per page. The older page speaks of at most 20 per call; no default or
                limit is documented now.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.
            image_full_match: Whether a cache must hold all images of MatchImage; allowed only with
                it.
            image_match_count_request: How many fully matching caches to return; allowed only with
                MatchImage.

        Raises:
            AccountArrearage: The account owes money. Pay and try again.
            DryRunOperation: The request was checked only, and would have been accepted.
            ForbiddenSubUser: The current user may not call this action.
            ForbiddenUserBussinessStatus: The account has overdue bills. The code is spelt like this
                by the vendor.
            ForbiddenUserNotRealNameAuthentication: The account has not passed real-name
                verification.
            NoPermission: A permission or a role that the call needs is missing.
            ServiceNotEnabled: A service that the request depends on is not switched on for the
                account.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: eci:DescribeImageCaches.

        API:
        https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
        """
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

    def image_caches(
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
    ) -> Pages[ImageCache, DescribeImageCachesResponse]:
        """Iterate over every item that ``describe_image_caches`` lists, page by page, with ``for``.

        ``.pages()`` iterates over whole answers instead. Nothing is fetched before the iteration
        begins.

        Args:
            region_id: Region whose caches are listed.
            image_cache_id: Id of one cache.
            image_cache_name: Name of the cache. Whether part of a name is enough is not documented.
            snapshot_id: Id of the snapshot behind the cache.
            image: One image that the cache holds.
            tag: Tags that the cache carries. At most 20 items.
            resource_group_id: Resource group of the cache.
            match_image: Images for which the best matching caches are sought. At most 100 items.
            limit: Caches per page. The older page speaks of at most 20 per call; no default or
                limit is documented now.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.
            image_full_match: Whether a cache must hold all images of MatchImage; allowed only with
                it.
            image_match_count_request: How many fully matching caches to return; allowed only with
                MatchImage.

        Raises:
            PaginationError: The service repeated the token of a page.
        """
        return self._pages(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHES_PAGES,
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

    def send(self, request: DescribeImageCachesRequest, /) -> DescribeImageCachesResponse:
        """Send a request model; the same as the method that it is named after."""
        return self._send(operations.OPERATIONS, request)


class AsyncEciClient(AsyncClient):
    """Calls Alibaba Cloud Elastic Container Instance 2018-08-08, asynchronously.

    Containers without servers to manage, and the image caches that start them quickly.

    Args:
        region: Chooses the endpoint; optional; found in ALIBABA_CLOUD_REGION_ID when absent.
        credentials: Found in ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET when
            absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: acs3-hmac-sha256; the first when absent.
        timeout: Seconds, or a Timeout with one limit for each phase.
        transport: A transport of yours, or an httpx client; it stays yours to close.

    API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> AsyncEciRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import AsyncEciRawClient

        return AsyncEciRawClient(self)

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
    ) -> DescribeImageCachesResponse:
        """List image caches, by id, name, snapshot, image or tag, or by how well they match given
        images.

        Without any condition, all caches of the region are listed. A condition that fits nothing
        gives an empty list.

        Args:
            region_id: Region whose caches are listed. The client's region when absent.
            image_cache_id: Id of one cache.
            image_cache_name: Name of the cache. Whether part of a name is enough is not documented.
            snapshot_id: Id of the snapshot behind the cache.
            image: One image that the cache holds.
            tag: Tags that the cache carries. At most 20 items.
            resource_group_id: Resource group of the cache.
            match_image: Images for which the best matching caches are sought. At most 100 items.
            limit: Caches per page. The older page speaks of at most 20 per call; no default or
                limit is documented now.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.
            image_full_match: Whether a cache must hold all images of MatchImage; allowed only with
                it.
            image_match_count_request: How many fully matching caches to return; allowed only with
                MatchImage.

        Raises:
            AccountArrearage: The account owes money. Pay and try again.
            DryRunOperation: The request was checked only, and would have been accepted.
            ForbiddenSubUser: The current user may not call this action.
            ForbiddenUserBussinessStatus: The account has overdue bills. The code is spelt like this
                by the vendor.
            ForbiddenUserNotRealNameAuthentication: The account has not passed real-name
                verification.
            NoPermission: A permission or a role that the call needs is missing.
            ServiceNotEnabled: A service that the request depends on is not switched on for the
                account.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: eci:DescribeImageCaches.

        API:
        https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
        """
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

    def image_caches(
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
    ) -> AsyncPages[ImageCache, DescribeImageCachesResponse]:
        """Iterate over every item that ``describe_image_caches`` lists, page by page, with ``async
        for``.

        ``.pages()`` iterates over whole answers instead. Nothing is fetched before the iteration
        begins.

        Args:
            region_id: Region whose caches are listed.
            image_cache_id: Id of one cache.
            image_cache_name: Name of the cache. Whether part of a name is enough is not documented.
            snapshot_id: Id of the snapshot behind the cache.
            image: One image that the cache holds.
            tag: Tags that the cache carries. At most 20 items.
            resource_group_id: Resource group of the cache.
            match_image: Images for which the best matching caches are sought. At most 100 items.
            limit: Caches per page. The older page speaks of at most 20 per call; no default or
                limit is documented now.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.
            image_full_match: Whether a cache must hold all images of MatchImage; allowed only with
                it.
            image_match_count_request: How many fully matching caches to return; allowed only with
                MatchImage.

        Raises:
            PaginationError: The service repeated the token of a page.
        """
        return self._pages(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHES_PAGES,
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

    async def send(self, request: DescribeImageCachesRequest, /) -> DescribeImageCachesResponse:
        """Send a request model; the same as the method that it is named after."""
        return await self._send(operations.OPERATIONS, request)
