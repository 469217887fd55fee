"""Lenient reading of responses that do not fit their model: member by member, and without errors.

This module reads only responses that pydantic refused. It tries structures as a whole, so one odd member
among thousands of items costs little. It gives up these attempts after some failures, so its time is
proportional to the size of the response.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from yunbind_facts.behavior import RESPONSES_UNREAD

from yunbind_runtime.base.timestamps import TimestampFormat

_ModelT = TypeVar("_ModelT", bound=BaseModel)

_MAX_ERRORS = 1000
"""Number of errors found by pydantic, after which no structure is tried as a whole."""

_MAX_LEVELS = 3
"""Number of refused structures within each other, after which those inside are not tried as a whole."""

_PAUSE = 256
"""Number of items between two calls of ``checkpoint``."""


class ReceivedList(list[Any]):
    """The readable items of a member of the response that lists others too, such as null.

    Attributes:
        received: Number of all items in the response, which the offsets of a service count.
    """

    received: int = 0


_Path = tuple[Any, ...]
"""The path of the parent, and a wire name or the number of an item. Empty for the response itself."""


def read_leniently(
    model_type: type[_ModelT],
    payload: dict[str, Any],
    unread: dict[str, object],
    checkpoint: Callable[[], object] = lambda: None,
    errors: int = 1,
) -> _ModelT:
    """Build a model from any payload.

    Args:
        model_type: The model.
        payload: The members by wire name.
        unread: Receives the first 100 unreadable values, by wire path. None stands for a missing member that
            the vendor promises.
        checkpoint: Is called during long reads. It may raise an error to end them.
        errors: Number of errors that pydantic found in the payload.
    """
    return _Reader(unread, checkpoint, errors).read_members(model_type, payload, (), 1)


class _Reader:
    """Reads the values of one response."""

    def __init__(self, unread: dict[str, object], checkpoint: Callable[[], object], errors: int) -> None:
        self._unread = unread
        self._checkpoint = checkpoint
        self._errors = errors

    def read(self, annotation: Any, metadata: tuple[Any, ...], value: Any, path: _Path, level: int) -> Any:
        """Return the value as the annotated type. An unreadable value is None, and added to ``unread``.

        Args:
            annotation: The type.
            metadata: The metadata of the type.
            value: The value.
            path: The path of the value.
            level: Number of structures around the value that pydantic refused as a whole.
        """
        if value is None:
            return None
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.read(arguments[0], (*metadata, *arguments[1:]), value, path, level)
        if origin is Union or origin is UnionType:
            choices = [argument for argument in arguments if argument is not NoneType]
            if len(choices) == 1:
                return self.read(choices[0], metadata, value, path, level)
            return self._keep(value, path)
        if origin is list:
            return self._read_list(arguments[0], value, path, level)
        if value == "" and annotation is not str and not _is_enum(annotation):
            return None
        if origin is dict and isinstance(value, dict):
            entries = cast("dict[str, Any]", value)
            return {
                key: self.read(arguments[1], (), item, (path, key), level) for key, item in entries.items()
            }
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._read_model(annotation, value, path, level)
        try:
            return _read_leaf(annotation, metadata, value)
        except ValueError:  # or pydantic's ValidationError, a subclass
            self._keep(value, path)
            return None

    def _read_model(
        self, model_type: type[BaseModel], value: Any, path: _Path, level: int
    ) -> BaseModel | None:
        if not isinstance(value, dict):
            self._keep(value, path)
            return None
        members = cast("dict[str, Any]", value)
        if level < _MAX_LEVELS and self._errors < _MAX_ERRORS:
            try:
                return model_type.model_validate(members, extra="allow")
            except ValidationError as error:
                self._errors += error.error_count()
        return self.read_members(model_type, members, path, level + 1)

    def read_members(
        self, model_type: type[_ModelT], payload: dict[str, Any], path: _Path, level: int
    ) -> _ModelT:
        """Build a model, member by member."""
        layout = _lay_out(model_type)
        values, rest = layout.defaults.copy(), dict[str, Any]()
        for key, value in payload.items():
            member = layout.by_key.get(key)
            if member is None or (key != member.wire and member.wire in payload):
                rest[key] = value
            elif value is not None:
                values[member.name] = self.read(member.annotation, member.metadata, value, (path, key), level)
        received = {name for name, value in values.items() if value is not None}
        for member in layout.promised:
            if values[member.name] is None:
                values[member.name] = self._replace(member, payload, path)
        return _construct(model_type, values, received, rest)

    def _replace(self, member: _Member, payload: dict[str, Any], path: _Path) -> Any:
        """Return the empty value of a promised member that has no readable value."""
        if payload.get(member.wire, payload.get(member.name)) is None:
            self._keep(None, (path, member.wire))
        return _make_empty(member.annotation)

    def _read_list(self, item_type: Any, value: Any, path: _Path, level: int) -> list[Any] | None:
        if value == "":
            return None
        items = cast("list[object]", value) if isinstance(value, list) else _unwrap(item_type, value)
        found: list[Any] = []
        for index, item in enumerate(items):
            if index % _PAUSE == 0:
                self._checkpoint()
            read = self.read(item_type, (), item, (path, index), level)
            if read is not None:
                found.append(read)
        is_member_of_response = len(path) == 2 and not path[0]
        if len(found) == len(items) or not is_member_of_response:
            return found
        listed = ReceivedList(found)
        listed.received = len(items)
        return listed

    def _keep(self, value: Any, path: _Path) -> None:
        if len(self._unread) < RESPONSES_UNREAD:
            self._unread[_write_path(path)] = value


def _write_path(path: _Path) -> str:
    """Return a path such as ``Images[0].Size``."""
    steps: list[Any] = []
    while path:
        path, step = path
        steps.append(step)
    texts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in reversed(steps)]
    return "".join(texts).removeprefix(".")


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    wire: str
    annotation: Any
    metadata: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """The members of a model.

    Attributes:
        by_key: Members by wire name and by Python name.
        defaults: None by Python name.
        promised: Members that are never None if the vendor keeps its promise.
    """

    by_key: dict[str, _Member]
    defaults: dict[str, Any]
    promised: tuple[_Member, ...]


@cache
def _lay_out(model_type: type[BaseModel]) -> _Layout:
    model_type.model_rebuild()  # resolves annotations that were deferred
    members = [
        _Member(name, member.alias or name, member.annotation, tuple(member.metadata))
        for name, member in model_type.model_fields.items()
    ]
    return _Layout(
        {member.name: member for member in members} | {member.wire: member for member in members},
        {member.name: None for member in members},
        tuple(member for member in members if model_type.model_fields[member.name].is_required()),
    )


def _make_empty(annotation: Any, outer: tuple[Any, ...] = ()) -> Any:
    """Return the empty value of a type. None for numbers, booleans and times, which have none."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _make_empty(get_args(annotation)[0], outer)
    if origin is list:
        return []
    if origin is dict:
        return {}
    if annotation is str or _is_enum(annotation):
        return annotation("")
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in outer:
        layout, outer = _lay_out(annotation), (*outer, annotation)
        empty = {member.name: _make_empty(member.annotation, outer) for member in layout.promised}
        return _construct(annotation, layout.defaults | empty, set(), {})
    return None


def _construct(
    model_type: type[_ModelT], values: dict[str, Any], received: set[str], extra: dict[str, Any]
) -> _ModelT:
    """Make a model of values by Python name, without validation.

    ``model_construct`` would take a Python name for the wire name of another member.
    """
    model = model_type.__new__(model_type)
    object.__setattr__(model, "__dict__", values)
    object.__setattr__(model, "__pydantic_fields_set__", received)
    object.__setattr__(model, "__pydantic_extra__", extra)
    object.__setattr__(model, "__pydantic_private__", None)
    model.model_post_init(None)
    return model


def _unwrap(item_type: Any, value: Any) -> list[object]:
    """Return the items of a wrapper ``{"Image": [...]}``. Any other value is a list of one item."""
    if not isinstance(value, dict):
        return [value]
    members = cast("dict[str, Any]", value)
    if not members:
        return []
    if len(members) > 1 or next(iter(members)) in _member_names(item_type):
        return [members]
    (inner,) = members.values()
    return cast("list[object]", inner) if isinstance(inner, list) else [] if inner in (None, "") else [inner]


@cache
def _member_names(annotation: Any) -> frozenset[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return frozenset(_lay_out(annotation).by_key)
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
