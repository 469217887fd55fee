# @generated from specs/alibaba/eci/2018-08-08 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values in Alibaba Cloud Elastic Container Instance 2018-08-08.

A value that is not listed is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

from yunbind_runtime.base.enums import OpenEnum

__all__ = [
    "EliminationStrategy",
    "ImageCacheStatus",
    "OsType",
    "ResourceType",
]


class EliminationStrategy(OpenEnum):
    """What happens to a cache when the account's quota is reached."""

    LRU = "LRU"
    """The cache may be deleted; the least used one goes first."""


class ImageCacheStatus(OpenEnum):
    """State of the cache."""

    PREPARING = "Preparing"
    """The work is being prepared."""
    CREATING = "Creating"
    """The cache is being made."""
    READY = "Ready"
    """The cache can be used."""
    FAILED = "Failed"
    """The cache could not be made; it is removed after one day."""
    UPDATING = "Updating"
    """The cache is being made anew."""
    UPDATE_FAILED = "UpdateFailed"
    """The cache could not be made anew."""


class OsType(OpenEnum):
    """Operating system that a cache is for."""

    LINUX = "Linux"
    """Linux."""
    WINDOWS = "Windows"
    """Windows, by invitation."""


class ResourceType(OpenEnum):
    """Type of a resource that can carry tags."""

    CONTAINER_GROUP = "ContainerGroup"
    """A container instance."""
    IMAGE_CACHE = "ImageCache"
    """An image cache."""
    DATA_CACHE = "DataCache"
    """A data cache."""
    VIRTUAL_NODE = "VirtualNode"
    """A virtual node."""
