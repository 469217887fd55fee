# @generated from specs/tencent/sts/2018-08-13/actions/AssumeRoleWithWebIdentity.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import ChinaTimestamp
from yunbind_runtime.model.models import RequestModel, ResponseModel, SensitiveText

from .types import Credentials


class AssumeRoleWithWebIdentityRequest(RequestModel):
    """Parameters of AssumeRoleWithWebIdentity: https://cloud.tencent.com/document/api/1312/73070"""

    provider_id: Annotated[str, Field(alias="ProviderId")]
    """Name of the identity provider."""
    web_identity_token: Annotated[SensitiveText, Field(alias="WebIdentityToken")]
    """OIDC token issued by the identity provider."""
    role_arn: Annotated[str, Field(alias="RoleArn")]
    """Resource description of the role to assume."""
    role_session_name: Annotated[str, Field(alias="RoleSessionName")]
    """Name of the session."""
    duration_seconds: Annotated[int | None, Field(alias="DurationSeconds", le=43200)] = None
    """Lifetime of the credentials in seconds (up to 43200). Defaults to 7200."""


class AssumeRoleWithWebIdentityResponse(ResponseModel):
    """Response of AssumeRoleWithWebIdentity: https://cloud.tencent.com/document/api/1312/73070"""

    expired_time: Annotated[int | None, Field(alias="ExpiredTime")] = None
    """Expiration time of the credentials in Unix seconds."""
    expiration: Annotated[ChinaTimestamp | None, Field(alias="Expiration")] = None
    """Expiration time of the credentials."""
    credentials: Annotated[Credentials, Field(alias="Credentials")]
    """The temporary credentials."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
