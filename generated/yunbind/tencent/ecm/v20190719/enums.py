# @generated from specs/tencent/ecm/2019-07-19 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values in Tencent Cloud Edge Computing Machine 2019-07-19.

A value that is not listed is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

from yunbind_runtime.enums import OpenEnum

__all__ = [
    "ImageType",
]


class ImageType(OpenEnum):
    """Who made the image."""

    PRIVATE_IMAGE = "PRIVATE_IMAGE"
    """Made by this account."""
    PUBLIC_IMAGE = "PUBLIC_IMAGE"
    """Provided by Tencent Cloud."""
