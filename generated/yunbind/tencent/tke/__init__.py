# @generated from specs/tencent/tke/2018-05-25/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Kubernetes Engine: Image caches that store container images on disk snapshots, so that
serverless containers start faster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_version

if TYPE_CHECKING:
    from .v20180525 import *
else:
    __getattr__, __dir__ = attach_version(__name__, "v20180525")
