# @generated from specs/huawei/cce/v5/errors.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Error codes of Huawei Cloud Cloud Container Engine v5, with the common ones.

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
    "AccessForbidden",
    "AccessForbidden02",
    "AccessForbidden03",
    "AccessKeyMissing",
    "AccountRestricted",
    "AddonInstalled",
    "AdminTokenUnavailable",
    "AgencyPermissionMissing",
    "ApiAccessDenied",
    "ApiCallsItself",
    "ApiConfigurationNotLoaded",
    "ApiNotFound",
    "AppAuthenticationFailed",
    "AppFrozen",
    "AppNotAuthorized",
    "AppQuotaUsedUp",
    "AuthenticationFailed",
    "AuthenticationFailed02",
    "AuthenticationFailed03",
    "AuthenticationInformationInvalid",
    "BackendConfigurationMissing",
    "BackendIpDenied",
    "BackendNotFound",
    "BackendPortMissing",
    "BackendSignatureFailed",
    "ClientIpNotAuthorized",
    "ClientIpUnknown",
    "ClusterBusy",
    "ClusterQuotaUsedUp",
    "ClusterStateNotAllowed",
    "ClusterVersionNotSupported",
    "ContainerCidrConflict",
    "ContentTypeNotSupported",
    "CpuQuotaUsedUp",
    "DebuggingAuthenticationFailed",
    "DeletionProtectionOn",
    "DomainNameResolutionFailed",
    "EipQuotaUsedUp",
    "GatewayBadRequest",
    "GatewayInternalError",
    "GatewayRequestInvalid",
    "IamAuthenticationFailed",
    "IamUnavailable",
    "IamUserNotAllowedInRegion",
    "IamUserNotAuthorized",
    "InternalError",
    "InternalError02",
    "InternalError03",
    "MemoryQuotaUsedUp",
    "NoBackendAvailable",
    "NoContainerCidrUsable",
    "NoMasterFlavorAvailable",
    "NoNodeFlavorAvailable",
    "NoNodeVolumeAvailable",
    "NodeCreationDuringScaling",
    "NodeFlavorNotSupported",
    "NodePoolStateNotAllowed",
    "OrchestrationFailed",
    "OsNotSupported",
    "PluginConfigurationMissing",
    "ProjectUnavailable",
    "ProtocolNotSupported",
    "RequestInvalid",
    "RequestInvalid02",
    "RequestInvalid03",
    "ResourceExists",
    "ResourceExists02",
    "ResourceLocked",
    "ResourceNotFound",
    "ResourceNotFound02",
    "ResourceNotFound03",
    "ResourceTenantQuotaUsedUp",
    "ResourceVersionOutdated",
    "SecurityGroupQuotaUsedUp",
    "ServerQuotaUsedUp",
    "ServiceUnreachableInRegion",
    "StateNotAllowed04",
    "StateNotAllowed05",
    "StateNotAllowed06",
    "StateNotAllowed07",
    "SubEniQuotaUsedUp",
    "SubnetNotInVpc",
    "SubnetWithoutIpv6",
    "ThrottlingThresholdReached",
    "TokenMustBeUpdated",
    "TooManyNodes",
    "TooManyRequests",
    "TooManyTasks",
    "UpgradeCheckExpired",
    "UpgradeStepFailed",
    "VolumeQuotaUsedUp",
    "VpcBackendMissing",
    "VpcQuotaUsedUp",
]


class AccessForbidden(kinds.PermissionDenied):
    """The caller may not do this.

    Code ``CCE.01403001``; HTTP status 403.
    """

    code = "CCE.01403001"


class AccessForbidden02(kinds.PermissionDenied):
    """The caller may not do this (module 02).

    Code ``CCE.02403001``; HTTP status 403.
    """

    code = "CCE.02403001"


class AccessForbidden03(kinds.PermissionDenied):
    """The caller may not do this (module 03).

    Code ``CCE.03403001``; HTTP status 403.
    """

    code = "CCE.03403001"


class AccessKeyMissing(kinds.InvalidRequest):
    """An access key that the request needs is missing.

    Code ``CCE.03400002``; HTTP status 400.
    """

    code = "CCE.03400002"


class AccountRestricted(kinds.PermissionDenied):
    """The account is restricted.

    Code ``CCE.01403002``; HTTP status 403.
    """

    code = "CCE.01403002"


class AddonInstalled(kinds.Conflict):
    """The add-on is installed already.

    Code ``CCE.03409001``; HTTP status 409.
    """

    code = "CCE.03409001"


