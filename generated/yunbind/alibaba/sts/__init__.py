# @generated from specs/alibaba/sts/2015-04-01/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Alibaba Cloud Security Token Service: Temporary credentials for the roles of an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

if TYPE_CHECKING:
    from . import errors
    from .v20150401 import (
        AssumedRoleUser,
        AssumeRoleRequest,
        AssumeRoleResponse,
        AssumeRoleWithOIDCRequest,
        AssumeRoleWithOIDCResponse,
        AsyncStsClient,
        Credentials,
        OIDCTokenInfo,
        StsClient,
    )
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AssumeRoleRequest": "yunbind.alibaba.sts.v20150401",
            "AssumeRoleResponse": "yunbind.alibaba.sts.v20150401",
            "AssumeRoleWithOIDCRequest": "yunbind.alibaba.sts.v20150401",
            "AssumeRoleWithOIDCResponse": "yunbind.alibaba.sts.v20150401",
            "AssumedRoleUser": "yunbind.alibaba.sts.v20150401",
            "AsyncStsClient": "yunbind.alibaba.sts.v20150401",
            "Credentials": "yunbind.alibaba.sts.v20150401",
            "OIDCTokenInfo": "yunbind.alibaba.sts.v20150401",
            "StsClient": "yunbind.alibaba.sts.v20150401",
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
