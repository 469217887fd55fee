"""Reading of responses into models: member by member, and without errors.

The vendors send undocumented members, texts for numbers, null, and lists without their brackets. Each model
has a plan, which is made at its first use: most values have exactly the documented type and are taken as they
are, and odd ones cost little more. The time is proportional to the size of the response, whatever is in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from yunbind_facts.behavior import RESPONSES_UNREAD

from yunbind_runtime.base.timestamps import TimestampFormat

from .models import list_fields, list_received_names

_ModelT = TypeVar("_ModelT", bound=BaseModel)

_PAUSE = 256
"""Number of items between two calls of ``checkpoint``."""

_PLAIN = (str, int, float, bool)
"""Types whose values are taken as they are. A boolean is no number here, so it is converted."""

_Path = tuple[Any, ...]
"""The path of the parent, and a wire name or the number of an item. Empty for the response itself."""


class ReceivedList(list[Any]):
    """The readable items of a member of the response that lists others too, such as null.

    Attributes:
        received: Number of all items in the response, which the offsets of a service count.
    """

    received: int = 0


def read_leniently(
    model_type: type[_ModelT],
    payload: dict[str, Any],
    unread: dict[str, object],
    checkpoint: Callable[[], object] = lambda: None,
) -> _ModelT:
    """Build a model from any payload.

    Args:
        model_type: The model.
        payload: The members by wire name.
        unread: Receives the first 100 unreadable values, by wire path. None stands for a missing member that
            the vendor promises.
        checkpoint: Is called during long reads. It may raise an error to end them.
    """
    return cast("_ModelT", _find_plan(model_type).read(payload, (), _Notes(unread, checkpoint)))


@dataclass(frozen=True, slots=True)
class _Notes:
    """What is noted while one response is read."""

    unread: dict[str, object]
    checkpoint: Callable[[], object]

    def keep(self, value: Any, path: _Path) -> None:
        """Keep an unreadable value."""
        if len(self.unread) < RESPONSES_UNREAD:
            self.unread[_write_path(path)] = value


def _write_path(path: _Path) -> str:
    """Return a path such as ``Images[0].Size``."""
    steps: list[Any] = []
    while path:
        path, step = path
        steps.append(step)
    texts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in reversed(steps)]
    return "".join(texts).removeprefix(".")


_Leaf = Callable[[Any], Any]
"""Reads a value without others inside. It raises ValueError if the value is unreadable."""

_Nested = Callable[[Any, _Path, _Notes], Any]
"""Reads a value with others inside, and keeps what is unreadable."""


def _read_nothing(value: Any, path: _Path, notes: _Notes) -> None:
    """Keep a value of several documented types."""
    notes.keep(value, path)


class _Kind(NamedTuple):
    """How the values of a type are read.

    Attributes:
        plain: The class whose instances are taken as they are.
        leaf: Reads other values.
        nested: Reads other values if there is no ``leaf``.
    """

    plain: type | None = None
    leaf: _Leaf | None = None
    nested: _Nested = _read_nothing


# ``model_construct`` would take a Python name for the wire name of another member. The other parts of a
# model's state are made when they are asked for: see ``Shape``.
_new = object.__new__
_set = object.__setattr__


class _Plan:
    """The plan for reading a model.

    Attributes:
        model_type: The model.
        by_wire: Python name and kind of each member, by wire name.
        wire_names: Wire names by Python name, where they differ. Both are accepted.
        defaults: None by Python name.
        promised: Wire names and annotations of the members that are never None if the vendor keeps its
            promise, by Python name.
    """

    __slots__ = ("by_wire", "defaults", "model_type", "promised", "wire_names")

    def __init__(self, model_type: type[BaseModel]) -> None:
        self.model_type = model_type
        self.by_wire: dict[str, tuple[str, type | None, _Leaf | None, _Nested]] = {}
        self.wire_names: dict[str, str] = {}
        self.defaults: dict[str, Any] = {}
        self.promised: dict[str, tuple[str, Any]] = {}

    def fill(self, made: dict[type[BaseModel], _Plan]) -> None:
        """Add the members."""
        for name, member in list_fields(self.model_type).items():
            wire = member.alias or name
            kind = _find_kind(member.annotation, tuple(member.metadata), made)
            self.by_wire[wire] = (name, kind.plain, kind.leaf, kind.nested)
            self.wire_names[name] = wire
            self.defaults[name] = None
            if member.is_required():
                self.promised[name] = (wire, member.annotation)
        self.wire_names = {name: wire for name, wire in self.wire_names.items() if name not in self.by_wire}

    def read(self, value: Any, path: _Path, notes: _Notes) -> BaseModel | None:
        """Return the model of a value. None if the value is no structure."""
        if not isinstance(value, dict):
            if value != "":
                notes.keep(value, path)
            return None
        payload = cast("dict[str, Any]", value)
        values = self.defaults.copy()
        by_wire = self.by_wire
        extra: dict[str, Any] | None = None
        for key, item in payload.items():
            if key in by_wire:
                name, plain, leaf, nested = by_wire[key]
            elif key in self.wire_names and self.wire_names[key] not in payload:
                name, plain, leaf, nested = by_wire[self.wire_names[key]]
            else:
                extra = {} if extra is None else extra
                extra[key] = item
                continue
            if type(item) is plain:
                values[name] = item
            elif item is None:
                pass
            elif leaf is None:
                values[name] = nested(item, (path, key), notes)
            else:
                try:
                    values[name] = leaf(item)
                except ValueError:  # or pydantic's ValidationError, a subclass
                    notes.keep(item, (path, key))
        model = _new(self.model_type)
        _set(model, "__dict__", values)
        if extra is not None:
            _set(model, "__pydantic_extra__", extra)
        for name in self.promised:
            if values[name] is None:
                self._keep_promises(model, values, payload, path, notes)
                break
        return model

    def _keep_promises(
        self, model: BaseModel, values: dict[str, Any], payload: dict[str, Any], path: _Path, notes: _Notes
    ) -> None:
        """Give each promised member without a readable value its empty value."""
        _set(model, "__pydantic_fields_set__", list_received_names(model))
        for name, (wire, annotation) in self.promised.items():
            if values[name] is None:
                if payload.get(wire, payload.get(name)) is None:
                    notes.keep(None, (path, wire))
                values[name] = _make_empty(annotation)


_PLANS: dict[type[BaseModel], _Plan] = {}


def _find_plan(model_type: type[BaseModel]) -> _Plan:
    plan = _PLANS.get(model_type)
    if plan is None:
        made: dict[type[BaseModel], _Plan] = {}
        plan = _make_plan(model_type, made)
        _PLANS.update(made)  # only complete plans, because other threads use them
    return plan


def _make_plan(model_type: type[BaseModel], made: dict[type[BaseModel], _Plan]) -> _Plan:
    """Return the plan of a model, and add it and the plans of its members' models to ``made``."""
    plan = _PLANS.get(model_type) or made.get(model_type)
    if plan is None:
        plan = made[model_type] = _Plan(model_type)
        plan.fill(made)
    return plan


