# @generated from specs/tencent/sts/2018-08-13 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values of Tencent Cloud Security Token Service 2018-08-13.

An undocumented value is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

__all__ = []
