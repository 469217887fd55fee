# @generated from specs/huawei/cce/v5/types.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.timestamps import UtcTimestamp
from yunbind_runtime.model.models import Shape

from yunbind.huawei.cce.v5.enums import ImageCacheDetailStatus


class ImageCacheBuildingConfig(Shape):
    """Where a cache is built, and with which secrets its images are pulled."""

    cluster: Annotated[str, Field(alias="cluster")]
    """
    Id of an Autopilot cluster that runs the temporary pod pulling the images; v1.28.8-r0,
    v1.31.4-r0 or later.
    """
    image_pull_secrets: Annotated[list[str] | None, Field(alias="image_pull_secrets")] = None
    """
    Secrets for private registries, each as namespace:name. Without valid ones only public images
    can be pulled.
    """


class ImageCacheDetail(Shape):
    """A snapshot that holds container images ready for use by Autopilot clusters of one region."""

    name: Annotated[str | None, Field(alias="name")] = None
    """Name of the cache."""
    id: Annotated[str | None, Field(alias="id")] = None
    """Id of the cache, in the form of a UUID."""
    created_at: Annotated[UtcTimestamp | None, Field(alias="created_at")] = None
    """When the cache was created, in the form that Go prints times."""
    images: Annotated[list[str] | None, Field(alias="images")] = None
    """Container images that the cache holds."""
    image_cache_size: Annotated[int | None, Field(alias="image_cache_size")] = None
    """Size of the disk behind the cache in GiB."""
    retention_days: Annotated[int | None, Field(alias="retention_days")] = None
    """
    Days until the cache expires and is deleted; 0 keeps it for good. 0 to 10000. When absent, the
    service takes 0.
    """
    building_config: Annotated[ImageCacheBuildingConfig | None, Field(alias="building_config")] = None
    """Where and how the cache is built."""
    status: Annotated[ImageCacheDetailStatus | None, Field(alias="status")] = None
    """State of the cache."""
    message: Annotated[str | None, Field(alias="message")] = None
    """What went wrong, where the cache failed or is out of order; absent otherwise."""


class PackageProductDetail(Shape):
    """A package of Autopilot resources on sale."""

    product_name: Annotated[str | None, Field(alias="product_name")] = None
    """Name of the package, in the language asked for."""
    resource_spec_code: Annotated[str | None, Field(alias="resource_spec_code")] = None
    """Code of the package; what an order names."""
    period_type: Annotated[str | None, Field(alias="period_type")] = None
    """What it runs for, such as month or year."""
    instance_type: Annotated[str | None, Field(alias="instance_type")] = None
    """Type of instance that it is for."""


class PackageProductRequestDetail(Shape):
    """A package to order."""

    resource_spec_code: Annotated[str, Field(alias="resource_spec_code")]
    """Code of the package, as ListPackageProducts gives it."""
    subscription_num: Annotated[int, Field(alias="subscription_num", ge=1, le=10)]
    """How many of it. 1 to 10."""
