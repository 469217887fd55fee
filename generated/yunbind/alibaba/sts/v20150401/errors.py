# @generated from specs/alibaba/sts/2015-04-01/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Alibaba Cloud Security Token Service 2015-04-01, with the common ones.

Each class is also one of the kinds in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

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
    "AuthenticationFail",
    "AuthenticationFailApiPassword",
    "AuthenticationFailApiUsername",
    "AuthenticationFailNoPermission",
    "AuthenticationFailOIDCTokenAudienceNotMatch",
    "AuthenticationFailOIDCTokenExpired",
    "AuthenticationFailOIDCTokenHttpsUrlInvalid",
    "AuthenticationFailOIDCTokenInvalid",
    "AuthenticationFailOIDCTokenInvalidSignature",
    "Degrade",
    "DegradeApi",
    "EntityNotExist",
    "EntityNotExistRole",
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
    "InvalidParameterContentType",
    "InvalidParameterDurationSeconds",
    "InvalidParameterExternalId",
    "InvalidParameterFormat",
    "InvalidParameterLengthExceeded",
    "InvalidParameterNotFound",
    "InvalidParameterPolicyGrammar",
    "InvalidParameterPolicySize",
    "InvalidParameterRoleArn",
    "InvalidParameterRoleSessionName",
    "InvalidParameterSerialNumber",
    "InvalidParameterTokenCode",
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


class AuthenticationFail(kinds.ApiError):
    """Every code that begins with ``AuthenticationFail.``."""


class AuthenticationFailApiPassword(AuthenticationFail, kinds.AuthFailed):
    """The password to authenticate with is not valid.

    Code ``AuthenticationFail.ApiPassword``; HTTP status 403; message: The specified api password is
    not legal.
    """

    code = "AuthenticationFail.ApiPassword"


class AuthenticationFailApiUsername(AuthenticationFail, kinds.AuthFailed):
    """The name to authenticate with is not valid.

    Code ``AuthenticationFail.ApiUsername``; HTTP status 403; message: The specified api username is
    not legal.
    """

    code = "AuthenticationFail.ApiUsername"


class AuthenticationFailNoPermission(AuthenticationFail, kinds.PermissionDenied):
    """The role does not trust the caller, or the identity provider is not registered.

    Code ``AuthenticationFail.NoPermission``; HTTP status 401.
    """

    code = "AuthenticationFail.NoPermission"


class AuthenticationFailOIDCTokenAudienceNotMatch(AuthenticationFail, kinds.AuthFailed):
    """The token is for another audience.

    Code ``AuthenticationFail.OIDCToken.AudienceNotMatch``; HTTP status 401; message: Invalid
    audience.
    """

    code = "AuthenticationFail.OIDCToken.AudienceNotMatch"


class AuthenticationFailOIDCTokenExpired(AuthenticationFail, kinds.AuthFailed):
    """The token has expired.

    Code ``AuthenticationFail.OIDCToken.Expired``; HTTP status 401; message: This JsonWebToken is
    expired.
    """

    code = "AuthenticationFail.OIDCToken.Expired"


class AuthenticationFailOIDCTokenHttpsUrlInvalid(AuthenticationFail, kinds.AuthFailed):
    """The certificate of the identity provider's address is not trusted.

    Code ``AuthenticationFail.OIDCToken.HttpsUrlInvalid``; HTTP status 401.
    """

    code = "AuthenticationFail.OIDCToken.HttpsUrlInvalid"


class AuthenticationFailOIDCTokenInvalid(AuthenticationFail, kinds.AuthFailed):
    """The token is empty or cannot be read; the message says why.

    Code ``AuthenticationFail.OIDCToken.Invalid``; HTTP status 401.
    """

    code = "AuthenticationFail.OIDCToken.Invalid"


class AuthenticationFailOIDCTokenInvalidSignature(AuthenticationFail, kinds.AuthFailed):
    """The token's signature is wrong.

    Code ``AuthenticationFail.OIDCToken.InvalidSignature``; HTTP status 401; message: OIDC token
    validate failed: invalid signature.
    """

    code = "AuthenticationFail.OIDCToken.InvalidSignature"


class EntityNotExist(kinds.ApiError):
    """Every code that begins with ``EntityNotExist.``."""


class EntityNotExistRole(EntityNotExist, kinds.NotFound):
    """There is no such role.

    Code ``EntityNotExist.Role``; HTTP status 404; message: The specified Role not exists .
    """

    code = "EntityNotExist.Role"


