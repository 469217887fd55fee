"""Removal of secrets from errors.

Responses of services and gateways can repeat the request, or the string that was signed. So the secrets of a
call are masked in its errors.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, quote_plus

from yunbind_runtime.base.errors import ApiError, UnreadableResponse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yunbind_runtime.base.errors import YunbindError

    from .models import RequestModel

MASK = "***"

_MIN_LENGTH = 4
"""Shorter texts occur in responses by chance."""

_MAX_ESCAPES = 3
"""Maximum number of nested escapes, such as JSON in a parameter in a message."""

_ESCAPES: tuple[Callable[[str], str], ...] = (
    lambda text: json.dumps(text)[1:-1],
    lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    lambda text: quote(text, safe="~", errors="replace"),
    lambda text: quote_plus(text, errors="replace"),
    lambda text: escape(text),
    lambda text: escape(text, quote=False),
)


def redact(error: YunbindError, secrets: Iterable[str]) -> None:
    """Mask secrets in the texts, the details and the body of an error, in all escaped forms."""
    forms = _list_forms(secrets)
    if not forms:
        return
    error.args = tuple(_mask(argument, forms) for argument in error.args)
    if isinstance(error, ApiError):
        error.code = _mask(error.code, forms)
        error.message = _mask(error.message, forms)
        error.details = _mask(error.details, forms)
    if isinstance(error, ApiError | UnreadableResponse):
        error.body = _mask(error.body, forms)


def list_secrets(request: RequestModel) -> tuple[str, ...]:
    """Return the values of a request's sensitive members, at any depth."""
    return tuple(_walk(request, is_secret=False))


def _walk(value: object, *, is_secret: bool) -> Iterator[str]:
    from pydantic import BaseModel

    from .models import sensitive_members

    if isinstance(value, BaseModel):
        secret = sensitive_members(type(value))
        for name, member in value:
            yield from _walk(member, is_secret=is_secret or name in secret)
    elif isinstance(value, list | tuple):
        for item in cast("list[object]", value):
            yield from _walk(item, is_secret=is_secret)
    elif isinstance(value, dict):
        for item in cast("dict[str, object]", value).values():
            yield from _walk(item, is_secret=is_secret)
    elif is_secret and value is not None:
        yield str(value)


def _list_forms(secrets: Iterable[str]) -> tuple[str, ...]:
    """Return all escaped forms of the secrets, the longest first, because one can contain another."""
    forms = {secret for secret in secrets if len(secret) >= _MIN_LENGTH}
    for _ in range(_MAX_ESCAPES):
        forms |= {escape_form(form) for form in forms for escape_form in _ESCAPES}
    return tuple(sorted(forms, key=len, reverse=True))


def _mask(value: Any, forms: tuple[str, ...]) -> Any:
    if isinstance(value, str):
        for form in forms:
            value = value.replace(form, MASK)
        return value
    if isinstance(value, bytes):
        for form in forms:
            value = value.replace(form.encode("utf-8", "surrogatepass"), MASK.encode())
        return value
    if isinstance(value, dict):
        members = cast("dict[object, object]", value)
        return {_mask(key, forms): _mask(item, forms) for key, item in members.items()}
    if isinstance(value, list):
        return [_mask(item, forms) for item in cast("list[object]", value)]
    return value
