# @generated from specs/alibaba/sts/2015-04-01/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Security Token Service, version 2015-04-01: Temporary credentials for the roles of an
account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

if TYPE_CHECKING:
    from . import errors
    from .assume_role import AssumeRoleRequest, AssumeRoleResponse
    from .assume_role_with_oidc import AssumeRoleWithOIDCRequest, AssumeRoleWithOIDCResponse
    from .client import AsyncStsClient, StsClient
    from .types import AssumedRoleUser, Credentials, OIDCTokenInfo
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AssumeRoleRequest": "yunbind.alibaba.sts.v20150401.assume_role",
            "AssumeRoleResponse": "yunbind.alibaba.sts.v20150401.assume_role",
            "AssumeRoleWithOIDCRequest": "yunbind.alibaba.sts.v20150401.assume_role_with_oidc",
            "AssumeRoleWithOIDCResponse": "yunbind.alibaba.sts.v20150401.assume_role_with_oidc",
            "AssumedRoleUser": "yunbind.alibaba.sts.v20150401.types",
            "AsyncStsClient": "yunbind.alibaba.sts.v20150401.client",
            "Credentials": "yunbind.alibaba.sts.v20150401.types",
            "OIDCTokenInfo": "yunbind.alibaba.sts.v20150401.types",
            "StsClient": "yunbind.alibaba.sts.v20150401.client",
            "errors": "",
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
