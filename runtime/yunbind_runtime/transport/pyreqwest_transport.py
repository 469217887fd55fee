"""The transports based on pyreqwest. Only this module and :mod:`.pyreqwest_failures` import pyreqwest.

pyreqwest runs reqwest, which is written in Rust, in one thread of the process. Its clients pool connections
themselves, and close a connection that carried more or less than one complete response. So the pool here has
a lane for each call in flight, and all lanes with the same route and time limits share a client.
"""

from __future__ import annotations

import atexit
import math
import os
import sys
import time
from contextlib import suppress
from datetime import timedelta
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from weakref import WeakValueDictionary

from pyreqwest.client import Client, ClientBuilder, SyncClient, SyncClientBuilder
from pyreqwest.exceptions import BuilderError, PyreqwestError
from pyreqwest.http import Url
from pyreqwest.proxy import ProxyBuilder

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.fork_safety import ForkSafeLock, reset_in_children

from .exchange import METHODS_WITH_BODY, Exchange
from .headers import make_text_headers
from .libraries import check_timeout
from .options import TransportOptions
from .pool import KEEPALIVE_SECONDS, ConnectionPool
from .pyreqwest_failures import ChangedUrl, translate
from .routes import Route, find_route
from .tls import find_variable

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyreqwest.http import HeaderMap
    from pyreqwest.request import RequestBuilder, SyncRequestBuilder

    from yunbind_runtime.base.http import Headers, HttpRequest, HttpResponse, Timeout

ClientT = TypeVar("ClientT", bound="SyncClient | Client")
BuilderT = TypeVar("BuilderT", bound="SyncClientBuilder | ClientBuilder")
RequestT = TypeVar("RequestT", bound="SyncRequestBuilder | RequestBuilder")

_PIECE = 64 * 1024
_FAILURES = (PyreqwestError, ValueError)  # pyreqwest raises ValueError for a header that HTTP does not allow
_NATIVE_VARIABLES = ("SSL_CERT_FILE", "SSL_CERT_DIR")


class _Limits(NamedTuple):
    """A route and the time limits of its client. pyreqwest has no such limits for a single request.

    Attributes:
        route: The route.
        connect: Seconds to connect, TLS included.
        read: Seconds from the start to the head of the response, and between two pieces of the body.
    """

    route: Route
    connect: float
    read: float


class _Shared(Generic[ClientT]):
    """A client that several lanes share. The last one closes its connections."""

    def __init__(self, client: ClientT) -> None:
        self.client = client
        self._process = os.getpid()
        _OPEN.add(client)

    def __del__(self) -> None:
        if os.getpid() == self._process:
            _OPEN.discard(self.client)


_OPEN: set[SyncClient | Client] = set()
"""The clients in use. A forked child never closes those of its parent, because the thread that does so does
not exist there."""


class _Lane(Generic[ClientT]):
    """A place in the pool for one call at a time. It keeps the client and its connections open."""

    def __init__(self, limits: _Limits, shared: _Shared[ClientT]) -> None:
        self.route = limits
        self.idle_since = 0.0
        self.shared: _Shared[ClientT] | None = shared

    @property
    def client(self) -> ClientT:
        """The client."""
        assert self.shared is not None  # noqa: S101 - a closed lane is not used
        return self.shared.client

    def close(self) -> None:
        """Release the client."""
        self.shared = None

    async def aclose(self) -> None:
        """Release the client."""
        self.close()

    def abandon(self) -> None:
        """Release the client."""
        self.close()


