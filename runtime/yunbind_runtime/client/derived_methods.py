"""Methods of asyncio and raw clients, which are made from those of the blocking client.

A method of the blocking client passes its arguments to ``_call``. On another client,
``_call`` awaits, or returns the HTTP side too, so the same code serves all of them::

    class AsyncTkeClient(AsyncClient):
        describe_image_caches = async_method(TkeClient.describe_image_caches)

Type checkers and editors show each with the arguments and the docstring of the original.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import update_wrapper
from types import FunctionType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar, cast, overload

from yunbind_runtime.model.operation import ResponseT

if TYPE_CHECKING:
    from yunbind_runtime.call.raw_response import RawResponse
    from yunbind_runtime.paging.pages import AsyncPages, Pages

ParametersT = ParamSpec("ParametersT")
ResultT = TypeVar("ResultT", covariant=True)
ItemT = TypeVar("ItemT")


class Method(Protocol[ParametersT, ResultT]):
    """A function that becomes a method, which not all type checkers assume of a callable."""

    @overload
    def __get__(self, client: None, owner: type, /) -> Callable[Concatenate[Any, ParametersT], ResultT]: ...
    @overload
    def __get__(self, client: object, owner: type | None = None, /) -> Callable[ParametersT, ResultT]: ...


def async_method(
    method: Callable[Concatenate[Any, ParametersT], ResultT],
) -> Method[ParametersT, Coroutine[Any, Any, ResultT]]:
    """Return a method of a blocking client as a coroutine function of its asyncio client."""
    return cast("Method[ParametersT, Coroutine[Any, Any, ResultT]]", _await(method))


def async_pages(
    method: Callable[Concatenate[Any, ParametersT], Pages[ItemT, ResponseT]],
) -> Method[ParametersT, AsyncPages[ItemT, ResponseT]]:
    """Return a paginator of a blocking client as one of its asyncio client."""
    return cast("Method[ParametersT, AsyncPages[ItemT, ResponseT]]", _copy(method, "Async{}"))


def raw_method(
    method: Callable[Concatenate[Any, ParametersT], ResponseT],
) -> Method[ParametersT, RawResponse[ResponseT]]:
    """Return a method of a blocking client as a method of its raw client."""
    return cast("Method[ParametersT, RawResponse[ResponseT]]", _copy(method, "RawResponse[{}]"))


def async_raw_method(
    method: Callable[Concatenate[Any, ParametersT], ResponseT],
) -> Method[ParametersT, Coroutine[Any, Any, RawResponse[ResponseT]]]:
    """Return a method of a blocking client as a method of its raw asyncio client."""
    copy = _copy(method, "RawResponse[{}]")
    return cast("Method[ParametersT, Coroutine[Any, Any, RawResponse[ResponseT]]]", _await(copy))


def _await(method: Any) -> Any:
    """Return a coroutine function with the arguments of a method, which returns a coroutine."""

    async def call(client: Any, /, **arguments: Any) -> Any:
        return await method(client, **arguments)

    update_wrapper(call, method)
    call.__qualname__ = f"Async{method.__qualname__}"
    return call


def _copy(method: Any, returned: str) -> Any:
    """Return a copy of a method with another annotation of what it returns."""
    copy = FunctionType(
        method.__code__, method.__globals__, method.__name__, method.__defaults__, method.__closure__
    )
    copy.__kwdefaults__ = method.__kwdefaults__
    copy.__doc__ = method.__doc__
    copy.__qualname__ = method.__qualname__
    copy.__annotations__ = {
        **method.__annotations__,
        "return": returned.format(method.__annotations__["return"]),
    }
    return copy
