# @generated from specs/tencent/ecm/2019-07-19/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Tencent Cloud Edge Computing Machine 2019-07-19, with the common ones.

Each class is also one of the kinds in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime import errors as kinds

from yunbind.tencent.errors import BY_CODE as COMMON
from yunbind.tencent.errors import (
    ActionOffline,
    AuthFailure,
    AuthFailureInvalidAuthorization,
    AuthFailureInvalidSecretId,
    AuthFailureMFAFailure,
    AuthFailureSecretIdNotFound,
    AuthFailureSignatureExpire,
    AuthFailureSignatureFailure,
    AuthFailureTokenFailure,
    AuthFailureUnauthorizedOperation,
    DryRunOperation,
    FailedOperation,
    InternalError,
    InvalidAction,
    InvalidParameter,
    InvalidParameterValue,
    InvalidRequest,
    IpInBlacklist,
    IpNotInWhitelist,
    LimitExceeded,
    MissingParameter,
    NoSuchProduct,
    NoSuchVersion,
    RequestLimitExceeded,
    RequestLimitExceededGlobalRegionUinLimitExceeded,
    RequestLimitExceededIPLimitExceeded,
    RequestLimitExceededUinLimitExceeded,
    RequestSizeLimitExceeded,
    ResourceInsufficient,
    ResourceInUse,
    ResourceNotFound,
    ResourceUnavailable,
    ResponseSizeLimitExceeded,
    ServiceUnavailable,
    UnauthorizedOperation,
    UnknownParameter,
    UnsupportedOperation,
    UnsupportedProtocol,
    UnsupportedRegion,
)

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
    "FailedOperationImageInUse",
    "FailedOperationInstanceNotAllStopped",
    "FailedOperationInternalOperationFailure",
    "FailedOperationOperationNotAllow",
    "InternalError",
    "InvalidAction",
    "InvalidParameter",
    "InvalidParameterInvalidDataFormat",
    "InvalidParameterValue",
    "InvalidParameterValueDuplicate",
    "InvalidParameterValueImageDuplicate",
    "InvalidParameterValueImageNameDuplicate",
    "InvalidParameterValueInvaildModifyParam",
    "InvalidParameterValueInvaildPageParam",
    "InvalidParameterValueInvalidFilter",
    "InvalidParameterValueInvalidImageArchitecture",
    "InvalidParameterValueInvalidImageID",
    "InvalidParameterValueInvalidInstanceID",
    "InvalidParameterValueInvalidModuleID",
    "InvalidParameterValueInvalidPublicParam",
    "InvalidParameterValueInvalidRegion",
    "InvalidParameterValueParameterValueTooLarge",
    "InvalidParameterValueTaskNotFound",
    "InvalidParameterValueUnsupportedRegion",
    "InvalidRequest",
    "IpInBlacklist",
    "IpNotInWhitelist",
    "LimitExceeded",
    "MissingParameter",
    "MissingParameterMissingImageParameter",
    "MissingParameterMissingModuleParameter",
    "NoSuchProduct",
    "NoSuchVersion",
    "RequestLimitExceeded",
    "RequestLimitExceededGlobalRegionUinLimitExceeded",
    "RequestLimitExceededIPLimitExceeded",
    "RequestLimitExceededUinLimitExceeded",
    "RequestSizeLimitExceeded",
    "ResourceInUse",
    "ResourceInsufficient",
    "ResourceInsufficientInvaildPrivateImageNum",
    "ResourceNotFound",
    "ResourceUnavailable",
    "ResponseSizeLimitExceeded",
    "ServiceUnavailable",
    "UnauthorizedOperation",
    "UnauthorizedOperationForbiddenOperation",
    "UnauthorizedOperationWindowsImage",
    "UnknownParameter",
    "UnsupportedOperation",
    "UnsupportedOperationInstanceIdNotFound",
    "UnsupportedOperationInstanceIdNotSupported",
    "UnsupportedOperationInstanceTypeNotSupportImage",
    "UnsupportedOperationInvalidInstanceState",
    "UnsupportedProtocol",
    "UnsupportedRegion",
]


class FailedOperationImageInUse(FailedOperation):
    """The image is in use.

    Code ``FailedOperation.ImageInUse``.
    """

    code = "FailedOperation.ImageInUse"


class FailedOperationInstanceNotAllStopped(FailedOperation):
    """Some of the machines still run; stop them first.

    Code ``FailedOperation.InstanceNotAllStopped``.
    """

    code = "FailedOperation.InstanceNotAllStopped"


class FailedOperationInternalOperationFailure(FailedOperation, kinds.ServerFault):
    """The service failed internally while doing the work.

    Code ``FailedOperation.InternalOperationFailure``.
    """

    code = "FailedOperation.InternalOperationFailure"
    kind = "server_fault"
    retryable = True


