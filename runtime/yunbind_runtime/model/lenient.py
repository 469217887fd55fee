"""Lenient reading of responses that do not fit their model: member by member, and without errors.

This module reads only responses that pydantic refused. It tries each structure as a whole first, so one odd
member among thousands of items costs little.
"""

from __future__ import annotations

import json
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from yunbind_runtime.base.timestamps import TimestampFormat

_ModelT = TypeVar("_ModelT", bound=BaseModel)


class ReceivedList(list[Any]):
    """The readable items of a member of the response that lists others too, such as null.

    Attributes:
        received: Number of all items in the response, which the offsets of a service count.
    """

    received: int = 0


def read_leniently(model_type: type[_ModelT], payload: dict[str, Any], unread: dict[str, object]) -> _ModelT:
    """Build a model from any payload.

    Args:
        model_type: The model.
        payload: The members by wire name.
        unread: Receives the unreadable values, by wire path.
    """
    return _read_members(model_type, payload, "", unread)


def _read(
    annotation: Any, metadata: tuple[Any, ...], value: Any, path: str, unread: dict[str, object]
) -> Any:
    """Return the value as the annotated type. An unreadable value is None, and added to ``unread``."""
    if value is None:
        return None
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _read(arguments[0], (*metadata, *arguments[1:]), value, path, unread)
    if origin is Union or origin is UnionType:
        choices = [argument for argument in arguments if argument is not NoneType]
        return (
            _read(choices[0], metadata, value, path, unread)
            if len(choices) == 1
            else _keep(value, path, unread)
        )
    if origin is list:
        return _read_list(arguments[0], value, path, unread)
    if value == "" and annotation is not str and not _is_enum(annotation):
        return None
    if origin is dict and isinstance(value, dict):
        entries = cast("dict[str, Any]", value)
        return {key: _read(arguments[1], (), item, f"{path}.{key}", unread) for key, item in entries.items()}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _read_model(annotation, value, path, unread)
    try:
        return _read_leaf(annotation, metadata, value)
    except ValueError:  # or pydantic's ValidationError, a subclass
        return _keep(value, path, unread)


def _read_model(
    model_type: type[BaseModel], value: Any, path: str, unread: dict[str, object]
) -> BaseModel | None:
    if not isinstance(value, dict):
        return _keep(value, path, unread)
    members = cast("dict[str, Any]", value)
    try:
        return model_type.model_validate(members, extra="allow")
    except ValidationError:
        return _read_members(model_type, members, path, unread)


def _read_members(
    model_type: type[_ModelT], payload: dict[str, Any], path: str, unread: dict[str, object]
) -> _ModelT:
    rest = dict(payload)
    values: dict[str, Any] = {}
    for name, member in model_type.model_fields.items():
        wire_name = member.alias or name
        key = wire_name if wire_name in rest else name
        value = rest.pop(key, None)
        place = f"{path}.{key}" if path else key
        values[name] = _read(member.annotation, tuple(member.metadata), value, place, unread)
    model = model_type.model_construct(**values)
    object.__setattr__(model, "__pydantic_extra__", rest)
    object.__setattr__(
        model, "__pydantic_fields_set__", {name for name in values if values[name] is not None}
    )
    return model


def _read_list(item_type: Any, value: Any, path: str, unread: dict[str, object]) -> list[Any] | None:
    if value == "":
        return None
    items = cast("list[Any]", value) if isinstance(value, list) else _unwrap(item_type, value)
    read = (_read(item_type, (), item, f"{path}[{index}]", unread) for index, item in enumerate(items))
    found = [item for item in read if item is not None]
    if len(found) == len(items) or "." in path or "[" in path:
        return found
    listed = ReceivedList(found)
    listed.received = len(items)
    return listed


def _unwrap(item_type: Any, value: Any) -> list[Any]:
    """Return the items of a wrapper ``{"Image": [...]}``. Any other value is a list of one item."""
    if not isinstance(value, dict):
        return [value]
    members = cast("dict[str, Any]", value)
    if not members:
        return []
    if len(members) > 1 or next(iter(members)) in _member_names(item_type):
        return [members]
    (inner,) = members.values()
    return cast("list[Any]", inner) if isinstance(inner, list) else [] if inner in (None, "") else [inner]


def _member_names(annotation: Any) -> frozenset[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return frozenset({name for name, _ in fields} | {member.alias or name for name, member in fields})
    return frozenset(name for argument in get_args(annotation) for name in _member_names(argument))


def _read_leaf(annotation: Any, metadata: tuple[Any, ...], value: Any) -> Any:
    for marker in metadata:
        if isinstance(marker, TimestampFormat):
            return marker.read(value)
    if isinstance(value, (bool, int, float)) and (annotation is str or _is_enum(annotation)):
        value = json.dumps(value)
    if _is_enum(annotation) and not isinstance(value, str):
        raise ValueError("an enumeration value must be a text")
    return _adapter(annotation).validate_python(value)


def _is_enum(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Enum)


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def _keep(value: Any, path: str, unread: dict[str, object]) -> None:
    unread[path] = value
