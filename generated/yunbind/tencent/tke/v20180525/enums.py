# @generated from specs/tencent/tke/2018-05-25 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values of Tencent Kubernetes Engine 2018-05-25.

An undocumented value is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

from yunbind_runtime.base.enums import OpenEnum

__all__ = [
    "EipAttributeInternetServiceProvider",
    "ImageCacheEventType",
    "ImageCacheStatus",
]


class EipAttributeInternetServiceProvider(OpenEnum):
    """Line type of the elastic IP. Single-carrier lines require allowlisting and are available in some
    regions only.
    """

    BGP = "BGP"
    """Lines of several carriers (BGP)."""
    CMCC = "CMCC"
    """China Mobile."""
    CTCC = "CTCC"
    """China Telecom."""
    CUCC = "CUCC"
    """China Unicom."""


class ImageCacheEventType(OpenEnum):
    """Type of the event."""

    NORMAL = "Normal"
    """A normal event."""
    WARNING = "Warning"
    """A warning event."""


class ImageCacheStatus(OpenEnum):
    """Status of the cache. Only a cache with the status Ready can be used."""

    PENDING = "Pending"
    """The cache is being created."""
    READY = "Ready"
    """The cache was created and can be used."""
    FAILED = "Failed"
    """The creation failed."""
    UPDATING = "Updating"
    """The cache is being updated."""
    UPDATE_FAILED = "UpdateFailed"
    """The update failed."""
