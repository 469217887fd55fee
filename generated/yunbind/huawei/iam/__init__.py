# @generated from specs/huawei/iam/v3/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Huawei Cloud Identity and Access Management: Tokens, projects and accounts for calls of the other
services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_version

if TYPE_CHECKING:
    from .v3 import *
else:
    __getattr__, __dir__ = attach_version(__name__, "v3")
