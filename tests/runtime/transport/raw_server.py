"""A loopback server that sends exact bytes, and one interface to both transports."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.transport.libraries import make_async_transport, make_transport
from yunbind_runtime.transport.options import TransportOptions


class Peer:
    """The server's end of one connection.

    Attributes:
        number: Number of the connection. The first one is 1.
    """

    def __init__(self, connection: socket.socket, number: int) -> None:
        self.connection = connection
        self.number = number
        self._rest = b""

    def read(self) -> bytes:
        """Return the next request, or no bytes if the client has closed the connection."""
        while b"\r\n\r\n" not in self._rest:
            if not self._receive():
                return b""
        head, _, _ = self._rest.partition(b"\r\n\r\n")
        length = 0
        for line in head.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        size = len(head) + 4 + length
        while len(self._rest) < size:
            if not self._receive():
                return b""
        request, self._rest = self._rest[:size], self._rest[size:]
        return request

    def _receive(self) -> bool:
        try:
            piece = self.connection.recv(65536)
        except OSError:
            return False
        self._rest += piece
        return bool(piece)

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def respond(self, body: bytes = b"{}", *headers: str, status: str = "200 OK") -> None:
        """Send a complete response."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
        self.send("\r\n".join(lines).encode() + body)

    def reset(self) -> None:
        """End the connection with RST instead of FIN."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def wait_for_end(self) -> None:
        """Return when the client closes the connection."""
        while self._receive():
            pass


class Listener:
    """A server on loopback.

    Attributes:
        accepted: Number of connections so far.
        ended: Number of connections that have ended.
    """

    def __init__(self, handle: Callable[[Peer], object], tls: ssl.SSLContext | None) -> None:
        self._handle = handle
        self._tls = tls
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port: int = self._socket.getsockname()[1]
        self.accepted = 0
        self.ended = 0
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            connection.settimeout(20)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.accepted += 1
            thread = threading.Thread(target=self._serve, args=(connection, self.accepted))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        with contextlib.suppress(OSError):
            if self._tls is not None:
                with contextlib.closing(connection):
                    connection = self._tls.wrap_socket(connection, server_side=True)
            with contextlib.closing(connection):
                self._open.append(connection)
                self._handle(Peer(connection, number))
        with self._lock:
            self.ended += 1

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()


@contextlib.contextmanager
def listen(handle: Callable[[Peer], object], tls: ssl.SSLContext | None = None) -> Iterator[Listener]:
    """Run a server that calls a function with each connection."""
    listener = Listener(handle, tls)
    try:
        yield listener
    finally:
        listener.close()


def serve_all(peer: Peer) -> None:
    """Send a complete response to every request."""
    while peer.read():
        peer.respond()


def echo(peer: Peer) -> None:
    """Respond with the body of the request."""
    while request := peer.read():
        peer.respond(request.partition(b"\r\n\r\n")[2])


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


KINDS = (
    *(f"{library} {mode}" for library in ("httpx", "httpcore", "pyreqwest") for mode in ("sync", "async")),
    "aiohttp async",
    *(pytest.param(f"httpx2 {mode}", marks=pytest.mark.slow) for mode in ("sync", "async")),
)
"""Library and interface of each transport. Most code of httpx2's is that of httpx's, so its tests are slow."""

OF_HTTPX = ("httpx", "httpx2", "httpcore")
"""The libraries of the default transport."""

except_pyreqwest = pytest.mark.parametrize(
    "make_transport", [kind for kind in KINDS if "pyreqwest" not in str(kind)], indirect=True
)
"""Leaves pyreqwest out of a test: it has no such option or promise. :mod:`.test_pyreqwest` has its own."""

for_httpx = pytest.mark.parametrize(
    "make_transport",
    [f"{library} {mode}" for library in OF_HTTPX for mode in ("sync", "async")],
    indirect=True,
)
"""Limits a test to the default transport: others have no such option, or no way to see it."""


class EitherTransport:
    """A blocking or asyncio transport with a blocking interface.

    Attributes:
        library: The HTTP library.
    """

    def __init__(self, kind: str, **options: Any) -> None:
        library, _, mode = kind.partition(" ")
        self.library = library
        settings = TransportOptions(**{"environ": {}, "library": library, **options})
        self._blocking = make_transport(settings) if mode == "sync" else None
        self._async = make_async_transport(settings) if mode == "async" else None
        self._loop = None if self._blocking else asyncio.new_event_loop()

    def send(self, request: HttpRequest, timeout: Timeout | None = None) -> HttpResponse:
        timeout = timeout or Timeout(read=5)
        if self._blocking is not None:
            return self._blocking.send(request, timeout)
        assert self._loop is not None
        assert self._async is not None
        return self._loop.run_until_complete(self._async.send(request, timeout))

    def close(self) -> None:
        if self._blocking is not None:
            self._blocking.close()
            return
        assert self._loop is not None
        assert self._async is not None
        if not self._loop.is_closed():
            self._loop.run_until_complete(self._async.aclose())
            self._loop.run_until_complete(asyncio.sleep(0))
            self._loop.close()


def make_request(host: str, body: bytes = b"{}", scheme: str = "http", **fields: Any) -> HttpRequest:
    """Return a request."""
    return HttpRequest("POST", scheme, host, "/", "", (("Content-Type", "application/json"),), body, **fields)
