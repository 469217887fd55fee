# @generated from specs/alibaba/eci/2018-08-08/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Alibaba Cloud Elastic Container Instance 2018-08-08, with the common ones.

Each class is a subclass of its kind in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

from yunbind.alibaba.errors import *
from yunbind.alibaba.errors import Forbidden, InvalidParameter, NoPermission


class Account(kinds.ApiError):
    """Any code that starts with ``Account.``."""


class AccountArrearage(Account, kinds.PermissionDenied):
    """The account has an outstanding payment. Pay it, then try again.

    Code ``Account.Arrearage``; HTTP status 400; message: Your account has an outstanding payment.
    """

    code = "Account.Arrearage"


class CreateServiceLinkedRole(kinds.ApiError):
    """Any code that starts with ``CreateServiceLinkedRole.``."""


class CreateServiceLinkedRoleDenied(CreateServiceLinkedRole, kinds.PermissionDenied):
    """The service-linked role cannot be created. Grant the permission ram:CreateServiceLinkedRole.

    Code ``CreateServiceLinkedRole.Denied``; HTTP status 403; message: Please make sure the account
    has ram:CreateServiceLinkedRole permission.
    """

    code = "CreateServiceLinkedRole.Denied"


class DiskVolume(kinds.ApiError):
    """Any code that starts with ``DiskVolume.``."""


class DiskVolumeNotSupport(DiskVolume, kinds.InvalidRequest):
    """The disk volume is not supported.

    Code ``DiskVolume.NotSupport``; HTTP status 400; message: The disk volume is not supported.
    """

    code = "DiskVolume.NotSupport"


class DryRunOperation(kinds.InvalidRequest):
    """The dry run succeeded: the request is valid and was not executed.

    Code ``DryRunOperation``; HTTP status 400; message: Request validation has been passed with
    DryRun flag set.
    """

    code = "DryRunOperation"


class EipAddressPoolIpNotEnough(kinds.QuotaExceeded):
    """The pool of public IP addresses does not have enough free addresses.

    Code ``EipAddressPoolIpNotEnough``; HTTP status 400; message: The ip address of specified
    PublicIpAddressPool is not enough.
    """

    code = "EipAddressPoolIpNotEnough"


class ForbiddenOnlyForInvitedTest(Forbidden, kinds.PermissionDenied):
    """The feature is open only to invited accounts.

    Code ``Forbidden.OnlyForInvitedTest``; HTTP status 403; message: Eci create action is only open
    to invited users during public beta.
    """

    code = "Forbidden.OnlyForInvitedTest"


class ForbiddenRiskControl(Forbidden, kinds.PermissionDenied):
    """The vendor's risk control rejected the operation.

    Code ``Forbidden.RiskControl``; HTTP status 403; message: This operation has been identified as
    an abnormal operation and cannot be processed.
    """

    code = "Forbidden.RiskControl"


class ForbiddenUserBussinessStatus(Forbidden, kinds.PermissionDenied):
    """The account has overdue bills. Pay them, then try again. The vendor spells the code this way.

    Code ``Forbidden.UserBussinessStatus``; HTTP status 403; message: This operation is not allowed,
    because you have overdue bills. Pay the overdue bill and try again.
    """

    code = "Forbidden.UserBussinessStatus"


class ForbiddenUserNotRealNameAuthentication(Forbidden, kinds.PermissionDenied):
    """The account has not passed real-name verification. Complete the verification first.

    Code ``Forbidden.UserNotRealNameAuthentication``; HTTP status 403; message: This operation is
    not allowed, because you have not passed the real-name verification.
    """

    code = "Forbidden.UserNotRealNameAuthentication"


class ImageCache(kinds.ApiError):
    """Any code that starts with ``ImageCache.``."""


class ImageCacheIncorrectStatus(ImageCache, kinds.Conflict):
    """The current status of the image cache does not allow the operation. Check the status, then try
    again.

    Code ``ImageCache.IncorrectStatus``; HTTP status 400; message: %s.
    """

    code = "ImageCache.IncorrectStatus"


class ImageCacheNotSupport(kinds.PermissionDenied):
    """Image caches are not available to the account. Contact the vendor to enable them.

    Code ``ImageCacheNotSupport``; HTTP status 400; message: Image cache is not available for all
    users. If you want to enable this function, contact us.
    """

    code = "ImageCacheNotSupport"


class IncorrectStatus(kinds.Conflict):
    """The current state of the resource does not allow the operation. Check the state, then try again.

    Code ``IncorrectStatus``; HTTP status 400; message: %s.
    """

    code = "IncorrectStatus"


class InvalidParameterCPUMemory(InvalidParameter):
    """The combination of CPU and memory is not supported. Choose another combination.

    Code ``InvalidParameter.CPU.Memory``; HTTP status 400; message: The specified cpu and memory are
    not allowed.
    """

    code = "InvalidParameter.CPU.Memory"


