# @generated from specs/alibaba/acc/2024-04-02/actions/DeleteImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel


class DeleteImageCacheRequest(RequestModel):
    """Parameters of DeleteImageCache: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview"""

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the cache."""
    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """Id of the cache."""
    force: Annotated[bool | None, Field(alias="Force")] = None
    """Whether to delete it against objections; which those are is not documented."""


class DeleteImageCacheResponse(ResponseModel):
    """Answer of DeleteImageCache: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview"""

    request_id: Annotated[str | None, Field(alias="RequestId")] = None
    """Id of the request; quote it to the vendor's support."""
