# @generated from specs/huawei/iam/v3 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values of Huawei Cloud Identity and Access Management v3.

An undocumented value is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

__all__ = []