class FailedOperationOperationNotAllow(FailedOperation):
    """The operation is not allowed at the moment.

    Code ``FailedOperation.OperationNotAllow``.
    """

    code = "FailedOperation.OperationNotAllow"


class InvalidParameterInvalidDataFormat(InvalidParameter):
    """Data in the request is malformed.

    Code ``InvalidParameter.InvalidDataFormat``.
    """

    code = "InvalidParameter.InvalidDataFormat"


class InvalidParameterValueDuplicate(InvalidParameterValue, kinds.Conflict):
    """Data in the request is there already.

    Code ``InvalidParameterValue.Duplicate``.
    """

    code = "InvalidParameterValue.Duplicate"
    kind = "conflict"
    retryable = False


class InvalidParameterValueImageDuplicate(InvalidParameterValue, kinds.Conflict):
    """The image has already been imported.

    Code ``InvalidParameterValue.ImageDuplicate``.
    """

    code = "InvalidParameterValue.ImageDuplicate"
    kind = "conflict"
    retryable = False


class InvalidParameterValueImageNameDuplicate(InvalidParameterValue, kinds.Conflict):
    """Another image has this name.

    Code ``InvalidParameterValue.ImageNameDuplicate``.
    """

    code = "InvalidParameterValue.ImageNameDuplicate"
    kind = "conflict"
    retryable = False


class InvalidParameterValueInvaildModifyParam(InvalidParameterValue):
    """What is to be changed is not acceptable.

    Code ``InvalidParameterValue.InvaildModifyParam``.
    """

    code = "InvalidParameterValue.InvaildModifyParam"


class InvalidParameterValueInvaildPageParam(InvalidParameterValue):
    """The paging values are not acceptable.

    Code ``InvalidParameterValue.InvaildPageParam``.
    """

    code = "InvalidParameterValue.InvaildPageParam"


class InvalidParameterValueInvalidFilter(InvalidParameterValue):
    """A filter is not acceptable.

    Code ``InvalidParameterValue.InvalidFilter``.
    """

    code = "InvalidParameterValue.InvalidFilter"


class InvalidParameterValueInvalidImageArchitecture(InvalidParameterValue):
    """A machine type with more than 4 GB of memory cannot run a 32-bit image.

    Code ``InvalidParameterValue.InvalidImageArchitecture``.
    """

    code = "InvalidParameterValue.InvalidImageArchitecture"


class InvalidParameterValueInvalidImageID(InvalidParameterValue):
    """An image id is not valid.

    Code ``InvalidParameterValue.InvalidImageID``.
    """

    code = "InvalidParameterValue.InvalidImageID"


class InvalidParameterValueInvalidInstanceID(InvalidParameterValue):
    """A machine id is not valid.

    Code ``InvalidParameterValue.InvalidInstanceID``.
    """

    code = "InvalidParameterValue.InvalidInstanceID"


class InvalidParameterValueInvalidModuleID(InvalidParameterValue):
    """The module id is not valid.

    Code ``InvalidParameterValue.InvalidModuleID``.
    """

    code = "InvalidParameterValue.InvalidModuleID"


class InvalidParameterValueInvalidPublicParam(InvalidParameterValue):
    """A common parameter is not acceptable.

    Code ``InvalidParameterValue.InvalidPublicParam``.
    """

    code = "InvalidParameterValue.InvalidPublicParam"


class InvalidParameterValueInvalidRegion(InvalidParameterValue):
    """The edge region is not valid.

    Code ``InvalidParameterValue.InvalidRegion``.
    """

    code = "InvalidParameterValue.InvalidRegion"


class InvalidParameterValueParameterValueTooLarge(InvalidParameterValue):
    """A value is over its limit.

    Code ``InvalidParameterValue.ParameterValueTooLarge``.
    """

    code = "InvalidParameterValue.ParameterValueTooLarge"


class InvalidParameterValueTaskNotFound(InvalidParameterValue, kinds.NotFound):
    """There is no such task.

    Code ``InvalidParameterValue.TaskNotFound``.
    """

    code = "InvalidParameterValue.TaskNotFound"
    kind = "not_found"
    retryable = False


class InvalidParameterValueUnsupportedRegion(InvalidParameterValue):
    """Images cannot come from this region.

    Code ``InvalidParameterValue.UnsupportedRegion``.
    """

    code = "InvalidParameterValue.UnsupportedRegion"


class MissingParameterMissingImageParameter(MissingParameter):
    """The parameters that describe the image are incomplete.

    Code ``MissingParameter.MissingImageParameter``.
    """

    code = "MissingParameter.MissingImageParameter"


class MissingParameterMissingModuleParameter(MissingParameter):
    """The parameters that describe the module are incomplete.

    Code ``MissingParameter.MissingModuleParameter``.
    """

    code = "MissingParameter.MissingModuleParameter"


