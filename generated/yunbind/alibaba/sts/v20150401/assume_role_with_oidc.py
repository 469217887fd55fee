# @generated from specs/alibaba/sts/2015-04-01/actions/AssumeRoleWithOIDC.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel, SensitiveText

from .types import AssumedRoleUser, Credentials, OIDCTokenInfo


class AssumeRoleWithOIDCRequest(RequestModel):
    """Parameters of AssumeRoleWithOIDC:
    https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc
    """

    oidc_provider_arn: Annotated[str, Field(alias="OIDCProviderArn")]
    """ARN of the identity provider."""
    role_arn: Annotated[str, Field(alias="RoleArn")]
    """ARN of the role."""
    oidc_token: Annotated[SensitiveText, Field(alias="OIDCToken", max_length=20000, min_length=4)]
    """OIDC token as issued by the identity provider (4 to 20000 characters). Do not decode it."""
    policy: Annotated[str | None, Field(alias="Policy", max_length=2048, min_length=1)] = None
    """JSON policy that restricts the credentials (1 to 2048 characters). Both this policy and the
    policies of the role must allow a call.
    """
    duration_seconds: Annotated[int | None, Field(alias="DurationSeconds", ge=900)] = None
    """Lifetime of the credentials in seconds (at least 900). The maximum is the session duration of
    the role. Defaults to 3600.
    """
    role_session_name: Annotated[
        str, Field(alias="RoleSessionName", max_length=64, min_length=2, pattern="^(?:[A-Za-z0-9.@_-]+)$")
    ]
    """Name of the session, which identifies the caller in the vendor's audit log: letters, digits,
    periods, at signs, hyphens and underscores (2 to 64 characters).
    """


class AssumeRoleWithOIDCResponse(ResponseModel):
    """Response of AssumeRoleWithOIDC:
    https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc
    """

    oidc_token_info: Annotated[OIDCTokenInfo, Field(alias="OIDCTokenInfo")]
    """Content of the OIDC token."""
    assumed_role_user: Annotated[AssumedRoleUser, Field(alias="AssumedRoleUser")]
    """Temporary identity of the caller as the role."""
    credentials: Annotated[Credentials, Field(alias="Credentials")]
    """The temporary credentials."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
