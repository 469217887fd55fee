# @generated from specs/tencent/sts/2018-08-13/actions/AssumeRole.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.models import RequestModel, ResponseModel, SensitiveText
from yunbind_runtime.timestamps import ChinaTimestamp

from .types import Credentials, Tag


class AssumeRoleRequest(RequestModel):
    """Parameters of AssumeRole: https://cloud.tencent.com/document/api/1312/48197"""

    role_arn: Annotated[str, Field(alias="RoleArn")]
    """Role to take, by id (qcs::cam::uin/...:role/...) or by name (qcs::cam::uin/...:roleName/...)."""
    role_session_name: Annotated[
        str, Field(alias="RoleSessionName", max_length=128, min_length=2, pattern="^(?:[A-Za-z0-9_+=,.@-]*)$")
    ]
    """Name of the session, of your choice. 2 to 128 characters. Must match [A-Za-z0-9_+=,.@-]*."""
    duration_seconds: Annotated[int | None, Field(alias="DurationSeconds", ge=0, le=43200)] = None
    """Seconds for which the credentials are valid. At most 43200. When absent, the service takes 7200."""
    policy: Annotated[str | None, Field(alias="Policy")] = None
    """
    Policy that narrows what the credentials permit: JSON without a principal element,
    percent-encoded by the caller, whatever the transport encodes on top.
    """
    external_id: Annotated[
        str | None,
        Field(alias="ExternalId", max_length=128, min_length=2, pattern="^(?:[A-Za-z0-9_+=,.@:/-]*)$"),
    ] = None
    """External id that the role asks for. 2 to 128 characters. Must match [A-Za-z0-9_+=,.@:/-]*."""
    tags: Annotated[list[Tag] | None, Field(alias="Tags", max_length=50)] = None
    """Tags of the session; no key may come twice. At most 50 items."""
    source_identity: Annotated[str | None, Field(alias="SourceIdentity")] = None
    """Account number of the caller."""
    serial_number: Annotated[str | None, Field(alias="SerialNumber")] = None
    """Multi-factor device of the calling user; softToken is the only type."""
    token_code: Annotated[SensitiveText | None, Field(alias="TokenCode")] = None
    """Code that the multi-factor device shows."""


class AssumeRoleResponse(ResponseModel):
    """Answer of AssumeRole: https://cloud.tencent.com/document/api/1312/48197"""

    credentials: Annotated[Credentials | None, Field(alias="Credentials")] = None
    """The temporary credentials."""
    expired_time: Annotated[int | None, Field(alias="ExpiredTime")] = None
    """When they expire in Unix seconds."""
    expiration: Annotated[ChinaTimestamp | None, Field(alias="Expiration")] = None
    """When they expire as ISO 8601 in UTC."""
    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; name it when asking for support."""
