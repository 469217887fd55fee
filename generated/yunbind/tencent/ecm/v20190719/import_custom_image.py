# @generated from specs/tencent/ecm/2019-07-19/actions/ImportCustomImage.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from yunbind.tencent.ecm.v20190719.enums import Architecture, InitFlag

from .types import ImageUrl


class ImportCustomImageRequest(RequestModel):
    """Parameters of ImportCustomImage: https://cloud.tencent.com/document/api/1108/42540"""

    image_name: Annotated[str, Field(alias="ImageName")]
    """Name of the new image."""
    architecture: Annotated[Architecture, Field(alias="Architecture")]
    """Architecture of the operating system in the image."""
    os_type: Annotated[str, Field(alias="OsType")]
    """Type of operating system. DescribeImportImageOs lists the supported types."""
    os_version: Annotated[str, Field(alias="OsVersion")]
    """Version of the operating system. DescribeImportImageOs lists the supported versions."""
    image_description: Annotated[str | None, Field(alias="ImageDescription")] = None
    """Description of the new image."""
    init_flag: Annotated[InitFlag | None, Field(alias="InitFlag")] = None
    """Startup method of the image. Defaults to cloudinit."""
    image_urls: Annotated[list[ImageUrl] | None, Field(alias="ImageUrls")] = None
    """Files of the image. Pass the files of a multi-layer image in layer order."""


class ImportCustomImageResponse(ResponseModel):
    """Response of ImportCustomImage: https://cloud.tencent.com/document/api/1108/42540"""

    image_id: Annotated[str, Field(alias="ImageId")]
    """ID of the new image (img-...)."""
    task_id: Annotated[int | None, Field(alias="TaskId")] = None
    """ID of the task. Pass it as a string in the task-id filter of DescribeCustomImageTask."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
