"""Alibaba Cloud's RPC style: every parameter flattened into the query of a POST or a GET.

https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism

The name of the action is in a header, or among the parameters with the older signature. Parameters count
lists from 1 (``Tag.1.Key``). Responses are JSON or XML. A status of 400 or above is a service error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_facts.behavior import STATUSES_CLIENT_ERROR_FROM
from yunbind_facts.protocols import alibaba_rpc as facts

from yunbind_runtime.base.http import HttpRequest, is_success
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

_SHOWN = {*facts.ENVELOPE_CODES, *facts.ENVELOPE_MESSAGES, *map(str.lower, facts.ENVELOPE_REQUEST_IDS)}

PAUSE_HEADER = facts.PAUSE_HEADER
ENVELOPE = None
ERRORS = ()
_DEFAULT_OPTIONS = complete_wire_options(facts.PROTOCOL)


def serialize(
    operation: AnyOperation,
    members: Mapping[str, Any],
    *,
    endpoint: Endpoint,
    region: str | None,  # noqa: ARG001 - sent as a member
    project_id: str | None,  # noqa: ARG001 - no such header in this cloud
    options: WireOptions = _DEFAULT_OPTIONS,
) -> HttpRequest:
    """Return the unsigned request of a call. Its path is ``/``, and the query contains all parameters.

    An operation without signature sends its own parameters as a form in a POST, as the vendor's Go SDK does.
    They contain a token, and URLs end up in logs.

    Raises:
        InvalidArguments: A member is or contains an empty list or structure.
    """
    headers = [(facts.REQUESTS_ALWAYS["format"], facts.REQUESTS_ACCEPTED_TYPES[options.response_format])]
    values = {"action": operation.action, "version": operation.service.version}
    values["format"] = options.response_format.upper()
    common: list[tuple[str, str]] = []
    if options.location == "headers":
        headers += [(name, values[role]) for role, name in facts.REQUESTS_HEADERS.items()]
    else:
        common += [(name, values[role]) for role, name in facts.REQUESTS_PARAMETERS.items()]
    pairs: list[tuple[str, str]] = []
    for location, name, value in place_members(operation, members, "query"):
        if location == "header":
            headers.append(write_header(operation, name, value))
        else:
            pairs += flatten(operation, name, value, facts.REQUESTS_FIRST_INDEX)
    query, body = encode_pairs([*common, *pairs]), b""
    if _find_place(operation, options) == "form":
        query, body = encode_pairs(common), encode_pairs(pairs).encode()
        headers.append(("Content-Type", facts.REQUESTS_CONTENT_TYPES["form"]))
    return HttpRequest(options.method, endpoint.scheme, endpoint.host, "/", query, tuple(headers), body)


def _find_place(operation: AnyOperation, options: WireOptions) -> str:
    if operation.unsigned and options.method in facts.UNSIGNED_FORM_METHODS:
        return "form"
    in_headers = options.location == "headers"
    places = facts.REQUESTS_MEMBERS if in_headers else facts.REQUESTS_MEMBERS_BESIDE_PARAMETERS
    return places[options.method]


def can_fit_model(operation: AnyOperation, response: HttpResponse) -> bool:  # noqa: ARG001 - as in other protocols
    """Return whether a response within the limits succeeded, with all members in the body."""
    return is_success(response.status) and not has_too_many_values(response.body)


def parse(operation: AnyOperation, response: HttpResponse) -> dict[str, Any]:
    """Return the members of a response. The members of an XML response are texts."""
    if is_empty_success(operation, response):
        return {}
    try:
        root, payload = _read(response)
    except Unreadable as problem:
        raise service_errors.make_unreadable(response, str(problem), _header_id(response)) from None
    if response.status >= STATUSES_CLIENT_ERROR_FROM or root == facts.ENVELOPE_ERROR:
        _raise_service_error(operation, response, payload)
    if not is_success(response.status):
        raise service_errors.make_unreadable(response, "it is a redirect", find_request_id(response, payload))
    return payload


def _read(response: HttpResponse) -> tuple[str, dict[str, Any]]:
    if response.body.lstrip()[:1] == b"<":
        from .xml import read_document

        return read_document(response.body)
    return "", read_object(response.body)


def _raise_service_error(operation: AnyOperation, response: HttpResponse, payload: dict[str, Any]) -> None:
    # Some gateways of the vendor write members with a lower-case first letter.
    members = {name.lower(): value for name, value in payload.items()}
    request_id = find_request_id(response, payload)
    code = next((members[name] for name in facts.ENVELOPE_CODES if name in members), None)
    if not isinstance(code, (str, int)) or code == "":
        raise service_errors.make_unreadable(response, "it has no Code", request_id)
    details: dict[str, Any] = {name: value for name, value in payload.items() if name.lower() not in _SHOWN}
    message, separator, to_sign = _find_message(members).partition(facts.ENVELOPE_SIGNED_TEXT)
    if separator:
        # With the older signature, this string is the whole request, with its passwords and tokens.
        message += "(the string that the server signed is in the error's details, as StringToSign)"
        details["StringToSign"] = to_sign.removeprefix(":").strip()
    raise service_errors.make_service_error(
        operation,
        response,
        code=str(code),
        message=message,
        request_id=request_id,
        details=details,
    )


def find_request_id(response: HttpResponse, payload: Mapping[str, Any]) -> str | None:
    """Return ``RequestId`` of the response, or the header ``x-acs-request-id``."""
    found = next(filter(None, map(payload.get, facts.ENVELOPE_REQUEST_IDS)), None)
    return found if isinstance(found, str) else _header_id(response)


def _header_id(response: HttpResponse) -> str | None:
    return next(filter(None, map(response.header, facts.ENVELOPE_REQUEST_ID_HEADERS)), None)


def _find_message(members: Mapping[str, Any]) -> str:
    return str(next(filter(None, map(members.get, facts.ENVELOPE_MESSAGES)), ""))
