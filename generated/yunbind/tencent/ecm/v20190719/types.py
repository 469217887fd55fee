# @generated from specs/tencent/ecm/2019-07-19/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import ChinaTimestamp
from yunbind_runtime.model.models import Shape

from yunbind.tencent.ecm.v20190719.enums import ImageTaskState, ImageType, TaskOutputStatus


class Filter(Shape):
    """A filter for a list."""

    values: Annotated[list[str], Field(alias="Values")]
    """One or more values to match."""
    name: Annotated[str, Field(alias="Name")]
    """Name of the filter."""


class ImageOsList(Shape):
    """Operating systems supported for import."""

    windows: Annotated[list[str] | None, Field(alias="Windows")] = None
    """Supported Windows systems."""
    linux: Annotated[list[str] | None, Field(alias="Linux")] = None
    """Supported Linux and other systems."""


class ImageTask(Shape):
    """An image import task."""

    state: Annotated[ImageTaskState | None, Field(alias="State")] = None
    """Status of the task."""
    message: Annotated[str | None, Field(alias="Message")] = None
    """Reason for the failure, or "success"."""
    image_name: Annotated[str | None, Field(alias="ImageName")] = None
    """Name of the image."""
    create_time: Annotated[ChinaTimestamp | None, Field(alias="CreateTime")] = None
    """Time when the task was created."""


class ImageUrl(Shape):
    """A file of an image to import."""

    image_file: Annotated[str, Field(alias="ImageFile")]
    """COS URL of the file. If the bucket is private, grant read access to the ECM operating account."""


class OsVersion(Shape):
    """Versions of an operating system supported for import."""

    os_name: Annotated[str | None, Field(alias="OsName")] = None
    """Type of operating system."""
    os_versions: Annotated[list[str] | None, Field(alias="OsVersions")] = None
    """Supported versions. A system without versions may have a single "-"."""
    architecture: Annotated[list[str] | None, Field(alias="Architecture")] = None
    """Supported architectures."""


class SrcImage(Shape):
    """Source of an image. Fields that do not apply are an empty string or 0."""

    image_id: Annotated[str | None, Field(alias="ImageId")] = None
    """ID of the source image."""
    image_name: Annotated[str | None, Field(alias="ImageName")] = None
    """Name of the source image."""
    image_os_name: Annotated[str | None, Field(alias="ImageOsName")] = None
    """Operating system of the source image."""
    image_description: Annotated[str | None, Field(alias="ImageDescription")] = None
    """Description of the source image."""
    region: Annotated[str | None, Field(alias="Region")] = None
    """Region of the source."""
    region_id: Annotated[int | None, Field(alias="RegionID")] = None
    """Number of the source region."""
    region_name: Annotated[str | None, Field(alias="RegionName")] = None
    """Name of the source region."""
    instance_name: Annotated[str | None, Field(alias="InstanceName")] = None
    """Name of the source instance."""
    instance_id: Annotated[str | None, Field(alias="InstanceId")] = None
    """ID of the source instance (ein-...)."""
    image_type: Annotated[str | None, Field(alias="ImageType")] = None
    """Type of the source image. Empty if there is no source image."""


class TaskInput(Shape):
    """A task to look up."""

    operation: Annotated[str, Field(alias="Operation")]
    """Name of the action that started the task."""
    task_id: Annotated[str, Field(alias="TaskId")]
    """ID of the task."""


class TaskOutput(Shape):
    """Status of a task."""

    task_id: Annotated[str, Field(alias="TaskId")]
    """ID of the task."""
    message: Annotated[str | None, Field(alias="Message")] = None
    """Description of the task status."""
    status: Annotated[TaskOutputStatus | None, Field(alias="Status")] = None
    """Status of the task."""
    add_time: Annotated[ChinaTimestamp | None, Field(alias="AddTime")] = None
    """Time when the task was submitted."""
    end_time: Annotated[ChinaTimestamp | None, Field(alias="EndTime")] = None
    """Time when the task ended."""
    operation: Annotated[str | None, Field(alias="Operation")] = None
    """Name of the action that started the task."""


class Image(Shape):
    """A system image."""

    image_id: Annotated[str, Field(alias="ImageId")]
    """ID of the image (img-...)."""
    image_name: Annotated[str | None, Field(alias="ImageName")] = None
    """Name of the image."""
    image_state: Annotated[str | None, Field(alias="ImageState")] = None
    """State of the image. NORMAL is the only documented value."""
    image_type: Annotated[ImageType | None, Field(alias="ImageType")] = None
    """Whether the image is private or public."""
    image_os_name: Annotated[str | None, Field(alias="ImageOsName")] = None
    """Name of the operating system."""
    image_description: Annotated[str | None, Field(alias="ImageDescription")] = None
    """Description of the image."""
    image_create_time: Annotated[ChinaTimestamp | None, Field(alias="ImageCreateTime")] = None
    """Time when the image was imported."""
    architecture: Annotated[str | None, Field(alias="Architecture")] = None
    """Processor architecture, such as x86_64 or i386."""
    os_type: Annotated[str | None, Field(alias="OsType")] = None
    """Type of operating system."""
    os_version: Annotated[str | None, Field(alias="OsVersion")] = None
    """Version of the operating system."""
    platform: Annotated[str | None, Field(alias="Platform")] = None
    """Platform (distribution) of the operating system."""
    image_owner: Annotated[int | None, Field(alias="ImageOwner")] = None
    """Account number of the image owner."""
    image_size: Annotated[int | None, Field(alias="ImageSize")] = None
    """Size of the image in GB."""
    src_image: Annotated[SrcImage | None, Field(alias="SrcImage")] = None
    """Source of the image."""
    image_source: Annotated[str | None, Field(alias="ImageSource")] = None
    """Source type of the image. Known values are CREATE_IMAGE and EXTERNAL_IMPORT."""
    task_id: Annotated[str | None, Field(alias="TaskId")] = None
    """ID of the task, while the image is in an intermediate or failed state."""
    is_support_cloud_init: Annotated[bool | None, Field(alias="IsSupportCloudInit")] = None
    """Whether the image supports cloud-init."""
