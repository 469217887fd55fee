"""Reading answers: JSON objects, and the errors that protocols raise for everything else."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn, cast

from yunbind_runtime.base.errors import ApiError, UnreadableResponse, error_class

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.base.http import HttpResponse
    from yunbind_runtime.model.operation import AnyOperation


DEEPEST = 64
"""Structures within each other; vendors send some ten, and Python's own functions end at some hundreds."""


class Unreadable(ValueError):
    """A body has not the form it should have; the message says what it is instead."""


def read_object(body: bytes) -> dict[str, Any]:
    """Return the JSON object that a body holds.

    Raises:
        Unreadable: it holds anything else.
    """
    if not body.strip():
        raise Unreadable("its body is empty")
    problem, value = "", None
    try:
        value = _DECODER.decode(body.decode("utf-8-sig"))
    except RecursionError:
        problem = _TOO_DEEP
    except ValueError:
        is_page = re.match(rb"\s*<(!doctype\s+html|html)", body[:200], re.IGNORECASE)
        problem = "it is an HTML page" if is_page else "its body is no complete JSON"
    if problem:
        # Raised here, outside of the handlers: json's errors hold the whole text, and so perhaps secrets.
        raise Unreadable(problem)
    if not isinstance(value, dict):
        raise Unreadable("its JSON is no object")
    # Only what has as many brackets can be deep, and most answers have fewer.
    if body.count(b"{") + body.count(b"[") > DEEPEST and _is_deep(cast("dict[str, Any]", value)):
        raise Unreadable(_TOO_DEEP)
    return cast("dict[str, Any]", value)


_TOO_DEEP = "its JSON is nested too deeply"


def _is_deep(value: dict[str, Any]) -> bool:
    """Whether more than so many structures stand within each other; without recursion."""
    level: list[dict[str, object] | list[object]] = [value]
    for _ in range(DEEPEST):
        groups = (each.values() if isinstance(each, dict) else each for each in level)
        level = [
            each  # pyright: ignore[reportUnknownVariableType]
            for group in groups
            for each in group
            if isinstance(each, (dict, list))
        ]
        if not level:
            return False
    return True


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


def make_unreadable(response: HttpResponse, reason: str, request_id: str | None = None) -> UnreadableResponse:
    """Return the error for an answer that is not the vendor's."""
    kind = response.header("Content-Type") or "no content type"
    facts = (
        f"HTTP {response.status}, {kind}, {len(response.body)} bytes, request id {request_id or 'unknown'}"
    )
    return UnreadableResponse(
        f"The answer is not in the vendor's format: {reason} ({facts}). The attribute body holds it.",
        http_status=response.status,
        request_id=request_id,
        body=response.body,
    )


def make_refusal(
    operation: AnyOperation,
    response: HttpResponse,
    *,
    code: str,
    message: str,
    request_id: str | None,
    details: Mapping[str, object],
    documented_code: str | None = None,
) -> ApiError:
    """Return the error for a refusal, of the class of its code.

    Args:
        operation: what was called.
        response: the answer.
        code: the vendor's code as sent.
        message: the vendor's text.
        request_id: the vendor's id of the call.
        details: further members of the vendor's error.
        documented_code: the code to look the class up by, where it is written differently.
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
