# @generated from specs/tencent/sts/2018-08-13/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Cloud Security Token Service, version 2018-08-13: Temporary credentials for roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_modules

if TYPE_CHECKING:
    from . import errors
    from .assume_role import AssumeRoleRequest, AssumeRoleResponse
    from .assume_role_with_web_identity import (
        AssumeRoleWithWebIdentityRequest,
        AssumeRoleWithWebIdentityResponse,
    )
    from .client import AsyncStsClient, StsClient
    from .types import Credentials, Tag
else:
    __getattr__, __dir__ = attach_modules(
        __name__,
        {
            "assume_role": "AssumeRoleRequest AssumeRoleResponse",
            "assume_role_with_web_identity": "AssumeRoleWithWebIdentityRequest AssumeRoleWithWebIdentityResponse",
            "client": "AsyncStsClient StsClient",
            "types": "Credentials Tag",
        },
    )

__all__ = [
    "AssumeRoleRequest",
    "AssumeRoleResponse",
    "AssumeRoleWithWebIdentityRequest",
    "AssumeRoleWithWebIdentityResponse",
    "AsyncStsClient",
    "Credentials",
    "StsClient",
    "Tag",
    "errors",
]
