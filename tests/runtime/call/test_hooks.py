"""Hooks, log lines and spans of calls."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import subprocess
import sys
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from yunbind_runtime.base.errors import ApiError, ConfigurationError, ConnectionLost, YunbindError
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.effects import drive_async
from yunbind_runtime.call.hooks import EndEvent, Hooks
from yunbind_runtime.call.perform import perform
from yunbind_runtime.call.tracing import Tracing
from yunbind_runtime.model.credentials import Credentials

from ..fakes.services import AsyncPicClient, PicClient
from ..loopback import Server, make_json
from ..scripted import OK, AsyncScript, Script, make_call, run

REFUSED = HttpResponse(
    200,
    (),
    json.dumps(
        {"Response": {"Error": {"Code": "ResourceNotFound", "Message": "no imc-1"}, "RequestId": "r-9"}}
    ).encode(),
)


class Notes(Hooks):
    """Hooks that record their events."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.ends: list[EndEvent] = []

    def started(self, call: Any) -> None:
        self.seen.append(f"started {call.service} {call.action} {call.region} {call.host}")

    def requested(self, event: Any) -> None:
        self.seen.append(f"requested {event.attempt} {event.request.method}")

    def responded(self, event: Any) -> None:
        self.seen.append(f"responded {event.attempt} {event.response.status}")

    def retried(self, event: Any) -> None:
        self.seen.append(f"retried {event.attempt} {type(event.failure).__name__} {event.pause}")

    def ended(self, event: EndEvent) -> None:
        self.seen.append(f"ended {event.attempts} {event.status} {event.request_id} {event.error!r}")
        self.ends.append(event)


def test_hooks_receive_the_events_of_a_call_in_order() -> None:
    notes = Notes()
    run(make_call(hooks=(notes,)), Script(ConnectionLost("words"), OK))
    assert notes.seen == [
        "started PIC ListImages ap-1 127.0.0.1:1",
        "requested 1 POST",
        "retried 1 ConnectionLost 0.5",
        "requested 2 POST",
        "responded 2 200",
        "ended 2 200 r None",
    ]


def test_hooks_receive_status_and_request_id_of_a_service_error() -> None:
    notes = Notes()
    with pytest.raises(ApiError):
        run(make_call(hooks=(notes,)), Script(REFUSED))
    (end,) = notes.ends
    assert (end.status, end.request_id, end.is_cancelled) == (200, "r-9", False)
    assert isinstance(end.error, ApiError)


async def test_hooks_are_notified_of_a_cancelled_call() -> None:
    notes = Notes()

    class Silent(AsyncScript):
        async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:  # type: ignore[override]
            await asyncio.Event().wait()
            raise AssertionError

    task = asyncio.create_task(drive_async(perform(make_call(hooks=(notes,))), Silent()))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    (end,) = notes.ends
    assert (end.is_cancelled, end.error, end.attempts) == (True, None, 1)


def test_an_error_of_the_caller_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """The call does not count as cancelled."""
    with caplog.at_level(logging.INFO, "yunbind"), pytest.raises(ZeroDivisionError):
        run(make_call(clock=lambda: 1 / 0), Script(OK))
    assert "outcome=ZeroDivisionError" in caplog.text


def test_an_error_of_a_hook_is_logged_and_ignored(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Hooks):
        def requested(self, event: Any) -> None:
            raise ValueError("words of the hook")

    notes = Notes()
    assert run(make_call(hooks=(Broken(), notes)), Script(OK)).parsed.total == 1
    assert len(notes.ends) == 1
    assert "words of the hook" in caplog.text


def test_hooks_can_be_a_single_object(cloud: Server) -> None:
    cloud.respond = lambda _: make_json({"Response": {"RequestId": "r-1"}})
    notes = Notes()
    with PicClient(
        region="ap-1", credentials=Credentials("i", "s"), endpoint=cloud.endpoint, hooks=notes
    ) as client:
        client.with_options(timeout=3).list_images()
    assert notes.ends[0].request_id == "r-1"


def test_a_call_logs_one_line_at_info(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "yunbind"):
        run(make_call(), Script(ConnectionLost("words"), OK))
    (record,) = caplog.records
    assert record.name == "yunbind"
    assert record.levelno == logging.INFO
    assert re.fullmatch(
        r"PIC ListImages region=ap-1 outcome=ok status=200 request_id=r attempts=2 ms=\d+",
        record.getMessage(),
    )


