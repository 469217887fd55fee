"""Responses changed by a fault rule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from yunbind_runtime.base.http import HttpResponse

from yunbind_emulator.base.catalog import RateLimit
from yunbind_emulator.base.errors import VendorError
from yunbind_emulator.faults.rate_limits import make_throttling_error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_emulator.base.catalog import Provider, Target
    from yunbind_emulator.faults.fault_rules import Fault

_UNKNOWN_RATE: Final = RateLimit(20, 1)
_PAGE: Final = (
    "<html>\r\n<head><title>{status} {reason}</title></head>\r\n<body>\r\n"
    "<center><h1>{status} {reason}</h1></center>\r\n</body>\r\n</html>\r\n"
)
_REASONS: Final = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}


@dataclass(frozen=True, slots=True)
class Delivery:
    """A response and how it is delivered.

    Attributes:
        response: The HTTP response.
        latency: Seconds to wait before the response.
        cut: Whether the connection ends within the response, or is reset before it.
    """

    response: HttpResponse
    latency: float = 0
    cut: Literal["truncated", "reset"] | None = None


def make_fault_response(fault: Fault, provider: Provider, target: Target) -> HttpResponse:
    """Return the response that replaces the one of the call.

    Raises:
        VendorError: The fault is an error of the cloud.
    """
    if fault.kind == "error":
        known = provider.find_error(fault.code, target.service, target.action)
        documented = (known.message or known.doc).replace("%s", "(a fault rule)") if known else ""
        http = fault.status or (known.http if known else None)
        message = fault.message or documented or "A fault rule asked for this error."
        raise VendorError(fault.code, message, http=http)
    if fault.kind == "throttle":
        limit = target.action.rate_limit or _UNKNOWN_RATE
        asked = fault.retry_after is not None
        raise make_throttling_error(provider.name, limit, fault.retry_after, retry_after=asked)
    if fault.kind == "html":
        status = fault.status or 502
        page = _PAGE.format(status=status, reason=_REASONS.get(status, "Error"))
        return HttpResponse(status, (("Content-Type", "text/html"),), page.encode())
    # A reset connection carries no response.
    return HttpResponse(fault.status or 500)


_CUTS: Final[Mapping[str, Literal["truncated", "reset"]]] = {"truncated": "truncated", "reset": "reset"}


def apply_fault(fault: Fault, response: HttpResponse) -> Delivery:
    """Return how a response is delivered under a fault."""
    if fault.kind == "malformed":
        response = replace(response, body=response.body[: len(response.body) // 2])
    return Delivery(response, fault.latency, _CUTS.get(fault.kind))
