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
    """ID of the cache."""
    force: Annotated[bool | None, Field(alias="Force")] = None
    """Whether to force the deletion. The cases that need it are not documented."""


class DeleteImageCacheResponse(ResponseModel):
    """Response of DeleteImageCache: https://help.aliyun.com/zh/cs/api-acc-2024-04-02-overview"""

    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
