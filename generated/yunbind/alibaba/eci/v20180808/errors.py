# @generated from specs/alibaba/eci/2018-08-08/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Alibaba Cloud Elastic Container Instance 2018-08-08, with the common ones.

Each class is also one of the kinds in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime import errors as kinds

from yunbind.alibaba.errors import BY_CODE as COMMON
from yunbind.alibaba.errors import (
    Degrade,
    DegradeApi,
    Forbidden,
    ForbiddenAccessKeyDisabled,
    ForbiddenNotSupportRAM,
    ForbiddenRAM,
    ForbiddenSubUser,
    IdempotentParameterMismatch,
    IllegalTimestamp,
    IncompleteSignature,
    InternalError,
    InvalidAccessKeyId,
    InvalidAccessKeyIdInactive,
    InvalidAccessKeyIdNotFound,
    InvalidAction,
    InvalidActionNotFound,
    InvalidApi,
    InvalidApiNotFound,
    InvalidParameter,
    InvalidParameterFormat,
    InvalidParameterLengthExceeded,
    InvalidParameterNotFound,
    InvalidParameterValueExceeded,
    InvalidProduct,
    InvalidProductNotFound,
    InvalidProtocol,
    InvalidProtocolNeedSsl,
    InvalidSecurityToken,
    InvalidSecurityTokenExpired,
    InvalidSecurityTokenMalformed,
    InvalidSecurityTokenMismatchWithAccessKey,
    InvalidTimeStamp,
    InvalidTimeStampExpired,
    InvalidTimeStampFormat,
    InvalidVersion,
    LastTokenProcessing,
    MissingParameter,
    MissingSecurityToken,
    NoPermission,
    NoSuchVersion,
    OperationConflict,
    RealNameAuthenticationError,
    ServiceUnavailable,
    SignatureDoesNotMatch,
    SignatureNonceUsed,
    Throttling,
    ThrottlingApi,
    ThrottlingUser,
    UnknownError,
    UnsupportedHTTPMethod,
    UnsupportedOperation,
)

__all__ = [
    "BY_CODE",
    "Account",
    "AccountArrearage",
    "Degrade",
    "DegradeApi",
    "DryRunOperation",
    "Forbidden",
    "ForbiddenAccessKeyDisabled",
    "ForbiddenNotSupportRAM",
    "ForbiddenRAM",
    "ForbiddenSubUser",
    "ForbiddenUserBussinessStatus",
    "ForbiddenUserNotRealNameAuthentication",
    "IdempotentParameterMismatch",
    "IllegalTimestamp",
    "IncompleteSignature",
    "InternalError",
    "InvalidAccessKeyId",
    "InvalidAccessKeyIdInactive",
    "InvalidAccessKeyIdNotFound",
    "InvalidAction",
    "InvalidActionNotFound",
    "InvalidApi",
    "InvalidApiNotFound",
    "InvalidParameter",
    "InvalidParameterFormat",
    "InvalidParameterLengthExceeded",
    "InvalidParameterNotFound",
    "InvalidParameterValueExceeded",
    "InvalidProduct",
    "InvalidProductNotFound",
    "InvalidProtocol",
    "InvalidProtocolNeedSsl",
    "InvalidSecurityToken",
    "InvalidSecurityTokenExpired",
    "InvalidSecurityTokenMalformed",
    "InvalidSecurityTokenMismatchWithAccessKey",
    "InvalidTimeStamp",
    "InvalidTimeStampExpired",
    "InvalidTimeStampFormat",
    "InvalidVersion",
    "LastTokenProcessing",
    "MissingParameter",
    "MissingSecurityToken",
    "NoPermission",
    "NoSuchVersion",
    "OperationConflict",
    "RealNameAuthenticationError",
    "ServiceNotEnabled",
    "ServiceUnavailable",
    "SignatureDoesNotMatch",
    "SignatureNonceUsed",
    "Throttling",
    "ThrottlingApi",
    "ThrottlingUser",
    "UnknownError",
    "UnsupportedHTTPMethod",
    "UnsupportedOperation",
]


class Account(kinds.ApiError):
    """Every code that begins with ``Account.``."""


class AccountArrearage(Account, kinds.PermissionDenied):
    """The account owes money. Pay and try again.

    Code ``Account.Arrearage``; HTTP status 400; message: Your account has an outstanding payment.
    """

    code = "Account.Arrearage"


class DryRunOperation(kinds.InvalidRequest):
    """The request was checked only, and would have been accepted.

    Code ``DryRunOperation``; HTTP status 400; message: Request validation has been passed with
    DryRun flag set.
    """

    code = "DryRunOperation"


class ForbiddenUserBussinessStatus(Forbidden, kinds.PermissionDenied):
    """The account has overdue bills. The code is spelt like this by the vendor.

    Code ``Forbidden.UserBussinessStatus``; HTTP status 403; message: This operation is not allowed,
    because you have overdue bills. Pay the overdue bill and try again.
    """

    code = "Forbidden.UserBussinessStatus"


class ForbiddenUserNotRealNameAuthentication(Forbidden, kinds.PermissionDenied):
    """The account has not passed real-name verification.

    Code ``Forbidden.UserNotRealNameAuthentication``; HTTP status 403; message: This operation is
    not allowed, because you have not passed the real-name verification.
    """

    code = "Forbidden.UserNotRealNameAuthentication"


class ServiceNotEnabled(kinds.PermissionDenied):
    """A service that the request depends on is not switched on for the account.

    Code ``ServiceNotEnabled``; HTTP status 400; message: %s.
    """

    code = "ServiceNotEnabled"


BY_CODE: dict[str, type[kinds.ApiError]] = {
    **COMMON,
    "Account.Arrearage": AccountArrearage,
    "DryRunOperation": DryRunOperation,
    "Forbidden.UserBussinessStatus": ForbiddenUserBussinessStatus,
    "Forbidden.UserNotRealNameAuthentication": ForbiddenUserNotRealNameAuthentication,
    "ServiceNotEnabled": ServiceNotEnabled,
}
"""Every documented code and its class."""
