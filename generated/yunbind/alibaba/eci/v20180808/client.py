# @generated from specs/alibaba/eci/2018-08-08/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Clients of Alibaba Cloud Elastic Container Instance 2018-08-08."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, overload

from yunbind_runtime.client.client import AsyncClient, SyncClient
from yunbind_runtime.client.derived_methods import async_method, async_pages, async_raw_method, raw_method
from yunbind_runtime.client.raw_client import AsyncRawClient, SyncRawClient

from . import operations
from .service import SERVICE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from yunbind_runtime.model.operation import AnyOperation, Service
    from yunbind_runtime.paging.pages import Pages
    from yunbind_runtime.paging.waiters import PollListener

    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_cache import DeleteImageCacheRequest, DeleteImageCacheResponse
    from .describe_image_caches import DescribeImageCachesRequest, DescribeImageCachesResponse
    from .describe_regions import DescribeRegionsRequest, DescribeRegionsResponse
    from .enums import EliminationStrategy, OsType, ResourceType
    from .list_tag_resources import ListTagResourcesRequest, ListTagResourcesResponse
    from .list_usage import ListUsageRequest, ListUsageResponse
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

__all__ = [
    "AsyncEciClient",
    "AsyncEciRawClient",
    "EciClient",
    "EciRawClient",
]


