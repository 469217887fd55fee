"""Effects, which calls yield, and the two drivers that run them.

The logic of calls, pages and waiters is in generators. They yield the requests to send, the pauses to make
and the functions to run, and receive the results. One driver blocks, the other awaits, so no logic exists
twice.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from yunbind_runtime.base.errors import YunbindError
from yunbind_runtime.base.single_flight import Join

if TYPE_CHECKING:
    from yunbind_runtime.base.http import HttpRequest, Timeout
    from yunbind_runtime.transport.transport import AsyncTransport, Transport

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Send:
    """Send a request. The result is an ``HttpResponse``."""

    request: HttpRequest
    timeout: Timeout


@dataclass(frozen=True, slots=True)
class Sleep:
    """Pause for some seconds. The result is None."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """Run a function that may block. The result is its return value.

    A ``YunbindError`` that the function raises is raised where the effect was yielded.

    Attributes:
        block: The function.
        wait: The same as a coroutine function. Without it, asyncio runs ``block`` in a thread.
    """

    block: Callable[[], object]
    wait: Callable[[], Awaitable[object]] | None = None


Effect: TypeAlias = Send | Sleep | Join | Run
"""The result of ``Join`` is None."""

Effects: TypeAlias = Generator[Effect, Any, ResultT]
"""A generator that yields effects and returns a result."""


def drive(
    effects: Effects[ResultT], transport: Transport, sleep: Callable[[float], Any] | None = None
) -> ResultT:
    """Run effects with a blocking transport."""
    try:
        effect = next(effects)
        while True:
            if isinstance(effect, Sleep):
                (sleep or time.sleep)(effect.seconds)
                effect = effects.send(None)
                continue
            if isinstance(effect, Join):
                effect.flight.wait()
                effect = effects.send(None)
                continue
            try:
                if isinstance(effect, Run):
                    result = effect.block()
                else:
                    result = transport.send(effect.request, effect.timeout)
            except YunbindError as error:
                effect = effects.throw(error)
            else:
                effect = effects.send(result)
    except StopIteration as end:
        return end.value
    finally:
        effects.close()  # at once, because others may wait for a value that it was fetching


async def drive_async(
    effects: Effects[ResultT], transport: AsyncTransport, sleep: Callable[[float], Any] | None = None
) -> ResultT:
    """Run effects with an asyncio transport."""
    try:
        effect = next(effects)
        while True:
            if isinstance(effect, Sleep):
                await (sleep or _find_sleep())(effect.seconds)
                effect = effects.send(None)
                continue
            if isinstance(effect, Join):
                await effect.flight.wait_async()
                effect = effects.send(None)
                continue
            try:
                if isinstance(effect, Run):
                    result = await _run(effect)
                else:
                    result = await transport.send(effect.request, effect.timeout)
            except YunbindError as error:
                effect = effects.throw(error)
            else:
                effect = effects.send(result)
    except StopIteration as end:
        return end.value
    finally:
        effects.close()  # at once, because others may wait for a value that it was fetching


async def _run(effect: Run) -> object:
    if effect.wait is not None:
        return await effect.wait()
    import asyncio

    return await asyncio.to_thread(effect.block)


def _find_sleep() -> Callable[[float], Any]:
    import asyncio

    return asyncio.sleep
