# @generated from specs/protocols/huawei-rest.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""Facts of the protocol huawei-rest.

https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm.html
"""

from __future__ import annotations

PROTOCOL: str = "huawei-rest"

SOURCE: str = "https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm.html"

METHODS: tuple[str, ...] = ()
"""HTTP methods that a client can choose, the default first. Empty without a choice."""

RESPONSE_FORMATS: tuple[str, ...] = ()
"""Response formats that a client can choose, the default first. Empty without a choice."""

PAUSE_HEADER: str | None = None
"""Response header that requests a pause in milliseconds from a throttled client."""
