# @generated from specs/huawei/iam/v3/actions/KeystoneCreateUserTokenByPassword.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel, SensitiveText

from .types import PwdAuth, Token


class KeystoneCreateUserTokenByPasswordRequest(RequestModel):
    """Parameters of KeystoneCreateUserTokenByPassword:
    https://support.huaweicloud.com/api-iam/iam_30_0001.html
    """

    nocatalog: Annotated[str | None, Field(alias="nocatalog")] = None
    """Any non-empty string omits the catalog from the response. Recommended."""
    auth: Annotated[PwdAuth, Field(alias="auth")]
    """Credentials of the user and scope of the token."""


class KeystoneCreateUserTokenByPasswordResponse(ResponseModel):
    """Response of KeystoneCreateUserTokenByPassword:
    https://support.huaweicloud.com/api-iam/iam_30_0001.html
    """

    subject_token: Annotated[SensitiveText, Field(alias="subject_token")]
    """The token, which is several kilobytes long."""
    token: Annotated[Token, Field(alias="token")]
    """Details of the token."""
