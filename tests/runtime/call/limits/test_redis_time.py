"""A request to Redis ends in time, however slowly the server responds."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from yunbind_runtime.base.errors import YunbindError
from yunbind_runtime.call.effects import Deadline, drive, drive_async, limit_effects
from yunbind_runtime.call.redis_connections import TimeLimit
from yunbind_runtime.call.redis_limits import RedisLimiter

from .calls import KEY, NOTHING, RATE, call, call_in_task
from .redis_server import RedisServer


@pytest.fixture(params=["drips", "hangs"])
def stuck(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the URL of a server that sends a reply byte by byte without end, or nothing."""
    is_over = threading.Event()

    def serve(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.recv(65536)
            connection.sendall(b"$99999\r\n" if request.param == "drips" else b"")
            while not is_over.wait(0.02):
                if request.param == "drips":
                    connection.sendall(b"x")

    def accept(listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=accept, args=(listener,), daemon=True).start()
        yield f"redis://127.0.0.1:{listener.getsockname()[1]}"
        is_over.set()


@pytest.mark.slow
def test_a_request_ends_within_the_timeout_of_the_limiter(
    stuck: str, make: Callable[..., RedisLimiter], warnings: Callable[[], list[str]]
) -> None:
    """The limiter of the process takes over."""
    limiter = make(stuck, timeout=0.2)
    started = time.monotonic()
    call(limiter)
    asyncio.run(call_in_task(make(stuck, timeout=0.2)))
    assert time.monotonic() - started < 2
    assert len(warnings()) == 2


@pytest.mark.slow
def test_a_request_ends_at_the_deadline_of_the_call(
    stuck: str, make: Callable[..., RedisLimiter], warnings: Callable[[], list[str]]
) -> None:
    """Redis had too little time, which is no outage."""

    def effects() -> object:
        deadline = Deadline.within(0.2, time.monotonic)
        return limit_effects(make(stuck, timeout=30).acquire(KEY, RATE, deadline.left), deadline)

    started = time.monotonic()
    with contextlib.suppress(YunbindError):
        drive(effects(), NOTHING)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    with contextlib.suppress(YunbindError):
        asyncio.run(drive_async(effects(), NOTHING))  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    assert time.monotonic() - started < 2
    assert warnings() == []


def test_many_requests_on_one_connection_each_have_their_time(
    server: RedisServer, make: Callable[..., RedisLimiter], warnings: Callable[[], list[str]]
) -> None:
    limiter = make(server.url, timeout=5)
    for timeout in (30, 0.5, None, 30):
        call(limiter, (100, 1.0), timeout)
    assert warnings() == []


def test_a_time_limit_shortens_timeouts_and_ends() -> None:
    limit = TimeLimit()
    assert limit.trim(None) is None
    assert limit.trim(3) == 3
    limit.start(60)
    assert limit.trim(3) == 3
    assert limit.trim(0) == 0
    assert 59 < (limit.trim(None) or 0) <= 60
    limit.start(0)
    with pytest.raises(TimeoutError):
        limit.trim(3)
