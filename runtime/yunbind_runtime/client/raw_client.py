"""Base classes of raw clients, whose methods return the HTTP side of each response beside the model.

A raw client has the methods of its client and another ``_call``::

    class TkeRawClient(SyncRawClient):
        describe_image_caches = raw_method(TkeClient.describe_image_caches)
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeAlias, cast

from yunbind_runtime.model.operation import ResponseT

if TYPE_CHECKING:
    from yunbind_runtime.call.raw_response import RawResponse

    from .client import AsyncClient, SyncClient

ParametersT = ParamSpec("ParametersT")
Async: TypeAlias = Coroutine[Any, Any, ResponseT]


class SyncRawClient:
    """The methods of a blocking client, with raw responses."""

    def __init__(self, client: SyncClient) -> None:
        self._call = client._call_raw  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


class AsyncRawClient:
    """The methods of an asyncio client, with raw responses."""

    def __init__(self, client: AsyncClient) -> None:
        self._call = client._call_raw  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


def raw_method(
    method: Callable[Concatenate[Any, ParametersT], ResponseT],
) -> Callable[Concatenate[Any, ParametersT], RawResponse[ResponseT]]:
    """Return a method of a client as a method of its raw client."""
    return cast("Any", method)


def async_raw_method(
    method: Callable[Concatenate[Any, ParametersT], Async[ResponseT]],
) -> Callable[Concatenate[Any, ParametersT], Coroutine[Any, Any, RawResponse[ResponseT]]]:
    """Return a method of an asyncio client as a method of its raw client."""
    return cast("Any", method)
