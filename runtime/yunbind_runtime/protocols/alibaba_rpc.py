"""Alibaba Cloud's RPC style: every parameter flattened into the query of a POST.

https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature

Lists count from 1 (``Tag.1.Key``). Answers are JSON or XML; a status of 400
and above is a refusal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ..http import HttpRequest
from ..operation import WireMember
from ..signing.percent import encode_pairs
from .answers import Unreadable, make_refusal, make_unreadable, read_object
from .values import place_members, write_header, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..endpoints import Endpoint
    from ..http import HttpResponse
    from ..operation import AnyOperation

_QUERY = WireMember("query", "")


def serialize(
    operation: AnyOperation,
    members: Mapping[str, Any],
    *,
    endpoint: Endpoint,
    region: str | None,  # noqa: ARG001 - travels as a member
    project_id: str | None,  # noqa: ARG001 - the cloud has no such header
) -> HttpRequest:
    """Return a POST of ``/`` with all parameters in the query and no body."""
    headers = [
        ("x-acs-action", operation.action),
        ("x-acs-version", operation.service.version),
        ("accept", "application/json"),
    ]
    pairs: list[tuple[str, str]] = []
    for wire, value in place_members(operation, members, _QUERY):
        if wire.location == "header":
            headers.append(write_header(wire.name, value))
        else:
            pairs += flatten(wire.name, value)
    return HttpRequest("POST", endpoint.scheme, endpoint.host, "/", encode_pairs(pairs), tuple(headers))


def flatten(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the parameters that a value becomes; none for None and for an empty list or structure."""
    if isinstance(value, dict):
        for key, member in cast("dict[str, Any]", value).items():
            yield from flatten(f"{name}.{key}", member)
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[Any]", value), start=1):
            yield from flatten(f"{name}.{index}", item)
    elif value is not None:
        yield name, write_text(value)


def parse(operation: AnyOperation, response: HttpResponse) -> dict[str, Any]:
    """Return the members of the answer; those of an XML answer are texts."""
    try:
        root, payload = _read(response)
    except Unreadable as problem:
        raise make_unreadable(response, str(problem), _header_id(response)) from None
    if response.status >= 400 or root == "Error":
        _raise_refusal(operation, response, payload)
    if not 200 <= response.status < 300:
        raise make_unreadable(response, "it is a redirect", find_request_id(response, payload))
    return payload


def _read(response: HttpResponse) -> tuple[str, dict[str, Any]]:
    if response.body.lstrip()[:1] == b"<":
        from .xml import read_document

        return read_document(response.body)
    return "", read_object(response.body)


def _raise_refusal(operation: AnyOperation, response: HttpResponse, payload: dict[str, Any]) -> None:
    # Some gateways of the vendor write the members with a small first letter.
    members = {name.lower(): value for name, value in payload.items()}
    request_id = find_request_id(response, payload)
    code = members.get("code")
    if not isinstance(code, (str, int)) or code == "":
        raise make_unreadable(response, "it has no Code", request_id)
    raise make_refusal(
        operation,
        response,
        code=str(code),
        message=str(members.get("message") or ""),
        request_id=request_id,
        details={
            name: value
            for name, value in payload.items()
            if name.lower() not in ("code", "message", "requestid")
        },
    )


def find_request_id(response: HttpResponse, payload: Mapping[str, Any]) -> str | None:
    """Return ``RequestId`` of the answer, else the header ``x-acs-request-id``."""
    found = payload.get("RequestId") or payload.get("requestId")
    return found if isinstance(found, str) else _header_id(response)


def _header_id(response: HttpResponse) -> str | None:
    return response.header("x-acs-request-id")
