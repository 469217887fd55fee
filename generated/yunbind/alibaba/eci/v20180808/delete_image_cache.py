# @generated from specs/alibaba/eci/2018-08-08/actions/DeleteImageCache.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
from __future__ import annotations

from typing import Annotated

from pydantic import Field
from yunbind_runtime.model.models import RequestModel, ResponseModel


class DeleteImageCacheRequest(RequestModel):
    """Parameters of DeleteImageCache:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-deleteimagecache
    """

    region_id: Annotated[str | None, Field(alias="RegionId")] = None
    """Region of the cache."""
    image_cache_id: Annotated[str, Field(alias="ImageCacheId")]
    """ID of the cache."""
    client_token: Annotated[
        str | None, Field(alias="ClientToken", max_length=64, pattern="^(?:[\\x00-\\x7F]*)$")
    ] = None
    """Client token, ASCII characters only (up to 64 characters). Use a new one for each request and
    the same one for its retries. Generated if omitted, which makes retries safe.
    """


class DeleteImageCacheResponse(ResponseModel):
    """Response of DeleteImageCache:
    https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-deleteimagecache
    """

    request_id: Annotated[str, Field(alias="RequestId")]
    """ID of the request. Include it when you contact support."""
