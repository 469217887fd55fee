# @generated from specs/huawei/cce/v5/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The actions of Huawei Cloud Cloud Container Engine v5, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.operation import Operation, WireMember

from .service import SERVICE

if TYPE_CHECKING:
    from .list_image_caches import ListImageCachesRequest, ListImageCachesResponse

LIST_IMAGE_CACHES: Operation[ListImageCachesRequest, ListImageCachesResponse] = Operation(
    service=SERVICE,
    action="ListImageCaches",
    method="list_image_caches",
    module="yunbind.huawei.cce.v5.list_image_caches",
    request="ListImageCachesRequest",
    response="ListImageCachesResponse",
    access="read",
    http=("GET", "/v5/imagecaches"),
    region="required",
    source="https://support.huaweicloud.com/api-cce-autopilot/ListImageCaches.html",
    members={
        "name": WireMember(location="query", name="name"),
    },
)
"""List the image caches of a region, all of them or the one of a given name."""

OPERATIONS: dict[str, Operation[Any, Any]] = {
    "ListImageCachesRequest": LIST_IMAGE_CACHES,
}
"""Every operation by the name of its request class."""
