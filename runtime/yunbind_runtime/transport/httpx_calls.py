"""Requests through transports and clients of httpx, and of httpx2, its successor with the same classes.

The default transports need it only if the program uses httpx: see :mod:`.httpx_transport`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from .exchange import Exchange, InvalidBody
from .failures import translate
from .headers import RawHeaders, add_client_headers, make_common_headers
from .time_limits import limit_time

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Callable, Iterable

    import httpcore
    import httpx

    from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout


class _OverPool:
    """Part of a transport over a connection of the default transport."""

    def __init__(self, pool: object) -> None:
        # httpx accepts no network backend, so its connection pool is replaced. A test guards the attribute.
        self._pool = pool


class _SentAs:
    """Part of a URL that is sent as signed. httpx would encode some of its characters differently.

    Attributes:
        target: The path and query.
    """

    target = b""

    @property
    def raw_path(self) -> bytes:
        return self.target

    @property
    def shown(self) -> str:
        """The URL without its query, which can contain passwords and the signature."""
        url = cast("httpx.URL", self)
        return f"{url.scheme}://{url.netloc.decode()}{url.path}"


class HttpxCalls:
    """Sends requests with the classes of a library.

    Args:
        name: ``httpx`` or ``httpx2``.

    Attributes:
        blocking: Classes of blocking senders.
        looping: Classes of asyncio senders.
        pool_transport: Makes a transport over a connection of the default transport.
        async_pool_transport: Makes an asyncio transport over a connection of the default transport.
    """

    def __init__(self, name: str) -> None:
        module: Any = import_module(name)
        self.blocking: tuple[type[httpx.Client], type[httpx.BaseTransport]]
        self.blocking = (module.Client, module.BaseTransport)
        self.looping: tuple[type[httpx.AsyncClient], type[httpx.AsyncBaseTransport]]
        self.looping = (module.AsyncClient, module.AsyncBaseTransport)
        self.pool_transport: Callable[[httpcore.ConnectionPool], httpx.HTTPTransport]
        self.pool_transport = type("PoolTransport", (_OverPool, module.HTTPTransport), {})
        self.async_pool_transport: Callable[[httpcore.AsyncConnectionPool], httpx.AsyncHTTPTransport]
        self.async_pool_transport = type("AsyncPoolTransport", (_OverPool, module.AsyncHTTPTransport), {})
        self._request: type[httpx.Request] = module.Request
        self._stream: type[httpx.ByteStream] = module.ByteStream
        self._read_timeout: type[httpx.ReadTimeout] = module.ReadTimeout
        self._sent_url: Any = type("SentUrl", (_SentAs, module.URL), {})
        self._parse_url: Callable[[str], httpx.URL] = lru_cache(maxsize=64)(
            module.URL
        )  # parsing costs more than signing
        # HTTPError does not cover URLs that cannot be encoded and sockets that were closed during a call.
        self._failures: tuple[type[Exception], ...]
        self._failures = (module.HTTPError, module.InvalidURL, module.StreamError)
        self._failures += (OSError, UnicodeError, InvalidBody)
        # These quote a header, a reason phrase or a URL, and so perhaps a token.
        self._quoting: tuple[type[Exception], ...]
        self._quoting = (module.LocalProtocolError, module.ProxyError, UnicodeError)
        self._invalid: type[httpx.RemoteProtocolError] = module.RemoteProtocolError
        self._request_error: type[Exception] = module.RequestError
        self._no_request = self._request("-", "")

    def run(
        self, sender: httpx.BaseTransport | httpx.Client, exchange: Exchange, headers: RawHeaders
    ) -> HttpResponse:
        """Send the request of an exchange and return the whole response.

        Raises:
            YunbindError: There is no complete response.
        """
        try:
            if isinstance(sender, self.blocking[0]):
                headers = add_client_headers(headers, sender.headers.raw, exchange.request)
                outgoing = self._make_request(exchange, headers)
                response = sender.send(outgoing, auth=None, follow_redirects=False, stream=True)
            else:
                transport = cast("httpx.BaseTransport", sender)
                response = transport.handle_request(self._make_request(exchange, headers))
            try:
                is_read = response.is_stream_consumed
                exchange.receive_head(response.status_code, response.headers.raw, is_decoded=is_read)
                if is_read:
                    exchange.receive(response.content)
                else:
                    for piece in cast("Iterable[bytes]", response.stream):
                        exchange.receive(piece)
                        if exchange.is_overdue:
                            raise self._read_timeout("")
            finally:
                response.close()
            return exchange.finish()
        except self._failures as error:
            failure, cause = translate(error, exchange), self._find_cause(error)
        raise failure from cause  # outside the handler: its context would hold the original

    async def run_async(
        self, sender: httpx.AsyncBaseTransport | httpx.AsyncClient, exchange: Exchange, headers: RawHeaders
    ) -> HttpResponse:
        """Send the request of an exchange as :meth:`run` does."""
        try:
            if isinstance(sender, self.looping[0]):
                headers = add_client_headers(headers, sender.headers.raw, exchange.request)
                outgoing = self._make_request(exchange, headers)
                response = await sender.send(outgoing, auth=None, follow_redirects=False, stream=True)
            else:
                transport = cast("httpx.AsyncBaseTransport", sender)
                response = await transport.handle_async_request(self._make_request(exchange, headers))
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
        except self._failures as error:
            failure, cause = translate(error, exchange), self._find_cause(error)
        raise failure from cause  # outside the handler: its context would hold the original

    def _make_request(self, exchange: Exchange, common: RawHeaders) -> httpx.Request:
        request = exchange.request
        url = self._parse_url(request.url)
        outgoing = self._request(
            request.method,
            url,
            headers=exchange.list_headers(common),
            stream=self._stream(request.body),
            extensions={"timeout": exchange.list_timeouts()},
        )
        target = request.target.encode()
        if request.query or url.raw_path != target:
            sent = self._sent_url(url)
            sent.target = target
            outgoing.url = sent  # the request itself would copy it
        return outgoing

    def _find_cause(self, error: Exception) -> Exception | None:
        """Return the exception to chain, or None for one that can repeat a secret."""
        if isinstance(error, self._quoting) or (isinstance(error, self._invalid) and ":" in str(error)):
            return None
        if isinstance(error, self._request_error):
            cast("httpx.RequestError", error).request = self._no_request
        return error


@cache
def find_calls(name: str) -> HttpxCalls:
    """Return what sends requests with httpx or httpx2, whichever is named."""
    return HttpxCalls(name)


class BorrowedTransport:
    """An adapter for an httpx transport or client of the caller, who closes it."""

    def __init__(
        self, calls: HttpxCalls, sender: httpx.BaseTransport | httpx.Client, user_agent: str | None
    ) -> None:
        self._calls = calls
        self._sender = sender
        self._headers = make_common_headers(user_agent)

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        return self._calls.run(self._sender, Exchange(request, timeout), self._headers)

    def close(self) -> None:
        """Leave the caller's transport open."""


class AsyncBorrowedTransport:
    """An adapter for an asyncio httpx transport or client of the caller, who closes it."""

    def __init__(
        self, calls: HttpxCalls, sender: httpx.AsyncBaseTransport | httpx.AsyncClient, user_agent: str | None
    ) -> None:
        self._calls = calls
        self._sender = sender
        self._headers = make_common_headers(user_agent)

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        exchange = Exchange(request, timeout)
        return await limit_time(self._calls.run_async(self._sender, exchange, self._headers), exchange)

    async def aclose(self) -> None:
        """Leave the caller's transport open."""
