# @generated from specs/tencent/ecm/2019-07-19/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.models import Shape
from yunbind_runtime.timestamps import ChinaTimestamp

from yunbind.tencent.ecm.v20190719.enums import ImageTaskState, ImageType, TaskOutputStatus


class Filter(Shape):
    """A condition on a list."""

    values: Annotated[list[str], Field(alias="Values")]
    """One or more values to match."""
    name: Annotated[str, Field(alias="Name")]
    """What is compared."""


class ImageOsList(Shape):
    """Kinds of operating systems that can be imported."""

    windows: Annotated[list[str] | None, Field(alias="Windows")] = None
    """Kinds of Windows."""
    linux: Annotated[list[str] | None, Field(alias="Linux")] = None
    """Kinds of Linux and other Unix systems."""


class ImageTask(Shape):
    """A task that imports an image."""

    state: Annotated[ImageTaskState | None, Field(alias="State")] = None
    """State of the task."""
    message: Annotated[str | None, Field(alias="Message")] = None
    """Why the task failed; success otherwise."""
    image_name: Annotated[str | None, Field(alias="ImageName")] = None
    """Name of the image."""
    create_time: Annotated[ChinaTimestamp | None, Field(alias="CreateTime")] = None
    """When the task was created."""


class ImageUrl(Shape):
    """A file of an image to import."""

    image_file: Annotated[str, Field(alias="ImageFile")]
    """COS link of the file; a private bucket must let the operating account of ECM read it."""


class OsVersion(Shape):
    """Versions of an operating system that can be imported."""

    os_name: Annotated[str | None, Field(alias="OsName")] = None
    """Kind of operating system."""
    os_versions: Annotated[list[str] | None, Field(alias="OsVersions")] = None
    """Its versions; a single - has been seen where there are none."""
    architecture: Annotated[list[str] | None, Field(alias="Architecture")] = None
    """Its architectures."""


class SrcImage(Shape):
    """What an image was made from; whatever does not apply is an empty text or 0."""

    image_id: Annotated[str | None, Field(alias="ImageId")] = None
    """Id of the source image."""
    image_name: Annotated[str | None, Field(alias="ImageName")] = None
    """Name of the source image."""
    image_os_name: Annotated[str | None, Field(alias="ImageOsName")] = None
    """Name of its operating system."""
    image_description: Annotated[str | None, Field(alias="ImageDescription")] = None
    """Its description."""
    region: Annotated[str | None, Field(alias="Region")] = None
    """Region it comes from."""
    region_id: Annotated[int | None, Field(alias="RegionID")] = None
    """Number of that region."""
    region_name: Annotated[str | None, Field(alias="RegionName")] = None
    """Name of that region."""
    instance_name: Annotated[str | None, Field(alias="InstanceName")] = None
    """Name of the machine it was made from."""
    instance_id: Annotated[str | None, Field(alias="InstanceId")] = None
    """Id of the machine it was made from (ein-...)."""
    image_type: Annotated[str | None, Field(alias="ImageType")] = None
    """Type of the source image; empty where there is none."""


class TaskInput(Shape):
    """A task to look up."""

    operation: Annotated[str, Field(alias="Operation")]
    """Action that started the task."""
    task_id: Annotated[str, Field(alias="TaskId")]
    """Id of the task."""


class TaskOutput(Shape):
    """A task and how it stands."""

    task_id: Annotated[str | None, Field(alias="TaskId")] = None
    """Id of the task."""
    message: Annotated[str | None, Field(alias="Message")] = None
    """How the task stands in words."""
    status: Annotated[TaskOutputStatus | None, Field(alias="Status")] = None
    """State of the task."""
    add_time: Annotated[ChinaTimestamp | None, Field(alias="AddTime")] = None
    """When the task was submitted."""
    end_time: Annotated[ChinaTimestamp | None, Field(alias="EndTime")] = None
    """When the task ended."""
    operation: Annotated[str | None, Field(alias="Operation")] = None
    """Action that started the task."""


class Image(Shape):
    """A system image."""

    image_id: Annotated[str | None, Field(alias="ImageId")] = None
    """Id of the image (img-...)."""
    image_name: Annotated[str | None, Field(alias="ImageName")] = None
    """Name of the image."""
    image_state: Annotated[str | None, Field(alias="ImageState")] = None
    """State of the image; NORMAL is the only documented value."""
    image_type: Annotated[ImageType | None, Field(alias="ImageType")] = None
    """Who made the image."""
    image_os_name: Annotated[str | None, Field(alias="ImageOsName")] = None
    """Name of the operating system."""
    image_description: Annotated[str | None, Field(alias="ImageDescription")] = None
    """Description of the image."""
    image_create_time: Annotated[ChinaTimestamp | None, Field(alias="ImageCreateTime")] = None
    """When the image was brought in."""
    architecture: Annotated[str | None, Field(alias="Architecture")] = None
    """Processor architecture, such as x86_64 or i386."""
    os_type: Annotated[str | None, Field(alias="OsType")] = None
    """Kind of operating system."""
    os_version: Annotated[str | None, Field(alias="OsVersion")] = None
    """Version of the operating system."""
    platform: Annotated[str | None, Field(alias="Platform")] = None
    """Distribution of the operating system."""
    image_owner: Annotated[int | None, Field(alias="ImageOwner")] = None
    """Number of the account that owns the image."""
    image_size: Annotated[int | None, Field(alias="ImageSize")] = None
    """Size of the image in GB."""
    src_image: Annotated[SrcImage | None, Field(alias="SrcImage")] = None
    """What the image was made from."""
    image_source: Annotated[str | None, Field(alias="ImageSource")] = None
    """How the image came about; CREATE_IMAGE and EXTERNAL_IMPORT have been seen."""
    task_id: Annotated[str | None, Field(alias="TaskId")] = None
    """Task behind the image while it is in progress or has failed."""
    is_support_cloud_init: Annotated[bool | None, Field(alias="IsSupportCloudInit")] = None
    """Whether the image supports cloud-init."""