class AgencyPermissionMissing(kinds.PermissionDenied):
    """The agency that CCE acts through is missing or lacks a permission.

    Code ``CCE.01403008``; HTTP status 403.
    """

    code = "CCE.01403008"


class AuthenticationFailed(kinds.AuthFailed):
    """The caller could not be authenticated.

    Code ``CCE.01401001``; HTTP status 401; message: Authorization failed.
    """

    code = "CCE.01401001"


class AuthenticationFailed02(kinds.AuthFailed):
    """The caller could not be authenticated (module 02).

    Code ``CCE.02401001``; HTTP status 401.
    """

    code = "CCE.02401001"


class AuthenticationFailed03(kinds.AuthFailed):
    """The caller could not be authenticated (module 03).

    Code ``CCE.03401001``; HTTP status 401.
    """

    code = "CCE.03401001"


class ClusterBusy(kinds.Conflict):
    """The cluster cannot be deleted while it is busy.

    Code ``CCE.01400024``; HTTP status 400.
    """

    code = "CCE.01400024"


class ClusterQuotaUsedUp(kinds.QuotaExceeded):
    """No more clusters are allowed.

    Code ``CCE.01400007``; HTTP status 400.
    """

    code = "CCE.01400007"


class ClusterStateNotAllowed(kinds.Conflict):
    """The state of the cluster does not allow the operation.

    Code ``CCE.01403009``; HTTP status 403.
    """

    code = "CCE.01403009"


class ClusterVersionNotSupported(kinds.InvalidRequest):
    """The version of the cluster is not supported.

    Code ``CCE.01400015``; HTTP status 400.
    """

    code = "CCE.01400015"


class ContainerCidrConflict(kinds.Conflict):
    """The address range of the containers overlaps another one.

    Code ``CCE.01400005``; HTTP status 400.
    """

    code = "CCE.01400005"


class ContentTypeNotSupported(kinds.InvalidRequest):
    """The content type of the request is not supported.

    Code ``CCE.01400006``; HTTP status 400.
    """

    code = "CCE.01400006"


class CpuQuotaUsedUp(kinds.QuotaExceeded):
    """No more CPU cores are allowed.

    Code ``CCE.01400009``; HTTP status 400.
    """

    code = "CCE.01400009"


class DeletionProtectionOn(kinds.Conflict):
    """The object is protected from deletion. Switch the protection off first.

    Code ``CCE.01400034``; HTTP status 400.
    """

    code = "CCE.01400034"


class EipQuotaUsedUp(kinds.QuotaExceeded):
    """No more public addresses are allowed.

    Code ``CCE.01400012``; HTTP status 400.
    """

    code = "CCE.01400012"


class InternalError(kinds.ServerFault):
    """Something failed inside the service.

    Code ``CCE.01500001``; HTTP status 500.
    """

    code = "CCE.01500001"


class InternalError02(kinds.ServerFault):
    """Something failed inside the service (module 02).

    Code ``CCE.02500001``; HTTP status 500.
    """

    code = "CCE.02500001"


class InternalError03(kinds.ServerFault):
    """Something failed inside the service (module 03).

    Code ``CCE.03500001``; HTTP status 500.
    """

    code = "CCE.03500001"


class MemoryQuotaUsedUp(kinds.QuotaExceeded):
    """No more memory is allowed.

    Code ``CCE.01400010``; HTTP status 400.
    """

    code = "CCE.01400010"


class NoContainerCidrUsable(kinds.InvalidRequest):
    """No address range is left for the containers.

    Code ``CCE.01400017``; HTTP status 400.
    """

    code = "CCE.01400017"


class NoMasterFlavorAvailable(kinds.Unavailable):
    """No flavor is left for the master nodes.

    Code ``CCE.01400004``; HTTP status 400.
    """

    code = "CCE.01400004"
    retryable = False


class NoNodeFlavorAvailable(kinds.Unavailable):
    """No flavor is left for the nodes.

    Code ``CCE.01400021``; HTTP status 400.
    """

    code = "CCE.01400021"
    retryable = False


class NoNodeVolumeAvailable(kinds.Unavailable):
    """No disk is left for the nodes.

    Code ``CCE.01400022``; HTTP status 400.
    """

    code = "CCE.01400022"
    retryable = False


class NodeCreationDuringScaling(kinds.Conflict):
    """A node cannot be created while the cluster is being scaled.

    Code ``CCE.01400023``; HTTP status 400.
    """

    code = "CCE.01400023"


class NodeFlavorNotSupported(kinds.InvalidRequest):
    """Clusters of this type do not take nodes of this flavor.

    Code ``CCE.01400016``; HTTP status 400.
    """

    code = "CCE.01400016"


