# @generated from specs/alibaba/sts/2015-04-01 by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Documented values of Alibaba Cloud Security Token Service 2015-04-01.

An undocumented value is kept, as a member whose ``is_known`` is false.
"""

from __future__ import annotations

__all__ = []
