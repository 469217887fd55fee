"""The asyncio transport based on aiohttp. Only its modules import aiohttp.

Like the default transport, it takes a connection of its own for each call from a pool.
"""

from __future__ import annotations

import asyncio
import base64
import time
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from aiohttp import ClientError, ClientTimeout
from yarl import URL

from .aiohttp_connection import AiohttpConnection
from .aiohttp_failures import translate
from .async_pool import AsyncConnectionPool
from .exchange import METHODS_WITH_BODY, Exchange, find_sent_limit
from .failures import make_write_timeout
from .headers import make_text_headers
from .options import TransportOptions
from .routes import Route, find_route, find_route_context
from .time_limits import limit_time
from .tls import make_default_context

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from aiohttp import ClientResponse

    from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

    from .proxies import Proxy

_SLICE = 64 * 1024
"""Bytes of one write, which ``Timeout.write`` limits."""
_FAILURES = (ClientError, OSError, ValueError)  # among them TimeoutError, InvalidURL and InvalidBody


class AsyncAiohttpTransport:
    """A transport on aiohttp. Tasks can share it. Each event loop has its own connections.

    Args:
        options: Options of connections. Defaults to ``TransportOptions()``.
        monotonic: A clock that never goes back, in seconds.
    """

    def __init__(
        self, options: TransportOptions | None = None, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        options = options or TransportOptions(library="aiohttp")
        self._headers = make_text_headers(options.user_agent)
        self._find_route = cache(partial(find_route, options))
        self._limit = options.max_response_size
        self._monotonic = monotonic

        def connect(route: Route) -> AiohttpConnection:
            tls = find_route_context(options, route, make_default_context)
            return AiohttpConnection(route, tls, find_sent_limit(options.max_response_size))

        self._pool = AsyncConnectionPool(connect, options.max_connections, options.owner, monotonic)

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and return the whole response. Cancelling a call closes its connection."""
        route = self._find_route(request.scheme, request.host)
        exchange = Exchange(request, timeout, route, self._limit, self._monotonic)
        if timeout.total is None:
            return await self._send(exchange, route)
        return await limit_time(self._send(exchange, route), exchange)

    async def _send(self, exchange: Exchange, route: Route) -> HttpResponse:
        connection = await self._pool.acquire(route, exchange.timeout.connect)
        exchange.stats = connection
        try:
            connection.begin()
            return await self._run(connection, exchange)
        finally:
            if exchange.is_complete and connection.is_clean:
                await self._pool.release(connection)
            else:
                await self._pool.discard(connection)

    async def _run(self, connection: AiohttpConnection, exchange: Exchange) -> HttpResponse:
        body = exchange.request.body
        if len(body) <= _SLICE:
            return await self._exchange(connection, exchange, body or None)
        limit = asyncio.timeout(None)
        try:
            async with limit:
                return await self._exchange(connection, exchange, _cut(body, limit, exchange))
        except TimeoutError:
            if not limit.expired():
                raise
        raise make_write_timeout(exchange)

    async def _exchange(
        self, connection: AiohttpConnection, exchange: Exchange, body: bytes | AsyncIterator[bytes] | None
    ) -> HttpResponse:
        try:
            response = await self._start(connection, exchange, body)
            try:
                connection.receive(response)
                exchange.receive_head(response.status, response.raw_headers)
                async for piece in response.content.iter_any():
                    exchange.receive(piece)
            finally:
                response.close()
            connection.finish(response)
            return exchange.finish()
        except _FAILURES as error:
            failure = translate(error, exchange, is_endless=connection.is_endless)
        raise failure  # outside the handler: the original can quote the URL, and so the signature

    async def _start(
        self, connection: AiohttpConnection, exchange: Exchange, body: bytes | AsyncIterator[bytes] | None
    ) -> ClientResponse:
        request, timeout, proxy = exchange.request, exchange.timeout, connection.route.proxy
        headers = [("Host", request.host), *self._headers, *request.headers]
        if request.body or request.method in METHODS_WITH_BODY:
            headers.append(("Content-Length", str(len(request.body))))
        login = _make_login(proxy)
        if request.scheme == "http":  # aiohttp sends headers for the proxy with a tunnel only
            headers += login
        for _, value in headers:
            value.encode()  # aiohttp would send a lone surrogate as another character
        return await connection.session.request(
            request.method,
            _parse_url(request.url),
            data=body,
            headers=headers,
            allow_redirects=False,
            proxy=None if proxy is None else str(proxy),
            proxy_headers=login,
            timeout=ClientTimeout(
                total=None, connect=exchange.trim(timeout.connect), sock_read=exchange.trim(timeout.read)
            ),
        )

    async def aclose(self) -> None:
        """Close the connections. Calls in progress receive their responses first."""
        await self._pool.aclose()


async def _cut(body: bytes, limit: asyncio.Timeout, exchange: Exchange) -> AsyncIterator[bytes]:
    """Yield the slices of a body, each within the write timeout."""
    loop = asyncio.get_running_loop()
    for start in range(0, len(body), _SLICE):
        limit.reschedule(loop.time() + exchange.trim(exchange.timeout.write))
        yield body[start : start + _SLICE]
    limit.reschedule(None)


def _make_login(proxy: Proxy | None) -> list[tuple[str, str]]:
    if proxy is None or not (proxy.username or proxy.password):
        return []
    login = base64.b64encode(f"{proxy.username}:{proxy.password}".encode()).decode()
    return [("Proxy-Authorization", f"Basic {login}")]


@lru_cache(maxsize=64)
def _parse_url(url: str) -> URL:
    return URL(url, encoded=True)
