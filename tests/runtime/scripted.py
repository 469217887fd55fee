"""Calls carried out by a transport that plays answers and failures from a list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from yunbind_runtime.base.errors import YunbindError
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.call import Call
from yunbind_runtime.call.clock_offset import ClockOffset
from yunbind_runtime.call.context import CallContext
from yunbind_runtime.call.effects import drive
from yunbind_runtime.call.limits import UNLIMITED
from yunbind_runtime.call.perform import perform
from yunbind_runtime.call.retries import Retries, RetryBudget
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.model.endpoints import Endpoint

from .fakes.services import LIST_IMAGES

START = datetime(2026, 1, 1, tzinfo=UTC)
OK = HttpResponse(200, (("X", "y"),), b'{"Response": {"Total": 1, "RequestId": "r"}}')
BUSY = HttpResponse(
    200, (), b'{"Response": {"Error": {"Code": "Throttling", "Message": "m"}, "RequestId": "r"}}'
)


def make_call(
    operation: Any = LIST_IMAGES, members: dict[str, Any] | None = None, **fields: Any
) -> Call[Any]:
    """A call whose moments of signing are a second apart and whose pauses are the longest that they may be."""
    times = iter(START + timedelta(seconds=second) for second in range(100))
    nonces: Iterator[str] = iter(f"nonce-{number}" for number in range(100))
    surroundings: dict[str, Any] = {
        "clock": lambda: next(times),
        "monotonic": lambda: 0.0,
        "nonce": lambda: next(nonces),
        "jitter": lambda: 1.0,
        "budget": RetryBudget(),
        "offset": ClockOffset(),
        "hooks": (),
    }
    surroundings |= {name: fields.pop(name) for name in surroundings if name in fields}
    return Call(
        operation=operation,
        members=members or {},
        endpoint=Endpoint("http", "127.0.0.1:1"),
        region="ap-1",
        **{
            "credentials": Credentials("id", "secret"),
            "signing": operation.service.signing[0],
            "timeout": Timeout(1, 2, 3),
            "retries": Retries(),
            "limiter": UNLIMITED,
            "context": CallContext(**surroundings),
            **fields,
        },
    )


class Script:
    """A transport that plays answers and failures, and keeps what was sent."""

    def __init__(self, *outcomes: HttpResponse | YunbindError) -> None:
        self.outcomes = list(outcomes)
        self.sent: list[HttpRequest] = []
        self.timeouts: list[Timeout] = []

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        self.sent.append(request)
        self.timeouts.append(timeout)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, YunbindError):
            raise outcome
        return outcome

    def close(self) -> None: ...


class AsyncScript(Script):
    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:  # type: ignore[override]
        return Script.send(self, request, timeout)

    async def aclose(self) -> None: ...


def run(call: Call[Any], script: Script, sleeps: list[float] | None = None) -> Any:
    return drive(perform(call), script, sleep=(sleeps if sleeps is not None else []).append)
