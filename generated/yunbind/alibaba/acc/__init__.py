# @generated from specs/alibaba/acc/2024-04-02/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Container Compute Service: Serverless container compute, and image caches that speed
up its start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_version

if TYPE_CHECKING:
    from .v20240402 import *
else:
    __getattr__, __dir__ = attach_version(__name__, "v20240402")
