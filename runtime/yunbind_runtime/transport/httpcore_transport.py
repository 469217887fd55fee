"""Transports based on httpcore, the HTTP library below httpx.

Each call has a connection of its own: see :mod:`.pool`.
"""

from __future__ import annotations

import sys
import time
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, ClassVar, cast
from urllib.parse import urlsplit

from yunbind_runtime.base.lazy_imports import LazyModule

from .debug_log import mask_secrets
from .exchange import Exchange, find_sent_limit
from .headers import make_common_headers
from .httpcore_library import find_httpcore
from .httpcore_pools import make_async_pool, make_pool
from .network import ConnectionStats, is_clean
from .options import TransportOptions
from .pool import ConnectionPool
from .routes import Route, find_route, find_route_context
from .tls import make_default_context

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterable, Callable, Iterable

    import httpcore

    from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

    from . import failures, httpx_calls
    from .headers import RawHeaders
    from .httpcore_library import HttpcoreLibrary
else:  # for calls that fail, and for programs that use httpx
    failures = LazyModule(globals(), "failures", "yunbind_runtime.transport.failures")
    httpx_calls = LazyModule(globals(), "httpx_calls", "yunbind_runtime.transport.httpx_calls")

mask_secrets()


def _find_library(options: TransportOptions) -> HttpcoreLibrary:
    return find_httpcore("httpcore2" if options.library == "httpx2" else "httpcore")


def _make_stats(route: Route, options: TransportOptions, monotonic: Callable[[], float]) -> ConnectionStats:
    limit, library = find_sent_limit(options.max_response_size), _find_library(options)
    return ConnectionStats(monotonic, limit, is_secure=route.scheme == "https", library=library)


def _find_tls(options: TransportOptions, route: Route) -> ssl.SSLContext | None:
    return find_route_context(options, route, make_default_context)


class Connection:
    """A connection of httpcore and its statistics."""

    def __init__(self, route: Route, stats: ConnectionStats, pool: httpcore.ConnectionPool) -> None:
        self.route = route
        self.stats = stats
        self.idle_since = 0.0
        self.pool = pool

    @property
    def is_clean(self) -> bool:
        """Whether the connection is open, and nothing has arrived behind the response."""
        return is_clean(self.pool)

    def close(self) -> None:
        self.pool.close()

    def abandon(self) -> None:
        """Close the connection in a forked child process."""
        self.stats.abandon()


class AsyncConnection:
    """An asyncio connection of httpcore and its statistics."""

    def __init__(self, route: Route, stats: ConnectionStats, pool: httpcore.AsyncConnectionPool) -> None:
        self.route = route
        self.stats = stats
        self.idle_since = 0.0
        self.pool = pool

    @property
    def is_clean(self) -> bool:
        """Whether the connection is open, and nothing has arrived behind the response."""
        return is_clean(self.pool)

    async def aclose(self) -> None:
        await self.pool.aclose()

    def abandon(self) -> None:
        """Close the connection of a closed event loop."""
        self.stats.abandon()


