# @generated from specs/tencent/sts/2018-08-13/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Tencent Cloud Security Token Service 2018-08-13, with the common ones.

Each class is a subclass of its kind in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

from yunbind.tencent.errors import *
from yunbind.tencent.errors import FailedOperation, InternalError, InvalidParameter, ResourceNotFound


class FailedOperationCheckMFAError(FailedOperation, kinds.AuthFailed):
    """Multi-factor authentication failed.

    Code ``FailedOperation.CheckMFAError``.
    """

    code = "FailedOperation.CheckMFAError"
    kind = "auth_failed"
    retryable = False


class FailedOperationMFATypeNotSupported(FailedOperation, kinds.InvalidRequest):
    """This type of MFA device is not supported.

    Code ``FailedOperation.MFATypeNotSupported``.
    """

    code = "FailedOperation.MFATypeNotSupported"
    kind = "invalid_request"
    retryable = False


class InternalErrorDbError(InternalError):
    """A database error occurred in the service.

    Code ``InternalError.DbError``.
    """

    code = "InternalError.DbError"


class InternalErrorEncryptError(InternalError):
    """The service failed to encrypt the credentials.

    Code ``InternalError.EncryptError``.
    """

    code = "InternalError.EncryptError"


class InternalErrorGetAppIdError(InternalError):
    """The service failed to get the account information.

    Code ``InternalError.GetAppIdError``.
    """

    code = "InternalError.GetAppIdError"


class InternalErrorGetRoleError(InternalError):
    """The service failed to get the role.

    Code ``InternalError.GetRoleError``.
    """

    code = "InternalError.GetRoleError"


class InternalErrorGetSeedTokenError(InternalError):
    """The service failed to get the token.

    Code ``InternalError.GetSeedTokenError``.
    """

    code = "InternalError.GetSeedTokenError"


class InternalErrorIllegalRole(InternalError, kinds.InvalidRequest):
    """The role is invalid.

    Code ``InternalError.IllegalRole``.
    """

    code = "InternalError.IllegalRole"
    kind = "invalid_request"
    retryable = False


class InternalErrorPbSerializeError(InternalError):
    """The service failed to serialize its data.

    Code ``InternalError.PbSerializeError``.
    """

    code = "InternalError.PbSerializeError"


class InternalErrorSystemError(InternalError):
    """An internal error occurred in the service, such as a network failure.

    Code ``InternalError.SystemError``.
    """

    code = "InternalError.SystemError"


class InternalErrorUnknownError(InternalError):
    """An unknown error occurred in the service.

    Code ``InternalError.UnknownError``.
    """

    code = "InternalError.UnknownError"


class InvalidParameterAccountNotAvaliable(InvalidParameter, kinds.NotFound):
    """The account does not exist or is not available.

    Code ``InvalidParameter.AccountNotAvaliable``.
    """

    code = "InvalidParameter.AccountNotAvaliable"
    kind = "not_found"
    retryable = False


class InvalidParameterExtendStrategyOverSize(InvalidParameter):
    """The extended policy exceeds the maximum size.

    Code ``InvalidParameter.ExtendStrategyOverSize``.
    """

    code = "InvalidParameter.ExtendStrategyOverSize"


class InvalidParameterGrantOtherResource(InvalidParameter, kinds.PermissionDenied):
    """The policy grants access to resources that the caller does not own.

    Code ``InvalidParameter.GrantOtherResource``.
    """

    code = "InvalidParameter.GrantOtherResource"
    kind = "permission_denied"
    retryable = False


class InvalidParameterOverLimit(InvalidParameter, kinds.Throttled):
    """The request rate is too high. Wait, then send requests more slowly.

    Code ``InvalidParameter.OverLimit``.
    """

    code = "InvalidParameter.OverLimit"
    kind = "throttled"
    retryable = True


class InvalidParameterOverTimeError(InvalidParameter):
    """The requested lifetime of the credentials exceeds the maximum.

    Code ``InvalidParameter.OverTimeError``.
    """

    code = "InvalidParameter.OverTimeError"


class InvalidParameterParamError(InvalidParameter):
    """A parameter is invalid.

    Code ``InvalidParameter.ParamError``.
    """

    code = "InvalidParameter.ParamError"


class InvalidParameterPolicyTooLong(InvalidParameter):
    """The policy exceeds the maximum length.

    Code ``InvalidParameter.PolicyTooLong``.
    """

    code = "InvalidParameter.PolicyTooLong"


class InvalidParameterResouceError(InvalidParameter):
    """A resource in the policy is invalid. Its description must have six segments.

    Code ``InvalidParameter.ResouceError``.
    """

    code = "InvalidParameter.ResouceError"


class InvalidParameterStrategyFormatError(InvalidParameter):
    """The policy has a syntax error.

    Code ``InvalidParameter.StrategyFormatError``.
    """

    code = "InvalidParameter.StrategyFormatError"


class InvalidParameterStrategyInvalid(InvalidParameter):
    """The policy is invalid.

    Code ``InvalidParameter.StrategyInvalid``.
    """

    code = "InvalidParameter.StrategyInvalid"


class InvalidParameterTempCodeNotAvaliable(InvalidParameter):
    """The temporary code is invalid.

    Code ``InvalidParameter.TempCodeNotAvaliable``.
    """

    code = "InvalidParameter.TempCodeNotAvaliable"


class InvalidParameterWebIdentityTokenError(InvalidParameter, kinds.AuthFailed):
    """The token of the identity provider is invalid. Get a new one.

    Code ``InvalidParameter.WebIdentityTokenError``.
    """

    code = "InvalidParameter.WebIdentityTokenError"
    kind = "auth_failed"
    retryable = False


class ResourceNotFoundRoleNotFound(ResourceNotFound):
    """The role does not exist in the account.

    Code ``ResourceNotFound.RoleNotFound``.
    """

    code = "ResourceNotFound.RoleNotFound"


BY_CODE = kinds.collect_codes(__name__)
"""The class of each documented code."""
