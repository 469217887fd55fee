"""How requests travel: the only module that imports httpx.

A transport takes plain requests and gives plain responses, so another HTTP
library can stand behind it. The transports here call httpx's own transports
without ``httpx.Client``, whose layers cost a third of a call, and give each call
a connection for itself; see ``connections``.
"""

from __future__ import annotations

import time
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import httpcore
import httpx

from yunbind_runtime import __version__
from yunbind_runtime.base.errors import ConfigurationError

from .bodies import BodyRefused
from .debug_log import mask_secrets
from .exchange import Exchange
from .failures import make_overdue, translate
from .network import AsyncBackend, Backend, ConnectionStats
from .options import TransportOptions
from .pool import KEEPALIVE_SECONDS, ConnectionPool
from .routes import Route, Routes
from .transport import AsyncTransport, Transport

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterable, Callable, Coroutine, Iterable

    from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

    from .proxies import Proxy

_COMMON_HEADERS = (
    (b"User-Agent", f"yunbind/{__version__}".encode()),
    (b"Accept-Encoding", b"gzip"),
)
_METHODS_WITH_BODY = ("POST", "PUT", "PATCH")
_HEADROOM = 256 * 1024

mask_secrets()


def _find_routes(options: TransportOptions) -> Routes:
    return Routes(options, lambda: httpx.create_ssl_context(trust_env=False))


def _make_traffic(route: Route, options: TransportOptions, monotonic: Callable[[], float]) -> ConnectionStats:
    # In pieces, or compressed in vain, an answer is larger on its way than in the end.
    limit = 2 * options.max_response_size + _HEADROOM
    return ConnectionStats(monotonic, limit, is_secure=route.scheme == "https")


def _make_proxy(proxy: Proxy | None, tls: ssl.SSLContext | None) -> httpcore.Proxy | None:
    if proxy is None:
        return None
    return httpcore.Proxy(
        httpcore.URL(scheme=proxy.scheme, host=proxy.host, port=proxy.port, target="/"),
        auth=(proxy.username.encode(), proxy.password.encode()) if proxy.username or proxy.password else None,
        ssl_context=tls if proxy.scheme == "https" else None,
    )


class _HttpxConnection(httpx.HTTPTransport):
    """A transport of httpx with one connection, whose traffic is counted."""

    def __init__(self, route: Route, stats: ConnectionStats, tls: ssl.SSLContext | None) -> None:
        self.route = route
        self.stats = stats
        self.idle_since = 0.0
        # httpx takes no network backend; so the pool that it would make is made here.
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls,
            proxy=_make_proxy(route.proxy, tls),
            max_connections=1,
            keepalive_expiry=KEEPALIVE_SECONDS,
            network_backend=Backend(stats),
        )

    def abandon(self) -> None:
        """Let go of the connection, in a forked process."""
        self.stats.abandon()


class _AsyncHttpxConnection(httpx.AsyncHTTPTransport):
    """The same for asyncio."""

    def __init__(self, route: Route, stats: ConnectionStats, tls: ssl.SSLContext | None) -> None:
        self.route = route
        self.stats = stats
        self.idle_since = 0.0
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            proxy=_make_proxy(route.proxy, tls),
            max_connections=1,
            keepalive_expiry=KEEPALIVE_SECONDS,
            network_backend=AsyncBackend(stats),
        )

    def abandon(self) -> None:
        """Let go of the connection, whose event loop was closed."""
        self.stats.abandon()


