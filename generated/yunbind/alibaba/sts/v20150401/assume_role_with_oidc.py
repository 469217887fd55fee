# @generated from specs/alibaba/sts/2015-04-01/actions/AssumeRoleWithOIDC.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel, SensitiveText

from .types import AssumedRoleUser, Credentials, OIDCTokenInfo


class AssumeRoleWithOIDCRequest(RequestModel):
    """
    Parameters of AssumeRoleWithOIDC:
    https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc
    """

    oidc_provider_arn: Annotated[str, Field(alias="OIDCProviderArn")]
    """ARN of the identity provider."""
    role_arn: Annotated[str, Field(alias="RoleArn")]
    """ARN of the role."""
    oidc_token: Annotated[SensitiveText, Field(alias="OIDCToken", max_length=20000, min_length=4)]
    """The token as the identity provider issued it; do not decode it. 4 to 20000 characters."""
    policy: Annotated[str | None, Field(alias="Policy", max_length=2048, min_length=1)] = None
    """
    Policy in JSON that narrows what the credentials may do; both it and the role's must allow a
    call. 1 to 2048 characters.
    """
    duration_seconds: Annotated[int | None, Field(alias="DurationSeconds", ge=900)] = None
    """
    Seconds that the credentials work; at most what the role allows for a session. At least 900.
    When absent, the service takes 3600.
    """
    role_session_name: Annotated[
        str, Field(alias="RoleSessionName", max_length=64, min_length=2, pattern="^(?:[A-Za-z0-9.@_-]+)$")
    ]
    """
    Name for the session, by which the vendor's audit log tells callers apart. 2 to 64 characters.
    Must match [A-Za-z0-9.@_-]+.
    """


class AssumeRoleWithOIDCResponse(ResponseModel):
    """
    Answer of AssumeRoleWithOIDC:
    https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc
    """

    oidc_token_info: Annotated[OIDCTokenInfo | None, Field(alias="OIDCTokenInfo")] = None
    """What the token says."""
    assumed_role_user: Annotated[AssumedRoleUser | None, Field(alias="AssumedRoleUser")] = None
    """Who one is with the credentials."""
    credentials: Annotated[Credentials | None, Field(alias="Credentials")] = None
    """The temporary credentials."""
    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; quote it to the vendor's support."""
