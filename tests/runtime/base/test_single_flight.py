"""A shelf keeps what took a call to get, and lets one caller at a time get it anew."""

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
from yunbind_runtime.base.fork_safety import Lock
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


class Source:
    """Makes a new value at each fetch, or fails as it is told to."""

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


class Line:
    """A transport that answers at once."""

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        return HttpResponse(200)

    def close(self) -> None: ...


class SlowLine:
    """An asyncio transport that answers when the test says so."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.sent = 0

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        self.sent += 1
        await self.go.wait()
        return HttpResponse(200)

    async def aclose(self) -> None: ...


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def source(clock: Clock) -> Source:
    return Source(clock)


@pytest.fixture
def obtain(source: Source, clock: Clock) -> Callable[..., str]:
    shelf: SingleFlightCache[str] = SingleFlightCache(error_ttl=timedelta(minutes=15))
    return lambda key="a", **more: drive(shelf.obtain(key, source, clock, **more), Line())


def refuse() -> AuthFailed:
    return AuthFailed(code="401", message="no")


def test_a_value_is_got_once_and_kept(obtain: Callable[..., str], source: Source) -> None:
    assert [obtain(), obtain(), obtain()] == ["value 1"] * 3
    assert source.fetches == 1


def test_each_key_has_its_own_value(obtain: Callable[..., str]) -> None:
    assert [obtain("a"), obtain("b"), obtain("a")] == ["value 1", "value 2", "value 1"]


def test_a_value_without_times_is_kept_for_good(clock: Clock) -> None:
    def fetch() -> Generator[Any, Any, CachedValue[str]]:
        yield Sleep(0)
        return CachedValue("lasting")

    shelf: SingleFlightCache[str] = SingleFlightCache()
    values: set[int] = set()
    for _ in range(3):
        values.add(id(drive(shelf.obtain("a", fetch, clock), Line())))
        clock.advance(days=10_000)
    assert len(values) == 1


def test_a_value_is_renewed_when_its_time_has_come(obtain: Callable[..., str], clock: Clock) -> None:
    obtain()
    clock.advance(minutes=49, seconds=59)
    assert obtain() == "value 1"
    clock.advance(seconds=1)
    assert obtain() == "value 2"


def test_a_value_serves_on_while_its_renewal_fails(
    obtain: Callable[..., str], source: Source, clock: Clock
) -> None:
    """And the renewal is tried again after a minute, not at each call."""
    obtain()
    clock.advance(minutes=51)
    source.failures = [ConnectFailed("down"), ConnectFailed("down")]
    assert [obtain(), obtain()] == ["value 1", "value 1"]
    assert source.fetches == 2
    clock.advance(minutes=1)
    assert obtain() == "value 1"
    assert source.fetches == 3
    clock.advance(minutes=1)
    assert obtain() == "value 4"


def test_a_value_that_has_ended_does_not_serve(
    obtain: Callable[..., str], source: Source, clock: Clock
) -> None:
    obtain()
    clock.advance(minutes=60)
    source.failures = [ConnectFailed("down")]
    with pytest.raises(ConnectFailed):
        obtain()
    assert obtain() == "value 3"


def test_a_stale_value_is_replaced_once(obtain: Callable[..., str], source: Source) -> None:
    first = obtain()
    assert obtain(is_stale=lambda value: value == first) == "value 2"
    assert obtain(is_stale=lambda value: value == first) == "value 2"
    assert source.fetches == 2


def test_a_refusal_is_repeated_without_asking_until_its_time_is_over(
    obtain: Callable[..., str], source: Source, clock: Clock
) -> None:
    source.failures = [refuse(), refuse()]
    for _ in range(3):
        with pytest.raises(AuthFailed) as caught:
            obtain()
        assert caught.value.code == "401"
    assert source.fetches == 1
    clock.advance(minutes=15)
    with pytest.raises(AuthFailed):
        obtain()
    assert source.fetches == 2


def test_a_renewal_that_is_refused_is_not_tried_again_soon(
    obtain: Callable[..., str], source: Source, clock: Clock
) -> None:
    obtain()
    clock.advance(minutes=50)
    source.failures = [refuse()]
    for _ in range(3):
        assert obtain() == "value 1"
        clock.advance(minutes=3)
    assert source.fetches == 2


def test_other_failures_are_not_kept(obtain: Callable[..., str], source: Source) -> None:
    source.failures = [ConnectFailed("down")]
    with pytest.raises(ConnectFailed):
        obtain()
    assert obtain() == "value 2"


def run_together(count: int, work: Callable[[], str]) -> list[str | YunbindError]:
    """Do the same in as many threads, begun at once."""
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


class GatedLine(Line):
    """A transport whose answers wait until others had the time to come."""

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        threading.Event().wait(0.05)
        return HttpResponse(200)


def test_of_many_threads_one_fetches(clock: Clock, source: Source) -> None:
    shelf: SingleFlightCache[str] = SingleFlightCache()
    results = run_together(16, lambda: drive(shelf.obtain("a", source, clock), GatedLine()))
    assert results == ["value 1"] * 16
    assert source.fetches == 1


def test_waiting_threads_share_the_failure(clock: Clock, source: Source) -> None:
    """Each has an exception of its own to raise."""
    shelf: SingleFlightCache[str] = SingleFlightCache(timedelta(minutes=15))
    source.failures = [refuse()]
    results = run_together(16, lambda: drive(shelf.obtain("a", source, clock), GatedLine()))
    assert {type(each) for each in results} == {AuthFailed}
    assert len({id(each) for each in results}) == 16
    assert source.fetches == 1


async def test_of_many_tasks_one_fetches(clock: Clock, source: Source) -> None:
    shelf: SingleFlightCache[str] = SingleFlightCache()
    line = SlowLine()
    tasks = [asyncio.create_task(drive_async(shelf.obtain("a", source, clock), line)) for _ in range(16)]
    await asyncio.sleep(0.01)
    line.go.set()
    assert await asyncio.gather(*tasks) == ["value 1"] * 16
    assert line.sent == 1


async def test_when_the_task_that_fetches_is_cancelled_another_takes_over(
    clock: Clock, source: Source
) -> None:
    shelf: SingleFlightCache[str] = SingleFlightCache()
    line = SlowLine()
    first = asyncio.create_task(drive_async(shelf.obtain("a", source, clock), line))
    await asyncio.sleep(0)
    others = [asyncio.create_task(drive_async(shelf.obtain("a", source, clock), line)) for _ in range(3)]
    await asyncio.sleep(0.01)
    first.cancel()
    await asyncio.sleep(0.01)
    line.go.set()
    assert await asyncio.wait_for(asyncio.gather(*others), 5) == ["value 2"] * 3
    assert first.cancelled()


async def test_a_waiting_task_that_is_cancelled_harms_nobody(clock: Clock, source: Source) -> None:
    shelf: SingleFlightCache[str] = SingleFlightCache()
    line = SlowLine()
    tasks = [asyncio.create_task(drive_async(shelf.obtain("a", source, clock), line)) for _ in range(3)]
    await asyncio.sleep(0.01)
    tasks[1].cancel()
    await asyncio.sleep(0.01)
    line.go.set()
    assert await asyncio.wait_for(asyncio.gather(tasks[0], tasks[2]), 5) == ["value 1"] * 2


async def test_a_blocking_call_does_not_wait_for_a_task_of_its_own_thread(
    clock: Clock, source: Source
) -> None:
    """The task could not go on meanwhile, and both would stand still for ever."""
    shelf: SingleFlightCache[str] = SingleFlightCache()
    line = SlowLine()
    task = asyncio.create_task(drive_async(shelf.obtain("a", source, clock), line))
    await asyncio.sleep(0.01)
    assert drive(shelf.obtain("a", source, clock), Line()) == "value 2"
    line.go.set()
    assert await asyncio.wait_for(task, 5) == "value 1"


def test_a_fetch_that_broke_off_holds_nobody_up(clock: Clock, source: Source) -> None:
    """Even while its exception, and so its frames, are kept."""

    class Broken(Line):
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            raise KeyboardInterrupt

    shelf: SingleFlightCache[str] = SingleFlightCache()
    with pytest.raises(KeyboardInterrupt) as caught:
        drive(shelf.obtain("a", source, clock), Broken())
    results: list[str] = []
    thread = threading.Thread(
        target=lambda: results.append(drive(shelf.obtain("a", source, clock), Line())), daemon=True
    )
    thread.start()
    thread.join(5)
    assert results == ["value 2"]
    assert caught.value.__traceback__


def test_while_one_renews_others_go_on_with_the_value_that_still_serves(clock: Clock, source: Source) -> None:
    shelf: SingleFlightCache[str] = SingleFlightCache()
    drive(shelf.obtain("a", source, clock), Line())
    clock.advance(minutes=55)
    renewal = shelf.obtain("a", source, clock)
    assert isinstance(next(renewal), Send)
    assert drive(shelf.obtain("a", source, clock), Line()) == "value 1"
    renewal.close()
    assert drive(shelf.obtain("a", source, clock), Line()) == "value 3"


def test_a_client_that_was_closed_does_not_fail_the_others(clock: Clock, source: Source) -> None:
    shelf: SingleFlightCache[str] = SingleFlightCache()
    owner, other = shelf.obtain("a", source, clock), shelf.obtain("a", source, clock)
    next(owner)
    assert isinstance(next(other), Join)
    with pytest.raises(ClientClosed):
        owner.throw(ClientClosed("closed"))
    assert isinstance(other.send(None), Send)
    other.close()


def test_what_is_cleared_is_got_anew(clock: Clock, source: Source) -> None:
    shelf: SingleFlightCache[str] = SingleFlightCache()
    drive(shelf.obtain("a", source, clock), Line())
    shelf.clear()
    assert drive(shelf.obtain("a", source, clock), Line()) == "value 2"


def run_in_a_child(work: Callable[[], bool]) -> bool:
    """Fork; whether the child came to its end within 5 s and the work was true there."""
    child = os.fork()
    if child == 0:
        signal.alarm(5)
        status = 1
        try:
            status = 0 if work() else 2
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_child_forked_while_another_thread_gets_a_value_gets_its_own(clock: Clock, source: Source) -> None:
    """The thread that it would wait for does not run there."""
    shelf: SingleFlightCache[str] = SingleFlightCache()
    is_asking, may_answer = threading.Event(), threading.Event()

    class Slow(Line):
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            is_asking.set()
            may_answer.wait(10)
            return super().send(request, timeout)

    thread = threading.Thread(target=lambda: drive(shelf.obtain("a", source, clock), Slow()))
    thread.start()
    is_asking.wait(10)
    assert run_in_a_child(lambda: drive(shelf.obtain("a", source, clock), Line()) == "value 2")
    may_answer.set()
    thread.join()
    assert drive(shelf.obtain("a", source, clock), Line()) == "value 1"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_lock_that_another_thread_holds_is_free_in_a_forked_child() -> None:
    lock = Lock()

    def use() -> bool:
        with lock:
            return True

    with lock:
        assert run_in_a_child(use)
        assert lock._lock.locked()
