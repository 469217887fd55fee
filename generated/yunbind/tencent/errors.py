# @generated from specs/tencent/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes that any action of Tencent Cloud can return.

Each class is a subclass of its kind in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

__all__ = [
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


class ActionOffline(kinds.InvalidRequest):
    """The vendor has withdrawn this action. Use another action.

    Code ``ActionOffline``.
    """

    code = "ActionOffline"


class AuthFailure(kinds.ApiError):
    """Any code that starts with ``AuthFailure.``."""


class AuthFailureInvalidAuthorization(AuthFailure, kinds.AuthFailed):
    """The Authorization header is malformed.

    Code ``AuthFailure.InvalidAuthorization``.
    """

    code = "AuthFailure.InvalidAuthorization"


class AuthFailureInvalidSecretId(AuthFailure, kinds.AuthFailed):
    """The key ID does not belong to a cloud API key.

    Code ``AuthFailure.InvalidSecretId``.
    """

    code = "AuthFailure.InvalidSecretId"


class AuthFailureMFAFailure(AuthFailure, kinds.AuthFailed):
    """Multi-factor authentication failed.

    Code ``AuthFailure.MFAFailure``.
    """

    code = "AuthFailure.MFAFailure"


class AuthFailureSecretIdNotFound(AuthFailure, kinds.AuthFailed):
    """The key ID does not exist, is disabled or was deleted. Check it in the console.

    Code ``AuthFailure.SecretIdNotFound``.
    """

    code = "AuthFailure.SecretIdNotFound"


class AuthFailureSignatureExpire(AuthFailure, kinds.AuthFailed):
    """The request time differs from the server time by more than five minutes. Correct the clock and
    sign again.

    Code ``AuthFailure.SignatureExpire``.
    """

    code = "AuthFailure.SignatureExpire"


class AuthFailureSignatureFailure(AuthFailure, kinds.AuthFailed):
    """The signature does not match. Check the secret key and the signed content.

    Code ``AuthFailure.SignatureFailure``.
    """

    code = "AuthFailure.SignatureFailure"


class AuthFailureTokenFailure(AuthFailure, kinds.AuthFailed):
    """The session token is invalid or has expired. Get new temporary credentials.

    Code ``AuthFailure.TokenFailure``.
    """

    code = "AuthFailure.TokenFailure"


class AuthFailureUnauthorizedOperation(AuthFailure, kinds.PermissionDenied):
    """The access policies of the account do not allow this call.

    Code ``AuthFailure.UnauthorizedOperation``.
    """

    code = "AuthFailure.UnauthorizedOperation"


class DryRunOperation(kinds.InvalidRequest):
    """The request was a dry run. The real call would have succeeded.

    Code ``DryRunOperation``.
    """

    code = "DryRunOperation"


class FailedOperation(kinds.Conflict):
    """The operation failed.

    Code ``FailedOperation``.
    """

    code = "FailedOperation"


class InternalError(kinds.ServerFault):
    """An internal error occurred in the service. Try again later.

    Code ``InternalError``.
    """

    code = "InternalError"


class InvalidAction(kinds.InvalidRequest):
    """The service has no action with this name.

    Code ``InvalidAction``.
    """

    code = "InvalidAction"


class InvalidParameter(kinds.InvalidRequest):
    """The format or type of a parameter is invalid.

    Code ``InvalidParameter``.
    """

    code = "InvalidParameter"


class InvalidParameterValue(kinds.InvalidRequest):
    """The value of a parameter is invalid.

    Code ``InvalidParameterValue``.
    """

    code = "InvalidParameterValue"


class InvalidRequest(kinds.InvalidRequest):
    """The multipart body is malformed.

    Code ``InvalidRequest``.
    """

    code = "InvalidRequest"


class IpInBlacklist(kinds.PermissionDenied):
    """The IP address of the caller is on the blocklist.

    Code ``IpInBlacklist``.
    """

    code = "IpInBlacklist"


class IpNotInWhitelist(kinds.PermissionDenied):
    """The IP address of the caller is not on the allowlist.

    Code ``IpNotInWhitelist``.
    """

    code = "IpNotInWhitelist"


class LimitExceeded(kinds.QuotaExceeded):
    """A quota is exceeded. This does not refer to the request rate.

    Code ``LimitExceeded``.
    """

    code = "LimitExceeded"


class MissingParameter(kinds.InvalidRequest):
    """A required parameter is missing.

    Code ``MissingParameter``.
    """

    code = "MissingParameter"


class NoSuchProduct(kinds.InvalidRequest):
    """No service has this name.

    Code ``NoSuchProduct``.
    """

    code = "NoSuchProduct"


class NoSuchVersion(kinds.InvalidRequest):
    """The service does not have this version.

    Code ``NoSuchVersion``.
    """

    code = "NoSuchVersion"


class RequestLimitExceeded(kinds.Throttled):
    """The request rate is too high. Wait, then send requests more slowly.

    Code ``RequestLimitExceeded``.
    """

    code = "RequestLimitExceeded"


class RequestLimitExceededGlobalRegionUinLimitExceeded(RequestLimitExceeded):
    """The request rate of the account across all regions is too high. Wait, then send requests more
    slowly.

    Code ``RequestLimitExceeded.GlobalRegionUinLimitExceeded``.
    """

    code = "RequestLimitExceeded.GlobalRegionUinLimitExceeded"


class RequestLimitExceededIPLimitExceeded(RequestLimitExceeded):
    """The request rate from this IP address is too high. Wait, then send requests more slowly.

    Code ``RequestLimitExceeded.IPLimitExceeded``.
    """

    code = "RequestLimitExceeded.IPLimitExceeded"


class RequestLimitExceededUinLimitExceeded(RequestLimitExceeded):
    """The request rate of the account is too high. Wait, then send requests more slowly.

    Code ``RequestLimitExceeded.UinLimitExceeded``.
    """

    code = "RequestLimitExceeded.UinLimitExceeded"


class RequestSizeLimitExceeded(kinds.InvalidRequest):
    """The request exceeds the maximum size.

    Code ``RequestSizeLimitExceeded``.
    """

    code = "RequestSizeLimitExceeded"


class ResourceInUse(kinds.Conflict):
    """The resource is in use.

    Code ``ResourceInUse``.
    """

    code = "ResourceInUse"


class ResourceInsufficient(kinds.QuotaExceeded):
    """The resource is insufficient or sold out.

    Code ``ResourceInsufficient``.
    """

    code = "ResourceInsufficient"


class ResourceNotFound(kinds.NotFound):
    """The resource does not exist. Check the ID and the region.

    Code ``ResourceNotFound``.
    """

    code = "ResourceNotFound"


class ResourceUnavailable(kinds.Conflict):
    """The resource exists but is not available in its current state.

    Code ``ResourceUnavailable``.
    """

    code = "ResourceUnavailable"


class ResponseSizeLimitExceeded(kinds.InvalidRequest):
    """The response exceeds the maximum size. Request fewer items at a time.

    Code ``ResponseSizeLimitExceeded``.
    """

    code = "ResponseSizeLimitExceeded"


class ServiceUnavailable(kinds.Unavailable):
    """The service is temporarily unavailable. Try again later.

    Code ``ServiceUnavailable``.
    """

    code = "ServiceUnavailable"


class UnauthorizedOperation(kinds.PermissionDenied):
    """The caller is not authorized to perform this operation.

    Code ``UnauthorizedOperation``.
    """

    code = "UnauthorizedOperation"


class UnknownParameter(kinds.InvalidRequest):
    """The request contains a parameter that the action does not define.

    Code ``UnknownParameter``.
    """

    code = "UnknownParameter"


class UnsupportedOperation(kinds.InvalidRequest):
    """The operation is not supported.

    Code ``UnsupportedOperation``.
    """

    code = "UnsupportedOperation"


class UnsupportedProtocol(kinds.InvalidRequest):
    """The protocol or method is not supported. Use GET or POST over HTTP or HTTPS.

    Code ``UnsupportedProtocol``.
    """

    code = "UnsupportedProtocol"


class UnsupportedRegion(kinds.InvalidRequest):
    """The action is not available in this region.

    Code ``UnsupportedRegion``.
    """

    code = "UnsupportedRegion"


BY_CODE = kinds.collect_codes(__name__)
"""The class of each documented code."""
