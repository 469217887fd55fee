# @generated from specs/tencent/ecm/2019-07-19/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Raw clients of Tencent Cloud Edge Computing Machine 2019-07-19: methods that return status, headers
and bytes beside the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.call.raw_response import AsyncRawCalls, SyncRawCalls

from . import operations

if TYPE_CHECKING:
    from typing import Literal

    from yunbind_runtime.call.raw_response import RawResponse

    from .create_image import CreateImageResponse
    from .delete_image import DeleteImageResponse
    from .describe_custom_image_task import DescribeCustomImageTaskResponse
    from .describe_image import DescribeImageResponse
    from .describe_import_image_os import DescribeImportImageOsResponse
    from .describe_task_result import DescribeTaskResultResponse
    from .describe_task_status import DescribeTaskStatusResponse
    from .enums import Architecture, ForcePoweroff, InitFlag
    from .import_custom_image import ImportCustomImageResponse
    from .import_image import ImportImageResponse
    from .modify_image_attribute import ModifyImageAttributeResponse
    from .modify_module_image import ModifyModuleImageResponse
    from .types import Filter, ImageUrl, TaskInput

__all__ = ["AsyncEcmRawClient", "EcmRawClient"]


class EcmRawClient(SyncRawCalls):
    """The methods of ``EcmClient``, returning raw responses."""

    def create_image(
        self,
        *,
        image_name: str,
        instance_id: str,
        image_description: str | None = None,
        force_poweroff: ForcePoweroff | Literal["TRUE", "FALSE"] | None = None,
    ) -> RawResponse[CreateImageResponse]:
        """See :meth:`EcmClient.create_image`."""
        return self._call(
            operations.CREATE_IMAGE,
            {
                "image_name": image_name,
                "instance_id": instance_id,
                "image_description": image_description,
                "force_poweroff": force_poweroff,
            },
        )

    def delete_image(
        self,
        *,
        image_id_set: list[str],
    ) -> RawResponse[DeleteImageResponse]:
        """See :meth:`EcmClient.delete_image`."""
        return self._call(
            operations.DELETE_IMAGE,
            {
                "image_id_set": image_id_set,
            },
        )

    def describe_custom_image_task(
        self,
        *,
        filters: list[Filter],
    ) -> RawResponse[DescribeCustomImageTaskResponse]:
        """See :meth:`EcmClient.describe_custom_image_task`."""
        return self._call(
            operations.DESCRIBE_CUSTOM_IMAGE_TASK,
            {
                "filters": filters,
            },
        )

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

    def describe_import_image_os(
        self,
    ) -> RawResponse[DescribeImportImageOsResponse]:
        """See :meth:`EcmClient.describe_import_image_os`."""
        return self._call(
            operations.DESCRIBE_IMPORT_IMAGE_OS,
            {},
        )

    def describe_task_result(
        self,
        *,
        ecm_region: str,
        task_id: str,
    ) -> RawResponse[DescribeTaskResultResponse]:
        """See :meth:`EcmClient.describe_task_result`."""
        return self._call(
            operations.DESCRIBE_TASK_RESULT,
            {
                "ecm_region": ecm_region,
                "task_id": task_id,
            },
        )

    def describe_task_status(
        self,
        *,
        task_set: list[TaskInput],
    ) -> RawResponse[DescribeTaskStatusResponse]:
        """See :meth:`EcmClient.describe_task_status`."""
        return self._call(
            operations.DESCRIBE_TASK_STATUS,
            {
                "task_set": task_set,
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
        image_urls: list[ImageUrl] | None = None,
    ) -> RawResponse[ImportCustomImageResponse]:
        """See :meth:`EcmClient.import_custom_image`."""
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
            },
        )

    def import_image(
        self,
        *,
        image_id: str,
        image_description: str,
        source_region: str,
    ) -> RawResponse[ImportImageResponse]:
        """See :meth:`EcmClient.import_image`."""
        return self._call(
            operations.IMPORT_IMAGE,
            {
                "image_id": image_id,
                "image_description": image_description,
                "source_region": source_region,
            },
        )

    def modify_image_attribute(
        self,
        *,
        image_id: str,
        image_name: str | None = None,
        image_description: str | None = None,
    ) -> RawResponse[ModifyImageAttributeResponse]:
        """See :meth:`EcmClient.modify_image_attribute`."""
        return self._call(
            operations.MODIFY_IMAGE_ATTRIBUTE,
            {
                "image_id": image_id,
                "image_name": image_name,
                "image_description": image_description,
            },
        )

    def modify_module_image(
        self,
        *,
        default_image_id: str,
        module_id: str,
    ) -> RawResponse[ModifyModuleImageResponse]:
        """See :meth:`EcmClient.modify_module_image`."""
        return self._call(
            operations.MODIFY_MODULE_IMAGE,
            {
                "default_image_id": default_image_id,
                "module_id": module_id,
            },
        )


