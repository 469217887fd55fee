"""The steps that a call is made of, and the two drivers that carry them out.

What the bindings do is told by generators, which yield what to send, how long to
wait and what to run, and are given the outcome. One driver blocks, the other
awaits, and no logic exists twice.
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

_ResultT = TypeVar("_ResultT")


@dataclass(frozen=True, slots=True)
class Send:
    """A step: send this request."""

    request: HttpRequest
    timeout: Timeout


@dataclass(frozen=True, slots=True)
class Sleep:
    """A step: let time pass."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """A step: run something that takes its time, and give what it returns.

    Attributes:
        block: runs it to its end; a ``YunbindError`` that it raises is raised at the step.
        wait: does the same in an event loop; without it, a thread runs ``block``.
    """

    block: Callable[[], object]
    wait: Callable[[], Awaitable[object]] | None = None


Effect: TypeAlias = Send | Sleep | Join | Run
"""``Send`` is answered by an HttpResponse, ``Run`` by what it returned, the others by None."""


def drive(
    steps: Generator[Effect, Any, _ResultT],
    transport: Transport,
    sleep: Callable[[float], Any] | None = None,
) -> _ResultT:
    """Carry out the steps with a blocking transport."""
    try:
        step = next(steps)
        while True:
            if isinstance(step, Sleep):
                (sleep or time.sleep)(step.seconds)
                step = steps.send(None)
                continue
            if isinstance(step, Join):
                step.flight.wait()
                step = steps.send(None)
                continue
            try:
                answer = step.block() if isinstance(step, Run) else transport.send(step.request, step.timeout)
            except YunbindError as error:
                step = steps.throw(error)
            else:
                step = steps.send(answer)
    except StopIteration as end:
        return end.value
    finally:
        steps.close()  # at once, because others may wait for what it was about to get


async def drive_async(
    steps: Generator[Effect, Any, _ResultT],
    transport: AsyncTransport,
    sleep: Callable[[float], Any] | None = None,
) -> _ResultT:
    """Carry out the steps with an asyncio transport."""
    try:
        step = next(steps)
        while True:
            if isinstance(step, Sleep):
                await (sleep or _find_sleep())(step.seconds)
                step = steps.send(None)
                continue
            if isinstance(step, Join):
                await step.flight.wait_async()
                step = steps.send(None)
                continue
            try:
                if isinstance(step, Run):
                    answer = await _run(step)
                else:
                    answer = await transport.send(step.request, step.timeout)
            except YunbindError as error:
                step = steps.throw(error)
            else:
                step = steps.send(answer)
    except StopIteration as end:
        return end.value
    finally:
        steps.close()  # at once, because others may wait for what it was about to get


async def _run(step: Run) -> object:
    if step.wait is not None:
        return await step.wait()
    import asyncio

    return await asyncio.to_thread(step.block)


def _find_sleep() -> Callable[[float], Any]:
    import asyncio

    return asyncio.sleep
