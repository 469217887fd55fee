# @generated from specs/tencent/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes that any action of Tencent Cloud may answer.

Each class is also one of the kinds in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime import errors as kinds

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
    """The vendor has withdrawn this action; nothing but another action helps.

    Code ``ActionOffline``.
    """

    code = "ActionOffline"


class AuthFailure(kinds.ApiError):
    """Every code that begins with ``AuthFailure.``."""


class AuthFailureInvalidAuthorization(AuthFailure, kinds.AuthFailed):
    """The Authorization header does not have the form that the vendor asks for.

    Code ``AuthFailure.InvalidAuthorization``.
    """

    code = "AuthFailure.InvalidAuthorization"


class AuthFailureInvalidSecretId(AuthFailure, kinds.AuthFailed):
    """The key id is not one of a cloud API key.

    Code ``AuthFailure.InvalidSecretId``.
    """

    code = "AuthFailure.InvalidSecretId"


class AuthFailureMFAFailure(AuthFailure, kinds.AuthFailed):
    """The multi-factor check failed.

    Code ``AuthFailure.MFAFailure``.
    """

    code = "AuthFailure.MFAFailure"


class AuthFailureSecretIdNotFound(AuthFailure, kinds.AuthFailed):
    """The key id is unknown, disabled or deleted; check it in the console.

    Code ``AuthFailure.SecretIdNotFound``.
    """

    code = "AuthFailure.SecretIdNotFound"


class AuthFailureSignatureExpire(AuthFailure, kinds.AuthFailed):
    """The request's time is more than five minutes off; set the clock and sign again.

    Code ``AuthFailure.SignatureExpire``.
    """

    code = "AuthFailure.SignatureExpire"


class AuthFailureSignatureFailure(AuthFailure, kinds.AuthFailed):
    """The signature does not match; check the secret key and what was signed.

    Code ``AuthFailure.SignatureFailure``.
    """

    code = "AuthFailure.SignatureFailure"


class AuthFailureTokenFailure(AuthFailure, kinds.AuthFailed):
    """The session token is wrong or has expired; get new temporary credentials.

    Code ``AuthFailure.TokenFailure``.
    """

    code = "AuthFailure.TokenFailure"


class AuthFailureUnauthorizedOperation(AuthFailure, kinds.PermissionDenied):
    """The account's access policies do not permit this call.

    Code ``AuthFailure.UnauthorizedOperation``.
    """

    code = "AuthFailure.UnauthorizedOperation"


class DryRunOperation(kinds.InvalidRequest):
    """Only a dry run was asked for, and the real call would have succeeded.

    Code ``DryRunOperation``.
    """

    code = "DryRunOperation"


class FailedOperation(kinds.Conflict):
    """The operation could not be carried out.

    Code ``FailedOperation``.
    """

    code = "FailedOperation"


class InternalError(kinds.ServerFault):
    """Something failed inside the service; trying again later can help.

    Code ``InternalError``.
    """

    code = "InternalError"


class InvalidAction(kinds.InvalidRequest):
    """The service has no action of this name.

    Code ``InvalidAction``.
    """

    code = "InvalidAction"


class InvalidParameter(kinds.InvalidRequest):
    """A parameter has the wrong form or type.

    Code ``InvalidParameter``.
    """

    code = "InvalidParameter"


class InvalidParameterValue(kinds.InvalidRequest):
    """A parameter's value is not acceptable.

    Code ``InvalidParameterValue``.
    """

    code = "InvalidParameterValue"


class InvalidRequest(kinds.InvalidRequest):
    """The multipart body is malformed.

    Code ``InvalidRequest``.
    """

    code = "InvalidRequest"


class IpInBlacklist(kinds.PermissionDenied):
    """The caller's address is on the block list.

    Code ``IpInBlacklist``.
    """

    code = "IpInBlacklist"


class IpNotInWhitelist(kinds.PermissionDenied):
    """The caller's address is not on the allow list.

    Code ``IpNotInWhitelist``.
    """

    code = "IpNotInWhitelist"


class LimitExceeded(kinds.QuotaExceeded):
    """A quota is used up; this is not about the rate of calls.

    Code ``LimitExceeded``.
    """

    code = "LimitExceeded"


class MissingParameter(kinds.InvalidRequest):
    """A required parameter is missing.

    Code ``MissingParameter``.
    """

    code = "MissingParameter"


class NoSuchProduct(kinds.InvalidRequest):
    """There is no service of this name.

    Code ``NoSuchProduct``.
    """

    code = "NoSuchProduct"


class NoSuchVersion(kinds.InvalidRequest):
    """The service has no such version.

    Code ``NoSuchVersion``.
    """

    code = "NoSuchVersion"


class RequestLimitExceeded(kinds.Throttled):
    """Calls come too fast; wait, then go on more slowly.

    Code ``RequestLimitExceeded``.
    """

    code = "RequestLimitExceeded"


class RequestLimitExceededGlobalRegionUinLimitExceeded(RequestLimitExceeded):
    """The account calls too fast, counted over all regions.

    Code ``RequestLimitExceeded.GlobalRegionUinLimitExceeded``.
    """

    code = "RequestLimitExceeded.GlobalRegionUinLimitExceeded"


