"""Base classes of raw clients, whose methods return the HTTP side of each response beside the model.

A raw client has the methods of its client and another ``_call``::

    class TkeRawClient(SyncRawClient):
        describe_image_caches = raw_method(TkeClient.describe_image_caches)
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from types import FunctionType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeAlias, TypeVar, cast, overload

from yunbind_runtime.model.operation import ResponseT

if TYPE_CHECKING:
    from yunbind_runtime.call.raw_response import RawResponse

    from .client import AsyncClient, SyncClient

ParametersT = ParamSpec("ParametersT")
ResultT = TypeVar("ResultT", covariant=True)
Async: TypeAlias = Coroutine[Any, Any, ResponseT]


class SyncRawClient:
    """The methods of a blocking client, with raw responses."""

    def __init__(self, client: SyncClient) -> None:
        self._call = client._call_raw  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


class AsyncRawClient:
    """The methods of an asyncio client, with raw responses."""

    def __init__(self, client: AsyncClient) -> None:
        self._call = client._call_raw  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


class RawMethod(Protocol[ParametersT, ResultT]):
    """A function that becomes a method, which not all type checkers assume of a callable."""

    @overload
    def __get__(self, client: None, owner: type, /) -> Callable[Concatenate[Any, ParametersT], ResultT]: ...
    @overload
    def __get__(self, client: object, owner: type | None = None, /) -> Callable[ParametersT, ResultT]: ...


def raw_method(
    method: Callable[Concatenate[Any, ParametersT], ResponseT],
) -> RawMethod[ParametersT, RawResponse[ResponseT]]:
    """Return a method of a client as a method of its raw client."""
    return cast("RawMethod[ParametersT, RawResponse[ResponseT]]", _copy(method))


def async_raw_method(
    method: Callable[Concatenate[Any, ParametersT], Async[ResponseT]],
) -> RawMethod[ParametersT, Coroutine[Any, Any, RawResponse[ResponseT]]]:
    """Return a method of an asyncio client as a method of its raw client."""
    return cast("RawMethod[ParametersT, Coroutine[Any, Any, RawResponse[ResponseT]]]", _copy(method))


def _copy(method: Any) -> Any:
    """Return a copy of a method whose annotation says that it returns a raw response."""
    copy = FunctionType(
        method.__code__, method.__globals__, method.__name__, method.__defaults__, method.__closure__
    )
    copy.__kwdefaults__ = method.__kwdefaults__
    copy.__doc__ = method.__doc__
    copy.__qualname__ = method.__qualname__
    returned = method.__annotations__["return"]
    copy.__annotations__ = {**method.__annotations__, "return": f"RawResponse[{returned}]"}
    return copy
