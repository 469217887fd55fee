"""Documented limits of request members, which a service may have loosened since they were documented.

The models refuse a value beyond a limit, as pydantic does. This module builds a model from values beyond its
limits, and reports them. It is loaded for the first value that a model refuses.
"""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic_core import SchemaValidator
from yunbind_facts.behavior import (
    INTEGERS_INT32_MAXIMUM,
    INTEGERS_INT32_MINIMUM,
    INTEGERS_INT64_MAXIMUM,
    INTEGERS_INT64_MINIMUM,
    INTEGERS_UINT64_MAXIMUM,
)

from yunbind_runtime.base.errors import UndocumentedValueWarning

if TYPE_CHECKING:
    from pydantic import BaseModel

_ModelT = TypeVar("_ModelT", bound="BaseModel")

LIMIT_ERRORS = frozenset(
    {
        "string_too_short",
        "string_too_long",
        "string_pattern_mismatch",
        "too_short",
        "too_long",
        "greater_than_equal",
        "less_than_equal",
    }
)
"""Pydantic's names of the errors about limits."""

_LIMITED = ("str", "int", "float", "list", "dict")
"""Pydantic's names of the schemas that can have limits."""

_LIMITS = frozenset({"min_length", "max_length", "pattern", "ge", "le"})
"""Pydantic's names of limits."""

_SIZES = (
    INTEGERS_INT32_MINIMUM,
    INTEGERS_INT32_MAXIMUM,
    INTEGERS_INT64_MINIMUM,
    INTEGERS_INT64_MAXIMUM,
    INTEGERS_UINT64_MAXIMUM,
)
"""Bounds of the integer types, which are no limits: a service reads no larger value."""


def build_beyond_limits(model_type: type[_ModelT], members: Mapping[str, object]) -> _ModelT:
    """Return a model of members by Python name or wire name, without a check of its limits.

    Lists can be any sequence, and structures any mapping.

    Raises:
        pydantic.ValidationError: A value has a wrong type, or a member is missing or unknown.
    """
    return cast("_ModelT", _make_validator(model_type).validate_python(_simplify(members)))


@cache
def _make_validator(model_type: type[BaseModel]) -> SchemaValidator:
    model_type.model_rebuild()  # models are built at their first use
    schema = _remove_limits(model_type.__pydantic_core_schema__)
    return SchemaValidator(schema, _use_prebuilt=False)  # the validators of the classes have limits


def _remove_limits(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_remove_limits(item) for item in cast("list[object]", schema)]
    if isinstance(schema, tuple):
        return tuple(_remove_limits(item) for item in cast("tuple[object, ...]", schema))
    if not isinstance(schema, dict):
        return schema
    node = cast("dict[str, Any]", schema)
    removed: frozenset[str] = frozenset()
    if node.get("type") in _LIMITED and node.get("ge") not in _SIZES and node.get("le") not in _SIZES:
        removed = _LIMITS
    return {key: _remove_limits(value) for key, value in node.items() if key not in removed}


def _simplify(value: Any) -> Any:
    """Return mappings as dicts and sequences as lists, at any depth: pydantic takes no others."""
    if isinstance(value, Mapping):
        mapping = cast("Mapping[object, object]", value)
        return {key: _simplify(item) for key, item in mapping.items()}
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray)):
        return [_simplify(item) for item in cast("Sequence[object]", value)]
    return value


def warn(message: str) -> None:
    """Warn at the caller's line, which is the first one outside the bindings."""
    frame, level = inspect.currentframe(), 0
    while frame is not None and _is_ours(frame.f_globals.get("__name__")):
        frame, level = frame.f_back, level + 1
    warnings.warn(message, UndocumentedValueWarning, stacklevel=level + 1)


def _is_ours(module: object) -> bool:
    return str(module).partition(".")[0] in ("yunbind", "yunbind_runtime")