class ResourceInsufficientInvaildPrivateImageNum(ResourceInsufficient):
    """The account holds as many private images as it may.

    Code ``ResourceInsufficient.InvaildPrivateImageNum``.
    """

    code = "ResourceInsufficient.InvaildPrivateImageNum"


class UnauthorizedOperationForbiddenOperation(UnauthorizedOperation):
    """The caller may not do this.

    Code ``UnauthorizedOperation.ForbiddenOperation``.
    """

    code = "UnauthorizedOperation.ForbiddenOperation"


class UnauthorizedOperationWindowsImage(UnauthorizedOperation):
    """The account may not use Windows images.

    Code ``UnauthorizedOperation.WindowsImage``.
    """

    code = "UnauthorizedOperation.WindowsImage"


class UnsupportedOperationInstanceIdNotFound(UnsupportedOperation, kinds.NotFound):
    """There is no machine with this id.

    Code ``UnsupportedOperation.InstanceIdNotFound``.
    """

    code = "UnsupportedOperation.InstanceIdNotFound"
    kind = "not_found"
    retryable = False


class UnsupportedOperationInstanceIdNotSupported(UnsupportedOperation):
    """The machine does not support this operation.

    Code ``UnsupportedOperation.InstanceIdNotSupported``.
    """

    code = "UnsupportedOperation.InstanceIdNotSupported"


class UnsupportedOperationInstanceTypeNotSupportImage(UnsupportedOperation):
    """The machine type cannot run the image.

    Code ``UnsupportedOperation.InstanceTypeNotSupportImage``.
    """

    code = "UnsupportedOperation.InstanceTypeNotSupportImage"


class UnsupportedOperationInvalidInstanceState(UnsupportedOperation, kinds.Conflict):
    """The machine's present state does not permit this.

    Code ``UnsupportedOperation.InvalidInstanceState``.
    """

    code = "UnsupportedOperation.InvalidInstanceState"
    kind = "conflict"
    retryable = False


BY_CODE: dict[str, type[kinds.ApiError]] = {
    **COMMON,
    "FailedOperation.ImageInUse": FailedOperationImageInUse,
    "FailedOperation.InstanceNotAllStopped": FailedOperationInstanceNotAllStopped,
    "FailedOperation.InternalOperationFailure": FailedOperationInternalOperationFailure,
    "FailedOperation.OperationNotAllow": FailedOperationOperationNotAllow,
    "InvalidParameter.InvalidDataFormat": InvalidParameterInvalidDataFormat,
    "InvalidParameterValue.Duplicate": InvalidParameterValueDuplicate,
    "InvalidParameterValue.ImageDuplicate": InvalidParameterValueImageDuplicate,
    "InvalidParameterValue.ImageNameDuplicate": InvalidParameterValueImageNameDuplicate,
    "InvalidParameterValue.InvaildModifyParam": InvalidParameterValueInvaildModifyParam,
    "InvalidParameterValue.InvaildPageParam": InvalidParameterValueInvaildPageParam,
    "InvalidParameterValue.InvalidFilter": InvalidParameterValueInvalidFilter,
    "InvalidParameterValue.InvalidImageArchitecture": InvalidParameterValueInvalidImageArchitecture,
    "InvalidParameterValue.InvalidImageID": InvalidParameterValueInvalidImageID,
    "InvalidParameterValue.InvalidInstanceID": InvalidParameterValueInvalidInstanceID,
    "InvalidParameterValue.InvalidModuleID": InvalidParameterValueInvalidModuleID,
    "InvalidParameterValue.InvalidPublicParam": InvalidParameterValueInvalidPublicParam,
    "InvalidParameterValue.InvalidRegion": InvalidParameterValueInvalidRegion,
    "InvalidParameterValue.ParameterValueTooLarge": InvalidParameterValueParameterValueTooLarge,
    "InvalidParameterValue.TaskNotFound": InvalidParameterValueTaskNotFound,
    "InvalidParameterValue.UnsupportedRegion": InvalidParameterValueUnsupportedRegion,
    "MissingParameter.MissingImageParameter": MissingParameterMissingImageParameter,
    "MissingParameter.MissingModuleParameter": MissingParameterMissingModuleParameter,
    "ResourceInsufficient.InvaildPrivateImageNum": ResourceInsufficientInvaildPrivateImageNum,
    "UnauthorizedOperation.ForbiddenOperation": UnauthorizedOperationForbiddenOperation,
    "UnauthorizedOperation.WindowsImage": UnauthorizedOperationWindowsImage,
    "UnsupportedOperation.InstanceIdNotFound": UnsupportedOperationInstanceIdNotFound,
    "UnsupportedOperation.InstanceIdNotSupported": UnsupportedOperationInstanceIdNotSupported,
    "UnsupportedOperation.InstanceTypeNotSupportImage": UnsupportedOperationInstanceTypeNotSupportImage,
    "UnsupportedOperation.InvalidInstanceState": UnsupportedOperationInvalidInstanceState,
}
"""Every documented code and its class."""
