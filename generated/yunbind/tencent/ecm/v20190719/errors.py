# @generated from specs/tencent/ecm/2019-07-19/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Tencent Cloud Edge Computing Machine 2019-07-19, with the common ones.

Each class is a subclass of its kind in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

from yunbind.tencent.errors import *
from yunbind.tencent.errors import (
    FailedOperation,
    InvalidParameter,
    InvalidParameterValue,
    MissingParameter,
    ResourceInsufficient,
    UnauthorizedOperation,
    UnsupportedOperation,
)


class FailedOperationImageInUse(FailedOperation):
    """The image is in use.

    Code ``FailedOperation.ImageInUse``.
    """

    code = "FailedOperation.ImageInUse"


class FailedOperationInstanceNotAllStopped(FailedOperation):
    """Some instances are still running. Stop them first.

    Code ``FailedOperation.InstanceNotAllStopped``.
    """

    code = "FailedOperation.InstanceNotAllStopped"


class FailedOperationInternalOperationFailure(FailedOperation, kinds.ServerFault):
    """An internal operation of the service failed.

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
    """The data in the request is malformed.

    Code ``InvalidParameter.InvalidDataFormat``.
    """

    code = "InvalidParameter.InvalidDataFormat"


class InvalidParameterValueDuplicate(InvalidParameterValue, kinds.Conflict):
    """The data in the request already exists.

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
    """Another image already has this name. Choose a different name.

    Code ``InvalidParameterValue.ImageNameDuplicate``.
    """

    code = "InvalidParameterValue.ImageNameDuplicate"
    kind = "conflict"
    retryable = False


class InvalidParameterValueInvaildModifyParam(InvalidParameterValue):
    """The values to modify are invalid.

    Code ``InvalidParameterValue.InvaildModifyParam``.
    """

    code = "InvalidParameterValue.InvaildModifyParam"


class InvalidParameterValueInvaildPageParam(InvalidParameterValue):
    """The paging parameters are invalid.

    Code ``InvalidParameterValue.InvaildPageParam``.
    """

    code = "InvalidParameterValue.InvaildPageParam"


class InvalidParameterValueInvalidFilter(InvalidParameterValue):
    """A filter is invalid.

    Code ``InvalidParameterValue.InvalidFilter``.
    """

    code = "InvalidParameterValue.InvalidFilter"


class InvalidParameterValueInvalidImageArchitecture(InvalidParameterValue):
    """An instance type with more than 4 GB of memory cannot run a 32-bit image.

    Code ``InvalidParameterValue.InvalidImageArchitecture``.
    """

    code = "InvalidParameterValue.InvalidImageArchitecture"


class InvalidParameterValueInvalidImageID(InvalidParameterValue):
    """An image ID is invalid.

    Code ``InvalidParameterValue.InvalidImageID``.
    """

    code = "InvalidParameterValue.InvalidImageID"


class InvalidParameterValueInvalidInstanceID(InvalidParameterValue):
    """An instance ID is invalid.

    Code ``InvalidParameterValue.InvalidInstanceID``.
    """

    code = "InvalidParameterValue.InvalidInstanceID"


class InvalidParameterValueInvalidModuleID(InvalidParameterValue):
    """The module ID is invalid.

    Code ``InvalidParameterValue.InvalidModuleID``.
    """

    code = "InvalidParameterValue.InvalidModuleID"


class InvalidParameterValueInvalidPublicParam(InvalidParameterValue):
    """A common parameter is invalid.

    Code ``InvalidParameterValue.InvalidPublicParam``.
    """

    code = "InvalidParameterValue.InvalidPublicParam"


class InvalidParameterValueInvalidRegion(InvalidParameterValue):
    """The edge region is invalid.

    Code ``InvalidParameterValue.InvalidRegion``.
    """

    code = "InvalidParameterValue.InvalidRegion"


class InvalidParameterValueParameterValueTooLarge(InvalidParameterValue):
    """A parameter value exceeds its limit.

    Code ``InvalidParameterValue.ParameterValueTooLarge``.
    """

    code = "InvalidParameterValue.ParameterValueTooLarge"


class InvalidParameterValueTaskNotFound(InvalidParameterValue, kinds.NotFound):
    """The task does not exist.

    Code ``InvalidParameterValue.TaskNotFound``.
    """

    code = "InvalidParameterValue.TaskNotFound"
    kind = "not_found"
    retryable = False


class InvalidParameterValueUnsupportedRegion(InvalidParameterValue):
    """Images cannot be imported from this source region.

    Code ``InvalidParameterValue.UnsupportedRegion``.
    """

    code = "InvalidParameterValue.UnsupportedRegion"


class MissingParameterMissingImageParameter(MissingParameter):
    """The image parameters are incomplete.

    Code ``MissingParameter.MissingImageParameter``.
    """

    code = "MissingParameter.MissingImageParameter"


class MissingParameterMissingModuleParameter(MissingParameter):
    """The module parameters are incomplete.

    Code ``MissingParameter.MissingModuleParameter``.
    """

    code = "MissingParameter.MissingModuleParameter"


class ResourceInsufficientInvaildPrivateImageNum(ResourceInsufficient):
    """The account has reached its maximum number of private images.

    Code ``ResourceInsufficient.InvaildPrivateImageNum``.
    """

    code = "ResourceInsufficient.InvaildPrivateImageNum"


class UnauthorizedOperationForbiddenOperation(UnauthorizedOperation):
    """The caller is not authorized to perform this operation.

    Code ``UnauthorizedOperation.ForbiddenOperation``.
    """

    code = "UnauthorizedOperation.ForbiddenOperation"


class UnauthorizedOperationWindowsImage(UnauthorizedOperation):
    """The account is not authorized to use Windows images.

    Code ``UnauthorizedOperation.WindowsImage``.
    """

    code = "UnauthorizedOperation.WindowsImage"


class UnsupportedOperationInstanceIdNotFound(UnsupportedOperation, kinds.NotFound):
    """The instance does not exist.

    Code ``UnsupportedOperation.InstanceIdNotFound``.
    """

    code = "UnsupportedOperation.InstanceIdNotFound"
    kind = "not_found"
    retryable = False


class UnsupportedOperationInstanceIdNotSupported(UnsupportedOperation):
    """The instance does not support this operation.

    Code ``UnsupportedOperation.InstanceIdNotSupported``.
    """

    code = "UnsupportedOperation.InstanceIdNotSupported"


class UnsupportedOperationInstanceTypeNotSupportImage(UnsupportedOperation):
    """The instance type does not support the image.

    Code ``UnsupportedOperation.InstanceTypeNotSupportImage``.
    """

    code = "UnsupportedOperation.InstanceTypeNotSupportImage"


class UnsupportedOperationInvalidInstanceState(UnsupportedOperation, kinds.Conflict):
    """The current state of the instance does not allow this operation.

    Code ``UnsupportedOperation.InvalidInstanceState``.
    """

    code = "UnsupportedOperation.InvalidInstanceState"
    kind = "conflict"
    retryable = False


BY_CODE = kinds.collect_codes(__name__)
"""The class of each documented code."""
