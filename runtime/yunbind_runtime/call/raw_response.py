"""Answers with their HTTP side, and the clients' methods that give them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic

from yunbind_runtime.base.http import Headers
from yunbind_runtime.base.unpicklable import Unpicklable
from yunbind_runtime.model.operation import Operation, ResponseT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.client.client import AsyncClient, SyncClient


@dataclass(frozen=True, slots=True)
class RawResponse(Unpicklable, Generic[ResponseT]):
    """An answer with its HTTP side. It may hold secrets, so it cannot be pickled.

    Attributes:
        status: HTTP status.
        headers: names and values in order.
        body: the bytes of the answer, content-decoded.
        request_id: the vendor's id of the call.
        parsed: the typed model.
    """

    status: int
    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)
    request_id: str | None
    parsed: ResponseT


class SyncRawCalls:
    """A client's methods, with the HTTP side of each answer beside the model."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def _call(
        self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]
    ) -> RawResponse[ResponseT]:
        return self._client._call_raw(operation, arguments)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


class AsyncRawCalls:
    """A client's methods, with the HTTP side of each answer beside the model, for asyncio."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def _call(
        self, operation: Operation[Any, ResponseT], arguments: Mapping[str, object]
    ) -> RawResponse[ResponseT]:
        return await self._client._call_raw(operation, arguments)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
