# @generated from specs/tencent/ecm/2019-07-19/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Tencent Cloud Edge Computing Machine 2019-07-19."""

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

    from .create_image import CreateImageRequest, CreateImageResponse
    from .delete_image import DeleteImageRequest, DeleteImageResponse
    from .describe_custom_image_task import DescribeCustomImageTaskRequest, DescribeCustomImageTaskResponse
    from .describe_image import DescribeImageRequest, DescribeImageResponse
    from .describe_import_image_os import DescribeImportImageOsRequest, DescribeImportImageOsResponse
    from .describe_task_result import DescribeTaskResultRequest, DescribeTaskResultResponse
    from .describe_task_status import DescribeTaskStatusRequest, DescribeTaskStatusResponse
    from .enums import Architecture, ForcePoweroff, InitFlag
    from .import_custom_image import ImportCustomImageRequest, ImportCustomImageResponse
    from .import_image import ImportImageRequest, ImportImageResponse
    from .modify_image_attribute import ModifyImageAttributeRequest, ModifyImageAttributeResponse
    from .modify_module_image import ModifyModuleImageRequest, ModifyModuleImageResponse
    from .types import Filter, Image, ImageUrl, TaskInput

__all__ = [
    "AsyncEcmClient",
    "AsyncEcmRawClient",
    "EcmClient",
    "EcmRawClient",
]


