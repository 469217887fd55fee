"""HTTP messages for people: masked requests and responses."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

from yunbind_cli.json_values import is_list, is_object
from yunbind_cli.output.secrets import MASK

if TYPE_CHECKING:
    from collections.abc import Collection

    from yunbind_runtime.base.http import Headers, HttpRequest, HttpResponse

_SECRET_PARAMETER = re.compile(r"(?i)^(.*(?:signature|securitytoken|secret|password))=(?!$).*")


def describe_request(request: HttpRequest, secrets: Collection[str], *, reveals: bool) -> dict[str, Any]:
    """Return a request as members of JSON.

    Args:
        request: The signed request.
        secrets: Values to mask wherever they occur.
        reveals: Whether secrets are shown.
    """
    url = f"{request.scheme}://{request.host}{request.path}"
    query, body = request.query, request.body.decode("utf-8", "replace")
    headers = dict(request.headers)
    if not reveals:
        headers = mask_headers(request.headers)
        query = "&".join(_SECRET_PARAMETER.sub(rf"\1={MASK}", part) for part in query.split("&"))
        query, body, url = (mask_values(text, secrets) for text in (query, body, url))
        if _is_form(request):
            body = "&".join(_SECRET_PARAMETER.sub(rf"\1={MASK}", part) for part in body.split("&"))
    return {
        "method": request.method,
        "url": f"{url}?{query}" if query else url,
        "headers": headers,
        "body": _read_json(body),
    }


def write_request(described: dict[str, Any]) -> str:
    """Return a described request as text in the form of HTTP."""
    body = described["body"]
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, indent=2)
    lines = [f"{described['method']} {described['url']}"]
    lines += [f"{name}: {value}" for name, value in described["headers"].items()]
    return "\n".join([*lines, *(["", text] if text else [])]) + "\n"


def write_response(response: HttpResponse, secrets: Collection[str]) -> str:
    """Return a response as text in the form of HTTP, with its secrets masked."""
    headers = mask_headers(response.headers)
    lines = [f"HTTP {response.status}", *(f"{name}: {value}" for name, value in headers.items())]
    body = _read_json(mask_values(response.body.decode("utf-8", "replace"), secrets))
    text = body if isinstance(body, str) else json.dumps(_mask_names(body), ensure_ascii=False, indent=2)
    return "\n".join([*lines, *(["", text] if text else [])]) + "\n"


def mask_headers(headers: Headers) -> dict[str, str]:
    """Return headers with ``***`` for signatures, tokens and cookies."""
    from yunbind_runtime.base.http import SECRET_HEADERS

    secret = re.compile(SECRET_HEADERS, re.IGNORECASE)
    return {name: MASK if secret.search(name) else value for name, value in headers}


def mask_values(text: str, secrets: Collection[str]) -> str:
    """Return a text with ``***`` for each secret, in JSON, in a URL or plain."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        forms = {secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
        for form in forms | {quote(secret, safe=""), quote_plus(secret), quote(secret)}:
            text = text.replace(form, MASK)
    return text


def _mask_names(value: Any) -> Any:
    """Return a value with ``***`` for members whose names are those of secrets."""
    from yunbind_runtime.model.models import is_secret_name

    if is_object(value):
        return {
            name: MASK if is_secret_name(name) and inner not in (None, "") else _mask_names(inner)
            for name, inner in value.items()
        }
    return [_mask_names(item) for item in value] if is_list(value) else value


def _is_form(request: HttpRequest) -> bool:
    return "form" in (request.header("Content-Type") or "")


def _read_json(text: str) -> Any:
    """Return a text as a JSON object, or unchanged."""
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return value if is_object(value) or is_list(value) else text
