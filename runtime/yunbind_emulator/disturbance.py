"""Answers that went wrong, as a fault rule asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from yunbind_runtime.base.http import HttpResponse

from yunbind_emulator.catalog import RateLimit
from yunbind_emulator.rates import refuse_rate
from yunbind_emulator.refusals import Refusal

if TYPE_CHECKING:
    from yunbind_emulator.chaos import Fault
    from yunbind_emulator.dialects.dialect import Dialect, Target

_UNKNOWN_RATE: Final = RateLimit(20, 1)
_PAGE: Final = (
    "<html>\r\n<head><title>{status} {reason}</title></head>\r\n<body>\r\n"
    "<center><h1>{status} {reason}</h1></center>\r\n</body>\r\n</html>\r\n"
)
_REASONS: Final = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer and how it travels.

    ``latency`` is in seconds; ``cut`` says that the connection ends within the
    answer, or is reset before it.
    """

    response: HttpResponse
    latency: float = 0
    cut: Literal["truncated", "reset"] | None = None


def replace_answer(fault: Fault, dialect: Dialect, target: Target) -> HttpResponse:
    """Return what stands in the place of an answer.

    Raises:
        Refusal: the fault is an error of the cloud.
    """
    if fault.kind == "error":
        known = dialect.provider.find_error(fault.code, target.service, target.action)
        said = (known.message or known.doc).replace("%s", "(a fault rule)") if known else ""
        http = fault.status or (known.http if known else None)
        raise Refusal(fault.code, fault.message or said or "A fault rule asked for this.", http=http)
    if fault.kind == "throttle":
        limit = target.action.rate_limit or _UNKNOWN_RATE
        asked = fault.retry_after is not None
        raise refuse_rate(dialect.provider.name, limit, fault.retry_after, retry_after=asked)
    if fault.kind == "html":
        status = fault.status or 502
        page = _PAGE.format(status=status, reason=_REASONS.get(status, "Error"))
        return HttpResponse(status, (("Content-Type", "text/html"),), page.encode())
    # A reset connection carries no answer at all.
    return HttpResponse(fault.status or 500)


def disturb(fault: Fault, response: HttpResponse) -> Reply:
    """Return how an answer travels under a fault."""
    if fault.kind == "malformed":
        response = replace(response, body=response.body[: len(response.body) // 2])
    cut = fault.kind if fault.kind in ("truncated", "reset") else None
    return Reply(response, fault.latency, cut)
