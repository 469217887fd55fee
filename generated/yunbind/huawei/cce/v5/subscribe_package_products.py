# @generated from specs/huawei/cce/v5/actions/SubscribePackageProducts.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import PackageProductRequestDetail


class SubscribePackageProductsRequest(RequestModel):
    """Parameters of SubscribePackageProducts:
    https://support.huaweicloud.com/api-cce-autopilot/SubscribePackageProducts.html
    """

    package_products: Annotated[list[PackageProductRequestDetail], Field(alias="package_products")]
    """Packages to order."""


class SubscribePackageProductsResponse(ResponseModel):
    """Response of SubscribePackageProducts:
    https://support.huaweicloud.com/api-cce-autopilot/SubscribePackageProducts.html
    """

    order_id: Annotated[str, Field(alias="order_id")]
    """ID of the order."""
