"""Error classes of the fake services, in the style of the generator."""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds


class InvalidParameterValue(kinds.InvalidRequest):
    code = "InvalidParameterValue"


class InvalidParameterValueInvalidFilter(InvalidParameterValue):
    code = "InvalidParameterValue.InvalidFilter"


class ResourceNotFound(kinds.NotFound):
    code = "ResourceNotFound"


class FailedOperation(kinds.Conflict):
    code = "FailedOperation"


class FailedOperationTryAgain(FailedOperation, kinds.Unavailable):
    code = "FailedOperation.TryAgain"
    kind = "unavailable"
    retryable = True


class Throttling(kinds.Throttled):
    code = "Throttling"


class ClockIsOff(kinds.AuthFailed):
    code = "AuthFailure.SignatureExpire"


class NonceUsed(kinds.AuthFailed):
    code = "SignatureNonceUsed"
    retryable = True


class Daily(kinds.Throttled):
    code = "Throttling.PerDay"
    retryable = False


class Fault(kinds.ServerFault):
    code = "InternalError"


class GatewayAuthentication(kinds.AuthFailed):
    code = "APIGW.0301"


class ClusterRequest(kinds.InvalidRequest):
    code = "CCE.01400001"


BY_CODE: dict[str, type[kinds.ApiError]] = {
    kind.code: kind
    for kind in (
        InvalidParameterValue,
        InvalidParameterValueInvalidFilter,
        ResourceNotFound,
        FailedOperation,
        FailedOperationTryAgain,
        Throttling,
        ClockIsOff,
        NonceUsed,
        Daily,
        Fault,
        GatewayAuthentication,
        ClusterRequest,
    )
}
