"""Huawei Cloud's REST style: method and path, JSON bodies, and many shapes of errors.

https://support.huaweicloud.com/api-cce-autopilot/ErrorCode.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from yunbind_facts.behavior import STATUSES_CLIENT_ERROR_FROM, STATUSES_SUCCESS_TO
from yunbind_facts.protocols import huawei_rest as facts

from yunbind_runtime.base.errors import ConfigurationError, InvalidArguments
from yunbind_runtime.base.http import HttpRequest, is_success
from yunbind_runtime.base.lazy_imports import LazyModule
from yunbind_runtime.wire.options import WireOptions, complete_wire_options
from yunbind_runtime.wire.signing import percent

from .codec import (
    Unreadable,
    has_too_many_values,
    is_empty_success,
    name_argument,
    place_members,
    read_object,
    write_body,
    write_header,
    write_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yunbind_runtime.base.http import HttpResponse
    from yunbind_runtime.model.endpoints import Endpoint
    from yunbind_runtime.model.operation import AnyOperation

    from . import service_errors
else:  # for calls that fail
    service_errors = LazyModule(globals(), "service_errors", "yunbind_runtime.wire.protocols.service_errors")

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_SPECIFIC = re.compile(facts.ENVELOPE_SPECIFIC_CODE)

PAUSE_HEADER = facts.PAUSE_HEADER
ENVELOPE = None
ERRORS = ()
_DEFAULT_OPTIONS = complete_wire_options(facts.PROTOCOL)


def serialize(
    operation: AnyOperation,
    members: Mapping[str, Any],
    *,
    endpoint: Endpoint,
    region: str | None,  # noqa: ARG001 - part of the host
    project_id: str | None,
    options: WireOptions = _DEFAULT_OPTIONS,  # noqa: ARG001 - the action selects the method
) -> HttpRequest:
    """Return the unsigned request of a call, with the operation's method and path.

    Every request has ``Content-Type: application/json``, because some gateways of the vendor refuse even a
    GET without it.

    Raises:
        ConfigurationError: The operation has no HTTP method and path.
        InvalidArguments: A value is missing from the path or cannot be sent in its location.
    """
    if operation.http is None:
        raise ConfigurationError(f"{operation.place} has no HTTP method and path.")
    method, template = operation.http
    place = facts.REQUESTS_MEMBERS[method]
    headers = [("Content-Type", facts.REQUESTS_CONTENT_TYPES[place])]
    if project_id:
        headers.append((facts.REQUESTS_ALWAYS["project"], project_id))
    path: dict[str, str] = {"project_id": project_id} if project_id else {}
    pairs: list[tuple[str, str]] = []
    body: dict[str, Any] = {}
    for location, name, value in place_members(operation, members, "body" if place == "json" else "query"):
        if location == "path":
            path[name] = write_text(value)
        elif location == "query":
            pairs += [(name, write_text(item)) for item in _list_items(value)]
        elif location == "header":
            headers.append(write_header(operation, name, value))
        else:
            body[name] = value
    has_body = body or place == "json"
    return HttpRequest(
        method,
        endpoint.scheme,
        endpoint.host,
        _PLACEHOLDER.sub(lambda match: _write_segment(operation, match[1], path), template),
        percent.encode_pairs(pairs),
        tuple(headers),
        write_body(body) if has_body else b"",
    )


def _list_items(value: Any) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _write_segment(operation: AnyOperation, name: str, values: Mapping[str, str]) -> str:
    value = values.get(name)
    if value is None:
        raise InvalidArguments(
            f"{name_argument(operation, name)} is missing. It is part of the request's path."
        )
    if value in ("", ".", ".."):
        raise InvalidArguments(
            f"{name_argument(operation, name)} must not be {value!r}. It is part of the request's path and "
            "would select another resource."
        )
    return percent.encode(value)


def can_fit_model(operation: AnyOperation, response: HttpResponse) -> bool:
    """Return whether a response within the limits succeeded, with all members in the body."""
    return (
        is_success(response.status)
        and not operation.response_headers
        and not has_too_many_values(response.body)
    )


def parse(operation: AnyOperation, response: HttpResponse) -> dict[str, Any]:
    """Return the members of a response, including those in headers.

    The body of 202 and 204 can be empty, and that of a delete too.
    """
    members = _read_body(operation, response)
    for member, name in operation.response_headers.items():
        value = response.header(name)
        if value is not None:
            members[member] = value
    return members


def _read_body(operation: AnyOperation, response: HttpResponse) -> dict[str, Any]:
    if response.status in facts.ENVELOPE_EMPTY_STATUSES and not response.body.strip():
        return {}
    if is_empty_success(operation, response):
        return {}
    if STATUSES_SUCCESS_TO < response.status < STATUSES_CLIENT_ERROR_FROM:
        raise service_errors.make_unreadable(response, "it is a redirect", _header_id(response))
    try:
        payload = read_object(response.body)
    except Unreadable as problem:
        raise service_errors.make_unreadable(response, str(problem), _header_id(response)) from None
    if not is_success(response.status):
        _raise_service_error(operation, response, payload)
    return payload


def _raise_service_error(operation: AnyOperation, response: HttpResponse, payload: dict[str, Any]) -> None:
    request_id = find_request_id(response, payload)
    error = next(_find_errors(payload), payload)
    codes = [str(error[name]) for name in facts.ENVELOPE_CODES if error.get(name) not in (None, "")]
    messages = [str(error[name]) for name in facts.ENVELOPE_MESSAGES if error.get(name)]
    if not codes and not messages:
        raise service_errors.make_unreadable(response, "it has neither code nor message", request_id)
    codes = codes or [str(response.status)]
    code = next((code for code in codes if _SPECIFIC.fullmatch(code)), codes[0])
    raise service_errors.make_service_error(
        operation,
        response,
        code=code,
        message=_join(messages),
        request_id=request_id,
        details=_list_details(error, code, messages[:1]),
        documented_code=_spell(code),
    )


def _spell(code: str) -> str:
    """Return a code in its documented spelling."""
    for received, documented in facts.ENVELOPE_CODE_SPELLINGS.items():
        if code.startswith(received):
            return documented + code.removeprefix(received)
    return code


def _join(messages: list[str]) -> str:
    """Return the first message with the last one, in which Kubernetes adds a detail."""
    if len(messages) < 2 or messages[-1] == messages[0]:
        return messages[0] if messages else ""
    return f"{messages[0].rstrip('.')}: {messages[-1]}"


def _list_details(error: dict[str, Any], code: str, shown: list[str]) -> dict[str, Any]:
    """Return the members that repeat neither the code nor the message."""
    known = {code, *shown}
    return {
        name: value
        for name, value in error.items()
        if name not in ("message", "request_id") and str(value) not in known
    }


def _find_errors(value: dict[str, Any], depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the structures that contain a code, outermost first."""
    if any(isinstance(value.get(name), (str, int)) for name in facts.ENVELOPE_CODES):
        yield value
    if depth < facts.ENVELOPE_ERROR_DEPTH:
        for member in value.values():
            if isinstance(member, dict):
                yield from _find_errors(cast("dict[str, Any]", member), depth + 1)


def find_request_id(response: HttpResponse, payload: Mapping[str, Any]) -> str | None:
    """Return the header ``X-Request-Id`` or ``X-IAM-Trace-Id``, or ``request_id`` of the response."""
    found = _header_id(response) or next(filter(None, map(payload.get, facts.ENVELOPE_REQUEST_IDS)), None)
    return found if isinstance(found, str) else None


def _header_id(response: HttpResponse) -> str | None:
    return next(filter(None, map(response.header, facts.ENVELOPE_REQUEST_ID_HEADERS)), None)
