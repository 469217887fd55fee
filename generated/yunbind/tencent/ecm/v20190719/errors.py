# @generated from specs/tencent/ecm/2019-07-19/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Tencent Cloud Edge Computing Machine 2019-07-19, with the common ones.

Each class is also one of the kinds in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime import errors as kinds

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
    "FailedOperationImageInUse",
    "FailedOperationInternalOperationFailure",
    "InternalError",
    "InvalidAction",
    "InvalidParameter",
    "InvalidParameterInvalidDataFormat",
    "InvalidParameterValue",
    "InvalidParameterValueInvaildPageParam",
    "InvalidParameterValueInvalidFilter",
    "InvalidParameterValueInvalidImageID",
    "InvalidParameterValueParameterValueTooLarge",
    "InvalidRequest",
    "IpInBlacklist",
    "IpNotInWhitelist",
    "LimitExceeded",
    "MissingParameter",
    "MissingParameterMissingImageParameter",
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
    "UnauthorizedOperationForbiddenOperation",
    "UnknownParameter",
    "UnsupportedOperation",
    "UnsupportedProtocol",
    "UnsupportedRegion",
]


class FailedOperationImageInUse(FailedOperation):
    """The image is in use.

    Code ``FailedOperation.ImageInUse``.
    """

    code = "FailedOperation.ImageInUse"


class FailedOperationInternalOperationFailure(FailedOperation, kinds.ServerFault):
    """The service failed internally while doing the work.

    Code ``FailedOperation.InternalOperationFailure``.
    """

    code = "FailedOperation.InternalOperationFailure"
    kind = "server_fault"
    retryable = True


class InvalidParameterInvalidDataFormat(InvalidParameter):
    """Data in the request is malformed.

    Code ``InvalidParameter.InvalidDataFormat``.
    """

    code = "InvalidParameter.InvalidDataFormat"


class InvalidParameterValueInvaildPageParam(InvalidParameterValue):
    """The paging values are not acceptable.

    Code ``InvalidParameterValue.InvaildPageParam``.
    """

    code = "InvalidParameterValue.InvaildPageParam"


class InvalidParameterValueInvalidFilter(InvalidParameterValue):
    """A filter is not acceptable.

    Code ``InvalidParameterValue.InvalidFilter``.
    """

    code = "InvalidParameterValue.InvalidFilter"


class InvalidParameterValueInvalidImageID(InvalidParameterValue):
    """An image id is not valid.

    Code ``InvalidParameterValue.InvalidImageID``.
    """

    code = "InvalidParameterValue.InvalidImageID"


class InvalidParameterValueParameterValueTooLarge(InvalidParameterValue):
    """A value is over its limit.

    Code ``InvalidParameterValue.ParameterValueTooLarge``.
    """

    code = "InvalidParameterValue.ParameterValueTooLarge"


class MissingParameterMissingImageParameter(MissingParameter):
    """The parameters that describe the image are incomplete.

    Code ``MissingParameter.MissingImageParameter``.
    """

    code = "MissingParameter.MissingImageParameter"


class UnauthorizedOperationForbiddenOperation(UnauthorizedOperation):
    """The caller may not do this.

    Code ``UnauthorizedOperation.ForbiddenOperation``.
    """

    code = "UnauthorizedOperation.ForbiddenOperation"


BY_CODE: dict[str, type[kinds.ApiError]] = {
    **COMMON,
    "FailedOperation.ImageInUse": FailedOperationImageInUse,
    "FailedOperation.InternalOperationFailure": FailedOperationInternalOperationFailure,
    "InvalidParameter.InvalidDataFormat": InvalidParameterInvalidDataFormat,
    "InvalidParameterValue.InvaildPageParam": InvalidParameterValueInvaildPageParam,
    "InvalidParameterValue.InvalidFilter": InvalidParameterValueInvalidFilter,
    "InvalidParameterValue.InvalidImageID": InvalidParameterValueInvalidImageID,
    "InvalidParameterValue.ParameterValueTooLarge": InvalidParameterValueParameterValueTooLarge,
    "MissingParameter.MissingImageParameter": MissingParameterMissingImageParameter,
    "UnauthorizedOperation.ForbiddenOperation": UnauthorizedOperationForbiddenOperation,
}
"""Every documented code and its class."""
