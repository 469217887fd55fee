# @generated from specs/huawei/cce/v5/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Huawei Cloud Cloud Container Engine v5."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from yunbind_runtime.client import AsyncClient, SyncClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from yunbind_runtime.operation import Service

    from .list_image_caches import ListImageCachesRequest, ListImageCachesResponse
    from .raw import AsyncCceRawClient, CceRawClient

__all__ = ["AsyncCceClient", "CceClient"]


class CceClient(SyncClient):
    """Calls Huawei Cloud Cloud Container Engine v5, synchronously.

    Managed Kubernetes; this version holds the image caches of CCE Autopilot.

    Args:
        region: Needed.
        credentials: Found in HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK when absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: sdk-hmac-sha256, x-auth-token; the first when absent.
        timeout: Seconds, or a Timeout with one limit for each phase.
        transport: A transport of yours, or an httpx client; it stays yours to close.

    API: https://support.huaweicloud.com/api-cce-autopilot/ListImageCaches.html
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> CceRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import CceRawClient

        return CceRawClient(self)

    def list_image_caches(
        self,
        *,
        name: str | None = None,
    ) -> ListImageCachesResponse:
        """List the image caches of a region, all of them or the one of a given name.

        The list comes whole, without pages; an account may have at most 50 caches.

        Args:
            name: Full name of one cache; part of a name finds nothing. Names have 1 to 128
                characters, begin with a lower-case letter, hold lower-case letters, digits and
                hyphens, and do not end with a hyphen.

        Raises:
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: cce:imageCache:list.

        API: https://support.huaweicloud.com/api-cce-autopilot/ListImageCaches.html
        """
        return self._call(
            operations.LIST_IMAGE_CACHES,
            {
                "name": name,
            },
        )

    def send(self, request: ListImageCachesRequest, /) -> ListImageCachesResponse:
        """Send a request model; the same as the method that it is named after."""
        return self._send(operations.OPERATIONS, request)


class AsyncCceClient(AsyncClient):
    """Calls Huawei Cloud Cloud Container Engine v5, asynchronously.

    Managed Kubernetes; this version holds the image caches of CCE Autopilot.

    Args:
        region: Needed.
        credentials: Found in HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK when absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: sdk-hmac-sha256, x-auth-token; the first when absent.
        timeout: Seconds, or a Timeout with one limit for each phase.
        transport: A transport of yours, or an httpx client; it stays yours to close.

    API: https://support.huaweicloud.com/api-cce-autopilot/ListImageCaches.html
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> AsyncCceRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import AsyncCceRawClient

        return AsyncCceRawClient(self)

    async def list_image_caches(
        self,
        *,
        name: str | None = None,
    ) -> ListImageCachesResponse:
        """List the image caches of a region, all of them or the one of a given name.

        The list comes whole, without pages; an account may have at most 50 caches.

        Args:
            name: Full name of one cache; part of a name finds nothing. Names have 1 to 128
                characters, begin with a lower-case letter, hold lower-case letters, digits and
                hyphens, and do not end with a hyphen.

        Raises:
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: cce:imageCache:list.

        API: https://support.huaweicloud.com/api-cce-autopilot/ListImageCaches.html
        """
        return await self._call(
            operations.LIST_IMAGE_CACHES,
            {
                "name": name,
            },
        )

    async def send(self, request: ListImageCachesRequest, /) -> ListImageCachesResponse:
        """Send a request model; the same as the method that it is named after."""
        return await self._send(operations.OPERATIONS, request)
