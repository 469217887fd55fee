"""Responses with their HTTP side."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic

from yunbind_runtime.base.http import Headers
from yunbind_runtime.base.unpicklable import Unpicklable
from yunbind_runtime.model.operation import ResponseT


@dataclass(frozen=True, slots=True)
class RawResponse(Unpicklable, Generic[ResponseT]):
    """A response with its HTTP side. It may contain secrets, so it cannot be pickled.

    Attributes:
        status: HTTP status.
        headers: Names and values, in order.
        body: Body of the response, with its content encoding removed.
        request_id: The vendor's ID of the call.
        parsed: The typed model.
    """

    status: int
    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)
    request_id: str | None
    parsed: ResponseT
