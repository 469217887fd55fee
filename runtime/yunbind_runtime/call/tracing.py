"""OpenTelemetry spans, one for each call. Requires the extra ``yunbind[otel]``.

::

    from yunbind import Tracing

    client = TkeClient(region="ap-guangzhou", hooks=Tracing())

Attributes have the names of OpenTelemetry's conventions for remote calls and HTTP, if there is one:
https://opentelemetry.io/docs/specs/semconv/rpc/rpc-spans/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime import __version__
from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.fork_safety import ForkSafeLock

from .hooks import Hooks
from .telemetry import name_outcome

if TYPE_CHECKING:
    from contextvars import Token

    from opentelemetry.context import Context
    from opentelemetry.trace import Span, TracerProvider

    from .hooks import CallInfo, EndEvent, ResponseEvent, RetryEvent


class Tracing(Hooks):
    """Hooks that make a client span of each call, such as ``TKE DescribeImageCaches``.

    The span is current while the call runs, so spans of an HTTP library become its children. It contains the
    region, the host, the status, the request ID, the number of attempts and the code of an error, and an
    event for each retry. It contains no argument, no header and no message.

    Args:
        provider: Tracer provider. Defaults to OpenTelemetry's global one.

    Raises:
        ConfigurationError: The extra is not installed.
    """

    def __init__(self, provider: TracerProvider | None = None) -> None:
        try:
            from opentelemetry import context, trace
        except ModuleNotFoundError as error:
            raise ConfigurationError(
                "Tracing requires OpenTelemetry: pip install 'yunbind[otel]'."
            ) from error
        self._context, self._trace = context, trace
        self._tracer = trace.get_tracer("yunbind", __version__, provider)
        self._spans: dict[CallInfo, tuple[Span, Token[Context]]] = {}
        self._lock = ForkSafeLock()

    def started(self, call: CallInfo) -> None:
        """Start the span of the call."""
        attributes = {
            "rpc.system": call.protocol,
            "rpc.service": call.service,
            "rpc.method": call.action,
            "server.address": call.host,
            "cloud.provider": call.provider,
        }
        if call.region:
            attributes["cloud.region"] = call.region
        span = self._tracer.start_span(
            f"{call.service} {call.action}", kind=self._trace.SpanKind.CLIENT, attributes=attributes
        )
        token = self._context.attach(self._trace.set_span_in_context(span))
        with self._lock:
            self._spans[call] = span, token

    def responded(self, event: ResponseEvent) -> None:
        """Add the status to the span."""
        self._spans[event.call][0].set_attribute("http.response.status_code", event.response.status)

    def retried(self, event: RetryEvent) -> None:
        """Add an event to the span."""
        attributes: dict[str, str | float] = {
            "error.type": name_outcome(event.failure),
            "yunbind.pause": event.pause,
        }
        self._spans[event.call][0].add_event("retry", attributes)

    def ended(self, event: EndEvent) -> None:
        """End the span of the call."""
        with self._lock:
            span, token = self._spans.pop(event.call)
        span.set_attribute("yunbind.attempts", event.attempts)
        if event.request_id:
            span.set_attribute("yunbind.request_id", event.request_id)
        if event.error is not None or event.is_cancelled:
            outcome = name_outcome(event.error) if event.error else "cancelled"
            span.set_attribute("error.type", outcome)
            span.set_status(self._trace.Status(self._trace.StatusCode.ERROR, outcome))
        span.end()
        self._context.detach(token)
