"""Hooks: callbacks for requests, responses and retries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yunbind_runtime.base.http import HttpRequest, HttpResponse

    from .retries import Failure


@dataclass(frozen=True, slots=True, eq=False)
class CallInfo:
    """The call of an event. All events of a call have the same object.

    Attributes:
        provider: Name of the vendor, such as ``tencent``.
        service: Name of the service, such as ``TKE``.
        action: Name of the action, such as ``DescribeImageCaches``.
        region: Region of the client.
        host: Host of the endpoint.
        protocol: Wire protocol, such as ``tencent-api3``.
    """

    provider: str
    service: str
    action: str
    region: str | None
    host: str
    protocol: str


@dataclass(frozen=True, slots=True)
class RequestEvent:
    """An attempt is about to be sent.

    Attributes:
        call: The call.
        attempt: Number of the attempt, starting at 1.
        request: The request, with its signature. Its repr shows no signature.
    """

    call: CallInfo
    attempt: int
    request: HttpRequest = field(repr=False)


@dataclass(frozen=True, slots=True)
class ResponseEvent:
    """A response was received, be it a success or an error.

    Attributes:
        call: The call.
        attempt: Number of the attempt, starting at 1.
        response: The response. Its repr shows no body.
        seconds: Seconds since the attempt was sent.
    """

    call: CallInfo
    attempt: int
    response: HttpResponse = field(repr=False)
    seconds: float


@dataclass(frozen=True, slots=True)
class RetryEvent:
    """An attempt failed and another one follows.

    Attributes:
        call: The call.
        attempt: Number of the failed attempt, starting at 1.
        failure: Error of this attempt.
        pause: Seconds before the next attempt.
    """

    call: CallInfo
    attempt: int
    failure: Failure
    pause: float


@dataclass(frozen=True, slots=True)
class EndEvent:
    """A call ended.

    Attributes:
        call: The call.
        attempts: Number of attempts. 0 if the call failed before the first.
        seconds: Seconds since the call began, with pauses.
        status: HTTP status of the last response. None if there was none.
        request_id: The vendor's ID of the call.
        error: Error of the call, which may come from a function of the caller. None if the call succeeded or
            was cancelled.
        is_cancelled: Whether the call was cancelled.
    """

    call: CallInfo
    attempts: int
    seconds: float
    status: int | None = None
    request_id: str | None = None
    error: Exception | None = None
    is_cancelled: bool = False


class Hooks:
    """Callbacks for requests, responses and retries. Subclasses override some of them.

    Callbacks run in the thread or task of the call, so they must not block. Errors that they raise are logged
    and otherwise ignored. Threads share one object.
    """

    def started(self, call: CallInfo) -> None:
        """Handle the start of a call."""

    def requested(self, event: RequestEvent) -> None:
        """Handle an attempt that is about to be sent."""

    def responded(self, event: ResponseEvent) -> None:
        """Handle a response."""

    def retried(self, event: RetryEvent) -> None:
        """Handle an attempt that failed and that is followed by another."""

    def ended(self, event: EndEvent) -> None:
        """Handle the end of a call."""
