"""Telling hooks and the log about a call: one line for each at INFO, repetitions at DEBUG."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ApiError, UnreadableResponse

from .hooks import CallInfo, EndEvent, RequestEvent, ResponseEvent, RetryEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yunbind_runtime.base.http import HttpRequest, HttpResponse

    from .hooks import Hooks
    from .retries import Failure

LOG = logging.getLogger("yunbind")
LOG.addHandler(logging.NullHandler())


class CallObserver:
    """Tells the hooks and the log about one call."""

    def __init__(self, facts: CallInfo, hooks: Sequence[Hooks]) -> None:
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
        error: Exception | None = None,
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


def name_outcome(error: Exception | None) -> str:
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
