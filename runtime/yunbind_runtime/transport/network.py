"""Connections that know what they have carried.

httpx tells of a connection that ended neither whether it had carried a call
before nor whether any byte of the answer had come, and it limits the time of
each piece alone. So its pools are given network backends that count and keep
the time, each for one connection and one call at a time. That adds some two
microseconds to a call; httpcore's ``trace`` extension adds four to twenty, and
does not tell whether part of a head had come.
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
_LONGEST_HEAD = 256 * 1024


class ConnectionStats:
    """What the connection of a connection carries during one call.

    Args:
        monotonic: a clock that never goes back.
        limit: bytes that an answer may have on the wire.
        is_secure: whether requests travel over TLS only.

    Attributes:
        deadline: when the call must be over, on that clock.
        is_new: whether the connection was made for this call.
        is_sent: whether any of the request may have left.
        received: bytes of the answer that came.
        has_ended: whether the other side ended the connection.
        stream: the connection, as far as it is open.
    """

    def __init__(self, monotonic: Callable[[], float], limit: int, *, is_secure: bool) -> None:
        self.monotonic = monotonic
        self.limit = limit
        self.is_secure = is_secure
        self.stream: httpcore.NetworkStream | httpcore.AsyncNetworkStream | None = None
        self.begin(None)

    def begin(self, deadline: float | None) -> None:
        """Start to count for a call."""
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
        """Go on over a connection just made, or over one just encrypted."""
        self.stream = stream
        self.is_new = True
        self._restart()

    def count(self, piece: bytes) -> None:
        """Take note of a piece of the answer; an empty one ends the connection."""
        if not piece:
            self.has_ended = True
            return
        self.received += len(piece)
        if self.received > self.limit:
            raise httpcore.RemoteProtocolError("it goes on and on")
        if not self._head_size and len(self._head) < _LONGEST_HEAD:
            self._head += piece
            self._head_size = self._head.find(b"\r\n\r\n") + 4
            if self._head_size == 3:
                self._head_size = 0
            else:
                self._head = b""

    def has_surplus(self, body_size: int) -> bool:
        """Return whether more came than the head and a body of that size."""
        return self.received > self._head_size + body_size

    @property
    def died_idle(self) -> bool:
        """Whether a connection that had carried a call before ended before any byte of the answer."""
        return self.has_ended and not self.is_new and not self.received

    @property
    def is_overdue(self) -> bool:
        """Whether the time of the whole call is over."""
        return self.deadline is not None and self.monotonic() >= self.deadline

    def shorten(self, seconds: float | None) -> float | None:
        """Return a limit that does not outlast the call's.

        Raises:
            httpcore.ReadTimeout: the time is over.
        """
        if self.deadline is None:
            return seconds
        left = self.deadline - self.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left if seconds is None else min(seconds, left)

    def abandon(self) -> None:
        """Let go of the connection without locks and without an event loop."""
        if self.stream is None:
            return
        # Nothing that a connection does when it is torn may disturb who lets go of it.
        with suppress(Exception):
            if isinstance(self.stream, httpcore.NetworkStream):
                self.stream.close()
            else:
                self.stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


class Backend(httpcore.NetworkBackend):
    """Makes connections for a blocking connection."""

    def __init__(self, stats: ConnectionStats) -> None:
        self._traffic = stats
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect, within the time of the call."""
        timeout = self._traffic.shorten(timeout)
        stream = self._backend.connect_tcp(host, port, timeout, local_address, socket_options or ())
        return _Stream(stream, self._traffic, is_secure=False)


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, stats: ConnectionStats, *, is_secure: bool) -> None:
        self._stream = stream
        self._is_for_calls = is_secure or not stats.is_secure  # else for making a tunnel
        self._traffic = stats
        self.close = stream.close
        self.get_extra_info = stream.get_extra_info
        stats.join(stream)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        stats = self._traffic
        try:
            piece = self._stream.read(max_bytes, stats.shorten(timeout))
        except httpcore.ReadError:
            stats.has_ended = True
            raise
        stats.count(piece)
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        stats = self._traffic
        stats.is_sent = self._is_for_calls
        for start in range(0, len(buffer), _SLICE):
            self._stream.write(buffer[start : start + _SLICE], stats.shorten(timeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        timeout = self._traffic.shorten(timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return _Stream(stream, self._traffic, is_secure=True)


class AsyncBackend(httpcore.AsyncNetworkBackend):
    """Makes connections for a connection of asyncio, where the caller keeps the time of the call."""

    def __init__(self, stats: ConnectionStats) -> None:
        self._traffic = stats
        # Without anyio, httpcore would have something else by that name; httpx always brings anyio.
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
        return _AsyncStream(stream, self._traffic, is_secure=False)


class _AsyncStream(httpcore.AsyncNetworkStream):
    def __init__(
        self, stream: httpcore.AsyncNetworkStream, stats: ConnectionStats, *, is_secure: bool
    ) -> None:
        self._stream = stream
        self._is_for_calls = is_secure or not stats.is_secure  # else for making a tunnel
        self._traffic = stats
        self.aclose = stream.aclose
        self.get_extra_info = stream.get_extra_info
        stats.join(stream)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            piece = await self._stream.read(max_bytes, timeout)
        except httpcore.ReadError:
            self._traffic.has_ended = True
            raise
        self._traffic.count(piece)
        return piece

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._traffic.is_sent = self._is_for_calls
        await self._stream.write(buffer, timeout)

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        try:
            stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            await self._stream.aclose()  # httpcore leaves it open when the call is cancelled
            raise
        return _AsyncStream(stream, self._traffic, is_secure=True)
