"""What was sent and received during a call."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yunbind_runtime.call.hooks import Hooks

if TYPE_CHECKING:
    from yunbind_runtime.base.http import HttpResponse
    from yunbind_runtime.call.hooks import EndEvent, ResponseEvent


@dataclass(slots=True)
class Received:
    """The response to a call.

    Attributes:
        response: The HTTP response.
        request_id: The vendor's request id.
        attempts: Number of attempts.
        seconds: Seconds since the call began.
    """

    response: HttpResponse = field(repr=False)
    request_id: str | None = None
    attempts: int = 1
    seconds: float = 0.0


class Recorder(Hooks):
    """Keeps the latest response of an action. Calls for tokens or projects, which precede it, are left out.

    Args:
        action: Wire name of the action.
    """

    def __init__(self, action: str) -> None:
        self._action = action
        self.latest: Received | None = None

    def responded(self, event: ResponseEvent) -> None:
        """Keep the response."""
        if event.call.action == self._action:
            self.latest = Received(event.response)

    def ended(self, event: EndEvent) -> None:
        """Complete the response with the request id and the duration."""
        if event.call.action == self._action and self.latest is not None:
            self.latest.request_id = event.request_id
            self.latest.attempts = event.attempts
            self.latest.seconds = event.seconds
