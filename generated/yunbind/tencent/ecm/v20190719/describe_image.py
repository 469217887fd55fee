# @generated from specs/tencent/ecm/2019-07-19/actions/DescribeImage.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import Int64, RequestModel, ResponseModel

from .types import Filter, Image


class DescribeImageRequest(RequestModel):
    """Parameters of DescribeImage: https://cloud.tencent.com/document/api/1108/42548"""

    filters: Annotated[list[Filter] | None, Field(alias="Filters", max_length=10)] = None
    """Filters for the images (up to 10 items). Filter names: image-id: ID of the image; image-type:
    Image type, PRIVATE_IMAGE (created by this account) or PUBLIC_IMAGE (provided by Tencent Cloud);
    instance-type: Instance type that the image must support; image-name: Part of the image name
    (single value); image-os: Part of the operating system name (single value).
    """
    offset: Annotated[Int64 | None, Field(alias="Offset")] = None
    """Number of images to skip before the first one returned. Defaults to 0."""
    limit: Annotated[int | None, Field(alias="Limit", le=100)] = None
    """Maximum number of images to return (up to 100). Defaults to 20."""


class DescribeImageResponse(ResponseModel):
    """Response of DescribeImage: https://cloud.tencent.com/document/api/1108/42548"""

    total_count: Annotated[int | None, Field(alias="TotalCount")] = None
    """Number of matching images."""
    image_set: Annotated[list[Image] | None, Field(alias="ImageSet")] = None
    """Images on this page."""
    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