class HttpxTransport:
    """The default transport. Threads may share it, and it may be used on both sides of a fork.

    Args:
        options: how connections are made.
        monotonic: a clock that never goes back.
    """

    def __init__(
        self, options: TransportOptions | None = None, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        options = options or TransportOptions()
        routes = self._routes = _find_routes(options)
        self._limit = options.max_response_size
        self._monotonic = monotonic

        def make(route: Route) -> _HttpxConnection:
            return _HttpxConnection(route, _make_traffic(route, options, monotonic), routes.find_tls(route))

        self._pool = ConnectionPool(make, options.max_connections, options.owner, monotonic)

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and read its whole answer."""
        route = self._routes.find(request)
        exchange = Exchange(request, timeout, route, self._limit, self._monotonic)
        connection = self._pool.take(route, exchange.shorten(timeout.connect))
        is_settled = False
        try:
            response = _carry(connection, exchange.start(connection.stats))
            is_settled = exchange.is_settled
        finally:
            (self._pool.give_back if is_settled else self._pool.drop)(connection)
        return response

    def close(self) -> None:
        """Close the connections. Calls in flight still get their answers, and theirs are closed then."""
        self._pool.close()


class AsyncHttpxTransport:
    """The default transport of asyncio. Tasks may share it; in each event loop it has connections of its own.

    Args:
        options: how connections are made.
        monotonic: a clock that never goes back.
    """

    def __init__(
        self, options: TransportOptions | None = None, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        from .async_pool import AsyncConnectionPool

        options = options or TransportOptions()
        routes = self._routes = _find_routes(options)
        self._limit = options.max_response_size
        self._monotonic = monotonic

        def make(route: Route) -> _AsyncHttpxConnection:
            return _AsyncHttpxConnection(
                route, _make_traffic(route, options, monotonic), routes.find_tls(route)
            )

        self._pool = AsyncConnectionPool(make, options.max_connections, options.owner, monotonic)

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and read its whole answer. A call that is cancelled closes its connection."""
        route = self._routes.find(request)
        exchange = Exchange(request, timeout, route, self._limit, self._monotonic)
        if timeout.total is None:
            return await self._send(exchange, route)
        return await _within(timeout.total, self._send(exchange, route), exchange)

    async def _send(self, exchange: Exchange, route: Route) -> HttpResponse:
        connection = await self._pool.take(route, exchange.timeout.connect)
        is_settled = False
        try:
            response = await _carry_async(connection, exchange.start(connection.stats))
            is_settled = exchange.is_settled
        finally:
            await (self._pool.give_back if is_settled else self._pool.drop)(connection)
        return response

    async def aclose(self) -> None:
        """Close the connections. Calls in flight still get their answers, and theirs are closed then."""
        await self._pool.aclose()


class _Borrowed:
    """A caller's httpx transport or client; it stays the caller's to close."""

    def __init__(self, sender: httpx.BaseTransport | httpx.Client) -> None:
        self._sender = sender

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        return _carry(self._sender, Exchange(request, timeout))

    def close(self) -> None:
        """Leave it open."""


class _AsyncBorrowed:
    """A caller's httpx transport or client for asyncio; it stays the caller's to close."""

    def __init__(self, sender: httpx.AsyncBaseTransport | httpx.AsyncClient) -> None:
        self._sender = sender

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        exchange = Exchange(request, timeout)
        return await _within(timeout.total, _carry_async(self._sender, exchange), exchange)

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


def _carry(sender: httpx.BaseTransport | httpx.Client, exchange: Exchange) -> HttpResponse:
    try:
        outgoing = _make_request(exchange)
        if isinstance(sender, httpx.Client):
            response = sender.send(outgoing, auth=None, follow_redirects=False, stream=True)
        else:
            response = sender.handle_request(outgoing)
        try:
            is_read = response.is_stream_consumed
            body = exchange.open(response.status_code, response.headers.raw, is_decoded=is_read)
            if is_read:
                body.add(response.content)
            else:
                for piece in cast("Iterable[bytes]", response.stream):
                    body.add(piece)
                    if exchange.is_overdue:
                        raise httpx.ReadTimeout("")
        finally:
            response.close()
        return exchange.close(body)
    except _FAILURES as error:
        failure, cause = translate(error, exchange), _find_cause(error)
    raise failure from cause  # out here, where no context can hold what the cause must not


async def _carry_async(
    sender: httpx.AsyncBaseTransport | httpx.AsyncClient, exchange: Exchange
) -> HttpResponse:
    try:
        outgoing = _make_request(exchange)
        if isinstance(sender, httpx.AsyncClient):
            response = await sender.send(outgoing, auth=None, follow_redirects=False, stream=True)
        else:
            response = await sender.handle_async_request(outgoing)
        try:
            is_read = response.is_stream_consumed
            body = exchange.open(response.status_code, response.headers.raw, is_decoded=is_read)
            if is_read:
                body.add(response.content)
            else:
                async for piece in cast("AsyncIterable[bytes]", response.stream):
                    body.add(piece)
        finally:
            await response.aclose()
        return exchange.close(body)
    except _FAILURES as error:
        failure, cause = translate(error, exchange), _find_cause(error)
    raise failure from cause  # out here, where no context can hold what the cause must not


async def _within(
    seconds: float | None, work: Coroutine[None, None, HttpResponse], exchange: Exchange
) -> HttpResponse:
    from asyncio import timeout

    limit = timeout(seconds)
    try:
        async with limit:
            return await work
    except TimeoutError:
        if not limit.expired():
            raise
    raise make_overdue(exchange)


def _make_request(exchange: Exchange) -> httpx.Request:
    request, timeout = exchange.request, exchange.timeout
    headers = [(b"Host", request.host.encode()), *_COMMON_HEADERS]
    # As UTF-8: httpx would refuse what is not ASCII, and the signers sign UTF-8.
    headers += [(name.encode(), value.encode()) for name, value in request.headers]
    if request.body or request.method in _METHODS_WITH_BODY:
        headers.append((b"Content-Length", str(len(request.body)).encode()))
    url = _parse_url(request.url)
    limits = {
        "connect": exchange.shorten(timeout.connect),
        "read": exchange.shorten(timeout.read),
        "write": exchange.shorten(timeout.write),
        "pool": exchange.shorten(timeout.connect),
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
        outgoing.url = _SentUrl(url, target)  # not given above, because a request copies its URL
    return outgoing


@lru_cache(maxsize=64)
def _parse_url(url: str) -> httpx.URL:
    return httpx.URL(url)  # parsing it costs more than signing; many calls have the same one


class _SentUrl(httpx.URL):
    """A URL that is sent as it was signed, where httpx would write some of its characters otherwise."""

    def __init__(self, url: httpx.URL, target: bytes) -> None:
        super().__init__(url)
        self._target = target

    @property
    def raw_path(self) -> bytes:
        return self._target

    @property
    def shown(self) -> str:
        """The address without its query, which may hold passwords and the signature."""
        return f"{self.scheme}://{self.netloc.decode()}{self.path}"


# Beside httpx's own errors: addresses that cannot be encoded, and sockets that closed under a call.
_FAILURES = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError, BodyRefused)
_NO_REQUEST = httpx.Request("-", "")


def _find_cause(error: Exception) -> Exception | None:
    """Return what to chain; not what repeats a header or an address, and so perhaps a token."""
    if isinstance(error, (httpx.LocalProtocolError, UnicodeError)):
        return None
    if isinstance(error, httpx.RequestError):
        error.request = _NO_REQUEST
    return error
