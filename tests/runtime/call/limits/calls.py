"""Calls that only wait for their slot, and measure how late they begin."""

from __future__ import annotations

import asyncio
import time
from typing import Any, NamedTuple

from yunbind_runtime.call.effects import drive, drive_async
from yunbind_runtime.call.limits import Limiter, RateKey

KEY = RateKey("tencent", "the-key-id", "ap-guangzhou", "tke.DescribeImageCaches")
NOTHING: Any = None  # a transport that is not used
RATE = (5, 0.2)
SPAN = 0.25  # with the margin


class Begun(NamedTuple):
    """Time at which a call began, and the seconds it took beyond its pauses."""

    moment: float
    late: float


def call(limiter: Limiter, rate: tuple[int, float] = RATE, timeout: float | None = 30) -> Begun:
    asked = time.monotonic()
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        time.sleep(seconds)

    drive(limiter.acquire(KEY, rate, timeout), NOTHING, sleep)
    begun = time.monotonic()
    return Begun(begun, begun - asked - sum(waits))


async def call_in_task(limiter: Limiter, rate: tuple[int, float] = RATE) -> Begun:
    asked = time.monotonic()
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        await asyncio.sleep(seconds)

    await drive_async(limiter.acquire(KEY, rate, 30), NOTHING, sleep)
    begun = time.monotonic()
    return Begun(begun, begun - asked - sum(waits))


def assert_shared(calls: list[Begun], rate: tuple[int, float] = RATE) -> None:
    """No window of the period and its margin, less the longest delay, contains more calls than allowed."""
    window = rate[1] + 0.05 - max(late for _, late in calls)
    moments = [moment for moment, _ in calls]
    assert max(sum(start <= moment < start + window for moment in moments) for start in moments) <= rate[0]