class InvalidUser(kinds.ApiError):
    """Any code that starts with ``InvalidUser.``."""


class InvalidUserPassRoleForbidden(InvalidUser, kinds.PermissionDenied):
    """The RAM user is not allowed to pass the role. Grant the permission to the user.

    Code ``InvalidUser.PassRoleForbidden``; HTTP status 403; message: The RAM user is not authorized
    to assume a RAM role.
    """

    code = "InvalidUser.PassRoleForbidden"


class InvalidVSwitchId(kinds.ApiError):
    """Any code that starts with ``InvalidVSwitchId.``."""


class InvalidVSwitchIdIpNotEnough(InvalidVSwitchId, kinds.QuotaExceeded):
    """The vSwitch does not have enough free IP addresses. Choose another vSwitch.

    Code ``InvalidVSwitchId.IpNotEnough``; HTTP status 403; message: The specified VSwitch does not
    have enough IP addresses.
    """

    code = "InvalidVSwitchId.IpNotEnough"


class NoNeedUpdate(kinds.InvalidRequest):
    """The update contains no changes. Change at least one property.

    Code ``NoNeedUpdate``; HTTP status 400; message: There are no changes to be updated for current
    resource.
    """

    code = "NoNeedUpdate"


class NoPermissionTag(NoPermission):
    """The caller has no permission for tags. Grant the permission.

    Code ``NoPermission.Tag``; HTTP status 400; message: No permissions to operate tags.
    """

    code = "NoPermission.Tag"


class NumberExceed(kinds.ApiError):
    """Any code that starts with ``NumberExceed.``."""


class NumberExceedTags(NumberExceed, kinds.QuotaExceeded):
    """The resource would have more than 20 tags. Remove unused tags first.

    Code ``NumberExceed.Tags``; HTTP status 400; message: The length of tags exceeded limit: 20.
    """

    code = "NumberExceed.Tags"


class OperationDenied(kinds.ApiError):
    """Any code that starts with ``OperationDenied.``."""


class OperationDeniedNoStock(OperationDenied, kinds.Unavailable):
    """The zone is out of stock. Choose another zone, or several.

    Code ``OperationDenied.NoStock``; HTTP status 403; message: Sales of this resource are
    temporarily suspended in the specified zone. %s.
    """

    code = "OperationDenied.NoStock"
    retryable = False


class OperationDeniedSecurityGroupMisMatch(OperationDenied, kinds.InvalidRequest):
    """The vSwitch and the security group are in different VPCs. Choose both in the same VPC.

    Code ``OperationDenied.SecurityGroupMisMatch``; HTTP status 403; message: The specified
    VSwitchId and SecurityGroupId are not in the same VPC.
    """

    code = "OperationDenied.SecurityGroupMisMatch"


class OperationDeniedVswZoneMisMatch(OperationDenied, kinds.InvalidRequest):
    """The vSwitch is not in the specified zone. Choose a vSwitch of the zone.

    Code ``OperationDenied.VswZoneMisMatch``; HTTP status 403; message: The specified VSwitchId is
    not in the specified Zone.
    """

    code = "OperationDenied.VswZoneMisMatch"


class QuotaExceeded(kinds.QuotaExceeded):
    """The account's quota is exceeded. Delete unused resources or request a higher quota.

    Code ``QuotaExceeded``; HTTP status 403; message: %s quota exceeded.
    """

    code = "QuotaExceeded"


class RamRole(kinds.ApiError):
    """Any code that starts with ``RamRole.``."""


class RamRoleNotSupport(RamRole, kinds.InvalidRequest):
    """The RAM role is not supported.

    Code ``RamRole.NotSupport``; HTTP status 400; message: The RAM role is not supported.
    """

    code = "RamRole.NotSupport"


class SecurityRisk(kinds.ApiError):
    """Any code that starts with ``SecurityRisk.``."""


class SecurityRisk3DVerification(SecurityRisk, kinds.PermissionDenied):
    """The vendor detected a security risk with the account's payment card. Verify the card with the
    link in the vendor's email.

    Code ``SecurityRisk.3DVerification``; HTTP status 403; message: We have detected a security risk
    with your default credit or debit card. Please proceed with verification via the link in your
    email.
    """

    code = "SecurityRisk.3DVerification"


class ServiceNotEnabled(kinds.PermissionDenied):
    """A service that the request depends on is not enabled for the account. Enable it, then try again.

    Code ``ServiceNotEnabled``; HTTP status 400; message: %s.
    """

    code = "ServiceNotEnabled"


class Zone(kinds.ApiError):
    """Any code that starts with ``Zone.``."""


class ZoneNotOnSale(Zone, kinds.Unavailable):
    """The zone is not available for purchase. Choose another zone.

    Code ``Zone.NotOnSale``; HTTP status 403; message: The specified zone is not available for
    purchase.
    """

    code = "Zone.NotOnSale"
    retryable = False


BY_CODE = kinds.collect_codes(__name__)
"""The class of each documented code."""
