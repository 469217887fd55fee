"""How requests travel: the only module that imports httpx.

A transport takes plain requests and gives plain responses, so another HTTP
library can stand behind it. The transports here call httpx's own transports
without ``httpx.Client``, whose layers cost a third of a call.

httpx keeps connections in a pool whose work grows with the square of the
connections in use, and which threads cannot share safely. So every thread has
a pool of its own, and an event loop has many small ones. Idle connections are
closed after five seconds; one of the vendors drops them after ten.

Proxies are not read from the environment: pass ``httpx.HTTPTransport(proxy=...)``
or an ``httpx.Client`` for them.
"""

from __future__ import annotations

import os
import ssl
import threading
from contextlib import suppress
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol, runtime_checkable
from weakref import WeakKeyDictionary

import httpx

from . import __version__
from .errors import (
    ClientClosed,
    ConfigurationError,
    ConnectFailed,
    ConnectionLost,
    TimedOut,
    TransportError,
    UnreadableResponse,
)
from .http import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from .http import Timeout

KEEPALIVE_SECONDS = 5.0
CALLS_PER_SHARD = 2

_LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=4, keepalive_expiry=KEEPALIVE_SECONDS)
_COMMON_HEADERS = (
    (b"User-Agent", f"yunbind/{__version__}".encode()),
    (b"Accept-Encoding", b"gzip"),
)
_METHODS_WITH_BODY = ("POST", "PUT", "PATCH")


@runtime_checkable
class Transport(Protocol):
    """Carries requests; several threads may call it at once.

    ``send`` raises :class:`TransportError` when no whole answer comes back.
    """

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse: ...

    def close(self) -> None: ...


@runtime_checkable
class AsyncTransport(Protocol):
    """Carries requests; several tasks may call it at once."""

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse: ...

    async def aclose(self) -> None: ...


class _Pools(threading.local):
    """The httpx transports of one thread, by scheme."""

    def __init__(self) -> None:
        self.by_scheme: dict[str, httpx.HTTPTransport] = {}


class HttpxTransport:
    """The default transport: one small httpx pool per thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = False
        self._start()

    def _start(self) -> None:
        self._process = os.getpid()
        self._pools = _Pools()
        self._open: list[tuple[threading.Thread, httpx.HTTPTransport]] = []

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and read its whole answer."""
        return _exchange(self._find_pool(request.scheme), request, timeout)

    def _find_pool(self, scheme: str) -> httpx.HTTPTransport:
        if self._closed:
            raise ClientClosed("The client is closed; make a new one.")
        if self._process != os.getpid():
            # A forked process must not talk over its parent's connections.
            self._lock = threading.Lock()
            self._start()
        pool = self._pools.by_scheme.get(scheme)
        return pool if pool is not None else self._add_pool(scheme)

    def _add_pool(self, scheme: str) -> httpx.HTTPTransport:
        pool = httpx.HTTPTransport(verify=_find_tls(scheme), limits=_LIMITS)
        with self._lock:
            gone = [(thread, each) for thread, each in self._open if not thread.is_alive()]
            self._open = [(thread, each) for thread, each in self._open if thread.is_alive()]
            self._open.append((threading.current_thread(), pool))
        for _, each in gone:
            each.close()
        self._pools.by_scheme[scheme] = pool
        return pool

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            self._closed = True
            still_open, self._open = self._open, []
        for _, pool in still_open:
            pool.close()

    def __del__(self) -> None:
        # A client that nobody closed must not leave sockets behind.
        with suppress(Exception):
            self.close()


class _Shard:
    """A small httpx pool and the number of calls it carries."""

    def __init__(self, scheme: str) -> None:
        self.pool = httpx.AsyncHTTPTransport(verify=_find_tls(scheme), limits=_LIMITS)
        self.calls = 0