def test_a_service_error_logs_one_line_with_its_code(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "yunbind"), pytest.raises(YunbindError):
        run(make_call(), Script(REFUSED))
    (record,) = caplog.records
    assert "outcome=ResourceNotFound status=200 request_id=r-9 attempts=1" in record.getMessage()
    assert "imc-1" not in record.getMessage()


def test_a_successful_call_logs_nothing_at_warning(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "yunbind"):
        run(make_call(), Script(OK))
    assert caplog.records == []


def test_a_request_id_cannot_forge_a_line(caplog: pytest.LogCaptureFixture) -> None:
    body = json.dumps({"Response": {"RequestId": "r\nPIC forged " + "x" * 1000}}).encode()
    with caplog.at_level(logging.INFO, "yunbind"):
        run(make_call(), Script(HttpResponse(200, (), body)))
    (record,) = caplog.records
    assert "\n" not in record.getMessage()
    assert len(record.getMessage()) < 300


def test_a_program_without_logging_gets_no_output() -> None:
    """A library must not write to stderr by itself, not even a warning."""
    program = "from yunbind_runtime.call.telemetry import LOG; LOG.warning('words')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.fixture
def spans() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def tracing(spans: InMemorySpanExporter) -> Tracing:
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    return Tracing(provider)


def attributes_of(span: ReadableSpan) -> dict[str, Any]:
    return dict(span.attributes or {})


def test_a_call_is_one_client_span(tracing: Tracing, spans: InMemorySpanExporter) -> None:
    run(make_call(hooks=(tracing,)), Script(ConnectionLost("words"), OK))
    (span,) = spans.get_finished_spans()
    assert (span.name, span.kind) == ("PIC ListImages", trace.SpanKind.CLIENT)
    assert attributes_of(span) == {
        "rpc.system": "tencent-api3",
        "rpc.service": "PIC",
        "rpc.method": "ListImages",
        "server.address": "127.0.0.1:1",
        "cloud.provider": "tencent",
        "cloud.region": "ap-1",
        "http.response.status_code": 200,
        "yunbind.attempts": 2,
        "yunbind.request_id": "r",
    }
    assert span.status.is_ok
    (event,) = span.events
    assert (event.name, dict(event.attributes or {})["error.type"]) == ("retry", "ConnectionLost")


def test_the_span_of_a_service_error_contains_its_code_but_no_message(
    tracing: Tracing, spans: InMemorySpanExporter
) -> None:
    with pytest.raises(ApiError):
        run(make_call(hooks=(tracing,)), Script(REFUSED))
    (span,) = spans.get_finished_spans()
    assert attributes_of(span)["error.type"] == "ResourceNotFound"
    assert span.status.status_code is trace.StatusCode.ERROR
    assert "imc-1" not in span.to_json()


def test_the_span_of_an_error_of_the_caller_is_an_error(
    tracing: Tracing, spans: InMemorySpanExporter
) -> None:
    with pytest.raises(ZeroDivisionError):
        run(make_call(hooks=(tracing,), clock=lambda: 1 / 0), Script(OK))
    (span,) = spans.get_finished_spans()
    assert span.status.status_code is trace.StatusCode.ERROR
    assert attributes_of(span)["error.type"] == "ZeroDivisionError"


def test_the_span_is_current_only_while_the_call_runs(tracing: Tracing, spans: InMemorySpanExporter) -> None:
    seen: list[trace.Span] = []

    class Looking(Script):
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            seen.append(trace.get_current_span())
            return super().send(request, timeout)

    before = trace.get_current_span()
    run(make_call(hooks=(tracing,)), Looking(OK))
    (span,) = spans.get_finished_spans()
    assert span.context is not None
    assert seen[0].get_span_context().span_id == span.context.span_id
    assert trace.get_current_span() is before


async def test_each_task_has_its_own_span(
    tracing: Tracing, spans: InMemorySpanExporter, cloud: Server
) -> None:
    cloud.respond = lambda _: make_json({"Response": {}}, delay=0.01)
    client = AsyncPicClient(
        region="ap-1", credentials=Credentials("i", "s"), endpoint=cloud.endpoint, hooks=tracing
    )
    async with client:
        await asyncio.gather(*(client.list_images() for _ in range(8)))
    finished = spans.get_finished_spans()
    assert len(finished) == 8
    assert all(span.parent is None for span in finished)


def test_tracing_without_its_extra_names_the_package_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'yunbind\[otel\]'"):
        Tracing()