class EcmClient(SyncClient):
    """Client of Tencent Cloud Edge Computing Machine 2019-07-19.

    System images of edge computing instances.

    Args:
        region: Not used by this service.
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

    API: https://cloud.tencent.com/document/api/1108/42540
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> EcmRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return EcmRawClient(self)

    def create_image(
        self,
        *,
        image_name: str,
        instance_id: str,
        image_description: str | None = None,
        force_poweroff: ForcePoweroff | Literal["TRUE", "FALSE"] | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> CreateImageResponse:
        """Create an image from the system disk of an instance.

        The action only starts the task. Use DescribeTaskStatus to check its progress. The finished
        image can be used to create instances.

        Args:
            image_name: Name of the new image.
            instance_id: ID of the instance to create the image from (ein-...).
            image_description: Description of the new image.
            force_poweroff: Whether to shut down the instance before the image is created. A string,
                not a boolean. Defaults to FALSE.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            FailedOperationInstanceNotAllStopped: Some instances are still running. Stop them first.
            FailedOperationInternalOperationFailure: An internal operation of the service failed.
            InvalidParameter: The format or type of a parameter is invalid.
            InvalidParameterInvalidDataFormat: The data in the request is malformed.
            InvalidParameterValueImageNameDuplicate: Another image already has this name. Choose a
                different name.
            InvalidParameterValueInvalidInstanceID: An instance ID is invalid.
            MissingParameter: A required parameter is missing.
            MissingParameterMissingImageParameter: The image parameters are incomplete.
            ResourceInsufficientInvaildPrivateImageNum: The account has reached its maximum number
                of private images.
            UnauthorizedOperationForbiddenOperation: The caller is not authorized to perform this
                operation.
            UnsupportedOperation: The operation is not supported.
            UnsupportedOperationInstanceIdNotFound: The instance does not exist.
            UnsupportedOperationInstanceIdNotSupported: The instance does not support this
                operation.
            UnsupportedOperationInvalidInstanceState: The current state of the instance does not
                allow this operation.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://www.tencentcloud.com/document/product/1119/45727
        """
        return self._call(
            operations.CREATE_IMAGE,
            {
                "image_name": image_name,
                "instance_id": instance_id,
                "image_description": image_description,
                "force_poweroff": force_poweroff,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def delete_image(
        self,
        *,
        image_id_set: Sequence[str],
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DeleteImageResponse:
        """Delete images.

        Args:
            image_id_set: IDs of the images to delete (img-...).
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            FailedOperationImageInUse: The image is in use.
            FailedOperationInternalOperationFailure: An internal operation of the service failed.
            InvalidParameterInvalidDataFormat: The data in the request is malformed.
            InvalidParameterValueInvalidImageID: An image ID is invalid.
            InvalidParameterValueParameterValueTooLarge: A parameter value exceeds its limit.
            ResourceNotFound: The resource does not exist. Check the ID and the region.
            UnauthorizedOperationForbiddenOperation: The caller is not authorized to perform this
                operation.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://www.tencentcloud.com/document/product/1119/45726
        """
        return self._call(
            operations.DELETE_IMAGE,
            {
                "image_id_set": image_id_set,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def describe_custom_image_task(
        self,
        *,
        filters: Sequence[Filter | Mapping[str, object]],
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DescribeCustomImageTaskResponse:
        """Get image import tasks.

        Args:
            filters: Filters for the tasks. Filter names: task-id: ID of the task, as returned by
                ImportCustomImage; image-id: ID of the image; image-name: Name of the image.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            FailedOperationInternalOperationFailure: An internal operation of the service failed.
            InvalidParameter: The format or type of a parameter is invalid.
            InvalidParameterInvalidDataFormat: The data in the request is malformed.
            InvalidParameterValue: The value of a parameter is invalid.
            ResourceNotFound: The resource does not exist. Check the ID and the region.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://www.tencentcloud.com/document/product/1119/45725
        """
        return self._call(
            operations.DESCRIBE_CUSTOM_IMAGE_TASK,
            {
                "filters": filters,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def describe_image(
        self,
        *,
        filters: Sequence[Filter | Mapping[str, object]] | None = None,
        offset: int | None = None,
        limit: int | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DescribeImageResponse:
        """List images.

        Args:
            filters: Filters for the images (up to 10 items). Filter names: image-id: ID of the
                image; image-type: Image type, PRIVATE_IMAGE (created by this account) or
                PUBLIC_IMAGE (provided by Tencent Cloud); instance-type: Instance type that the
                image must support; image-name: Part of the image name (single value); image-os:
                Part of the operating system name (single value).
            offset: Number of images to skip before the first one returned. Defaults to 0.
            limit: Maximum number of images to return (up to 100). Defaults to 20.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            FailedOperationImageInUse: The image is in use.
            FailedOperationInternalOperationFailure: An internal operation of the service failed.
            InvalidParameterInvalidDataFormat: The data in the request is malformed.
            InvalidParameterValueInvaildPageParam: The paging parameters are invalid.
            InvalidParameterValueInvalidFilter: A filter is invalid.
            InvalidParameterValueInvalidImageID: An image ID is invalid.
            InvalidParameterValueParameterValueTooLarge: A parameter value exceeds its limit.
            MissingParameterMissingImageParameter: The image parameters are incomplete.
            UnauthorizedOperationForbiddenOperation: The caller is not authorized to perform this
                operation.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://cloud.tencent.com/document/api/1108/42548
        """
        return self._call(
            operations.DESCRIBE_IMAGE,
            {
                "filters": filters,
                "offset": offset,
                "limit": limit,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def describe_import_image_os(
        self,
        *,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DescribeImportImageOsResponse:
        """List the operating systems supported for import.

        Args:
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            FailedOperationInternalOperationFailure: An internal operation of the service failed.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://www.tencentcloud.com/document/product/1119/45723
        """
        return self._call(
            operations.DESCRIBE_IMPORT_IMAGE_OS,
            {
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def describe_task_result(
        self,
        *,
        ecm_region: str,
        task_id: str,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DescribeTaskResultResponse:
        """Get the result of an elastic IP task.

        Args:
            ecm_region: Edge region in which the task runs, such as ap-hangzhou-ecm.
            task_id: ID of the task.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            FailedOperationInternalOperationFailure: An internal operation of the service failed.
            InvalidParameter: The format or type of a parameter is invalid.
            InvalidParameterInvalidDataFormat: The data in the request is malformed.
            InvalidParameterValue: The value of a parameter is invalid.
            InvalidParameterValueInvalidPublicParam: A common parameter is invalid.
            InvalidParameterValueInvalidRegion: The edge region is invalid.
            MissingParameter: A required parameter is missing.
            UnauthorizedOperationForbiddenOperation: The caller is not authorized to perform this
                operation.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://cloud.tencent.com/document/api/1108/42540
        """
        return self._call(
            operations.DESCRIBE_TASK_RESULT,
            {
                "ecm_region": ecm_region,
                "task_id": task_id,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def describe_task_status(
        self,
        *,
        task_set: Sequence[TaskInput | Mapping[str, object]],
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DescribeTaskStatusResponse:
        """Get the status of asynchronous tasks.

        Args:
            task_set: Tasks to look up.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            FailedOperationInternalOperationFailure: An internal operation of the service failed.
            InvalidParameter: The format or type of a parameter is invalid.
            InvalidParameterValueTaskNotFound: The task does not exist.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://cloud.tencent.com/document/api/1108/46516
        """
        return self._call(
            operations.DESCRIBE_TASK_STATUS,
            {
                "task_set": task_set,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def import_custom_image(
        self,
        *,
        image_name: str,
        architecture: Architecture | Literal["x86_64", "i386"],
        os_type: str,
        os_version: str,
        image_description: str | None = None,
        init_flag: InitFlag | Literal["cloudinit", "nbd"] | None = None,
        image_urls: Sequence[ImageUrl | Mapping[str, object]] | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ImportCustomImageResponse:
        """Import a custom image from files in COS.

        Supported file formats are RAW, VHD, QCOW2 and VMDK. The call returns the image ID
        immediately. Use DescribeCustomImageTask to check the progress of the import.

        Args:
            image_name: Name of the new image.
            architecture: Architecture of the operating system in the image.
            os_type: Type of operating system. DescribeImportImageOs lists the supported types.
            os_version: Version of the operating system. DescribeImportImageOs lists the supported
                versions.
            image_description: Description of the new image.
            init_flag: Startup method of the image. Defaults to cloudinit.
            image_urls: Files of the image. Pass the files of a multi-layer image in layer order.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            FailedOperationInternalOperationFailure: An internal operation of the service failed.
            InvalidParameter: The format or type of a parameter is invalid.
            InvalidParameterValue: The value of a parameter is invalid.
            InvalidParameterValueDuplicate: The data in the request already exists.
            InvalidParameterValueImageNameDuplicate: Another image already has this name. Choose a
                different name.
            LimitExceeded: A quota is exceeded. This does not refer to the request rate.
            ResourceInsufficientInvaildPrivateImageNum: The account has reached its maximum number
                of private images.
            ResourceNotFound: The resource does not exist. Check the ID and the region.
            UnauthorizedOperationForbiddenOperation: The caller is not authorized to perform this
                operation.
            UnauthorizedOperationWindowsImage: The account is not authorized to use Windows images.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://cloud.tencent.com/document/api/1108/42540
        """
        return self._call(
            operations.IMPORT_CUSTOM_IMAGE,
            {
                "image_name": image_name,
                "architecture": architecture,
                "os_type": os_type,
                "os_version": os_version,
                "image_description": image_description,
                "init_flag": init_flag,
                "image_urls": image_urls,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def import_image(
        self,
        *,
        image_id: str,
        image_description: str,
        source_region: str,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ImportImageResponse:
        """Copy an image from Cloud Virtual Machine (CVM).

        Args:
            image_id: ID of the image to copy (img-...).
            image_description: Description of the image.
            source_region: CVM region that holds the image, such as ap-chengdu.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            FailedOperationInternalOperationFailure: An internal operation of the service failed.
            InvalidParameterInvalidDataFormat: The data in the request is malformed.
            InvalidParameterValueImageDuplicate: The image has already been imported.
            InvalidParameterValueImageNameDuplicate: Another image already has this name. Choose a
                different name.
            InvalidParameterValueInvalidImageID: An image ID is invalid.
            InvalidParameterValueParameterValueTooLarge: A parameter value exceeds its limit.
            InvalidParameterValueUnsupportedRegion: Images cannot be imported from this source
                region.
            MissingParameterMissingImageParameter: The image parameters are incomplete.
            ResourceInsufficientInvaildPrivateImageNum: The account has reached its maximum number
                of private images.
            UnauthorizedOperationForbiddenOperation: The caller is not authorized to perform this
                operation.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://www.tencentcloud.com/document/product/1119/45722
        """
        return self._call(
            operations.IMPORT_IMAGE,
            {
                "image_id": image_id,
                "image_description": image_description,
                "source_region": source_region,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def modify_image_attribute(
        self,
        *,
        image_id: str,
        image_name: str | None = None,
        image_description: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ModifyImageAttributeResponse:
        """Change the name or the description of an image.

        Args:
            image_id: ID of the image (img-...).
            image_name: New name of the image, unique among the images (up to 20 characters).
            image_description: New description of the image (up to 60 characters).
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            FailedOperationInternalOperationFailure: An internal operation of the service failed.
            FailedOperationOperationNotAllow: The operation is not allowed at the moment.
            InvalidParameter: The format or type of a parameter is invalid.
            InvalidParameterValue: The value of a parameter is invalid.
            InvalidParameterValueImageNameDuplicate: Another image already has this name. Choose a
                different name.
            MissingParameter: A required parameter is missing.
            MissingParameterMissingImageParameter: The image parameters are incomplete.
            ResourceNotFound: The resource does not exist. Check the ID and the region.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://cloud.tencent.com/document/api/1108/46514
        """
        return self._call(
            operations.MODIFY_IMAGE_ATTRIBUTE,
            {
                "image_id": image_id,
                "image_name": image_name,
                "image_description": image_description,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def modify_module_image(
        self,
        *,
        default_image_id: str,
        module_id: str,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ModifyModuleImageResponse:
        """Change the default image of a module.

        Args:
            default_image_id: ID of the new default image (img-...).
            module_id: ID of the module (em-...).
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            FailedOperationInternalOperationFailure: An internal operation of the service failed.
            InvalidParameterInvalidDataFormat: The data in the request is malformed.
            InvalidParameterValueInvaildModifyParam: The values to modify are invalid.
            InvalidParameterValueInvalidImageArchitecture: An instance type with more than 4 GB of
                memory cannot run a 32-bit image.
            InvalidParameterValueInvalidImageID: An image ID is invalid.
            InvalidParameterValueInvalidModuleID: The module ID is invalid.
            MissingParameterMissingModuleParameter: The module parameters are incomplete.
            UnauthorizedOperationForbiddenOperation: The caller is not authorized to perform this
                operation.
            UnsupportedOperationInstanceTypeNotSupportImage: The instance type does not support the
                image.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 20 calls per second.

        API: https://cloud.tencent.com/document/api/1108/42540
        """
        return self._call(
            operations.MODIFY_MODULE_IMAGE,
            {
                "default_image_id": default_image_id,
                "module_id": module_id,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def images(
        self,
        *,
        filters: Sequence[Filter | Mapping[str, object]] | None = None,
        limit: int | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Pages[Image, DescribeImageResponse]:
        """Iterate over the items of all pages of :meth:`describe_image`, with ``for``, or with ``async
        for`` on an asyncio client.

        ``.pages()`` iterates over the responses instead. Pages are fetched during the iteration.

        Raises:
            PaginationError: The list would not end: the service repeats a page, or sends only empty
                pages.
        """
        return self._pages(
            operations.DESCRIBE_IMAGE,
            operations.IMAGES_PAGES,
            {
                "filters": filters,
                "limit": limit,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def wait_until_custom_image_task_finished(
        self,
        *,
        filters: Sequence[Filter | Mapping[str, object]],
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
        missing_after: float | None = None,
        on_poll: PollListener[DescribeCustomImageTaskResponse] | None = None,
    ) -> DescribeCustomImageTaskResponse:
        """Wait until all matching tasks have imported their images.

        Polls :meth:`describe_custom_image_task` until every ImageTaskSet[].State is SUCCESS. Fails
        if any ImageTaskSet[].State is FAILED.

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
            operations.DESCRIBE_CUSTOM_IMAGE_TASK,
            operations.CUSTOM_IMAGE_TASK_FINISHED_WAITER,
            {
                "filters": filters,
                "extra": extra,
                "extra_headers": extra_headers,
            },
            delay=delay,
            timeout=timeout,
            missing_after=missing_after,
            on_poll=on_poll,
        )

    def wait_until_task_finished(
        self,
        *,
        task_set: Sequence[TaskInput | Mapping[str, object]],
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
        missing_after: float | None = None,
        on_poll: PollListener[DescribeTaskStatusResponse] | None = None,
    ) -> DescribeTaskStatusResponse:
        """Wait until all given tasks have succeeded, such as tasks that create images.

        Polls :meth:`describe_task_status` until every TaskSet[].Status is SUCCESS. Fails if any
        TaskSet[].Status is FAILED.

        Args:
            delay: Seconds before the second poll. Later pauses are longer. Defaults to 5.
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
            operations.DESCRIBE_TASK_STATUS,
            operations.TASK_FINISHED_WAITER,
            {
                "task_set": task_set,
                "extra": extra,
                "extra_headers": extra_headers,
            },
            delay=delay,
            timeout=timeout,
            missing_after=missing_after,
            on_poll=on_poll,
        )

    @overload
    def send(self, request: CreateImageRequest, /) -> CreateImageResponse: ...
    @overload
    def send(self, request: DeleteImageRequest, /) -> DeleteImageResponse: ...
    @overload
    def send(self, request: DescribeCustomImageTaskRequest, /) -> DescribeCustomImageTaskResponse: ...
    @overload
    def send(self, request: DescribeImageRequest, /) -> DescribeImageResponse: ...
    @overload
    def send(self, request: DescribeImportImageOsRequest, /) -> DescribeImportImageOsResponse: ...
    @overload
    def send(self, request: DescribeTaskResultRequest, /) -> DescribeTaskResultResponse: ...
    @overload
    def send(self, request: DescribeTaskStatusRequest, /) -> DescribeTaskStatusResponse: ...
    @overload
    def send(self, request: ImportCustomImageRequest, /) -> ImportCustomImageResponse: ...
    @overload
    def send(self, request: ImportImageRequest, /) -> ImportImageResponse: ...
    @overload
    def send(self, request: ModifyImageAttributeRequest, /) -> ModifyImageAttributeResponse: ...
    @overload
    def send(self, request: ModifyModuleImageRequest, /) -> ModifyModuleImageResponse: ...
    def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return self._send(operations.OPERATIONS, request)


class AsyncEcmClient(AsyncClient):
    """Asyncio client of Tencent Cloud Edge Computing Machine 2019-07-19.

    System images of edge computing instances.

    Args:
        region: Not used by this service.
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

    API: https://cloud.tencent.com/document/api/1108/42540
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> AsyncEcmRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return AsyncEcmRawClient(self)

    create_image = async_method(EcmClient.create_image)
    delete_image = async_method(EcmClient.delete_image)
    describe_custom_image_task = async_method(EcmClient.describe_custom_image_task)
    describe_image = async_method(EcmClient.describe_image)
    describe_import_image_os = async_method(EcmClient.describe_import_image_os)
    describe_task_result = async_method(EcmClient.describe_task_result)
    describe_task_status = async_method(EcmClient.describe_task_status)
    import_custom_image = async_method(EcmClient.import_custom_image)
    import_image = async_method(EcmClient.import_image)
    modify_image_attribute = async_method(EcmClient.modify_image_attribute)
    modify_module_image = async_method(EcmClient.modify_module_image)
    images = async_pages(EcmClient.images)
    wait_until_custom_image_task_finished = async_method(EcmClient.wait_until_custom_image_task_finished)
    wait_until_task_finished = async_method(EcmClient.wait_until_task_finished)

    @overload
    async def send(self, request: CreateImageRequest, /) -> CreateImageResponse: ...
    @overload
    async def send(self, request: DeleteImageRequest, /) -> DeleteImageResponse: ...
    @overload
    async def send(self, request: DescribeCustomImageTaskRequest, /) -> DescribeCustomImageTaskResponse: ...
    @overload
    async def send(self, request: DescribeImageRequest, /) -> DescribeImageResponse: ...
    @overload
    async def send(self, request: DescribeImportImageOsRequest, /) -> DescribeImportImageOsResponse: ...
    @overload
    async def send(self, request: DescribeTaskResultRequest, /) -> DescribeTaskResultResponse: ...
    @overload
    async def send(self, request: DescribeTaskStatusRequest, /) -> DescribeTaskStatusResponse: ...
    @overload
    async def send(self, request: ImportCustomImageRequest, /) -> ImportCustomImageResponse: ...
    @overload
    async def send(self, request: ImportImageRequest, /) -> ImportImageResponse: ...
    @overload
    async def send(self, request: ModifyImageAttributeRequest, /) -> ModifyImageAttributeResponse: ...
    @overload
    async def send(self, request: ModifyModuleImageRequest, /) -> ModifyModuleImageResponse: ...
    async def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return await self._send(operations.OPERATIONS, request)


