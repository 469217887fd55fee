"""Values of cases: JSON with tags for times, large integers and bytes, and HTTP messages."""

from __future__ import annotations

import base64
import binascii
import json
import re
from datetime import datetime
from typing import Annotated, TypeAlias, cast

from pydantic import AfterValidator, Field, JsonValue, StringConstraints

from ..language import Node

SAFE_INTEGER = 2**53 - 1
"""The largest integer that every JSON parser reads exactly."""

TEXT = "$text"
"""The tag of a text with the escapes of JSON, for characters that a YAML file must not contain.

The emitted kit has the text itself.
"""

_REFERENCE = r"^[a-z0-9]+/[a-z0-9-]+/[A-Za-z0-9.-]+"

ServiceReference: TypeAlias = Annotated[str, StringConstraints(pattern=_REFERENCE + "$")]
"""``provider/service/version``, the folder of a service in the specs."""
ActionReference: TypeAlias = Annotated[
    str, StringConstraints(pattern=_REFERENCE + r"/[A-Za-z][A-Za-z0-9_]*$")
]
"""A service and the name of an action."""
WaiterReference: TypeAlias = Annotated[
    str, StringConstraints(pattern=_REFERENCE + r"/[A-Za-z][A-Za-z0-9_]*#[a-z][a-z0-9_]*$")
]
"""An action and the name of one of its waiters."""


def _check_time(text: str) -> str:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("should have a time zone, such as Z")
    return text


def _check_base64(text: str) -> str:
    try:
        base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("should be Base64") from None
    return text


def read_text(escaped: str) -> str:
    """Return the text of ``$text``.

    Raises:
        ValueError: The text is no content of a JSON string.
    """
    try:
        text = json.loads(f'"{escaped}"', strict=True)
    except ValueError:
        raise ValueError("should be the content of a JSON string, with its escapes") from None
    return str(text)


def _check_text(escaped: str) -> str:
    read_text(escaped)
    return escaped


def _check_integer(digits: str) -> str:
    if not re.fullmatch(r"-?[1-9][0-9]{0,30}", digits) or abs(int(digits)) <= SAFE_INTEGER:
        raise ValueError("should be the digits of an integer beyond 2^53")
    return digits


TimeText: TypeAlias = Annotated[str, AfterValidator(_check_time)]
"""A time in ISO 8601 with a zone."""


class TimeTag(Node):
    """A point in time. Ports compare points in time and not texts."""

    time: TimeText = Field(alias="$time", description="The time in ISO 8601, with a zone.")


class BytesTag(Node):
    """Bytes that are not a text in UTF-8."""

    bytes_: Annotated[str, AfterValidator(_check_base64)] = Field(
        alias="$bytes", description="The bytes in Base64."
    )


class IntegerTag(Node):
    """An integer beyond 2^53, which some JSON parsers round."""

    int_: Annotated[str, AfterValidator(_check_integer)] = Field(alias="$int", description="The digits.")


class TextTag(Node):
    """A text with the escapes of JSON. The emitted kit has the text itself."""

    text: Annotated[str, AfterValidator(_check_text)] = Field(
        alias="$text", description="The content of a JSON string, such as tab\\tand\\u0000."
    )


Text: TypeAlias = str | TextTag
"""A text."""
Content: TypeAlias = str | TextTag | BytesTag
"""The content of a body."""

_TAGS: dict[str, type[Node]] = {"$time": TimeTag, "$bytes": BytesTag, "$int": IntegerTag, TEXT: TextTag}


def _check_value(value: JsonValue) -> JsonValue:
    """Check the tags and the integers of a value, at any depth."""
    if isinstance(value, dict):
        tags = [name for name in value if name.startswith("$")]
        if tags:
            _check_tag(value)
        else:
            for item in value.values():
                _check_value(item)
    elif isinstance(value, list):
        for item in value:
            _check_value(item)
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) > SAFE_INTEGER:
        raise ValueError(f'the integer {value} is beyond 2^53: write {{$int: "{value}"}}')
    return value


def _check_tag(value: dict[str, JsonValue]) -> None:
    (name, *others) = value
    content = value[name]
    if name not in _TAGS or others or not isinstance(content, str):
        raise ValueError(f"a tag is one of {', '.join(_TAGS)} alone, with a text, and not {value}")
    check = {"$time": _check_time, "$bytes": _check_base64, "$int": _check_integer, TEXT: _check_text}
    check[name](content)


Value: TypeAlias = Annotated[JsonValue, AfterValidator(_check_value)]
"""Any JSON value, with tags."""
Members: TypeAlias = dict[str, Value]
"""Members by wire name."""

Pair: TypeAlias = Annotated[list[Text], Field(min_length=2, max_length=2)]
"""A name and a value."""


class Reply(Node):
    """An HTTP response."""

    status: int = Field(ge=100, le=599)
    headers: list[Pair] = Field(default=[], description="Names and values in order.")
    body: Content = ""


def resolve_tags(value: object) -> object:
    """Return a value with the texts of ``$text`` in their place."""
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        escaped = members.get(TEXT)
        if isinstance(escaped, str):
            return read_text(escaped)
        return {name: resolve_tags(item) for name, item in members.items()}
    if isinstance(value, list):
        return [resolve_tags(item) for item in cast("list[object]", value)]
    return value
