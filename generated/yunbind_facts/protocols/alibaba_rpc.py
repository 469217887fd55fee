# @generated from specs/protocols/alibaba-rpc.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Facts of the protocol alibaba-rpc.

https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
"""

from __future__ import annotations

PROTOCOL: str = "alibaba-rpc"

SOURCE: str = "https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature"

METHODS: tuple[str, ...] = ("POST", "GET")
"""HTTP methods that a client can choose, the default first. Empty without a choice."""

RESPONSE_FORMATS: tuple[str, ...] = ("json", "xml")
"""Response formats that a client can choose, the default first. Empty without a choice."""

PAUSE_HEADER: str | None = "x-acs-retry-after"
"""Response header that requests a pause in milliseconds from a throttled client."""
