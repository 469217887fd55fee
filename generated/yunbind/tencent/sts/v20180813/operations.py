# @generated from specs/tencent/sts/2018-08-13/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The operations of Tencent Cloud Security Token Service 2018-08-13, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.model.operation import Operation

from .service import SERVICE

if TYPE_CHECKING:
    from .assume_role import AssumeRoleRequest, AssumeRoleResponse
    from .assume_role_with_web_identity import (
        AssumeRoleWithWebIdentityRequest,
        AssumeRoleWithWebIdentityResponse,
    )

ASSUME_ROLE: Operation[AssumeRoleRequest, AssumeRoleResponse] = Operation(
    service=SERVICE,
    action="AssumeRole",
    method="assume_role",
    module="yunbind.tencent.sts.v20180813.assume_role",
    request="AssumeRoleRequest",
    response="AssumeRoleResponse",
    access="read",
    rate_limit=(600, 1),
    region="required",
    source="https://cloud.tencent.com/document/api/1312/48197",
)

ASSUME_ROLE_WITH_WEB_IDENTITY: Operation[
    AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse
] = Operation(
    service=SERVICE,
    action="AssumeRoleWithWebIdentity",
    method="assume_role_with_web_identity",
    module="yunbind.tencent.sts.v20180813.assume_role_with_web_identity",
    request="AssumeRoleWithWebIdentityRequest",
    response="AssumeRoleWithWebIdentityResponse",
    access="read",
    rate_limit=(20, 1),
    unsigned=True,
    region="required",
    source="https://cloud.tencent.com/document/api/1312/73070",
)

OPERATIONS: dict[str, Operation[Any, Any]] = {
    "AssumeRoleRequest": ASSUME_ROLE,
    "AssumeRoleWithWebIdentityRequest": ASSUME_ROLE_WITH_WEB_IDENTITY,
}
"""All operations, by the names of their request classes."""
