# @generated from specs/tencent/tke/2018-05-25/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Tencent Kubernetes Engine 2018-05-25, with the common ones.

Each class is a subclass of its kind in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

from yunbind.tencent.errors import BY_CODE as COMMON
from yunbind.tencent.errors import (
    ActionOffline,
    AuthFailure,
    AuthFailureInvalidAuthorization,
    AuthFailureInvalidSecretId,
    AuthFailureMFAFailure,
    AuthFailureSecretIdNotFound,
    AuthFailureSignatureExpire,
    AuthFailureSignatureFailure,
    AuthFailureTokenFailure,
    AuthFailureUnauthorizedOperation,
    DryRunOperation,
    FailedOperation,
    InternalError,
    InvalidAction,
    InvalidParameter,
    InvalidParameterValue,
    InvalidRequest,
    IpInBlacklist,
    IpNotInWhitelist,
    LimitExceeded,
    MissingParameter,
    NoSuchProduct,
    NoSuchVersion,
    RequestLimitExceeded,
    RequestLimitExceededGlobalRegionUinLimitExceeded,
    RequestLimitExceededIPLimitExceeded,
    RequestLimitExceededUinLimitExceeded,
    RequestSizeLimitExceeded,
    ResourceInsufficient,
    ResourceInUse,
    ResourceNotFound,
    ResourceUnavailable,
    ResponseSizeLimitExceeded,
    ServiceUnavailable,
    UnauthorizedOperation,
    UnknownParameter,
    UnsupportedOperation,
    UnsupportedProtocol,
    UnsupportedRegion,
)

__all__ = [
    "BY_CODE",
    "ActionOffline",
    "AuthFailure",
    "AuthFailureInvalidAuthorization",
    "AuthFailureInvalidSecretId",
    "AuthFailureMFAFailure",
    "AuthFailureSecretIdNotFound",
    "AuthFailureSignatureExpire",
    "AuthFailureSignatureFailure",
    "AuthFailureTokenFailure",
    "AuthFailureUnauthorizedOperation",
    "DryRunOperation",
    "FailedOperation",
    "InternalError",
    "InternalErrorCamNoAuth",
    "InvalidAction",
    "InvalidParameter",
    "InvalidParameterValue",
    "InvalidRequest",
    "IpInBlacklist",
    "IpNotInWhitelist",
    "LimitExceeded",
    "MissingParameter",
    "NoSuchProduct",
    "NoSuchVersion",
    "RequestLimitExceeded",
    "RequestLimitExceededGlobalRegionUinLimitExceeded",
    "RequestLimitExceededIPLimitExceeded",
    "RequestLimitExceededUinLimitExceeded",
    "RequestSizeLimitExceeded",
    "ResourceInUse",
    "ResourceInsufficient",
    "ResourceNotFound",
    "ResourceUnavailable",
    "ResponseSizeLimitExceeded",
    "ServiceUnavailable",
    "UnauthorizedOperation",
    "UnknownParameter",
    "UnsupportedOperation",
    "UnsupportedProtocol",
    "UnsupportedRegion",
]


class InternalErrorCamNoAuth(InternalError, kinds.PermissionDenied):
    """The access policies of the account do not allow this call.

    Code ``InternalError.CamNoAuth``.
    """

    code = "InternalError.CamNoAuth"
    kind = "permission_denied"
    retryable = False


BY_CODE: dict[str, type[kinds.ApiError]] = {
    **COMMON,
    "InternalError.CamNoAuth": InternalErrorCamNoAuth,
}
"""The class of each documented code."""
