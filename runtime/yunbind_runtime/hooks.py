"""What a program can watch calls with: hooks, and one log line for each call."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .errors import ApiError, UnreadableResponse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .errors import YunbindError
    from .http import HttpRequest, HttpResponse
    from .retries import Failure

LOG = logging.getLogger("yunbind")
LOG.addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True, eq=False)
class CallFacts:
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

    call: CallFacts
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

    call: CallFacts
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

    call: CallFacts
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
        error: what it failed with; None where it worked, or where its caller gave up waiting.
        is_abandoned: whether its caller cancelled it.
    """

    call: CallFacts
    attempts: int
    seconds: float
    status: int | None = None
    request_id: str | None = None
    error: YunbindError | None = None
    is_abandoned: bool = False


class Hooks:
    """Base of what a client's ``hooks=`` takes: override what you want to see.

    Methods are called in the thread or task of the call, so they must not block. What they raise is
    logged and otherwise ignored: watching a call cannot change its outcome. Threads share one object.
    """

    def started(self, call: CallFacts) -> None:
        """See a call begin."""

    def requested(self, event: RequestEvent) -> None:
        """See an attempt go out."""

    def responded(self, event: ResponseEvent) -> None:
        """See an answer come."""

    def retried(self, event: RetryEvent) -> None:
        """See that an attempt failed and that another follows."""

    def ended(self, event: EndEvent) -> None:
        """See a call end."""


class Watch:
    """Tells the hooks and the log about one call."""

    def __init__(self, facts: CallFacts, hooks: Sequence[Hooks]) -> None:
        self._facts = facts
        self._hooks = hooks
        for each in hooks:
            self._tell(each.started, facts)

    def request(self, attempt: int, request: HttpRequest) -> None:
        """An attempt is about to be sent."""
        if self._hooks:
            event = RequestEvent(self._facts, attempt, request)
            for each in self._hooks:
                self._tell(each.requested, event)

    def response(self, attempt: int, response: HttpResponse, seconds: float) -> None:
        """An answer came."""
        if self._hooks:
            event = ResponseEvent(self._facts, attempt, response, seconds)
            for each in self._hooks:
                self._tell(each.responded, event)

    def retry(self, attempt: int, failure: Failure, pause: float) -> None:
        """An attempt failed and another follows."""
        facts = self._facts
        LOG.debug(
            "%s %s: attempt %d failed (%s); the next follows in %.2f s",
            facts.service,
            facts.action,
            attempt,
            name_outcome(failure),
            pause,
        )
        if self._hooks:
            event = RetryEvent(facts, attempt, failure, pause)
            for each in self._hooks:
                self._tell(each.retried, event)

    def end(
        self,
        attempts: int,
        seconds: float,
        *,
        status: int | None = None,
        request_id: str | None = None,
        error: YunbindError | None = None,
        is_abandoned: bool = False,
    ) -> None:
        """The call is over."""
        if isinstance(error, ApiError | UnreadableResponse):
            status, request_id = error.http_status or None, error.request_id
        facts = self._facts
        if LOG.isEnabledFor(logging.INFO):
            LOG.info(
                "%s %s region=%s outcome=%s status=%s request_id=%s attempts=%d ms=%.0f",
                facts.service,
                facts.action,
                facts.region or "-",
                "cancelled" if is_abandoned else name_outcome(error),
                status or "-",
                _show_id(request_id),
                attempts,
                seconds * 1000,
            )
        if self._hooks:
            event = EndEvent(facts, attempts, seconds, status, request_id, error, is_abandoned)
            for each in self._hooks:
                self._tell(each.ended, event)

    def _tell(self, method: Callable[[Any], None], event: object) -> None:
        try:
            method(event)
        except Exception:
            LOG.warning("A hook of %s %s failed.", self._facts.service, self._facts.action, exc_info=True)


def name_outcome(error: YunbindError | None) -> str:
    """Return ``ok``, the vendor's code, or the name of the error's class; never a message."""
    if error is None:
        return "ok"
    if isinstance(error, ApiError):
        return error.code if error.code.isprintable() and len(error.code) <= 128 else type(error).__name__
    return type(error).__name__


def _show_id(request_id: str | None) -> str:
    # What a service sends must not break the line or forge another.
    if not request_id:
        return "-"
    return "".join(each if each.isprintable() else "?" for each in request_id[:128])
