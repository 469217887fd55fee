# @generated from specs/huawei/cce/v5/actions/ListPackageProducts.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from yunbind.huawei.cce.v5.enums import Locale

from .types import PackageProductDetail


class ListPackageProductsRequest(RequestModel):
    """Parameters of ListPackageProducts:
    https://support.huaweicloud.com/api-cce-autopilot/ListPackageProducts.html
    """

    locale: Annotated[Locale | None, Field(alias="locale")] = None
    """Language of the product names. Defaults to zh-cn."""


class ListPackageProductsResponse(ResponseModel):
    """Response of ListPackageProducts:
    https://support.huaweicloud.com/api-cce-autopilot/ListPackageProducts.html
    """

    package_products: Annotated[list[PackageProductDetail], Field(alias="package_products")]
    """Packages on sale."""
