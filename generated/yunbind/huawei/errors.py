# @generated from specs/huawei/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes that any action of Huawei Cloud can return.

Each class is a subclass of its kind in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

__all__ = [
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
    """The gateway could not get its own admin token.

    Code ``APIGW.0608``; HTTP status 500.
    """

    code = "APIGW.0608"


class ApiAccessDenied(kinds.PermissionDenied):
    """Access to the API is denied.

    Code ``APIGW.0306``; HTTP status 403.
    """

    code = "APIGW.0306"


class ApiCallsItself(kinds.ServerFault):
    """The API has itself as its backend.

    Code ``APIGW.0612``; HTTP status 500.
    """

    code = "APIGW.0612"
    retryable = False


class ApiConfigurationNotLoaded(kinds.ServerFault):
    """The gateway has not loaded the configuration of the API.

    Code ``APIGW.0606``; HTTP status 500.
    """

    code = "APIGW.0606"


class ApiNotFound(kinds.InvalidRequest):
    """The API does not exist at the gateway. Check the host, the path and the method.

    Code ``APIGW.0101``; HTTP status 404.
    """

    code = "APIGW.0101"


class AppAuthenticationFailed(kinds.AuthFailed):
    """The authentication of the app failed. A clock difference of more than 15 minutes is a possible
    cause.

    Code ``APIGW.0303``; HTTP status 401.
    """

    code = "APIGW.0303"


class AppFrozen(kinds.PermissionDenied):
    """The app is frozen because the balance is insufficient.

    Code ``APIGW.0502``; HTTP status 405.
    """

    code = "APIGW.0502"


class AppNotAuthorized(kinds.PermissionDenied):
    """The app has no permission to call the API.

    Code ``APIGW.0304``; HTTP status 403.
    """

    code = "APIGW.0304"


class AppQuotaUsedUp(kinds.QuotaExceeded):
    """The call quota of the app is used up.

    Code ``APIGW.0501``; HTTP status 405.
    """

    code = "APIGW.0501"


class AuthenticationInformationInvalid(kinds.AuthFailed):
    """The authentication information is invalid. Check the credentials.

    Code ``APIGW.0305``; HTTP status 401.
    """

    code = "APIGW.0305"


class BackendConfigurationMissing(kinds.InvalidRequest):
    """The backend of the API is not configured.

    Code ``APIGW.0105``; HTTP status 400.
    """

    code = "APIGW.0105"


class BackendIpDenied(kinds.PermissionDenied):
    """Access to the IP address of the backend is forbidden.

    Code ``APIGW.0404``; HTTP status 403.
    """

    code = "APIGW.0404"


class BackendNotFound(kinds.InvalidRequest):
    """The gateway found no backend for the API.

    Code ``APIGW.0103``; HTTP status 404.
    """

    code = "APIGW.0103"


class BackendPortMissing(kinds.ServerFault):
    """The port of the backend is missing.

    Code ``APIGW.0611``; HTTP status 500.
    """

    code = "APIGW.0611"


class BackendSignatureFailed(kinds.ServerFault):
    """The gateway could not sign the request to the backend.

    Code ``APIGW.0705``; HTTP status 500.
    """

    code = "APIGW.0705"


class ClientIpNotAuthorized(kinds.PermissionDenied):
    """The IP address of the client is not allowed to call the API.

    Code ``APIGW.0402``; HTTP status 403.
    """

    code = "APIGW.0402"


class ClientIpUnknown(kinds.PermissionDenied):
    """The IP address of the client cannot be determined.

    Code ``APIGW.0401``; HTTP status 403.
    """

    code = "APIGW.0401"


class DebuggingAuthenticationFailed(kinds.AuthFailed):
    """The authentication information of a debugging call is invalid.

    Code ``APIGW.0311``; HTTP status 401.
    """

    code = "APIGW.0311"


class DomainNameResolutionFailed(kinds.ServerFault):
    """The gateway could not resolve the domain name of the backend.

    Code ``APIGW.0605``; HTTP status 500.
    """

    code = "APIGW.0605"


class GatewayBadRequest(kinds.InvalidRequest):
    """The gateway cannot parse the request.

    Code ``APIGW.0602``; HTTP status 400.
    """

    code = "APIGW.0602"


class GatewayInternalError(kinds.ServerFault):
    """An internal error occurred in the gateway. Try again later.

    Code ``APIGW.0601``; HTTP status 500.
    """

    code = "APIGW.0601"


class GatewayRequestInvalid(kinds.InvalidRequest):
    """The status shows the cause. 400: a parameter is invalid. 413: the body is larger than 12 MB. 414
    or 494: the URL or the headers are too long. 502 or 504: the backend is unavailable or timed
    out.

    Code ``APIGW.0201``; HTTP status 400.
    """

    code = "APIGW.0201"


class IamAuthenticationFailed(kinds.AuthFailed):
    """The signature or the token is invalid, or the access key is locked after too many failures. The
    message contains the reason, and possibly the canonical request of the gateway. Do not retry the
    unchanged request.

    Code ``APIGW.0301``; HTTP status 401; message: Incorrect IAM authentication information: %s.
    """

    code = "APIGW.0301"


class IamUnavailable(kinds.Unavailable):
    """The identity service (IAM) is not available. Try again later.

    Code ``APIGW.0613``; HTTP status 503.
    """

    code = "APIGW.0613"


class IamUserNotAllowedInRegion(kinds.PermissionDenied):
    """The user is not allowed to use the selected region.

    Code ``APIGW.0802``; HTTP status 403.
    """

    code = "APIGW.0802"


class IamUserNotAuthorized(kinds.PermissionDenied):
    """The user has no permission to call the API. Grant the permission to the user.

    Code ``APIGW.0302``; HTTP status 403.
    """

    code = "APIGW.0302"


class NoBackendAvailable(kinds.Unavailable):
    """No backend of the API is available. Try again later.

    Code ``APIGW.0610``; HTTP status 502.
    """

    code = "APIGW.0610"


class OrchestrationFailed(kinds.InvalidRequest):
    """The gateway could not process the request. A missing Content-Type header can be the cause.

    Code ``APIGW.0106``; HTTP status 400.
    """

    code = "APIGW.0106"


class PluginConfigurationMissing(kinds.InvalidRequest):
    """The plug-in of the API is not configured.

    Code ``APIGW.0104``; HTTP status 400.
    """

    code = "APIGW.0104"


class ProjectUnavailable(kinds.PermissionDenied):
    """The project is not available. Check the project ID.

    Code ``APIGW.0310``; HTTP status 403.
    """

    code = "APIGW.0310"


class ProtocolNotSupported(kinds.InvalidRequest):
    """The API does not support the protocol.

    Code ``APIGW.0607``; HTTP status 400.
    """

    code = "APIGW.0607"


class ServiceUnreachableInRegion(kinds.PermissionDenied):
    """The service is not accessible in the selected region. Choose another region.

    Code ``APIGW.0801``; HTTP status 403.
    """

    code = "APIGW.0801"


class ThrottlingThresholdReached(kinds.Throttled):
    """The request rate exceeds the limit in the message. Send requests less often. The limit of an API
    defaults to 200 calls per second.

    Code ``APIGW.0308``; HTTP status 429; message: The throttling threshold has been reached: %s.
    """

    code = "APIGW.0308"


class TokenMustBeUpdated(kinds.AuthFailed):
    """The token is outdated or belongs to another region. Get a new one and check the endpoint.

    Code ``APIGW.0307``; HTTP status 401.
    """

    code = "APIGW.0307"


class VpcBackendMissing(kinds.ServerFault):
    """The VPC backend of the API does not exist.

    Code ``APIGW.0609``; HTTP status 500.
    """

    code = "APIGW.0609"


BY_CODE = kinds.collect_codes(__name__)
"""The class of each documented code."""
