"""A network backend of httpcore that counts bytes and limits the time of a whole call.

When a connection ends, httpx does not report whether it had carried an earlier call and whether any byte of
the response had arrived. And it limits the time of each piece only. So each connection has its own backend,
which costs about two microseconds a call. httpcore's ``trace`` extension costs four to twenty, and does not
report a partial head.
"""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from .httpcore_library import find_httpcore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from httpcore import AsyncNetworkStream, NetworkBackend, NetworkStream

    from .httpcore_library import HttpcoreLibrary
else:  # httpcore and httpcore2 use any object with the methods of these classes
    NetworkBackend = NetworkStream = object

SLICE = 64 * 1024
"""Bytes of one write, which ``Timeout.write`` limits."""


class ConnectionStats:
    """Statistics of a connection during one call.

    Args:
        monotonic: A clock that never goes back, in seconds.
        limit: Maximum size of a response as sent, in bytes.
        is_secure: Whether requests are sent over TLS only.
        library: The classes of the connection. Defaults to those of httpcore.

    Attributes:
        deadline: The end of the call, on that clock. None: no end.
        holds_head: Whether the next write is the head of a request, which is sent together with its body.
        is_new: Whether the connection was made for this call.
        is_sent: Whether a part of the request may have been sent.
        received: Received bytes of the response.
        has_ended: Whether the server ended the connection.
        stream: The open connection.
    """

    def __init__(
        self,
        monotonic: Callable[[], float],
        limit: int,
        *,
        is_secure: bool,
        library: HttpcoreLibrary | None = None,
    ) -> None:
        self.library = library or find_httpcore()
        self.monotonic = monotonic
        self.limit = limit
        self.is_secure = is_secure
        self.stream: NetworkStream | AsyncNetworkStream | None = None
        self.begin(None)

    def begin(self, deadline: float | None, *, has_body: bool = False) -> None:
        """Start counting for a call, whose request has a body or not."""
        self.deadline = deadline
        self.holds_head = has_body
        self.is_new = False
        self.has_ended = False
        self._restart()

    def _restart(self) -> None:
        self.is_sent = False
        self.received = 0

    def join(self, stream: NetworkStream | AsyncNetworkStream) -> None:
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
            raise self.library.remote_protocol_error("it does not end")

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
            Exception: The ``ReadTimeout`` of the library. The deadline is over.
        """
        if self.deadline is None:
            return seconds
        left = self.deadline - self.monotonic()
        if left <= 0:
            raise self.library.read_timeout
        return left if seconds is None else min(seconds, left)

    def abandon(self) -> None:
        """Close the connection without locks and without an event loop."""
        if self.stream is None:
            return
        # An error of a broken connection is of no interest here.
        with suppress(Exception):
            close = getattr(self.stream, "close", None)
            if close is not None:
                close()
            else:
                self.stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


def is_clean(pool: Any) -> bool:
    """Return whether the pool has a connection, and its HTTP parser has read all bytes.

    Only the parser knows where a response ends. If a new httpcore hides it, no connection is used again,
    which is slow and safe.

    Args:
        pool: A connection pool of httpcore. httpx does not say which kind it has.
    """
    connection: Any = next(iter(pool.connections), None)
    while hasattr(connection, "_connection"):  # of a proxy, or not yet connected
        connection = getattr(connection, "_connection")  # noqa: B009 - private
    parser: Any = getattr(connection, "_h11_state", None)
    return parser is not None and parser.trailing_data == (b"", False)


class CountingBackend(NetworkBackend):
    """A network backend for one blocking connection."""

    def __init__(self, stats: ConnectionStats) -> None:
        self._stats = stats
        self._backend = stats.library.backend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        """Connect before the deadline."""
        timeout = self._stats.trim(timeout)
        stream = self._backend.connect_tcp(host, port, timeout, local_address, socket_options or ())
        return _Stream(stream, self._stats, is_secure=False)


class _Stream(NetworkStream):
    def __init__(self, stream: NetworkStream, stats: ConnectionStats, *, is_secure: bool) -> None:
        self._stream = stream
        self._is_for_calls = is_secure or not stats.is_secure  # otherwise it opens a tunnel
        self._stats = stats
        self._head = b""
        tls = stream.get_extra_info("ssl_object")
        # TLS inside TLS. The SSLSocket of other connections leaves later records with the system.
        self._tls = tls if isinstance(tls, ssl.SSLObject) else None
        stats.join(stream)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        stats = self._stats
        try:
            piece = self._stream.read(max_bytes, stats.trim(timeout))
        except stats.library.read_error:
            stats.has_ended = True
            raise
        if self._tls is not None:
            piece += _read_rest(self._tls)
        stats.count(piece)
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        stats = self._stats
        if self._is_for_calls and stats.holds_head:
            stats.holds_head = False
            self._head = buffer
            return
        stats.is_sent = self._is_for_calls
        buffer, self._head = self._head + buffer, b""
        for start in range(0, len(buffer), SLICE):
            self._stream.write(buffer[start : start + SLICE], stats.trim(timeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        timeout = self._stats.trim(timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return _Stream(stream, self._stats, is_secure=True)


def _read_rest(tls: ssl.SSLObject) -> bytes:
    """Return what can be decrypted without another read. Left there, nobody could see it between calls."""
    rest = b""
    with suppress(ssl.SSLError):  # SSLWantReadError; the next read raises others again
        while piece := tls.read(SLICE):
            rest += piece
    return rest
