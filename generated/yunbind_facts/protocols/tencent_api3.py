# @generated from specs/protocols/tencent-api3.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Facts of the protocol tencent-api3.

https://cloud.tencent.com/document/api/213/30654
"""

from __future__ import annotations

PROTOCOL: str = "tencent-api3"

SOURCE: str = "https://cloud.tencent.com/document/api/213/30654"

METHODS: tuple[str, ...] = ("POST", "GET")
"""HTTP methods that a client can choose, the default first. Empty without a choice."""

RESPONSE_FORMATS: tuple[str, ...] = ()
"""Response formats that a client can choose, the default first. Empty without a choice."""

PAUSE_HEADER: str | None = None
"""Response header that requests a pause in milliseconds from a throttled client."""
