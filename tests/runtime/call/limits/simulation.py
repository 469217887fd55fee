"""Callers in simulated time, over the local limiter and over the script that runs in Redis."""

from __future__ import annotations

import copy
import heapq
import itertools
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from redis import Redis
from yunbind_runtime.base.errors import RateLimitTimedOut
from yunbind_runtime.call.effects import Effect, Run, Sleep
from yunbind_runtime.call.limits import Limiter, LocalLimiter, RateKey
from yunbind_runtime.call.redis_limits import _RESERVE, RedisLimiter

KEY = RateKey("tencent", "the-key-id", "ap-guangzhou", "tke.DescribeImageCaches")
START = 1_700_000_000.0


class Clock:
    """A clock that tests set. With a Redis, the script in it reads the same time."""

    def __init__(self, redis: Redis | None = None) -> None:
        self._redis = redis
        self._now = 0.0
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    @property
    def now(self) -> float:
        return self._now

    @now.setter
    def now(self, value: float) -> None:
        self._now = value
        if self._redis is not None:
            self._redis.set("now", f"{START + value:.6f}")


class World(Protocol):
    """Limiters that share one rate, and their clock."""

    clock: Clock

    def join(self) -> Limiter:
        """Return the limiter of another process, or of this one if processes do not share the rate."""
        ...


class LocalWorld:
    """One process."""

    def __init__(self) -> None:
        self.clock = Clock()
        self._limiter = LocalLimiter(margin=0, clock=self.clock)

    def join(self) -> LocalLimiter:
        return self._limiter


class RedisWorld:
    """Processes that share a Redis. In each, the local limiter sees only the calls of that process."""

    def __init__(self, redis: Redis, url: str) -> None:
        redis.flushall()
        self.clock = Clock(redis)
        self._limiter = RedisLimiter(url)
        script = _RESERVE.replace(
            "redis.call('TIME')", "{string.match(redis.call('GET', 'now'), '(%d+)%.(%d+)')}"
        ).replace("redis.call('PEXPIRE', slots,", "tostring(")
        assert script.count("redis.call") == _RESERVE.count("redis.call") - 1
        self._limiter._script = self._limiter._redis.register_script(script)

    def join(self) -> RedisLimiter:
        limiter = copy.copy(self._limiter)
        limiter._local = LocalLimiter(margin=0, clock=self.clock)
        limiter._released = copy.copy(limiter._released)
        return limiter

    def close(self) -> None:
        self._limiter.close()


def next_sleep(effects: Generator[Effect, Any, object], reply: object = None) -> float | None:
    """Run the effects up to the next pause. Returns its seconds, or None if the call begins."""
    try:
        effect = effects.send(reply)
        while isinstance(effect, Run):
            effect = effects.send(effect.block())
    except StopIteration:
        return None
    assert isinstance(effect, Sleep)
    return effect.seconds


@dataclass
class Caller:
    """A caller that wants to call once.

    Attributes:
        comes: Time at which it asks.
        late: Seconds by which it oversleeps each time.
        patience: Seconds that it is ready to wait.
        leaves: Time at which it is cancelled.
        begins: Time at which it called.
        refused: Time at which the limiter refused it.
    """

    comes: float
    late: float = 0.0
    patience: float | None = None
    leaves: float | None = None
    begins: float | None = field(default=None, init=False)
    refused: float | None = field(default=None, init=False)


def simulate(
    world: World,
    callers: list[Caller],
    rate: tuple[int, float],
    pauses: Sequence[tuple[float, float]] = (),
    *,
    processes: int = 1,
) -> None:
    """Let the callers come, wait, oversleep and leave. Pauses hold in all processes."""
    clock = world.clock
    limiters = [world.join() for _ in range(processes)]
    order = itertools.count()
    agenda: list[tuple[float, int, Any]] = []

    def plan(moment: float, act: Any) -> None:
        heapq.heappush(agenda, (moment, next(order), act))

    def go_on(caller: Caller, effects: Generator[Effect, Any, object]) -> None:
        try:
            seconds = next_sleep(effects)
        except RateLimitTimedOut:
            caller.refused = clock.now
            return
        if seconds is None:
            caller.begins = clock.now
            return
        assert seconds > 0
        wakes = clock.now + seconds + caller.late
        if caller.leaves is not None and caller.leaves < wakes:
            plan(max(caller.leaves, clock.now), effects.close)
        else:
            plan(wakes, lambda: go_on(caller, effects))

    def pause(seconds: float) -> None:
        for limiter in limiters:
            limiter.pause(KEY, seconds)

    for index, caller in enumerate(callers):
        effects = limiters[index % processes].acquire(KEY, rate, caller.patience)
        plan(caller.comes, lambda caller=caller, effects=effects: go_on(caller, effects))
    for moment, seconds in pauses:
        plan(moment, lambda seconds=seconds: pause(seconds))
    while agenda:
        clock.now, _, act = heapq.heappop(agenda)
        act()