class EciClient(SyncClient):
    """Client of Alibaba Cloud Elastic Container Instance 2018-08-08.

    Serverless container instances, and image caches that speed up their start.

    Args:
        region: Region ID. Required unless ALIBABA_CLOUD_REGION_ID is set in the environment.
        credentials: Credentials or a credential provider. Defaults to ALIBABA_CLOUD_ACCESS_KEY_ID
            and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment, or to another provider in the
            chain of the vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: acs3-hmac-sha256, hmac-sha1. Defaults to the first that fits.
        method: POST or GET. Defaults to POST.
        response_format: json or xml. Defaults to json. The models are the same.
        timeout: Seconds for each of connecting, reading and writing, or a Timeout. Defaults to 5 s
            to connect and 30 s to read and to write.
        retries: Number of retries of a failed call, or Retries. Defaults to 3.
        limiter: Rate limiter. Defaults to one that all clients of the process share.
        checks: warn, strict or types: what happens beyond documented limits. Defaults to warn.
        hooks: Callbacks for requests, responses and retries.
        transport: Transport or httpx client, which the caller closes. Defaults to the client's own.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, ``user_agent`` and, for tests, ``environ``, ``clock``, ``sleep``,
            ``nonce`` and ``jitter``: see :class:`yunbind_runtime.client.base.Client`.

    API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> EciRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return EciRawClient(self)

    def create_image_cache(
        self,
        *,
        image_cache_name: str,
        image: Sequence[str],
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
        image_registry_credential: Sequence[ImageRegistryCredential | Mapping[str, object]] | None = None,
        tag: Sequence[Tag | Mapping[str, object]] | None = None,
        flash: bool | None = None,
        acr_registry_info: Sequence[AcrRegistryInfo | Mapping[str, object]] | None = None,
        annotations: str | None = None,
        plain_http_registry: str | None = None,
        insecure_registry: str | None = None,
        standard_copy_count: int | None = None,
        flash_copy_count: int | None = None,
        elimination_strategy: EliminationStrategy | Literal["LRU"] | None = None,
        os_type: OsType | Literal["Linux", "Windows"] | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> CreateImageCacheResponse:
        """Create an image cache that speeds up the start of container instances.

        A temporary container instance with its own disk builds the cache and stores it in one or
        more snapshots. Do not delete the instance or the disk during the build, or the creation
        fails. Deleting a snapshot later makes the cache unusable. Creating a cache costs money. The
        service-linked role AliyunServiceRoleForECI is created if it does not exist.

        Args:
            image_cache_name: Name of the cache.
            image: Container images to cache.
            region_id: Region of the new cache. Defaults to the client's region.
            zone_id: Zone in which the cache is built.
            security_group_id: ID of the security group of the temporary instance.
            v_switch_id: ID of the vSwitch of the temporary instance. Up to 10 IDs, separated by
                commas, let the service choose between zones.
            eip_instance_id: ID of the elastic IP address (EIP) for pulling public images. A NAT
                gateway in the network is an alternative.
            resource_group_id: ID of the resource group of the cache.
            client_token: Client token, ASCII characters only (up to 64 characters). Use a new one
                for each request and the same one for its retries. Generated if omitted, which makes
                retries safe.
            image_cache_size: Size of the cache in GiB. The creation fails if the images do not fit.
                The Kubernetes resource allows 20 to 32768. Defaults to 20.
            retention_days: Number of days after which the cache is deleted. By default the cache is
                kept. Failed caches are deleted after one day.
            auto_match_image_cache: Whether to reuse the layers of existing caches, which is faster.
                Defaults to False.
            image_registry_credential: Credentials for registries of private images (up to 10
                items).
            tag: Tags of the cache (up to 20 items).
            flash: Whether to create a local snapshot first, so that the cache is ready sooner. A
                standard snapshot replaces it later. Defaults to False.
            acr_registry_info: Container Registry (ACR) Enterprise instances from which images are
                pulled without a password.
            annotations: Annotations. Not intended for customers.
            plain_http_registry: Hosts of the registries to pull from over plain HTTP, separated by
                commas.
            insecure_registry: Hosts of the registries whose TLS certificates are not verified,
                separated by commas.
            standard_copy_count: Number of standard snapshots. One for every 1000 instances that
                start at the same time is recommended. Defaults to 1.
            flash_copy_count: Number of local snapshots with Flash. One for every 1000 instances
                that start at the same time is recommended. Defaults to 1.
            elimination_strategy: Policy for deleting the cache when the account's quota is reached.
                By default the cache is kept.
            os_type: Operating system of the cache. Defaults to Linux.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            AccountArrearage: The account has an outstanding payment. Pay it, then try again.
            CreateServiceLinkedRoleDenied: The service-linked role cannot be created. Grant the
                permission ram:CreateServiceLinkedRole.
            DiskVolumeNotSupport: The disk volume is not supported.
            DryRunOperation: The dry run succeeded: the request is valid and was not executed.
            EipAddressPoolIpNotEnough: The pool of public IP addresses does not have enough free
                addresses.
            ForbiddenOnlyForInvitedTest: The feature is open only to invited accounts.
            ForbiddenRiskControl: The vendor's risk control rejected the operation.
            ForbiddenSubUser: The current user cannot call the action.
            ForbiddenUserBussinessStatus: The account has overdue bills. Pay them, then try again.
                The vendor spells the code this way.
            ForbiddenUserNotRealNameAuthentication: The account has not passed real-name
                verification. Complete the verification first.
            ImageCacheIncorrectStatus: The current status of the image cache does not allow the
                operation. Check the status, then try again.
            ImageCacheNotSupport: Image caches are not available to the account. Contact the vendor
                to enable them.
            IncorrectStatus: The current state of the resource does not allow the operation. Check
                the state, then try again.
            InvalidParameterCPUMemory: The combination of CPU and memory is not supported. Choose
                another combination.
            InvalidUserPassRoleForbidden: The RAM user is not allowed to pass the role. Grant the
                permission to the user.
            InvalidVSwitchIdIpNotEnough: The vSwitch does not have enough free IP addresses. Choose
                another vSwitch.
            NoPermission: A permission or role that the call requires is missing.
            OperationConflict: Another operation on the same resource is in progress. Try again
                later. The status is 409 in an older list.
            OperationDeniedNoStock: The zone is out of stock. Choose another zone, or several.
            OperationDeniedSecurityGroupMisMatch: The vSwitch and the security group are in
                different VPCs. Choose both in the same VPC.
            OperationDeniedVswZoneMisMatch: The vSwitch is not in the specified zone. Choose a
                vSwitch of the zone.
            QuotaExceeded: The account's quota is exceeded. Delete unused resources or request a
                higher quota.
            RamRoleNotSupport: The RAM role is not supported.
            SecurityRisk3DVerification: The vendor detected a security risk with the account's
                payment card. Verify the card with the link in the vendor's email.
            ServiceNotEnabled: A service that the request depends on is not enabled for the account.
                Enable it, then try again.
            ZoneNotOnSale: The zone is not available for purchase. Choose another zone.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Documented rate limit: 200 calls per 60 seconds. Permission: eci:CreateImageCache.

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
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def delete_image_cache(
        self,
        *,
        image_cache_id: str,
        region_id: str | None = None,
        client_token: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DeleteImageCacheResponse:
        """Delete an image cache.

        Args:
            image_cache_id: ID of the cache.
            region_id: Region of the cache. Defaults to the client's region.
            client_token: Client token, ASCII characters only (up to 64 characters). Use a new one
                for each request and the same one for its retries. Generated if omitted, which makes
                retries safe.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        Permission: eci:DeleteImageCache.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-deleteimagecache
        """
        return self._call(
            operations.DELETE_IMAGE_CACHE,
            {
                "image_cache_id": image_cache_id,
                "region_id": region_id,
                "client_token": client_token,
                "extra": extra,
                "extra_headers": extra_headers,
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
        tag: Sequence[Tag | Mapping[str, object]] | None = None,
        resource_group_id: str | None = None,
        match_image: Sequence[str] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DescribeImageCachesResponse:
        """List image caches, optionally filtered or matched with given images.

        Without filters, the list contains all caches of the region. If no cache matches, the list
        is empty.

        Args:
            region_id: Region of the caches. Defaults to the client's region.
            image_cache_id: ID of the cache.
            image_cache_name: Name of the cache. Whether a part of the name matches is not
                documented.
            snapshot_id: ID of the snapshot of the cache.
            image: Image that the cache contains.
            tag: Tags of the cache (up to 20 items).
            resource_group_id: ID of the resource group of the cache.
            match_image: Images to match (up to 100 items). The response contains the caches that
                match them best.
            limit: Maximum number of caches per page. An older page states at most 20 per call; the
                current page documents neither a default nor a limit.
            next_token: Token of the page to return, taken from the previous response. Omit it for
                the first page.
            image_full_match: Whether a cache must contain all images of MatchImage. Requires
                MatchImage.
            image_match_count_request: Number of fully matching caches to return. Requires
                MatchImage.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            AccountArrearage: The account has an outstanding payment. Pay it, then try again.
            DryRunOperation: The dry run succeeded: the request is valid and was not executed.
            ForbiddenSubUser: The current user cannot call the action.
            ForbiddenUserBussinessStatus: The account has overdue bills. Pay them, then try again.
                The vendor spells the code this way.
            ForbiddenUserNotRealNameAuthentication: The account has not passed real-name
                verification. Complete the verification first.
            NoPermission: A permission or role that the call requires is missing.
            ServiceNotEnabled: A service that the request depends on is not enabled for the account.
                Enable it, then try again.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

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
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def describe_regions(
        self,
        *,
        region_id: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> DescribeRegionsResponse:
        """List the regions and zones in which the service is available.

        Args:
            region_id: Region to query.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeregions
        """
        return self._call(
            operations.DESCRIBE_REGIONS,
            {
                "region_id": region_id,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def list_tag_resources(
        self,
        *,
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        resource_id: Sequence[str] | None = None,
        tag: Sequence[Tag | Mapping[str, object]] | None = None,
        limit: int | None = None,
        next_token: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ListTagResourcesResponse:
        """List the tags of resources.

        Args:
            resource_type: Type of the resources.
            region_id: Region of the resources. Defaults to the client's region.
            resource_id: IDs of the resources (up to 100 items).
            tag: Tags of the resources.
            limit: Maximum number of entries per page.
            next_token: Token of the page to return, taken from the previous response. Omit it for
                the first page.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            NoPermissionTag: The caller has no permission for tags. Grant the permission.
            NumberExceedTags: The resource would have more than 20 tags. Remove unused tags first.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

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
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def list_usage(
        self,
        *,
        region_id: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> ListUsageResponse:
        """Get the usage and quotas of the account in a region, including image caches.

        Args:
            region_id: Region to query. Defaults to the client's region.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

        API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listusage
        """
        return self._call(
            operations.LIST_USAGE,
            {
                "region_id": region_id,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def tag_resources(
        self,
        *,
        resource_id: Sequence[str],
        tag: Sequence[ResourceTag | Mapping[str, object]],
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> TagResourcesResponse:
        """Add tags to resources.

        Args:
            resource_id: IDs of the resources, all of the type ResourceType (up to 100 items).
            tag: Tags to add to each resource (up to 20 items). A resource can have at most 20 tags.
            resource_type: Type of the resources.
            region_id: Region of the resources. Defaults to the client's region.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            IncorrectStatus: The current state of the resource does not allow the operation. Check
                the state, then try again.
            NoPermissionTag: The caller has no permission for tags. Grant the permission.
            NumberExceedTags: The resource would have more than 20 tags. Remove unused tags first.
            OperationConflict: Another operation on the same resource is in progress. Try again
                later. The status is 409 in an older list.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

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
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def untag_resources(
        self,
        *,
        resource_id: Sequence[str],
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        tag_key: Sequence[str] | None = None,
        all: bool | None = None,
        client_token: str | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> UntagResourcesResponse:
        """Remove tags from resources.

        Args:
            resource_id: IDs of the resources, all of the type ResourceType (up to 100 items).
            resource_type: Type of the resources.
            region_id: Region of the resources. Defaults to the client's region.
            tag_key: Keys of the tags to remove (up to 20 items).
            all: Whether to remove all tags. Ignored if TagKey is set. Defaults to False.
            client_token: Client token, ASCII characters only (up to 64 characters). Use a new one
                for each request and the same one for its retries. Generated if omitted, which makes
                retries safe.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            IncorrectStatus: The current state of the resource does not allow the operation. Check
                the state, then try again.
            NoPermissionTag: The caller has no permission for tags. Grant the permission.
            NumberExceedTags: The resource would have more than 20 tags. Remove unused tags first.
            OperationConflict: Another operation on the same resource is in progress. Try again
                later. The status is 409 in an older list.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

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
                "extra": extra,
                "extra_headers": extra_headers,
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
        image_registry_credential: Sequence[ImageRegistryCredential | Mapping[str, object]] | None = None,
        image: Sequence[str] | None = None,
        tag: Sequence[Tag | Mapping[str, object]] | None = None,
        flash: bool | None = None,
        acr_registry_info: Sequence[AcrRegistryInfoForUpdate | Mapping[str, object]] | None = None,
        standard_copy_count: int | None = None,
        flash_copy_count: int | None = None,
        elimination_strategy: EliminationStrategy | Literal["LRU"] | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> UpdateImageCacheResponse:
        """Update an image cache whose status is Ready or UpdateFailed.

        To rebuild the cache from the current content of its images, pass the list of images even if
        it is unchanged. Without images, only properties such as the name, tags and retention
        change.

        Args:
            image_cache_id: ID of the cache.
            region_id: Region of the cache. Defaults to the client's region.
            security_group_id: ID of the security group of the temporary instance.
            v_switch_id: ID of the vSwitch of the temporary instance.
            image_cache_name: New name of the cache.
            eip_instance_id: ID of the elastic IP address (EIP) for pulling public images. A NAT
                gateway in the network is an alternative.
            resource_group_id: ID of the resource group of the cache.
            client_token: Client token, ASCII characters only (up to 64 characters). Use a new one
                for each request and the same one for its retries. Generated if omitted, which makes
                retries safe.
            image_cache_size: Size of the cache in GiB. Defaults to 20.
            retention_days: Number of days after which the cache is deleted. By default the cache is
                kept. Failed caches are deleted after one day.
            auto_match_image_cache: Whether to reuse the layers of existing caches, which is faster.
                Defaults to False.
            image_registry_credential: Credentials for registries of private images (up to 10
                items).
            image: Container images to cache.
            tag: Tags of the cache (up to 20 items).
            flash: Whether to create a local snapshot first, so that the cache is ready sooner. A
                standard snapshot replaces it later. Defaults to False.
            acr_registry_info: Container Registry (ACR) Enterprise instances from which images are
                pulled without a password.
            standard_copy_count: Number of standard snapshots. One for every 1000 instances that
                start at the same time is recommended. Defaults to 1.
            flash_copy_count: Number of local snapshots with Flash. One for every 1000 instances
                that start at the same time is recommended. Defaults to 1.
            elimination_strategy: Policy for deleting the cache when the account's quota is reached.
                By default the cache is kept.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            AccountArrearage: The account has an outstanding payment. Pay it, then try again.
            CreateServiceLinkedRoleDenied: The service-linked role cannot be created. Grant the
                permission ram:CreateServiceLinkedRole.
            DiskVolumeNotSupport: The disk volume is not supported.
            DryRunOperation: The dry run succeeded: the request is valid and was not executed.
            ForbiddenOnlyForInvitedTest: The feature is open only to invited accounts.
            ForbiddenRiskControl: The vendor's risk control rejected the operation.
            ForbiddenSubUser: The current user cannot call the action.
            ForbiddenUserBussinessStatus: The account has overdue bills. Pay them, then try again.
                The vendor spells the code this way.
            ForbiddenUserNotRealNameAuthentication: The account has not passed real-name
                verification. Complete the verification first.
            ImageCacheIncorrectStatus: The current status of the image cache does not allow the
                operation. Check the status, then try again.
            ImageCacheNotSupport: Image caches are not available to the account. Contact the vendor
                to enable them.
            IncorrectStatus: The current state of the resource does not allow the operation. Check
                the state, then try again.
            InvalidParameterCPUMemory: The combination of CPU and memory is not supported. Choose
                another combination.
            InvalidUserPassRoleForbidden: The RAM user is not allowed to pass the role. Grant the
                permission to the user.
            InvalidVSwitchIdIpNotEnough: The vSwitch does not have enough free IP addresses. Choose
                another vSwitch.
            NoNeedUpdate: The update contains no changes. Change at least one property.
            NoPermission: A permission or role that the call requires is missing.
            OperationConflict: Another operation on the same resource is in progress. Try again
                later. The status is 409 in an older list.
            OperationDeniedNoStock: The zone is out of stock. Choose another zone, or several.
            OperationDeniedSecurityGroupMisMatch: The vSwitch and the security group are in
                different VPCs. Choose both in the same VPC.
            OperationDeniedVswZoneMisMatch: The vSwitch is not in the specified zone. Choose a
                vSwitch of the zone.
            QuotaExceeded: The account's quota is exceeded. Delete unused resources or request a
                higher quota.
            RamRoleNotSupport: The RAM role is not supported.
            SecurityRisk3DVerification: The vendor detected a security risk with the account's
                payment card. Verify the card with the link in the vendor's email.
            ServiceNotEnabled: A service that the request depends on is not enabled for the account.
                Enable it, then try again.
            ZoneNotOnSale: The zone is not available for purchase. Choose another zone.
            InvalidArguments: An argument breaks a documented rule. Nothing was sent.

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
                "extra": extra,
                "extra_headers": extra_headers,
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
        tag: Sequence[Tag | Mapping[str, object]] | None = None,
        resource_group_id: str | None = None,
        match_image: Sequence[str] | None = None,
        limit: int | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Pages[ImageCache, DescribeImageCachesResponse]:
        """Iterate over the items of all pages of :meth:`describe_image_caches`, with ``for``, or with
        ``async for`` on an asyncio client.

        ``.pages()`` iterates over the responses instead. Pages are fetched during the iteration.

        Raises:
            PaginationError: The list would not end: the service repeats a page, or sends only empty
                pages.
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
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
                "extra": extra,
                "extra_headers": extra_headers,
            },
        )

    def resource_tags(
        self,
        *,
        resource_type: ResourceType | Literal["ContainerGroup", "ImageCache", "DataCache", "VirtualNode"],
        region_id: str | None = None,
        resource_id: Sequence[str] | None = None,
        tag: Sequence[Tag | Mapping[str, object]] | None = None,
        limit: int | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Pages[TagResource, ListTagResourcesResponse]:
        """Iterate over the items of all pages of :meth:`list_tag_resources`, with ``for``, or with
        ``async for`` on an asyncio client.

        ``.pages()`` iterates over the responses instead. Pages are fetched during the iteration.

        Raises:
            PaginationError: The list would not end: the service repeats a page, or sends only empty
                pages.
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
                "extra": extra,
                "extra_headers": extra_headers,
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
        tag: Sequence[Tag | Mapping[str, object]] | None = None,
        resource_group_id: str | None = None,
        match_image: Sequence[str] | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
        missing_after: float | None = None,
        on_poll: PollListener[DescribeImageCachesResponse] | None = None,
    ) -> DescribeImageCachesResponse:
        """Wait until every matching image cache is ready. Pass the ID of the cache.

        Polls :meth:`describe_image_caches` until every ImageCaches[].Status is Ready. Fails if any
        ImageCaches[].Status is Failed or any ImageCaches[].Status is UpdateFailed.

        Args:
            delay: Seconds before the second poll. Later pauses are longer. Defaults to 10.
            timeout: Maximum number of seconds to wait. Defaults to 3600.
            missing_after: Seconds after which a resource that is not listed counts as missing.
                Defaults to 60.
            on_poll: Function that gets the response of each poll. An error that it raises ends the
                wait.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            WaiterFailed: The state can no longer be reached. The error contains the last response.
            WaiterTimedOut: The state was not reached in time. The error contains the last response.
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
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
                "extra": extra,
                "extra_headers": extra_headers,
            },
            delay=delay,
            timeout=timeout,
            missing_after=missing_after,
            on_poll=on_poll,
        )

    def wait_until_image_cache_deleted(
        self,
        *,
        region_id: str | None = None,
        image_cache_id: str | None = None,
        image_cache_name: str | None = None,
        snapshot_id: str | None = None,
        image: str | None = None,
        tag: Sequence[Tag | Mapping[str, object]] | None = None,
        resource_group_id: str | None = None,
        match_image: Sequence[str] | None = None,
        image_full_match: bool | None = None,
        image_match_count_request: int | None = None,
        extra: Mapping[str, object] | None = None,
        extra_headers: Mapping[str, str] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
        on_poll: PollListener[DescribeImageCachesResponse] | None = None,
    ) -> DescribeImageCachesResponse:
        """Wait until no image cache matches any more. Pass the ID of the cache.

        Polls :meth:`describe_image_caches` until ImageCaches[] is empty. Fails if the poll fails
        with Forbidden.RAM or the poll fails with NoPermission.

        Args:
            delay: Seconds before the second poll. Later pauses are longer. Defaults to 5.
            timeout: Maximum number of seconds to wait. Defaults to 600.
            on_poll: Function that gets the response of each poll. An error that it raises ends the
                wait.
            extra, extra_headers: Undocumented members by wire name, and headers, to send too.

        Raises:
            WaiterFailed: The state can no longer be reached. The error contains the last response.
            WaiterTimedOut: The state was not reached in time. The error contains the last response.
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
                "image_full_match": image_full_match,
                "image_match_count_request": image_match_count_request,
                "extra": extra,
                "extra_headers": extra_headers,
            },
            delay=delay,
            timeout=timeout,
            on_poll=on_poll,
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
    def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return self._send(operations.OPERATIONS, request)


class AsyncEciClient(AsyncClient):
    """Asyncio client of Alibaba Cloud Elastic Container Instance 2018-08-08.

    Serverless container instances, and image caches that speed up their start.

    Args:
        region: Region ID. Required unless ALIBABA_CLOUD_REGION_ID is set in the environment.
        credentials: Credentials or a credential provider. Defaults to ALIBABA_CLOUD_ACCESS_KEY_ID
            and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment, or to another provider in the
            chain of the vendor's SDK.
        endpoint: Host or URL. Defaults to YUNBIND_ENDPOINT in the environment, or to the vendor's
            host.
        signing: Signing scheme: acs3-hmac-sha256, hmac-sha1. Defaults to the first that fits.
        method: POST or GET. Defaults to POST.
        response_format: json or xml. Defaults to json. The models are the same.
        timeout: Seconds for each of connecting, reading and writing, or a Timeout. Defaults to 5 s
            to connect and 30 s to read and to write.
        retries: Number of retries of a failed call, or Retries. Defaults to 3.
        limiter: Rate limiter. Defaults to one that all clients of the process share.
        checks: warn, strict or types: what happens beyond documented limits. Defaults to warn.
        hooks: Callbacks for requests, responses and retries.
        transport: Transport or httpx client, which the caller closes. Defaults to the client's own.
        others: ``proxy``, ``ca_bundle``, ``tls_context``, ``max_connections``,
            ``max_response_size``, ``user_agent`` and, for tests, ``environ``, ``clock``, ``sleep``,
            ``nonce`` and ``jitter``: see :class:`yunbind_runtime.client.base.Client`.

    API: https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches
    """

    _service: ClassVar[Service] = SERVICE
    _operations: ClassVar[Mapping[str, AnyOperation]] = operations.OPERATIONS

    @property
    def with_raw_response(self) -> AsyncEciRawClient:
        """The same methods, which return status, headers and body beside the model."""
        return AsyncEciRawClient(self)

    create_image_cache = async_method(EciClient.create_image_cache)
    delete_image_cache = async_method(EciClient.delete_image_cache)
    describe_image_caches = async_method(EciClient.describe_image_caches)
    describe_regions = async_method(EciClient.describe_regions)
    list_tag_resources = async_method(EciClient.list_tag_resources)
    list_usage = async_method(EciClient.list_usage)
    tag_resources = async_method(EciClient.tag_resources)
    untag_resources = async_method(EciClient.untag_resources)
    update_image_cache = async_method(EciClient.update_image_cache)
    image_caches = async_pages(EciClient.image_caches)
    resource_tags = async_pages(EciClient.resource_tags)
    wait_until_image_cache_ready = async_method(EciClient.wait_until_image_cache_ready)
    wait_until_image_cache_deleted = async_method(EciClient.wait_until_image_cache_deleted)

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
    async def send(self, request: Any, /) -> Any:
        """Send a request model, as the method of its action does."""
        return await self._send(operations.OPERATIONS, request)


class EciRawClient(SyncRawClient):
    """Methods of :class:`EciClient` that return raw responses."""

    create_image_cache = raw_method(EciClient.create_image_cache)
    delete_image_cache = raw_method(EciClient.delete_image_cache)
    describe_image_caches = raw_method(EciClient.describe_image_caches)
    describe_regions = raw_method(EciClient.describe_regions)
    list_tag_resources = raw_method(EciClient.list_tag_resources)
    list_usage = raw_method(EciClient.list_usage)
    tag_resources = raw_method(EciClient.tag_resources)
    untag_resources = raw_method(EciClient.untag_resources)
    update_image_cache = raw_method(EciClient.update_image_cache)


class AsyncEciRawClient(AsyncRawClient):
    """Methods of :class:`AsyncEciClient` that return raw responses."""

    create_image_cache = async_raw_method(EciClient.create_image_cache)
    delete_image_cache = async_raw_method(EciClient.delete_image_cache)
    describe_image_caches = async_raw_method(EciClient.describe_image_caches)
    describe_regions = async_raw_method(EciClient.describe_regions)
    list_tag_resources = async_raw_method(EciClient.list_tag_resources)
    list_usage = async_raw_method(EciClient.list_usage)
    tag_resources = async_raw_method(EciClient.tag_resources)
    untag_resources = async_raw_method(EciClient.untag_resources)
    update_image_cache = async_raw_method(EciClient.update_image_cache)
