# @generated from specs/alibaba/eci/2018-08-08/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Alibaba Cloud Elastic Container Instance 2018-08-08, with the common ones.

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
    "Account",
    "AccountArrearage",
    "CreateServiceLinkedRole",
    "CreateServiceLinkedRoleDenied",
    "Degrade",
    "DegradeApi",
    "DiskVolume",
    "DiskVolumeNotSupport",
    "DryRunOperation",
    "EipAddressPoolIpNotEnough",
    "Forbidden",
    "ForbiddenAccessKeyDisabled",
    "ForbiddenNotSupportRAM",
    "ForbiddenOnlyForInvitedTest",
    "ForbiddenRAM",
    "ForbiddenRiskControl",
    "ForbiddenSubUser",
    "ForbiddenUserBussinessStatus",
    "ForbiddenUserNotRealNameAuthentication",
    "IdempotentParameterMismatch",
    "IllegalTimestamp",
    "ImageCache",
    "ImageCacheIncorrectStatus",
    "ImageCacheNotSupport",
    "IncompleteSignature",
    "IncorrectStatus",
    "InternalError",
    "InvalidAccessKeyId",
    "InvalidAccessKeyIdInactive",
    "InvalidAccessKeyIdNotFound",
    "InvalidAction",
    "InvalidActionNotFound",
    "InvalidApi",
    "InvalidApiNotFound",
    "InvalidParameter",
    "InvalidParameterCPUMemory",
    "InvalidParameterFormat",
    "InvalidParameterLengthExceeded",
    "InvalidParameterNotFound",
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
    "InvalidUser",
    "InvalidUserPassRoleForbidden",
    "InvalidVSwitchId",
    "InvalidVSwitchIdIpNotEnough",
    "InvalidVersion",
    "LastTokenProcessing",
    "MissingParameter",
    "MissingSecurityToken",
    "NoNeedUpdate",
    "NoPermission",
    "NoPermissionTag",
    "NoSuchVersion",
    "NumberExceed",
    "NumberExceedTags",
    "OperationConflict",
    "OperationDenied",
    "OperationDeniedNoStock",
    "OperationDeniedSecurityGroupMisMatch",
    "OperationDeniedVswZoneMisMatch",
    "QuotaExceeded",
    "RamRole",
    "RamRoleNotSupport",
    "RealNameAuthenticationError",
    "SecurityRisk",
    "SecurityRisk3DVerification",
    "ServiceNotEnabled",
    "ServiceUnavailable",
    "SignatureDoesNotMatch",
    "SignatureNonceUsed",
    "Throttling",
    "ThrottlingApi",
    "ThrottlingUser",
    "UnknownError",
    "UnsupportedHTTPMethod",
    "UnsupportedOperation",
    "Zone",
    "ZoneNotOnSale",
]


class Account(kinds.ApiError):
    """Every code that begins with ``Account.``."""


class AccountArrearage(Account, kinds.PermissionDenied):
    """The account owes money. Pay and try again.

    Code ``Account.Arrearage``; HTTP status 400; message: Your account has an outstanding payment.
    """

    code = "Account.Arrearage"


class CreateServiceLinkedRole(kinds.ApiError):
    """Every code that begins with ``CreateServiceLinkedRole.``."""


class CreateServiceLinkedRoleDenied(CreateServiceLinkedRole, kinds.PermissionDenied):
    """The role that the service works with could not be created for want of permission.

    Code ``CreateServiceLinkedRole.Denied``; HTTP status 403; message: Please make sure the account
    has ram:CreateServiceLinkedRole permission.
    """

    code = "CreateServiceLinkedRole.Denied"


class DiskVolume(kinds.ApiError):
    """Every code that begins with ``DiskVolume.``."""


class DiskVolumeNotSupport(DiskVolume, kinds.InvalidRequest):
    """The disk cannot be used here.

    Code ``DiskVolume.NotSupport``; HTTP status 400; message: The disk volume is not supported.
    """

    code = "DiskVolume.NotSupport"


class DryRunOperation(kinds.InvalidRequest):
    """The request was checked only, and would have been accepted.

    Code ``DryRunOperation``; HTTP status 400; message: Request validation has been passed with
    DryRun flag set.
    """

    code = "DryRunOperation"


class EipAddressPoolIpNotEnough(kinds.QuotaExceeded):
    """The pool of public addresses is used up.

    Code ``EipAddressPoolIpNotEnough``; HTTP status 400; message: The ip address of specified
    PublicIpAddressPool is not enough.
    """

    code = "EipAddressPoolIpNotEnough"


