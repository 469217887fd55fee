"""Processes share a documented rate through Redis."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yunbind_runtime
from redis import Redis
from yunbind_runtime.base.errors import RateLimitTimedOut
from yunbind_runtime.call.effects import Run, Sleep, drive
from yunbind_runtime.call.limits import LocalLimiter, RateKey
from yunbind_runtime.call.redis_limits import RedisLimiter

from .calls import KEY, NOTHING, RATE, SPAN, Begun, assert_shared, call, call_in_task
from .redis_server import RedisServer
from .simulation import next_sleep


def test_two_processes_share_one_rate(pair: tuple[RedisLimiter, RedisLimiter]) -> None:
    one, other = pair
    for limiter in (one, one, one, other, other):
        call(limiter, (5, 60), timeout=0)
    for limiter in pair:
        with pytest.raises(RateLimitTimedOut) as caught:
            call(limiter, (5, 60), timeout=1)
        assert 55 < caught.value.wait <= 60.05


def test_a_caller_without_time_reserves_nothing(
    redis: Redis, pair: tuple[RedisLimiter, RedisLimiter]
) -> None:
    """It reserves nothing in its own process either: refused callers hold nobody up."""
    one, other = pair
    rate = (5, 0.6)
    for _ in range(5):
        call(one, rate)
    for _ in range(20):
        with pytest.raises(RateLimitTimedOut):
            call(other, rate, timeout=0)
    assert redis.zcard(redis.keys()[0]) == 5
    started = time.monotonic()
    assert call(other, rate).moment - started < 0.9


def test_a_caller_asks_once_and_once_more_when_it_wakes_up(
    redis: Redis, pair: tuple[RedisLimiter, RedisLimiter]
) -> None:
    one, other = pair
    for _ in range(5):
        call(one)
    effects = other.acquire(KEY, RATE, 30)
    request = next(effects)
    assert isinstance(request, Run)
    pause = effects.send(request.block())
    assert isinstance(pause, Sleep)
    assert 0 < pause.seconds <= SPAN
    time.sleep(pause.seconds)
    request = next(effects)
    assert isinstance(request, Run)
    with pytest.raises(StopIteration):
        effects.send(request.block())


def test_a_cancelled_caller_gives_its_slot_back_with_the_next_request(
    pair: tuple[RedisLimiter, RedisLimiter],
) -> None:
    one, other = pair
    rate = (5, 60)
    for _ in range(5):
        call(one, rate)
    cancelled = other.acquire(KEY, rate, None)
    next_sleep(cancelled)
    behind = one.acquire(KEY, rate, None)
    next_sleep(behind)
    cancelled.close()
    waits = [next_sleep(other.acquire(KEY, rate, None)) for _ in range(4)]
    assert all(wait is not None and 55 < wait <= 60.05 for wait in waits)


def test_the_clocks_of_the_callers_do_not_matter(
    server: RedisServer, redis: Redis, make: Callable[..., RedisLimiter]
) -> None:
    """Redis uses its own clock."""
    early, late = (
        make(server.url, local=LocalLimiter(clock=lambda shift=shift: time.monotonic() + shift))
        for shift in (-1e6, 1e6)
    )
    begun = [call(limiter) for limiter in (early, late) * 8]
    assert_shared(begun)
    assert begun[-1].moment - begun[0].moment < 6 * SPAN


@pytest.mark.slow
def test_busy_processes_do_not_crowd_others_out(
    server: RedisServer, redis: Redis, make: Callable[..., RedisLimiter]
) -> None:
    """Each holds at most the slots of one period in Redis, however many callers wait in it: here three periods in all."""
    busy = [make(server.url) for _ in range(3)]
    threads = [threading.Thread(target=call, args=(limiter,)) for limiter in busy for _ in range(20)]
    for thread in threads:
        thread.start()
    time.sleep(5 * SPAN)  # twelve spans of work, and five done
    started = time.monotonic()
    assert call(make(server.url)).moment - started < 5 * SPAN
    for thread in threads:
        thread.join(30)


async def test_tasks_and_threads_of_two_processes_share_the_rate(
    pair: tuple[RedisLimiter, RedisLimiter],
) -> None:
    one, other = pair
    begun = await asyncio.gather(
        *(call_in_task(limiter) for limiter in pair for _ in range(8)),
        *(asyncio.to_thread(call, limiter) for limiter in (one, other) for _ in range(2)),
    )
    assert_shared(begun)
    assert max(begun).moment - min(begun).moment < 8 * SPAN


@pytest.mark.slow
async def test_the_event_loop_runs_on_while_redis_is_slow(
    redis: Redis, pair: tuple[RedisLimiter, RedisLimiter]
) -> None:
    redis.client_pause(300)
    task = asyncio.create_task(call_in_task(pair[0]))
    started, longest, last = time.monotonic(), 0.0, time.monotonic()
    while not task.done():
        await asyncio.sleep(0.005)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    assert (await task).moment - started > 0.2
    assert longest < 0.15


@pytest.mark.slow
def test_a_pause_holds_back_callers_that_wait_for_redis(pair: tuple[RedisLimiter, RedisLimiter]) -> None:
    one, other = pair
    for _ in range(5):
        call(one)
    begun: list[float] = []
    waiting = threading.Thread(target=lambda: begun.append(call(other).moment))
    waiting.start()
    time.sleep(0.05)
    other.pause(KEY, 0.6)
    paused = time.monotonic()
    waiting.join(30)
    assert begun[0] - paused >= 0.59


@pytest.mark.slow
def test_redis_holds_few_short_lived_entries_and_no_key_id(
    redis: Redis, pair: tuple[RedisLimiter, RedisLimiter]
) -> None:
    for _ in range(5):
        call(pair[0])
    for effects in [pair[1].acquire(KEY, RATE, 30) for _ in range(3)]:
        effects.send(next(effects).block())  # reserves a slot in the future
    (name,) = redis.keys()
    assert b"the-key-id" not in name
    assert name.startswith(b"yunbind:slots:tencent:tke.DescribeImageCaches:ap-guangzhou:")
    assert redis.zcard(name) == 8
    assert SPAN * 1000 < redis.pttl(name) <= 2 * SPAN * 1000
    time.sleep(2.1 * SPAN)
    assert redis.keys() == []


def test_prefixes_and_accounts_do_not_share(
    server: RedisServer, redis: Redis, make: Callable[..., RedisLimiter]
) -> None:
    one, other = make(server.url), make(server.url, prefix="other")
    call(one, (1, 60), 0)
    call(other, (1, 60), 0)
    stranger = RateKey(KEY.provider, "another-key-id", KEY.region, KEY.action)
    drive(one.acquire(stranger, (1, 60), 0), NOTHING)
    assert len(redis.keys()) == 3


def test_forgotten_scripts_are_loaded_again(
    redis: Redis, pair: tuple[RedisLimiter, RedisLimiter], warnings: Callable[[], list[str]]
) -> None:
    """Redis forgets scripts when it restarts."""
    call(pair[0])
    redis.script_flush()
    call(pair[0])
    assert redis.zcard(redis.keys()[0]) == 2
    assert warnings() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork.")
def test_a_forked_child_shares_the_rate_over_its_own_connections(server: RedisServer, redis: Redis) -> None:
    code = f"""
