# @generated from specs/huawei/cce/v5 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values in Huawei Cloud Cloud Container Engine v5.

A value that is not listed is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

from yunbind_runtime.base.enums import OpenEnum

__all__ = [
    "ImageCacheDetailStatus",
    "Locale",
]


class ImageCacheDetailStatus(OpenEnum):
    """State of the cache."""

    CREATING = "Creating"
    """The cache is being made."""
    AVAILABLE = "Available"
    """The cache can be used."""
    UNAVAILABLE = "Unavailable"
    """The cache has expired or is out of order."""
    DELETING = "Deleting"
    """The cache is being deleted."""
    FAILED = "Failed"
    """The cache could not be made."""


class Locale(OpenEnum):
    """Language of the names."""

    ZH_CN = "zh-cn"
    """Names in Chinese."""
    EN_US = "en-us"
    """Names in English."""
