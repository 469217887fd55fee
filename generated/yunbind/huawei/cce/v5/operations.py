# @generated from specs/huawei/cce/v5/actions by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The operations of Huawei Cloud Cloud Container Engine v5, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.model.operation import Operation, WireMember
from yunbind_runtime.paging.waiters import Acceptor, Waiter

from .service import SERVICE

if TYPE_CHECKING:
    from .create_image_cache import CreateImageCacheRequest, CreateImageCacheResponse
    from .delete_image_cache import DeleteImageCacheRequest, DeleteImageCacheResponse
    from .list_image_caches import ListImageCachesRequest, ListImageCachesResponse
    from .list_package_products import ListPackageProductsRequest, ListPackageProductsResponse
    from .show_image_cache import ShowImageCacheRequest, ShowImageCacheResponse
    from .subscribe_package_products import SubscribePackageProductsRequest, SubscribePackageProductsResponse

CREATE_IMAGE_CACHE: Operation[CreateImageCacheRequest, CreateImageCacheResponse] = Operation(
    service=SERVICE,
    action="CreateImageCache",
    method="create_image_cache",
    module="yunbind.huawei.cce.v5.create_image_cache",
    request="CreateImageCacheRequest",
    response="CreateImageCacheResponse",
    access="write",
    http=("POST", "/v5/imagecaches"),
    region="required",
    source="https://support.huaweicloud.com/api-cce-autopilot/CreateImageCache.html",
)

DELETE_IMAGE_CACHE: Operation[DeleteImageCacheRequest, DeleteImageCacheResponse] = Operation(
    service=SERVICE,
    action="DeleteImageCache",
    method="delete_image_cache",
    module="yunbind.huawei.cce.v5.delete_image_cache",
    request="DeleteImageCacheRequest",
    response="DeleteImageCacheResponse",
    access="write",
    http=("DELETE", "/v5/imagecaches/{image_cache_id}"),
    region="required",
    source="https://support.huaweicloud.com/api-cce-autopilot/DeleteImageCache.html",
    members={
        "image_cache_id": WireMember(location="path", name="image_cache_id"),
    },
)

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

LIST_PACKAGE_PRODUCTS: Operation[ListPackageProductsRequest, ListPackageProductsResponse] = Operation(
    service=SERVICE,
    action="ListPackageProducts",
    method="list_package_products",
    module="yunbind.huawei.cce.v5.list_package_products",
    request="ListPackageProductsRequest",
    response="ListPackageProductsResponse",
    access="read",
    http=("GET", "/v5/package-products"),
    region="required",
    source="https://support.huaweicloud.com/api-cce-autopilot/ListPackageProducts.html",
    members={
        "locale": WireMember(location="query", name="locale"),
    },
)

SHOW_IMAGE_CACHE: Operation[ShowImageCacheRequest, ShowImageCacheResponse] = Operation(
    service=SERVICE,
    action="ShowImageCache",
    method="show_image_cache",
    module="yunbind.huawei.cce.v5.show_image_cache",
    request="ShowImageCacheRequest",
    response="ShowImageCacheResponse",
    access="read",
    http=("GET", "/v5/imagecaches/{image_cache_id}"),
    region="required",
    source="https://support.huaweicloud.com/api-cce-autopilot/ShowImageCache.html",
    members={
        "image_cache_id": WireMember(location="path", name="image_cache_id"),
    },
)

SUBSCRIBE_PACKAGE_PRODUCTS: Operation[SubscribePackageProductsRequest, SubscribePackageProductsResponse] = (
    Operation(
        service=SERVICE,
        action="SubscribePackageProducts",
        method="subscribe_package_products",
        module="yunbind.huawei.cce.v5.subscribe_package_products",
        request="SubscribePackageProductsRequest",
        response="SubscribePackageProductsResponse",
        access="write",
        http=("POST", "/v5/package-products/subscribe"),
        region="required",
        source="https://support.huaweicloud.com/api-cce-autopilot/SubscribePackageProducts.html",
    )
)

IMAGE_CACHE_READY_WAITER = Waiter(
    name="image_cache_ready",
    delay=10.0,
    timeout=1800.0,
    success=(Acceptor(path=("image_cache", "status"), all="Available"),),
    failure=(
        Acceptor(path=("image_cache", "status"), any="Failed"),
        Acceptor(path=("image_cache", "status"), any="Unavailable"),
        Acceptor(path=("image_cache", "status"), any="Deleting"),
        Acceptor(status=404),
    ),
)
"""Conditions of ``wait_until_image_cache_ready``."""

IMAGE_CACHE_DELETED_WAITER = Waiter(
    name="image_cache_deleted",
    delay=5.0,
    timeout=1800.0,
    success=(Acceptor(status=404),),
    failure=(
        Acceptor(error="APIGW.0101"),
        Acceptor(error="APIGW.0103"),
        Acceptor(status=403),
    ),
)
"""Conditions of ``wait_until_image_cache_deleted``."""

OPERATIONS: dict[str, Operation[Any, Any]] = {
    "CreateImageCacheRequest": CREATE_IMAGE_CACHE,
    "DeleteImageCacheRequest": DELETE_IMAGE_CACHE,
    "ListImageCachesRequest": LIST_IMAGE_CACHES,
    "ListPackageProductsRequest": LIST_PACKAGE_PRODUCTS,
    "ShowImageCacheRequest": SHOW_IMAGE_CACHE,
    "SubscribePackageProductsRequest": SUBSCRIBE_PACKAGE_PRODUCTS,
}
"""All operations, by the names of their request classes."""
