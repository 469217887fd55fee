"""The pools of connections: their numbers, their permits and their ends."""

from __future__ import annotations

import asyncio
import threading
import warnings
from collections.abc import Coroutine
from typing import Any

import pytest
from yunbind_runtime.base.errors import ClientClosed, ConfigurationError, TimedOut
from yunbind_runtime.transport.async_pool import AsyncConnectionPool
from yunbind_runtime.transport.pool import KEEPALIVE_SECONDS, ConnectionPool


class Connection:
    """A connection that notes its end."""

    def __init__(self, route: Any) -> None:
        self.route = route
        self.idle_since = 0.0
        self.ends: list[str] = []

    def abandon(self) -> None:
        self.ends.append("abandoned")

    def close(self) -> None:
        self.ends.append("closed")

    async def aclose(self) -> None:
        self.ends.append("closed")


class Pool:
    """A pool of either kind with a blocking interface."""

    def __init__(self, kind: str, limit: int = 2) -> None:
        self.now = 0.0
        self.made: list[Connection] = []
        self.error: Exception | None = None
        self.loop = asyncio.new_event_loop() if kind == "async" else None
        make: Any = AsyncConnectionPool if self.loop else ConnectionPool
        self.pool: Any = make(self.connect, limit, "The owner", lambda: self.now)

    def connect(self, route: Any) -> Connection:
        if self.error is not None:
            raise self.error
        self.made.append(Connection(route))
        return self.made[-1]

    def run(self, result: Any) -> Any:
        if self.loop is None:
            return result
        return self.loop.run_until_complete(result)

    def acquire(self, route: str = "a", seconds: float = 0.001) -> Connection:
        return self.run(self.pool.acquire(route, seconds))

    def release(self, connection: Connection) -> None:
        self.run(self.pool.release(connection))

    def discard(self, connection: Connection) -> None:
        self.run(self.pool.discard(connection))

    def close(self) -> None:
        self.run(self.pool.aclose() if self.loop else self.pool.close())
        if self.loop is not None:
            self.loop.run_until_complete(asyncio.sleep(0))

    @property
    def state(self) -> Any:
        return self.pool._by_loop[self.loop].state if self.loop else self.pool._state


@pytest.fixture(params=["sync", "async"])
def pool(request: pytest.FixtureRequest) -> Any:
    made = Pool(request.param)
    yield made
    made.close()
    if made.loop is not None:
        made.loop.close()


def test_a_released_connection_is_used_again_on_its_route(pool: Pool) -> None:
    first = pool.acquire()
    pool.release(first)
    assert pool.acquire() is first
    assert (pool.state.size, pool.state.free, first.ends) == (1, [], [])


def test_the_limit_counts_connections_in_use(pool: Pool) -> None:
    """The error says the limit, the wait and the remedy. Nothing was sent."""
    connections = [pool.acquire() for _ in range(2)]
    for _ in range(2):
        with pytest.raises(
            TimedOut, match=r"within 0\.001 s: all 2 are in use\. .* max_connections="
        ) as caught:
            pool.acquire()
        assert not caught.value.maybe_sent
    pool.release(connections[0])
    assert pool.acquire() is connections[0]


def test_a_discarded_connection_makes_room_for_another(pool: Pool) -> None:
    for _ in range(5):
        connections = [pool.acquire("a"), pool.acquire("b")]
        for connection in connections:
            pool.discard(connection)
            assert connection.ends == ["closed"]
    assert pool.state.size == 0
    assert len({id(connection) for connection in pool.made}) == 10


def test_a_full_pool_closes_an_idle_connection_of_another_route(pool: Pool) -> None:
    old, kept = pool.acquire("a"), pool.acquire("b")
    pool.release(old)
    other = pool.acquire("c")
    assert (old.ends, kept.ends, other.route, pool.state.size) == (["closed"], [], "c", 2)


def test_a_connection_that_cannot_be_made_uses_no_room(pool: Pool) -> None:
    """Neither a permit nor a number, although it displaced another."""
    idle = pool.acquire("b")
    kept = pool.acquire("b")
    pool.release(idle)
    pool.error = ConfigurationError("words")
    for _ in range(3):
        with pytest.raises(ConfigurationError):
            pool.acquire("a")
    assert (idle.ends, pool.state.size) == (["closed"], 1)
    pool.error = None
    pool.acquire("a")
    pool.release(kept)
    assert pool.state.size == 2


