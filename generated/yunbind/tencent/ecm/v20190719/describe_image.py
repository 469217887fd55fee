# @generated from specs/tencent/ecm/2019-07-19/actions/DescribeImage.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.models import Int64, RequestModel, ResponseModel

from .types import Filter, Image


class DescribeImageRequest(RequestModel):
    """Parameters of DescribeImage: https://cloud.tencent.com/document/api/1108/42548"""

    filters: Annotated[list[Filter] | None, Field(alias="Filters", max_length=10)] = None
    """
    Conditions on the images. At most 10 items. Names: image-id: Id of the image; image-type: Type
    of the image, PRIVATE_IMAGE (made by this account) or PUBLIC_IMAGE (provided by Tencent Cloud);
    instance-type: Machine type that the image must support; image-name: Part of the image's name; a
    single value; image-os: Part of the operating system's name; a single value.
    """
    offset: Annotated[Int64 | None, Field(alias="Offset")] = None
    """Images to skip before the first that is returned. When absent, the service takes 0."""
    limit: Annotated[int | None, Field(alias="Limit", le=100)] = None
    """Most images to return at once. At most 100. When absent, the service takes 20."""


class DescribeImageResponse(ResponseModel):
    """Answer of DescribeImage: https://cloud.tencent.com/document/api/1108/42548"""

    total_count: Annotated[int | None, Field(alias="TotalCount")] = None
    """Number of images that match."""
    image_set: Annotated[list[Image] | None, Field(alias="ImageSet")] = None
    """This page of images."""
    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; name it when asking for support."""
