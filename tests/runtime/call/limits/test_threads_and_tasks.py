"""Threads and tasks share a rate. Forked processes share nothing."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import yunbind_runtime
from yunbind_facts.behavior import LIMITS_MARGIN
from yunbind_runtime.call.effects import drive, drive_async
from yunbind_runtime.call.limits import LocalLimiter, Slot

from .calls import KEY, NOTHING

RATE = (10, 0.15)


def call_in_thread(limiter: LocalLimiter, begun: list[float]) -> None:
    note(drive(limiter.acquire(KEY, RATE, 30), NOTHING), begun)


async def call_in_task(limiter: LocalLimiter, begun: list[float]) -> None:
    note(await drive_async(limiter.acquire(KEY, RATE, 30), NOTHING), begun)


def note(slot: Slot, begun: list[float]) -> None:
    assert slot.at <= time.monotonic()
    begun.append(slot.at)


def in_threads(limiter: LocalLimiter, begun: list[float], count: int) -> list[threading.Thread]:
    threads = [threading.Thread(target=call_in_thread, args=(limiter, begun)) for _ in range(count)]
    for thread in threads:
        thread.start()
    return threads


def assert_kept(begun: list[float], count: int) -> None:
    calls, period = RATE
    assert len(begun) == count
    begun.sort()
    assert all(
        later - earlier >= period + LIMITS_MARGIN - 1e-9
        for earlier, later in zip(begun, begun[calls:], strict=False)
    )
    assert begun[-1] - begun[0] < 4 * (count / calls) * (period + LIMITS_MARGIN)


def test_threads_share_the_rate() -> None:
    limiter, begun = LocalLimiter(), []
    for thread in in_threads(limiter, begun, 40):
        thread.join(30)
    assert_kept(begun, 40)


async def test_tasks_share_the_rate() -> None:
    limiter, begun = LocalLimiter(), []
    await asyncio.gather(*(call_in_task(limiter, begun) for _ in range(40)))
    assert_kept(begun, 40)


async def test_threads_tasks_and_the_thread_of_the_loop_share_the_rate() -> None:
    """A blocking call in an event loop does not wait for the tasks that it keeps from running."""
    limiter, begun = LocalLimiter(), []
    threads = in_threads(limiter, begun, 15)
    tasks = [asyncio.create_task(call_in_task(limiter, begun)) for _ in range(15)]
    await asyncio.sleep(0)
    for _ in range(10):
        call_in_thread(limiter, begun)
    await asyncio.gather(*tasks)
    for thread in threads:
        thread.join(30)
    assert_kept(begun, 40)


async def test_cancelled_tasks_give_their_slots_back() -> None:
    limiter = LocalLimiter()
    tasks = [asyncio.create_task(call_in_task(limiter, [])) for _ in range(1000)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    started = time.monotonic()
    await call_in_task(limiter, [])
    assert time.monotonic() - started < 2.0  # a thousand calls would take 15 s


ROOT = Path(yunbind_runtime.__file__).parents[1]


def run_python(code: str) -> str:
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True, timeout=30
    )
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork.")
def test_a_forked_child_inherits_neither_locks_nor_reservations() -> None:
    code = """
import os
from yunbind_runtime.call.limits import LOCAL, RateKey
key = RateKey("tencent", "id", None, "ecm.DescribeImage")
LOCAL.pause(key, 3600)
with LOCAL._lock:
    child = os.fork()
    if child == 0:
        os._exit(len(list(LOCAL.acquire(key, (1, 1.0), 0))))
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    assert run_python(code) == "0"


@pytest.mark.parametrize("module", ["call.limits", "call.redis_limits"])
def test_importing_loads_no_library_of_limits(module: str) -> None:
    code = f"import yunbind_runtime.{module}; print('redis' in sys.modules, 'pyrate_limiter' in sys.modules)"
    assert run_python(code) == "False False"