class NodePoolStateNotAllowed(kinds.Conflict):
    """The state of the node pool does not allow the operation.

    Code ``CCE.01403003``; HTTP status 403.
    """

    code = "CCE.01403003"


class OsNotSupported(kinds.InvalidRequest):
    """This version does not support the operating system.

    Code ``CCE.01400018``; HTTP status 400.
    """

    code = "CCE.01400018"


class RequestInvalid(kinds.InvalidRequest):
    """Something in the request is wrong.

    Code ``CCE.01400001``; HTTP status 400; message: Invalid request.
    """

    code = "CCE.01400001"


class RequestInvalid02(kinds.InvalidRequest):
    """Something in the request is wrong (module 02).

    Code ``CCE.02400001``; HTTP status 400.
    """

    code = "CCE.02400001"


class RequestInvalid03(kinds.InvalidRequest):
    """Something in the request is wrong (module 03).

    Code ``CCE.03400001``; HTTP status 400.
    """

    code = "CCE.03400001"


class ResourceExists(kinds.Conflict):
    """There is such an object already.

    Code ``CCE.01409001``; HTTP status 409.
    """

    code = "CCE.01409001"


class ResourceExists02(kinds.Conflict):
    """There is such an object already (module 02).

    Code ``CCE.02409001``; HTTP status 409.
    """

    code = "CCE.02409001"


class ResourceLocked(kinds.Throttled):
    """Another request holds the object. Try again later.

    Code ``CCE.01429002``; HTTP status 429.
    """

    code = "CCE.01429002"


class ResourceNotFound(kinds.NotFound):
    """There is no such object.

    Code ``CCE.01404001``; HTTP status 404.
    """

    code = "CCE.01404001"


class ResourceNotFound02(kinds.NotFound):
    """There is no such object (module 02).

    Code ``CCE.02404001``; HTTP status 404.
    """

    code = "CCE.02404001"


class ResourceNotFound03(kinds.NotFound):
    """There is no such object (module 03).

    Code ``CCE.03404001``; HTTP status 404.
    """

    code = "CCE.03404001"


class ResourceTenantQuotaUsedUp(kinds.QuotaExceeded):
    """The resource tenant's quota is used up.

    Code ``CCE.01400019``; HTTP status 400.
    """

    code = "CCE.01400019"


class ResourceVersionOutdated(kinds.Conflict):
    """The object was changed in the meantime. Read it again and repeat the change.

    Code ``CCE.01409002``; HTTP status 409.
    """

    code = "CCE.01409002"


class SecurityGroupQuotaUsedUp(kinds.QuotaExceeded):
    """No more security groups are allowed.

    Code ``CCE.01400011``; HTTP status 400.
    """

    code = "CCE.01400011"


class ServerQuotaUsedUp(kinds.QuotaExceeded):
    """No more servers are allowed.

    Code ``CCE.01400008``; HTTP status 400.
    """

    code = "CCE.01400008"


class StateNotAllowed04(kinds.Conflict):
    """The state of the object does not allow the operation.

    Code ``CCE.01403004``; HTTP status 403.
    """

    code = "CCE.01403004"


class StateNotAllowed05(kinds.Conflict):
    """The state of the object does not allow the operation.

    Code ``CCE.01403005``; HTTP status 403.
    """

    code = "CCE.01403005"


class StateNotAllowed06(kinds.Conflict):
    """The state of the object does not allow the operation.

    Code ``CCE.01403006``; HTTP status 403.
    """

    code = "CCE.01403006"


class StateNotAllowed07(kinds.Conflict):
    """The state of the object does not allow the operation.

    Code ``CCE.01403007``; HTTP status 403.
    """

    code = "CCE.01403007"


class SubEniQuotaUsedUp(kinds.QuotaExceeded):
    """The flavor allows too few sub network interfaces.

    Code ``CCE.01400025``; HTTP status 400.
    """

    code = "CCE.01400025"


class SubnetNotInVpc(kinds.InvalidRequest):
    """The network has no such subnet.

    Code ``CCE.01400002``; HTTP status 400.
    """

    code = "CCE.01400002"


class SubnetWithoutIpv6(kinds.InvalidRequest):
    """IPv6 is not switched on in the subnet.

    Code ``CCE.01400003``; HTTP status 400.
    """

    code = "CCE.01400003"


class TooManyNodes(kinds.QuotaExceeded):
    """The cluster's scale does not allow so many nodes.

    Code ``CCE.01400014``; HTTP status 400.
    """

    code = "CCE.01400014"


