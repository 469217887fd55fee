# @generated from specs/alibaba/acc/2024-04-02/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The operations of Alibaba Cloud Container Compute Service 2024-04-02, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.model.operation import Operation, WireMember
from yunbind_runtime.paging.pages import Paginate
from yunbind_runtime.paging.waiters import Acceptor, Waiter

from .service import SERVICE

if TYPE_CHECKING:
    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_cache import DeleteImageCacheRequest, DeleteImageCacheResponse
    from .get_image_cache import GetImageCacheRequest, GetImageCacheResponse
    from .list_image_caches import ListImageCachesRequest, ListImageCachesResponse

CREATE_IMAGE_CACHE: Operation[CreateImageCacheRequest, CreateImageCacheResponse] = Operation(
    service=SERVICE,
    action="CreateImageCache",
    method="create_image_cache",
    module="yunbind.alibaba.acc.v20240402.create_image_cache",
    request="CreateImageCacheRequest",
    response="CreateImageCacheResponse",
    access="write",
    region="required",
    region_member="RegionId",
    source="https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview",
    members={
        "NetworkConfig": WireMember(location="body", name="NetworkConfig", encode="json"),
    },
)

DELETE_IMAGE_CACHE: Operation[DeleteImageCacheRequest, DeleteImageCacheResponse] = Operation(
    service=SERVICE,
    action="DeleteImageCache",
    method="delete_image_cache",
    module="yunbind.alibaba.acc.v20240402.delete_image_cache",
    request="DeleteImageCacheRequest",
    response="DeleteImageCacheResponse",
    access="write",
    region="required",
    region_member="RegionId",
    source="https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview",
)

GET_IMAGE_CACHE: Operation[GetImageCacheRequest, GetImageCacheResponse] = Operation(
    service=SERVICE,
    action="GetImageCache",
    method="get_image_cache",
    module="yunbind.alibaba.acc.v20240402.get_image_cache",
    request="GetImageCacheRequest",
    response="GetImageCacheResponse",
    access="read",
    region="required",
    region_member="RegionId",
    source="https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview",
)

LIST_IMAGE_CACHES: Operation[ListImageCachesRequest, ListImageCachesResponse] = Operation(
    service=SERVICE,
    action="ListImageCaches",
    method="list_image_caches",
    module="yunbind.alibaba.acc.v20240402.list_image_caches",
    request="ListImageCachesRequest",
    response="ListImageCachesResponse",
    access="read",
    region="required",
    region_member="RegionId",
    source="https://help.aliyun.com/zh/cs/api-acc-2024-04-02-listimagecaches",
)

IMAGE_CACHES_PAGES = Paginate(
    items="image_caches",
    limit="max_results",
    token="next_token",
    next_token="next_token",
    total="total_count",
)
"""How ListImageCaches pages."""

IMAGE_CACHE_READY_WAITER = Waiter(
    name="image_cache_ready",
    delay=10.0,
    timeout=3600.0,
    success=(Acceptor(path=("status",), all="Ready"),),
    failure=(Acceptor(path=("status",), any="Failed"),),
)
"""Conditions of ``wait_until_image_cache_ready``."""

OPERATIONS: dict[str, Operation[Any, Any]] = {
    "CreateImageCacheRequest": CREATE_IMAGE_CACHE,
    "DeleteImageCacheRequest": DELETE_IMAGE_CACHE,
    "GetImageCacheRequest": GET_IMAGE_CACHE,
    "ListImageCachesRequest": LIST_IMAGE_CACHES,
}
"""All operations, by the names of their request classes."""