def test_connections_that_were_idle_too_long_are_closed_at_the_next_release(pool: Pool) -> None:
    first, second = pool.acquire(), pool.acquire()
    pool.release(first)
    pool.now = KEEPALIVE_SECONDS
    pool.release(second)
    assert first.ends == []
    again = pool.acquire()
    assert again is second
    pool.now += 0.001
    pool.release(again)
    assert (first.ends, second.ends, pool.state.size) == (["closed"], [], 1)


def test_a_closed_pool_closes_idle_connections_now_and_others_after_their_call(pool: Pool) -> None:
    idle, used = pool.acquire(), pool.acquire()
    pool.release(idle)
    pool.close()
    assert (idle.ends, used.ends, pool.state.size) == (["closed"], [], 1)
    pool.release(used)
    assert (used.ends, pool.state.size, pool.state.free) == (["closed"], 0, [])
    for _ in range(5):  # not only as often as there are permits
        with pytest.raises(ClientClosed, match=r"The client is closed\. Create a new one\."):
            pool.acquire()


def drop(pool: Pool) -> list[str]:
    """Forget a pool, and return the warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        pool.pool = None
    if pool.loop is not None:
        pool.loop.run_until_complete(asyncio.sleep(0))
        pool.loop.close()
    return [str(each.message) for each in caught if each.category is ResourceWarning]


@pytest.mark.parametrize(
    ("kind", "remedy"),
    [
        ("sync", "Use it in a with block, or call close()"),
        ("async", "Use it in an async with block, or await aclose()"),
    ],
)
def test_an_unclosed_pool_warns_if_it_has_carried_a_call(kind: str, remedy: str) -> None:
    used, unused, closed = Pool(kind), Pool(kind), Pool(kind)
    connection = used.acquire()
    used.release(connection)
    closed.release(closed.acquire())
    closed.close()
    assert drop(unused) == []
    assert drop(closed) == []
    assert drop(used) == [f"The owner was never closed. {remedy}."]
    assert connection.ends == ["closed"]


def test_a_thread_that_waits_for_a_connection_gets_the_next_one() -> None:
    pool = Pool("sync", limit=1)
    connection = pool.acquire()
    found: list[Connection] = []
    thread = threading.Thread(target=lambda: found.append(pool.acquire(seconds=20)))
    thread.start()
    pool.release(connection)
    thread.join()
    assert found == [connection]
    pool.release(connection)
    pool.close()


def test_a_pool_after_a_fork_is_empty_and_abandons_its_connections() -> None:
    """Those in use, too."""
    pool = Pool("sync")
    used, idle = pool.acquire(), pool.acquire()
    pool.release(idle)
    pool.pool.reset_after_fork()
    assert (used.ends, idle.ends, pool.state.size, pool.state.limit) == (["abandoned"], ["abandoned"], 0, 2)
    others = [pool.acquire(), pool.acquire()]
    for connection in others:
        pool.discard(connection)
    pool.close()


async def test_tasks_that_wait_get_the_next_connection() -> None:
    pool: Any = AsyncConnectionPool(Connection, 1, "The owner", lambda: 0.0)
    connection = await pool.acquire("a", 1)
    waiting = asyncio.create_task(pool.acquire("a", 20))
    await asyncio.sleep(0)
    await pool.release(connection)
    assert await waiting is connection
    more = [asyncio.create_task(pool.acquire("a", 20)) for _ in range(3)]
    await asyncio.sleep(0)
    await pool.aclose()
    await asyncio.sleep(0)
    outcomes = await asyncio.gather(*more, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [ClientClosed] * 3
    await pool.release(connection)
    assert connection.ends == ["closed"]


def test_each_event_loop_has_its_own_connections_and_limit() -> None:
    """Those of a closed event loop are abandoned at the first call in another one."""
    pool: Any = AsyncConnectionPool(Connection, 1, "The owner", lambda: 0.0)
    loops = [asyncio.new_event_loop() for _ in range(3)]

    def run(number: int, work: Coroutine[Any, Any, Any]) -> Any:
        return loops[number].run_until_complete(work)

    async def call() -> Connection:
        connection = await pool.acquire("a", 1)
        await pool.release(connection)
        return connection

    first, second = run(0, call()), run(1, call())
    assert first is not second
    loops[0].close()
    assert run(1, call()) is second
    assert first.ends == [], "no new event loop yet"
    third = run(2, call())
    assert (first.ends, second.ends) == (["abandoned"], [])
    loops[1].close()
    run(2, pool.aclose())
    run(2, asyncio.sleep(0))
    assert (first.ends, second.ends, third.ends) == (["abandoned"], ["abandoned"], ["closed"])
    loops[2].close()