class TooManyRequests(kinds.Throttled):
    """Too many requests. Slow down.

    Code ``CCE.02429001``; HTTP status 429.
    """

    code = "CCE.02429001"


class TooManyTasks(kinds.Throttled):
    """Too many tasks run at once. Try again later.

    Code ``CCE.01429003``; HTTP status 429.
    """

    code = "CCE.01429003"


class UpgradeCheckExpired(kinds.Conflict):
    """The check before the upgrade has expired. Run it again.

    Code ``CCE.01400075``; HTTP status 400.
    """

    code = "CCE.01400075"


class UpgradeStepFailed(kinds.Conflict):
    """A step of the cluster's upgrade failed.

    Code ``CCE.01400074``; HTTP status 400.
    """

    code = "CCE.01400074"


class VolumeQuotaUsedUp(kinds.QuotaExceeded):
    """No more disks are allowed.

    Code ``CCE.01400013``; HTTP status 400.
    """

    code = "CCE.01400013"


class VpcQuotaUsedUp(kinds.QuotaExceeded):
    """No more private networks are allowed.

    Code ``CCE.01400020``; HTTP status 400.
    """

    code = "CCE.01400020"


BY_CODE: dict[str, type[kinds.ApiError]] = {
    **COMMON,
    "CCE.01403001": AccessForbidden,
    "CCE.02403001": AccessForbidden02,
    "CCE.03403001": AccessForbidden03,
    "CCE.03400002": AccessKeyMissing,
    "CCE.01403002": AccountRestricted,
    "CCE.03409001": AddonInstalled,
    "CCE.01403008": AgencyPermissionMissing,
    "CCE.01401001": AuthenticationFailed,
    "CCE.02401001": AuthenticationFailed02,
    "CCE.03401001": AuthenticationFailed03,
    "CCE.01400024": ClusterBusy,
    "CCE.01400007": ClusterQuotaUsedUp,
    "CCE.01403009": ClusterStateNotAllowed,
    "CCE.01400015": ClusterVersionNotSupported,
    "CCE.01400005": ContainerCidrConflict,
    "CCE.01400006": ContentTypeNotSupported,
    "CCE.01400009": CpuQuotaUsedUp,
    "CCE.01400034": DeletionProtectionOn,
    "CCE.01400012": EipQuotaUsedUp,
    "CCE.01500001": InternalError,
    "CCE.02500001": InternalError02,
    "CCE.03500001": InternalError03,
    "CCE.01400010": MemoryQuotaUsedUp,
    "CCE.01400017": NoContainerCidrUsable,
    "CCE.01400004": NoMasterFlavorAvailable,
    "CCE.01400021": NoNodeFlavorAvailable,
    "CCE.01400022": NoNodeVolumeAvailable,
    "CCE.01400023": NodeCreationDuringScaling,
    "CCE.01400016": NodeFlavorNotSupported,
    "CCE.01403003": NodePoolStateNotAllowed,
    "CCE.01400018": OsNotSupported,
    "CCE.01400001": RequestInvalid,
    "CCE.02400001": RequestInvalid02,
    "CCE.03400001": RequestInvalid03,
    "CCE.01409001": ResourceExists,
    "CCE.02409001": ResourceExists02,
    "CCE.01429002": ResourceLocked,
    "CCE.01404001": ResourceNotFound,
    "CCE.02404001": ResourceNotFound02,
    "CCE.03404001": ResourceNotFound03,
    "CCE.01400019": ResourceTenantQuotaUsedUp,
    "CCE.01409002": ResourceVersionOutdated,
    "CCE.01400011": SecurityGroupQuotaUsedUp,
    "CCE.01400008": ServerQuotaUsedUp,
    "CCE.01403004": StateNotAllowed04,
    "CCE.01403005": StateNotAllowed05,
    "CCE.01403006": StateNotAllowed06,
    "CCE.01403007": StateNotAllowed07,
    "CCE.01400025": SubEniQuotaUsedUp,
    "CCE.01400002": SubnetNotInVpc,
    "CCE.01400003": SubnetWithoutIpv6,
    "CCE.01400014": TooManyNodes,
    "CCE.02429001": TooManyRequests,
    "CCE.01429003": TooManyTasks,
    "CCE.01400075": UpgradeCheckExpired,
    "CCE.01400074": UpgradeStepFailed,
    "CCE.01400013": VolumeQuotaUsedUp,
    "CCE.01400020": VpcQuotaUsedUp,
}
"""Every documented code and its class."""
