# @generated from specs/tencent/ecm/2019-07-19/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The actions of Tencent Cloud Edge Computing Machine 2019-07-19, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.operation import Operation
from yunbind_runtime.pages import Paginate

from .service import SERVICE

if TYPE_CHECKING:
    from .describe_image import DescribeImageRequest, DescribeImageResponse

DESCRIBE_IMAGE: Operation[DescribeImageRequest, DescribeImageResponse] = Operation(
    service=SERVICE,
    action="DescribeImage",
    method="describe_image",
    module="yunbind.tencent.ecm.v20190719.describe_image",
    request="DescribeImageRequest",
    response="DescribeImageResponse",
    access="read",
    rate_limit=(20, 1),
    region="none",
    source="https://cloud.tencent.com/document/api/1108/42548",
)
"""List images."""

IMAGES_PAGES = Paginate(
    items="image_set",
    limit="limit",
    offset="offset",
    total="total_count",
)
"""How DescribeImage pages."""

OPERATIONS: dict[str, Operation[Any, Any]] = {
    "DescribeImageRequest": DESCRIBE_IMAGE,
}
"""Every operation by the name of its request class."""
