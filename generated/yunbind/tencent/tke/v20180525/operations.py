# @generated from specs/tencent/tke/2018-05-25/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The operations of Tencent Kubernetes Engine 2018-05-25, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.model.operation import Operation
from yunbind_runtime.paging.pages import Paginate
from yunbind_runtime.paging.waiters import Acceptor, Waiter

from .service import SERVICE

if TYPE_CHECKING:
    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_caches import DeleteImageCachesRequest, DeleteImageCachesResponse
    from .describe_image_caches import DescribeImageCachesRequest, DescribeImageCachesResponse
    from .get_most_suitable_image_cache import (
        GetMostSuitableImageCacheRequest,
        GetMostSuitableImageCacheResponse,
    )
    from .update_image_cache import UpdateImageCacheRequest, UpdateImageCacheResponse

CREATE_IMAGE_CACHE: Operation[CreateImageCacheRequest, CreateImageCacheResponse] = Operation(
    service=SERVICE,
    action="CreateImageCache",
    method="create_image_cache",
    module="yunbind.tencent.tke.v20180525.create_image_cache",
    request="CreateImageCacheRequest",
    response="CreateImageCacheResponse",
    access="write",
    rate_limit=(20, 1),
    region="required",
    exclusive=(("ExistedEipId", "AutoCreateEip"), ("ExistedEipId", "AutoCreateEipAttribute")),
    source="https://cloud.tencent.com/document/api/457/70861",
)

DELETE_IMAGE_CACHES: Operation[DeleteImageCachesRequest, DeleteImageCachesResponse] = Operation(
    service=SERVICE,
    action="DeleteImageCaches",
    method="delete_image_caches",
    module="yunbind.tencent.tke.v20180525.delete_image_caches",
    request="DeleteImageCachesRequest",
    response="DeleteImageCachesResponse",
    access="write",
    rate_limit=(20, 1),
    region="required",
    source="https://cloud.tencent.com/document/api/457/70860",
)

DESCRIBE_IMAGE_CACHES: Operation[DescribeImageCachesRequest, DescribeImageCachesResponse] = Operation(
    service=SERVICE,
    action="DescribeImageCaches",
    method="describe_image_caches",
    module="yunbind.tencent.tke.v20180525.describe_image_caches",
    request="DescribeImageCachesRequest",
    response="DescribeImageCachesResponse",
    access="read",
    rate_limit=(20, 1),
    region="required",
    source="https://cloud.tencent.com/document/api/457/70859",
)

GET_MOST_SUITABLE_IMAGE_CACHE: Operation[
    GetMostSuitableImageCacheRequest, GetMostSuitableImageCacheResponse
] = Operation(
    service=SERVICE,
    action="GetMostSuitableImageCache",
    method="get_most_suitable_image_cache",
    module="yunbind.tencent.tke.v20180525.get_most_suitable_image_cache",
    request="GetMostSuitableImageCacheRequest",
    response="GetMostSuitableImageCacheResponse",
    access="read",
    rate_limit=(20, 1),
    region="required",
    source="https://cloud.tencent.com/document/api/457/70858",
)

UPDATE_IMAGE_CACHE: Operation[UpdateImageCacheRequest, UpdateImageCacheResponse] = Operation(
    service=SERVICE,
    action="UpdateImageCache",
    method="update_image_cache",
    module="yunbind.tencent.tke.v20180525.update_image_cache",
    request="UpdateImageCacheRequest",
    response="UpdateImageCacheResponse",
    access="write",
    rate_limit=(20, 1),
    region="required",
    source="https://cloud.tencent.com/document/api/457/70857",
)

IMAGE_CACHES_PAGES = Paginate(
    items="image_caches",
    limit="limit",
    offset="offset",
    total="total_count",
)
"""How DescribeImageCaches pages."""

IMAGE_CACHE_READY_WAITER = Waiter(
    name="image_cache_ready",
    delay=10.0,
    timeout=1800.0,
    paginate=IMAGE_CACHES_PAGES,
    success=(Acceptor(path=("image_caches", "[]", "status"), all="Ready", count="image_cache_ids"),),
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
    success=(
        Acceptor(path=("image_caches", "[]"), empty=True),
        Acceptor(error="ResourceNotFound"),
    ),
    failure=(Acceptor(error="InvalidParameter"),),
)
"""Conditions of ``wait_until_image_cache_deleted``."""

OPERATIONS: dict[str, Operation[Any, Any]] = {
    "CreateImageCacheRequest": CREATE_IMAGE_CACHE,
    "DeleteImageCachesRequest": DELETE_IMAGE_CACHES,
    "DescribeImageCachesRequest": DESCRIBE_IMAGE_CACHES,
    "GetMostSuitableImageCacheRequest": GET_MOST_SUITABLE_IMAGE_CACHE,
    "UpdateImageCacheRequest": UPDATE_IMAGE_CACHE,
}
"""All operations, by the names of their request classes."""