class ForbiddenOnlyForInvitedTest(Forbidden, kinds.PermissionDenied):
    """The feature is open to invited accounts alone.

    Code ``Forbidden.OnlyForInvitedTest``; HTTP status 403; message: Eci create action is only open
    to invited users during public beta.
    """

    code = "Forbidden.OnlyForInvitedTest"


class ForbiddenRiskControl(Forbidden, kinds.PermissionDenied):
    """The vendor's risk control stopped the call.

    Code ``Forbidden.RiskControl``; HTTP status 403; message: This operation has been identified as
    an abnormal operation and cannot be processed.
    """

    code = "Forbidden.RiskControl"


class ForbiddenUserBussinessStatus(Forbidden, kinds.PermissionDenied):
    """The account has overdue bills. The code is spelt like this by the vendor.

    Code ``Forbidden.UserBussinessStatus``; HTTP status 403; message: This operation is not allowed,
    because you have overdue bills. Pay the overdue bill and try again.
    """

    code = "Forbidden.UserBussinessStatus"


class ForbiddenUserNotRealNameAuthentication(Forbidden, kinds.PermissionDenied):
    """The account has not passed real-name verification.

    Code ``Forbidden.UserNotRealNameAuthentication``; HTTP status 403; message: This operation is
    not allowed, because you have not passed the real-name verification.
    """

    code = "Forbidden.UserNotRealNameAuthentication"


class ImageCache(kinds.ApiError):
    """Every code that begins with ``ImageCache.``."""


class ImageCacheIncorrectStatus(ImageCache, kinds.Conflict):
    """The state of the image cache does not allow the operation.

    Code ``ImageCache.IncorrectStatus``; HTTP status 400; message: %s.
    """

    code = "ImageCache.IncorrectStatus"


class ImageCacheNotSupport(kinds.PermissionDenied):
    """The account may not use image caches.

    Code ``ImageCacheNotSupport``; HTTP status 400; message: Image cache is not available for all
    users. If you want to enable this function, contact us.
    """

    code = "ImageCacheNotSupport"


class IncorrectStatus(kinds.Conflict):
    """The state of the object does not allow the operation.

    Code ``IncorrectStatus``; HTTP status 400; message: %s.
    """

    code = "IncorrectStatus"


class InvalidParameterCPUMemory(InvalidParameter):
    """There is no such combination of CPU and memory.

    Code ``InvalidParameter.CPU.Memory``; HTTP status 400; message: The specified cpu and memory are
    not allowed.
    """

    code = "InvalidParameter.CPU.Memory"


class InvalidUser(kinds.ApiError):
    """Every code that begins with ``InvalidUser.``."""


class InvalidUserPassRoleForbidden(InvalidUser, kinds.PermissionDenied):
    """The user may not hand over the role.

    Code ``InvalidUser.PassRoleForbidden``; HTTP status 403; message: The RAM user is not authorized
    to assume a RAM role.
    """

    code = "InvalidUser.PassRoleForbidden"


class InvalidVSwitchId(kinds.ApiError):
    """Every code that begins with ``InvalidVSwitchId.``."""


class InvalidVSwitchIdIpNotEnough(InvalidVSwitchId, kinds.QuotaExceeded):
    """The subnet has too few addresses left.

    Code ``InvalidVSwitchId.IpNotEnough``; HTTP status 403; message: The specified VSwitch does not
    have enough IP addresses.
    """

    code = "InvalidVSwitchId.IpNotEnough"


class NoNeedUpdate(kinds.InvalidRequest):
    """The update would change nothing.

    Code ``NoNeedUpdate``; HTTP status 400; message: There are no changes to be updated for current
    resource.
    """

    code = "NoNeedUpdate"


class NoPermissionTag(NoPermission):
    """The caller may not work with tags.

    Code ``NoPermission.Tag``; HTTP status 400; message: No permissions to operate tags.
    """

    code = "NoPermission.Tag"


class NumberExceed(kinds.ApiError):
    """Every code that begins with ``NumberExceed.``."""


class NumberExceedTags(NumberExceed, kinds.QuotaExceeded):
    """A resource may have at most 20 tags.

    Code ``NumberExceed.Tags``; HTTP status 400; message: The length of tags exceeded limit: 20.
    """

    code = "NumberExceed.Tags"


class OperationDenied(kinds.ApiError):
    """Every code that begins with ``OperationDenied.``."""


class OperationDeniedNoStock(OperationDenied, kinds.Unavailable):
    """The zone is sold out. Take another zone or several.

    Code ``OperationDenied.NoStock``; HTTP status 403; message: Sales of this resource are
    temporarily suspended in the specified zone. %s.
    """

    code = "OperationDenied.NoStock"
    retryable = False


