"""The spec language: ``protocols/<protocol>.yaml``, a wire protocol."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from .field_types import HeaderName, Url
from .language import Node

ProtocolName: TypeAlias = Literal["tencent-api3", "alibaba-rpc", "huawei-rest"]
Method: TypeAlias = Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"]
ResponseFormat: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z]+$", max_length=20)]


class ProtocolFile(Node):
    """``protocols/<protocol>.yaml``: facts of a protocol that several clouds can speak."""

    protocol: ProtocolName
    source: Url
    methods: list[Method] = Field(
        description="HTTP methods that a client can choose, the default first. Empty without a choice."
    )
    response_formats: list[ResponseFormat] = Field(
        description="Response formats that a client can choose, the default first. Empty without a choice."
    )
    pause_header: HeaderName | None = Field(
        description="Response header that requests a pause in milliseconds from a throttled client."
    )
