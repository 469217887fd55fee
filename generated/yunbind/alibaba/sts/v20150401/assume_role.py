# @generated from specs/alibaba/sts/2015-04-01/actions/AssumeRole.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import AssumedRoleUser, Credentials


class AssumeRoleRequest(RequestModel):
    """Parameters of AssumeRole:
    https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerole
    """

    duration_seconds: Annotated[int | None, Field(alias="DurationSeconds", ge=900)] = None
    """Lifetime of the credentials in seconds (at least 900). The maximum is the session duration of
    the role. Defaults to 3600.
    """
    policy: Annotated[str | None, Field(alias="Policy", max_length=2048, min_length=1)] = None
    """JSON policy that restricts the credentials (1 to 2048 characters). Both this policy and the
    policies of the role must allow a call.
    """
    role_arn: Annotated[str, Field(alias="RoleArn")]
    """ARN of the role, such as acs:ram::<account>:role/<name>."""
    role_session_name: Annotated[
        str, Field(alias="RoleSessionName", max_length=64, min_length=2, pattern="^(?:[A-Za-z0-9.@_-]+)$")
    ]
    """Name of the session, which identifies the caller in the vendor's audit log: letters, digits,
    periods, at signs, hyphens and underscores (2 to 64 characters).
    """
    external_id: Annotated[
        str | None,
        Field(alias="ExternalId", max_length=1224, min_length=2, pattern="^(?:[A-Za-z0-9_+=,.@:/-]*)$"),
    ] = None
    """External ID agreed with the owner of the role (2 to 1224 characters). It prevents the confused
    deputy problem. Allowed are letters, digits, underscores, plus and equal signs, commas, periods,
    at signs, colons, slashes and hyphens.
    """
    source_identity: Annotated[str | None, Field(alias="SourceIdentity")] = None
    """Source identity of the session. Once set, it persists through role chaining."""


class AssumeRoleResponse(ResponseModel):
    """Response of AssumeRole:
    https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerole
    """

    credentials: Annotated[Credentials, Field(alias="Credentials")]
    """The temporary credentials."""
    assumed_role_user: Annotated[AssumedRoleUser, Field(alias="AssumedRoleUser")]
    """Temporary identity of the caller as the role."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
