# @generated from specs/alibaba/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes that any action of Alibaba Cloud may answer.

Each class is also one of the kinds in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

__all__ = [
    "BY_CODE",
    "Degrade",
    "DegradeApi",
    "Forbidden",
    "ForbiddenAccessKeyDisabled",
    "ForbiddenNotSupportRAM",
    "ForbiddenRAM",
    "ForbiddenSubUser",
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


class Degrade(kinds.ApiError):
    """Every code that begins with ``Degrade.``."""


class DegradeApi(Degrade, kinds.Unavailable):
    """The action is switched down for the moment. Try again later.

    Code ``Degrade.Api``; HTTP status 400.
    """

    code = "Degrade.Api"


class Forbidden(kinds.ApiError):
    """Every code that begins with ``Forbidden.``."""


class ForbiddenAccessKeyDisabled(Forbidden, kinds.AuthFailed):
    """The access key is switched off.

    Code ``Forbidden.AccessKeyDisabled``; HTTP status 403.
    """

    code = "Forbidden.AccessKeyDisabled"


class ForbiddenNotSupportRAM(Forbidden, kinds.PermissionDenied):
    """The action cannot be called by RAM users.

    Code ``Forbidden.NotSupportRAM``; HTTP status 403.
    """

    code = "Forbidden.NotSupportRAM"


class ForbiddenRAM(Forbidden, kinds.PermissionDenied):
    """The RAM user or role may not do this to the resource. Ask for the permission.

    Code ``Forbidden.RAM``; HTTP status 403.
    """

    code = "Forbidden.RAM"


class ForbiddenSubUser(Forbidden, kinds.PermissionDenied):
    """The current user may not call this action.

    Code ``Forbidden.SubUser``; HTTP status 403; message: The specified action is not available for
    you.
    """

    code = "Forbidden.SubUser"


class IdempotentParameterMismatch(kinds.Conflict):
    """The ClientToken was used before with other parameters. Take a new token for a new request.

    Code ``IdempotentParameterMismatch``; HTTP status 400.
    """

    code = "IdempotentParameterMismatch"


class IllegalTimestamp(kinds.AuthFailed):
    """The time of the request is missing or cannot be used. Correct the clock and sign again.

    Code ``IllegalTimestamp``; HTTP status 400.
    """

    code = "IllegalTimestamp"


class IncompleteSignature(kinds.AuthFailed):
    """The signature does not have the form that the service asks for.

    Code ``IncompleteSignature``; HTTP status 400.
    """

    code = "IncompleteSignature"


class InternalError(kinds.ServerFault):
    """Something failed inside the service. Try again, and report it with the request id if it stays.

    Code ``InternalError``; HTTP status 500; message: The request processing has failed due to some
    unknown error, exception or failure.
    """

    code = "InternalError"


class InvalidAccessKeyId(kinds.ApiError):
    """Every code that begins with ``InvalidAccessKeyId.``."""


class InvalidAccessKeyIdInactive(InvalidAccessKeyId, kinds.AuthFailed):
    """The access key is switched off.

    Code ``InvalidAccessKeyId.Inactive``; HTTP status 400; message: Specified access key is
    disabled.
    """

    code = "InvalidAccessKeyId.Inactive"


class InvalidAccessKeyIdNotFound(InvalidAccessKeyId, kinds.AuthFailed):
    """No such access key. Check the key id; some tables give status 400.

    Code ``InvalidAccessKeyId.NotFound``; HTTP status 404; message: Specified access key is not
    found.
    """

    code = "InvalidAccessKeyId.NotFound"


class InvalidAction(kinds.ApiError):
    """Every code that begins with ``InvalidAction.``."""


class InvalidActionNotFound(InvalidAction, kinds.InvalidRequest):
    """The service has no action of this name. Names are case-sensitive.

    Code ``InvalidAction.NotFound``; HTTP status 404.
    """

    code = "InvalidAction.NotFound"


class InvalidApi(kinds.ApiError):
    """Every code that begins with ``InvalidApi.``."""


class InvalidApiNotFound(InvalidApi, kinds.InvalidRequest):
    """No such action in this version, or another HTTP method is needed.

    Code ``InvalidApi.NotFound``; HTTP status 404; message: Specified api is not found, please check
    your url and method.
    """

    code = "InvalidApi.NotFound"


class InvalidParameter(kinds.InvalidRequest):
    """A parameter has a value that the service does not take.

    Code ``InvalidParameter``; HTTP status 400.
    """

    code = "InvalidParameter"


class InvalidParameterFormat(InvalidParameter):
    """The format asked for is neither JSON nor XML.

    Code ``InvalidParameter.Format``; HTTP status 400; message: Specified parameter format is not
    valid.
    """

    code = "InvalidParameter.Format"


class InvalidParameterLengthExceeded(InvalidParameter):
    """A parameter is too long.

    Code ``InvalidParameter.LengthExceeded``; HTTP status 400.
    """

    code = "InvalidParameter.LengthExceeded"


class InvalidParameterNotFound(InvalidParameter, kinds.NotFound):
    """What a parameter names does not exist.

    Code ``InvalidParameter.NotFound``; HTTP status 404.
    """

    code = "InvalidParameter.NotFound"
    kind = "not_found"
    retryable = False


class InvalidParameterValueExceeded(InvalidParameter):
    """A parameter is out of its range.

    Code ``InvalidParameter.ValueExceeded``; HTTP status 400.
    """

    code = "InvalidParameter.ValueExceeded"


class InvalidProduct(kinds.ApiError):
    """Every code that begins with ``InvalidProduct.``."""


class InvalidProductNotFound(InvalidProduct, kinds.InvalidRequest):
    """The host belongs to no service. Check the endpoint.

    Code ``InvalidProduct.NotFound``; HTTP status 404; message: Cannot find product according to
    your specified domain.
    """

    code = "InvalidProduct.NotFound"


class InvalidProtocol(kinds.ApiError):
    """Every code that begins with ``InvalidProtocol.``."""


class InvalidProtocolNeedSsl(InvalidProtocol, kinds.InvalidRequest):
    """The action takes HTTPS alone; some tables give status 400.

    Code ``InvalidProtocol.NeedSsl``; HTTP status 404; message: Your request is denied as lack of
    ssl protect.
    """

    code = "InvalidProtocol.NeedSsl"


class InvalidSecurityToken(kinds.ApiError):
    """Every code that begins with ``InvalidSecurityToken.``."""


class InvalidSecurityTokenExpired(InvalidSecurityToken, kinds.AuthFailed):
    """The temporary credentials have expired. Get new ones; some tables give status 403.

    Code ``InvalidSecurityToken.Expired``; HTTP status 400.
    """

    code = "InvalidSecurityToken.Expired"


class InvalidSecurityTokenMalformed(InvalidSecurityToken, kinds.AuthFailed):
    """The security token cannot be read.

    Code ``InvalidSecurityToken.Malformed``; HTTP status 400.
    """

    code = "InvalidSecurityToken.Malformed"


class InvalidSecurityTokenMismatchWithAccessKey(InvalidSecurityToken, kinds.AuthFailed):
    """The security token belongs to another access key.

    Code ``InvalidSecurityToken.MismatchWithAccessKey``; HTTP status 400.
    """

    code = "InvalidSecurityToken.MismatchWithAccessKey"


class InvalidTimeStamp(kinds.ApiError):
    """Every code that begins with ``InvalidTimeStamp.``."""


class InvalidTimeStampExpired(InvalidTimeStamp, kinds.AuthFailed):
    """The time of the request is more than 15 minutes off. Correct the clock and sign again.

    Code ``InvalidTimeStamp.Expired``; HTTP status 400; message: Specified time stamp or date value
    is expired.
    """

    code = "InvalidTimeStamp.Expired"


class InvalidTimeStampFormat(InvalidTimeStamp, kinds.AuthFailed):
    """The time of the request is not written as ISO 8601 in UTC.

    Code ``InvalidTimeStamp.Format``; HTTP status 400; message: Specified time stamp or date value
    is not well formatted.
    """

    code = "InvalidTimeStamp.Format"


class InvalidVersion(kinds.InvalidRequest):
    """The version of the API is wrong.

    Code ``InvalidVersion``; HTTP status 400.
    """

    code = "InvalidVersion"


class LastTokenProcessing(kinds.Conflict):
    """An earlier request with the same ClientToken is still being worked on. Repeat it later with the
    same token.

    Code ``LastTokenProcessing``; HTTP status 403.
    """

    code = "LastTokenProcessing"
    retryable = True


class MissingParameter(kinds.InvalidRequest):
    """A required parameter is missing. The code can also end in the parameter's name, as in
    MissingRegionId.

    Code ``MissingParameter``; HTTP status 400.
    """

    code = "MissingParameter"


class MissingSecurityToken(kinds.AuthFailed):
    """A temporary access key was used without its security token.

    Code ``MissingSecurityToken``; HTTP status 400.
    """

    code = "MissingSecurityToken"


class NoPermission(kinds.PermissionDenied):
    """A permission or a role that the call needs is missing.

    Code ``NoPermission``; HTTP status 403.
    """

    code = "NoPermission"


class NoSuchVersion(kinds.InvalidRequest):
    """The service has no such version of its API.

    Code ``NoSuchVersion``; HTTP status 400; message: The specified version does not exist.
    """

    code = "NoSuchVersion"


class OperationConflict(kinds.Conflict):
    """Another operation on the same object is under way. Try again after a pause; an older list gives
    status 409.

    Code ``OperationConflict``; HTTP status 400; message: The request was denied. It conflicts with
    a previous request.
    """

    code = "OperationConflict"
    retryable = True


class RealNameAuthenticationError(kinds.PermissionDenied):
    """The account has not passed real-name verification.

    Code ``RealNameAuthenticationError``; HTTP status 403.
    """

    code = "RealNameAuthenticationError"


class ServiceUnavailable(kinds.Unavailable):
    """The service cannot answer for the moment. Try again.

    Code ``ServiceUnavailable``; HTTP status 503; message: The request has failed due to a temporary
    failure of the server.
    """

    code = "ServiceUnavailable"


class SignatureDoesNotMatch(kinds.AuthFailed):
    """The service computed another signature. The message shows the text that it signed; compare it
    with the local one, and check the key secret. Some tables give status 403.

    Code ``SignatureDoesNotMatch``; HTTP status 400; message: Specified signature is not matched
    with our calculation.
    """

    code = "SignatureDoesNotMatch"


class SignatureNonceUsed(kinds.AuthFailed):
    """The nonce of the request was used before. Sign the request anew with another one.

    Code ``SignatureNonceUsed``; HTTP status 400; message: Specified signature nonce was used
    already.
    """

    code = "SignatureNonceUsed"
    retryable = True


class Throttling(kinds.Throttled):
    """Too many requests. Slow down; 429 and 503 have been seen as statuses too.

    Code ``Throttling``; HTTP status 400; message: Request was denied due to request throttling.
    """

    code = "Throttling"


class ThrottlingApi(Throttling):
    """The action as a whole is called too often. Try again later.

    Code ``Throttling.Api``; HTTP status 400.
    """

    code = "Throttling.Api"


class ThrottlingUser(Throttling):
    """The account calls this action too often. Slow down.

    Code ``Throttling.User``; HTTP status 400; message: Request was denied due to user flow control.
    """

    code = "Throttling.User"


class UnknownError(kinds.ServerFault):
    """The service failed for a reason that it does not know; 400 has been seen as a status too.

    Code ``UnknownError``; HTTP status 500.
    """

    code = "UnknownError"


class UnsupportedHTTPMethod(kinds.InvalidRequest):
    """The action cannot be called with this HTTP method.

    Code ``UnsupportedHTTPMethod``; HTTP status 403.
    """

    code = "UnsupportedHTTPMethod"


class UnsupportedOperation(kinds.InvalidRequest):
    """The operation is not supported here.

    Code ``UnsupportedOperation``; HTTP status 400; message: The specified action is not supported.
    """

    code = "UnsupportedOperation"


BY_CODE: dict[str, type[kinds.ApiError]] = {
    "Degrade.Api": DegradeApi,
    "Forbidden.AccessKeyDisabled": ForbiddenAccessKeyDisabled,
    "Forbidden.NotSupportRAM": ForbiddenNotSupportRAM,
    "Forbidden.RAM": ForbiddenRAM,
    "Forbidden.SubUser": ForbiddenSubUser,
    "IdempotentParameterMismatch": IdempotentParameterMismatch,
    "IllegalTimestamp": IllegalTimestamp,
    "IncompleteSignature": IncompleteSignature,
    "InternalError": InternalError,
    "InvalidAccessKeyId.Inactive": InvalidAccessKeyIdInactive,
    "InvalidAccessKeyId.NotFound": InvalidAccessKeyIdNotFound,
    "InvalidAction.NotFound": InvalidActionNotFound,
    "InvalidApi.NotFound": InvalidApiNotFound,
    "InvalidParameter": InvalidParameter,
    "InvalidParameter.Format": InvalidParameterFormat,
    "InvalidParameter.LengthExceeded": InvalidParameterLengthExceeded,
    "InvalidParameter.NotFound": InvalidParameterNotFound,
    "InvalidParameter.ValueExceeded": InvalidParameterValueExceeded,
    "InvalidProduct.NotFound": InvalidProductNotFound,
    "InvalidProtocol.NeedSsl": InvalidProtocolNeedSsl,
    "InvalidSecurityToken.Expired": InvalidSecurityTokenExpired,
    "InvalidSecurityToken.Malformed": InvalidSecurityTokenMalformed,
    "InvalidSecurityToken.MismatchWithAccessKey": InvalidSecurityTokenMismatchWithAccessKey,
    "InvalidTimeStamp.Expired": InvalidTimeStampExpired,
    "InvalidTimeStamp.Format": InvalidTimeStampFormat,
    "InvalidVersion": InvalidVersion,
    "LastTokenProcessing": LastTokenProcessing,
    "MissingParameter": MissingParameter,
    "MissingSecurityToken": MissingSecurityToken,
    "NoPermission": NoPermission,
    "NoSuchVersion": NoSuchVersion,
    "OperationConflict": OperationConflict,
    "RealNameAuthenticationError": RealNameAuthenticationError,
    "ServiceUnavailable": ServiceUnavailable,
    "SignatureDoesNotMatch": SignatureDoesNotMatch,
    "SignatureNonceUsed": SignatureNonceUsed,
    "Throttling": Throttling,
    "Throttling.Api": ThrottlingApi,
    "Throttling.User": ThrottlingUser,
    "UnknownError": UnknownError,
    "UnsupportedHTTPMethod": UnsupportedHTTPMethod,
    "UnsupportedOperation": UnsupportedOperation,
}
"""Every documented code and its class."""
