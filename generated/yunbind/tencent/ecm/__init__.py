# @generated from specs/tencent/ecm/2019-07-19/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Cloud Edge Computing Machine: System images of edge computing instances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_version

if TYPE_CHECKING:
    from .v20190719 import *
else:
    __getattr__, __dir__ = attach_version(__name__, "v20190719")
