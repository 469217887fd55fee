# @generated from specs/alibaba/sts/2015-04-01/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Security Token Service, version 2015-04-01: Temporary credentials for the roles of an
account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_modules

if TYPE_CHECKING:
    from . import errors
    from .assume_role import AssumeRoleRequest, AssumeRoleResponse
    from .assume_role_with_oidc import AssumeRoleWithOIDCRequest, AssumeRoleWithOIDCResponse
    from .client import AsyncStsClient, StsClient
    from .types import AssumedRoleUser, Credentials, OIDCTokenInfo
else:
    __getattr__, __dir__ = attach_modules(
        __name__,
        {
            "assume_role": "AssumeRoleRequest AssumeRoleResponse",
            "assume_role_with_oidc": "AssumeRoleWithOIDCRequest AssumeRoleWithOIDCResponse",
            "client": "AsyncStsClient StsClient",
            "types": "AssumedRoleUser Credentials OIDCTokenInfo",
        },
    )

__all__ = [
    "AssumeRoleRequest",
    "AssumeRoleResponse",
    "AssumeRoleWithOIDCRequest",
    "AssumeRoleWithOIDCResponse",
    "AssumedRoleUser",
    "AsyncStsClient",
    "Credentials",
    "OIDCTokenInfo",
    "StsClient",
    "errors",
]