class _Clients(Generic[ClientT]):
    """The clients in use, by route and time limits."""

    def __init__(self, build: Callable[[_Limits], ClientT]) -> None:
        self._build = build
        self._lock = ForkSafeLock()
        self.reset_after_fork()
        reset_in_children(self)

    def reset_after_fork(self) -> None:
        """Forget the clients of the parent."""
        self._shared: WeakValueDictionary[_Limits, _Shared[ClientT]] = WeakValueDictionary()

    def make_lane(self, limits: _Limits) -> _Lane[ClientT]:
        """Return a lane for a call.

        Raises:
            ConfigurationError: The process was forked, or pyreqwest cannot use the certificate authorities.
        """
        with self._lock:
            shared = self._shared.get(limits)
            if shared is None:
                shared = self._shared[limits] = _Shared(self._build_client(limits))
        return _Lane(limits, shared)

    def _build_client(self, limits: _Limits) -> ClientT:
        try:
            return self._build(limits)
        except BuilderError:
            raise ConfigurationError(
                "pyreqwest found no certificate authorities in the operating system. Install them, for "
                "example the package ca-certificates, or use another transport."
            ) from None
        except RuntimeError:
            raise ConfigurationError(
                "pyreqwest cannot be used in a forked process whose parent has used it, because its thread "
                "does not exist there. Start the process with spawn or forkserver, or use another transport."
            ) from None


