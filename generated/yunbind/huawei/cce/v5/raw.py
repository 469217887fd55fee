# @generated from specs/huawei/cce/v5/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The methods of Huawei Cloud Cloud Container Engine v5, answering status, headers and bytes too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.client import AsyncRawCalls, SyncRawCalls

from . import operations

if TYPE_CHECKING:
    from yunbind_runtime.client import RawResponse

    from .list_image_caches import ListImageCachesResponse

__all__ = ["AsyncCceRawClient", "CceRawClient"]


class CceRawClient(SyncRawCalls):
    """What ``CceClient.with_raw_response`` gives."""

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


class AsyncCceRawClient(AsyncRawCalls):
    """What ``AsyncCceClient.with_raw_response`` gives."""

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
