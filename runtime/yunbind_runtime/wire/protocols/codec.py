"""Encoding of request members, and decoding of JSON bodies."""

from __future__ import annotations

import codecs
import json
import re
from contextlib import suppress
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NoReturn, cast

from yunbind_facts.behavior import (
    RESPONSES_DEPTH,
    RESPONSES_EMPTY_SIZE,
    RESPONSES_EMPTY_STATUSES,
    RESPONSES_VALUES,
)

from yunbind_runtime.base.errors import InvalidArguments
from yunbind_runtime.base.lazy_imports import LazyModule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pydantic_core

    from yunbind_runtime.base.http import HttpResponse
    from yunbind_runtime.model.operation import AnyOperation, Location
else:  # the emulator writes JSON without it
    pydantic_core = LazyModule(globals(), "pydantic_core", "pydantic_core")

_LONG = 16 * 1024
"""Size from which the brackets of a body are not counted."""

_MOST_LIMIT = 1000
"""Depth up to which the limit of the parser is looked for. It was 200 in all releases so far."""

_TOO_DEEP = "its JSON is nested too deeply"
_TOO_MANY = f"it has more than {RESPONSES_VALUES:,} values"

_NO_SEPARATORS = bytes({*range(256)} - {*b",[{"})
"""All bytes but those that values follow."""

_SEPARATOR = re.compile(rb'[^",\[{]*+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"?[^",\[{]*+)*+(?:([,\[{])|\Z)', re.DOTALL)
"""Text up to and including the next comma or opening bracket outside of strings, or up to the end.

It matches at any place, so a search never continues inside of a string, and takes linear time.
"""

_SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


class Unreadable(ValueError):
    """A body that is not in the expected format. The message is a clause, such as "its body is empty"."""


def read_object(body: bytes) -> dict[str, Any]:
    """Return the JSON object in a body. Lone surrogates, which are not Unicode, become U+FFFD.

    Raises:
        Unreadable: The body is empty, is not a complete JSON object, is nested more than 64 deep, or has more
            than 100,000 values.
    """
    if not body.strip():
        raise Unreadable("its body is empty")
    if has_too_many_values(body):
        raise Unreadable(_TOO_MANY)
    problem, value = "", None
    try:
        value = _decode(body)
    except RecursionError:
        problem = _TOO_DEEP
    except ValueError:
        is_page = re.match(rb"\s*<(!doctype\s+html|html)", body[:200], re.IGNORECASE)
        problem = "it is an HTML page" if is_page else "its body is not complete JSON"
    if problem:
        # Raised outside the handlers: json's errors hold the whole text, which may contain secrets.
        raise Unreadable(problem)
    if not isinstance(value, dict):
        raise Unreadable("its JSON is not an object")
    return cast("dict[str, Any]", value)


def is_empty_success(operation: AnyOperation, response: HttpResponse) -> bool:
    """Return whether a delete succeeded without a body. Gateways drop it, or write ``null``."""
    if len(response.body) > RESPONSES_EMPTY_SIZE or response.status not in RESPONSES_EMPTY_STATUSES:
        return False
    if response.body.removeprefix(codecs.BOM_UTF8).strip() not in (b"", b"null"):
        return False
    return operation.is_delete


def _decode(body: bytes) -> Any:
    """Return the value of a JSON text.

    Raises:
        RecursionError: It is nested too deeply.
        ValueError: It is not JSON.
    """
    # Only a body with many brackets can be deep, and most short responses have few.
    is_flat = len(body) < _LONG and body.count(b"{") + body.count(b"[") <= RESPONSES_DEPTH
    try:
        return _parse(body) if is_flat else _parse_shallow(body)
    except ValueError:
        pass  # Lone surrogates, for example. Python's parser decides.
    value = _DECODER.decode(body.decode("utf-8-sig"))
    if not is_flat and _is_too_deep(value):
        raise RecursionError
    return _replace_surrogates(value) if _SURROGATE_ESCAPE.search(body) else value


def _parse(text: bytes) -> Any:
    """Parse JSON with pydantic's parser, which takes a third of the time of Python's and copies no text.

    It shares equal names of members. Sharing equal values too would cost more than it saves.
    """
    return pydantic_core.from_json(text, allow_inf_nan=False, cache_strings="keys")


def _parse_shallow(body: bytes) -> Any:
    """Parse JSON that is nested at most ``RESPONSES_DEPTH`` deep.

    The parser has a limit of its own. Brackets around the body use up all of it but the allowed depth, so the
    parser refuses deeper bodies at no cost. Looking at each value takes as long as parsing.

    Raises:
        ValueError: The body is nested deeper, or not JSON.
    """
    padding = _find_parser_limit() - RESPONSES_DEPTH
    value = _parse(b"".join((b"[" * padding, body, b"]" * padding)))
    for _ in range(padding):
        (value,) = value  # a ValueError if the body has brackets that close the padding
    return value


@cache
def _find_parser_limit() -> int:
    """Return the depth up to which the parser reads."""
    depth = RESPONSES_DEPTH
    with suppress(ValueError):
        while depth < _MOST_LIMIT:
            _parse(b"[" * (depth + 1) + b"]" * (depth + 1))
            depth += 1
    return depth