def _find_kind(annotation: Any, metadata: tuple[Any, ...], made: dict[type[BaseModel], _Plan]) -> _Kind:
    """Return how the values of a type are read.

    Args:
        annotation: The type.
        metadata: The metadata of the type.
        made: Plans that are not complete yet.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _find_kind(arguments[0], (*metadata, *arguments[1:]), made)
    if origin is Union or origin is UnionType:
        choices = [argument for argument in arguments if argument is not NoneType]
        return _find_kind(choices[0], metadata, made) if len(choices) == 1 else _Kind()
    if origin is list:
        return _Kind(nested=_make_list_reader(arguments[0], _find_kind(arguments[0], (), made)))
    if origin is dict:
        return _Kind(nested=_make_dict_reader(_find_kind(arguments[1], (), made)))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _Kind(nested=_make_plan(annotation, made).read)
    for marker in metadata:
        if isinstance(marker, TimestampFormat):
            return _Kind(leaf=marker.read)
    if _is_enum(annotation):
        return _Kind(leaf=_make_enum_reader(cast("type[Enum]", annotation)))
    return _Kind(annotation if annotation in _PLAIN else None, _make_leaf_reader(annotation))


def _make_list_reader(item_type: Any, kind: _Kind) -> _Nested:
    plain, leaf, nested = kind

    def read_list(value: Any, path: _Path, notes: _Notes) -> list[Any] | None:
        if value == "":
            return None
        items = cast("list[object]", value) if isinstance(value, list) else _unwrap(item_type, value)
        found: list[Any] = []
        for index, item in enumerate(items):
            if not index % _PAUSE:
                notes.checkpoint()
            if type(item) is plain:
                found.append(item)
                continue
            read = None
            if item is None:
                pass
            elif leaf is None:
                read = nested(item, (path, index), notes)
            else:
                try:
                    read = leaf(item)
                except ValueError:
                    notes.keep(item, (path, index))
            if read is not None:
                found.append(read)
        is_member_of_response = len(path) == 2 and not path[0]
        if len(found) == len(items) or not is_member_of_response:
            return found
        listed = ReceivedList(found)
        listed.received = len(items)
        return listed

    return read_list


def _make_dict_reader(kind: _Kind) -> _Nested:
    plain, leaf, nested = kind

    def read_dict(value: Any, path: _Path, notes: _Notes) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            if value != "":
                notes.keep(value, path)
            return None
        found = dict[str, Any]()
        for key, item in cast("dict[str, Any]", value).items():
            found[key] = None
            if item is None or type(item) is plain:
                found[key] = item
            elif leaf is None:
                found[key] = nested(item, (path, key), notes)
            else:
                try:
                    found[key] = leaf(item)
                except ValueError:
                    notes.keep(item, (path, key))
        return found

    return read_dict


def _make_enum_reader(enum_type: type[Enum]) -> _Leaf:
    known: dict[Any, Any] = {member.value: member for member in enum_type}

    def read_enum(value: Any) -> Any:
        if isinstance(value, (bool, int, float)):
            value = json.dumps(value)
        elif not isinstance(value, str):
            raise ValueError("an enumeration value must be a text")  # noqa: TRY004 - an unreadable value
        return known.get(value) or enum_type(value)

    return read_enum


def _make_leaf_reader(annotation: Any) -> _Leaf:
    def read_leaf(value: Any) -> Any:
        if value == "" and annotation is not str:
            return None
        if annotation is str and isinstance(value, (bool, int, float)):
            return json.dumps(value)
        return _adapter(annotation).validate_python(value)

    return read_leaf


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
        plan, outer = _find_plan(annotation), (*outer, annotation)
        empty = {name: _make_empty(promise, outer) for name, (_, promise) in plan.promised.items()}
        model = _new(annotation)
        _set(model, "__dict__", plan.defaults | empty)
        _set(model, "__pydantic_fields_set__", set[str]())
        return model
    return None


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
        plan = _find_plan(annotation)
        return frozenset(plan.by_wire) | frozenset(plan.wire_names)
    return frozenset(name for argument in get_args(annotation) for name in _member_names(argument))


def _is_enum(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Enum)


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)
