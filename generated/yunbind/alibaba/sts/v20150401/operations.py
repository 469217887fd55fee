# @generated from specs/alibaba/sts/2015-04-01/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The operations of Alibaba Cloud Security Token Service 2015-04-01, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.model.operation import Operation

from .service import SERVICE

if TYPE_CHECKING:
    from .assume_role import AssumeRoleRequest, AssumeRoleResponse
    from .assume_role_with_oidc import AssumeRoleWithOIDCRequest, AssumeRoleWithOIDCResponse

ASSUME_ROLE: Operation[AssumeRoleRequest, AssumeRoleResponse] = Operation(
    service=SERVICE,
    action="AssumeRole",
    method="assume_role",
    module="yunbind.alibaba.sts.v20150401.assume_role",
    request="AssumeRoleRequest",
    response="AssumeRoleResponse",
    access="read",
    region="optional",
    source="https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerole",
)

ASSUME_ROLE_WITH_OIDC: Operation[AssumeRoleWithOIDCRequest, AssumeRoleWithOIDCResponse] = Operation(
    service=SERVICE,
    action="AssumeRoleWithOIDC",
    method="assume_role_with_oidc",
    module="yunbind.alibaba.sts.v20150401.assume_role_with_oidc",
    request="AssumeRoleWithOIDCRequest",
    response="AssumeRoleWithOIDCResponse",
    access="read",
    unsigned=True,
    region="optional",
    source="https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc",
)

OPERATIONS: dict[str, Operation[Any, Any]] = {
    "AssumeRoleRequest": ASSUME_ROLE,
    "AssumeRoleWithOIDCRequest": ASSUME_ROLE_WITH_OIDC,
}
"""All operations, by the names of their request classes."""
