# @generated from specs/alibaba/sts/2015-04-01/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Alibaba Cloud Security Token Service 2015-04-01, with the common ones.

Each class is a subclass of its kind in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

from yunbind.alibaba.errors import *
from yunbind.alibaba.errors import InvalidParameter


class AuthenticationFail(kinds.ApiError):
    """Any code that starts with ``AuthenticationFail.``."""


class AuthenticationFailApiPassword(AuthenticationFail, kinds.AuthFailed):
    """The API password is invalid.

    Code ``AuthenticationFail.ApiPassword``; HTTP status 403; message: The specified api password is
    not legal.
    """

    code = "AuthenticationFail.ApiPassword"


class AuthenticationFailApiUsername(AuthenticationFail, kinds.AuthFailed):
    """The API user name is invalid.

    Code ``AuthenticationFail.ApiUsername``; HTTP status 403; message: The specified api username is
    not legal.
    """

    code = "AuthenticationFail.ApiUsername"


class AuthenticationFailNoPermission(AuthenticationFail, kinds.PermissionDenied):
    """The role does not trust the caller, or the identity provider is not registered. Check the trust
    policy of the role and the provider.

    Code ``AuthenticationFail.NoPermission``; HTTP status 401.
    """

    code = "AuthenticationFail.NoPermission"


class AuthenticationFailOIDCTokenAudienceNotMatch(AuthenticationFail, kinds.AuthFailed):
    """The token was issued for another audience.

    Code ``AuthenticationFail.OIDCToken.AudienceNotMatch``; HTTP status 401; message: Invalid
    audience.
    """

    code = "AuthenticationFail.OIDCToken.AudienceNotMatch"


class AuthenticationFailOIDCTokenExpired(AuthenticationFail, kinds.AuthFailed):
    """The token has expired. Get a new one from the identity provider.

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
    """The token is empty or malformed. The message contains the reason.

    Code ``AuthenticationFail.OIDCToken.Invalid``; HTTP status 401.
    """

    code = "AuthenticationFail.OIDCToken.Invalid"


class AuthenticationFailOIDCTokenInvalidSignature(AuthenticationFail, kinds.AuthFailed):
    """The signature of the token is invalid.

    Code ``AuthenticationFail.OIDCToken.InvalidSignature``; HTTP status 401; message: OIDC token
    validate failed: invalid signature.
    """

    code = "AuthenticationFail.OIDCToken.InvalidSignature"


class EntityNotExist(kinds.ApiError):
    """Any code that starts with ``EntityNotExist.``."""


class EntityNotExistRole(EntityNotExist, kinds.NotFound):
    """The role does not exist. Check the ARN of the role.

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
    """The duration is less than 900 seconds or more than the session duration of the role.

    Code ``InvalidParameter.DurationSeconds``; HTTP status 400; message: The Min/Max value of
    DurationSeconds is 15min/1hr.
    """

    code = "InvalidParameter.DurationSeconds"


class InvalidParameterExternalId(InvalidParameter):
    """The format of ExternalId is invalid.

    Code ``InvalidParameter.ExternalId``; HTTP status 400; message: The parameter ExternalId is
    wrongly formed.
    """

    code = "InvalidParameter.ExternalId"


class InvalidParameterPolicyGrammar(InvalidParameter):
    """The syntax of the policy is invalid. Correct the policy.

    Code ``InvalidParameter.PolicyGrammar``; HTTP status 400; message: The parameter Policy has not
    passed grammar check.
    """

    code = "InvalidParameter.PolicyGrammar"


class InvalidParameterPolicySize(InvalidParameter):
    """The policy is too long. Shorten it.

    Code ``InvalidParameter.PolicySize``; HTTP status 400; message: The size of Policy must be
    smaller than 2048 bytes.
    """

    code = "InvalidParameter.PolicySize"


class InvalidParameterRoleArn(InvalidParameter):
    """The format of RoleArn is invalid.

    Code ``InvalidParameter.RoleArn``; HTTP status 400; message: The parameter RoleArn is wrongly
    formed.
    """

    code = "InvalidParameter.RoleArn"


class InvalidParameterRoleSessionName(InvalidParameter):
    """The format of RoleSessionName is invalid.

    Code ``InvalidParameter.RoleSessionName``; HTTP status 400; message: The parameter
    RoleSessionName is wrongly formed.
    """

    code = "InvalidParameter.RoleSessionName"


class InvalidParameterSerialNumber(InvalidParameter):
    """The format of SerialNumber is invalid.

    Code ``InvalidParameter.SerialNumber``; HTTP status 400; message: The parameter SerialNumber is
    wrongly formed.
    """

    code = "InvalidParameter.SerialNumber"


class InvalidParameterTokenCode(InvalidParameter):
    """The format of TokenCode is invalid.

    Code ``InvalidParameter.TokenCode``; HTTP status 400; message: The parameter TokenCode is
    wrongly formed.
    """

    code = "InvalidParameter.TokenCode"


BY_CODE = kinds.collect_codes(__name__)
"""The class of each documented code."""
