# @generated from specs/alibaba/sts/2015-04-01/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Security Token Service: Temporary credentials for the roles of an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_version

if TYPE_CHECKING:
    from .v20150401 import *
else:
    __getattr__, __dir__ = attach_version(__name__, "v20150401")
