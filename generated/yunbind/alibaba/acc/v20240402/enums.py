# @generated from specs/alibaba/acc/2024-04-02 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values of Alibaba Cloud Container Compute Service 2024-04-02.

An undocumented value is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

from yunbind_runtime.base.enums import OpenEnum

__all__ = [
    "ImageCacheStatus",
]


class ImageCacheStatus(OpenEnum):
    """Status of an image cache."""

    PENDING = "Pending"
    """The cache is being created."""
    READY = "Ready"
    """The cache is ready for use."""
    FAILED = "Failed"
    """The creation failed."""
