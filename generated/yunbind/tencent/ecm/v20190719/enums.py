# @generated from specs/tencent/ecm/2019-07-19 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values of Tencent Cloud Edge Computing Machine 2019-07-19.

An undocumented value is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

from yunbind_runtime.base.enums import OpenEnum

__all__ = [
    "Architecture",
    "ForcePoweroff",
    "ImageTaskState",
    "ImageType",
    "InitFlag",
    "TaskOutputStatus",
    "TaskResult",
]


class Architecture(OpenEnum):
    """Architecture of the operating system in the image."""

    X86_64 = "x86_64"
    """64-bit."""
    I386 = "i386"
    """32-bit."""


class ForcePoweroff(OpenEnum):
    """Whether to shut down the instance before the image is created. A string, not a boolean."""

    TRUE = "TRUE"
    """Shut down the instance, then create the image."""
    FALSE = "FALSE"
    """Create the image while the instance is running. Not supported at present: stop the instance
    first.
    """


class ImageTaskState(OpenEnum):
    """Status of the task."""

    PENDING = "PENDING"
    """The task is waiting to start."""
    PROCESSING = "PROCESSING"
    """The task is in progress."""
    SUCCESS = "SUCCESS"
    """The task succeeded."""
    FAILED = "FAILED"
    """The task failed. Message contains the reason."""


class ImageType(OpenEnum):
    """Whether the image is private or public."""

    PRIVATE_IMAGE = "PRIVATE_IMAGE"
    """Created by this account."""
    PUBLIC_IMAGE = "PUBLIC_IMAGE"
    """Provided by Tencent Cloud."""


class InitFlag(OpenEnum):
    """Startup method of the image."""

    CLOUDINIT = "cloudinit"
    """Startup with cloud-init."""
    NBD = "nbd"
    """Startup with nbd."""


class TaskOutputStatus(OpenEnum):
    """Status of the task."""

    SUCCESS = "SUCCESS"
    """The task succeeded."""
    FAILED = "FAILED"
    """The task failed."""
    OPERATING = "OPERATING"
    """The task is in progress."""


class TaskResult(OpenEnum):
    """Result of an elastic IP task."""

    SUCCESS = "SUCCESS"
    """The task succeeded."""
    FAILED = "FAILED"
    """The task failed."""
    RUNNING = "RUNNING"
    """The task is in progress."""
