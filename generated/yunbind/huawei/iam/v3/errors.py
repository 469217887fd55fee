# @generated from specs/huawei/iam/v3/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Huawei Cloud Identity and Access Management v3, with the common ones.

Each class is also one of the kinds in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

from yunbind.huawei.errors import BY_CODE as COMMON
from yunbind.huawei.errors import (
    AdminTokenUnavailable,
    ApiAccessDenied,
    ApiCallsItself,
    ApiConfigurationNotLoaded,
    ApiNotFound,
    AppAuthenticationFailed,
    AppFrozen,
    AppNotAuthorized,
    AppQuotaUsedUp,
    AuthenticationInformationInvalid,
    BackendConfigurationMissing,
    BackendIpDenied,
    BackendNotFound,
    BackendPortMissing,
    BackendSignatureFailed,
    ClientIpNotAuthorized,
    ClientIpUnknown,
    DebuggingAuthenticationFailed,
    DomainNameResolutionFailed,
    GatewayBadRequest,
    GatewayInternalError,
    GatewayRequestInvalid,
    IamAuthenticationFailed,
    IamUnavailable,
    IamUserNotAllowedInRegion,
    IamUserNotAuthorized,
    NoBackendAvailable,
    OrchestrationFailed,
    PluginConfigurationMissing,
    ProjectUnavailable,
    ProtocolNotSupported,
    ServiceUnreachableInRegion,
    ThrottlingThresholdReached,
    TokenMustBeUpdated,
    VpcBackendMissing,
)

__all__ = [
    "BY_CODE",
    "AdminTokenUnavailable",
    "ApiAccessDenied",
    "ApiCallsItself",
    "ApiConfigurationNotLoaded",
    "ApiNotFound",
    "AppAuthenticationFailed",
    "AppFrozen",
    "AppNotAuthorized",
    "AppQuotaUsedUp",
    "AuthenticationInformationInvalid",
    "BackendConfigurationMissing",
    "BackendIpDenied",
    "BackendNotFound",
    "BackendPortMissing",
    "BackendSignatureFailed",
    "BadRequest",
    "ClientIpNotAuthorized",
    "ClientIpUnknown",
    "DebuggingAuthenticationFailed",
    "DomainNameResolutionFailed",
    "Forbidden",
    "GatewayBadRequest",
    "GatewayInternalError",
    "GatewayRequestInvalid",
    "IamAuthenticationFailed",
    "IamUnavailable",
    "IamUserNotAllowedInRegion",
    "IamUserNotAuthorized",
    "InternalServerError",
    "MethodNotAllowed",
    "NoBackendAvailable",
    "ObjectNotFound",
    "OrchestrationFailed",
    "PluginConfigurationMissing",
    "ProjectUnavailable",
    "ProtocolNotSupported",
    "RequestEntityTooLarge",
    "ServiceUnavailable",
    "ServiceUnreachableInRegion",
    "ThrottlingThresholdReached",
    "TokenMustBeUpdated",
    "Unauthorized",
    "VpcBackendMissing",
]


class BadRequest(kinds.InvalidRequest):
    """The request cannot be understood.

    Code ``400``; HTTP status 400.
    """

    code = "400"


class Forbidden(kinds.PermissionDenied):
    """The caller may not do this.

    Code ``403``; HTTP status 403.
    """

    code = "403"


class InternalServerError(kinds.ServerFault):
    """Something failed inside the service.

    Code ``500``; HTTP status 500.
    """

    code = "500"


class MethodNotAllowed(kinds.InvalidRequest):
    """The method is not allowed for this path.

    Code ``405``; HTTP status 405.
    """

    code = "405"


class ObjectNotFound(kinds.NotFound):
    """There is no such object.

    Code ``404``; HTTP status 404.
    """

    code = "404"


class RequestEntityTooLarge(kinds.InvalidRequest):
    """The body is too large.

    Code ``413``; HTTP status 413.
    """

    code = "413"


class ServiceUnavailable(kinds.Unavailable):
    """The service cannot answer for the moment.

    Code ``503``; HTTP status 503.
    """

    code = "503"


class Unauthorized(kinds.AuthFailed):
    """Name, password or token are wrong. Do not repeat it; wrong passwords lock the user.

    Code ``401``; HTTP status 401.
    """

    code = "401"


BY_CODE: dict[str, type[kinds.ApiError]] = {
    **COMMON,
    "400": BadRequest,
    "403": Forbidden,
    "500": InternalServerError,
    "405": MethodNotAllowed,
    "404": ObjectNotFound,
    "413": RequestEntityTooLarge,
    "503": ServiceUnavailable,
    "401": Unauthorized,
}
"""Every documented code and its class."""
