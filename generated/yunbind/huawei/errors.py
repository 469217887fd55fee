# @generated from specs/huawei/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes that any action of Huawei Cloud may answer.

Each class is also one of the kinds in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

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
    "ClientIpNotAuthorized",
    "ClientIpUnknown",
    "DebuggingAuthenticationFailed",
    "DomainNameResolutionFailed",
    "GatewayBadRequest",
    "GatewayInternalError",
    "GatewayRequestInvalid",
    "IamAuthenticationFailed",
    "IamUnavailable",
    "IamUserNotAllowedInRegion",
    "IamUserNotAuthorized",
    "NoBackendAvailable",
    "OrchestrationFailed",
    "PluginConfigurationMissing",
    "ProjectUnavailable",
    "ProtocolNotSupported",
    "ServiceUnreachableInRegion",
    "ThrottlingThresholdReached",
    "TokenMustBeUpdated",
    "VpcBackendMissing",
]


class AdminTokenUnavailable(kinds.ServerFault):
    """The gateway could not get the token that it works with itself.

    Code ``APIGW.0608``; HTTP status 500.
    """

    code = "APIGW.0608"


class ApiAccessDenied(kinds.PermissionDenied):
    """Access to the API is denied.

    Code ``APIGW.0306``; HTTP status 403.
    """

    code = "APIGW.0306"


class ApiCallsItself(kinds.ServerFault):
    """The API's backend is the API itself.

    Code ``APIGW.0612``; HTTP status 500.
    """

    code = "APIGW.0612"
    retryable = False


class ApiConfigurationNotLoaded(kinds.ServerFault):
    """The gateway has not loaded the API's configuration.

    Code ``APIGW.0606``; HTTP status 500.
    """

    code = "APIGW.0606"


class ApiNotFound(kinds.InvalidRequest):
    """The gateway knows no such API. Check host, path and method.

    Code ``APIGW.0101``; HTTP status 404.
    """

    code = "APIGW.0101"


class AppAuthenticationFailed(kinds.AuthFailed):
    """The application's signature was refused; a clock that is over 15 minutes off is one cause.

    Code ``APIGW.0303``; HTTP status 401.
    """

    code = "APIGW.0303"


class AppFrozen(kinds.PermissionDenied):
    """The application is frozen for want of balance.

    Code ``APIGW.0502``; HTTP status 405.
    """

    code = "APIGW.0502"


class AppNotAuthorized(kinds.PermissionDenied):
    """The application may not call this API.

    Code ``APIGW.0304``; HTTP status 403.
    """

    code = "APIGW.0304"


class AppQuotaUsedUp(kinds.QuotaExceeded):
    """The application has used up its calls.

    Code ``APIGW.0501``; HTTP status 405.
    """

    code = "APIGW.0501"


class AuthenticationInformationInvalid(kinds.AuthFailed):
    """What was sent to authenticate is wrong.

    Code ``APIGW.0305``; HTTP status 401.
    """

    code = "APIGW.0305"


class BackendConfigurationMissing(kinds.InvalidRequest):
    """The API's backend is not configured.

    Code ``APIGW.0105``; HTTP status 400.
    """

    code = "APIGW.0105"


class BackendIpDenied(kinds.PermissionDenied):
    """The backend's address must not be reached.

    Code ``APIGW.0404``; HTTP status 403.
    """

    code = "APIGW.0404"


class BackendNotFound(kinds.InvalidRequest):
    """The gateway found no backend for the API.

    Code ``APIGW.0103``; HTTP status 404.
    """

    code = "APIGW.0103"


class BackendPortMissing(kinds.ServerFault):
    """The port of the API's backend is missing.

    Code ``APIGW.0611``; HTTP status 500.
    """

    code = "APIGW.0611"


class BackendSignatureFailed(kinds.ServerFault):
    """The gateway could not sign its request to the backend.

    Code ``APIGW.0705``; HTTP status 500.
    """

    code = "APIGW.0705"


class ClientIpNotAuthorized(kinds.PermissionDenied):
    """The client's address is not allowed to call.

    Code ``APIGW.0402``; HTTP status 403.
    """

    code = "APIGW.0402"


class ClientIpUnknown(kinds.PermissionDenied):
    """The client's address cannot be determined.

    Code ``APIGW.0401``; HTTP status 403.
    """

    code = "APIGW.0401"


class DebuggingAuthenticationFailed(kinds.AuthFailed):
    """What was sent to authenticate a debugging call is wrong.

    Code ``APIGW.0311``; HTTP status 401.
    """

    code = "APIGW.0311"


class DomainNameResolutionFailed(kinds.ServerFault):
    """The gateway could not resolve the backend's name.

    Code ``APIGW.0605``; HTTP status 500.
    """

    code = "APIGW.0605"


class GatewayBadRequest(kinds.InvalidRequest):
    """The gateway cannot make sense of the request.

    Code ``APIGW.0602``; HTTP status 400.
    """

    code = "APIGW.0602"


class GatewayInternalError(kinds.ServerFault):
    """Something failed inside the gateway.

    Code ``APIGW.0601``; HTTP status 500.
    """

    code = "APIGW.0601"


