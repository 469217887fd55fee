# @generated from specs/tencent/tke/2018-05-25 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values in Tencent Kubernetes Engine 2018-05-25.

A value that is not listed is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

from yunbind_runtime.enums import OpenEnum

__all__ = [
    "EipAttributeInternetServiceProvider",
    "ImageCacheEventType",
    "ImageCacheStatus",
]


class EipAttributeInternetServiceProvider(OpenEnum):
    """Line of the address; the single-carrier lines need an allow list entry and exist in some regions
    only.
    """

    BGP = "BGP"
    """Lines of several carriers."""
    CMCC = "CMCC"
    """China Mobile."""
    CTCC = "CTCC"
    """China Telecom."""
    CUCC = "CUCC"
    """China Unicom."""


class ImageCacheEventType(OpenEnum):
    """Weight of the event."""

    NORMAL = "Normal"
    """An ordinary event."""
    WARNING = "Warning"
    """A warning."""


class ImageCacheStatus(OpenEnum):
    """State of the cache; only a cache that is Ready can be used."""

    PENDING = "Pending"
    """Being created."""
    READY = "Ready"
    """Created and usable."""
    FAILED = "Failed"
    """Could not be created."""
    UPDATING = "Updating"
    """Being updated."""
    UPDATE_FAILED = "UpdateFailed"
    """Could not be updated."""
