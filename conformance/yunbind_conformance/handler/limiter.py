"""``limiter``: the starts of calls that a rate limits."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import RateLimitTimedOut
from yunbind_runtime.call.effects import Sleep
from yunbind_runtime.call.limits import LocalLimiter, RateKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .world import World

_KEY = RateKey("example", "account", None, "service.Action")


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:
    """Return the time at which each call starts."""
    limiter = LocalLimiter(clock=lambda: world.elapsed)
    rate = given["rate"]["calls"], given["rate"]["seconds"]
    arrivals: list[float] = given["arrivals"]
    starts: list[float | None] = [None] * len(arrivals)
    waits = {index: limiter.acquire(_KEY, rate, given.get("deadline")) for index in range(len(arrivals))}
    events = [(at, index) for index, at in enumerate(arrivals)]
    while events:
        world.elapsed, index = heapq.heappop(events)
        try:
            effect = next(waits[index])
        except StopIteration:
            starts[index] = world.elapsed
        except RateLimitTimedOut:
            pass
        else:
            if isinstance(effect, Sleep):
                heapq.heappush(events, (world.elapsed + effect.seconds, index))
    return {"starts": starts}
