# @generated from specs/huawei/iam/v3/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The operations of Huawei Cloud Identity and Access Management v3, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.model.operation import Operation, WireMember

from .service import SERVICE

if TYPE_CHECKING:
    from .keystone_create_user_token_by_password import (
        KeystoneCreateUserTokenByPasswordRequest,
        KeystoneCreateUserTokenByPasswordResponse,
    )
    from .keystone_list_auth_domains import KeystoneListAuthDomainsRequest, KeystoneListAuthDomainsResponse
    from .keystone_list_projects import KeystoneListProjectsRequest, KeystoneListProjectsResponse

KEYSTONE_CREATE_USER_TOKEN_BY_PASSWORD: Operation[
    KeystoneCreateUserTokenByPasswordRequest, KeystoneCreateUserTokenByPasswordResponse
] = Operation(
    service=SERVICE,
    action="KeystoneCreateUserTokenByPassword",
    method="keystone_create_user_token_by_password",
    module="yunbind.huawei.iam.v3.keystone_create_user_token_by_password",
    request="KeystoneCreateUserTokenByPasswordRequest",
    response="KeystoneCreateUserTokenByPasswordResponse",
    access="write",
    http=("POST", "/v3/auth/tokens"),
    unsigned=True,
    region="optional",
    response_headers={"subject_token": "X-Subject-Token"},
    source="https://support.huaweicloud.com/api-iam/iam_30_0001.html",
    members={
        "nocatalog": WireMember(location="query", name="nocatalog"),
    },
)

KEYSTONE_LIST_AUTH_DOMAINS: Operation[KeystoneListAuthDomainsRequest, KeystoneListAuthDomainsResponse] = (
    Operation(
        service=SERVICE,
        action="KeystoneListAuthDomains",
        method="keystone_list_auth_domains",
        module="yunbind.huawei.iam.v3.keystone_list_auth_domains",
        request="KeystoneListAuthDomainsRequest",
        response="KeystoneListAuthDomainsResponse",
        access="read",
        http=("GET", "/v3/auth/domains"),
        region="optional",
        source="https://support.huaweicloud.com/api-iam/iam_07_0001.html",
    )
)

KEYSTONE_LIST_PROJECTS: Operation[KeystoneListProjectsRequest, KeystoneListProjectsResponse] = Operation(
    service=SERVICE,
    action="KeystoneListProjects",
    method="keystone_list_projects",
    module="yunbind.huawei.iam.v3.keystone_list_projects",
    request="KeystoneListProjectsRequest",
    response="KeystoneListProjectsResponse",
    access="read",
    http=("GET", "/v3/projects"),
    region="optional",
    requires={"page": ("per_page",), "per_page": ("page",)},
    source="https://support.huaweicloud.com/api-iam/iam_06_0001.html",
    members={
        "domain_id": WireMember(location="query", name="domain_id"),
        "enabled": WireMember(location="query", name="enabled"),
        "is_domain": WireMember(location="query", name="is_domain"),
        "name": WireMember(location="query", name="name"),
        "page": WireMember(location="query", name="page"),
        "parent_id": WireMember(location="query", name="parent_id"),
        "per_page": WireMember(location="query", name="per_page"),
    },
)

OPERATIONS: dict[str, Operation[Any, Any]] = {
    "KeystoneCreateUserTokenByPasswordRequest": KEYSTONE_CREATE_USER_TOKEN_BY_PASSWORD,
    "KeystoneListAuthDomainsRequest": KEYSTONE_LIST_AUTH_DOMAINS,
    "KeystoneListProjectsRequest": KEYSTONE_LIST_PROJECTS,
}
"""All operations, by the names of their request classes."""