class AsyncEcmRawClient(AsyncRawCalls):
    """The methods of ``AsyncEcmClient``, returning raw responses."""

    async def create_image(
        self,
        *,
        image_name: str,
        instance_id: str,
        image_description: str | None = None,
        force_poweroff: ForcePoweroff | Literal["TRUE", "FALSE"] | None = None,
    ) -> RawResponse[CreateImageResponse]:
        """See :meth:`AsyncEcmClient.create_image`."""
        return await self._call(
            operations.CREATE_IMAGE,
            {
                "image_name": image_name,
                "instance_id": instance_id,
                "image_description": image_description,
                "force_poweroff": force_poweroff,
            },
        )

    async def delete_image(
        self,
        *,
        image_id_set: list[str],
    ) -> RawResponse[DeleteImageResponse]:
        """See :meth:`AsyncEcmClient.delete_image`."""
        return await self._call(
            operations.DELETE_IMAGE,
            {
                "image_id_set": image_id_set,
            },
        )

    async def describe_custom_image_task(
        self,
        *,
        filters: list[Filter],
    ) -> RawResponse[DescribeCustomImageTaskResponse]:
        """See :meth:`AsyncEcmClient.describe_custom_image_task`."""
        return await self._call(
            operations.DESCRIBE_CUSTOM_IMAGE_TASK,
            {
                "filters": filters,
            },
        )

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

    async def describe_import_image_os(
        self,
    ) -> RawResponse[DescribeImportImageOsResponse]:
        """See :meth:`AsyncEcmClient.describe_import_image_os`."""
        return await self._call(
            operations.DESCRIBE_IMPORT_IMAGE_OS,
            {},
        )

    async def describe_task_result(
        self,
        *,
        ecm_region: str,
        task_id: str,
    ) -> RawResponse[DescribeTaskResultResponse]:
        """See :meth:`AsyncEcmClient.describe_task_result`."""
        return await self._call(
            operations.DESCRIBE_TASK_RESULT,
            {
                "ecm_region": ecm_region,
                "task_id": task_id,
            },
        )

    async def describe_task_status(
        self,
        *,
        task_set: list[TaskInput],
    ) -> RawResponse[DescribeTaskStatusResponse]:
        """See :meth:`AsyncEcmClient.describe_task_status`."""
        return await self._call(
            operations.DESCRIBE_TASK_STATUS,
            {
                "task_set": task_set,
            },
        )

    async def import_custom_image(
        self,
        *,
        image_name: str,
        architecture: Architecture | Literal["x86_64", "i386"],
        os_type: str,
        os_version: str,
        image_description: str | None = None,
        init_flag: InitFlag | Literal["cloudinit", "nbd"] | None = None,
        image_urls: list[ImageUrl] | None = None,
    ) -> RawResponse[ImportCustomImageResponse]:
        """See :meth:`AsyncEcmClient.import_custom_image`."""
        return await self._call(
            operations.IMPORT_CUSTOM_IMAGE,
            {
                "image_name": image_name,
                "architecture": architecture,
                "os_type": os_type,
                "os_version": os_version,
                "image_description": image_description,
                "init_flag": init_flag,
                "image_urls": image_urls,
            },
        )

    async def import_image(
        self,
        *,
        image_id: str,
        image_description: str,
        source_region: str,
    ) -> RawResponse[ImportImageResponse]:
        """See :meth:`AsyncEcmClient.import_image`."""
        return await self._call(
            operations.IMPORT_IMAGE,
            {
                "image_id": image_id,
                "image_description": image_description,
                "source_region": source_region,
            },
        )

    async def modify_image_attribute(
        self,
        *,
        image_id: str,
        image_name: str | None = None,
        image_description: str | None = None,
    ) -> RawResponse[ModifyImageAttributeResponse]:
        """See :meth:`AsyncEcmClient.modify_image_attribute`."""
        return await self._call(
            operations.MODIFY_IMAGE_ATTRIBUTE,
            {
                "image_id": image_id,
                "image_name": image_name,
                "image_description": image_description,
            },
        )

    async def modify_module_image(
        self,
        *,
        default_image_id: str,
        module_id: str,
    ) -> RawResponse[ModifyModuleImageResponse]:
        """See :meth:`AsyncEcmClient.modify_module_image`."""
        return await self._call(
            operations.MODIFY_MODULE_IMAGE,
            {
                "default_image_id": default_image_id,
                "module_id": module_id,
            },
        )
