# @generated from specs/huawei/cce/v5/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Huawei Cloud Cloud Container Engine v5, with the common ones.

Each class is a subclass of its kind in ``yunbind.errors``.
"""

from __future__ import annotations

from yunbind_runtime.base import errors as kinds

from yunbind.huawei.errors import *


class AccessForbidden(kinds.PermissionDenied):
    """The caller has no permission for the operation. Check the policies of the user.

    Code ``CCE.01403001``; HTTP status 403.
    """

    code = "CCE.01403001"


class AccessForbidden02(kinds.PermissionDenied):
    """The caller has no permission for the operation (module 02). Check the policies of the user.

    Code ``CCE.02403001``; HTTP status 403.
    """

    code = "CCE.02403001"


class AccessForbidden03(kinds.PermissionDenied):
    """The caller has no permission for the operation (module 03). Check the policies of the user.

    Code ``CCE.03403001``; HTTP status 403.
    """

    code = "CCE.03403001"


class AccessKeyMissing(kinds.InvalidRequest):
    """An access key that the request requires is missing.

    Code ``CCE.03400002``; HTTP status 400.
    """

    code = "CCE.03400002"


class AccountRestricted(kinds.PermissionDenied):
    """The account is restricted.

    Code ``CCE.01403002``; HTTP status 403.
    """

    code = "CCE.01403002"


class AddonInstalled(kinds.Conflict):
    """The add-on is already installed.

    Code ``CCE.03409001``; HTTP status 409.
    """

    code = "CCE.03409001"


class AgencyPermissionMissing(kinds.PermissionDenied):
    """The agency of CCE does not exist or lacks a permission.

    Code ``CCE.01403008``; HTTP status 403.
    """

    code = "CCE.01403008"


class AuthenticationFailed(kinds.AuthFailed):
    """The authentication failed. Check the credentials.

    Code ``CCE.01401001``; HTTP status 401; message: Authorization failed.
    """

    code = "CCE.01401001"


class AuthenticationFailed02(kinds.AuthFailed):
    """The authentication failed (module 02). Check the credentials.

    Code ``CCE.02401001``; HTTP status 401.
    """

    code = "CCE.02401001"


class AuthenticationFailed03(kinds.AuthFailed):
    """The authentication failed (module 03). Check the credentials.

    Code ``CCE.03401001``; HTTP status 401.
    """

    code = "CCE.03401001"


class ClusterBusy(kinds.Conflict):
    """The cluster cannot be deleted while an operation is in progress. Try again later.

    Code ``CCE.01400024``; HTTP status 400.
    """

    code = "CCE.01400024"


class ClusterQuotaUsedUp(kinds.QuotaExceeded):
    """The quota of clusters is exceeded. Delete unused clusters or request a higher quota.

    Code ``CCE.01400007``; HTTP status 400.
    """

    code = "CCE.01400007"


class ClusterStateNotAllowed(kinds.Conflict):
    """The current state of the cluster does not allow the operation. Try again later.

    Code ``CCE.01403009``; HTTP status 403.
    """

    code = "CCE.01403009"


class ClusterVersionNotSupported(kinds.InvalidRequest):
    """The version of the cluster is not supported.

    Code ``CCE.01400015``; HTTP status 400.
    """

    code = "CCE.01400015"


class ContainerCidrConflict(kinds.Conflict):
    """The container CIDR block overlaps with another one. Choose another block.

    Code ``CCE.01400005``; HTTP status 400.
    """

    code = "CCE.01400005"


class ContentTypeNotSupported(kinds.InvalidRequest):
    """The content type of the request is not supported.

    Code ``CCE.01400006``; HTTP status 400.
    """

    code = "CCE.01400006"


class CpuQuotaUsedUp(kinds.QuotaExceeded):
    """The quota of CPU cores is exceeded. Delete unused servers or request a higher quota.

    Code ``CCE.01400009``; HTTP status 400.
    """

    code = "CCE.01400009"


class DeletionProtectionOn(kinds.Conflict):
    """The resource has deletion protection. Disable the protection first.

    Code ``CCE.01400034``; HTTP status 400.
    """

    code = "CCE.01400034"


class EipQuotaUsedUp(kinds.QuotaExceeded):
    """The quota of elastic IP addresses (EIPs) is exceeded. Release unused addresses or request a
    higher quota.

    Code ``CCE.01400012``; HTTP status 400.
    """

    code = "CCE.01400012"


class InternalError(kinds.ServerFault):
    """An internal error occurred in the service. Try again later.

    Code ``CCE.01500001``; HTTP status 500.
    """

    code = "CCE.01500001"


class InternalError02(kinds.ServerFault):
    """An internal error occurred in the service (module 02). Try again later.

    Code ``CCE.02500001``; HTTP status 500.
    """

    code = "CCE.02500001"


class InternalError03(kinds.ServerFault):
    """An internal error occurred in the service (module 03). Try again later.

    Code ``CCE.03500001``; HTTP status 500.
    """

    code = "CCE.03500001"


class MemoryQuotaUsedUp(kinds.QuotaExceeded):
    """The quota of memory is exceeded. Delete unused servers or request a higher quota.

    Code ``CCE.01400010``; HTTP status 400.
    """

    code = "CCE.01400010"


class NoContainerCidrUsable(kinds.InvalidRequest):
    """No container CIDR block is available.

    Code ``CCE.01400017``; HTTP status 400.
    """

    code = "CCE.01400017"


class NoMasterFlavorAvailable(kinds.Unavailable):
    """No flavor is available for the master nodes. Try again later.

    Code ``CCE.01400004``; HTTP status 400.
    """

    code = "CCE.01400004"
    retryable = False


class NoNodeFlavorAvailable(kinds.Unavailable):
    """No flavor is available for the nodes. Choose another flavor.

    Code ``CCE.01400021``; HTTP status 400.
    """

    code = "CCE.01400021"
    retryable = False


class NoNodeVolumeAvailable(kinds.Unavailable):
    """No disk is available for the nodes. Choose another disk type.

    Code ``CCE.01400022``; HTTP status 400.
    """

    code = "CCE.01400022"
    retryable = False


class NodeCreationDuringScaling(kinds.Conflict):
    """Nodes cannot be created while the cluster is being scaled. Try again later.

    Code ``CCE.01400023``; HTTP status 400.
    """

    code = "CCE.01400023"


class NodeFlavorNotSupported(kinds.InvalidRequest):
    """The type of the cluster does not support the flavor of the nodes. Choose another flavor.

    Code ``CCE.01400016``; HTTP status 400.
    """

    code = "CCE.01400016"


class NodePoolStateNotAllowed(kinds.Conflict):
    """The current state of the node pool does not allow the operation. Try again later.

    Code ``CCE.01403003``; HTTP status 403.
    """

    code = "CCE.01403003"


class OsNotSupported(kinds.InvalidRequest):
    """This version of the cluster does not support the operating system.

    Code ``CCE.01400018``; HTTP status 400.
    """

    code = "CCE.01400018"


class RequestInvalid(kinds.InvalidRequest):
    """The request is invalid. Check the parameters.

    Code ``CCE.01400001``; HTTP status 400; message: Invalid request.
    """

    code = "CCE.01400001"


class RequestInvalid02(kinds.InvalidRequest):
    """The request is invalid (module 02). Check the parameters.

    Code ``CCE.02400001``; HTTP status 400.
    """

    code = "CCE.02400001"


class RequestInvalid03(kinds.InvalidRequest):
    """The request is invalid (module 03). Check the parameters.

    Code ``CCE.03400001``; HTTP status 400.
    """

    code = "CCE.03400001"


class ResourceExists(kinds.Conflict):
    """The resource already exists. Choose another name.

    Code ``CCE.01409001``; HTTP status 409.
    """

    code = "CCE.01409001"


class ResourceExists02(kinds.Conflict):
    """The resource already exists (module 02). Choose another name.

    Code ``CCE.02409001``; HTTP status 409.
    """

    code = "CCE.02409001"


class ResourceLocked(kinds.Throttled):
    """Another request has locked the resource. Try again later.

    Code ``CCE.01429002``; HTTP status 429.
    """

    code = "CCE.01429002"


class ResourceNotFound(kinds.NotFound):
    """The resource does not exist. Check the ID and the region.

    Code ``CCE.01404001``; HTTP status 404.
    """

    code = "CCE.01404001"


class ResourceNotFound02(kinds.NotFound):
    """The resource does not exist (module 02). Check the ID and the region.

    Code ``CCE.02404001``; HTTP status 404.
    """

    code = "CCE.02404001"


class ResourceNotFound03(kinds.NotFound):
    """The resource does not exist (module 03). Check the ID and the region.

    Code ``CCE.03404001``; HTTP status 404.
    """

    code = "CCE.03404001"


class ResourceTenantQuotaUsedUp(kinds.QuotaExceeded):
    """The quota of the resource tenant is exceeded.

    Code ``CCE.01400019``; HTTP status 400.
    """

    code = "CCE.01400019"


class ResourceVersionOutdated(kinds.Conflict):
    """The resource was changed since it was read. Read it again and repeat the change.

    Code ``CCE.01409002``; HTTP status 409.
    """

    code = "CCE.01409002"


class SecurityGroupQuotaUsedUp(kinds.QuotaExceeded):
    """The quota of security groups is exceeded. Delete unused groups or request a higher quota.

    Code ``CCE.01400011``; HTTP status 400.
    """

    code = "CCE.01400011"


class ServerQuotaUsedUp(kinds.QuotaExceeded):
    """The quota of servers is exceeded. Delete unused servers or request a higher quota.

    Code ``CCE.01400008``; HTTP status 400.
    """

    code = "CCE.01400008"


class StateNotAllowed04(kinds.Conflict):
    """The current state of the resource does not allow the operation. Check the state, then try again.

    Code ``CCE.01403004``; HTTP status 403.
    """

    code = "CCE.01403004"


class StateNotAllowed05(kinds.Conflict):
    """The current state of the resource does not allow the operation. Check the state, then try again.

    Code ``CCE.01403005``; HTTP status 403.
    """

    code = "CCE.01403005"


class StateNotAllowed06(kinds.Conflict):
    """The current state of the resource does not allow the operation. Check the state, then try again.

    Code ``CCE.01403006``; HTTP status 403.
    """

    code = "CCE.01403006"


class StateNotAllowed07(kinds.Conflict):
    """The current state of the resource does not allow the operation. Check the state, then try again.

    Code ``CCE.01403007``; HTTP status 403.
    """

    code = "CCE.01403007"


class SubEniQuotaUsedUp(kinds.QuotaExceeded):
    """The flavor does not support enough sub network interfaces.

    Code ``CCE.01400025``; HTTP status 400.
    """

    code = "CCE.01400025"


class SubnetNotInVpc(kinds.InvalidRequest):
    """The subnet does not exist in the VPC. Check the ID of the subnet.

    Code ``CCE.01400002``; HTTP status 400.
    """

    code = "CCE.01400002"


class SubnetWithoutIpv6(kinds.InvalidRequest):
    """IPv6 is not enabled for the subnet. Enable it or choose another subnet.

    Code ``CCE.01400003``; HTTP status 400.
    """

    code = "CCE.01400003"


class TooManyNodes(kinds.QuotaExceeded):
    """The number of nodes exceeds the scale of the cluster.

    Code ``CCE.01400014``; HTTP status 400.
    """

    code = "CCE.01400014"


class TooManyRequests(kinds.Throttled):
    """The request rate is too high. Wait, then send requests more slowly.

    Code ``CCE.02429001``; HTTP status 429.
    """

    code = "CCE.02429001"


class TooManyTasks(kinds.Throttled):
    """Too many tasks are running at the same time. Try again later.

    Code ``CCE.01429003``; HTTP status 429.
    """

    code = "CCE.01429003"


class UpgradeCheckExpired(kinds.Conflict):
    """The pre-upgrade check has expired. Run it again.

    Code ``CCE.01400075``; HTTP status 400.
    """

    code = "CCE.01400075"


class UpgradeStepFailed(kinds.Conflict):
    """A step of the cluster upgrade failed.

    Code ``CCE.01400074``; HTTP status 400.
    """

    code = "CCE.01400074"


class VolumeQuotaUsedUp(kinds.QuotaExceeded):
    """The quota of disks is exceeded. Delete unused disks or request a higher quota.

    Code ``CCE.01400013``; HTTP status 400.
    """

    code = "CCE.01400013"


class VpcQuotaUsedUp(kinds.QuotaExceeded):
    """The quota of VPCs is exceeded. Delete unused VPCs or request a higher quota.

    Code ``CCE.01400020``; HTTP status 400.
    """

    code = "CCE.01400020"


BY_CODE = kinds.collect_codes(__name__)
"""The class of each documented code."""
