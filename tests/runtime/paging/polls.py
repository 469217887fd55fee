"""Waiters and the outcomes of their polls."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, TypeAlias

from yunbind_runtime.base import errors
from yunbind_runtime.call.effects import Effects, Run, drive, drive_async
from yunbind_runtime.paging.wait_loop import wait
from yunbind_runtime.paging.waiters import Acceptor, Waiter

from ..fakes.services import LIST_IMAGES

STATUS = ("things", "[]", "status")


READY = Waiter(
    name="thing_ready",
    success=(Acceptor(path=STATUS, all="Ready", count="ids"),),
    failure=(Acceptor(path=STATUS, any="Failed"), Acceptor(error="AuthFailure"), Acceptor(status=410)),
    delay=10.0,
    timeout=100.0,
)


GONE = Waiter(
    name="thing_gone",
    success=(
        Acceptor(path=("things", "[]"), empty=True),
        Acceptor(status=404),
        Acceptor(error="ResourceNotFound"),
    ),
    failure=(Acceptor(error="InvalidParameter"),),
    delay=5.0,
    timeout=60.0,
)


class Time:
    """A clock that advances only during pauses, and records them."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.pauses: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    async def sleep_async(self, seconds: float) -> None:
        await asyncio.sleep(0)
        self.sleep(seconds)


class Polls:
    """Outcomes of polls, in order. The last one repeats. Exceptions are raised."""

    def __init__(self, *outcomes: object) -> None:
        self.outcomes = outcomes
        self.count = 0

    def __call__(self) -> object:
        outcome = self.outcomes[min(self.count, len(self.outcomes) - 1)]
        self.count += 1
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


Wait: TypeAlias = Callable[..., Any]


NO_TRANSPORT: Any = None


def poll_with(poll: Callable[[], object]) -> Callable[..., Effects[object]]:
    """Poll as the effects of a call do."""

    async def poll_later() -> object:
        await asyncio.sleep(0)
        return poll()

    def effects(_arguments: object) -> Effects[object]:
        return (yield Run(poll, poll_later))

    return effects


def wait_blocking(
    polls: Polls,
    waiter: Waiter = READY,
    *,
    time: Time | None = None,
    operation: Any = LIST_IMAGES,
    delay: float | None = None,
    timeout: float | None = None,
    missing_after: float | None = None,
    on_poll: Callable[[Any], object] | None = None,
    **arguments: object,
) -> object:
    time = time or Time()
    effects = wait(
        waiter,
        operation,
        arguments,
        poll_with(polls),
        now=time,
        delay=delay,
        timeout=timeout,
        missing_after=missing_after,
        on_poll=on_poll,
    )
    return drive(effects, NO_TRANSPORT, time.sleep)


def wait_async(
    polls: Polls,
    waiter: Waiter = READY,
    *,
    time: Time | None = None,
    operation: Any = LIST_IMAGES,
    delay: float | None = None,
    timeout: float | None = None,
    missing_after: float | None = None,
    on_poll: Callable[[Any], object] | None = None,
    **arguments: object,
) -> object:
    time = time or Time()
    effects = wait(
        waiter,
        operation,
        arguments,
        poll_with(polls),
        now=time,
        delay=delay,
        timeout=timeout,
        missing_after=missing_after,
        on_poll=on_poll,
    )
    return asyncio.run(drive_async(effects, NO_TRANSPORT, time.sleep_async))


def respond(*statuses: str | None, **members: object) -> SimpleNamespace:
    return SimpleNamespace(things=[SimpleNamespace(status=each, **members) for each in statuses])


def service_error(
    kind: type[errors.ApiError] = errors.ApiError, code: str = "Code", status: int = 200, message: str = ""
) -> errors.ApiError:
    return kind(code=code, message=message, http_status=status)


NOTHING = SimpleNamespace(things=None)
