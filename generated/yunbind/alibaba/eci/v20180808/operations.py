# @generated from specs/alibaba/eci/2018-08-08/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The actions of Alibaba Cloud Elastic Container Instance 2018-08-08, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.operation import Operation
from yunbind_runtime.pages import Paginate

from .service import SERVICE

if TYPE_CHECKING:
    from .describe_image_caches import DescribeImageCachesRequest, DescribeImageCachesResponse

DESCRIBE_IMAGE_CACHES: Operation[DescribeImageCachesRequest, DescribeImageCachesResponse] = Operation(
    service=SERVICE,
    action="DescribeImageCaches",
    method="describe_image_caches",
    module="yunbind.alibaba.eci.v20180808.describe_image_caches",
    request="DescribeImageCachesRequest",
    response="DescribeImageCachesResponse",
    access="read",
    region="optional",
    region_member="RegionId",
    requires={"ImageFullMatch": ("MatchImage",), "ImageMatchCountRequest": ("MatchImage",)},
    source="https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches",
)
"""List image caches, by id, name, snapshot, image or tag, or by how well they match given images.
"""

IMAGE_CACHES_PAGES = Paginate(
    items="image_caches",
    limit="limit",
    token="next_token",
    next_token="next_token",
    total="total_count",
)
"""How DescribeImageCaches pages."""

OPERATIONS: dict[str, Operation[Any, Any]] = {
    "DescribeImageCachesRequest": DESCRIBE_IMAGE_CACHES,
}
"""Every operation by the name of its request class."""
