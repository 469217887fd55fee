# @generated from specs/tencent/sts/2018-08-13/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Tencent Cloud Security Token Service: Temporary credentials for roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

if TYPE_CHECKING:
    from . import errors
    from .v20180813 import (
        AssumeRoleRequest,
        AssumeRoleResponse,
        AssumeRoleWithWebIdentityRequest,
        AssumeRoleWithWebIdentityResponse,
        AsyncStsClient,
        Credentials,
        StsClient,
        Tag,
    )
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AssumeRoleRequest": "yunbind.tencent.sts.v20180813",
            "AssumeRoleResponse": "yunbind.tencent.sts.v20180813",
            "AssumeRoleWithWebIdentityRequest": "yunbind.tencent.sts.v20180813",
            "AssumeRoleWithWebIdentityResponse": "yunbind.tencent.sts.v20180813",
            "AsyncStsClient": "yunbind.tencent.sts.v20180813",
            "Credentials": "yunbind.tencent.sts.v20180813",
            "StsClient": "yunbind.tencent.sts.v20180813",
            "Tag": "yunbind.tencent.sts.v20180813",
            "errors": "",
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
