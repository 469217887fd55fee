# @generated from specs/huawei/iam/v3/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Huawei Cloud Identity and Access Management, version v3: Tokens, projects and accounts for calls of
the other services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach

if TYPE_CHECKING:
    from . import errors
    from .client import AsyncIamClient, IamClient
    from .keystone_create_user_token_by_password import (
        KeystoneCreateUserTokenByPasswordRequest,
        KeystoneCreateUserTokenByPasswordResponse,
    )
    from .keystone_list_auth_domains import KeystoneListAuthDomainsRequest, KeystoneListAuthDomainsResponse
    from .keystone_list_projects import KeystoneListProjectsRequest, KeystoneListProjectsResponse
    from .types import (
        AuthDomain,
        AuthScope,
        AuthScopeDomain,
        AuthScopeProject,
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
            "AsyncIamClient": "yunbind.huawei.iam.v3.client",
            "AuthDomain": "yunbind.huawei.iam.v3.types",
            "AuthScope": "yunbind.huawei.iam.v3.types",
            "AuthScopeDomain": "yunbind.huawei.iam.v3.types",
            "AuthScopeProject": "yunbind.huawei.iam.v3.types",
            "IamClient": "yunbind.huawei.iam.v3.client",
            "KeystoneCreateUserTokenByPasswordRequest": "yunbind.huawei.iam.v3.keystone_create_user_token_by_password",
            "KeystoneCreateUserTokenByPasswordResponse": "yunbind.huawei.iam.v3.keystone_create_user_token_by_password",
            "KeystoneListAuthDomainsRequest": "yunbind.huawei.iam.v3.keystone_list_auth_domains",
            "KeystoneListAuthDomainsResponse": "yunbind.huawei.iam.v3.keystone_list_auth_domains",
            "KeystoneListProjectsRequest": "yunbind.huawei.iam.v3.keystone_list_projects",
            "KeystoneListProjectsResponse": "yunbind.huawei.iam.v3.keystone_list_projects",
            "Links": "yunbind.huawei.iam.v3.types",
            "Project": "yunbind.huawei.iam.v3.types",
            "PwdAuth": "yunbind.huawei.iam.v3.types",
            "PwdIdentity": "yunbind.huawei.iam.v3.types",
            "PwdPassword": "yunbind.huawei.iam.v3.types",
            "PwdPasswordUser": "yunbind.huawei.iam.v3.types",
            "PwdPasswordUserDomain": "yunbind.huawei.iam.v3.types",
            "Token": "yunbind.huawei.iam.v3.types",
            "TokenCatalog": "yunbind.huawei.iam.v3.types",
            "TokenDomain": "yunbind.huawei.iam.v3.types",
            "TokenEndpoint": "yunbind.huawei.iam.v3.types",
            "TokenProject": "yunbind.huawei.iam.v3.types",
            "TokenRole": "yunbind.huawei.iam.v3.types",
            "TokenUser": "yunbind.huawei.iam.v3.types",
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
