# @generated from specs/alibaba/sts/2015-04-01/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import UtcTimestamp
from yunbind_runtime.model.models import SensitiveText, Shape


class AssumedRoleUser(Shape):
    """The temporary identity of a caller that assumed a role."""

    assumed_role_id: Annotated[str, Field(alias="AssumedRoleId")]
    """ID of the temporary identity."""
    arn: Annotated[str, Field(alias="Arn")]
    """ARN of the temporary identity."""


class Credentials(Shape):
    """A temporary access key and its security token."""

    access_key_id: Annotated[str, Field(alias="AccessKeyId")]
    """ID of the access key."""
    access_key_secret: Annotated[SensitiveText, Field(alias="AccessKeySecret")]
    """Secret of the access key."""
    security_token: Annotated[SensitiveText, Field(alias="SecurityToken")]
    """Security token of the access key. Its length varies, so do not limit it."""
    expiration: Annotated[UtcTimestamp | None, Field(alias="Expiration")] = None
    """Expiration time of the credentials, in UTC."""


class OIDCTokenInfo(Shape):
    """The content of an OIDC token."""

    subject: Annotated[str | None, Field(alias="Subject")] = None
    """Subject of the token (sub)."""
    issuer: Annotated[str | None, Field(alias="Issuer")] = None
    """Issuer of the token (iss)."""
    client_ids: Annotated[str | None, Field(alias="ClientIds")] = None
    """Audience of the token (aud). Several values are separated by commas."""
    expiration_time: Annotated[UtcTimestamp | None, Field(alias="ExpirationTime")] = None
    """Expiration time of the token."""
    issuance_time: Annotated[UtcTimestamp | None, Field(alias="IssuanceTime")] = None
    """Time at which the token was issued."""
    verification_info: Annotated[str | None, Field(alias="VerificationInfo")] = None
    """Result of the verification of the token."""
