"""Outcomes of calls: the members of a success, a service error, or an unreadable response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ApiError, UnreadableResponse

from .values import write_value

if TYPE_CHECKING:
    from yunbind_runtime.model.models import ResponseModel


def write_success(response: ResponseModel) -> dict[str, Any]:
    """Return the members of a response, and the paths of those that could not be read."""
    output: dict[str, Any] = {"members": write_value(response)}
    if response.unread:
        output["unread"] = sorted(response.unread)
    return output


def write_refusal(error: ApiError | UnreadableResponse) -> dict[str, Any]:
    """Return a service error or an unreadable response."""
    if isinstance(error, UnreadableResponse):
        output: dict[str, Any] = {"unreadable": True, "http_status": error.http_status}
        return output | ({"request_id": error.request_id} if error.request_id else {})
    return {
        "error": {
            "kind": error.kind,
            "code": error.code,
            "message": error.message,
            "request_id": error.request_id,
            "http_status": error.http_status,
            "retryable": error.retryable,
        }
    }
