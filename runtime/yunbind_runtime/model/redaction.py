"""Taking secrets out of what a failed call carries.

Services and gateways echo requests in what they answer: whole, or as the text that was to be signed. So every
failure is searched for the secrets of its own call before anybody sees it.
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

_SHORTEST = 4
"""Shorter texts stand in answers by chance."""


_LAYERS = 3
"""A text in JSON in a parameter in a message, say."""

_ESCAPES: tuple[Callable[[str], str], ...] = (
    lambda text: json.dumps(text)[1:-1],
    lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    lambda text: quote(text, safe="~", errors="replace"),
    lambda text: quote_plus(text, errors="replace"),
    lambda text: escape(text),
    lambda text: escape(text, quote=False),
)


def redact(error: YunbindError, secrets: Iterable[str]) -> None:
    """Mask secrets in an error's texts, details and body, however they are escaped."""
    forms = _list_forms(secrets)
    if not forms:
        return
    error.args = tuple(_mask(each, forms) for each in error.args)
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
    """Return every way that the secrets may be written, the longest first, because one may hold another."""
    forms = {secret for secret in secrets if len(secret) >= _SHORTEST}
    for _ in range(_LAYERS):
        forms |= {write(form) for form in forms for write in _ESCAPES}
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