def has_too_many_values(body: bytes) -> bool:
    """Return whether there are too many values, before they are made.

    Each value follows a comma or an opening bracket. An empty list or structure counts twice.
    """
    if len(body) <= RESPONSES_VALUES:
        return False
    if len(body.translate(None, _NO_SEPARATORS)) <= RESPONSES_VALUES:
        return False
    # Some of them can be parts of texts.
    beyond = next(islice(_SEPARATOR.finditer(body), RESPONSES_VALUES, None), None)
    return beyond is not None and beyond[1] is not None


def _replace_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.translate(_SURROGATES)
        return value
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return {_replace_surrogates(name): _replace_surrogates(item) for name, item in members.items()}
    if isinstance(value, list):
        return [_replace_surrogates(item) for item in cast("list[object]", value)]
    return value


def _is_too_deep(value: Any) -> bool:
    """Return whether a value is nested deeper than ``RESPONSES_DEPTH``, without recursion."""
    level: list[dict[str, object] | list[object]] = [[value]]
    for _ in range(RESPONSES_DEPTH + 1):
        groups = (node.values() if isinstance(node, dict) else node for node in level)
        level = [
            child  # pyright: ignore[reportUnknownVariableType]
            for group in groups
            for child in group
            if isinstance(child, (dict, list))
        ]
        if not level:
            return False
    return True


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


_encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def write_json(value: object) -> str:
    """Return compact JSON. Non-ASCII characters are not escaped."""
    return _encode_json(value)


def write_body(members: dict[str, Any]) -> bytes:
    """Return members as compact JSON in UTF-8. Non-ASCII characters are not escaped.

    Raises:
        ValueError: A number is not finite, or a text is not valid Unicode.
    """
    body = pydantic_core.to_json(members, inf_nan_mode="constants")  # a fifth of the time of Python's encoder
    if b"NaN" in body or b"Infinity" in body:
        return write_json(members).encode()  # refuses such numbers, and writes such texts
    return body


def write_text(value: Any) -> str:
    """Return a value as text: booleans in lower case, structures and lists as JSON."""
    if type(value) is int:
        return str(value)
    return value if isinstance(value, str) else write_json(value)


def flatten(operation: AnyOperation, name: str, value: Any, first_index: int) -> list[tuple[str, str]]:
    """Return the parameters for a member, such as ``Tag.1.Key``.

    Args:
        operation: The called operation.
        name: The name of the parameter.
        value: A JSON value. None has no parameters.
        first_index: The number of a list's first item.

    Raises:
        InvalidArguments: The value contains an empty list or structure, which parameters cannot express.
    """
    pairs: list[tuple[str, str]] = []
    _flatten_into(pairs, operation, name, value, first_index)
    return pairs


def _flatten_into(
    pairs: list[tuple[str, str]], operation: AnyOperation, name: str, value: Any, first_index: int
) -> None:
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        if not members:
            raise _make_empty_error(operation, name, "structure", first_index)
        for key, member in members.items():
            _flatten_into(pairs, operation, f"{name}.{key}", member, first_index)
    elif isinstance(value, list):
        items = cast("list[object]", value)
        if not items:
            raise _make_empty_error(operation, name, "list", first_index)
        for index, item in enumerate(items, start=first_index):
            _flatten_into(pairs, operation, f"{name}.{index}", item, first_index)
    elif value is not None:
        pairs.append((name, write_text(value)))


def _make_empty_error(operation: AnyOperation, name: str, kind: str, first_index: int) -> InvalidArguments:
    argument = name_argument(operation, name, first_index)
    return InvalidArguments(
        f"{argument} is an empty {kind}, which cannot be sent as parameters. "
        "Leave it out, or add an item. Only a JSON body can express an empty value."
    )


def name_argument(operation: AnyOperation, name: str, first_index: int = 0) -> str:
    """Return the argument of a sent value for messages, such as ``filters[0].name (Filters[0].Name)``.

    Args:
        operation: The called operation.
        name: The name of the parameter, header or placeholder, such as ``Filters.1.Name``.
        first_index: The number of a list's first item.
    """
    from yunbind_runtime.model.validation import name_member

    first, *rest = name.split(".")
    member = next((member for member, wire in operation.members.items() if wire.name == first), first)
    steps = [int(step) - first_index if step.isdecimal() else step for step in rest]
    return name_member(operation.request_type(), (member, *steps))


def place_members(
    operation: AnyOperation, members: Mapping[str, Any], default: Location
) -> Iterator[tuple[Location, str, Any]]:
    """Yield the location, the name there and the encoded value of each member.

    Args:
        operation: The operation, which knows the locations.
        members: Values by wire name.
        default: The location of a member that the operation does not list.
    """
    for name, value in members.items():
        wire = operation.members.get(name)
        if wire is None:
            yield default, name, value
        elif wire.encode == "json":
            yield wire.location, wire.name, write_json(value)
        elif wire.encode == "comma" and isinstance(value, list):
            yield wire.location, wire.name, ",".join(write_text(item) for item in cast("list[object]", value))
        else:
            yield wire.location, wire.name, value


def write_header(operation: AnyOperation, name: str, value: Any) -> tuple[str, str]:
    """Return a header as a pair of name and value.

    Raises:
        InvalidArguments: The value contains characters that cannot be printed, such as a line feed.
    """
    text = write_text(value)
    if not text.isprintable():
        raise InvalidArguments(
            f"{name_argument(operation, name)} must contain only printable characters, because it is sent in "
            f"the header {name}."
        )
    return name, text
