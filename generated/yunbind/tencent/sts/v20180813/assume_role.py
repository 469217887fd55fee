# @generated from specs/tencent/sts/2018-08-13/actions/AssumeRole.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import ChinaTimestamp
from yunbind_runtime.model.models import RequestModel, ResponseModel, SensitiveText

from .types import Credentials, Tag


class AssumeRoleRequest(RequestModel):
    """Parameters of AssumeRole: https://cloud.tencent.com/document/api/1312/48197"""

    role_arn: Annotated[str, Field(alias="RoleArn")]
    """Resource description of the role to assume, by ID (qcs::cam::uin/...:role/...) or by name
    (qcs::cam::uin/...:roleName/...).
    """
    role_session_name: Annotated[
        str, Field(alias="RoleSessionName", max_length=128, min_length=2, pattern="^(?:[A-Za-z0-9_+=,.@-]*)$")
    ]
    """Name of the session, chosen by the caller (2 to 128 characters). It can contain ASCII letters,
    digits and the characters "_+=,.@-".
    """
    duration_seconds: Annotated[int | None, Field(alias="DurationSeconds", ge=0, le=43200)] = None
    """Lifetime of the credentials in seconds (up to 43200). Defaults to 7200."""
    policy: Annotated[str | None, Field(alias="Policy")] = None
    """Policy that further restricts the permissions of the credentials: JSON without a principal
    element. The caller must URL-encode it, regardless of the encoding in transport.
    """
    external_id: Annotated[
        str | None,
        Field(alias="ExternalId", max_length=128, min_length=2, pattern="^(?:[A-Za-z0-9_+=,.@:/-]*)$"),
    ] = None
    """External ID of the role (2 to 128 characters). It can contain ASCII letters, digits and the
    characters "_+=,.@:/-".
    """
    tags: Annotated[list[Tag] | None, Field(alias="Tags", max_length=50)] = None
    """Tags of the session, with unique keys (up to 50 items)."""
    source_identity: Annotated[str | None, Field(alias="SourceIdentity")] = None
    """Account number (UIN) of the caller."""
    serial_number: Annotated[str | None, Field(alias="SerialNumber")] = None
    """ID of the calling user's multi-factor authentication (MFA) device. Only the type softToken is
    supported.
    """
    token_code: Annotated[SensitiveText | None, Field(alias="TokenCode")] = None
    """Code from the MFA device."""


class AssumeRoleResponse(ResponseModel):
    """Response of AssumeRole: https://cloud.tencent.com/document/api/1312/48197"""

    credentials: Annotated[Credentials, Field(alias="Credentials")]
    """The temporary credentials."""
    expired_time: Annotated[int | None, Field(alias="ExpiredTime")] = None
    """Expiration time of the credentials in Unix seconds."""
    expiration: Annotated[ChinaTimestamp | None, Field(alias="Expiration")] = None
    """Expiration time of the credentials in ISO 8601 format, in UTC."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