class HttpcoreTransport:
    """A transport. Threads can share it, and a forked child process can use it.

    Args:
        options: Options of connections. Defaults to ``TransportOptions()``.
        monotonic: A clock that never goes back, in seconds.
    """

    _follows_httpx: ClassVar = False
    """Whether calls pass through httpx as soon as the program has imported it."""

    def __init__(
        self, options: TransportOptions | None = None, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        options = options or TransportOptions()
        self._library = _find_library(options)
        self._name = options.library
        self._headers = make_common_headers(options.user_agent)
        self._find_route = cache(partial(find_route, options))
        self._limit = options.max_response_size
        self._monotonic = monotonic

        def connect(route: Route) -> Connection:
            stats = _make_stats(route, options, monotonic)
            return Connection(route, stats, make_pool(route, stats, _find_tls(options, route)))

        self._pool = ConnectionPool(connect, options.max_connections, options.owner, monotonic)

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and return the whole response."""
        route = self._find_route(request.scheme, request.host)
        exchange = Exchange(request, timeout, route, self._limit, self._monotonic)
        connection = self._pool.acquire(route, exchange.trim(timeout.connect))
        try:
            return self._run(connection.pool, exchange.start(connection.stats))
        finally:
            if exchange.is_complete and connection.is_clean:
                self._pool.release(connection)
            else:
                self._pool.discard(connection)

    def _run(self, pool: httpcore.ConnectionPool, exchange: Exchange) -> HttpResponse:
        if self._follows_httpx and sys.modules.get(self._name) is not None:
            calls = httpx_calls.find_calls(self._name)
            return calls.run(calls.pool_transport(pool), exchange, self._headers)
        return _run(self._library, pool, exchange, self._headers)

    def close(self) -> None:
        """Close the connections. Calls in progress receive their responses first."""
        self._pool.close()


class AsyncHttpcoreTransport:
    """An asyncio transport. Tasks can share it. Each event loop has its own connections.

    Args:
        options: Options of connections. Defaults to ``TransportOptions()``.
        monotonic: A clock that never goes back, in seconds.
    """

    _follows_httpx: ClassVar = False
    """Whether calls pass through httpx as soon as the program has imported it."""

    def __init__(
        self, options: TransportOptions | None = None, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        from .async_pool import AsyncConnectionPool
        from .time_limits import limit_time

        self._limit_time = limit_time
        options = options or TransportOptions()
        self._library = _find_library(options)
        self._name = options.library
        self._headers = make_common_headers(options.user_agent)
        self._find_route = cache(partial(find_route, options))
        self._limit = options.max_response_size
        self._monotonic = monotonic

        def connect(route: Route) -> AsyncConnection:
            stats = _make_stats(route, options, monotonic)
            return AsyncConnection(route, stats, make_async_pool(route, stats, _find_tls(options, route)))

        self._pool = AsyncConnectionPool(connect, options.max_connections, options.owner, monotonic)

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and return the whole response. Cancelling a call closes its connection."""
        route = self._find_route(request.scheme, request.host)
        exchange = Exchange(request, timeout, route, self._limit, self._monotonic)
        if timeout.total is None:
            return await self._send(exchange, route)
        return await self._limit_time(self._send(exchange, route), exchange)

    async def _send(self, exchange: Exchange, route: Route) -> HttpResponse:
        connection = await self._pool.acquire(route, exchange.timeout.connect)
        try:
            return await self._run(connection.pool, exchange.start(connection.stats))
        finally:
            if exchange.is_complete and connection.is_clean:
                await self._pool.release(connection)
            else:
                await self._pool.discard(connection)

    async def _run(self, pool: httpcore.AsyncConnectionPool, exchange: Exchange) -> HttpResponse:
        if self._follows_httpx and sys.modules.get(self._name) is not None:
            calls = httpx_calls.find_calls(self._name)
            return await calls.run_async(calls.async_pool_transport(pool), exchange, self._headers)
        return await _run_async(self._library, pool, exchange, self._headers)

    async def aclose(self) -> None:
        """Close the connections. Calls in progress receive their responses first."""
        await self._pool.aclose()


def _run(
    library: HttpcoreLibrary, pool: httpcore.ConnectionPool, exchange: Exchange, headers: RawHeaders
) -> HttpResponse:
    try:
        response = pool.handle_request(_make_request(library, exchange, headers))
        try:
            exchange.receive_head(response.status, response.headers)
            for piece in cast("Iterable[bytes]", response.stream):
                exchange.receive(piece)
                if exchange.is_overdue:
                    raise library.read_timeout
        finally:
            response.close()
        return exchange.finish()
    except library.failures as error:
        failure, cause = failures.translate(error, exchange), _find_cause(library, error)
    raise failure from cause  # outside the handler: its context would hold the original


async def _run_async(
    library: HttpcoreLibrary, pool: httpcore.AsyncConnectionPool, exchange: Exchange, headers: RawHeaders
) -> HttpResponse:
    try:
        response = await pool.handle_async_request(_make_request(library, exchange, headers))
        try:
            exchange.receive_head(response.status, response.headers)
            async for piece in cast("AsyncIterable[bytes]", response.stream):
                exchange.receive(piece)
        finally:
            await response.aclose()
        return exchange.finish()
    except library.failures as error:
        failure, cause = failures.translate(error, exchange), _find_cause(library, error)
    raise failure from cause  # outside the handler: its context would hold the original


def _make_request(library: HttpcoreLibrary, exchange: Exchange, common: RawHeaders) -> httpcore.Request:
    request = exchange.request
    scheme, host, port = _split_origin(request.scheme, request.host)
    return library.request(
        request.method,
        library.url(scheme=scheme, host=host, port=port, target=request.target.encode()),
        headers=exchange.list_headers(common),
        content=request.body,
        extensions={"timeout": exchange.list_timeouts()},
    )


@lru_cache(maxsize=64)
def _split_origin(scheme: str, host: str) -> tuple[bytes, bytes, int | None]:
    parts = urlsplit(f"{scheme}://{host}")
    return scheme.encode(), (parts.hostname or "").encode("ascii"), parts.port


def _find_cause(library: HttpcoreLibrary, error: Exception) -> Exception | None:
    """Return the exception to chain, or None for one that can repeat a secret."""
    is_quoting = isinstance(error, library.remote_protocol_error) and ":" in str(error)
    return None if is_quoting or isinstance(error, library.quoting) else error
