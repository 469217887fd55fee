# @generated from specs/tencent/sts/2018-08-13/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Cloud Security Token Service: Temporary credentials for roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_version

if TYPE_CHECKING:
    from .v20180813 import *
else:
    __getattr__, __dir__ = attach_version(__name__, "v20180813")
