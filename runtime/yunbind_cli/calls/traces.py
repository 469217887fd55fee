"""``--debug``, ``--verbose`` and ``--meta``: what happens during a call, on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.call.hooks import Hooks

from yunbind_cli.calls.messages import describe_request, write_request, write_response
from yunbind_cli.language import say
from yunbind_cli.streams import write_notice

if TYPE_CHECKING:
    from collections.abc import Collection

    from yunbind_runtime.call.hooks import EndEvent, RequestEvent, ResponseEvent, RetryEvent

    from yunbind_cli.calls.settings import CallSettings


class DebugTrace(Hooks):
    """Shows requests and responses, masked.

    Args:
        secrets: Secrets among the arguments.
    """

    def __init__(self, secrets: Collection[str]) -> None:
        self._secrets = secrets

    def requested(self, event: RequestEvent) -> None:
        """Show the request."""
        described = describe_request(event.request, self._secrets, reveals=False)
        _write_block(f"> {event.call.action} #{event.attempt}", write_request(described))

    def responded(self, event: ResponseEvent) -> None:
        """Show the response."""
        text = write_response(event.response, self._secrets)
        _write_block(f"< {event.call.action} #{event.attempt}, {event.seconds * 1000:.0f} ms", text)


class RetryTrace(Hooks):
    """Shows the attempts that are repeated."""

    def retried(self, event: RetryEvent) -> None:
        """Show the failure and the pause."""
        name = event.call.action
        reason = getattr(event.failure, "code", "") or type(event.failure).__name__
        write_notice(
            say(
                f"{name}: attempt {event.attempt} failed ({reason}); next in {event.pause:.1f} s",
                f"{name}：第 {event.attempt} 次尝试失败（{reason}）；{event.pause:.1f} 秒后重试",
            )
        )


class MetaTrace(Hooks):
    """Shows status, request id, attempts and duration of each call."""

    def ended(self, event: EndEvent) -> None:
        """Show the end of a call."""
        status = f"HTTP {event.status}" if event.status else say("no response", "无响应")
        write_notice(
            say(
                f"{event.call.action}: {status}, request id {event.request_id or '-'}, "
                f"{event.attempts} attempts, {event.seconds:.3f} s",
                f"{event.call.action}：{status}，请求 ID {event.request_id or '-'}，"
                f"尝试 {event.attempts} 次，{event.seconds:.3f} 秒",
            )
        )


def make_traces(settings: CallSettings, secrets: Collection[str]) -> tuple[Hooks, ...]:
    """Return the hooks that the options ask for."""
    traces: list[Hooks] = []
    if settings.debug:
        traces.append(DebugTrace(secrets))
    if settings.verbose or settings.debug:
        traces.append(RetryTrace())
    if settings.meta or settings.verbose:
        traces.append(MetaTrace())
    return tuple(traces)


def _write_block(heading: str, text: str) -> None:
    write_notice(heading + "\n" + "".join(f"  {line}\n" for line in text.splitlines()).rstrip("\n"))
