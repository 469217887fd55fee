# @generated from specs/huawei/cce/v5/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import UtcTimestamp
from yunbind_runtime.model.models import Shape

from yunbind.huawei.cce.v5.enums import ImageCacheDetailStatus


class ImageCacheBuildingConfig(Shape):
    """The cluster in which a cache is built, and the secrets for pulling its images."""

    cluster: Annotated[str, Field(alias="cluster")]
    """ID of the Autopilot cluster that runs the temporary pod. The version must be v1.28.8-r0 or
    v1.31.4-r0, or later.
    """
    image_pull_secrets: Annotated[list[str] | None, Field(alias="image_pull_secrets")] = None
    """Secrets for private registries, in the format namespace:name. Without valid secrets, only public
    images can be pulled.
    """


class ImageCacheDetail(Shape):
    """A snapshot that contains pulled container images, for the Autopilot clusters of one region."""

    name: Annotated[str, Field(alias="name")]
    """Name of the cache."""
    id: Annotated[str, Field(alias="id")]
    """ID of the cache, a UUID."""
    created_at: Annotated[UtcTimestamp | None, Field(alias="created_at")] = None
    """Creation time of the cache, in Go's default time format."""
    images: Annotated[list[str], Field(alias="images")]
    """Container images in the cache."""
    image_cache_size: Annotated[int | None, Field(alias="image_cache_size")] = None
    """Size of the cache's disk in GiB."""
    retention_days: Annotated[int | None, Field(alias="retention_days")] = None
    """Number of days until the cache expires and is deleted (0 to 10000). 0 keeps it permanently.
    Defaults to 0.
    """
    building_config: Annotated[ImageCacheBuildingConfig | None, Field(alias="building_config")] = None
    """Configuration of the build."""
    status: Annotated[ImageCacheDetailStatus | None, Field(alias="status")] = None
    """Status of the cache."""
    message: Annotated[str | None, Field(alias="message")] = None
    """Reason of the failure if the cache is Failed or Unavailable. Absent otherwise."""


class PackageProductDetail(Shape):
    """An Autopilot resource package on sale."""

    product_name: Annotated[str | None, Field(alias="product_name")] = None
    """Name of the package, in the requested language."""
    resource_spec_code: Annotated[str | None, Field(alias="resource_spec_code")] = None
    """Code of the package, which an order refers to."""
    period_type: Annotated[str | None, Field(alias="period_type")] = None
    """Period of the package, such as month or year."""
    instance_type: Annotated[str | None, Field(alias="instance_type")] = None
    """Instance type of the package."""


class PackageProductRequestDetail(Shape):
    """A package to order."""

    resource_spec_code: Annotated[str, Field(alias="resource_spec_code")]
    """Code of the package, from ListPackageProducts."""
    subscription_num: Annotated[int, Field(alias="subscription_num", ge=1, le=10)]
    """Number of packages to order (1 to 10)."""
