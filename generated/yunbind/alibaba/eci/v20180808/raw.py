# @generated from specs/alibaba/eci/2018-08-08/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The methods of Alibaba Cloud Elastic Container Instance 2018-08-08, answering status, headers and
bytes too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.client import AsyncRawCalls, SyncRawCalls

from . import operations

if TYPE_CHECKING:
    from yunbind_runtime.client import RawResponse

    from .describe_image_caches import DescribeImageCachesResponse
    from .types import Tag

__all__ = ["AsyncEciRawClient", "EciRawClient"]


class EciRawClient(SyncRawCalls):
    """What ``EciClient.with_raw_response`` gives."""

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


class AsyncEciRawClient(AsyncRawCalls):
    """What ``AsyncEciClient.with_raw_response`` gives."""

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
