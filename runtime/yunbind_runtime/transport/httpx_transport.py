"""The default transports, based on httpx. This is the only module that imports httpx.

Requests and responses are independent of httpx, so another HTTP library can replace it. The transports use
httpx's transports without ``httpx.Client``, whose layers cost a third of a call. Each call has a connection
of its own: see :mod:`.pool`.
"""

from __future__ import annotations

import time
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, cast

import httpx

from yunbind_runtime.base.errors import ConfigurationError

from .debug_log import mask_secrets
from .exchange import Exchange, InvalidBody, find_sent_limit
from .failures import make_overdue, translate
from .headers import RawHeaders, add_client_headers, make_common_headers
from .httpcore_pools import make_async_pool, make_pool
from .network import ConnectionStats, is_clean
from .options import TransportOptions
from .pool import ConnectionPool
from .routes import Route, find_route, find_route_context
from .transport import AsyncTransport, Transport

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterable, Callable, Coroutine, Iterable

    from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

_METHODS_WITH_BODY = ("POST", "PUT", "PATCH")

mask_secrets()


def _make_stats(route: Route, options: TransportOptions, monotonic: Callable[[], float]) -> ConnectionStats:
    limit = find_sent_limit(options.max_response_size)
    return ConnectionStats(monotonic, limit, is_secure=route.scheme == "https")


def _find_tls(options: TransportOptions, route: Route) -> ssl.SSLContext | None:
    return find_route_context(options, route, lambda: httpx.create_ssl_context(trust_env=False))


class _HttpxConnection(httpx.HTTPTransport):
    """An httpx transport with one connection and its statistics."""

    def __init__(self, route: Route, stats: ConnectionStats, tls: ssl.SSLContext | None) -> None:
        self.route = route
        self.stats = stats
        self.idle_since = 0.0
        # httpx accepts no network backend, so its connection pool is replaced.
        self._pool = make_pool(route, stats, tls)

    @property
    def is_clean(self) -> bool:
        """Whether the connection is open, and nothing has arrived behind the response."""
        return is_clean(self._pool)

    def abandon(self) -> None:
        """Close the connection in a forked child process."""
        self.stats.abandon()


class _AsyncHttpxConnection(httpx.AsyncHTTPTransport):
    """An asyncio transport of httpx with one connection and its statistics."""

    def __init__(self, route: Route, stats: ConnectionStats, tls: ssl.SSLContext | None) -> None:
        self.route = route
        self.stats = stats
        self.idle_since = 0.0
        self._pool = make_async_pool(route, stats, tls)

    @property
    def is_clean(self) -> bool:
        """Whether the connection is open, and nothing has arrived behind the response."""
        return is_clean(self._pool)

    def abandon(self) -> None:
        """Close the connection of a closed event loop."""
        self.stats.abandon()