class AsyncHttpxTransport:
    """The default transport of asyncio: as many small httpx pools as the calls in flight need.

    Pools belong to the event loop that runs; in another loop the client makes new ones.
    """

    def __init__(self) -> None:
        self._closed = False
        self._loops: WeakKeyDictionary[AbstractEventLoop, dict[str, list[_Shard]]] = WeakKeyDictionary()

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and read its whole answer."""
        shard = self._find_shard(request.scheme)
        shard.calls += 1
        try:
            return await _exchange_async(shard.pool, request, timeout)
        finally:
            shard.calls -= 1

    def _find_shard(self, scheme: str) -> _Shard:
        from asyncio import get_running_loop

        if self._closed:
            raise ClientClosed("The client is closed; make a new one.")
        shards = self._loops.setdefault(get_running_loop(), {}).setdefault(scheme, [])
        for shard in shards:
            if shard.calls < CALLS_PER_SHARD:
                return shard
        shards.append(_Shard(scheme))
        return shards[-1]

    async def aclose(self) -> None:
        """Close the connections of the running loop; those of ended loops ended with them."""
        from asyncio import get_running_loop

        self._closed = True
        for shards in self._loops.pop(get_running_loop(), {}).values():
            for shard in shards:
                await shard.pool.aclose()
        self._loops.clear()


class _Borrowed:
    """A caller's httpx transport or client; it stays the caller's to close."""

    def __init__(self, sender: httpx.BaseTransport | httpx.Client) -> None:
        self._sender = sender

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        return _exchange(self._sender, request, timeout)

    def close(self) -> None:
        """Leave it open."""


class _AsyncBorrowed:
    """A caller's httpx transport or client for asyncio; it stays the caller's to close."""

    def __init__(self, sender: httpx.AsyncBaseTransport | httpx.AsyncClient) -> None:
        self._sender = sender

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        return await _exchange_async(self._sender, request, timeout)

    async def aclose(self) -> None:
        """Leave it open."""


def as_transport(value: object) -> Transport:
    """Return what a caller passed as ``transport=``: a Transport, an httpx transport or an httpx.Client.

    Raises:
        ConfigurationError: it is something else, or made for asyncio.
    """
    if isinstance(value, (httpx.Client, httpx.BaseTransport)):
        return _Borrowed(value)
    if isinstance(value, Transport) and not isinstance(value, (httpx.AsyncClient, AsyncTransport)):
        return value
    raise ConfigurationError(
        f"transport= takes a Transport, an httpx.Client or an httpx transport, not {type(value).__name__}."
    )


def as_async_transport(value: object) -> AsyncTransport:
    """Return what a caller passed as ``transport=`` to an asyncio client.

    Raises:
        ConfigurationError: it is something else, or blocks.
    """
    if isinstance(value, (httpx.AsyncClient, httpx.AsyncBaseTransport)):
        return _AsyncBorrowed(value)
    if isinstance(value, AsyncTransport):
        return value
    raise ConfigurationError(
        "transport= takes an AsyncTransport, an httpx.AsyncClient or an async httpx transport, "
        f"not {type(value).__name__}."
    )


def _exchange(
    sender: httpx.BaseTransport | httpx.Client, request: HttpRequest, timeout: Timeout
) -> HttpResponse:
    status = 0
    try:
        outgoing = _make_request(request, timeout)
        if isinstance(sender, httpx.Client):
            response = sender.send(outgoing, auth=None, follow_redirects=False, stream=True)
        else:
            response = sender.handle_request(outgoing)
        status = response.status_code
        try:
            body = response.read()
        finally:
            response.close()
    except _FAILURES as error:
        raise _translate(error, request, timeout, status) from error
    return _make_response(response, body)


async def _exchange_async(
    sender: httpx.AsyncBaseTransport | httpx.AsyncClient,
    request: HttpRequest,
    timeout: Timeout,
) -> HttpResponse:
    status = 0
    try:
        outgoing = _make_request(request, timeout)
        if isinstance(sender, httpx.AsyncClient):
            response = await sender.send(outgoing, auth=None, follow_redirects=False, stream=True)
        else:
            response = await sender.handle_async_request(outgoing)
        status = response.status_code
        try:
            body = await response.aread()
        finally:
            await response.aclose()
    except _FAILURES as error:
        raise _translate(error, request, timeout, status) from error
    return _make_response(response, body)


def _make_request(request: HttpRequest, timeout: Timeout) -> httpx.Request:
    headers = [(b"Host", request.host.encode()), *_COMMON_HEADERS]
    # As UTF-8: httpx would refuse what is not ASCII, and the signers sign UTF-8.
    headers += [(name.encode(), value.encode()) for name, value in request.headers]
    if request.body or request.method in _METHODS_WITH_BODY:
        headers.append((b"Content-Length", str(len(request.body)).encode()))
    url = _parse_url(request.url)
    extensions: dict[str, object] = {
        "timeout": {
            "connect": timeout.connect,
            "read": timeout.read,
            "write": timeout.write,
            "pool": timeout.connect,
        }
    }
    target = request.target.encode()
    if url.raw_path != target:
        extensions["target"] = target  # what was signed, byte for byte
    return httpx.Request(
        request.method, url, headers=headers, stream=httpx.ByteStream(request.body), extensions=extensions
    )


@lru_cache(maxsize=64)
def _parse_url(url: str) -> httpx.URL:
    return httpx.URL(url)  # parsing it costs more than signing; many calls have the same one


def _make_response(response: httpx.Response, body: bytes) -> HttpResponse:
    headers = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw)
    return HttpResponse(response.status_code, tuple(headers), body)


# Beside httpx's own errors: addresses that cannot be encoded, and sockets that closed under a call.
_FAILURES = (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError)
_NEVER_SENT = (httpx.ConnectError, httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError)


def _translate(
    error: Exception, request: HttpRequest, timeout: Timeout, status: int
) -> TransportError | UnreadableResponse:
    where = f"{request.scheme}://{request.host}"
    reason = str(error) or type(error).__name__
    if isinstance(error, httpx.DecodingError):
        return UnreadableResponse(
            f"The answer of {where} is not encoded as it says: {reason}.", http_status=status
        )
    if isinstance(error, (httpx.ConnectTimeout, httpx.PoolTimeout)):
        return TimedOut(f"No connection to {where} within {timeout.connect:g} s.", maybe_sent=False)
    if isinstance(error, httpx.WriteTimeout):
        return TimedOut(f"{where} took no data for {timeout.write:g} s.")
    if isinstance(error, httpx.TimeoutException):
        return TimedOut(f"{where} sent no data for {timeout.read:g} s.")
    if isinstance(error, _NEVER_SENT):
        return ConnectFailed(f"No connection to {where}: {reason}.")
    return ConnectionLost(f"The connection to {where} ended before the whole answer came: {reason}.")


_tls_lock = threading.Lock()


@cache
def _make_tls() -> ssl.SSLContext:
    return httpx.create_ssl_context()


@cache
def _make_bare_tls() -> ssl.SSLContext:
    # Knows no certificate authority: cheap, and whoever uses it for https is refused.
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _find_tls(scheme: str) -> ssl.SSLContext:
    """Return the TLS context of the process, made at the first https call."""
    with _tls_lock:
        return _make_tls() if scheme == "https" else _make_bare_tls()
