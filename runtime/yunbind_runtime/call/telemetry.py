"""Telemetry: notifies hooks, and logs each call at INFO and each retry at DEBUG."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ApiError, UnreadableResponse
from yunbind_runtime.base.lazy_imports import LazyModule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yunbind_runtime.base.http import HttpRequest, HttpResponse

    from . import hooks as events
    from .call import Call
    from .hooks import CallInfo, Hooks
    from .retries import Failure
else:  # few programs have hooks
    events = LazyModule(globals(), "events", "yunbind_runtime.call.hooks")

LOG = logging.getLogger("yunbind")
LOG.addHandler(logging.NullHandler())


class CallObserver:
    """Notifies the hooks of one call, and logs it."""

    def __init__(self, call: Call[Any]) -> None:
        self._call = call
        self._hooks: Sequence[Hooks] = call.context.hooks
        if self._hooks:
            self._info = _describe(call)
            for hook in self._hooks:
                self._notify(hook.started, self._info)

    def request(self, attempt: int, request: HttpRequest) -> None:
        """Report an attempt that is about to be sent."""
        if self._hooks:
            event = events.RequestEvent(self._info, attempt, request)
            for hook in self._hooks:
                self._notify(hook.requested, event)

    def response(self, attempt: int, response: HttpResponse, seconds: float) -> None:
        """Report a response."""
        if self._hooks:
            event = events.ResponseEvent(self._info, attempt, response, seconds)
            for hook in self._hooks:
                self._notify(hook.responded, event)

    def retry(self, attempt: int, failure: Failure, pause: float) -> None:
        """Report an attempt that failed and that is followed by another."""
        LOG.debug(
            "%s: attempt %d failed (%s); the next one follows in %.2f s",
            self._call.operation.place,
            attempt,
            name_outcome(failure),
            pause,
        )
        if self._hooks:
            event = events.RetryEvent(self._info, attempt, failure, pause)
            for hook in self._hooks:
                self._notify(hook.retried, event)

    def end(
        self,
        attempts: int,
        seconds: float,
        *,
        status: int | None = None,
        request_id: str | None = None,
        error: Exception | None = None,
        is_cancelled: bool = False,
    ) -> None:
        """Report the end of the call."""
        if isinstance(error, ApiError | UnreadableResponse):
            status, request_id = error.http_status or None, error.request_id
        if LOG.isEnabledFor(logging.INFO):
            LOG.info(
                "%s region=%s outcome=%s status=%s request_id=%s attempts=%d ms=%.0f",
                self._call.operation.place,
                self._call.region or "-",
                "cancelled" if is_cancelled else name_outcome(error),
                status or "-",
                _show_id(request_id),
                attempts,
                seconds * 1000,
            )
        if self._hooks:
            event = events.EndEvent(self._info, attempts, seconds, status, request_id, error, is_cancelled)
            for hook in self._hooks:
                self._notify(hook.ended, event)

    def _notify(self, method: Callable[[Any], None], event: object) -> None:
        try:
            method(event)
        except Exception:
            LOG.warning("A hook of %s failed", self._call.operation.place, exc_info=True)


def _describe(call: Call[Any]) -> CallInfo:
    operation, service = call.operation, call.operation.service
    return events.CallInfo(
        service.provider, service.title, operation.action, call.region, call.endpoint.host, service.protocol
    )


def name_outcome(error: Exception | None) -> str:
    """Return ``ok``, the vendor's code, or the name of the error's class; never a message."""
    if error is None:
        return "ok"
    if isinstance(error, ApiError):
        return error.code if error.code.isprintable() and len(error.code) <= 128 else type(error).__name__
    return type(error).__name__


def _show_id(request_id: str | None) -> str:
    # Text of the service must neither break the line nor forge another one.
    if not request_id:
        return "-"
    return "".join(char if char.isprintable() else "?" for char in request_id[:128])
