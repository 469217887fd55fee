"""During an outage of Redis, each process applies the limits to its own calls and logs one warning."""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable

import pytest
from redis import Redis
from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.call.effects import drive_async
from yunbind_runtime.call.limits import LocalLimiter
from yunbind_runtime.call.redis_limits import RedisLimiter

from .calls import KEY, NOTHING, SPAN, assert_shared, call
from .redis_server import RedisServer


def test_the_local_limiter_takes_over_until_redis_is_back(
    mortal: RedisServer, make: Callable[..., RedisLimiter], warnings: Callable[[], list[str]]
) -> None:
    """There is one warning for each outage. The local limiter counts the calls before it."""
    shift = 0.0
    limiter = make(mortal.url, rest=300, local=LocalLimiter(clock=lambda: time.monotonic() + shift))
    begun = [call(limiter) for _ in range(3)]
    mortal.kill()
    begun += [call(limiter) for _ in range(12)]
    assert_shared(begun)
    assert begun[-1].moment - begun[0].moment < 6 * SPAN
    (warning,) = warnings()
    assert warning == (
        f"Redis at {mortal.place} is unavailable (ConnectionError); this process applies rate limits to its own calls "
        "and tries Redis every 300 s"
    )
    mortal.start()
    call(limiter)
    assert len(warnings()) == 1, "it is not tried yet"
    shift = 300.0
    call(limiter)
    assert warnings()[1:] == [f"Redis at {mortal.place} is available again; rate limits are shared again"]
    with Redis.from_url(mortal.url) as redis:
        assert len(redis.keys()) == 1
    mortal.kill()
    call(limiter)
    assert len(warnings()) == 3
    assert mortal.password not in repr(limiter) + "".join(warnings())


def test_threads_that_see_redis_die_warn_once(
    mortal: RedisServer, make: Callable[..., RedisLimiter], warnings: Callable[[], list[str]]
) -> None:
    limiter = make(mortal.url)
    call(limiter, (100, 1.0))
    threads = [threading.Thread(target=call, args=(limiter, (100, 1.0))) for _ in range(32)]
    mortal.kill()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(warnings()) == 1


def test_a_silent_redis_costs_one_caller_the_timeout(
    make: Callable[..., RedisLimiter], warnings: Callable[[], list[str]]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        limiter = make(f"redis://127.0.0.1:{silent.getsockname()[1]}", timeout=0.1)
        started = time.monotonic()
        first, *others = [call(limiter, (100, 1.0)).moment for _ in range(10)]
        assert first - started < 0.9
        assert others[-1] - first < 0.2
    assert len(warnings()) == 1
    assert "(TimeoutError)" in warnings()[0]


async def test_tasks_that_wait_for_a_thread_learn_of_an_outage(make: Callable[..., RedisLimiter]) -> None:
    """An event loop has few threads, so the tasks must not all wait for Redis in turn."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        limiter = make(f"redis://127.0.0.1:{silent.getsockname()[1]}", timeout=0.1)
        started = time.monotonic()
        effects = (limiter.acquire(KEY, (200, 1.0), 30) for _ in range(200))
        await asyncio.gather(*(drive_async(each, NOTHING) for each in effects))
        assert time.monotonic() - started < 1.0


def test_a_wrong_password_is_an_outage_and_is_not_logged(
    server: RedisServer, make: Callable[..., RedisLimiter], warnings: Callable[[], list[str]]
) -> None:
    limiter = make(f"redis://someone:wr0ng-s3cret@127.0.0.1:{server.port}")
    call(limiter)
    assert warnings()[0].startswith(f"Redis at {server.place} is unavailable (AuthenticationError)")
    assert repr(limiter) == f"RedisLimiter({server.place})"
    assert "s3cret" not in "".join(warnings())


@pytest.mark.parametrize(
    "url",
    [
        "http://u:s3cret@127.0.0.1",
        "redis://u:s3/cret@127.0.0.1",
        "redis://u:s3cret@127.0.0.1:port",
        "redis://u:s3cret@127.0.0.1?socket_timeout=s3cret",
        "redis://127.0.0.1?s3cret=1",
    ],
)
def test_a_bad_url_is_refused_without_being_shown(url: str) -> None:
    with pytest.raises(ConfigurationError, match="Redis URL is invalid") as caught:
        RedisLimiter(url)
    error = caught.value
    assert error.__context__ is None
    shown = "".join(traceback.format_exception_only(error)) + repr(error)
    assert "s3" not in shown


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'yunbind\[redis\]'"):
        RedisLimiter("redis://127.0.0.1")
