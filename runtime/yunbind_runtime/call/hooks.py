"""Hooks: what a program watches calls with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yunbind_runtime.base.http import HttpRequest, HttpResponse

    from .retries import Failure


@dataclass(frozen=True, slots=True, eq=False)
class CallInfo:
    """Which call it is; the same object in all events of a call.

    Attributes:
        provider: such as ``tencent``.
        service: such as ``TKE``.
        action: such as ``DescribeImageCaches``.
        region: the client's region.
        host: where the call goes.
        protocol: such as ``tencent-api3``.
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
        call: which call.
        attempt: counts from 1.
        request: as it is sent; it holds the signature, which its repr does not show.
    """

    call: CallInfo
    attempt: int
    request: HttpRequest = field(repr=False)


@dataclass(frozen=True, slots=True)
class ResponseEvent:
    """An answer came, good or bad.

    Attributes:
        call: which call.
        attempt: counts from 1.
        response: as it came; its repr shows no body.
        seconds: since the attempt was sent.
    """

    call: CallInfo
    attempt: int
    response: HttpResponse = field(repr=False)
    seconds: float


@dataclass(frozen=True, slots=True)
class RetryEvent:
    """An attempt failed and another follows.

    Attributes:
        call: which call.
        attempt: the one that failed, counting from 1.
        failure: what it failed with.
        pause: seconds before the next.
    """

    call: CallInfo
    attempt: int
    failure: Failure
    pause: float


@dataclass(frozen=True, slots=True)
class EndEvent:
    """A call is over.

    Attributes:
        call: which call.
        attempts: how often it was sent; 0 where it failed before.
        seconds: from its beginning, pauses included.
        status: HTTP status of the last answer; None where none came.
        request_id: the vendor's id of the call.
        error: what it failed with, which may be an error of a function that the caller passed; None where it
            worked, or where its caller gave up waiting.
        is_abandoned: whether its caller cancelled it.
    """

    call: CallInfo
    attempts: int
    seconds: float
    status: int | None = None
    request_id: str | None = None
    error: Exception | None = None
    is_abandoned: bool = False


class Hooks:
    """Base of what a client's ``hooks=`` takes: override what you want to see.

    Methods are called in the thread or task of the call, so they must not block. What they raise is
    logged and otherwise ignored: watching a call cannot change its outcome. Threads share one object.
    """

    def started(self, call: CallInfo) -> None:
        """See a call begin."""

    def requested(self, event: RequestEvent) -> None:
        """See an attempt go out."""

    def responded(self, event: ResponseEvent) -> None:
        """See an answer come."""

    def retried(self, event: RetryEvent) -> None:
        """See that an attempt failed and that another follows."""

    def ended(self, event: EndEvent) -> None:
        """See a call end."""
