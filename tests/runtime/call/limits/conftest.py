from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from redis import Redis
from yunbind_runtime.call.limits import LocalLimiter
from yunbind_runtime.call.redis_limits import RedisLimiter

from .redis_server import RedisServer


@pytest.fixture(scope="module")
def server() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.kill()


@pytest.fixture
def mortal() -> Iterator[RedisServer]:
    """A server that the test may kill."""
    server = RedisServer()
    yield server
    server.kill()


@pytest.fixture
def redis(server: RedisServer) -> Iterator[Redis]:
    """A connection to the server, which is empty at first."""
    with Redis.from_url(server.url) as redis:
        redis.flushall()
        yield redis


@pytest.fixture
def make() -> Iterator[Callable[..., RedisLimiter]]:
    """Make the limiter of another process."""
    made: list[RedisLimiter] = []

    def make(url: str, **options: Any) -> RedisLimiter:
        made.append(RedisLimiter(url, **{"local": LocalLimiter(), **options}))
        return made[-1]

    yield make
    for limiter in made:
        limiter.close()


@pytest.fixture
def pair(
    server: RedisServer, redis: Redis, make: Callable[..., RedisLimiter]
) -> tuple[RedisLimiter, RedisLimiter]:
    """Two processes' limiters over one Redis."""
    return make(server.url), make(server.url)


@pytest.fixture
def warnings(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """Return the messages logged so far under ``yunbind.limits``, from INFO on."""
    caplog.set_level(logging.INFO)
    return lambda: [record.getMessage() for record in caplog.records if record.name == "yunbind.limits"]
