# @generated from specs/alibaba/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes that any action of Alibaba Cloud can return.

Each class is a subclass of its kind in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

__all__ = [
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
    """Any code that starts with ``Degrade.``."""


class DegradeApi(Degrade, kinds.Unavailable):
    """The action is temporarily degraded. Try again later.

    Code ``Degrade.Api``; HTTP status 400.
    """

    code = "Degrade.Api"


class Forbidden(kinds.ApiError):
    """Any code that starts with ``Forbidden.``."""


class ForbiddenAccessKeyDisabled(Forbidden, kinds.AuthFailed):
    """The access key is disabled. Enable it or use another one.

    Code ``Forbidden.AccessKeyDisabled``; HTTP status 403.
    """

    code = "Forbidden.AccessKeyDisabled"


class ForbiddenNotSupportRAM(Forbidden, kinds.PermissionDenied):
    """RAM users cannot call the action.

    Code ``Forbidden.NotSupportRAM``; HTTP status 403.
    """

    code = "Forbidden.NotSupportRAM"


class ForbiddenRAM(Forbidden, kinds.PermissionDenied):
    """The RAM user or role has no permission for this operation on the resource. Request the
    permission.

    Code ``Forbidden.RAM``; HTTP status 403.
    """

    code = "Forbidden.RAM"


class ForbiddenSubUser(Forbidden, kinds.PermissionDenied):
    """The current user cannot call the action.

    Code ``Forbidden.SubUser``; HTTP status 403; message: The specified action is not available for
    you.
    """

    code = "Forbidden.SubUser"


class IdempotentParameterMismatch(kinds.Conflict):
    """The ClientToken was already used with other parameters. Use a new token for a new request.

    Code ``IdempotentParameterMismatch``; HTTP status 400.
    """

    code = "IdempotentParameterMismatch"


class IllegalTimestamp(kinds.AuthFailed):
    """The time of the request is missing or invalid. Correct the clock and sign again.

    Code ``IllegalTimestamp``; HTTP status 400.
    """

    code = "IllegalTimestamp"


class IncompleteSignature(kinds.AuthFailed):
    """The format of the signature is invalid.

    Code ``IncompleteSignature``; HTTP status 400.
    """

    code = "IncompleteSignature"


class InternalError(kinds.ServerFault):
    """An internal error occurred in the service. Try again. If the error persists, report it with the
    request ID.

    Code ``InternalError``; HTTP status 500; message: The request processing has failed due to some
    unknown error, exception or failure.
    """

    code = "InternalError"


class InvalidAccessKeyId(kinds.ApiError):
    """Any code that starts with ``InvalidAccessKeyId.``."""


class InvalidAccessKeyIdInactive(InvalidAccessKeyId, kinds.AuthFailed):
    """The access key is disabled. Enable it or use another one.

    Code ``InvalidAccessKeyId.Inactive``; HTTP status 400; message: Specified access key is
    disabled.
    """

    code = "InvalidAccessKeyId.Inactive"


class InvalidAccessKeyIdNotFound(InvalidAccessKeyId, kinds.AuthFailed):
    """The access key does not exist. Check the access key ID. The status is 400 in some tables.

    Code ``InvalidAccessKeyId.NotFound``; HTTP status 404; message: Specified access key is not
    found.
    """

    code = "InvalidAccessKeyId.NotFound"


class InvalidAction(kinds.ApiError):
    """Any code that starts with ``InvalidAction.``."""


class InvalidActionNotFound(InvalidAction, kinds.InvalidRequest):
    """The action does not exist. Check the name; it is case-sensitive.

    Code ``InvalidAction.NotFound``; HTTP status 404.
    """

    code = "InvalidAction.NotFound"


class InvalidApi(kinds.ApiError):
    """Any code that starts with ``InvalidApi.``."""


class InvalidApiNotFound(InvalidApi, kinds.InvalidRequest):
    """The action does not exist in this version, or it requires another HTTP method.

    Code ``InvalidApi.NotFound``; HTTP status 404; message: Specified api is not found, please check
    your url and method.
    """

    code = "InvalidApi.NotFound"


class InvalidParameter(kinds.InvalidRequest):
    """The value of a parameter is invalid.

    Code ``InvalidParameter``; HTTP status 400.
    """

    code = "InvalidParameter"


class InvalidParameterFormat(InvalidParameter):
    """The requested response format is neither JSON nor XML.

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
    """The resource that a parameter refers to does not exist. Check the ID and the region.

    Code ``InvalidParameter.NotFound``; HTTP status 404.
    """

    code = "InvalidParameter.NotFound"
    kind = "not_found"
    retryable = False


class InvalidParameterValueExceeded(InvalidParameter):
    """The value of a parameter is out of range.

    Code ``InvalidParameter.ValueExceeded``; HTTP status 400.
    """

    code = "InvalidParameter.ValueExceeded"


class InvalidProduct(kinds.ApiError):
    """Any code that starts with ``InvalidProduct.``."""


class InvalidProductNotFound(InvalidProduct, kinds.InvalidRequest):
    """The host does not belong to a service. Check the endpoint.

    Code ``InvalidProduct.NotFound``; HTTP status 404; message: Cannot find product according to
    your specified domain.
    """

    code = "InvalidProduct.NotFound"


class InvalidProtocol(kinds.ApiError):
    """Any code that starts with ``InvalidProtocol.``."""


class InvalidProtocolNeedSsl(InvalidProtocol, kinds.InvalidRequest):
    """The action requires HTTPS. Use an https endpoint. The status is 400 in some tables.

    Code ``InvalidProtocol.NeedSsl``; HTTP status 404; message: Your request is denied as lack of
    ssl protect.
    """

    code = "InvalidProtocol.NeedSsl"


class InvalidSecurityToken(kinds.ApiError):
    """Any code that starts with ``InvalidSecurityToken.``."""


class InvalidSecurityTokenExpired(InvalidSecurityToken, kinds.AuthFailed):
    """The temporary credentials have expired. Get new ones. The status is 403 in some tables.

    Code ``InvalidSecurityToken.Expired``; HTTP status 400.
    """

    code = "InvalidSecurityToken.Expired"


class InvalidSecurityTokenMalformed(InvalidSecurityToken, kinds.AuthFailed):
    """The security token is malformed. Get new temporary credentials.

    Code ``InvalidSecurityToken.Malformed``; HTTP status 400.
    """

    code = "InvalidSecurityToken.Malformed"


class InvalidSecurityTokenMismatchWithAccessKey(InvalidSecurityToken, kinds.AuthFailed):
    """The security token does not belong to the access key. Use the token that was issued with the
    key.

    Code ``InvalidSecurityToken.MismatchWithAccessKey``; HTTP status 400.
    """

    code = "InvalidSecurityToken.MismatchWithAccessKey"


class InvalidTimeStamp(kinds.ApiError):
    """Any code that starts with ``InvalidTimeStamp.``."""


class InvalidTimeStampExpired(InvalidTimeStamp, kinds.AuthFailed):
    """The time of the request differs from the server's time by more than 15 minutes. Correct the
    clock and sign again.

    Code ``InvalidTimeStamp.Expired``; HTTP status 400; message: Specified time stamp or date value
    is expired.
    """

    code = "InvalidTimeStamp.Expired"


class InvalidTimeStampFormat(InvalidTimeStamp, kinds.AuthFailed):
    """The time of the request is not in ISO 8601 format in UTC.

    Code ``InvalidTimeStamp.Format``; HTTP status 400; message: Specified time stamp or date value
    is not well formatted.
    """

    code = "InvalidTimeStamp.Format"


class InvalidVersion(kinds.InvalidRequest):
    """The API version is invalid. Check the version.

    Code ``InvalidVersion``; HTTP status 400.
    """

    code = "InvalidVersion"


class LastTokenProcessing(kinds.Conflict):
    """An earlier request with the same ClientToken is still in progress. Retry later with the same
    token.

    Code ``LastTokenProcessing``; HTTP status 403.
    """

    code = "LastTokenProcessing"
    retryable = True


class MissingParameter(kinds.InvalidRequest):
    """A required parameter is missing. The code can also end with the name of the parameter, such as
    MissingRegionId.

    Code ``MissingParameter``; HTTP status 400.
    """

    code = "MissingParameter"


class MissingSecurityToken(kinds.AuthFailed):
    """The access key is temporary, but the request has no security token. Add the token.

    Code ``MissingSecurityToken``; HTTP status 400.
    """

    code = "MissingSecurityToken"


class NoPermission(kinds.PermissionDenied):
    """A permission or role that the call requires is missing.

    Code ``NoPermission``; HTTP status 403.
    """

    code = "NoPermission"


class NoSuchVersion(kinds.InvalidRequest):
    """The API version does not exist.

    Code ``NoSuchVersion``; HTTP status 400; message: The specified version does not exist.
    """

    code = "NoSuchVersion"


class OperationConflict(kinds.Conflict):
    """Another operation on the same resource is in progress. Try again later. The status is 409 in an
    older list.

    Code ``OperationConflict``; HTTP status 400; message: The request was denied. It conflicts with
    a previous request.
    """

    code = "OperationConflict"
    retryable = True


class RealNameAuthenticationError(kinds.PermissionDenied):
    """The account has not passed real-name verification. Complete the verification first.

    Code ``RealNameAuthenticationError``; HTTP status 403.
    """

    code = "RealNameAuthenticationError"


class ServiceUnavailable(kinds.Unavailable):
    """The service is temporarily unavailable. Try again.

    Code ``ServiceUnavailable``; HTTP status 503; message: The request has failed due to a temporary
    failure of the server.
    """

    code = "ServiceUnavailable"


class SignatureDoesNotMatch(kinds.AuthFailed):
    """The signature does not match the one that the service calculated. The message contains the
    string that the service signed. Compare it with the local one, and check the access key secret.
    The status is 403 in some tables.

    Code ``SignatureDoesNotMatch``; HTTP status 400; message: Specified signature is not matched
    with our calculation.
    """

    code = "SignatureDoesNotMatch"


class SignatureNonceUsed(kinds.AuthFailed):
    """The nonce of the request was already used. Sign the request again with a new nonce.

    Code ``SignatureNonceUsed``; HTTP status 400; message: Specified signature nonce was used
    already.
    """

    code = "SignatureNonceUsed"
    retryable = True


class Throttling(kinds.Throttled):
    """The request rate is too high. Wait, then send requests more slowly. The status can also be 429
    or 503.

    Code ``Throttling``; HTTP status 400; message: Request was denied due to request throttling.
    """

    code = "Throttling"


class ThrottlingApi(Throttling):
    """The total rate of calls of the action is too high. Try again later.

    Code ``Throttling.Api``; HTTP status 400.
    """

    code = "Throttling.Api"


class ThrottlingUser(Throttling):
    """The account calls the action too often. Wait, then send requests more slowly.

    Code ``Throttling.User``; HTTP status 400; message: Request was denied due to user flow control.
    """

    code = "Throttling.User"


class UnknownError(kinds.ServerFault):
    """The service failed for an unknown reason. The status can also be 400.

    Code ``UnknownError``; HTTP status 500.
    """

    code = "UnknownError"


class UnsupportedHTTPMethod(kinds.InvalidRequest):
    """The action does not support the HTTP method. Use another method.

    Code ``UnsupportedHTTPMethod``; HTTP status 403.
    """

    code = "UnsupportedHTTPMethod"


class UnsupportedOperation(kinds.InvalidRequest):
    """The operation is not supported.

    Code ``UnsupportedOperation``; HTTP status 400; message: The specified action is not supported.
    """

    code = "UnsupportedOperation"


BY_CODE = kinds.collect_codes(__name__)
"""The class of each documented code."""
