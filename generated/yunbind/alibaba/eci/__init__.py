# @generated from specs/alibaba/eci/2018-08-08/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Elastic Container Instance: Serverless container instances, and image caches that
speed up their start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_version

if TYPE_CHECKING:
    from .v20180808 import *
else:
    __getattr__, __dir__ = attach_version(__name__, "v20180808")
