# @generated from specs/alibaba/sts/2015-04-01/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import UtcTimestamp
from yunbind_runtime.model.models import SensitiveText, Shape


class AssumedRoleUser(Shape):
    """Who one is while one acts as the role."""

    assumed_role_id: Annotated[str | None, Field(alias="AssumedRoleId")] = None
    """Id of the temporary identity."""
    arn: Annotated[str | None, Field(alias="Arn")] = None
    """ARN of the temporary identity."""


class Credentials(Shape):
    """A temporary access key and its token."""

    access_key_id: Annotated[str | None, Field(alias="AccessKeyId")] = None
    """Id of the access key."""
    access_key_secret: Annotated[SensitiveText | None, Field(alias="AccessKeySecret")] = None
    """Secret of the access key."""
    security_token: Annotated[SensitiveText | None, Field(alias="SecurityToken")] = None
    """Token to send with the key. Its length varies; set no limit."""
    expiration: Annotated[UtcTimestamp | None, Field(alias="Expiration")] = None
    """When the key stops working, in UTC."""


class OIDCTokenInfo(Shape):
    """What the OIDC token says."""

    subject: Annotated[str | None, Field(alias="Subject")] = None
    """Whom the token is for (sub)."""
    issuer: Annotated[str | None, Field(alias="Issuer")] = None
    """Who issued the token (iss)."""
    client_ids: Annotated[str | None, Field(alias="ClientIds")] = None
    """Audience of the token (aud), joined by commas."""
    expiration_time: Annotated[UtcTimestamp | None, Field(alias="ExpirationTime")] = None
    """When the token expires."""
    issuance_time: Annotated[UtcTimestamp | None, Field(alias="IssuanceTime")] = None
    """When the token was issued."""
    verification_info: Annotated[str | None, Field(alias="VerificationInfo")] = None
    """How its check went."""
