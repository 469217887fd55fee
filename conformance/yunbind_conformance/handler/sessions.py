"""Sessions of clients in the world of a case, and a transport that returns scripted outcomes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ConnectFailed, ConnectionLost, TimedOut, TransportError
from yunbind_runtime.call.call import Call
from yunbind_runtime.call.context import CallContext
from yunbind_runtime.call.limits import UNLIMITED
from yunbind_runtime.call.retries import Retries
from yunbind_runtime.client.lazy_transport import LazyTransport
from yunbind_runtime.client.session import Session, Settings
from yunbind_runtime.transport.options import TransportOptions

from .references import find_service
from .values import read_response

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
    from yunbind_runtime.model.operation import AnyOperation
    from yunbind_runtime.model.validation import Checks
    from yunbind_runtime.transport.transport import Transport

    from .world import World


class ScriptedTransport:
    """A transport whose outcomes a case gives.

    Args:
        world: The world, whose clock an attempt advances.
        outcomes: Responses and failures in order. The last one repeats.
        is_finite: Whether a request after the last outcome is an error.
    """

    def __init__(self, world: World, outcomes: Sequence[Any], *, is_finite: bool = False) -> None:
        self._world = world
        self._outcomes = outcomes
        self._is_finite = is_finite
        self.count = 0
        """Number of requests so far."""
        self.pauses: list[float] = []
        """Seconds of the pause before each request but the first."""
        self._paused = 0.0

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:  # noqa: ARG002
        """Return the next response, or raise the next failure."""
        if self._is_finite and self.count == len(self._outcomes):
            raise LookupError("The client sent more requests than the case has responses.")
        paused = sum(self._world.pauses)
        if self.count:
            self.pauses.append(paused - self._paused)
        self._paused = paused
        outcome = self._outcomes[min(self.count, len(self._outcomes) - 1)]
        self.count += 1
        seconds = outcome.get("seconds", 0)
        if timeout.total is not None and seconds > timeout.total:
            self._world.elapsed += timeout.total
            raise TimedOut("The attempt took too long.")
        self._world.elapsed += seconds
        if "transport" in outcome:
            raise _make_failure(outcome["transport"])
        return read_response(outcome)

    def close(self) -> None:
        """Do nothing."""


def _make_failure(name: str) -> TransportError:
    return {
        "connect-refused": ConnectFailed("The connection was refused."),
        "connect-timeout": TimedOut("No connection was made in time.", maybe_sent=False),
        "reset": ConnectionLost("The connection was reset."),
        "read-timeout": TimedOut("No response came in time."),
        "idle-connection-closed": ConnectionLost("The idle connection was closed.", reused=True),
    }[name]


def make_settings(reference: str, world: World, region: str | None) -> Settings:
    """Return the settings of a client in a region. None: a client without a region."""
    service = find_service(reference)
    context = CallContext.make(world.clock, world.nonce, world.jitter)
    context = replace(context, monotonic=lambda: world.elapsed)
    credentials = world.credentials(service.provider)
    return Settings.make(service, {}, context, region, credentials, None, world.sleep)


def make_session(
    reference: str,
    world: World,
    transport: Transport | None = None,
    *,
    retries: Retries | None = None,
    timeout: float | None = None,
    checks: Checks = "types",
) -> Session[Transport]:
    """Return a session in the world's region."""
    settings = make_settings(reference, world, world.region(reference.split("/")[0]))
    settings = settings.change(None, None, None, timeout, retries, None, checks=checks)
    return Session(settings, wrap_transport(transport or ScriptedTransport(world, ())))


def wrap_transport(transport: Transport) -> LazyTransport[Transport]:
    """Return the transport of a session, which does not close it."""
    return LazyTransport(lambda _given, _options: transport, transport, TransportOptions(), is_shared=False)


def make_call(operation: AnyOperation, reference: str, world: World) -> Call[Any]:
    """Return a call with one attempt, and without members but for those that its path needs."""
    service = operation.service
    settings = make_settings(reference, world, world.region(service.provider))
    return Call(
        operation=operation,
        members={name: "x" for name, wire in operation.members.items() if wire.location == "path"},
        endpoint=settings.endpoint,
        region=settings.region,
        credentials=None if operation.unsigned else world.credentials(service.provider),
        signing=service.signing[0],
        timeout=settings.timeout,
        retries=replace(Retries(), attempts=1),
        limiter=UNLIMITED,
        context=settings.context,
    )