class InvalidParameterContentType(InvalidParameter):
    """The content type of the request is not supported.

    Code ``InvalidParameter.ContentType``; HTTP status 400; message: The ContentType request header
    must be either "application/json" or "application/x-www-form-urlencoded".
    """

    code = "InvalidParameter.ContentType"


class InvalidParameterDurationSeconds(InvalidParameter):
    """The duration is below 900 seconds or above what the role allows.

    Code ``InvalidParameter.DurationSeconds``; HTTP status 400; message: The Min/Max value of
    DurationSeconds is 15min/1hr.
    """

    code = "InvalidParameter.DurationSeconds"


class InvalidParameterExternalId(InvalidParameter):
    """ExternalId has the wrong form.

    Code ``InvalidParameter.ExternalId``; HTTP status 400; message: The parameter ExternalId is
    wrongly formed.
    """

    code = "InvalidParameter.ExternalId"


class InvalidParameterPolicyGrammar(InvalidParameter):
    """The policy is not well written.

    Code ``InvalidParameter.PolicyGrammar``; HTTP status 400; message: The parameter Policy has not
    passed grammar check.
    """

    code = "InvalidParameter.PolicyGrammar"


class InvalidParameterPolicySize(InvalidParameter):
    """The policy is too long.

    Code ``InvalidParameter.PolicySize``; HTTP status 400; message: The size of Policy must be
    smaller than 2048 bytes.
    """

    code = "InvalidParameter.PolicySize"


class InvalidParameterRoleArn(InvalidParameter):
    """RoleArn has the wrong form.

    Code ``InvalidParameter.RoleArn``; HTTP status 400; message: The parameter RoleArn is wrongly
    formed.
    """

    code = "InvalidParameter.RoleArn"


class InvalidParameterRoleSessionName(InvalidParameter):
    """RoleSessionName has the wrong form.

    Code ``InvalidParameter.RoleSessionName``; HTTP status 400; message: The parameter
    RoleSessionName is wrongly formed.
    """

    code = "InvalidParameter.RoleSessionName"


class InvalidParameterSerialNumber(InvalidParameter):
    """SerialNumber has the wrong form.

    Code ``InvalidParameter.SerialNumber``; HTTP status 400; message: The parameter SerialNumber is
    wrongly formed.
    """

    code = "InvalidParameter.SerialNumber"


class InvalidParameterTokenCode(InvalidParameter):
    """TokenCode has the wrong form.

    Code ``InvalidParameter.TokenCode``; HTTP status 400; message: The parameter TokenCode is
    wrongly formed.
    """

    code = "InvalidParameter.TokenCode"


BY_CODE: dict[str, type[kinds.ApiError]] = {
    **COMMON,
    "AuthenticationFail.ApiPassword": AuthenticationFailApiPassword,
    "AuthenticationFail.ApiUsername": AuthenticationFailApiUsername,
    "AuthenticationFail.NoPermission": AuthenticationFailNoPermission,
    "AuthenticationFail.OIDCToken.AudienceNotMatch": AuthenticationFailOIDCTokenAudienceNotMatch,
    "AuthenticationFail.OIDCToken.Expired": AuthenticationFailOIDCTokenExpired,
    "AuthenticationFail.OIDCToken.HttpsUrlInvalid": AuthenticationFailOIDCTokenHttpsUrlInvalid,
    "AuthenticationFail.OIDCToken.Invalid": AuthenticationFailOIDCTokenInvalid,
    "AuthenticationFail.OIDCToken.InvalidSignature": AuthenticationFailOIDCTokenInvalidSignature,
    "EntityNotExist.Role": EntityNotExistRole,
    "InvalidParameter.ContentType": InvalidParameterContentType,
    "InvalidParameter.DurationSeconds": InvalidParameterDurationSeconds,
    "InvalidParameter.ExternalId": InvalidParameterExternalId,
    "InvalidParameter.PolicyGrammar": InvalidParameterPolicyGrammar,
    "InvalidParameter.PolicySize": InvalidParameterPolicySize,
    "InvalidParameter.RoleArn": InvalidParameterRoleArn,
    "InvalidParameter.RoleSessionName": InvalidParameterRoleSessionName,
    "InvalidParameter.SerialNumber": InvalidParameterSerialNumber,
    "InvalidParameter.TokenCode": InvalidParameterTokenCode,
}
"""Every documented code and its class."""