class HttpxTransport:
    """The default transport. Threads can share it, and a forked child process can use it.

    Args:
        options: Options of connections. Defaults to ``TransportOptions()``.
        monotonic: A clock that never goes back, in seconds.
    """

    def __init__(
        self, options: TransportOptions | None = None, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        options = options or TransportOptions()
        self._headers = make_common_headers(options.user_agent)
        self._find_route = cache(partial(find_route, options))
        self._limit = options.max_response_size
        self._monotonic = monotonic

        def connect(route: Route) -> _HttpxConnection:
            return _HttpxConnection(route, _make_stats(route, options, monotonic), _find_tls(options, route))

        self._pool = ConnectionPool(connect, options.max_connections, options.owner, monotonic)

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and return the whole response."""
        route = self._find_route(request.scheme, request.host)
        exchange = Exchange(request, timeout, route, self._limit, self._monotonic)
        connection = self._pool.acquire(route, exchange.trim(timeout.connect))
        try:
            return _run(connection, exchange.start(connection.stats), self._headers)
        finally:
            if exchange.is_complete and connection.is_clean:
                self._pool.release(connection)
            else:
                self._pool.discard(connection)

    def close(self) -> None:
        """Close the connections. Calls in progress receive their responses first."""
        self._pool.close()


class AsyncHttpxTransport:
    """The default asyncio transport. Tasks can share it. Each event loop has its own connections.

    Args:
        options: Options of connections. Defaults to ``TransportOptions()``.
        monotonic: A clock that never goes back, in seconds.
    """

    def __init__(
        self, options: TransportOptions | None = None, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        from .async_pool import AsyncConnectionPool

        options = options or TransportOptions()
        self._headers = make_common_headers(options.user_agent)
        self._find_route = cache(partial(find_route, options))
        self._limit = options.max_response_size
        self._monotonic = monotonic

        def connect(route: Route) -> _AsyncHttpxConnection:
            return _AsyncHttpxConnection(
                route, _make_stats(route, options, monotonic), _find_tls(options, route)
            )

        self._pool = AsyncConnectionPool(connect, options.max_connections, options.owner, monotonic)

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and return the whole response. Cancelling a call closes its connection."""
        route = self._find_route(request.scheme, request.host)
        exchange = Exchange(request, timeout, route, self._limit, self._monotonic)
        if timeout.total is None:
            return await self._send(exchange, route)
        return await _limit_time(self._send(exchange, route), exchange)

    async def _send(self, exchange: Exchange, route: Route) -> HttpResponse:
        connection = await self._pool.acquire(route, exchange.timeout.connect)
        try:
            return await _run_async(connection, exchange.start(connection.stats), self._headers)
        finally:
            if exchange.is_complete and connection.is_clean:
                await self._pool.release(connection)
            else:
                await self._pool.discard(connection)

    async def aclose(self) -> None:
        """Close the connections. Calls in progress receive their responses first."""
        await self._pool.aclose()


class _BorrowedTransport:
    """An adapter for an httpx transport or client of the caller, who closes it."""

    def __init__(self, sender: httpx.BaseTransport | httpx.Client, user_agent: str | None) -> None:
        self._sender = sender
        self._headers = make_common_headers(user_agent)

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        return _run(self._sender, Exchange(request, timeout), self._headers)

    def close(self) -> None:
        """Leave the caller's transport open."""


class _AsyncBorrowedTransport:
    """An adapter for an asyncio httpx transport or client of the caller, who closes it."""

    def __init__(self, sender: httpx.AsyncBaseTransport | httpx.AsyncClient, user_agent: str | None) -> None:
        self._sender = sender
        self._headers = make_common_headers(user_agent)

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        exchange = Exchange(request, timeout)
        return await _limit_time(_run_async(self._sender, exchange, self._headers), exchange)

    async def aclose(self) -> None:
        """Leave the caller's transport open."""


def as_transport(value: object, user_agent: str | None = None) -> Transport:
    """Return the value of ``transport=`` as a Transport.

    Args:
        value: A Transport, an httpx transport or an httpx.Client.
        user_agent: Text to add to the User-Agent. Only for httpx, whose requests are made here.

    Raises:
        ConfigurationError: The value is another object or an asyncio transport, or makes its own User-Agent.
    """
    if isinstance(value, (httpx.Client, httpx.BaseTransport)):
        return _BorrowedTransport(value, user_agent)
    if isinstance(value, Transport) and not isinstance(value, (httpx.AsyncClient, AsyncTransport)):
        _check_no_agent(user_agent)
        return value
    raise ConfigurationError(
        f"transport= must be a Transport, an httpx.Client or an httpx transport, not {type(value).__name__}."
    )


def as_async_transport(value: object, user_agent: str | None = None) -> AsyncTransport:
    """Return the value of an asyncio client's ``transport=`` as an AsyncTransport.

    Args:
        value: An AsyncTransport, an async httpx transport or an httpx.AsyncClient.
        user_agent: Text to add to the User-Agent. Only for httpx, whose requests are made here.

    Raises:
        ConfigurationError: The value is another object or a blocking transport, or makes its own User-Agent.
    """
    if isinstance(value, (httpx.AsyncClient, httpx.AsyncBaseTransport)):
        return _AsyncBorrowedTransport(value, user_agent)
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


def _run(sender: httpx.BaseTransport | httpx.Client, exchange: Exchange, headers: RawHeaders) -> HttpResponse:
    try:
        if isinstance(sender, httpx.Client):
            headers = add_client_headers(headers, sender.headers.raw, exchange.request)
        outgoing = _make_request(exchange, headers)
        if isinstance(sender, httpx.Client):
            response = sender.send(outgoing, auth=None, follow_redirects=False, stream=True)
        else:
            response = sender.handle_request(outgoing)
        try:
            is_read = response.is_stream_consumed
            exchange.receive_head(response.status_code, response.headers.raw, is_decoded=is_read)
            if is_read:
                exchange.receive(response.content)
            else:
                for piece in cast("Iterable[bytes]", response.stream):
                    exchange.receive(piece)
                    if exchange.is_overdue:
                        raise httpx.ReadTimeout("")
        finally:
            response.close()
        return exchange.finish()
    except _FAILURES as error:
        failure, cause = translate(error, exchange), _find_cause(error)
    raise failure from cause  # outside the handler: its context would hold the original


async def _run_async(
    sender: httpx.AsyncBaseTransport | httpx.AsyncClient, exchange: Exchange, headers: RawHeaders
) -> HttpResponse:
    try:
        if isinstance(sender, httpx.AsyncClient):
            headers = add_client_headers(headers, sender.headers.raw, exchange.request)
        outgoing = _make_request(exchange, headers)
        if isinstance(sender, httpx.AsyncClient):
            response = await sender.send(outgoing, auth=None, follow_redirects=False, stream=True)
        else:
            response = await sender.handle_async_request(outgoing)
        try:
            is_read = response.is_stream_consumed
            exchange.receive_head(response.status_code, response.headers.raw, is_decoded=is_read)
            if is_read:
                exchange.receive(response.content)
            else:
                async for piece in cast("AsyncIterable[bytes]", response.stream):
                    exchange.receive(piece)
        finally:
            await response.aclose()
        return exchange.finish()
    except _FAILURES as error:
        failure, cause = translate(error, exchange), _find_cause(error)
    raise failure from cause  # outside the handler: its context would hold the original


async def _limit_time(work: Coroutine[None, None, HttpResponse], exchange: Exchange) -> HttpResponse:
    """Await an exchange within the total timeout of its attempt."""
    from asyncio import timeout

    limit = timeout(exchange.timeout.total)
    try:
        async with limit:
            return await work
    except TimeoutError:
        if not limit.expired():
            raise
    raise make_overdue(exchange)


def _make_request(exchange: Exchange, common: RawHeaders) -> httpx.Request:
    request, timeout = exchange.request, exchange.timeout
    headers = [(b"Host", request.host.encode()), *common]
    # The signers sign UTF-8, and httpx would refuse non-ASCII text.
    headers += [(name.encode(), value.encode()) for name, value in request.headers]
    if request.body or request.method in _METHODS_WITH_BODY:
        headers.append((b"Content-Length", str(len(request.body)).encode()))
    url = _parse_url(request.url)
    limits = {
        "connect": exchange.trim(timeout.connect),
        "read": exchange.trim(timeout.read),
        "write": exchange.trim(timeout.write),
        "pool": exchange.trim(timeout.connect),
    }
    outgoing = httpx.Request(
        request.method,
        url,
        headers=headers,
        stream=httpx.ByteStream(request.body),
        extensions={"timeout": limits},
    )
    target = request.target.encode()
    if request.query or url.raw_path != target:
        outgoing.url = _SentUrl(url, target)  # httpx.Request would copy it
    return outgoing


@lru_cache(maxsize=64)
def _parse_url(url: str) -> httpx.URL:
    return httpx.URL(url)  # parsing a URL costs more than signing


class _SentUrl(httpx.URL):
    """A URL that is sent as signed. httpx would encode some of its characters differently."""

    def __init__(self, url: httpx.URL, target: bytes) -> None:
        super().__init__(url)
        self._target = target

    @property
    def raw_path(self) -> bytes:
        return self._target

    @property
    def shown(self) -> str:
        """The URL without its query, which can contain passwords and the signature."""
        return f"{self.scheme}://{self.netloc.decode()}{self.path}"


# httpx.HTTPError does not cover URLs that cannot be encoded and sockets that were closed during a call.
_FAILURES = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError, InvalidBody)
_NO_REQUEST = httpx.Request("-", "")


_QUOTING = (httpx.LocalProtocolError, httpx.ProxyError, UnicodeError)
"""Exceptions that quote a header, a reason phrase or a URL, and so perhaps a token."""


def _find_cause(error: Exception) -> Exception | None:
    """Return the exception to chain, or None for one that can repeat a secret."""
    if isinstance(error, _QUOTING) or (isinstance(error, httpx.RemoteProtocolError) and ":" in str(error)):
        return None
    if isinstance(error, httpx.RequestError):
        error.request = _NO_REQUEST
    return error