class OperationDeniedSecurityGroupMisMatch(OperationDenied, kinds.InvalidRequest):
    """Subnet and security group belong to different networks.

    Code ``OperationDenied.SecurityGroupMisMatch``; HTTP status 403; message: The specified
    VSwitchId and SecurityGroupId are not in the same VPC.
    """

    code = "OperationDenied.SecurityGroupMisMatch"


class OperationDeniedVswZoneMisMatch(OperationDenied, kinds.InvalidRequest):
    """The subnet is in another zone.

    Code ``OperationDenied.VswZoneMisMatch``; HTTP status 403; message: The specified VSwitchId is
    not in the specified Zone.
    """

    code = "OperationDenied.VswZoneMisMatch"


class QuotaExceeded(kinds.QuotaExceeded):
    """The account's quota is used up.

    Code ``QuotaExceeded``; HTTP status 403; message: %s quota exceeded.
    """

    code = "QuotaExceeded"


class RamRole(kinds.ApiError):
    """Every code that begins with ``RamRole.``."""


class RamRoleNotSupport(RamRole, kinds.InvalidRequest):
    """The role cannot be used here.

    Code ``RamRole.NotSupport``; HTTP status 400; message: The RAM role is not supported.
    """

    code = "RamRole.NotSupport"


class SecurityRisk(kinds.ApiError):
    """Every code that begins with ``SecurityRisk.``."""


class SecurityRisk3DVerification(SecurityRisk, kinds.PermissionDenied):
    """The account's payment card must be verified first.

    Code ``SecurityRisk.3DVerification``; HTTP status 403; message: We have detected a security risk
    with your default credit or debit card. Please proceed with verification via the link in your
    email.
    """

    code = "SecurityRisk.3DVerification"


class ServiceNotEnabled(kinds.PermissionDenied):
    """A service that the request depends on is not switched on for the account.

    Code ``ServiceNotEnabled``; HTTP status 400; message: %s.
    """

    code = "ServiceNotEnabled"


class Zone(kinds.ApiError):
    """Every code that begins with ``Zone.``."""


class ZoneNotOnSale(Zone, kinds.Unavailable):
    """The zone is not on sale. Take another one.

    Code ``Zone.NotOnSale``; HTTP status 403; message: The specified zone is not available for
    purchase.
    """

    code = "Zone.NotOnSale"
    retryable = False


BY_CODE: dict[str, type[kinds.ApiError]] = {
    **COMMON,
    "Account.Arrearage": AccountArrearage,
    "CreateServiceLinkedRole.Denied": CreateServiceLinkedRoleDenied,
    "DiskVolume.NotSupport": DiskVolumeNotSupport,
    "DryRunOperation": DryRunOperation,
    "EipAddressPoolIpNotEnough": EipAddressPoolIpNotEnough,
    "Forbidden.OnlyForInvitedTest": ForbiddenOnlyForInvitedTest,
    "Forbidden.RiskControl": ForbiddenRiskControl,
    "Forbidden.UserBussinessStatus": ForbiddenUserBussinessStatus,
    "Forbidden.UserNotRealNameAuthentication": ForbiddenUserNotRealNameAuthentication,
    "ImageCache.IncorrectStatus": ImageCacheIncorrectStatus,
    "ImageCacheNotSupport": ImageCacheNotSupport,
    "IncorrectStatus": IncorrectStatus,
    "InvalidParameter.CPU.Memory": InvalidParameterCPUMemory,
    "InvalidUser.PassRoleForbidden": InvalidUserPassRoleForbidden,
    "InvalidVSwitchId.IpNotEnough": InvalidVSwitchIdIpNotEnough,
    "NoNeedUpdate": NoNeedUpdate,
    "NoPermission.Tag": NoPermissionTag,
    "NumberExceed.Tags": NumberExceedTags,
    "OperationDenied.NoStock": OperationDeniedNoStock,
    "OperationDenied.SecurityGroupMisMatch": OperationDeniedSecurityGroupMisMatch,
    "OperationDenied.VswZoneMisMatch": OperationDeniedVswZoneMisMatch,
    "QuotaExceeded": QuotaExceeded,
    "RamRole.NotSupport": RamRoleNotSupport,
    "SecurityRisk.3DVerification": SecurityRisk3DVerification,
    "ServiceNotEnabled": ServiceNotEnabled,
    "Zone.NotOnSale": ZoneNotOnSale,
}
"""Every documented code and its class."""
