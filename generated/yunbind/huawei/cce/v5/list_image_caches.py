# @generated from specs/huawei/cce/v5/actions/ListImageCaches.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel

from .types import ImageCacheDetail


class ListImageCachesRequest(RequestModel):
    """Parameters of ListImageCaches:
    https://support.huaweicloud.com/api-cce-autopilot/ListImageCaches.html
    """

    name: Annotated[str | None, Field(alias="name")] = None
    """Full name of the cache; partial names do not match. A name has 1 to 128 characters: lowercase
    letters, digits and hyphens. It starts with a letter and does not end with a hyphen.
    """


class ListImageCachesResponse(ResponseModel):
    """Response of ListImageCaches:
    https://support.huaweicloud.com/api-cce-autopilot/ListImageCaches.html
    """

    image_caches: Annotated[list[ImageCacheDetail], Field(alias="image_caches")]
    """Caches of the region."""
