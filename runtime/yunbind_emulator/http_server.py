"""HTTP of the emulator's server: limits of a request, connections that a fault can break, readiness."""

from __future__ import annotations

import logging
import socket
import struct
from typing import TYPE_CHECKING, cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from yunbind_emulator.application import CONNECTION_EXTENSION

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from types import FrameType

    from starlette.types import ASGIApp

BACKLOG = 1024
_MAX_HEAD = 256 * 2**10
"""Maximum size of a request's head in bytes, and of what is between two parts of its body."""
_LINGER = 1.0
"""Seconds for which a refused connection is read, and what it sends is dropped."""
_TLS_HANDSHAKE = b"\x16\x03"
_log = logging.getLogger("yunbind.emulator")


class _Connection:
    """A client's connection, which a fault can close or reset."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def close(self) -> None:
        """Close the connection after the bytes that were sent."""
        self._transport.close()

    def abort(self) -> None:
        """Reset the connection."""
        connection = self._transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()


class _PlainHttp(HttpToolsProtocol):
    """HTTP, with a log message for a client that speaks TLS, and with a limit for the head of a request.

    The application can break the connection.
    """

    _begun = False
    _is_refused = False
    _unused = 0
    """Bytes that were received since the last part of a body or the last end of a request."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        scope = cast("dict[str, object]", self.scope)
        scope["extensions"] = {CONNECTION_EXTENSION: _Connection(self.transport)}

    def data_received(self, data: bytes) -> None:
        if self._is_refused:
            return
        if not self._begun and data.startswith(_TLS_HANDSHAKE):
            _log.warning(
                "A client sent TLS to the emulator, which serves plain HTTP: give it an http:// endpoint"
            )
            self.transport.close()
            return
        self._begun = True
        self._unused += len(data)
        super().data_received(data)
        if self._unused > _MAX_HEAD:
            self._refuse(f"The head of the request is larger than {_MAX_HEAD} bytes.")

    def _refuse(self, reason: str) -> None:
        """Respond with 400, and read on for a moment, so that the client gets to read the response."""
        self._is_refused = True
        head = f"content-type: text/plain\r\ncontent-length: {len(reason)}\r\nconnection: close"
        self.transport.write(f"HTTP/1.1 400 Bad Request\r\n{head}\r\n\r\n{reason}".encode())
        self.loop.call_later(_LINGER, self.transport.close)

    def on_headers_complete(self) -> None:
        self._unused = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._unused = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._unused = 0
        super().on_message_complete()


class HttpServer(uvicorn.Server):
    """A server that reports when it is ready, and that a signal stops cleanly."""

    def __init__(self, application: ASGIApp, ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                application,
                http=_PlainHttp,
                loop="asyncio",
                ws="none",
                lifespan="off",
                interface="asgi3",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                date_header=False,  # the application adds it, by its own clock
                backlog=BACKLOG,
                timeout_keep_alive=75,
                timeout_graceful_shutdown=1,
            )
        )
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as uvicorn calls it
        # Uvicorn would raise the signal again after its shutdown. The exit status would not be 0.
        self.force_exit = self.should_exit
        self.should_exit = True
