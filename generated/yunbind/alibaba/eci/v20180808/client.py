# @generated from specs/alibaba/eci/2018-08-08/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Alibaba Cloud Elastic Container Instance 2018-08-08."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, overload

from yunbind_runtime.client.client import AsyncClient, SyncClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from typing import Literal

    from yunbind_runtime.model.operation import Service
    from yunbind_runtime.paging.pages import AsyncPages, Pages

    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_cache import DeleteImageCacheRequest, DeleteImageCacheResponse
    from .describe_image_caches import DescribeImageCachesRequest, DescribeImageCachesResponse
    from .describe_regions import DescribeRegionsRequest, DescribeRegionsResponse
    from .enums import EliminationStrategy, OsType, ResourceType
    from .list_tag_resources import ListTagResourcesRequest, ListTagResourcesResponse
    from .list_usage import ListUsageRequest, ListUsageResponse
    from .raw import AsyncEciRawClient, EciRawClient
    from .tag_resources import TagResourcesRequest, TagResourcesResponse
    from .types import (
        AcrRegistryInfo,
        AcrRegistryInfoForUpdate,
        ImageCache,
        ImageRegistryCredential,
        ResourceTag,
        Tag,
        TagResource,
    )
    from .untag_resources import UntagResourcesRequest, UntagResourcesResponse
    from .update_image_cache import UpdateImageCacheRequest, UpdateImageCacheResponse

__all__ = ["AsyncEciClient", "EciClient"]


