# @generated from specs/tencent/ecm/2019-07-19 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values in Tencent Cloud Edge Computing Machine 2019-07-19.

A value that is not listed is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

from yunbind_runtime.enums import OpenEnum

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
    """Architecture of the image's operating system."""

    X86_64 = "x86_64"
    """64 bits."""
    I386 = "i386"
    """32 bits."""


class ForcePoweroff(OpenEnum):
    """Whether to shut the machine down first; a text, not a boolean."""

    TRUE = "TRUE"
    """Shut the machine down first."""
    FALSE = "FALSE"
    """Make the image while the machine runs, which is not supported at present; stop the machine
    before.
    """


class ImageTaskState(OpenEnum):
    """State of the task."""

    PENDING = "PENDING"
    """Waiting to start."""
    PROCESSING = "PROCESSING"
    """Under way."""
    SUCCESS = "SUCCESS"
    """Finished."""
    FAILED = "FAILED"
    """Failed; Message says why."""


class ImageType(OpenEnum):
    """Who made the image."""

    PRIVATE_IMAGE = "PRIVATE_IMAGE"
    """Made by this account."""
    PUBLIC_IMAGE = "PUBLIC_IMAGE"
    """Provided by Tencent Cloud."""


class InitFlag(OpenEnum):
    """How the image starts."""

    CLOUDINIT = "cloudinit"
    """With cloud-init."""
    NBD = "nbd"
    """With nbd."""


class TaskOutputStatus(OpenEnum):
    """State of the task."""

    SUCCESS = "SUCCESS"
    """Finished."""
    FAILED = "FAILED"
    """Failed."""
    OPERATING = "OPERATING"
    """Under way."""


class TaskResult(OpenEnum):
    """Outcome of a task on an elastic IP."""

    SUCCESS = "SUCCESS"
    """Finished."""
    FAILED = "FAILED"
    """Failed."""
    RUNNING = "RUNNING"
    """Under way."""
