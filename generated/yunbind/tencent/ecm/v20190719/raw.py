# @generated from specs/tencent/ecm/2019-07-19/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The methods of Tencent Cloud Edge Computing Machine 2019-07-19, answering status, headers and bytes
too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.client import AsyncRawCalls, SyncRawCalls

from . import operations

if TYPE_CHECKING:
    from yunbind_runtime.client import RawResponse

    from .describe_image import DescribeImageResponse
    from .types import Filter

__all__ = ["AsyncEcmRawClient", "EcmRawClient"]


class EcmRawClient(SyncRawCalls):
    """What ``EcmClient.with_raw_response`` gives."""

    def describe_image(
        self,
        *,
        filters: list[Filter] | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> RawResponse[DescribeImageResponse]:
        """See :meth:`EcmClient.describe_image`."""
        return self._call(
            operations.DESCRIBE_IMAGE,
            {
                "filters": filters,
                "offset": offset,
                "limit": limit,
            },
        )


class AsyncEcmRawClient(AsyncRawCalls):
    """What ``AsyncEcmClient.with_raw_response`` gives."""

    async def describe_image(
        self,
        *,
        filters: list[Filter] | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> RawResponse[DescribeImageResponse]:
        """See :meth:`AsyncEcmClient.describe_image`."""
        return await self._call(
            operations.DESCRIBE_IMAGE,
            {
                "filters": filters,
                "offset": offset,
                "limit": limit,
            },
        )
