"""A network backend of httpcore for asyncio. Like :mod:`.network`, it counts bytes.

httpcore's own backend uses anyio, whose streams keep surplus bytes where nobody can see them: decrypted, or
behind the 64 KiB of one read. The next call would take them for its response. The stream here hands over all
that has arrived, and reports what arrives between calls.
"""

from __future__ import annotations

import asyncio
import ssl
from typing import TYPE_CHECKING, Any, cast

from .async_connect import connect_first, find_addresses
from .httpcore_library import find_httpcore
from .network import SLICE
from .socket_input import has_input

if TYPE_CHECKING:
    from collections.abc import Iterable

    from httpcore import AsyncNetworkBackend, AsyncNetworkStream

    from .httpcore_library import HttpcoreLibrary
    from .network import ConnectionStats
else:  # httpcore and httpcore2 use any object with the methods of these classes
    AsyncNetworkBackend = AsyncNetworkStream = object

_MAX_UNREAD = 1024 * 1024
"""Bytes to keep for a reader. It usually takes them in the next round of the event loop."""


class AsyncCountingBackend(AsyncNetworkBackend):
    """A network backend for one asyncio connection. The caller limits the time of the call."""

    def __init__(self, stats: ConnectionStats) -> None:
        self._stats = stats

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncNetworkStream:
        """Connect."""
        loop, library = asyncio.get_running_loop(), self._stats.library
        try:
            async with asyncio.timeout(timeout):
                connected = await connect_first(await find_addresses(host, port), local_address)
                for option in socket_options or ():
                    connected.setsockopt(*option)
                transport, receiver = await loop.create_connection(
                    lambda: _Receiver(loop, library), sock=connected
                )
        except TimeoutError as error:
            raise library.connect_timeout from error
        except OSError as error:
            raise library.connect_error(str(error)) from error
        return _AsyncStream(transport, receiver, self._stats, is_secure=False)


class _Receiver(asyncio.Protocol):
    """What a connection has received, and a task that waits for it.

    Attributes:
        unread: Received bytes.
        has_ended: Whether the connection has ended.
        error: The reason for the end. None: the server ended it in order.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, library: HttpcoreLibrary | None = None) -> None:
        self._library = library or find_httpcore()
        self.unread = bytearray()
        self.has_ended = False
        self.error: Exception | None = None
        self._loop = loop
        self._transport: asyncio.Transport | None = None
        self._is_paused = False
        self._is_full = False
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport = cast("asyncio.Transport", transport)
        transport.set_write_buffer_limits(high=1, low=0)  # a write is over when the system has the bytes

    def data_received(self, data: bytes) -> None:
        self.unread += data
        if len(self.unread) > _MAX_UNREAD and not self._is_paused and self._transport is not None:
            self._is_paused = True
            self._transport.pause_reading()
        _wake(self._reader)

    def eof_received(self) -> None:
        self.has_ended = True
        _wake(self._reader)

    def connection_lost(self, exc: Exception | None) -> None:
        self.has_ended, self.error = True, exc
        _wake(self._reader)
        _wake(self._writer)

    def pause_writing(self) -> None:
        self._is_full = True

    def resume_writing(self) -> None:
        self._is_full = False
        _wake(self._writer)

    async def read(self, seconds: float | None) -> bytes:
        """Return all bytes that have arrived, or no bytes at the end of the connection."""
        if not self.unread and not self.has_ended:
            self._reader = self._loop.create_future()
            await _wait(self._reader, seconds, self._library.read_timeout)
        if not self.unread and self.error is not None:
            raise self._library.read_error(str(self.error)) from self.error
        piece = bytes(self.unread)
        self.unread.clear()
        if self._is_paused and self._transport is not None:
            self._is_paused = False
            self._transport.resume_reading()
        return piece

    async def flush(self, seconds: float | None) -> None:
        """Wait until the system has the bytes that were written."""
        if self._is_full and not self.has_ended:
            self._writer = self._loop.create_future()
            await _wait(self._writer, seconds, self._library.write_timeout)
        if self.error is not None:
            raise self._library.write_error(str(self.error)) from self.error


class _AsyncStream(AsyncNetworkStream):
    def __init__(
        self, transport: asyncio.Transport, receiver: _Receiver, stats: ConnectionStats, *, is_secure: bool
    ) -> None:
        self._transport = transport
        self._receiver = receiver
        self._is_for_calls = is_secure or not stats.is_secure  # otherwise it opens a tunnel
        self._stats = stats
        self._head = b""
        stats.join(self)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - all
        try:
            piece = await self._receiver.read(timeout)
        except self._stats.library.read_error:
            self._stats.has_ended = True
            raise
        self._stats.count(piece)
        return piece

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        stats = self._stats
        if self._is_for_calls and stats.holds_head:
            stats.holds_head = False
            self._head = buffer
            return
        stats.is_sent = self._is_for_calls
        buffer, self._head = self._head + buffer, b""
        for start in range(0, len(buffer), SLICE):
            self._transport.write(buffer[start : start + SLICE])
            await self._receiver.flush(timeout)

    async def aclose(self) -> None:
        self._transport.abort()
        await asyncio.sleep(0)  # until the socket is closed

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> AsyncNetworkStream:
        receiver = _Receiver(asyncio.get_running_loop(), self._stats.library)
        try:
            async with asyncio.timeout(timeout):
                transport = await self._shake_hands(receiver, ssl_context, server_hostname)
        except TimeoutError as error:
            await self.aclose()
            raise self._stats.library.connect_timeout from error
        except OSError as error:  # among them ssl.SSLError
            await self.aclose()
            raise self._stats.library.connect_error(str(error)) from error
        except BaseException:
            self._transport.abort()
            raise
        receiver.connection_made(transport)
        return _AsyncStream(transport, receiver, self._stats, is_secure=True)

    async def _shake_hands(
        self, receiver: _Receiver, context: ssl.SSLContext, name: str | None
    ) -> asyncio.Transport:
        loop = asyncio.get_running_loop()
        try:
            transport = await loop.start_tls(self._transport, receiver, context, server_hostname=name)
        except ConnectionResetError as error:
            if error.args:
                raise
            raise ssl.SSLEOFError from error  # as other libraries report it
        return cast("asyncio.Transport", transport)

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            receiver = self._receiver
            return (
                bool(receiver.unread)
                or receiver.has_ended
                or has_input(self._transport.get_extra_info("socket").fileno())
            )
        return self._transport.get_extra_info(info)


async def _wait(waiter: asyncio.Future[None], seconds: float | None, error: type[Exception]) -> None:
    """Wait for a future, and raise the error if it is not done in time."""
    if seconds is None:
        await waiter
        return
    timer = waiter.get_loop().call_later(seconds, _fail, waiter, error)
    try:
        await waiter
    finally:
        timer.cancel()


def _wake(waiter: asyncio.Future[None] | None) -> None:
    if waiter is not None and not waiter.done():
        waiter.set_result(None)


def _fail(waiter: asyncio.Future[None], error: type[Exception]) -> None:
    if not waiter.done():
        waiter.set_exception(error())
