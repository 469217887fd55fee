# @generated from specs/tencent/sts/2018-08-13 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values in Tencent Cloud Security Token Service 2018-08-13.

A value that is not listed is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

__all__ = []
