"""Error classes as the generator would emit them for the fake services."""

from __future__ import annotations

from yunbind_runtime import errors as kinds


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


class GatewayAuthentication(kinds.AuthFailed):
    code = "APIGW.0301"


class ClusterRequest(kinds.InvalidRequest):
    code = "CCE.01400001"


BY_CODE: dict[str, type[kinds.ApiError]] = {
    each.code: each
    for each in (
        InvalidParameterValue,
        InvalidParameterValueInvalidFilter,
        ResourceNotFound,
        FailedOperation,
        FailedOperationTryAgain,
        Throttling,
        GatewayAuthentication,
        ClusterRequest,
    )
}
