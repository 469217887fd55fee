# @generated from specs/alibaba/eci/2018-08-08 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values of Alibaba Cloud Elastic Container Instance 2018-08-08.

An undocumented value is kept, as a member whose ``is_known`` is false.
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
    """Policy for deleting a cache when the account's quota is reached."""

    LRU = "LRU"
    """The cache can be deleted. The least used cache is deleted first."""


class ImageCacheStatus(OpenEnum):
    """Status of the cache."""

    PREPARING = "Preparing"
    """The creation is being prepared."""
    CREATING = "Creating"
    """The cache is being created."""
    READY = "Ready"
    """The cache is ready for use."""
    FAILED = "Failed"
    """The creation failed. The cache is deleted after one day."""
    UPDATING = "Updating"
    """The cache is being updated."""
    UPDATE_FAILED = "UpdateFailed"
    """The update failed."""


class OsType(OpenEnum):
    """Operating system of a cache."""

    LINUX = "Linux"
    """Linux."""
    WINDOWS = "Windows"
    """Windows, by invitation only."""


class ResourceType(OpenEnum):
    """Type of a resource that can have tags."""

    CONTAINER_GROUP = "ContainerGroup"
    """A container instance."""
    IMAGE_CACHE = "ImageCache"
    """An image cache."""
    DATA_CACHE = "DataCache"
    """A data cache."""
    VIRTUAL_NODE = "VirtualNode"
    """A virtual node."""
