"""Network backends for httpcore that count bytes and limit the time of a whole call.

When a connection ends, httpx does not report whether it had carried an earlier call and whether any byte of
the response had arrived. And it limits the time of each piece only. So each connection has its own backend,
which costs about two microseconds a call. httpcore's ``trace`` extension costs four to twenty, and does not
report a partial head.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

import httpcore

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable

_SLICE = 64 * 1024
_MAX_HEAD_SIZE = 256 * 1024


class ConnectionStats:
    """Statistics of a connection during one call.

    Args:
        monotonic: A clock that never goes back, in seconds.
        limit: Maximum size of a response as sent, in bytes.
        is_secure: Whether requests are sent over TLS only.

    Attributes:
        deadline: The end of the call, on that clock. None: no end.
        is_new: Whether the connection was made for this call.
        is_sent: Whether a part of the request may have been sent.
        received: Received bytes of the response.
        has_ended: Whether the server ended the connection.
        stream: The open connection.
    """

    def __init__(self, monotonic: Callable[[], float], limit: int, *, is_secure: bool) -> None:
        self.monotonic = monotonic
        self.limit = limit
        self.is_secure = is_secure
        self.stream: httpcore.NetworkStream | httpcore.AsyncNetworkStream | None = None
        self.begin(None)

    def begin(self, deadline: float | None) -> None:
        """Start counting for a call."""
        self.deadline = deadline
        self.is_new = False
        self.has_ended = False
        self._restart()

    def _restart(self) -> None:
        self.is_sent = False
        self.received = 0
        self._head = b""
        self._head_size = 0

    def join(self, stream: httpcore.NetworkStream | httpcore.AsyncNetworkStream) -> None:
        """Continue on a new connection, or on one that was just encrypted."""
        self.stream = stream
        self.is_new = True
        self._restart()

    def count(self, piece: bytes) -> None:
        """Count a piece of the response. An empty piece means the end of the connection."""
        if not piece:
            self.has_ended = True
            return
        self.received += len(piece)
        if self.received > self.limit:
            raise httpcore.RemoteProtocolError("it does not end")
        if not self._head_size and len(self._head) < _MAX_HEAD_SIZE:
            self._head += piece
            self._head_size = self._head.find(b"\r\n\r\n") + 4
            if self._head_size == 3:
                self._head_size = 0
            else:
                self._head = b""

    def has_surplus(self, body_size: int) -> bool:
        """Return whether more bytes arrived than the head and a body of this size."""
        return self.received > self._head_size + body_size

    @property
    def died_idle(self) -> bool:
        """Whether a reused connection ended before the first byte of the response."""
        return self.has_ended and not self.is_new and not self.received

    @property
    def is_overdue(self) -> bool:
        """Whether the deadline is over."""
        return self.deadline is not None and self.monotonic() >= self.deadline

    def trim(self, seconds: float | None) -> float | None:
        """Return a time limit, shortened to the deadline.

        Raises:
            httpcore.ReadTimeout: The deadline is over.
        """
        if self.deadline is None:
            return seconds
        left = self.deadline - self.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left if seconds is None else min(seconds, left)

    def abandon(self) -> None:
        """Close the connection without locks and without an event loop."""
        if self.stream is None:
            return
        # An error of a broken connection is of no interest here.
        with suppress(Exception):
            if isinstance(self.stream, httpcore.NetworkStream):
                self.stream.close()
            else:
                self.stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


class CountingBackend(httpcore.NetworkBackend):
    """A network backend for one blocking connection."""

    def __init__(self, stats: ConnectionStats) -> None:
        self._stats = stats
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect before the deadline."""
        timeout = self._stats.trim(timeout)
        stream = self._backend.connect_tcp(host, port, timeout, local_address, socket_options or ())
        return _Stream(stream, self._stats, is_secure=False)


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, stats: ConnectionStats, *, is_secure: bool) -> None:
        self._stream = stream
        self._is_for_calls = is_secure or not stats.is_secure  # otherwise it opens a tunnel
        self._stats = stats
        self.close = stream.close
        self.get_extra_info = stream.get_extra_info
        stats.join(stream)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        stats = self._stats
        try:
            piece = self._stream.read(max_bytes, stats.trim(timeout))
        except httpcore.ReadError:
            stats.has_ended = True
            raise
        stats.count(piece)
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        stats = self._stats
        stats.is_sent = self._is_for_calls
        for start in range(0, len(buffer), _SLICE):
            self._stream.write(buffer[start : start + _SLICE], stats.trim(timeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        timeout = self._stats.trim(timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return _Stream(stream, self._stats, is_secure=True)


class AsyncCountingBackend(httpcore.AsyncNetworkBackend):
    """A network backend for one asyncio connection. The caller limits the time of the call."""

    def __init__(self, stats: ConnectionStats) -> None:
        self._stats = stats
        # The type differs if anyio is missing, but httpx always installs anyio.
        self._backend = cast("httpcore.AsyncNetworkBackend", httpcore.AnyIOBackend())

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect."""
        stream = await self._backend.connect_tcp(host, port, timeout, local_address, socket_options)
        return _AsyncStream(stream, self._stats, is_secure=False)


class _AsyncStream(httpcore.AsyncNetworkStream):
    def __init__(
        self, stream: httpcore.AsyncNetworkStream, stats: ConnectionStats, *, is_secure: bool
    ) -> None:
        self._stream = stream
        self._is_for_calls = is_secure or not stats.is_secure  # otherwise it opens a tunnel
        self._stats = stats
        self.aclose = stream.aclose
        self.get_extra_info = stream.get_extra_info
        stats.join(stream)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            piece = await self._stream.read(max_bytes, timeout)
        except httpcore.ReadError:
            self._stats.has_ended = True
            raise
        self._stats.count(piece)
        return piece

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stats.is_sent = self._is_for_calls
        await self._stream.write(buffer, timeout)

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        try:
            stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            await self._stream.aclose()  # httpcore leaves it open if the call is cancelled
            raise
        return _AsyncStream(stream, self._stats, is_secure=True)
