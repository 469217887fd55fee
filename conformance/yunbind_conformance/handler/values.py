"""Values of cases and of Python: tags for times, bytes and large integers."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel
from yunbind_runtime.base.http import HttpResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

_SAFE_INTEGER = 2**53 - 1


def read_value(value: Any) -> Any:
    """Return the Python value of a value of a case."""
    if isinstance(value, list):
        return [read_value(item) for item in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    members = cast("dict[str, Any]", value)
    if "$time" in members:
        return datetime.fromisoformat(members["$time"])
    if "$int" in members:
        return int(members["$int"])
    if "$bytes" in members:
        return base64.b64decode(members["$bytes"])
    return {name: read_value(item) for name, item in members.items()}


def read_content(content: str | dict[str, str]) -> bytes:
    """Return the bytes of a text or of ``$bytes``."""
    value = read_value(content)
    return value if isinstance(value, bytes) else str(value).encode()


def read_response(given: Mapping[str, Any]) -> HttpResponse:
    """Return the HTTP response of a case."""
    headers = tuple((name, value) for name, value in given.get("headers", ()))
    return HttpResponse(given["status"], headers, read_content(given.get("body", "")))


def write_value(value: object) -> Any:
    """Return a Python value as a value of a case. Members without a value are left out."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields.items()
        members: dict[str, object] = {member.alias or name: getattr(value, name) for name, member in fields}
        return write_value(members | (value.model_extra or {}))
    if isinstance(value, dict):
        named = cast("dict[str, object]", value)
        return {name: write_value(item) for name, item in named.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [write_value(item) for item in cast("list[object]", value)]
    return _write_leaf(value)


def _write_leaf(value: object) -> Any:
    if isinstance(value, datetime):
        return {"$time": value.astimezone(UTC).isoformat()}
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > _SAFE_INTEGER:
        return {"$int": str(value)}
    return value


def read_json(body: bytes) -> Any:
    """Return JSON as a value of a case."""
    return write_value(json.loads(body))
