# @generated from specs/huawei/iam/v3/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Huawei Cloud Identity and Access Management: Tokens, projects and accounts for calls of the other
services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

if TYPE_CHECKING:
    from . import errors
    from .v3 import (
        AsyncIamClient,
        AuthDomain,
        AuthScope,
        AuthScopeDomain,
        AuthScopeProject,
        IamClient,
        KeystoneCreateUserTokenByPasswordRequest,
        KeystoneCreateUserTokenByPasswordResponse,
        KeystoneListAuthDomainsRequest,
        KeystoneListAuthDomainsResponse,
        KeystoneListProjectsRequest,
        KeystoneListProjectsResponse,
        Links,
        Project,
        PwdAuth,
        PwdIdentity,
        PwdPassword,
        PwdPasswordUser,
        PwdPasswordUserDomain,
        Token,
        TokenCatalog,
        TokenDomain,
        TokenEndpoint,
        TokenProject,
        TokenRole,
        TokenUser,
    )
else:
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncIamClient": "yunbind.huawei.iam.v3",
            "AuthDomain": "yunbind.huawei.iam.v3",
            "AuthScope": "yunbind.huawei.iam.v3",
            "AuthScopeDomain": "yunbind.huawei.iam.v3",
            "AuthScopeProject": "yunbind.huawei.iam.v3",
            "IamClient": "yunbind.huawei.iam.v3",
            "KeystoneCreateUserTokenByPasswordRequest": "yunbind.huawei.iam.v3",
            "KeystoneCreateUserTokenByPasswordResponse": "yunbind.huawei.iam.v3",
            "KeystoneListAuthDomainsRequest": "yunbind.huawei.iam.v3",
            "KeystoneListAuthDomainsResponse": "yunbind.huawei.iam.v3",
            "KeystoneListProjectsRequest": "yunbind.huawei.iam.v3",
            "KeystoneListProjectsResponse": "yunbind.huawei.iam.v3",
            "Links": "yunbind.huawei.iam.v3",
            "Project": "yunbind.huawei.iam.v3",
            "PwdAuth": "yunbind.huawei.iam.v3",
            "PwdIdentity": "yunbind.huawei.iam.v3",
            "PwdPassword": "yunbind.huawei.iam.v3",
            "PwdPasswordUser": "yunbind.huawei.iam.v3",
            "PwdPasswordUserDomain": "yunbind.huawei.iam.v3",
            "Token": "yunbind.huawei.iam.v3",
            "TokenCatalog": "yunbind.huawei.iam.v3",
            "TokenDomain": "yunbind.huawei.iam.v3",
            "TokenEndpoint": "yunbind.huawei.iam.v3",
            "TokenProject": "yunbind.huawei.iam.v3",
            "TokenRole": "yunbind.huawei.iam.v3",
            "TokenUser": "yunbind.huawei.iam.v3",
            "errors": "",
        },
    )

__all__ = [
    "AsyncIamClient",
    "AuthDomain",
    "AuthScope",
    "AuthScopeDomain",
    "AuthScopeProject",
    "IamClient",
    "KeystoneCreateUserTokenByPasswordRequest",
    "KeystoneCreateUserTokenByPasswordResponse",
    "KeystoneListAuthDomainsRequest",
    "KeystoneListAuthDomainsResponse",
    "KeystoneListProjectsRequest",
    "KeystoneListProjectsResponse",
    "Links",
    "Project",
    "PwdAuth",
    "PwdIdentity",
    "PwdPassword",
    "PwdPasswordUser",
    "PwdPasswordUserDomain",
    "Token",
    "TokenCatalog",
    "TokenDomain",
    "TokenEndpoint",
    "TokenProject",
    "TokenRole",
    "TokenUser",
    "errors",
]
