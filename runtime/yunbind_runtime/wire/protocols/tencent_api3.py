"""Tencent Cloud's API 3.0: JSON by POST, or parameters in the query of a GET or in a form.

https://cloud.tencent.com/document/api/213/30654

The signing scheme selects the location of the action's name. With the name in a header, the request is JSON
or a GET; with the name among the parameters, it is a form or a GET. Parameters count lists from 0
(``Filters.0.Name``). Service errors have HTTP status 200, so the body decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from yunbind_facts.protocols import tencent_api3 as facts

from yunbind_runtime import __version__
from yunbind_runtime.base.http import HttpRequest
from yunbind_runtime.base.lazy_imports import LazyModule
from yunbind_runtime.wire.options import WireOptions, complete_wire_options
from yunbind_runtime.wire.signing.percent import encode_pairs

from .codec import (
    Unreadable,
    flatten,
    has_too_many_values,
    is_empty_success,
    place_members,
    read_object,
    write_body,
    write_header,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.base.http import HttpResponse
    from yunbind_runtime.model.endpoints import Endpoint
    from yunbind_runtime.model.operation import AnyOperation

    from . import service_errors
else:  # for calls that fail
    service_errors = LazyModule(globals(), "service_errors", "yunbind_runtime.wire.protocols.service_errors")

# The vendor allows letters, digits and -_,;. here.
_REQUEST_CLIENT = f"yunbind-{__version__}"

_SHOWN = (*facts.ENVELOPE_CODES, *facts.ENVELOPE_MESSAGES)

PAUSE_HEADER = facts.PAUSE_HEADER
ENVELOPE = facts.ENVELOPE_PAYLOAD
ERRORS = (facts.ENVELOPE_ERROR,)
_DEFAULT_OPTIONS = complete_wire_options(facts.PROTOCOL)


def serialize(
    operation: AnyOperation,
    members: Mapping[str, Any],
    *,
    endpoint: Endpoint,
    region: str | None,
    project_id: str | None,  # noqa: ARG001 - no such header in this cloud
    options: WireOptions = _DEFAULT_OPTIONS,
) -> HttpRequest:
    """Return the unsigned request of a call. Its path is ``/``.

    Raises:
        InvalidArguments: Parameters cannot express an empty list or structure.
    """
    values = {
        "action": operation.action,
        "version": operation.service.version,
        "client": _REQUEST_CLIENT,
    }
    if region and operation.region != "none":
        values["region"] = region
    headers: list[tuple[str, str]] = []
    body: dict[str, Any] = {}
    for location, name, value in place_members(operation, members, "body"):
        if location == "header":
            headers.append(write_header(operation, name, value))
        else:
            body[name] = value
    in_headers = options.location == "headers"
    names = facts.REQUESTS_HEADERS if in_headers else facts.REQUESTS_PARAMETERS
    common = [(names[role], value) for role, value in values.items()]
    if in_headers:
        headers = [*common, *headers]
    places = facts.REQUESTS_MEMBERS if in_headers else facts.REQUESTS_MEMBERS_BESIDE_PARAMETERS
    place = places[options.method]
    is_query, text = place == "query", ""
    if place != "json":
        pairs = [] if in_headers else common
        for name, value in body.items():
            pairs += flatten(operation, name, value, facts.REQUESTS_FIRST_INDEX)
        text = encode_pairs(pairs)
    content_type = ("Content-Type", facts.REQUESTS_CONTENT_TYPES[place])
    return HttpRequest(
        options.method,
        endpoint.scheme,
        endpoint.host,
        "/",
        text if is_query else "",
        (content_type, *headers),
        b"" if is_query else text.encode() or write_body(body),
    )


def can_fit_model(operation: AnyOperation, response: HttpResponse) -> bool:  # noqa: ARG001 - as in other protocols
    """Return whether a response within the limits succeeded, with all members in the body."""
    return response.status in facts.ENVELOPE_SUCCESS_STATUSES and not has_too_many_values(response.body)


def parse(operation: AnyOperation, response: HttpResponse) -> dict[str, Any]:
    """Return the members of ``Response``."""
    if is_empty_success(operation, response):
        return {}
    try:
        payload = read_object(response.body).get(facts.ENVELOPE_PAYLOAD, "")
    except Unreadable as problem:
        raise service_errors.make_unreadable(response, str(problem), _header_id(response)) from None
    if payload is None and operation.is_delete and response.status in facts.ENVELOPE_SUCCESS_STATUSES:
        return {}
    if not isinstance(payload, dict):
        raise service_errors.make_unreadable(
            response, f"its JSON has no object {facts.ENVELOPE_PAYLOAD}", _header_id(response)
        )
    payload = cast("dict[str, Any]", payload)
    error = payload.pop(facts.ENVELOPE_ERROR, None)  # null is no error
    if error is not None:
        _raise_service_error(operation, response, payload, error)
    if response.status not in facts.ENVELOPE_SUCCESS_STATUSES:
        reason = "its status is not 200, but it contains no error"
        raise service_errors.make_unreadable(response, reason, find_request_id(response, payload))
    return payload


def _raise_service_error(
    operation: AnyOperation, response: HttpResponse, payload: dict[str, Any], error: object
) -> None:
    request_id = find_request_id(response, payload)
    members = cast("dict[str, Any]", error) if isinstance(error, dict) else {}
    code = _find_first(members, facts.ENVELOPE_CODES)
    if not isinstance(code, str) or not code:
        raise service_errors.make_unreadable(response, "its Error has no Code", request_id)
    raise service_errors.make_service_error(
        operation,
        response,
        code=code,
        message=str(_find_first(members, facts.ENVELOPE_MESSAGES) or ""),
        request_id=request_id,
        details={name: value for name, value in members.items() if name not in _SHOWN},
    )


def find_request_id(response: HttpResponse, payload: Mapping[str, Any]) -> str | None:
    """Return ``RequestId`` of the response, or the header ``X-TC-RequestId``."""
    found = _find_first(payload, facts.ENVELOPE_REQUEST_IDS)
    return found if isinstance(found, str) else _header_id(response)


def _header_id(response: HttpResponse) -> str | None:
    return next(filter(None, map(response.header, facts.ENVELOPE_REQUEST_ID_HEADERS)), None)


def _find_first(members: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next(filter(None, map(members.get, names)), None)