class EciClient(SyncClient):
    """Calls Alibaba Cloud Elastic Container Instance 2018-08-08, synchronously.

    Containers without servers to manage, and the image caches that start them quickly.

    Args:
        region: Chooses the endpoint; optional; found in ALIBABA_CLOUD_REGION_ID when absent.
        credentials: Found in ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or
            where else the vendor's SDK looks, when absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: acs3-hmac-sha256, hmac-sha1; the first when absent.
        method: POST or GET; POST when absent.
        response_format: json or xml; json when absent. Models are the same.
        timeout: Seconds, or a Timeout with one limit for each phase.
        retries: How often a failed call may be sent again, or Retries; 3 when absent.
        limiter: Keeps the documented rates; shared by the process when absent.
        hooks: What watches the calls.
        transport: A transport of yours, or an httpx client; it stays yours to close.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, and for tests ``environ``, ``clock``, ``sleep``, ``nonce`` and
            ``jitter``: see :class:`yunbind_runtime.client.base.Client`.

    API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> EciRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import EciRawClient

        return EciRawClient(self)

    def create_image_cache(
        self,
        *,
        image_cache_name: str,
        image: list[str],
        region_id: str | None = None,
        zone_id: str | None = None,
        security_group_id: str | None = None,
        v_switch_id: str | None = None,
        eip_instance_id: str | None = None,
        resource_group_id: str | None = None,
        client_token: str | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        auto_match_image_cache: bool | None = None,
        image_registry_credential: list[ImageRegistryCredential] | None = None,
        tag: list[Tag] | None = None,
        flash: bool | None = None,
        acr_registry_info: list[AcrRegistryInfo] | None = None,
        annotations: str | None = None,
        plain_http_registry: str | None = None,
        insecure_registry: str | None = None,
        standard_copy_count: int | None = None,
        flash_copy_count: int | None = None,
        elimination_strategy: EliminationStrategy | Literal["LRU"] | None = None,
        os_type: OsType | Literal["Linux", "Windows"] | None = None,
    ) -> CreateImageCacheResponse:
        """Create an image cache, so that container instances made later start faster.

        The cache is built by a temporary container instance with a disk of its own, and ends as one
        or more snapshots. Deleting the instance or the disk lets the creation fail; deleting a
        snapshot later makes the cache useless. All of it costs money. The service-linked role
        AliyunServiceRoleForECI is created when it is missing.

        Args:
            image_cache_name: Name of the cache.
            image: Images to put into the cache.
            region_id: Region to create the cache in. The client's region when absent.
            zone_id: Zone to build the cache in.
            security_group_id: Security group of the temporary instance.
            v_switch_id: Subnet of the temporary instance; up to ten ids, joined by commas, let the
                service choose among zones.
            eip_instance_id: Public address to pull public images with; a NAT gateway of the network
                does it too.
            resource_group_id: Resource group of the cache.
            client_token: Text in ASCII that only repetitions of this very request share; it makes
                them safe. At most 64 characters. Must match [\\x00-\\x7F]*. Makes a repeated call
                safe.
            image_cache_size: Size of the cache in GiB; creation fails when the images do not fit. A
                sister interface allows 20 to 32768. When absent, the service takes 20.
            retention_days: Days until the cache is deleted; kept for good when absent. Failed
                caches stay for one day.
            auto_match_image_cache: Whether to build on layers of caches that exist already, which
                is faster. When absent, the service takes false.
            image_registry_credential: Logins for registries of private images. At most 10 items.
            tag: Tags of the cache. At most 20 items.
            flash: Whether to make a local snapshot first, so that the cache is ready sooner; it
                gives way to a standard one. When absent, the service takes false.
            acr_registry_info: Enterprise instances of Container Registry to pull from without a
                password.
            annotations: Annotations; not meant for use by customers.
            plain_http_registry: Registries to pull from over HTTP, joined by commas.
            insecure_registry: Registries whose certificates are not checked, joined by commas.
            standard_copy_count: Standard snapshots to make; one more for every 1000 instances to be
                started at once is advised. When absent, the service takes 1.
            flash_copy_count: Local snapshots to make with Flash; one more for every 1000 instances
                to be started at once is advised. When absent, the service takes 1.
            elimination_strategy: What happens when the account's quota is reached; without it the
                cache is kept.
            os_type: Operating system that the cache is for. When absent, the service takes Linux.

        Raises:
            AccountArrearage: The account owes money. Pay and try again.
            CreateServiceLinkedRoleDenied: The role that the service works with could not be created
                for want of permission.
            DiskVolumeNotSupport: The disk cannot be used here.
            DryRunOperation: The request was checked only, and would have been accepted.
            EipAddressPoolIpNotEnough: The pool of public addresses is used up.
            ForbiddenOnlyForInvitedTest: The feature is open to invited accounts alone.
            ForbiddenRiskControl: The vendor's risk control stopped the call.
            ForbiddenSubUser: The current user may not call this action.
            ForbiddenUserBussinessStatus: The account has overdue bills. The code is spelt like this
                by the vendor.
            ForbiddenUserNotRealNameAuthentication: The account has not passed real-name
                verification.
            ImageCacheIncorrectStatus: The state of the image cache does not allow the operation.
            ImageCacheNotSupport: The account may not use image caches.
            IncorrectStatus: The state of the object does not allow the operation.
            InvalidParameterCPUMemory: There is no such combination of CPU and memory.
            InvalidUserPassRoleForbidden: The user may not hand over the role.
            InvalidVSwitchIdIpNotEnough: The subnet has too few addresses left.
            NoPermission: A permission or a role that the call needs is missing.
            OperationConflict: Another operation on the same object is under way. Try again after a
                pause; an older list gives status 409.
            OperationDeniedNoStock: The zone is sold out. Take another zone or several.
            OperationDeniedSecurityGroupMisMatch: Subnet and security group belong to different
                networks.
            OperationDeniedVswZoneMisMatch: The subnet is in another zone.
            QuotaExceeded: The account's quota is used up.
            RamRoleNotSupport: The role cannot be used here.
            SecurityRisk3DVerification: The account's payment card must be verified first.
            ServiceNotEnabled: A service that the request depends on is not switched on for the
                account.
            ZoneNotOnSale: The zone is not on sale. Take another one.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 200 calls per 60 seconds. Permission: eci:CreateImageCache.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-createimagecache
        """
        return self._call(
            operations.CREATE_IMAGE_CACHE,
            {
                "image_cache_name": image_cache_name,
                "image": image,
                "region_id": region_id,
                "zone_id": zone_id,
                "security_group_id": security_group_id,
                "v_switch_id": v_switch_id,
                "eip_instance_id": eip_instance_id,
                "resource_group_id": resource_group_id,
                "client_token": client_token,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "auto_match_image_cache": auto_match_image_cache,
                "image_registry_credential": image_registry_credential,
                "tag": tag,
                "flash": flash,
                "acr_registry_info": acr_registry_info,
                "annotations": annotations,
                "plain_http_registry": plain_http_registry,
                "insecure_registry": insecure_registry,
                "standard_copy_count": standard_copy_count,
                "flash_copy_count": flash_copy_count,
                "elimination_strategy": elimination_strategy,
                "os_type": os_type,
            },
        )

    def delete_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        client_token: str | None = None,
    ) -> DeleteImageCacheResponse:
        """Delete an image cache.

        Args:
            image_cache_id: Id of the cache.
            region_id: Region of the cache. The client's region when absent.
            client_token: Text in ASCII that only repetitions of this very request share; it makes
                them safe. At most 64 characters. Must match [\\x00-\\x7F]*. Makes a repeated call
                safe.

        Raises:
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: eci:DeleteImageCache.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-deleteimagecache
        """
        return self._call(
            operations.DELETE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "client_token": client_token,
            },
        )

    def describe_image_caches(
        self,
        *,
        region_id: str | None = None,
        image_cache_id: str | None = None,
        image_cache_name: str | None = None,
        snapshot_id: str | None = None,
        image: str | None = None,
        tag: list[Tag] | None = None,
        resource_group_id: str | None = None,
        match_image: list[str] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
    ) -> DescribeImageCachesResponse:
        """List image caches, by id, name, snapshot, image or tag, or by how well they match given
        images.

        Without any condition, all caches of the region are listed. A condition that fits nothing
        gives an empty list.

        Args:
            region_id: Region whose caches are listed. The client's region when absent.
            image_cache_id: Id of one cache.
            image_cache_name: Name of the cache. Whether part of a name is enough is not documented.
            snapshot_id: Id of the snapshot behind the cache.
            image: One image that the cache holds.
            tag: Tags that the cache carries. At most 20 items.
            resource_group_id: Resource group of the cache.
            match_image: Images for which the best matching caches are sought. At most 100 items.
            limit: Caches per page. The older page speaks of at most 20 per call; no default or
                limit is documented now.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.
            image_full_match: Whether a cache must hold all images of MatchImage; allowed only with
                it.
            image_match_count_request: How many fully matching caches to return; allowed only with
                MatchImage.

        Raises:
            AccountArrearage: The account owes money. Pay and try again.
            DryRunOperation: The request was checked only, and would have been accepted.
            ForbiddenSubUser: The current user may not call this action.
            ForbiddenUserBussinessStatus: The account has overdue bills. The code is spelt like this
                by the vendor.
            ForbiddenUserNotRealNameAuthentication: The account has not passed real-name
                verification.
            NoPermission: A permission or a role that the call needs is missing.
            ServiceNotEnabled: A service that the request depends on is not switched on for the
                account.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: eci:DescribeImageCaches.

        API:
        https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
        """
        return self._call(
            operations.DESCRIBE_IMAGE_CACHES,
            {
                "region_id": region_id,
                "image_cache_id": image_cache_id,
                "image_cache_name": image_cache_name,
                "snapshot_id": snapshot_id,
                "image": image,
                "tag": tag,
                "resource_group_id": resource_group_id,
                "match_image": match_image,
                "limit": limit,
                "next_token": next_token,
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
            },
        )

    def describe_regions(
        self,
        *,
        region_id: str | None = None,
    ) -> DescribeRegionsResponse:
        """List the regions and zones of the service.

        Args:
            region_id: Region to tell about. The client's region when absent.

        Raises:
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeregions
        """
        return self._call(
            operations.DESCRIBE_REGIONS,
            {
                "region_id": region_id,
            },
        )

    def list_tag_resources(
        self,
        *,
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        resource_id: list[str] | None = None,
        tag: list[Tag] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
    ) -> ListTagResourcesResponse:
        """List the tags of resources.

        Args:
            resource_type: Type of the resources.
            region_id: Region of the resources. The client's region when absent.
            resource_id: Ids of the resources. At most 100 items.
            tag: Tags that the resources carry.
            limit: Entries per page.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.

        Raises:
            NoPermissionTag: The caller may not work with tags.
            NumberExceedTags: A resource may have at most 20 tags.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: eci:ListTagResources.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listtagresources
        """
        return self._call(
            operations.LIST_TAG_RESOURCES,
            {
                "resource_type": resource_type,
                "region_id": region_id,
                "resource_id": resource_id,
                "tag": tag,
                "limit": limit,
                "next_token": next_token,
            },
        )

    def list_usage(
        self,
        *,
        region_id: str | None = None,
    ) -> ListUsageResponse:
        """Tell what an account uses and may use in a region, image caches included.

        Args:
            region_id: Region to tell about. The client's region when absent.

        Raises:
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listusage
        """
        return self._call(
            operations.LIST_USAGE,
            {
                "region_id": region_id,
            },
        )

    def tag_resources(
        self,
        *,
        resource_id: list[str],
        tag: list[ResourceTag],
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
    ) -> TagResourcesResponse:
        """Put tags on resources.

        Args:
            resource_id: Ids of the resources; all of the type given. At most 100 items.
            tag: Tags to put on each of them. A resource may have 20. At most 20 items.
            resource_type: Type of the resources.
            region_id: Region of the resources. The client's region when absent.

        Raises:
            IncorrectStatus: The state of the object does not allow the operation.
            NoPermissionTag: The caller may not work with tags.
            NumberExceedTags: A resource may have at most 20 tags.
            OperationConflict: Another operation on the same object is under way. Try again after a
                pause; an older list gives status 409.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: eci:TagResources, eci:TagResources, eci:TagResources.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-tagresources
        """
        return self._call(
            operations.TAG_RESOURCES,
            {
                "resource_id": resource_id,
                "tag": tag,
                "resource_type": resource_type,
                "region_id": region_id,
            },
        )

    def untag_resources(
        self,
        *,
        resource_id: list[str],
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        tag_key: list[str] | None = None,
        all: bool | None = None,
        client_token: str | None = None,
    ) -> UntagResourcesResponse:
        """Take tags off resources.

        Args:
            resource_id: Ids of the resources; all of the type given. At most 100 items.
            resource_type: Type of the resources.
            region_id: Region of the resources. The client's region when absent.
            tag_key: Names of the tags to take off. At most 20 items.
            all: Whether to take off all tags; it counts only when TagKey is absent. When absent,
                the service takes false.
            client_token: Text in ASCII that only repetitions of this very request share; it makes
                them safe. At most 64 characters. Must match [\\x00-\\x7F]*. Makes a repeated call
                safe.

        Raises:
            IncorrectStatus: The state of the object does not allow the operation.
            NoPermissionTag: The caller may not work with tags.
            NumberExceedTags: A resource may have at most 20 tags.
            OperationConflict: Another operation on the same object is under way. Try again after a
                pause; an older list gives status 409.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-untagresources
        """
        return self._call(
            operations.UNTAG_RESOURCES,
            {
                "resource_id": resource_id,
                "resource_type": resource_type,
                "region_id": region_id,
                "tag_key": tag_key,
                "all": all,
                "client_token": client_token,
            },
        )

    def update_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        security_group_id: str | None = None,
        v_switch_id: str | None = None,
        image_cache_name: str | None = None,
        eip_instance_id: str | None = None,
        resource_group_id: str | None = None,
        client_token: str | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        auto_match_image_cache: bool | None = None,
        image_registry_credential: list[ImageRegistryCredential] | None = None,
        image: list[str] | None = None,
        tag: list[Tag] | None = None,
        flash: bool | None = None,
        acr_registry_info: list[AcrRegistryInfoForUpdate] | None = None,
        standard_copy_count: int | None = None,
        flash_copy_count: int | None = None,
        elimination_strategy: EliminationStrategy | Literal["LRU"] | None = None,
    ) -> UpdateImageCacheResponse:
        """Update an image cache that is ready, or whose last update failed.

        Give the images, even the same ones, to build the cache anew from their present content;
        without them only name, tags, retention and the like change.

        Args:
            image_cache_id: Id of the cache.
            region_id: Region of the cache. The client's region when absent.
            security_group_id: Security group of the temporary instance.
            v_switch_id: Subnet of the temporary instance.
            image_cache_name: New name of the cache.
            eip_instance_id: Public address to pull public images with; a NAT gateway of the network
                does it too.
            resource_group_id: Resource group of the cache.
            client_token: Text in ASCII that only repetitions of this very request share; it makes
                them safe. At most 64 characters. Must match [\\x00-\\x7F]*. Makes a repeated call
                safe.
            image_cache_size: Size of the cache in GiB. When absent, the service takes 20.
            retention_days: Days until the cache is deleted; kept for good when absent. Failed
                caches stay for one day.
            auto_match_image_cache: Whether to build on layers of caches that exist already, which
                is faster. When absent, the service takes false.
            image_registry_credential: Logins for registries of private images. At most 10 items.
            image: Images to put into the cache.
            tag: Tags of the cache. At most 20 items.
            flash: Whether to make a local snapshot first, so that the cache is ready sooner; it
                gives way to a standard one. When absent, the service takes false.
            acr_registry_info: Enterprise instances of Container Registry to pull from without a
                password.
            standard_copy_count: Standard snapshots to make; one more for every 1000 instances to be
                started at once is advised. When absent, the service takes 1.
            flash_copy_count: Local snapshots to make with Flash; one more for every 1000 instances
                to be started at once is advised. When absent, the service takes 1.
            elimination_strategy: What happens when the account's quota is reached; without it the
                cache is kept.

        Raises:
            AccountArrearage: The account owes money. Pay and try again.
            CreateServiceLinkedRoleDenied: The role that the service works with could not be created
                for want of permission.
            DiskVolumeNotSupport: The disk cannot be used here.
            DryRunOperation: The request was checked only, and would have been accepted.
            ForbiddenOnlyForInvitedTest: The feature is open to invited accounts alone.
            ForbiddenRiskControl: The vendor's risk control stopped the call.
            ForbiddenSubUser: The current user may not call this action.
            ForbiddenUserBussinessStatus: The account has overdue bills. The code is spelt like this
                by the vendor.
            ForbiddenUserNotRealNameAuthentication: The account has not passed real-name
                verification.
            ImageCacheIncorrectStatus: The state of the image cache does not allow the operation.
            ImageCacheNotSupport: The account may not use image caches.
            IncorrectStatus: The state of the object does not allow the operation.
            InvalidParameterCPUMemory: There is no such combination of CPU and memory.
            InvalidUserPassRoleForbidden: The user may not hand over the role.
            InvalidVSwitchIdIpNotEnough: The subnet has too few addresses left.
            NoNeedUpdate: The update would change nothing.
            NoPermission: A permission or a role that the call needs is missing.
            OperationConflict: Another operation on the same object is under way. Try again after a
                pause; an older list gives status 409.
            OperationDeniedNoStock: The zone is sold out. Take another zone or several.
            OperationDeniedSecurityGroupMisMatch: Subnet and security group belong to different
                networks.
            OperationDeniedVswZoneMisMatch: The subnet is in another zone.
            QuotaExceeded: The account's quota is used up.
            RamRoleNotSupport: The role cannot be used here.
            SecurityRisk3DVerification: The account's payment card must be verified first.
            ServiceNotEnabled: A service that the request depends on is not switched on for the
                account.
            ZoneNotOnSale: The zone is not on sale. Take another one.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: eci:UpdateImageCache.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-updateimagecache
        """
        return self._call(
            operations.UPDATE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "security_group_id": security_group_id,
                "v_switch_id": v_switch_id,
                "image_cache_name": image_cache_name,
                "eip_instance_id": eip_instance_id,
                "resource_group_id": resource_group_id,
                "client_token": client_token,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "auto_match_image_cache": auto_match_image_cache,
                "image_registry_credential": image_registry_credential,
                "image": image,
                "tag": tag,
                "flash": flash,
                "acr_registry_info": acr_registry_info,
                "standard_copy_count": standard_copy_count,
                "flash_copy_count": flash_copy_count,
                "elimination_strategy": elimination_strategy,
            },
        )

    def image_caches(
        self,
        *,
        region_id: str | None = None,
        image_cache_id: str | None = None,
        image_cache_name: str | None = None,
        snapshot_id: str | None = None,
        image: str | None = None,
        tag: list[Tag] | None = None,
        resource_group_id: str | None = None,
        match_image: list[str] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
    ) -> Pages[ImageCache, DescribeImageCachesResponse]:
        """Iterate over every item that ``describe_image_caches`` lists, page by page, with ``for``.

        ``.pages()`` iterates over whole answers instead. Nothing is fetched before the iteration
        begins.

        Args:
            region_id: Region whose caches are listed.
            image_cache_id: Id of one cache.
            image_cache_name: Name of the cache. Whether part of a name is enough is not documented.
            snapshot_id: Id of the snapshot behind the cache.
            image: One image that the cache holds.
            tag: Tags that the cache carries. At most 20 items.
            resource_group_id: Resource group of the cache.
            match_image: Images for which the best matching caches are sought. At most 100 items.
            limit: Caches per page. The older page speaks of at most 20 per call; no default or
                limit is documented now.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.
            image_full_match: Whether a cache must hold all images of MatchImage; allowed only with
                it.
            image_match_count_request: How many fully matching caches to return; allowed only with
                MatchImage.

        Raises:
            PaginationError: The service repeated the token of a page.
        """
        return self._pages(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHES_PAGES,
            {
                "region_id": region_id,
                "image_cache_id": image_cache_id,
                "image_cache_name": image_cache_name,
                "snapshot_id": snapshot_id,
                "image": image,
                "tag": tag,
                "resource_group_id": resource_group_id,
                "match_image": match_image,
                "limit": limit,
                "next_token": next_token,
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
            },
        )

    def resource_tags(
        self,
        *,
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        resource_id: list[str] | None = None,
        tag: list[Tag] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
    ) -> Pages[TagResource, ListTagResourcesResponse]:
        """Iterate over every item that ``list_tag_resources`` lists, page by page, with ``for``.

        ``.pages()`` iterates over whole answers instead. Nothing is fetched before the iteration
        begins.

        Args:
            resource_type: Type of the resources.
            region_id: Region of the resources.
            resource_id: Ids of the resources. At most 100 items.
            tag: Tags that the resources carry.
            limit: Entries per page.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.

        Raises:
            PaginationError: The service repeated the token of a page.
        """
        return self._pages(
            operations.LIST_TAG_RESOURCES,
            operations.RESOURCE_TAGS_PAGES,
            {
                "resource_type": resource_type,
                "region_id": region_id,
                "resource_id": resource_id,
                "tag": tag,
                "limit": limit,
                "next_token": next_token,
            },
        )

    def wait_until_image_cache_ready(
        self,
        *,
        region_id: str | None = None,
        image_cache_id: str | None = None,
        image_cache_name: str | None = None,
        snapshot_id: str | None = None,
        image: str | None = None,
        tag: list[Tag] | None = None,
        resource_group_id: str | None = None,
        match_image: list[str] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
        delay: float | None = None,
        timeout: float | None = None,
    ) -> DescribeImageCachesResponse:
        """Waits until every image cache that fits the conditions can be used. Give its id.

        Polls ``describe_image_caches``; succeeds when every ImageCaches[].Status is Ready; fails
        when any ImageCaches[].Status is Failed, any ImageCaches[].Status is UpdateFailed.

        Args:
            region_id: Region whose caches are listed.
            image_cache_id: Id of one cache.
            image_cache_name: Name of the cache. Whether part of a name is enough is not documented.
            snapshot_id: Id of the snapshot behind the cache.
            image: One image that the cache holds.
            tag: Tags that the cache carries. At most 20 items.
            resource_group_id: Resource group of the cache.
            match_image: Images for which the best matching caches are sought. At most 100 items.
            limit: Caches per page. The older page speaks of at most 20 per call; no default or
                limit is documented now.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.
            image_full_match: Whether a cache must hold all images of MatchImage; allowed only with
                it.
            image_match_count_request: How many fully matching caches to return; allowed only with
                MatchImage.
            delay: Seconds before the second poll, then growing; 10 when absent.
            timeout: Seconds to wait at most; 3600 when absent.

        Raises:
            WaiterFailed: It can no longer happen; the error holds the last answer and its reasons.
            WaiterTimedOut: It did not happen in time; the error holds what was last seen.
        """
        return self._wait(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHE_READY_WAITER,
            {
                "region_id": region_id,
                "image_cache_id": image_cache_id,
                "image_cache_name": image_cache_name,
                "snapshot_id": snapshot_id,
                "image": image,
                "tag": tag,
                "resource_group_id": resource_group_id,
                "match_image": match_image,
                "limit": limit,
                "next_token": next_token,
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
            },
            delay=delay,
            timeout=timeout,
        )

    def wait_until_image_cache_deleted(
        self,
        *,
        region_id: str | None = None,
        image_cache_id: str | None = None,
        image_cache_name: str | None = None,
        snapshot_id: str | None = None,
        image: str | None = None,
        tag: list[Tag] | None = None,
        resource_group_id: str | None = None,
        match_image: list[str] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
        delay: float | None = None,
        timeout: float | None = None,
    ) -> DescribeImageCachesResponse:
        """Waits until no image cache fits the conditions any more. Give its id.

        Polls ``describe_image_caches``; succeeds when ImageCaches[] is empty; fails when the poll
        is refused with Forbidden.RAM, the poll is refused with NoPermission.

        Args:
            region_id: Region whose caches are listed.
            image_cache_id: Id of one cache.
            image_cache_name: Name of the cache. Whether part of a name is enough is not documented.
            snapshot_id: Id of the snapshot behind the cache.
            image: One image that the cache holds.
            tag: Tags that the cache carries. At most 20 items.
            resource_group_id: Resource group of the cache.
            match_image: Images for which the best matching caches are sought. At most 100 items.
            limit: Caches per page. The older page speaks of at most 20 per call; no default or
                limit is documented now.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.
            image_full_match: Whether a cache must hold all images of MatchImage; allowed only with
                it.
            image_match_count_request: How many fully matching caches to return; allowed only with
                MatchImage.
            delay: Seconds before the second poll, then growing; 5 when absent.
            timeout: Seconds to wait at most; 600 when absent.

        Raises:
            WaiterFailed: It can no longer happen; the error holds the last answer and its reasons.
            WaiterTimedOut: It did not happen in time; the error holds what was last seen.
        """
        return self._wait(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHE_DELETED_WAITER,
            {
                "region_id": region_id,
                "image_cache_id": image_cache_id,
                "image_cache_name": image_cache_name,
                "snapshot_id": snapshot_id,
                "image": image,
                "tag": tag,
                "resource_group_id": resource_group_id,
                "match_image": match_image,
                "limit": limit,
                "next_token": next_token,
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
            },
            delay=delay,
            timeout=timeout,
        )

    @overload
    def send(self, request: CreateImageCacheRequest, /) -> CreateImageCacheResponse: ...
    @overload
    def send(self, request: DeleteImageCacheRequest, /) -> DeleteImageCacheResponse: ...
    @overload
    def send(self, request: DescribeImageCachesRequest, /) -> DescribeImageCachesResponse: ...
    @overload
    def send(self, request: DescribeRegionsRequest, /) -> DescribeRegionsResponse: ...
    @overload
    def send(self, request: ListTagResourcesRequest, /) -> ListTagResourcesResponse: ...
    @overload
    def send(self, request: ListUsageRequest, /) -> ListUsageResponse: ...
    @overload
    def send(self, request: TagResourcesRequest, /) -> TagResourcesResponse: ...
    @overload
    def send(self, request: UntagResourcesRequest, /) -> UntagResourcesResponse: ...
    @overload
    def send(self, request: UpdateImageCacheRequest, /) -> UpdateImageCacheResponse: ...
    def send(
        self,
        request: CreateImageCacheRequest
        | DeleteImageCacheRequest
        | DescribeImageCachesRequest
        | DescribeRegionsRequest
        | ListTagResourcesRequest
        | ListUsageRequest
        | TagResourcesRequest
        | UntagResourcesRequest
        | UpdateImageCacheRequest,
        /,
    ) -> (
        CreateImageCacheResponse
        | DeleteImageCacheResponse
        | DescribeImageCachesResponse
        | DescribeRegionsResponse
        | ListTagResourcesResponse
        | ListUsageResponse
        | TagResourcesResponse
        | UntagResourcesResponse
        | UpdateImageCacheResponse
    ):
        """Send a request model; the same as the method that it is named after."""
        return self._send(operations.OPERATIONS, request)


class AsyncEciClient(AsyncClient):
    """Calls Alibaba Cloud Elastic Container Instance 2018-08-08, asynchronously.

    Containers without servers to manage, and the image caches that start them quickly.

    Args:
        region: Chooses the endpoint; optional; found in ALIBABA_CLOUD_REGION_ID when absent.
        credentials: Found in ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or
            where else the vendor's SDK looks, when absent.
        endpoint: Host or URL to call instead of the documented one; YUNBIND_ENDPOINT when absent.
        signing: acs3-hmac-sha256, hmac-sha1; the first when absent.
        method: POST or GET; POST when absent.
        response_format: json or xml; json when absent. Models are the same.
        timeout: Seconds, or a Timeout with one limit for each phase.
        retries: How often a failed call may be sent again, or Retries; 3 when absent.
        limiter: Keeps the documented rates; shared by the process when absent.
        hooks: What watches the calls.
        transport: A transport of yours, or an httpx client; it stays yours to close.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, and for tests ``environ``, ``clock``, ``sleep``, ``nonce`` and
            ``jitter``: see :class:`yunbind_runtime.client.base.Client`.

    API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
    """

    _service: ClassVar[Service] = SERVICE

    @property
    def with_raw_response(self) -> AsyncEciRawClient:
        """The same methods, answering status, headers and bytes beside the parsed model."""
        from .raw import AsyncEciRawClient

        return AsyncEciRawClient(self)

    async def create_image_cache(
        self,
        *,
        image_cache_name: str,
        image: list[str],
        region_id: str | None = None,
        zone_id: str | None = None,
        security_group_id: str | None = None,
        v_switch_id: str | None = None,
        eip_instance_id: str | None = None,
        resource_group_id: str | None = None,
        client_token: str | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        auto_match_image_cache: bool | None = None,
        image_registry_credential: list[ImageRegistryCredential] | None = None,
        tag: list[Tag] | None = None,
        flash: bool | None = None,
        acr_registry_info: list[AcrRegistryInfo] | None = None,
        annotations: str | None = None,
        plain_http_registry: str | None = None,
        insecure_registry: str | None = None,
        standard_copy_count: int | None = None,
        flash_copy_count: int | None = None,
        elimination_strategy: EliminationStrategy | Literal["LRU"] | None = None,
        os_type: OsType | Literal["Linux", "Windows"] | None = None,
    ) -> CreateImageCacheResponse:
        """Create an image cache, so that container instances made later start faster.

        The cache is built by a temporary container instance with a disk of its own, and ends as one
        or more snapshots. Deleting the instance or the disk lets the creation fail; deleting a
        snapshot later makes the cache useless. All of it costs money. The service-linked role
        AliyunServiceRoleForECI is created when it is missing.

        Args:
            image_cache_name: Name of the cache.
            image: Images to put into the cache.
            region_id: Region to create the cache in. The client's region when absent.
            zone_id: Zone to build the cache in.
            security_group_id: Security group of the temporary instance.
            v_switch_id: Subnet of the temporary instance; up to ten ids, joined by commas, let the
                service choose among zones.
            eip_instance_id: Public address to pull public images with; a NAT gateway of the network
                does it too.
            resource_group_id: Resource group of the cache.
            client_token: Text in ASCII that only repetitions of this very request share; it makes
                them safe. At most 64 characters. Must match [\\x00-\\x7F]*. Makes a repeated call
                safe.
            image_cache_size: Size of the cache in GiB; creation fails when the images do not fit. A
                sister interface allows 20 to 32768. When absent, the service takes 20.
            retention_days: Days until the cache is deleted; kept for good when absent. Failed
                caches stay for one day.
            auto_match_image_cache: Whether to build on layers of caches that exist already, which
                is faster. When absent, the service takes false.
            image_registry_credential: Logins for registries of private images. At most 10 items.
            tag: Tags of the cache. At most 20 items.
            flash: Whether to make a local snapshot first, so that the cache is ready sooner; it
                gives way to a standard one. When absent, the service takes false.
            acr_registry_info: Enterprise instances of Container Registry to pull from without a
                password.
            annotations: Annotations; not meant for use by customers.
            plain_http_registry: Registries to pull from over HTTP, joined by commas.
            insecure_registry: Registries whose certificates are not checked, joined by commas.
            standard_copy_count: Standard snapshots to make; one more for every 1000 instances to be
                started at once is advised. When absent, the service takes 1.
            flash_copy_count: Local snapshots to make with Flash; one more for every 1000 instances
                to be started at once is advised. When absent, the service takes 1.
            elimination_strategy: What happens when the account's quota is reached; without it the
                cache is kept.
            os_type: Operating system that the cache is for. When absent, the service takes Linux.

        Raises:
            AccountArrearage: The account owes money. Pay and try again.
            CreateServiceLinkedRoleDenied: The role that the service works with could not be created
                for want of permission.
            DiskVolumeNotSupport: The disk cannot be used here.
            DryRunOperation: The request was checked only, and would have been accepted.
            EipAddressPoolIpNotEnough: The pool of public addresses is used up.
            ForbiddenOnlyForInvitedTest: The feature is open to invited accounts alone.
            ForbiddenRiskControl: The vendor's risk control stopped the call.
            ForbiddenSubUser: The current user may not call this action.
            ForbiddenUserBussinessStatus: The account has overdue bills. The code is spelt like this
                by the vendor.
            ForbiddenUserNotRealNameAuthentication: The account has not passed real-name
                verification.
            ImageCacheIncorrectStatus: The state of the image cache does not allow the operation.
            ImageCacheNotSupport: The account may not use image caches.
            IncorrectStatus: The state of the object does not allow the operation.
            InvalidParameterCPUMemory: There is no such combination of CPU and memory.
            InvalidUserPassRoleForbidden: The user may not hand over the role.
            InvalidVSwitchIdIpNotEnough: The subnet has too few addresses left.
            NoPermission: A permission or a role that the call needs is missing.
            OperationConflict: Another operation on the same object is under way. Try again after a
                pause; an older list gives status 409.
            OperationDeniedNoStock: The zone is sold out. Take another zone or several.
            OperationDeniedSecurityGroupMisMatch: Subnet and security group belong to different
                networks.
            OperationDeniedVswZoneMisMatch: The subnet is in another zone.
            QuotaExceeded: The account's quota is used up.
            RamRoleNotSupport: The role cannot be used here.
            SecurityRisk3DVerification: The account's payment card must be verified first.
            ServiceNotEnabled: A service that the request depends on is not switched on for the
                account.
            ZoneNotOnSale: The zone is not on sale. Take another one.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Documented rate: 200 calls per 60 seconds. Permission: eci:CreateImageCache.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-createimagecache
        """
        return await self._call(
            operations.CREATE_IMAGE_CACHE,
            {
                "image_cache_name": image_cache_name,
                "image": image,
                "region_id": region_id,
                "zone_id": zone_id,
                "security_group_id": security_group_id,
                "v_switch_id": v_switch_id,
                "eip_instance_id": eip_instance_id,
                "resource_group_id": resource_group_id,
                "client_token": client_token,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "auto_match_image_cache": auto_match_image_cache,
                "image_registry_credential": image_registry_credential,
                "tag": tag,
                "flash": flash,
                "acr_registry_info": acr_registry_info,
                "annotations": annotations,
                "plain_http_registry": plain_http_registry,
                "insecure_registry": insecure_registry,
                "standard_copy_count": standard_copy_count,
                "flash_copy_count": flash_copy_count,
                "elimination_strategy": elimination_strategy,
                "os_type": os_type,
            },
        )

    async def delete_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        client_token: str | None = None,
    ) -> DeleteImageCacheResponse:
        """Delete an image cache.

        Args:
            image_cache_id: Id of the cache.
            region_id: Region of the cache. The client's region when absent.
            client_token: Text in ASCII that only repetitions of this very request share; it makes
                them safe. At most 64 characters. Must match [\\x00-\\x7F]*. Makes a repeated call
                safe.

        Raises:
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: eci:DeleteImageCache.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-deleteimagecache
        """
        return await self._call(
            operations.DELETE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "client_token": client_token,
            },
        )

    async def describe_image_caches(
        self,
        *,
        region_id: str | None = None,
        image_cache_id: str | None = None,
        image_cache_name: str | None = None,
        snapshot_id: str | None = None,
        image: str | None = None,
        tag: list[Tag] | None = None,
        resource_group_id: str | None = None,
        match_image: list[str] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
    ) -> DescribeImageCachesResponse:
        """List image caches, by id, name, snapshot, image or tag, or by how well they match given
        images.

        Without any condition, all caches of the region are listed. A condition that fits nothing
        gives an empty list.

        Args:
            region_id: Region whose caches are listed. The client's region when absent.
            image_cache_id: Id of one cache.
            image_cache_name: Name of the cache. Whether part of a name is enough is not documented.
            snapshot_id: Id of the snapshot behind the cache.
            image: One image that the cache holds.
            tag: Tags that the cache carries. At most 20 items.
            resource_group_id: Resource group of the cache.
            match_image: Images for which the best matching caches are sought. At most 100 items.
            limit: Caches per page. The older page speaks of at most 20 per call; no default or
                limit is documented now.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.
            image_full_match: Whether a cache must hold all images of MatchImage; allowed only with
                it.
            image_match_count_request: How many fully matching caches to return; allowed only with
                MatchImage.

        Raises:
            AccountArrearage: The account owes money. Pay and try again.
            DryRunOperation: The request was checked only, and would have been accepted.
            ForbiddenSubUser: The current user may not call this action.
            ForbiddenUserBussinessStatus: The account has overdue bills. The code is spelt like this
                by the vendor.
            ForbiddenUserNotRealNameAuthentication: The account has not passed real-name
                verification.
            NoPermission: A permission or a role that the call needs is missing.
            ServiceNotEnabled: A service that the request depends on is not switched on for the
                account.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: eci:DescribeImageCaches.

        API:
        https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
        """
        return await self._call(
            operations.DESCRIBE_IMAGE_CACHES,
            {
                "region_id": region_id,
                "image_cache_id": image_cache_id,
                "image_cache_name": image_cache_name,
                "snapshot_id": snapshot_id,
                "image": image,
                "tag": tag,
                "resource_group_id": resource_group_id,
                "match_image": match_image,
                "limit": limit,
                "next_token": next_token,
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
            },
        )

    async def describe_regions(
        self,
        *,
        region_id: str | None = None,
    ) -> DescribeRegionsResponse:
        """List the regions and zones of the service.

        Args:
            region_id: Region to tell about. The client's region when absent.

        Raises:
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeregions
        """
        return await self._call(
            operations.DESCRIBE_REGIONS,
            {
                "region_id": region_id,
            },
        )

    async def list_tag_resources(
        self,
        *,
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        resource_id: list[str] | None = None,
        tag: list[Tag] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
    ) -> ListTagResourcesResponse:
        """List the tags of resources.

        Args:
            resource_type: Type of the resources.
            region_id: Region of the resources. The client's region when absent.
            resource_id: Ids of the resources. At most 100 items.
            tag: Tags that the resources carry.
            limit: Entries per page.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.

        Raises:
            NoPermissionTag: The caller may not work with tags.
            NumberExceedTags: A resource may have at most 20 tags.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: eci:ListTagResources.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listtagresources
        """
        return await self._call(
            operations.LIST_TAG_RESOURCES,
            {
                "resource_type": resource_type,
                "region_id": region_id,
                "resource_id": resource_id,
                "tag": tag,
                "limit": limit,
                "next_token": next_token,
            },
        )

    async def list_usage(
        self,
        *,
        region_id: str | None = None,
    ) -> ListUsageResponse:
        """Tell what an account uses and may use in a region, image caches included.

        Args:
            region_id: Region to tell about. The client's region when absent.

        Raises:
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listusage
        """
        return await self._call(
            operations.LIST_USAGE,
            {
                "region_id": region_id,
            },
        )

    async def tag_resources(
        self,
        *,
        resource_id: list[str],
        tag: list[ResourceTag],
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
    ) -> TagResourcesResponse:
        """Put tags on resources.

        Args:
            resource_id: Ids of the resources; all of the type given. At most 100 items.
            tag: Tags to put on each of them. A resource may have 20. At most 20 items.
            resource_type: Type of the resources.
            region_id: Region of the resources. The client's region when absent.

        Raises:
            IncorrectStatus: The state of the object does not allow the operation.
            NoPermissionTag: The caller may not work with tags.
            NumberExceedTags: A resource may have at most 20 tags.
            OperationConflict: Another operation on the same object is under way. Try again after a
                pause; an older list gives status 409.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: eci:TagResources, eci:TagResources, eci:TagResources.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-tagresources
        """
        return await self._call(
            operations.TAG_RESOURCES,
            {
                "resource_id": resource_id,
                "tag": tag,
                "resource_type": resource_type,
                "region_id": region_id,
            },
        )

    async def untag_resources(
        self,
        *,
        resource_id: list[str],
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        tag_key: list[str] | None = None,
        all: bool | None = None,
        client_token: str | None = None,
    ) -> UntagResourcesResponse:
        """Take tags off resources.

        Args:
            resource_id: Ids of the resources; all of the type given. At most 100 items.
            resource_type: Type of the resources.
            region_id: Region of the resources. The client's region when absent.
            tag_key: Names of the tags to take off. At most 20 items.
            all: Whether to take off all tags; it counts only when TagKey is absent. When absent,
                the service takes false.
            client_token: Text in ASCII that only repetitions of this very request share; it makes
                them safe. At most 64 characters. Must match [\\x00-\\x7F]*. Makes a repeated call
                safe.

        Raises:
            IncorrectStatus: The state of the object does not allow the operation.
            NoPermissionTag: The caller may not work with tags.
            NumberExceedTags: A resource may have at most 20 tags.
            OperationConflict: Another operation on the same object is under way. Try again after a
                pause; an older list gives status 409.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-untagresources
        """
        return await self._call(
            operations.UNTAG_RESOURCES,
            {
                "resource_id": resource_id,
                "resource_type": resource_type,
                "region_id": region_id,
                "tag_key": tag_key,
                "all": all,
                "client_token": client_token,
            },
        )

    async def update_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        security_group_id: str | None = None,
        v_switch_id: str | None = None,
        image_cache_name: str | None = None,
        eip_instance_id: str | None = None,
        resource_group_id: str | None = None,
        client_token: str | None = None,
        image_cache_size: int | None = None,
        retention_days: int | None = None,
        auto_match_image_cache: bool | None = None,
        image_registry_credential: list[ImageRegistryCredential] | None = None,
        image: list[str] | None = None,
        tag: list[Tag] | None = None,
        flash: bool | None = None,
        acr_registry_info: list[AcrRegistryInfoForUpdate] | None = None,
        standard_copy_count: int | None = None,
        flash_copy_count: int | None = None,
        elimination_strategy: EliminationStrategy | Literal["LRU"] | None = None,
    ) -> UpdateImageCacheResponse:
        """Update an image cache that is ready, or whose last update failed.

        Give the images, even the same ones, to build the cache anew from their present content;
        without them only name, tags, retention and the like change.

        Args:
            image_cache_id: Id of the cache.
            region_id: Region of the cache. The client's region when absent.
            security_group_id: Security group of the temporary instance.
            v_switch_id: Subnet of the temporary instance.
            image_cache_name: New name of the cache.
            eip_instance_id: Public address to pull public images with; a NAT gateway of the network
                does it too.
            resource_group_id: Resource group of the cache.
            client_token: Text in ASCII that only repetitions of this very request share; it makes
                them safe. At most 64 characters. Must match [\\x00-\\x7F]*. Makes a repeated call
                safe.
            image_cache_size: Size of the cache in GiB. When absent, the service takes 20.
            retention_days: Days until the cache is deleted; kept for good when absent. Failed
                caches stay for one day.
            auto_match_image_cache: Whether to build on layers of caches that exist already, which
                is faster. When absent, the service takes false.
            image_registry_credential: Logins for registries of private images. At most 10 items.
            image: Images to put into the cache.
            tag: Tags of the cache. At most 20 items.
            flash: Whether to make a local snapshot first, so that the cache is ready sooner; it
                gives way to a standard one. When absent, the service takes false.
            acr_registry_info: Enterprise instances of Container Registry to pull from without a
                password.
            standard_copy_count: Standard snapshots to make; one more for every 1000 instances to be
                started at once is advised. When absent, the service takes 1.
            flash_copy_count: Local snapshots to make with Flash; one more for every 1000 instances
                to be started at once is advised. When absent, the service takes 1.
            elimination_strategy: What happens when the account's quota is reached; without it the
                cache is kept.

        Raises:
            AccountArrearage: The account owes money. Pay and try again.
            CreateServiceLinkedRoleDenied: The role that the service works with could not be created
                for want of permission.
            DiskVolumeNotSupport: The disk cannot be used here.
            DryRunOperation: The request was checked only, and would have been accepted.
            ForbiddenOnlyForInvitedTest: The feature is open to invited accounts alone.
            ForbiddenRiskControl: The vendor's risk control stopped the call.
            ForbiddenSubUser: The current user may not call this action.
            ForbiddenUserBussinessStatus: The account has overdue bills. The code is spelt like this
                by the vendor.
            ForbiddenUserNotRealNameAuthentication: The account has not passed real-name
                verification.
            ImageCacheIncorrectStatus: The state of the image cache does not allow the operation.
            ImageCacheNotSupport: The account may not use image caches.
            IncorrectStatus: The state of the object does not allow the operation.
            InvalidParameterCPUMemory: There is no such combination of CPU and memory.
            InvalidUserPassRoleForbidden: The user may not hand over the role.
            InvalidVSwitchIdIpNotEnough: The subnet has too few addresses left.
            NoNeedUpdate: The update would change nothing.
            NoPermission: A permission or a role that the call needs is missing.
            OperationConflict: Another operation on the same object is under way. Try again after a
                pause; an older list gives status 409.
            OperationDeniedNoStock: The zone is sold out. Take another zone or several.
            OperationDeniedSecurityGroupMisMatch: Subnet and security group belong to different
                networks.
            OperationDeniedVswZoneMisMatch: The subnet is in another zone.
            QuotaExceeded: The account's quota is used up.
            RamRoleNotSupport: The role cannot be used here.
            SecurityRisk3DVerification: The account's payment card must be verified first.
            ServiceNotEnabled: A service that the request depends on is not switched on for the
                account.
            ZoneNotOnSale: The zone is not on sale. Take another one.
            InvalidArguments: An argument breaks a documented rule; nothing was sent.

        Permission: eci:UpdateImageCache.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-updateimagecache
        """
        return await self._call(
            operations.UPDATE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "security_group_id": security_group_id,
                "v_switch_id": v_switch_id,
                "image_cache_name": image_cache_name,
                "eip_instance_id": eip_instance_id,
                "resource_group_id": resource_group_id,
                "client_token": client_token,
                "image_cache_size": image_cache_size,
                "retention_days": retention_days,
                "auto_match_image_cache": auto_match_image_cache,
                "image_registry_credential": image_registry_credential,
                "image": image,
                "tag": tag,
                "flash": flash,
                "acr_registry_info": acr_registry_info,
                "standard_copy_count": standard_copy_count,
                "flash_copy_count": flash_copy_count,
                "elimination_strategy": elimination_strategy,
            },
        )

    def image_caches(
        self,
        *,
        region_id: str | None = None,
        image_cache_id: str | None = None,
        image_cache_name: str | None = None,
        snapshot_id: str | None = None,
        image: str | None = None,
        tag: list[Tag] | None = None,
        resource_group_id: str | None = None,
        match_image: list[str] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
    ) -> AsyncPages[ImageCache, DescribeImageCachesResponse]:
        """Iterate over every item that ``describe_image_caches`` lists, page by page, with ``async
        for``.

        ``.pages()`` iterates over whole answers instead. Nothing is fetched before the iteration
        begins.

        Args:
            region_id: Region whose caches are listed.
            image_cache_id: Id of one cache.
            image_cache_name: Name of the cache. Whether part of a name is enough is not documented.
            snapshot_id: Id of the snapshot behind the cache.
            image: One image that the cache holds.
            tag: Tags that the cache carries. At most 20 items.
            resource_group_id: Resource group of the cache.
            match_image: Images for which the best matching caches are sought. At most 100 items.
            limit: Caches per page. The older page speaks of at most 20 per call; no default or
                limit is documented now.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.
            image_full_match: Whether a cache must hold all images of MatchImage; allowed only with
                it.
            image_match_count_request: How many fully matching caches to return; allowed only with
                MatchImage.

        Raises:
            PaginationError: The service repeated the token of a page.
        """
        return self._pages(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHES_PAGES,
            {
                "region_id": region_id,
                "image_cache_id": image_cache_id,
                "image_cache_name": image_cache_name,
                "snapshot_id": snapshot_id,
                "image": image,
                "tag": tag,
                "resource_group_id": resource_group_id,
                "match_image": match_image,
                "limit": limit,
                "next_token": next_token,
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
            },
        )

    def resource_tags(
        self,
        *,
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        resource_id: list[str] | None = None,
        tag: list[Tag] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
    ) -> AsyncPages[TagResource, ListTagResourcesResponse]:
        """Iterate over every item that ``list_tag_resources`` lists, page by page, with ``async for``.

        ``.pages()`` iterates over whole answers instead. Nothing is fetched before the iteration
        begins.

        Args:
            resource_type: Type of the resources.
            region_id: Region of the resources.
            resource_id: Ids of the resources. At most 100 items.
            tag: Tags that the resources carry.
            limit: Entries per page.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.

        Raises:
            PaginationError: The service repeated the token of a page.
        """
        return self._pages(
            operations.LIST_TAG_RESOURCES,
            operations.RESOURCE_TAGS_PAGES,
            {
                "resource_type": resource_type,
                "region_id": region_id,
                "resource_id": resource_id,
                "tag": tag,
                "limit": limit,
                "next_token": next_token,
            },
        )

    async def wait_until_image_cache_ready(
        self,
        *,
        region_id: str | None = None,
        image_cache_id: str | None = None,
        image_cache_name: str | None = None,
        snapshot_id: str | None = None,
        image: str | None = None,
        tag: list[Tag] | None = None,
        resource_group_id: str | None = None,
        match_image: list[str] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
        delay: float | None = None,
        timeout: float | None = None,
    ) -> DescribeImageCachesResponse:
        """Waits until every image cache that fits the conditions can be used. Give its id.

        Polls ``describe_image_caches``; succeeds when every ImageCaches[].Status is Ready; fails
        when any ImageCaches[].Status is Failed, any ImageCaches[].Status is UpdateFailed.

        Args:
            region_id: Region whose caches are listed.
            image_cache_id: Id of one cache.
            image_cache_name: Name of the cache. Whether part of a name is enough is not documented.
            snapshot_id: Id of the snapshot behind the cache.
            image: One image that the cache holds.
            tag: Tags that the cache carries. At most 20 items.
            resource_group_id: Resource group of the cache.
            match_image: Images for which the best matching caches are sought. At most 100 items.
            limit: Caches per page. The older page speaks of at most 20 per call; no default or
                limit is documented now.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.
            image_full_match: Whether a cache must hold all images of MatchImage; allowed only with
                it.
            image_match_count_request: How many fully matching caches to return; allowed only with
                MatchImage.
            delay: Seconds before the second poll, then growing; 10 when absent.
            timeout: Seconds to wait at most; 3600 when absent.

        Raises:
            WaiterFailed: It can no longer happen; the error holds the last answer and its reasons.
            WaiterTimedOut: It did not happen in time; the error holds what was last seen.
        """
        return await self._wait(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHE_READY_WAITER,
            {
                "region_id": region_id,
                "image_cache_id": image_cache_id,
                "image_cache_name": image_cache_name,
                "snapshot_id": snapshot_id,
                "image": image,
                "tag": tag,
                "resource_group_id": resource_group_id,
                "match_image": match_image,
                "limit": limit,
                "next_token": next_token,
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
            },
            delay=delay,
            timeout=timeout,
        )

    async def wait_until_image_cache_deleted(
        self,
        *,
        region_id: str | None = None,
        image_cache_id: str | None = None,
        image_cache_name: str | None = None,
        snapshot_id: str | None = None,
        image: str | None = None,
        tag: list[Tag] | None = None,
        resource_group_id: str | None = None,
        match_image: list[str] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
        delay: float | None = None,
        timeout: float | None = None,
    ) -> DescribeImageCachesResponse:
        """Waits until no image cache fits the conditions any more. Give its id.

        Polls ``describe_image_caches``; succeeds when ImageCaches[] is empty; fails when the poll
        is refused with Forbidden.RAM, the poll is refused with NoPermission.

        Args:
            region_id: Region whose caches are listed.
            image_cache_id: Id of one cache.
            image_cache_name: Name of the cache. Whether part of a name is enough is not documented.
            snapshot_id: Id of the snapshot behind the cache.
            image: One image that the cache holds.
            tag: Tags that the cache carries. At most 20 items.
            resource_group_id: Resource group of the cache.
            match_image: Images for which the best matching caches are sought. At most 100 items.
            limit: Caches per page. The older page speaks of at most 20 per call; no default or
                limit is documented now.
            next_token: Where the page starts, as the page before it gave it; leave it out for the
                first page.
            image_full_match: Whether a cache must hold all images of MatchImage; allowed only with
                it.
            image_match_count_request: How many fully matching caches to return; allowed only with
                MatchImage.
            delay: Seconds before the second poll, then growing; 5 when absent.
            timeout: Seconds to wait at most; 600 when absent.

        Raises:
            WaiterFailed: It can no longer happen; the error holds the last answer and its reasons.
            WaiterTimedOut: It did not happen in time; the error holds what was last seen.
        """
        return await self._wait(
            operations.DESCRIBE_IMAGE_CACHES,
            operations.IMAGE_CACHE_DELETED_WAITER,
            {
                "region_id": region_id,
                "image_cache_id": image_cache_id,
                "image_cache_name": image_cache_name,
                "snapshot_id": snapshot_id,
                "image": image,
                "tag": tag,
                "resource_group_id": resource_group_id,
                "match_image": match_image,
                "limit": limit,
                "next_token": next_token,
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
            },
            delay=delay,
            timeout=timeout,
        )

    @overload
    async def send(self, request: CreateImageCacheRequest, /) -> CreateImageCacheResponse: ...
    @overload
    async def send(self, request: DeleteImageCacheRequest, /) -> DeleteImageCacheResponse: ...
    @overload
    async def send(self, request: DescribeImageCachesRequest, /) -> DescribeImageCachesResponse: ...
    @overload
    async def send(self, request: DescribeRegionsRequest, /) -> DescribeRegionsResponse: ...
    @overload
    async def send(self, request: ListTagResourcesRequest, /) -> ListTagResourcesResponse: ...
    @overload
    async def send(self, request: ListUsageRequest, /) -> ListUsageResponse: ...
    @overload
    async def send(self, request: TagResourcesRequest, /) -> TagResourcesResponse: ...
    @overload
    async def send(self, request: UntagResourcesRequest, /) -> UntagResourcesResponse: ...
    @overload
    async def send(self, request: UpdateImageCacheRequest, /) -> UpdateImageCacheResponse: ...
    async def send(
        self,
        request: CreateImageCacheRequest
        | DeleteImageCacheRequest
        | DescribeImageCachesRequest
        | DescribeRegionsRequest
        | ListTagResourcesRequest
        | ListUsageRequest
        | TagResourcesRequest
        | UntagResourcesRequest
        | UpdateImageCacheRequest,
        /,
    ) -> (
        CreateImageCacheResponse
        | DeleteImageCacheResponse
        | DescribeImageCachesResponse
        | DescribeRegionsResponse
        | ListTagResourcesResponse
        | ListUsageResponse
        | TagResourcesResponse
        | UntagResourcesResponse
        | UpdateImageCacheResponse
    ):
        """Send a request model; the same as the method that it is named after."""
        return await self._send(operations.OPERATIONS, request)
