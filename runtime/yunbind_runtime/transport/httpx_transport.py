"""The default transports, based on httpx.

httpx sends with httpcore. Its layers take a fifth of a call, and its import a tenth of a process's first
call. So calls use httpcore alone until the program imports httpx. From then on they pass through
``httpx.HTTPTransport``, so that tools that record or mock httpx see them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.lazy_imports import LazyModule

from .httpcore_transport import AsyncHttpcoreTransport, HttpcoreTransport

if TYPE_CHECKING:
    from . import httpx_calls
    from .transport import AsyncTransport, Transport
else:  # it imports httpx
    httpx_calls = LazyModule(globals(), "httpx_calls", "yunbind_runtime.transport.httpx_calls")


def _list_calls() -> list[httpx_calls.HttpxCalls]:
    """Return what sends requests with httpx and httpx2, if the program has imported them."""
    names = [name for name in ("httpx", "httpx2") if sys.modules.get(name) is not None]
    return [httpx_calls.find_calls(name) for name in names]


class HttpxTransport(HttpcoreTransport):
    """The default transport."""

    _follows_httpx = True


class AsyncHttpxTransport(AsyncHttpcoreTransport):
    """The default asyncio transport."""

    _follows_httpx = True


def as_transport(value: object, user_agent: str | None = None) -> Transport:
    """Return the value of ``transport=`` as a Transport.

    Args:
        value: A Transport, or an httpx.Client or transport of httpx or httpx2.
        user_agent: Text to add to the User-Agent. Only for httpx, whose requests are made here.

    Raises:
        ConfigurationError: The value is another object or an asyncio transport, or makes its own User-Agent.
    """
    from .transport import AsyncTransport, Transport

    for calls in _list_calls():
        if isinstance(value, calls.blocking):
            return httpx_calls.BorrowedTransport(calls, value, user_agent)
    is_async = isinstance(value, AsyncTransport) or any(
        isinstance(value, calls.looping) for calls in _list_calls()
    )
    if isinstance(value, Transport) and not is_async:
        _check_no_agent(user_agent)
        return value
    raise ConfigurationError(
        f"transport= must be a Transport, an httpx.Client or an httpx transport, not {type(value).__name__}."
    )


def as_async_transport(value: object, user_agent: str | None = None) -> AsyncTransport:
    """Return the value of an asyncio client's ``transport=`` as an AsyncTransport.

    Args:
        value: An AsyncTransport, or an httpx.AsyncClient or async transport of httpx or httpx2.
        user_agent: Text to add to the User-Agent. Only for httpx, whose requests are made here.

    Raises:
        ConfigurationError: The value is another object or a blocking transport, or makes its own User-Agent.
    """
    from .transport import AsyncTransport

    for calls in _list_calls():
        if isinstance(value, calls.looping):
            return httpx_calls.AsyncBorrowedTransport(calls, value, user_agent)
    if isinstance(value, AsyncTransport):
        _check_no_agent(user_agent)
        return value
    raise ConfigurationError(
        "transport= must be an AsyncTransport, an httpx.AsyncClient or an async httpx transport, "
        f"not {type(value).__name__}."
    )


def _check_no_agent(user_agent: str | None) -> None:
    if user_agent is not None:
        raise ConfigurationError(
            "user_agent= cannot be combined with a transport that does not use httpx. Let it set the header."
        )
