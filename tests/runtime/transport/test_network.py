"""The streams under a connection: their counts, their ends and their time limits."""

from __future__ import annotations

import asyncio
import socket
from types import SimpleNamespace
from typing import Any

import httpcore
import pytest
from yunbind_runtime.transport.async_network import (
    AsyncCountingBackend,
    _AsyncStream,  # pyright: ignore[reportPrivateUsage]
    _Receiver,  # pyright: ignore[reportPrivateUsage]
)
from yunbind_runtime.transport.httpcore_pools import make_async_pool, make_pool
from yunbind_runtime.transport.network import (
    SLICE,
    ConnectionStats,
    CountingBackend,
    _Stream,  # pyright: ignore[reportPrivateUsage]
    is_clean,
)
from yunbind_runtime.transport.proxies import Proxy
from yunbind_runtime.transport.routes import Route


def make_stats(*, is_secure: bool = False, now: float = 100.0) -> ConnectionStats:
    return ConnectionStats(lambda: now, 10, is_secure=is_secure)


class Lower(httpcore.NetworkStream):
    """The stream of the system."""

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.pieces = list(pieces)
        self.written: list[tuple[bytes, float | None]] = []
        self.timeouts: list[float | None] = []
        self.is_closed = False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.timeouts.append(timeout)
        piece = self.pieces.pop(0)
        if isinstance(piece, Exception):
            raise piece
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.written.append((buffer, timeout))

    def start_tls(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        return Lower()

    def close(self) -> None:
        self.is_closed = True

    def get_extra_info(self, info: str) -> Any:
        return None


def test_a_new_connection_has_no_state() -> None:
    stats = make_stats()
    assert (stats.deadline, stats.is_new, stats.is_sent, stats.received) == (None, False, False, 0)
    assert (stats.has_ended, stats.stream, stats.died_idle, stats.is_overdue) == (False, None, False, False)


def test_a_call_on_a_kept_connection_counts_from_zero() -> None:
    stats = make_stats()
    stream = Lower()
    stats.join(stream)
    assert (stats.is_new, stats.stream) == (True, stream)
    stats.is_sent = True
    stats.count(b"1234567890")
    stats.begin(5.0)
    assert (stats.is_new, stats.is_sent, stats.received, stats.deadline) == (False, False, 0, 5.0)
    stats.count(b"1234567890")
    stats.count(b"")
    assert (stats.has_ended, stats.died_idle) == (True, False)
    stats.begin(None)
    assert not stats.has_ended
    stats.count(b"")
    assert stats.died_idle


def test_a_connection_that_was_just_encrypted_counts_from_zero() -> None:
    """Bytes of the handshake, or of a tunnel, are no bytes of the response."""
    stats = make_stats()
    stats.is_sent, stats.received = True, 7
    stats.join(Lower())
    assert (stats.is_sent, stats.received, stats.is_new) == (False, 0, True)


def test_a_time_limit_ends_at_the_deadline() -> None:
    stats = make_stats(now=100.0)
    assert [stats.trim(seconds) for seconds in (None, 5.0)] == [None, 5.0]
    stats.begin(103.0)
    assert [stats.trim(seconds) for seconds in (None, 2.0, 3.0, 4.0)] == [3.0, 2.0, 3.0, 3.0]
    for deadline in (100.0, 99.0):
        stats.begin(deadline)
        with pytest.raises(httpcore.ReadTimeout):
            stats.trim(None)


def test_abandoning_closes_a_stream_and_ignores_its_errors() -> None:
    """An asyncio stream cannot be closed without its event loop, so its socket is shut down."""
    stats, lower = make_stats(), Lower()
    stats.abandon()
    stats.join(lower)
    stats.abandon()
    assert lower.is_closed
    one, other = socket.socketpair()
    with one, other:
        stats.join(SimpleNamespace(get_extra_info=lambda _: one))  # type: ignore[arg-type]
        stats.abandon()
        assert other.recv(1) == b""
    stats.join(SimpleNamespace())  # type: ignore[arg-type]
    stats.abandon()


def test_a_stream_writes_in_slices_of_64_kib() -> None:
    """``Timeout.write`` limits each of them."""
    body = bytes(range(256)) * 600
    lower, stats = Lower(), make_stats()
    stream = _Stream(lower, stats, is_secure=False)
    stream.write(body, 5.0)
    assert [len(piece) for piece, _ in lower.written] == [65536, 65536, 22528]
    assert b"".join(piece for piece, _ in lower.written) == body
    assert {timeout for _, timeout in lower.written} == {5.0}
    assert (SLICE, stats.is_sent) == (65536, True)


@pytest.mark.parametrize("has_body", [True, False])
async def test_the_head_of_a_request_is_sent_together_with_its_body(has_body: bool) -> None:
    """A head without a body is sent at once."""
    expected = [b"head body", b"more"] if has_body else [b"head ", b"body", b"more"]
    lower, stats = Lower(), make_stats()
    stream = _Stream(lower, stats, is_secure=False)
    stats.begin(None, has_body=has_body)
    stream.write(b"head ")
    assert stats.is_sent is not has_body
    for piece in (b"body", b"more"):
        stream.write(piece)
    assert [piece for piece, _ in lower.written] == expected
    written: list[bytes] = []
    transport: Any = SimpleNamespace(write=written.append)
    looping = _AsyncStream(transport, _Receiver(asyncio.get_running_loop()), stats, is_secure=False)
    stats.begin(None, has_body=has_body)
    for piece in (b"head ", b"body", b"more"):
        await looping.write(piece)
    assert written == expected


@pytest.mark.parametrize(
    ("is_route_secure", "is_stream_secure", "is_sent"),
    [(False, False, True), (True, False, False), (True, True, True)],
)
async def test_bytes_that_open_a_tunnel_are_no_request(
    is_route_secure: bool, is_stream_secure: bool, is_sent: bool
) -> None:
    stats = make_stats(is_secure=is_route_secure)
    _Stream(Lower(), stats, is_secure=is_stream_secure).write(b"x")
    assert stats.is_sent is is_sent
    stats = make_stats(is_secure=is_route_secure)
    receiver = _Receiver(asyncio.get_running_loop())
    transport: Any = SimpleNamespace(write=lambda _: None)
    await _AsyncStream(transport, receiver, stats, is_secure=is_stream_secure).write(b"x")
    assert stats.is_sent is is_sent


def test_a_stream_counts_what_it_reads() -> None:
    lower, stats = Lower(b"abc", b"", httpcore.ReadError("reset")), make_stats(now=100.0)
    stats.begin(103.0)
    stream = _Stream(lower, stats, is_secure=False)
    assert (stream.read(10, 9.0), stats.received, stats.has_ended) == (b"abc", 3, False)
    assert (stream.read(10), stats.has_ended) == (b"", True)
    stats.has_ended = False
    with pytest.raises(httpcore.ReadError):
        stream.read(10, 1.0)
    assert (stats.has_ended, lower.timeouts) == (True, [3.0, 3.0, 1.0])


def test_connecting_ends_at_the_deadline() -> None:
    """And takes the address and the options of the caller."""
    seen: list[Any] = []
    stats = make_stats(now=100.0)
    backend = CountingBackend(stats)

    def connect(*arguments: Any) -> Lower:
        seen.append(arguments)
        return Lower()

    backend._backend = SimpleNamespace(connect_tcp=connect)  # type: ignore[assignment]
    backend.connect_tcp("h", 80, 9.0)
    stats.begin(103.0)
    backend.connect_tcp("h", 81, 9.0, "127.0.0.2", [(1, 2, 3)])
    assert seen == [("h", 80, 9.0, None, ()), ("h", 81, 3.0, "127.0.0.2", [(1, 2, 3)])]
    assert stats.is_new


def test_a_pool_without_a_connection_is_not_clean() -> None:
    """Nor is one whose parser cannot be seen, or has bytes, or has seen the end."""

    def check(parser: Any) -> bool:
        connection = SimpleNamespace(_connection=SimpleNamespace(_h11_state=parser))
        pool: Any = SimpleNamespace(connections=[connection])
        return is_clean(pool)

    assert not is_clean(SimpleNamespace(connections=[]))  # type: ignore[arg-type]
    assert not check(None)
    states = [(b"", False), (b"x", False), (b"", True)]
    assert [check(SimpleNamespace(trailing_data=state)) for state in states] == [True, False, False]


PROXIES = [
    (Proxy("http", "p.test", 8080), None, False),
    (Proxy("https", "p.test", 8443, "u", "s"), (b"u", b"s"), True),
    (Proxy("http", "p.test", 8080, "u"), (b"u", b""), False),
    (Proxy("http", "p.test", 8080, "", "s"), (b"", b"s"), False),
]


@pytest.mark.parametrize("make", [make_pool, make_async_pool], ids=["sync", "async"])
@pytest.mark.parametrize(
    ("proxy", "login", "is_encrypted"), PROXIES, ids=["plain", "TLS", "user", "password"]
)
def test_a_pool_has_one_connection_and_the_login_of_its_proxy(
    make: Any, proxy: Proxy, login: Any, is_encrypted: bool
) -> None:
    """TLS with the proxy itself is used for https proxies only."""
    tls: Any = object()
    pool = make(Route("https", "tke.test", proxy), make_stats(), tls)
    used = pool._proxy
    assert (pool._max_connections, pool._keepalive_expiry, pool._ssl_context) == (1, 5.0, tls)
    assert (bytes(used.url), used.auth) == (f"{proxy.scheme}://p.test:{proxy.port}/".encode(), login)
    assert used.ssl_context is (tls if is_encrypted else None)
    assert make(Route("https", "tke.test", None), make_stats(), tls)._proxy is None


class Transport:
    """An asyncio transport that keeps what is written."""

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.is_aborted = False
        self.limits: dict[str, int] = {}

    def write(self, data: bytes) -> None:
        self.written.append(data)

    def abort(self) -> None:
        self.is_aborted = True

    def set_write_buffer_limits(self, **limits: int) -> None:
        self.limits = limits

    def get_extra_info(self, name: str) -> Any:
        return f"the {name}"


@pytest.fixture
async def receiver() -> _Receiver:
    made = _Receiver(asyncio.get_running_loop())
    made.connection_made(Transport())  # type: ignore[arg-type]
    return made


async def begin(work: Any) -> asyncio.Task[Any]:
    """Start a task that then waits."""
    task = asyncio.ensure_future(work)
    await asyncio.sleep(0)
    assert not task.done()
    return task


async def test_a_reader_is_woken_by_data_and_by_each_end(receiver: _Receiver) -> None:
    task = await begin(receiver.read(None))
    receiver.data_received(b"ab")
    assert await asyncio.wait_for(task, 5) == b"ab"
    task = await begin(receiver.read(20))
    receiver.eof_received()
    assert await asyncio.wait_for(task, 5) == b""
    other = _Receiver(asyncio.get_running_loop())
    task = await begin(other.read(None))
    other.connection_lost(None)
    assert await asyncio.wait_for(task, 5) == b""


async def test_data_before_an_error_is_read_first(receiver: _Receiver) -> None:
    """The error is raised by the next read, and by each write."""
    receiver.data_received(b"ab")
    receiver.connection_lost(OSError("reset"))
    with pytest.raises(httpcore.WriteError, match="reset"):
        await receiver.flush(None)
    assert await receiver.read(None) == b"ab"
    for _ in range(2):
        with pytest.raises(httpcore.ReadError, match="reset"):
            await receiver.read(None)


async def test_a_reader_that_waits_gets_the_error(receiver: _Receiver) -> None:
    task = await begin(receiver.read(None))
    receiver.connection_lost(OSError("reset"))
    with pytest.raises(httpcore.ReadError):
        await asyncio.wait_for(task, 5)


async def test_a_writer_waits_until_the_system_has_the_bytes(receiver: _Receiver) -> None:
    transport: Any = receiver._transport
    assert transport.limits == {"high": 1, "low": 0}
    await asyncio.wait_for(receiver.flush(None), 5)
    receiver.pause_writing()
    task = await begin(receiver.flush(20))
    receiver.resume_writing()
    await asyncio.wait_for(task, 5)
    await asyncio.wait_for(receiver.flush(None), 5)
    receiver.pause_writing()
    task = await begin(receiver.flush(None))
    receiver.connection_lost(OSError("reset"))
    with pytest.raises(httpcore.WriteError):
        await asyncio.wait_for(task, 5)


async def test_a_writer_does_not_wait_on_a_connection_that_has_ended(receiver: _Receiver) -> None:
    receiver.pause_writing()
    receiver.eof_received()
    await asyncio.wait_for(receiver.flush(None), 5)


async def test_reading_and_writing_have_their_own_time_limits(receiver: _Receiver) -> None:
    """A late event after the timeout changes nothing."""
    with pytest.raises(httpcore.ReadTimeout):
        await receiver.read(0.001)
    receiver.data_received(b"late")
    receiver.pause_writing()
    with pytest.raises(httpcore.WriteTimeout):
        await receiver.flush(0.001)
    receiver.resume_writing()
    assert await receiver.read(0.001) == b"late"


def make_stream(receiver: _Receiver, sock: Any = None) -> tuple[_AsyncStream, Transport, ConnectionStats]:
    transport, stats = Transport(), make_stats()
    transport.get_extra_info = lambda name: sock if name == "socket" else f"the {name}"  # type: ignore[method-assign]
    return _AsyncStream(transport, receiver, stats, is_secure=False), transport, stats  # type: ignore[arg-type]


async def test_an_asyncio_stream_counts_and_slices_like_a_blocking_one(receiver: _Receiver) -> None:
    stream, transport, stats = make_stream(receiver)
    body = bytes(range(256)) * 600
    await stream.write(body)
    assert [len(piece) for piece in transport.written] == [65536, 65536, 22528]
    assert b"".join(transport.written) == body
    receiver.data_received(b"abc")
    assert (await stream.read(1), stats.received, stats.has_ended) == (b"abc", 3, False)
    receiver.connection_lost(OSError("reset"))
    with pytest.raises(httpcore.ReadError):
        await stream.read(1)
    assert stats.has_ended
    await stream.aclose()
    assert transport.is_aborted
    assert stream.get_extra_info("peer") == "the peer"


@pytest.mark.parametrize("has_poll", [True, False], ids=["poll", "select"])
async def test_a_stream_is_readable_if_anything_has_arrived(
    receiver: _Receiver, has_poll: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the event loop, in the system, or an end."""
    if not has_poll:
        monkeypatch.delattr("select.poll")
    one, other = socket.socketpair()
    with one, other:
        stream, *_ = make_stream(receiver, one)
        assert stream.get_extra_info("is_readable") is False
        other.send(b"x")
        assert stream.get_extra_info("is_readable") is True
        one.recv(1)
        receiver.data_received(b"x")
        assert stream.get_extra_info("is_readable") is True
        await receiver.read(None)
        assert stream.get_extra_info("is_readable") is False
        receiver.eof_received()
        assert stream.get_extra_info("is_readable") is True
    closed, *_ = make_stream(_Receiver(asyncio.get_running_loop()), one)
    assert closed.get_extra_info("is_readable") is True


async def test_a_socket_gets_the_options_and_the_address_of_the_caller() -> None:
    stats = make_stats()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        option = (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        stream = await AsyncCountingBackend(stats).connect_tcp("127.0.0.1", port, 5, "127.0.0.1", [option])
        made = stream.get_extra_info("socket")
        assert made.getsockopt(*option[:2]) == 1
        assert made.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1
        assert (made.getsockname()[0], stats.is_new) == ("127.0.0.1", True)
        await stream.aclose()


async def test_a_connection_that_fails_or_takes_too_long_is_an_error_of_connecting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backend = AsyncCountingBackend(make_stats())
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(httpcore.ConnectError, match="Connect call failed"):
        await backend.connect_tcp("127.0.0.1", port, 5)

    async def hang(*_: Any) -> Any:
        await asyncio.Event().wait()

    monkeypatch.setattr("yunbind_runtime.transport.async_network.find_addresses", hang)
    with pytest.raises(httpcore.ConnectTimeout):
        await backend.connect_tcp("127.0.0.1", port, 0.001)
