# @generated from specs/huawei/iam/v3/actions/KeystoneListAuthDomains.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import AuthDomain, Links


class KeystoneListAuthDomainsRequest(RequestModel):
    """Parameters of KeystoneListAuthDomains: https://support.huaweicloud.com/api-iam/iam_07_0001.html"""


class KeystoneListAuthDomainsResponse(ResponseModel):
    """Response of KeystoneListAuthDomains: https://support.huaweicloud.com/api-iam/iam_07_0001.html"""

    domains: Annotated[list[AuthDomain], Field(alias="domains")]
    """Accounts that the user can access."""
    links: Annotated[Links, Field(alias="links")]
    """Links of the list."""
