# @generated from specs/alibaba/sts/2015-04-01/actions/AssumeRole.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import AssumedRoleUser, Credentials


class AssumeRoleRequest(RequestModel):
    """
    Parameters of AssumeRole:
    https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerole
    """

    duration_seconds: Annotated[int | None, Field(alias="DurationSeconds", ge=900)] = None
    """
    Seconds that the credentials work; at most what the role allows for a session. At least 900.
    When absent, the service takes 3600.
    """
    policy: Annotated[str | None, Field(alias="Policy", max_length=2048, min_length=1)] = None
    """
    Policy in JSON that narrows what the credentials may do; both it and the role's must allow a
    call. 1 to 2048 characters.
    """
    role_arn: Annotated[str, Field(alias="RoleArn")]
    """ARN of the role, as acs:ram::<account>:role/<name>."""
    role_session_name: Annotated[
        str, Field(alias="RoleSessionName", max_length=64, min_length=2, pattern="^(?:[A-Za-z0-9.@_-]+)$")
    ]
    """
    Name for the session, by which the vendor's audit log tells callers apart. 2 to 64 characters.
    Must match [A-Za-z0-9.@_-]+.
    """
    external_id: Annotated[
        str | None,
        Field(alias="ExternalId", max_length=1224, min_length=2, pattern="^(?:[A-Za-z0-9_+=,.@:/-]*)$"),
    ] = None
    """
    Text agreed with the role's owner, against the confused deputy problem. 2 to 1224 characters.
    Must match [A-Za-z0-9_+=,.@:/-]*.
    """
    source_identity: Annotated[str | None, Field(alias="SourceIdentity")] = None
    """Who is behind the session; once set, it stays through a chain of roles."""


class AssumeRoleResponse(ResponseModel):
    """
    Answer of AssumeRole:
    https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerole
    """

    credentials: Annotated[Credentials | None, Field(alias="Credentials")] = None
    """The temporary credentials."""
    assumed_role_user: Annotated[AssumedRoleUser | None, Field(alias="AssumedRoleUser")] = None
    """Who one is with them."""
    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; quote it to the vendor's support."""