import os, sys
sys.path.insert(0, {str(Path(yunbind_runtime.__file__).parents[1])!r})
from yunbind_runtime.call.effects import drive
from yunbind_runtime.call.limits import RateKey
from yunbind_runtime.call.redis_limits import RedisLimiter
key = RateKey("tencent", "id", None, "ecm.DescribeImage")
limiter, lonely = RedisLimiter({server.url!r}), RedisLimiter("redis://127.0.0.1:1")
def call(limiter):
    drive(limiter.acquire(key, (100, 60), 0), None)
call(limiter)
with limiter._lock, lonely._lock:
    child = os.fork()
    if child == 0:
        for _ in range(10):
            call(limiter)
        call(lonely)
        os._exit(0)
for _ in range(10):
    call(limiter)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, timeout=30)
    assert (done.stdout, done.stderr.count("is unavailable")) == ("0\n", 1)
    assert redis.zcard(redis.keys()[0]) == 21


@pytest.mark.slow
def test_four_processes_share_twenty_calls_a_second_and_none_starves(
    server: RedisServer, redis: Redis
) -> None:
    """Two of them with threads, two with tasks."""
    root = Path(__file__).parents[4]
    environ = {**os.environ, "PYTHONPATH": str(Path(yunbind_runtime.__file__).parents[1])}
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.runtime.call.limits.worker", way, server.url, "3"],
            cwd=root,
            env=environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for way in ("threads", "tasks", "threads", "tasks")
    ]
    calls_by = [[Begun(*each) for each in json.loads(printed)] for printed in run_all(workers)]
    calls = sorted(itertools.chain(*calls_by))
    assert_shared(calls, (20, 1.0))
    assert sum(moment < calls[0].moment + 3.0 for moment, _ in calls) >= 45  # at best sixty: twenty, thrice
    assert min(len(each) for each in calls_by) >= len(calls) / 4 / 3


def run_all(workers: list[subprocess.Popen[str]]) -> list[str]:
    """Let all begin at once, when all are ready; return what they print."""
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    printed = [worker.communicate(timeout=60)[0] for worker in workers]
    assert [worker.returncode for worker in workers] == [0] * len(workers)
    return printed
