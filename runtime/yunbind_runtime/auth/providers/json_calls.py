"""JSON requests to services that issue temporary credentials for a token. They are not signed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from yunbind_runtime.base.errors import CredentialsError, TransportError, UnreadableResponse
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout, is_success
from yunbind_runtime.call.effects import Send
from yunbind_runtime.model.redaction import redact, redact_request_id

from .documents import read_object

if TYPE_CHECKING:
    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.model.endpoints import Endpoint

_JSON = ("Content-Type", "application/json;charset=UTF-8")
_CODE = re.compile(r"[\w.-]{1,60}", re.ASCII)
DEFAULT_TIMEOUT = Timeout(5.0, 10.0, 10.0, 15.0)


@dataclass(frozen=True, slots=True)
class Reply:
    """A response, and the texts of its request, which can be secret.

    Attributes:
        response: The response, whatever its status.
        sent: Values in the body and the headers of the request.
    """

    response: HttpResponse
    sent: tuple[str, ...] = field(repr=False)


def post_json(
    endpoint: Endpoint,
    target: str,
    body: Mapping[str, object],
    place: str,
    *headers: tuple[str, str],
    timeout: Timeout = DEFAULT_TIMEOUT,
) -> Effects[Reply]:
    """Send a JSON object. Return the reply, whatever its status."""
    path, _, query = target.partition("?")
    request = HttpRequest(
        "POST", endpoint.scheme, endpoint.host, path, query, (_JSON, *headers), json.dumps(body).encode()
    )
    sent = (*_list_texts(body), *(value.removeprefix("Bearer ") for _, value in headers))
    try:
        response: HttpResponse = yield Send(request, timeout)
    except (TransportError, UnreadableResponse) as error:
        redact(error, sent)
        error.place = error.place or place
        raise
    return Reply(response, sent)


def require_success(reply: Reply, place: str) -> HttpResponse:
    """Return a response with a status of success.

    Raises:
        CredentialsError: The service refused.
    """
    if is_success(reply.response.status):
        return reply.response
    raise CredentialsError(f"{place} refused to issue credentials ({describe_refusal(reply, place)})")


def describe_refusal(reply: Reply, place: str) -> str:
    """Return the status, the vendor's code and the request id of a refusal.

    The vendor's message is left out, because it can contain the token.
    """
    response = reply.response
    try:
        document = read_object(response.body, place)
    except CredentialsError:
        document = {}
    for name in ("error", "Error"):
        inner = document.get(name)
        if isinstance(inner, dict):
            document = {**document, **cast("dict[str, Any]", inner)}
    codes = (document.get(name) for name in ("error_code", "errorCode", "code", "Code", "ErrorCode", "error"))
    code = next((code for code in codes if code), None)
    request_id = response.header("X-Request-Id") or document.get("request_id") or document.get("RequestId")
    shown = [f"HTTP {response.status}"]
    values = [value for value in (code, request_id) if isinstance(value, str) and _CODE.fullmatch(value)]
    shown += [redact_request_id(value, reply.sent) or "" for value in values]
    return ", ".join(shown)


def _list_texts(value: object) -> Iterator[str]:
    """Yield the texts in a body."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in cast("Mapping[str, object]", value).values():
            yield from _list_texts(item)
