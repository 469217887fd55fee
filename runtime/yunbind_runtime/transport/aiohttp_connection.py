"""Connections of aiohttp, each a session with one connection, and the bytes that they receive.

aiohttp's parser does not show the bytes that it has read behind a complete response, nor whether any byte of
the response arrived before a connection ended. So a protocol between the connection and aiohttp counts them.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING

from aiohttp import (
    ClientPayloadError,
    ClientRequest,
    ClientSession,
    DummyCookieJar,
    ServerDisconnectedError,
    TCPConnector,
)

from .pool import KEEPALIVE_SECONDS
from .socket_input import has_input

if TYPE_CHECKING:
    import ssl

    from aiohttp import ClientResponse, StreamReader
    from aiohttp.client_proto import ResponseHandler
    from aiohttp.connector import Connection

    from .routes import Route

_MAX_LINE = 64 * 1024
_AUTOMATIC_HEADERS = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
_END = b"\r\n\r\n"
_INTERIM = b"HTTP/1.1 1"


class _Watcher(asyncio.Protocol):
    """Counts received bytes and passes them on.

    Attributes:
        handler: aiohttp's protocol.
        received: Number of bytes since the request.
        is_endless: Whether there were more than the limit.
        has_ended: Whether the server ended the connection.
    """

    def __init__(self, handler: ResponseHandler, transport: asyncio.Transport, limit: int) -> None:
        self.handler = handler
        self.transport = transport
        self.has_ended = False
        self._is_lost = False
        self._limit = limit
        self.begin()

    def begin(self) -> None:
        """Begin to count for a request."""
        self.received = 0
        self.is_endless = False
        self._head = b""
        self._head_size = 0
        self._last = b""
        self._content: StreamReader | None = None

    def watch(self, content: StreamReader) -> None:
        """End the body with the connection. aiohttp forgets it after some errors, such as a wrong chunk."""
        self._content = content
        if self._is_lost:
            self._end_content()

    def _end_content(self) -> None:
        content = self._content
        if content is not None and not content.is_eof() and content.exception() is None:
            content.set_exception(ClientPayloadError())

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        if self.received > self._limit:
            self.is_endless = True
            self.transport.abort()
            return
        if not self._head_size:
            self._head += data
            self._head_size = _find_head_size(self._head)
        self._last = (self._last + data)[-len(_END) - 1 :]
        self.handler.data_received(data)

    def is_exact(self, response: ClientResponse) -> bool:
        """Return whether exactly one response has arrived. False also means that it is not certain.

        aiohttp reports a second response, and bytes that cannot begin one. Others are newlines and a part of
        a head, which does not end as a head does.
        """
        if not self._head_size:
            return False
        if "Transfer-Encoding" in response.headers:
            return self._last.endswith(_END) and not self._last.startswith(b"\n")
        has_body = response.method != "HEAD" and response.status not in (204, 304)
        length = int(response.headers.get("Content-Length", 0)) if has_body else 0
        return self.received == self._head_size + length

    def connection_lost(self, exc: Exception | None) -> None:
        self._is_lost = True
        self.has_ended |= exc is not None
        self.handler.connection_lost(exc)
        self._end_content()

    def eof_received(self) -> None:
        self.has_ended = True
        self.handler.eof_received()

    def pause_writing(self) -> None:
        self.handler.pause_writing()

    def resume_writing(self) -> None:
        self.handler.resume_writing()


def _find_head_size(data: bytes) -> int:
    """Return the size of the heads of interim responses and of the response. 0: incomplete."""
    start = 0
    while (end := data.find(_END, start)) >= 0:
        if not data.startswith(_INTERIM, start):
            return end + len(_END)
        start = end + len(_END)
    return 0


class AiohttpConnection:
    """A session with one connection, and the state of the connection.

    Args:
        route: The route.
        tls: The TLS context. None: the route uses no TLS.
        limit: Maximum size of a response as sent, in bytes.

    Attributes:
        session: The session.
        is_sent: Whether a part of the request may have been sent.
    """

    def __init__(self, route: Route, tls: ssl.SSLContext | None, limit: int) -> None:
        self.route = route
        self.idle_since = 0.0
        self.is_sent = False
        self._limit = limit
        self._is_exact = self._is_reused = False
        self._watcher: _Watcher | None = None
        self.session = ClientSession(
            connector=TCPConnector(
                limit=1, ssl=tls or True, use_dns_cache=False, keepalive_timeout=KEEPALIVE_SECONDS
            ),
            request_class=_Request,
            cookie_jar=DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=_AUTOMATIC_HEADERS,
            max_line_size=_MAX_LINE,
            max_field_size=_MAX_LINE,
        )

    def begin(self) -> None:
        """Begin a call. If anything has arrived since the last one, the call gets a new connection."""
        if self._watcher is not None and not self.is_clean:
            self._watcher.transport.abort()
            self._watcher = None
        self.is_sent = self._is_exact = self._is_reused = False
        _CURRENT.set(self)

    def start(self, connection: Connection) -> None:
        """Start sending.

        Raises:
            ServerDisconnectedError: The request was sent before. aiohttp would repeat a GET with the same
                signature, and does not know whether it may.
        """
        if self.is_sent:
            raise ServerDisconnectedError
        self.is_sent = True
        handler, transport = connection.protocol, connection.transport
        assert handler is not None  # noqa: S101 - aiohttp has just connected
        assert transport is not None  # noqa: S101 - the same
        if self._watcher is not None and self._watcher.handler is handler:
            self._is_reused = True
            self._watcher.begin()
        else:
            self._watcher = _Watcher(handler, transport, self._limit)
            transport.set_protocol(self._watcher)

    def receive(self, response: ClientResponse) -> None:
        """Receive the body of a response."""
        if self._watcher is not None:
            self._watcher.watch(response.content)

    def finish(self, response: ClientResponse) -> None:
        """Finish a call whose response is complete."""
        self._is_exact = self._watcher is not None and self._watcher.is_exact(response)

    @property
    def has_ended(self) -> bool:
        """Whether the server ended the connection."""
        return self._watcher is not None and self._watcher.has_ended

    @property
    def is_endless(self) -> bool:
        """Whether the response was larger than the limit."""
        return self._watcher is not None and self._watcher.is_endless

    @property
    def died_idle(self) -> bool:
        """Whether a reused connection ended before the first byte of the response."""
        return self._is_reused and self._watcher is not None and not self._watcher.received

    @property
    def is_clean(self) -> bool:
        """Whether the connection is open, and nothing has arrived behind the response."""
        watcher = self._watcher
        if watcher is None or not self._is_exact or watcher.has_ended:
            return False
        if watcher.handler.should_close or not watcher.handler.is_connected():
            return False
        return not has_input(watcher.transport.get_extra_info("socket").fileno())

    async def aclose(self) -> None:
        """Close the session."""
        if self._watcher is not None:
            self._watcher.transport.abort()
        await self.session.close()
        await asyncio.sleep(0)  # until the socket is closed

    def abandon(self) -> None:
        """Close the connection of a closed event loop."""
        if self._watcher is not None:
            with suppress(OSError):
                self._watcher.transport.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


_CURRENT: ContextVar[AiohttpConnection] = ContextVar("current connection")


class _Request(ClientRequest):
    """A request that reports when it is sent, which is after connecting."""

    async def send(self, conn: Connection) -> ClientResponse:
        _CURRENT.get().start(conn)
        return await super().send(conn)
