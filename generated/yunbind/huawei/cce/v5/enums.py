# @generated from specs/huawei/cce/v5 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values of Huawei Cloud Cloud Container Engine v5.

An undocumented value is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

from yunbind_runtime.base.enums import OpenEnum

__all__ = [
    "ImageCacheDetailStatus",
    "Locale",
]


class ImageCacheDetailStatus(OpenEnum):
    """Status of the cache."""

    CREATING = "Creating"
    """The cache is being created."""
    AVAILABLE = "Available"
    """The cache is ready for use."""
    UNAVAILABLE = "Unavailable"
    """The cache has expired or is faulty."""
    DELETING = "Deleting"
    """The cache is being deleted."""
    FAILED = "Failed"
    """The creation failed."""


class Locale(OpenEnum):
    """Language of the product names."""

    ZH_CN = "zh-cn"
    """Chinese names."""
    EN_US = "en-us"
    """English names."""
