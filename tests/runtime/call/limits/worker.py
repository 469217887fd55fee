"""A program that calls as often as its limiter allows.

``python -m tests.runtime.call.limits.worker threads|tasks URL SECONDS`` prints ``ready``, waits for a line, calls from
four threads or tasks, and prints the calls as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time

from yunbind_runtime.call.redis_limits import RedisLimiter

from .calls import Begun, call, call_in_task

RATE = (20, 1.0)
TOGETHER = 4


def call_in_threads(limiter: RedisLimiter, end: float) -> list[Begun]:
    calls: list[Begun] = []

    def run() -> None:
        while time.monotonic() < end:
            calls.append(call(limiter, RATE))

    threads = [threading.Thread(target=run) for _ in range(TOGETHER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return calls


async def call_in_tasks(limiter: RedisLimiter, end: float) -> list[Begun]:
    calls: list[Begun] = []

    async def run() -> None:
        while time.monotonic() < end:
            calls.append(await call_in_task(limiter, RATE))

    await asyncio.gather(*(run() for _ in range(TOGETHER)))
    return calls


def main() -> None:
    way, url, seconds = sys.argv[1:]
    limiter = RedisLimiter(url)
    print("ready", flush=True)
    sys.stdin.readline()
    end = time.monotonic() + float(seconds)
    calls = call_in_threads(limiter, end) if way == "threads" else asyncio.run(call_in_tasks(limiter, end))
    print(json.dumps(calls))
    limiter.close()


if __name__ == "__main__":
    main()