class RequestLimitExceededIPLimitExceeded(RequestLimitExceeded):
    """Calls from this address come too fast.

    Code ``RequestLimitExceeded.IPLimitExceeded``.
    """

    code = "RequestLimitExceeded.IPLimitExceeded"


class RequestLimitExceededUinLimitExceeded(RequestLimitExceeded):
    """The account calls too fast.

    Code ``RequestLimitExceeded.UinLimitExceeded``.
    """

    code = "RequestLimitExceeded.UinLimitExceeded"


class RequestSizeLimitExceeded(kinds.InvalidRequest):
    """The request is larger than the vendor takes.

    Code ``RequestSizeLimitExceeded``.
    """

    code = "RequestSizeLimitExceeded"


class ResourceInUse(kinds.Conflict):
    """The resource is busy or held by something else.

    Code ``ResourceInUse``.
    """

    code = "ResourceInUse"


class ResourceInsufficient(kinds.QuotaExceeded):
    """The resource is sold out or in short supply.

    Code ``ResourceInsufficient``.
    """

    code = "ResourceInsufficient"


class ResourceNotFound(kinds.NotFound):
    """There is no such resource.

    Code ``ResourceNotFound``.
    """

    code = "ResourceNotFound"


class ResourceUnavailable(kinds.Conflict):
    """The resource exists but cannot be used in its present state.

    Code ``ResourceUnavailable``.
    """

    code = "ResourceUnavailable"


class ResponseSizeLimitExceeded(kinds.InvalidRequest):
    """The answer would be too large; ask for less at once.

    Code ``ResponseSizeLimitExceeded``.
    """

    code = "ResponseSizeLimitExceeded"


class ServiceUnavailable(kinds.Unavailable):
    """The service is down for a while; try again later.

    Code ``ServiceUnavailable``.
    """

    code = "ServiceUnavailable"


class UnauthorizedOperation(kinds.PermissionDenied):
    """The caller may not do this.

    Code ``UnauthorizedOperation``.
    """

    code = "UnauthorizedOperation"


class UnknownParameter(kinds.InvalidRequest):
    """The request holds a parameter that the action does not define.

    Code ``UnknownParameter``.
    """

    code = "UnknownParameter"


class UnsupportedOperation(kinds.InvalidRequest):
    """The operation is not supported.

    Code ``UnsupportedOperation``.
    """

    code = "UnsupportedOperation"


class UnsupportedProtocol(kinds.InvalidRequest):
    """Only GET and POST over HTTP or HTTPS are served.

    Code ``UnsupportedProtocol``.
    """

    code = "UnsupportedProtocol"


class UnsupportedRegion(kinds.InvalidRequest):
    """The action is not offered in this region.

    Code ``UnsupportedRegion``.
    """

    code = "UnsupportedRegion"


BY_CODE: dict[str, type[kinds.ApiError]] = {
    "ActionOffline": ActionOffline,
    "AuthFailure.InvalidAuthorization": AuthFailureInvalidAuthorization,
    "AuthFailure.InvalidSecretId": AuthFailureInvalidSecretId,
    "AuthFailure.MFAFailure": AuthFailureMFAFailure,
    "AuthFailure.SecretIdNotFound": AuthFailureSecretIdNotFound,
    "AuthFailure.SignatureExpire": AuthFailureSignatureExpire,
    "AuthFailure.SignatureFailure": AuthFailureSignatureFailure,
    "AuthFailure.TokenFailure": AuthFailureTokenFailure,
    "AuthFailure.UnauthorizedOperation": AuthFailureUnauthorizedOperation,
    "DryRunOperation": DryRunOperation,
    "FailedOperation": FailedOperation,
    "InternalError": InternalError,
    "InvalidAction": InvalidAction,
    "InvalidParameter": InvalidParameter,
    "InvalidParameterValue": InvalidParameterValue,
    "InvalidRequest": InvalidRequest,
    "IpInBlacklist": IpInBlacklist,
    "IpNotInWhitelist": IpNotInWhitelist,
    "LimitExceeded": LimitExceeded,
    "MissingParameter": MissingParameter,
    "NoSuchProduct": NoSuchProduct,
    "NoSuchVersion": NoSuchVersion,
    "RequestLimitExceeded": RequestLimitExceeded,
    "RequestLimitExceeded.GlobalRegionUinLimitExceeded": RequestLimitExceededGlobalRegionUinLimitExceeded,
    "RequestLimitExceeded.IPLimitExceeded": RequestLimitExceededIPLimitExceeded,
    "RequestLimitExceeded.UinLimitExceeded": RequestLimitExceededUinLimitExceeded,
    "RequestSizeLimitExceeded": RequestSizeLimitExceeded,
    "ResourceInUse": ResourceInUse,
    "ResourceInsufficient": ResourceInsufficient,
    "ResourceNotFound": ResourceNotFound,
    "ResourceUnavailable": ResourceUnavailable,
    "ResponseSizeLimitExceeded": ResponseSizeLimitExceeded,
    "ServiceUnavailable": ServiceUnavailable,
    "UnauthorizedOperation": UnauthorizedOperation,
    "UnknownParameter": UnknownParameter,
    "UnsupportedOperation": UnsupportedOperation,
    "UnsupportedProtocol": UnsupportedProtocol,
    "UnsupportedRegion": UnsupportedRegion,
}
"""Every documented code and its class."""
