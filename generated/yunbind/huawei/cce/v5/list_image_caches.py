# @generated from specs/huawei/cce/v5/actions/ListImageCaches.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import ImageCacheDetail


class ListImageCachesRequest(RequestModel):
    """
    Parameters of ListImageCaches:
    https://support.huaweicloud.com/api-cce-autopilot/ListImageCaches.html
    """

    name: Annotated[str | None, Field(alias="name")] = None
    """
    Full name of one cache; part of a name finds nothing. Names have 1 to 128 characters, begin with
    a lower-case letter, hold lower-case letters, digits and hyphens, and do not end with a hyphen.
    """


class ListImageCachesResponse(ResponseModel):
    """
    Answer of ListImageCaches:
    https://support.huaweicloud.com/api-cce-autopilot/ListImageCaches.html
    """

    image_caches: Annotated[list[ImageCacheDetail] | None, Field(alias="image_caches")] = None
    """The caches."""
