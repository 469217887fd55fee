"""Requests for credentials whose effects a test answers itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from yunbind_runtime.auth.credential_provider import CredentialRequest
from yunbind_runtime.base.errors import YunbindError
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.effects import Effects, Run, Send, Sleep
from yunbind_runtime.model.operation import AnyOperation

from tests.runtime.fakes.services import LIST_IMAGES
from tests.runtime.scripted import make_call

START = datetime(2026, 1, 1, tzinfo=UTC)


def make_request(
    environ: dict[str, str] | None = None,
    *,
    operation: AnyOperation = LIST_IMAGES,
    clock: Callable[[], datetime] = lambda: START,
    **fields: Any,
) -> CredentialRequest:
    """Return a request of a call that has plenty of time."""

    def refuse(_service: object) -> Any:
        raise AssertionError("no default provider was expected")

    timeout = fields.pop("timeout", Timeout())
    call = make_call(operation, clock=clock, timeout=timeout, **fields)
    return CredentialRequest(call, environ or {}, None, refuse)


class Answers:
    """Plays the outcomes of requests, and keeps the requests and the pauses."""

    def __init__(self, *outcomes: HttpResponse | YunbindError) -> None:
        self.outcomes = list(outcomes)
        self.sent: list[HttpRequest] = []
        self.timeouts: list[Timeout] = []
        self.pauses: list[float] = []

    def run(self, effects: Effects[Any]) -> Any:
        """Run effects, and return their result or raise their error."""
        try:
            effect: Any = next(effects)
            while True:
                if isinstance(effect, Sleep):
                    self.pauses.append(effect.seconds)
                    effect = effects.send(None)
                elif isinstance(effect, Run):
                    effect = effects.send(effect.block())
                else:
                    assert isinstance(effect, Send)
                    self.sent.append(effect.request)
                    self.timeouts.append(effect.timeout)
                    outcome = self.outcomes.pop(0)
                    if isinstance(outcome, YunbindError):
                        effect = effects.throw(outcome)
                    else:
                        effect = effects.send(outcome)
        except StopIteration as end:
            return end.value