class GatewayRequestInvalid(kinds.InvalidRequest):
    """A parameter is wrong (400), the body is over 12 MB (413), the URL or the headers are too long
    (414, 494), or the backend is away or too slow (502, 504). The status tells which.

    Code ``APIGW.0201``; HTTP status 400.
    """

    code = "APIGW.0201"


class IamAuthenticationFailed(kinds.AuthFailed):
    """The signature or the token was refused, or the access key is locked after too many failures. The
    message says which, and may show the request that the gateway signed. Do not repeat it
    unchanged.

    Code ``APIGW.0301``; HTTP status 401; message: Incorrect IAM authentication information: %s.
    """

    code = "APIGW.0301"


class IamUnavailable(kinds.Unavailable):
    """The identity service cannot be reached.

    Code ``APIGW.0613``; HTTP status 503.
    """

    code = "APIGW.0613"


class IamUserNotAllowedInRegion(kinds.PermissionDenied):
    """The user may not act in the chosen region.

    Code ``APIGW.0802``; HTTP status 403.
    """

    code = "APIGW.0802"


class IamUserNotAuthorized(kinds.PermissionDenied):
    """The user may not call this API.

    Code ``APIGW.0302``; HTTP status 403.
    """

    code = "APIGW.0302"


class NoBackendAvailable(kinds.Unavailable):
    """No backend of the API is up.

    Code ``APIGW.0610``; HTTP status 502.
    """

    code = "APIGW.0610"


class OrchestrationFailed(kinds.InvalidRequest):
    """The gateway could not prepare the request; also seen when the header Content-Type is missing.

    Code ``APIGW.0106``; HTTP status 400.
    """

    code = "APIGW.0106"


class PluginConfigurationMissing(kinds.InvalidRequest):
    """The API's plug-in is not configured.

    Code ``APIGW.0104``; HTTP status 400.
    """

    code = "APIGW.0104"


class ProjectUnavailable(kinds.PermissionDenied):
    """The project cannot be used.

    Code ``APIGW.0310``; HTTP status 403.
    """

    code = "APIGW.0310"


class ProtocolNotSupported(kinds.InvalidRequest):
    """The API does not take this protocol.

    Code ``APIGW.0607``; HTTP status 400.
    """

    code = "APIGW.0607"


class ServiceUnreachableInRegion(kinds.PermissionDenied):
    """The service cannot be reached in the chosen region.

    Code ``APIGW.0801``; HTTP status 403.
    """

    code = "APIGW.0801"


class ThrottlingThresholdReached(kinds.Throttled):
    """Too many requests; the message names the limit. Without one of its own an API takes 200 calls
    per second.

    Code ``APIGW.0308``; HTTP status 429; message: The throttling threshold has been reached: %s.
    """

    code = "APIGW.0308"


class TokenMustBeUpdated(kinds.AuthFailed):
    """The token is out of date or belongs to another region. Get a new one and check the endpoint.

    Code ``APIGW.0307``; HTTP status 401.
    """

    code = "APIGW.0307"


class VpcBackendMissing(kinds.ServerFault):
    """The API's backend in a private network is missing.

    Code ``APIGW.0609``; HTTP status 500.
    """

    code = "APIGW.0609"


BY_CODE: dict[str, type[kinds.ApiError]] = {
    "APIGW.0608": AdminTokenUnavailable,
    "APIGW.0306": ApiAccessDenied,
    "APIGW.0612": ApiCallsItself,
    "APIGW.0606": ApiConfigurationNotLoaded,
    "APIGW.0101": ApiNotFound,
    "APIGW.0303": AppAuthenticationFailed,
    "APIGW.0502": AppFrozen,
    "APIGW.0304": AppNotAuthorized,
    "APIGW.0501": AppQuotaUsedUp,
    "APIGW.0305": AuthenticationInformationInvalid,
    "APIGW.0105": BackendConfigurationMissing,
    "APIGW.0404": BackendIpDenied,
    "APIGW.0103": BackendNotFound,
    "APIGW.0611": BackendPortMissing,
    "APIGW.0705": BackendSignatureFailed,
    "APIGW.0402": ClientIpNotAuthorized,
    "APIGW.0401": ClientIpUnknown,
    "APIGW.0311": DebuggingAuthenticationFailed,
    "APIGW.0605": DomainNameResolutionFailed,
    "APIGW.0602": GatewayBadRequest,
    "APIGW.0601": GatewayInternalError,
    "APIGW.0201": GatewayRequestInvalid,
    "APIGW.0301": IamAuthenticationFailed,
    "APIGW.0613": IamUnavailable,
    "APIGW.0802": IamUserNotAllowedInRegion,
    "APIGW.0302": IamUserNotAuthorized,
    "APIGW.0610": NoBackendAvailable,
    "APIGW.0106": OrchestrationFailed,
    "APIGW.0104": PluginConfigurationMissing,
    "APIGW.0310": ProjectUnavailable,
    "APIGW.0607": ProtocolNotSupported,
    "APIGW.0801": ServiceUnreachableInRegion,
    "APIGW.0308": ThrottlingThresholdReached,
    "APIGW.0307": TokenMustBeUpdated,
    "APIGW.0609": VpcBackendMissing,
}
"""Every documented code and its class."""
