# @generated from specs/huawei/iam/v3/service.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Huawei Cloud Identity and Access Management, version v3: Tokens, projects and accounts for calls of
the other services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.lazy_imports import attach_modules

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
    __getattr__, __dir__ = attach_modules(
        __name__,
        {
            "client": "AsyncIamClient IamClient",
            "keystone_create_user_token_by_password": "KeystoneCreateUserTokenByPasswordRequest KeystoneCreateUserTokenByPasswordResponse",
            "keystone_list_auth_domains": "KeystoneListAuthDomainsRequest KeystoneListAuthDomainsResponse",
            "keystone_list_projects": "KeystoneListProjectsRequest KeystoneListProjectsResponse",
            "types": "AuthDomain AuthScope AuthScopeDomain AuthScopeProject Links Project PwdAuth PwdIdentity PwdPassword PwdPasswordUser PwdPasswordUserDomain Token TokenCatalog TokenDomain TokenEndpoint TokenProject TokenRole TokenUser",
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
