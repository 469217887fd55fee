"""Errors for responses: service errors by their code, and responses in an unknown format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from yunbind_runtime.base.errors import ApiError, UnreadableResponse, error_class

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.base.http import HttpResponse
    from yunbind_runtime.model.operation import AnyOperation


def make_unreadable(response: HttpResponse, reason: str, request_id: str | None = None) -> UnreadableResponse:
    """Return the error for a response that is not in the vendor's format.

    Args:
        response: The response.
        reason: The problem, as a clause such as "its body is empty".
        request_id: The vendor's request id, if a header has it.
    """
    kind = response.header("Content-Type") or "no content type"
    facts = (
        f"HTTP {response.status}, {kind}, {len(response.body)} bytes, request id {request_id or 'unknown'}"
    )
    return UnreadableResponse(
        f"The response is not in the vendor's format: {reason} ({facts}). The attribute body holds it.",
        http_status=response.status,
        request_id=request_id,
        body=response.body,
    )


def make_service_error(
    operation: AnyOperation,
    response: HttpResponse,
    *,
    code: str,
    message: str,
    request_id: str | None,
    details: Mapping[str, object],
    documented_code: str | None = None,
) -> ApiError:
    """Return the service error of a response, as an instance of the class of its code.

    Args:
        operation: The called operation.
        response: The response.
        code: The vendor's code as sent.
        message: The vendor's message.
        request_id: The vendor's request id.
        details: Further members of the vendor's error.
        documented_code: The code that selects the class, if the vendor documents it in another spelling.
            Defaults to ``code``.
    """
    service = operation.service
    by_code = cast("Mapping[str, type[ApiError]]", import_module(service.errors_module).BY_CODE)
    kind = error_class(documented_code or code, response.status, by_code)
    return kind(
        code=code,
        message=message,
        request_id=request_id,
        http_status=response.status,
        body=response.body,
        provider=service.provider,
        service=service.title,
        action=operation.action,
        details=details,
    )
