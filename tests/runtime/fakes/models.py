"""Models of the fake services, in the style of the generator."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.base.enums import OpenEnum
from yunbind_runtime.base.timestamps import ChinaTimestamp, UtcTimestamp
from yunbind_runtime.model.models import RequestModel, ResponseModel, SensitiveText, Shape, Uint64


class Status(OpenEnum):
    PENDING = "Pending"
    READY = "Ready"


class Policy(OpenEnum):
    NEVER = "Never"
    ALWAYS = "Always"


class Tag(Shape):
    key: Annotated[str | None, Field(alias="Key")] = None
    value: Annotated[str | None, Field(alias="Value")] = None


class Login(Shape):
    server: Annotated[str | None, Field(alias="Server")] = None
    password: Annotated[SensitiveText | None, Field(alias="Password")] = None


class Filter(Shape):
    name: Annotated[str, Field(alias="Name", min_length=1)]
    values: Annotated[list[str], Field(alias="Values")]


class Address(Shape):
    """A type of requests and responses. Responses can lack its required members."""

    delete_policy: Annotated[Policy, Field(alias="DeletePolicy")]
    bandwidth: Annotated[int | None, Field(alias="Bandwidth", ge=1, le=100)] = None


class Image(Shape):
    image_id: Annotated[str | None, Field(alias="ImageId")] = None
    size: Annotated[int | None, Field(alias="Size")] = None
    ratio: Annotated[float | None, Field(alias="Ratio")] = None
    is_public: Annotated[bool | None, Field(alias="IsPublic")] = None
    layers: Annotated[list[str] | None, Field(alias="Layers")] = None
    status: Annotated[Status | None, Field(alias="Status")] = None
    created: Annotated[ChinaTimestamp | None, Field(alias="Created")] = None
    expires: Annotated[UtcTimestamp | None, Field(alias="Expires")] = None
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    logins: Annotated[list[Login] | None, Field(alias="Logins")] = None
    address: Annotated[Address | None, Field(alias="Address")] = None
    labels: Annotated[dict[str, str] | None, Field(alias="Labels")] = None
    grid: Annotated[list[list[int]] | None, Field(alias="Grid")] = None


class ListImagesRequest(RequestModel):
    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    image_ids: Annotated[list[str] | None, Field(alias="ImageIds")] = None
    limit: Annotated[int | None, Field(alias="Limit", ge=0, le=50)] = None
    offset: Annotated[Uint64 | None, Field(alias="Offset")] = None
    filters: Annotated[list[Filter] | None, Field(alias="Filters", max_length=10)] = None
    status: Annotated[Status | None, Field(alias="Status")] = None
    since: Annotated[ChinaTimestamp | None, Field(alias="Since")] = None


class ListImagesResponse(ResponseModel):
    total: Annotated[int | None, Field(alias="Total")] = None
    images: Annotated[list[Image] | None, Field(alias="Images")] = None
    request_id: Annotated[str | None, Field(alias="RequestId")] = None


class MakeImageRequest(RequestModel):
    name: Annotated[str, Field(alias="Name", min_length=1)]
    logins: Annotated[list[Login] | None, Field(alias="Logins")] = None
    tags: Annotated[list[Tag] | None, Field(alias="Tags")] = None
    address: Annotated[Address | None, Field(alias="Address")] = None
    address_id: Annotated[str | None, Field(alias="AddressId")] = None
    new_address: Annotated[bool | None, Field(alias="NewAddress")] = None
    match: Annotated[list[str] | None, Field(alias="Match")] = None
    full_match: Annotated[bool | None, Field(alias="FullMatch")] = None
    ratio: Annotated[float | None, Field(alias="Ratio")] = None


class MakeImageResponse(ResponseModel):
    image_id: Annotated[str | None, Field(alias="ImageId")] = None
    request_id: Annotated[str | None, Field(alias="RequestId")] = None


class ShowCacheRequest(RequestModel):
    cache_id: str
    names: list[str] | None = None
    deep: bool | None = None
    locale: Annotated[str | None, Field(alias="Locale")] = None


class ShowCacheResponse(ResponseModel):
    id: str | None = None
    created_at: UtcTimestamp | None = None


class MakeCacheRequest(RequestModel):
    name: str
    images: list[str] | None = None
    config: dict[str, str] | None = None


class MakeCacheResponse(ResponseModel):
    id: str | None = None
