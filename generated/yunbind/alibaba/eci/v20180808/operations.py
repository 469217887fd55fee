# @generated from specs/alibaba/eci/2018-08-08/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The operations of Alibaba Cloud Elastic Container Instance 2018-08-08, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.model.operation import Operation
from yunbind_runtime.paging.pages import Paginate
from yunbind_runtime.paging.waiters import Acceptor, Waiter

from .service import SERVICE

if TYPE_CHECKING:
    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_cache import DeleteImageCacheRequest, DeleteImageCacheResponse
    from .describe_image_caches import DescribeImageCachesRequest, DescribeImageCachesResponse
    from .describe_regions import DescribeRegionsRequest, DescribeRegionsResponse
    from .list_tag_resources import ListTagResourcesRequest, ListTagResourcesResponse
    from .list_usage import ListUsageRequest, ListUsageResponse
    from .tag_resources import TagResourcesRequest, TagResourcesResponse
    from .untag_resources import UntagResourcesRequest, UntagResourcesResponse
    from .update_image_cache import UpdateImageCacheRequest, UpdateImageCacheResponse

CREATE_IMAGE_CACHE: Operation[CreateImageCacheRequest, CreateImageCacheResponse] = Operation(
    service=SERVICE,
    action="CreateImageCache",
    method="create_image_cache",
    module="yunbind.alibaba.eci.v20180808.create_image_cache",
    request="CreateImageCacheRequest",
    response="CreateImageCacheResponse",
    access="write",
    rate_limit=(200, 60),
    region="required",
    region_member="RegionId",
    idempotency_token="ClientToken",
    source="https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-createimagecache",
)

DELETE_IMAGE_CACHE: Operation[DeleteImageCacheRequest, DeleteImageCacheResponse] = Operation(
    service=SERVICE,
    action="DeleteImageCache",
    method="delete_image_cache",
    module="yunbind.alibaba.eci.v20180808.delete_image_cache",
    request="DeleteImageCacheRequest",
    response="DeleteImageCacheResponse",
    access="write",
    region="required",
    region_member="RegionId",
    idempotency_token="ClientToken",
    source="https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-deleteimagecache",
)

DESCRIBE_IMAGE_CACHES: Operation[DescribeImageCachesRequest, DescribeImageCachesResponse] = Operation(
    service=SERVICE,
    action="DescribeImageCaches",
    method="describe_image_caches",
    module="yunbind.alibaba.eci.v20180808.describe_image_caches",
    request="DescribeImageCachesRequest",
    response="DescribeImageCachesResponse",
    access="read",
    region="required",
    region_member="RegionId",
    requires={"ImageFullMatch": ("MatchImage",), "ImageMatchCountRequest": ("MatchImage",)},
    source="https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches",
)

DESCRIBE_REGIONS: Operation[DescribeRegionsRequest, DescribeRegionsResponse] = Operation(
    service=SERVICE,
    action="DescribeRegions",
    method="describe_regions",
    module="yunbind.alibaba.eci.v20180808.describe_regions",
    request="DescribeRegionsRequest",
    response="DescribeRegionsResponse",
    access="read",
    region="none",
    source="https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeregions",
)

LIST_TAG_RESOURCES: Operation[ListTagResourcesRequest, ListTagResourcesResponse] = Operation(
    service=SERVICE,
    action="ListTagResources",
    method="list_tag_resources",
    module="yunbind.alibaba.eci.v20180808.list_tag_resources",
    request="ListTagResourcesRequest",
    response="ListTagResourcesResponse",
    access="read",
    region="required",
    region_member="RegionId",
    source="https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listtagresources",
)

LIST_USAGE: Operation[ListUsageRequest, ListUsageResponse] = Operation(
    service=SERVICE,
    action="ListUsage",
    method="list_usage",
    module="yunbind.alibaba.eci.v20180808.list_usage",
    request="ListUsageRequest",
    response="ListUsageResponse",
    access="read",
    region="required",
    region_member="RegionId",
    source="https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-listusage",
)

TAG_RESOURCES: Operation[TagResourcesRequest, TagResourcesResponse] = Operation(
    service=SERVICE,
    action="TagResources",
    method="tag_resources",
    module="yunbind.alibaba.eci.v20180808.tag_resources",
    request="TagResourcesRequest",
    response="TagResourcesResponse",
    access="write",
    region="required",
    region_member="RegionId",
    source="https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-tagresources",
)

UNTAG_RESOURCES: Operation[UntagResourcesRequest, UntagResourcesResponse] = Operation(
    service=SERVICE,
    action="UntagResources",
    method="untag_resources",
    module="yunbind.alibaba.eci.v20180808.untag_resources",
    request="UntagResourcesRequest",
    response="UntagResourcesResponse",
    access="write",
    region="required",
    region_member="RegionId",
    idempotency_token="ClientToken",
    source="https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-untagresources",
)

UPDATE_IMAGE_CACHE: Operation[UpdateImageCacheRequest, UpdateImageCacheResponse] = Operation(
    service=SERVICE,
    action="UpdateImageCache",
    method="update_image_cache",
    module="yunbind.alibaba.eci.v20180808.update_image_cache",
    request="UpdateImageCacheRequest",
    response="UpdateImageCacheResponse",
    access="write",
    region="required",
    region_member="RegionId",
    idempotency_token="ClientToken",
    source="https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-updateimagecache",
)

IMAGE_CACHES_PAGES = Paginate(
    items="image_caches",
    limit="limit",
    token="next_token",
    next_token="next_token",
    total="total_count",
)
"""How DescribeImageCaches pages."""

RESOURCE_TAGS_PAGES = Paginate(
    items="tag_resources",
    limit="limit",
    token="next_token",
    next_token="next_token",
)
"""How ListTagResources pages."""

IMAGE_CACHE_READY_WAITER = Waiter(
    name="image_cache_ready",
    delay=10.0,
    timeout=3600.0,
    paginate=IMAGE_CACHES_PAGES,
    success=(Acceptor(path=("image_caches", "[]", "status"), all="Ready"),),
    failure=(
        Acceptor(path=("image_caches", "[]", "status"), any="Failed"),
        Acceptor(path=("image_caches", "[]", "status"), any="UpdateFailed"),
    ),
)
"""Conditions of ``wait_until_image_cache_ready``."""

IMAGE_CACHE_DELETED_WAITER = Waiter(
    name="image_cache_deleted",
    delay=5.0,
    timeout=600.0,
    paginate=IMAGE_CACHES_PAGES,
    success=(Acceptor(path=("image_caches", "[]"), empty=True),),
    failure=(
        Acceptor(error="Forbidden.RAM"),
        Acceptor(error="NoPermission"),
    ),
)
"""Conditions of ``wait_until_image_cache_deleted``."""

OPERATIONS: dict[str, Operation[Any, Any]] = {
    "CreateImageCacheRequest": CREATE_IMAGE_CACHE,
    "DeleteImageCacheRequest": DELETE_IMAGE_CACHE,
    "DescribeImageCachesRequest": DESCRIBE_IMAGE_CACHES,
    "DescribeRegionsRequest": DESCRIBE_REGIONS,
    "ListTagResourcesRequest": LIST_TAG_RESOURCES,
    "ListUsageRequest": LIST_USAGE,
    "TagResourcesRequest": TAG_RESOURCES,
    "UntagResourcesRequest": UNTAG_RESOURCES,
    "UpdateImageCacheRequest": UPDATE_IMAGE_CACHE,
}
"""All operations, by the names of their request classes."""
