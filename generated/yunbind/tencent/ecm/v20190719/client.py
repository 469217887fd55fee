# @generated from specs/tencent/ecm/2019-07-19/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Tencent Cloud Edge Computing Machine 2019-07-19."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from yunbind_runtime.client import AsyncClient, SyncClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from yunbind_runtime.operation import Service
    from yunbind_runtime.pages import AsyncPages, Pages

    from .describe_image import DescribeImageRequest, DescribeImageResponse
    from .raw import AsyncEcmRawClient, EcmRawClient
    from .types import Filter, Image

__all__ = ["AsyncEcmClient", "EcmClient"]


class EcmClient(SyncClient):
    """Calls Tencent Cloud Edge Computing Machine 2019-07-19, synchronously.

    System images of machines at the edge of the network.

    Args:
        region: Not needed by this service.
        credentials: Found in TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY when absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: tc3-hmac-sha256; the first when absent.
        timeout: Seconds, or a Timeout with one limit for each phase.
        transport: A transport of yours, or an httpx client; it stays yours to close.

    API: https://cloud.tencent.com/document/api/1108/42540
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> EcmRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import EcmRawClient

        return EcmRawClient(self)

    def describe_image(
        self,
        *,
        filters: list[Filter] | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> DescribeImageResponse:
        """List images.

        Args:
            filters: Conditions on the images. At most 10 items. Names: image-id: Id of the image;
                image-type: Type of the image, PRIVATE_IMAGE (made by this account) or PUBLIC_IMAGE
                (provided by Tencent Cloud); instance-type: Machine type that the image must
                support; image-name: Part of the image's name; a single value; image-os: Part of the
                operating system's name; a single value.
            offset: Images to skip before the first that is returned. When absent, the service takes
                0.
            limit: Most images to return at once. At most 100. When absent, the service takes 20.

        Raises:
            FailedOperationImageInUse: The image is in use.
            FailedOperationInternalOperationFailure: The service failed internally while doing the
                work.
            InvalidParameterInvalidDataFormat: Data in the request is malformed.
            InvalidParameterValueInvaildPageParam: The paging values are not acceptable.
            InvalidParameterValueInvalidFilter: A filter is not acceptable.
            InvalidParameterValueInvalidImageID: An image id is not valid.
            InvalidParameterValueParameterValueTooLarge: A value is over its limit.
            MissingParameterMissingImageParameter: The parameters that describe the image are
                incomplete.
            UnauthorizedOperationForbiddenOperation: The caller may not do this.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

        API: https://cloud.tencent.com/document/api/1108/42548
        """
        return self._call(
            operations.DESCRIBE_IMAGE,
            {
                "filters": filters,
                "offset": offset,
                "limit": limit,
            },
        )

    def images(
        self,
        *,
        filters: list[Filter] | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> Pages[Image, DescribeImageResponse]:
        """Iterate over every item that ``describe_image`` lists, page by page, with ``for``.

        ``.pages()`` iterates over whole answers instead. Nothing is fetched before the iteration
        begins.

        Args:
            filters: Conditions on the images. At most 10 items. Names: image-id: Id of the image;
                image-type: Type of the image, PRIVATE_IMAGE (made by this account) or PUBLIC_IMAGE
                (provided by Tencent Cloud); instance-type: Machine type that the image must
                support; image-name: Part of the image's name; a single value; image-os: Part of the
                operating system's name; a single value.
            offset: Images to skip before the first that is returned. When absent, the service takes
                0.
            limit: Most images to return at once. At most 100. When absent, the service takes 20.

        Raises:
            PaginationError: The service repeated the token of a page.
        """
        return self._pages(
            operations.DESCRIBE_IMAGE,
            operations.IMAGES_PAGES,
            {
                "filters": filters,
                "offset": offset,
                "limit": limit,
            },
        )

    def send(self, request: DescribeImageRequest, /) -> DescribeImageResponse:
        """Send a request model; the same as the method that it is named after."""
        return self._send(operations.OPERATIONS, request)


class AsyncEcmClient(AsyncClient):
    """Calls Tencent Cloud Edge Computing Machine 2019-07-19, asynchronously.

    System images of machines at the edge of the network.

    Args:
        region: Not needed by this service.
        credentials: Found in TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY when absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: tc3-hmac-sha256; the first when absent.
        timeout: Seconds, or a Timeout with one limit for each phase.
        transport: A transport of yours, or an httpx client; it stays yours to close.

    API: https://cloud.tencent.com/document/api/1108/42540
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> AsyncEcmRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import AsyncEcmRawClient

        return AsyncEcmRawClient(self)

    async def describe_image(
        self,
        *,
        filters: list[Filter] | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> DescribeImageResponse:
        """List images.

        Args:
            filters: Conditions on the images. At most 10 items. Names: image-id: Id of the image;
                image-type: Type of the image, PRIVATE_IMAGE (made by this account) or PUBLIC_IMAGE
                (provided by Tencent Cloud); instance-type: Machine type that the image must
                support; image-name: Part of the image's name; a single value; image-os: Part of the
                operating system's name; a single value.
            offset: Images to skip before the first that is returned. When absent, the service takes
                0.
            limit: Most images to return at once. At most 100. When absent, the service takes 20.

        Raises:
            FailedOperationImageInUse: The image is in use.
            FailedOperationInternalOperationFailure: The service failed internally while doing the
                work.
            InvalidParameterInvalidDataFormat: Data in the request is malformed.
            InvalidParameterValueInvaildPageParam: The paging values are not acceptable.
            InvalidParameterValueInvalidFilter: A filter is not acceptable.
            InvalidParameterValueInvalidImageID: An image id is not valid.
            InvalidParameterValueParameterValueTooLarge: A value is over its limit.
            MissingParameterMissingImageParameter: The parameters that describe the image are
                incomplete.
            UnauthorizedOperationForbiddenOperation: The caller may not do this.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 20 calls per second.

        API: https://cloud.tencent.com/document/api/1108/42548
        """
        return await self._call(
            operations.DESCRIBE_IMAGE,
            {
                "filters": filters,
                "offset": offset,
                "limit": limit,
            },
        )

    def images(
        self,
        *,
        filters: list[Filter] | None = None,
        offset: int | None = None,
        limit: int | None = None,
    ) -> AsyncPages[Image, DescribeImageResponse]:
        """Iterate over every item that ``describe_image`` lists, page by page, with ``async for``.

        ``.pages()`` iterates over whole answers instead. Nothing is fetched before the iteration
        begins.

        Args:
            filters: Conditions on the images. At most 10 items. Names: image-id: Id of the image;
                image-type: Type of the image, PRIVATE_IMAGE (made by this account) or PUBLIC_IMAGE
                (provided by Tencent Cloud); instance-type: Machine type that the image must
                support; image-name: Part of the image's name; a single value; image-os: Part of the
                operating system's name; a single value.
            offset: Images to skip before the first that is returned. When absent, the service takes
                0.
            limit: Most images to return at once. At most 100. When absent, the service takes 20.

        Raises:
            PaginationError: The service repeated the token of a page.
        """
        return self._pages(
            operations.DESCRIBE_IMAGE,
            operations.IMAGES_PAGES,
            {
                "filters": filters,
                "offset": offset,
                "limit": limit,
            },
        )

    async def send(self, request: DescribeImageRequest, /) -> DescribeImageResponse:
        """Send a request model; the same as the method that it is named after."""
        return await self._send(operations.OPERATIONS, request)
