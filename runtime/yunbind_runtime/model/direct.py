"""Reading of JSON responses in one pass, from bytes to models.

Most responses fit their documented types. The core of pydantic reads them without the values in between,
which takes a third less time than reading them member by member. It reads nothing else: a response with one
odd value is left to :mod:`yunbind_runtime.model.lenient`, and both give equal models.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import SchemaValidator, core_schema

from yunbind_runtime.base.timestamps import TimestampFormat

from .models import list_fields

if TYPE_CHECKING:
    from pydantic_core import CoreConfig, CoreSchema

    from .models import ResponseMetadata, ResponseModel

_ModelT = TypeVar("_ModelT", bound=BaseModel)

_MOST_LEVELS = 16
"""Depth of documented types, from which a response is read member by member. Types that contain themselves
have no depth."""

_MOST_EXTRA_LEVELS = 32
"""Depth of undocumented members. Both depths together are below the limit of responses."""

_LEAVES: dict[object, CoreSchema] = {
    str: core_schema.str_schema(),
    int: core_schema.int_schema(),
    float: core_schema.float_schema(),
    bool: core_schema.bool_schema(),
}

_CONFIG: CoreConfig = {
    "allow_inf_nan": False,
    "cache_strings": "keys",
    "hide_input_in_errors": True,
    "validate_by_alias": True,
    "validate_by_name": False,
}


class _UnsupportedType(Exception):
    """The direct reader does not read a type."""


def read_directly(
    model_type: type[_ModelT], body: bytes, envelope: str | None, errors: tuple[str, ...]
) -> _ModelT | None:
    """Return the model of a JSON response. None if anything about the response is unusual.

    Args:
        model_type: The model.
        body: The response, which must be within the limits of size.
        envelope: The only member of the response, which contains those of the model. None if there is no
            such member.
        errors: Wire names of members that make a response an error.
    """
    validator = _make_validator(model_type, envelope, errors)
    if validator is None:
        return None
    try:
        read: Any = validator.validate_json(body)
    except ValidationError:
        return None
    return cast("_ModelT", read if envelope is None else read[0][envelope])


def add_metadata(model: ResponseModel, metadata: ResponseMetadata) -> None:
    """Add the HTTP side to the model of a response."""
    _set_state(model, "__pydantic_private__", {"_metadata": metadata, "_unread": {}})


def list_received(model: BaseModel) -> Mapping[str, Any]:
    """Return the members of a response by wire name."""
    values = vars(model)
    members = {wire: values[name] for name, wire in _list_wire_names(type(model))}
    return members | _find_extra(model)


@cache
def _list_wire_names(model_type: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    return tuple((name, member.alias or name) for name, member in model_type.model_fields.items())


def _find_extra(model: BaseModel) -> dict[str, Any]:
    """Return the undocumented members of a model that was read, which has no such state without them."""
    try:
        return cast("dict[str, Any]", _get_state(model, "__pydantic_extra__"))
    except AttributeError:
        return {}


@cache
def _make_validator(
    model_type: type[BaseModel], envelope: str | None, errors: tuple[str, ...]
) -> SchemaValidator | None:
    try:
        schema = _describe_model(model_type, 1, errors)
    except _UnsupportedType:
        return None
    if envelope is not None:
        fields = {envelope: core_schema.model_field(schema)}
        schema = core_schema.model_fields_schema(fields, extra_behavior="forbid")
    return SchemaValidator(schema, _CONFIG)


def _describe(annotation: Any, metadata: tuple[Any, ...], level: int) -> CoreSchema:
    """Return the schema of a type.

    Args:
        annotation: The type.
        metadata: The metadata of the type. Limits are ignored.
        level: Number of types around this one.

    Raises:
        _UnsupportedType: A value of the type may be read in several ways, or the type is too deep.
    """
    if level > _MOST_LEVELS:
        raise _UnsupportedType
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _describe(arguments[0], (*metadata, *arguments[1:]), level)
    if origin is Union or origin is UnionType:
        choices = [argument for argument in arguments if argument is not NoneType]
        if len(choices) > 1:
            raise _UnsupportedType
        return core_schema.nullable_schema(_describe(choices[0], metadata, level))
    if origin is list:
        return core_schema.list_schema(_describe(arguments[0], (), level + 1), fail_fast=True)
    if origin is dict:
        return core_schema.dict_schema(_LEAVES[str], _describe(arguments[1], (), level + 1))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _describe_model(annotation, level + 1)
    for marker in metadata:
        if isinstance(marker, TimestampFormat):
            return core_schema.no_info_plain_validator_function(marker.read)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return core_schema.enum_schema(annotation, list(annotation), sub_type="str")
    if annotation not in _LEAVES:
        raise _UnsupportedType
    return _LEAVES[annotation]


def _describe_model(model_type: type[BaseModel], level: int, errors: tuple[str, ...] = ()) -> CoreSchema:
    fields: dict[str, core_schema.ModelField] = {}
    for name, member in list_fields(model_type).items():
        schema = _describe(member.annotation, tuple(member.metadata), level)
        if not member.is_required():
            schema = core_schema.with_default_schema(schema, default=None)
        wire = member.alias or name
        if wire in errors:
            raise _UnsupportedType
        fields[name] = core_schema.model_field(schema, validation_alias=wire)
    build = _make_builder(model_type, frozenset((*fields, *errors)))
    return core_schema.no_info_after_validator_function(
        build, core_schema.model_fields_schema(fields, extra_behavior="allow")
    )


_Parts = tuple[dict[str, Any], dict[str, Any] | None, set[str]]
"""Values by Python name, undocumented members by wire name, and the names of the received members."""

_new = object.__new__
_get_state = object.__getattribute__
_set_state = object.__setattr__


def _make_builder(model_type: type[BaseModel], names: frozenset[str]) -> Callable[[_Parts], BaseModel]:
    """Return a function that builds a model.

    Args:
        model_type: The model.
        names: Names that undocumented members must not have. A member by its Python name may be documented.
    """

    def build(parts: _Parts) -> BaseModel:
        values, extra, _ = parts
        model = _new(model_type)
        _set_state(model, "__dict__", values)
        if extra:
            if not names.isdisjoint(extra) or not _is_usual(extra, _MOST_EXTRA_LEVELS):
                raise ValueError("the undocumented members are unusual")
            _set_state(model, "__pydantic_extra__", extra)
        return model

    return build


def _is_usual(value: Any, levels: int) -> bool:
    """Return whether a value contains only finite numbers and is nested at most some levels deep."""
    if isinstance(value, dict):
        return levels > 0 and all(
            _is_usual(item, levels - 1) for item in cast("dict[str, Any]", value).values()
        )
    if isinstance(value, list):
        return levels > 0 and all(_is_usual(item, levels - 1) for item in cast("list[object]", value))
    return not isinstance(value, float) or isfinite(value)
