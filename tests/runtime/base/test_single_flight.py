"""The single-flight cache: one caller fetches a value, the others wait."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Generator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from yunbind_runtime.base.errors import AuthFailed, ClientClosed, ConnectFailed, YunbindError
from yunbind_runtime.base.fork_safety import ForkSafeLock
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.base.single_flight import CachedValue, Join, SingleFlightCache
from yunbind_runtime.call.effects import Send, Sleep, drive, drive_async

START = datetime(2026, 1, 1, tzinfo=UTC)
REQUEST = HttpRequest("GET", "http", "h", "/")


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **time: float) -> None:
        self.now += timedelta(**time)


class Fetch:
    """A fetch function that returns a new value each time, or raises the next error of a list."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.fetches = 0
        self.failures: list[BaseException] = []

    def __call__(self) -> Generator[Any, Any, CachedValue[str]]:
        self.fetches += 1
        number = self.fetches
        yield Send(REQUEST, Timeout())
        if self.failures:
            raise self.failures.pop(0)
        now = self.clock()
        return CachedValue(f"value {number}", now + timedelta(minutes=50), now + timedelta(minutes=60))


class Transport:
    """A transport that responds at once."""

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        return HttpResponse(200)

    def close(self) -> None: ...


class GatedTransport:
    """An asyncio transport that responds when the test opens a gate."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.sent = 0

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        self.sent += 1
        await self.gate.wait()
        return HttpResponse(200)

    async def aclose(self) -> None: ...


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetch(clock: Clock) -> Fetch:
    return Fetch(clock)


@pytest.fixture
def get(fetch: Fetch, clock: Clock) -> Callable[..., str]:
    cache: SingleFlightCache[str] = SingleFlightCache(error_ttl=timedelta(minutes=15))
    return lambda key="a", **more: drive(cache.get(key, fetch, clock, **more), Transport())


def refuse() -> AuthFailed:
    return AuthFailed(code="401", message="no")


def test_a_value_is_fetched_once(get: Callable[..., str], fetch: Fetch) -> None:
    assert [get(), get(), get()] == ["value 1"] * 3
    assert fetch.fetches == 1


def test_each_key_has_its_own_value(get: Callable[..., str]) -> None:
    assert [get("a"), get("b"), get("a")] == ["value 1", "value 2", "value 1"]


def test_a_value_without_lifetime_never_expires(clock: Clock) -> None:
    def fetch() -> Generator[Any, Any, CachedValue[str]]:
        yield Sleep(0)
        return CachedValue("lasting")

    cache: SingleFlightCache[str] = SingleFlightCache()
    values: set[int] = set()
    for _ in range(3):
        values.add(id(drive(cache.get("a", fetch, clock), Transport())))
        clock.advance(days=10_000)
    assert len(values) == 1


def test_a_value_is_renewed_at_its_renewal_time(get: Callable[..., str], clock: Clock) -> None:
    get()
    clock.advance(minutes=49, seconds=59)
    assert get() == "value 1"
    clock.advance(seconds=1)
    assert get() == "value 2"


def test_a_value_stays_in_use_while_its_renewal_fails(
    get: Callable[..., str], fetch: Fetch, clock: Clock
) -> None:
    """The renewal is repeated after a minute, not at each call."""
    get()
    clock.advance(minutes=51)
    fetch.failures = [ConnectFailed("down"), ConnectFailed("down")]
    assert [get(), get()] == ["value 1", "value 1"]
    assert fetch.fetches == 2
    clock.advance(minutes=1)
    assert get() == "value 1"
    assert fetch.fetches == 3
    clock.advance(minutes=1)
    assert get() == "value 4"


def test_an_expired_value_is_not_used(get: Callable[..., str], fetch: Fetch, clock: Clock) -> None:
    get()
    clock.advance(minutes=60)
    fetch.failures = [ConnectFailed("down")]
    with pytest.raises(ConnectFailed):
        get()
    assert get() == "value 3"


def test_a_stale_value_is_replaced_once(get: Callable[..., str], fetch: Fetch) -> None:
    first = get()
    assert get(is_stale=lambda value: value == first) == "value 2"
    assert get(is_stale=lambda value: value == first) == "value 2"
    assert fetch.fetches == 2


def test_a_refusal_is_cached_for_its_ttl(get: Callable[..., str], fetch: Fetch, clock: Clock) -> None:
    fetch.failures = [refuse(), refuse()]
    for _ in range(3):
        with pytest.raises(AuthFailed) as caught:
            get()
        assert caught.value.code == "401"
    assert fetch.fetches == 1
    clock.advance(minutes=15)
    with pytest.raises(AuthFailed):
        get()
    assert fetch.fetches == 2


def test_a_refused_renewal_is_not_repeated_before_its_ttl(
    get: Callable[..., str], fetch: Fetch, clock: Clock
) -> None:
    get()
    clock.advance(minutes=50)
    fetch.failures = [refuse()]
    for _ in range(3):
        assert get() == "value 1"
        clock.advance(minutes=3)
    assert fetch.fetches == 2


def test_other_errors_are_not_cached(get: Callable[..., str], fetch: Fetch) -> None:
    fetch.failures = [ConnectFailed("down")]
    with pytest.raises(ConnectFailed):
        get()
    assert get() == "value 2"


def run_together(count: int, work: Callable[[], str]) -> list[str | YunbindError]:
    """Run a function in several threads at the same time, and return the results."""
    barrier = threading.Barrier(count)
    results: list[str | YunbindError] = []

    def run() -> None:
        barrier.wait()
        try:
            results.append(work())
        except YunbindError as error:
            results.append(error)

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    return results


class SlowTransport(Transport):
    """A transport that responds after 50 ms, when the other threads are waiting."""

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        threading.Event().wait(0.05)
        return HttpResponse(200)


def test_one_of_many_threads_fetches(clock: Clock, fetch: Fetch) -> None:
    cache: SingleFlightCache[str] = SingleFlightCache()
    results = run_together(16, lambda: drive(cache.get("a", fetch, clock), SlowTransport()))
    assert results == ["value 1"] * 16
    assert fetch.fetches == 1


def test_waiting_threads_raise_the_same_error(clock: Clock, fetch: Fetch) -> None:
    """Each thread raises its own copy of the exception."""
    cache: SingleFlightCache[str] = SingleFlightCache(timedelta(minutes=15))
    fetch.failures = [refuse()]
    results = run_together(16, lambda: drive(cache.get("a", fetch, clock), SlowTransport()))
    assert {type(error) for error in results} == {AuthFailed}
    assert len({id(error) for error in results}) == 16
    assert fetch.fetches == 1


async def test_one_of_many_tasks_fetches(clock: Clock, fetch: Fetch) -> None:
    cache: SingleFlightCache[str] = SingleFlightCache()
    transport = GatedTransport()
    tasks = [asyncio.create_task(drive_async(cache.get("a", fetch, clock), transport)) for _ in range(16)]
    await asyncio.sleep(0.01)
    transport.gate.set()
    assert await asyncio.gather(*tasks) == ["value 1"] * 16
    assert transport.sent == 1


async def test_another_task_fetches_when_the_fetching_task_is_cancelled(clock: Clock, fetch: Fetch) -> None:
    cache: SingleFlightCache[str] = SingleFlightCache()
    transport = GatedTransport()
    first = asyncio.create_task(drive_async(cache.get("a", fetch, clock), transport))
    await asyncio.sleep(0)
    others = [asyncio.create_task(drive_async(cache.get("a", fetch, clock), transport)) for _ in range(3)]
    await asyncio.sleep(0.01)
    first.cancel()
    await asyncio.sleep(0.01)
    transport.gate.set()
    assert await asyncio.wait_for(asyncio.gather(*others), 5) == ["value 2"] * 3
    assert first.cancelled()


async def test_cancelling_a_waiting_task_does_not_affect_the_others(clock: Clock, fetch: Fetch) -> None:
    cache: SingleFlightCache[str] = SingleFlightCache()
    transport = GatedTransport()
    tasks = [asyncio.create_task(drive_async(cache.get("a", fetch, clock), transport)) for _ in range(3)]
    await asyncio.sleep(0.01)
    tasks[1].cancel()
    await asyncio.sleep(0.01)
    transport.gate.set()
    assert await asyncio.wait_for(asyncio.gather(tasks[0], tasks[2]), 5) == ["value 1"] * 2


async def test_a_blocking_call_does_not_wait_for_a_task_of_the_same_thread(
    clock: Clock, fetch: Fetch
) -> None:
    """The task could not continue meanwhile, so both would wait for ever."""
    cache: SingleFlightCache[str] = SingleFlightCache()
    transport = GatedTransport()
    task = asyncio.create_task(drive_async(cache.get("a", fetch, clock), transport))
    await asyncio.sleep(0.01)
    assert drive(cache.get("a", fetch, clock), Transport()) == "value 2"
    transport.gate.set()
    assert await asyncio.wait_for(task, 5) == "value 1"


def test_an_interrupted_fetch_does_not_block_the_others(clock: Clock, fetch: Fetch) -> None:
    """This holds even while the exception and its frames are referenced."""

    class Broken(Transport):
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            raise KeyboardInterrupt

    cache: SingleFlightCache[str] = SingleFlightCache()
    with pytest.raises(KeyboardInterrupt) as caught:
        drive(cache.get("a", fetch, clock), Broken())
    results: list[str] = []
    thread = threading.Thread(
        target=lambda: results.append(drive(cache.get("a", fetch, clock), Transport())), daemon=True
    )
    thread.start()
    thread.join(5)
    assert results == ["value 2"]
    assert caught.value.__traceback__


def test_others_use_the_valid_value_during_its_renewal(clock: Clock, fetch: Fetch) -> None:
    cache: SingleFlightCache[str] = SingleFlightCache()
    drive(cache.get("a", fetch, clock), Transport())
    clock.advance(minutes=55)
    renewal = cache.get("a", fetch, clock)
    assert isinstance(next(renewal), Send)
    assert drive(cache.get("a", fetch, clock), Transport()) == "value 1"
    renewal.close()
    assert drive(cache.get("a", fetch, clock), Transport()) == "value 3"


def test_a_closed_client_does_not_fail_the_others(clock: Clock, fetch: Fetch) -> None:
    cache: SingleFlightCache[str] = SingleFlightCache()
    owner, other = cache.get("a", fetch, clock), cache.get("a", fetch, clock)
    next(owner)
    assert isinstance(next(other), Join)
    with pytest.raises(ClientClosed):
        owner.throw(ClientClosed("closed"))
    assert isinstance(other.send(None), Send)
    other.close()


def test_a_cleared_value_is_fetched_again(clock: Clock, fetch: Fetch) -> None:
    cache: SingleFlightCache[str] = SingleFlightCache()
    drive(cache.get("a", fetch, clock), Transport())
    cache.clear()
    assert drive(cache.get("a", fetch, clock), Transport()) == "value 2"


def run_in_a_child(work: Callable[[], bool]) -> bool:
    """Return whether a function returns true in a forked child within 5 s."""
    child = os.fork()
    if child == 0:
        signal.alarm(5)
        status = 1
        try:
            status = 0 if work() else 2
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the platform has no fork")
def test_a_child_forked_during_a_fetch_fetches_its_own_value(clock: Clock, fetch: Fetch) -> None:
    """The fetching thread does not run in the child."""
    cache: SingleFlightCache[str] = SingleFlightCache()
    is_sent, may_respond = threading.Event(), threading.Event()

    class Slow(Transport):
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            is_sent.set()
            may_respond.wait(10)
            return super().send(request, timeout)

    thread = threading.Thread(target=lambda: drive(cache.get("a", fetch, clock), Slow()))
    thread.start()
    is_sent.wait(10)
    assert run_in_a_child(lambda: drive(cache.get("a", fetch, clock), Transport()) == "value 2")
    may_respond.set()
    thread.join()
    assert drive(cache.get("a", fetch, clock), Transport()) == "value 1"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the platform has no fork")
def test_a_lock_that_another_thread_holds_is_free_in_a_forked_child() -> None:
    lock = ForkSafeLock()

    def use() -> bool:
        with lock:
            return True

    with lock:
        assert run_in_a_child(use)
        assert lock._lock.locked()
