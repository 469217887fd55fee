"""Types of the fields of specs: names, texts and numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, StringConstraints

SCALARS = ("string", "integer", "int32", "int64", "uint64", "float", "boolean", "datetime", "bytes")
"""Built-in types."""

WireName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=100)]
SnakeName: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=80)
]
TypeExpression: TypeAlias = Annotated[
    str,
    StringConstraints(max_length=200),
    # For editors only: `check` reports more than a pattern can.
    Field(json_schema_extra={"pattern": r"^(list\[|map\[)*[A-Za-z][A-Za-z0-9_]*\]*$"}),
]
ErrorCode: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.]*$", max_length=120)
]
Url: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^https?://[A-Za-z0-9./?=&%#:_~+,;@-]+$", max_length=400)
]
HostTemplate: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^([A-Za-z0-9.-]|\{service\}|\{region\})+$", max_length=200)
]
Region: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$", max_length=60)]
Variable: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=100)]
HeaderName: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$", max_length=100)
]
RateLimit: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*/(s|min|h|d)$")]
Since: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Scalar: TypeAlias = str | int | float | bool
Bounds: TypeAlias = Annotated[tuple[int | float | None, int | float | None], Field(strict=False)]


def unwrap(text: str) -> str:
    """Remove the indentation and the outer blanks that a text got from its YAML file."""
    return re.sub(r"[ \t]*\n[ \t]*", "\n", text).strip()


Words: TypeAlias = Annotated[str, StringConstraints(pattern=r"\S"), AfterValidator(unwrap)]
"""A text that is not empty."""

Kind: TypeAlias = Literal[
    "throttled",
    "auth_failed",
    "permission_denied",
    "not_found",
    "conflict",
    "quota_exceeded",
    "invalid_request",
    "unavailable",
    "server_fault",
]

INTEGER_RANGES: Mapping[str, Bounds] = MappingProxyType(
    {
        "int32": (-(2**31), 2**31 - 1),
        "int64": (-(2**63), 2**63 - 1),
        "uint64": (0, 2**64 - 1),
    }
)
"""Smallest and largest values of the integer types, for specs without facts of their own."""

RETRYABLE_KINDS = frozenset({"throttled", "unavailable", "server_fault"})
"""Kinds of errors after which the same request can succeed later."""
