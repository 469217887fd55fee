# @generated from specs/tencent/tke/2018-05-25/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The actions of Tencent Kubernetes Engine 2018-05-25, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.operation import Operation
from yunbind_runtime.pages import Paginate

from .service import SERVICE

if TYPE_CHECKING:
    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .describe_image_caches import DescribeImageCachesRequest, DescribeImageCachesResponse
    from .get_most_suitable_image_cache import (
        GetMostSuitableImageCacheRequest,
        GetMostSuitableImageCacheResponse,
    )

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
"""Start making an image cache from container images."""

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
"""List image caches by id, name or filter."""

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
"""Find the image cache that fits a list of container images best."""

IMAGE_CACHES_PAGES = Paginate(
    items="image_caches",
    limit="limit",
    offset="offset",
    total="total_count",
)
"""How DescribeImageCaches pages."""

OPERATIONS: dict[str, Operation[Any, Any]] = {
    "CreateImageCacheRequest": CREATE_IMAGE_CACHE,
    "DescribeImageCachesRequest": DESCRIBE_IMAGE_CACHES,
    "GetMostSuitableImageCacheRequest": GET_MOST_SUITABLE_IMAGE_CACHE,
}
"""Every operation by the name of its request class."""