class EcmRawClient(SyncRawClient):
    """Methods of :class:`EcmClient` that return raw responses."""

    create_image = raw_method(EcmClient.create_image)
    delete_image = raw_method(EcmClient.delete_image)
    describe_custom_image_task = raw_method(EcmClient.describe_custom_image_task)
    describe_image = raw_method(EcmClient.describe_image)
    describe_import_image_os = raw_method(EcmClient.describe_import_image_os)
    describe_task_result = raw_method(EcmClient.describe_task_result)
    describe_task_status = raw_method(EcmClient.describe_task_status)
    import_custom_image = raw_method(EcmClient.import_custom_image)
    import_image = raw_method(EcmClient.import_image)
    modify_image_attribute = raw_method(EcmClient.modify_image_attribute)
    modify_module_image = raw_method(EcmClient.modify_module_image)


class AsyncEcmRawClient(AsyncRawClient):
    """Methods of :class:`AsyncEcmClient` that return raw responses."""

    create_image = async_raw_method(EcmClient.create_image)
    delete_image = async_raw_method(EcmClient.delete_image)
    describe_custom_image_task = async_raw_method(EcmClient.describe_custom_image_task)
    describe_image = async_raw_method(EcmClient.describe_image)
    describe_import_image_os = async_raw_method(EcmClient.describe_import_image_os)
    describe_task_result = async_raw_method(EcmClient.describe_task_result)
    describe_task_status = async_raw_method(EcmClient.describe_task_status)
    import_custom_image = async_raw_method(EcmClient.import_custom_image)
    import_image = async_raw_method(EcmClient.import_image)
    modify_image_attribute = async_raw_method(EcmClient.modify_image_attribute)
    modify_module_image = async_raw_method(EcmClient.modify_module_image)