class PyreqwestTransport:
    """A transport on pyreqwest. Threads can share it.

    Args:
        options: Options of connections. Defaults to ``TransportOptions()``.
        monotonic: A clock that never goes back, in seconds.
    """

    def __init__(
        self, options: TransportOptions | None = None, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        options = options or TransportOptions(library="pyreqwest")
        self._headers = make_text_headers(options.user_agent)
        self._find_route = cache(partial(find_route, options))
        self._limit = options.max_response_size
        self._monotonic = monotonic
        clients = _Clients(lambda limits: _configure(SyncClientBuilder(), limits, options).build())
        self._pool = ConnectionPool(clients.make_lane, options.max_connections, options.owner, monotonic)

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and return the whole response."""
        check_timeout(timeout, "pyreqwest")
        route = self._find_route(request.scheme, request.host)
        exchange = Exchange(request, timeout, route, self._limit, self._monotonic)
        limits = _Limits(route, timeout.connect, timeout.read)
        lane = self._pool.acquire(limits, exchange.trim(timeout.connect))
        try:
            return self._run(lane, exchange)
        finally:
            self._pool.release(lane)

    def _run(self, lane: _Lane[SyncClient], exchange: Exchange) -> HttpResponse:
        try:
            # No variable refers to the client: tracebacks keep variables, and so would keep connections open.
            with _prepare(lane.client.request, exchange, self._headers).build_streamed() as response:
                exchange.receive_head(response.status, _encode(response.headers))
                reader = response.body_reader
                while (piece := reader.read(_PIECE)) is not None:
                    exchange.receive(bytes(piece))
            return exchange.finish()
        except _FAILURES as error:
            failure = translate(error, exchange)
        raise failure  # outside the handler: the original can quote the URL, and so the signature

    def close(self) -> None:
        """Close the connections. Calls in progress receive their responses first."""
        self._pool.close()


class AsyncPyreqwestTransport:
    """An asyncio transport on pyreqwest. Tasks and event loops can share it.

    Args:
        options: Options of connections. Defaults to ``TransportOptions()``.
        monotonic: A clock that never goes back, in seconds.
    """

    def __init__(
        self, options: TransportOptions | None = None, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        from .async_pool import AsyncConnectionPool

        options = options or TransportOptions(library="pyreqwest")
        self._headers = make_text_headers(options.user_agent)
        self._find_route = cache(partial(find_route, options))
        self._limit = options.max_response_size
        self._monotonic = monotonic

        def build(limits: _Limits) -> Client:
            _finish_at_exit()
            return _configure(ClientBuilder(), limits, options).build()

        clients = _Clients(build)
        self._pool = AsyncConnectionPool(clients.make_lane, options.max_connections, options.owner, monotonic)

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and return the whole response.

        Cancelling a call ends it at once. Its connection stays open until the response begins or the read
        timeout ends, because pyreqwest cannot abort a request.
        """
        check_timeout(timeout, "pyreqwest")
        route = self._find_route(request.scheme, request.host)
        exchange = Exchange(request, timeout, route, self._limit, self._monotonic)
        limits = _Limits(route, timeout.connect, timeout.read)
        lane = await self._pool.acquire(limits, exchange.trim(timeout.connect))
        try:
            return await self._run(lane, exchange)
        finally:
            await self._pool.release(lane)

    async def _run(self, lane: _Lane[Client], exchange: Exchange) -> HttpResponse:
        try:
            # No variable refers to the client: tracebacks keep variables, and so would keep connections open.
            async with _prepare(lane.client.request, exchange, self._headers).build_streamed() as response:
                exchange.receive_head(response.status, _encode(response.headers))
                reader = response.body_reader
                while (piece := await reader.read(_PIECE)) is not None:
                    exchange.receive(bytes(piece))
            return exchange.finish()
        except _FAILURES as error:
            failure = translate(error, exchange)
        raise failure  # outside the handler: the original can quote the URL, and so the signature

    async def aclose(self) -> None:
        """Close the connections. Calls in progress receive their responses first."""
        await self._pool.aclose()


@cache
def _finish_at_exit() -> None:
    """Let pyreqwest's thread finish before the interpreter does.

    The thread wakes event loops. Python 3.11 aborts the process if it exits at that moment.
    """
    atexit.register(_wait_for_thread)


def _wait_for_thread() -> None:
    """Wait until the thread has handled a request. It handles one after another, and refuses this one."""
    with suppress(PyreqwestError, RuntimeError):
        SyncClientBuilder().no_proxy().https_only(True).build().get("http://localhost/").build().send()


def _configure(builder: BuilderT, limits: _Limits, options: TransportOptions) -> BuilderT:
    """Set a builder up for a route: no decoding, no redirects, and no proxies but the route's."""
    route = limits.route
    builder.no_proxy()
    if route.proxy is not None:
        proxy = ProxyBuilder.all(str(route.proxy))
        if route.proxy.username or route.proxy.password:
            proxy.basic_auth(route.proxy.username, route.proxy.password)
        builder.proxy(proxy)
    if route.scheme == "https" or (route.proxy is not None and route.proxy.scheme == "https"):
        _check_authorities(options)
    for decode in (builder.gzip, builder.brotli, builder.zstd, builder.deflate):
        decode(False)
    builder.follow_redirects(False).referer(False).http1_only().user_agent("")
    builder.min_tls_version("TLSv1.2").connect_timeout(_span(limits.connect))
    builder.read_timeout(_span(limits.read)).pool_idle_timeout(_span(KEEPALIVE_SECONDS))
    return builder


def _check_authorities(options: TransportOptions) -> None:
    """Check that pyreqwest reads the variable with the certificate authorities, if there is one."""
    variable = find_variable(options.environ)
    is_native = sys.platform == "linux" and variable in _NATIVE_VARIABLES
    if variable and not (is_native and os.environ.get(variable) == options.environ[variable]):
        raise ConfigurationError(
            f"{variable} cannot be combined with pyreqwest, which trusts the authorities of the operating "
            "system, and on Linux those of SSL_CERT_FILE and SSL_CERT_DIR in the environment of the process. "
            "Use one of them, or another transport."
        )


def _span(seconds: float) -> timedelta:
    return timedelta(seconds=min(seconds, 1e9))


def _prepare(start: Callable[[str, Url], RequestT], exchange: Exchange, common: Headers) -> RequestT:
    request = exchange.request
    builder = start(request.method, _parse_url(request.url))
    builder.headers([("Host", request.host), *common, *request.headers])
    if request.body or request.method in METHODS_WITH_BODY:
        builder.body_bytes(request.body)
    if exchange.timeout.total is not None:
        builder.timeout(_span(exchange.trim(math.inf)))
    return builder


@lru_cache(maxsize=64)
def _parse_url(url: str) -> Url:
    parsed = Url(url)
    if str(parsed) != url:
        raise ChangedUrl
    return parsed


def _encode(headers: HeaderMap) -> list[tuple[bytes, bytes]]:
    """Return the headers of a response, without values that are not ASCII, which pyreqwest does not show."""
    try:
        return [(name.encode(), value.encode()) for name, value in headers.items()]
    except ValueError:
        return [pair for name in dict.fromkeys(headers) for pair in _encode_values(headers, name)]


def _encode_values(headers: HeaderMap, name: str) -> list[tuple[bytes, bytes]]:
    try:
        return [(name.encode(), value.encode()) for value in headers.getall(name)]
    except ValueError:
        return []
