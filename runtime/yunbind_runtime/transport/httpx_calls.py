"""Requests through transports and clients of httpx. This is the only module that imports httpx.

The default transports need it only if the program uses httpx: see :mod:`.httpx_transport`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

import httpx

from .exchange import Exchange, InvalidBody
from .failures import translate
from .headers import RawHeaders, add_client_headers, make_common_headers
from .time_limits import limit_time

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Iterable

    import httpcore

    from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

BLOCKING = (httpx.Client, httpx.BaseTransport)
"""Classes of blocking senders."""
LOOPING = (httpx.AsyncClient, httpx.AsyncBaseTransport)
"""Classes of asyncio senders."""


class PoolTransport(httpx.HTTPTransport):
    """An httpx transport over a connection of the default transport."""

    def __init__(self, pool: httpcore.ConnectionPool) -> None:
        # httpx accepts no network backend, so its connection pool is replaced. A test guards the attribute.
        self._pool = pool


class AsyncPoolTransport(httpx.AsyncHTTPTransport):
    """An asyncio transport of httpx over a connection of the default transport."""

    def __init__(self, pool: httpcore.AsyncConnectionPool) -> None:
        self._pool = pool


class BorrowedTransport:
    """An adapter for an httpx transport or client of the caller, who closes it."""

    def __init__(self, sender: httpx.BaseTransport | httpx.Client, user_agent: str | None) -> None:
        self._sender = sender
        self._headers = make_common_headers(user_agent)

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        return run(self._sender, Exchange(request, timeout), self._headers)

    def close(self) -> None:
        """Leave the caller's transport open."""


class AsyncBorrowedTransport:
    """An adapter for an asyncio httpx transport or client of the caller, who closes it."""

    def __init__(self, sender: httpx.AsyncBaseTransport | httpx.AsyncClient, user_agent: str | None) -> None:
        self._sender = sender
        self._headers = make_common_headers(user_agent)

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        exchange = Exchange(request, timeout)
        return await limit_time(run_async(self._sender, exchange, self._headers), exchange)

    async def aclose(self) -> None:
        """Leave the caller's transport open."""


def run(sender: httpx.BaseTransport | httpx.Client, exchange: Exchange, headers: RawHeaders) -> HttpResponse:
    """Send the request of an exchange and return the whole response.

    Raises:
        YunbindError: There is no complete response.
    """
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


async def run_async(
    sender: httpx.AsyncBaseTransport | httpx.AsyncClient, exchange: Exchange, headers: RawHeaders
) -> HttpResponse:
    """Send the request of an exchange as :func:`run` does."""
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


def _make_request(exchange: Exchange, common: RawHeaders) -> httpx.Request:
    request = exchange.request
    url = _parse_url(request.url)
    outgoing = httpx.Request(
        request.method,
        url,
        headers=exchange.list_headers(common),
        stream=httpx.ByteStream(request.body),
        extensions={"timeout": exchange.list_timeouts()},
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
