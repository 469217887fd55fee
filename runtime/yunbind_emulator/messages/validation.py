"""Validation of request parameters by the catalog."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeGuard

from yunbind_emulator.messages.parameters import INTEGERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_emulator.base.catalog import Action, Bounds, Json, Member, Service

_INTEGER_RANGES: Mapping[str, Bounds] = {
    "integer": (None, None),
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint64": (0, 2**64 - 1),
}


class Rule(Enum):
    """The rule that a parameter breaks; each cloud has its codes for them."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    TYPE = "type"
    VALUE = "value"
    COMBINATION = "combination"


class Violation(Exception):
    """An invalid parameter.

    ``parameter`` is its path in dots, such as ``Filters.0.Name``.
    """

    def __init__(self, rule: Rule, parameter: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.parameter = parameter
        self.message = message


def check_parameters(parameters: Mapping[str, Json], action: Action, service: Service, first: int) -> None:
    """Check names, presence, types, limits and combinations, in this order.

    Args:
        parameters: Parameters by wire name.
        action: The action that the request calls.
        service: The service of the action.
        first: Index that the cloud gives the first item of a list.

    Raises:
        Violation: For the first invalid parameter.
    """
    _Checker(service, first).check_structure(parameters, action.request, "")
    _check_combinations({name for name, value in parameters.items() if _is_given(value)}, action)


def _is_given(value: Json) -> bool:
    return value is not None and value is not False


def _check_combinations(given: set[str], action: Action) -> None:
    for members in action.exclusive:
        both = [name for name in members if name in given]
        if len(both) > 1:
            raise Violation(
                Rule.COMBINATION,
                both[1],
                f"The parameters {' and '.join(both)} exclude each other; give one.",
            )
    for name, others in action.requires.items():
        missing = [other for other in others if other not in given]
        if name in given and missing:
            raise Violation(
                Rule.COMBINATION, name, f"The parameter {name} is allowed only with {' and '.join(missing)}."
            )


@dataclass(frozen=True, slots=True)
class _Checker:
    service: Service
    first: int

    def check_structure(self, values: Mapping[str, Json], members: Mapping[str, Member], path: str) -> None:
        for name in values:
            if name not in members:
                raise Violation(Rule.UNKNOWN, path + name, f"The parameter {path}{name} is not known.")
        for name, member in members.items():
            value = values.get(name)
            if value is not None:
                self._check_member(value, member, path + name)
            elif member.required:
                raise Violation(Rule.MISSING, path + name, f"The required parameter {path}{name} is missing.")

    def _check_member(self, value: Json, member: Member, path: str) -> None:
        self._check_type(value, member.type, path)
        if isinstance(value, list):
            _check_bounds(len(value), member.items, path, "hold {} items")
        for scalar in value if isinstance(value, list) else [value]:
            if isinstance(scalar, str):
                _check_bounds(len(scalar), member.length, path, "have {} characters")
                if member.pattern and not member.pattern.matches(scalar):
                    raise Violation(Rule.VALUE, path, f"The parameter {path} must match {member.pattern}.")
            elif isinstance(scalar, float) or _is_integer(scalar):
                _check_bounds(scalar, member.range, path, "be {}")

    def _check_type(self, value: Json, kind: str, path: str) -> None:
        if kind.startswith("list["):
            if not isinstance(value, list):
                raise Violation(Rule.TYPE, path, f"The parameter {path} must be a list.")
            for index, item in enumerate(value, self.first):
                self._check_type(item, kind[5:-1], f"{path}.{index}")
        elif kind.startswith("map[") or kind in self.service.types:
            if not isinstance(value, dict):
                raise Violation(Rule.TYPE, path, f"The parameter {path} must be a structure.")
            if kind in self.service.types:
                self.check_structure(value, self.service.types[kind], f"{path}.")
            else:
                for key, item in value.items():
                    self._check_type(item, kind[4:-1], f"{path}.{key}")
        elif kind in self.service.enums:
            self._check_enum(value, kind, path)
        elif not _has_type(value, kind):
            raise Violation(Rule.TYPE, path, f"The parameter {path} must be of the type {kind}.")

    def _check_enum(self, value: Json, kind: str, path: str) -> None:
        if not isinstance(value, str):
            raise Violation(Rule.TYPE, path, f"The parameter {path} must be of the type string.")
        choices = self.service.enums[kind]
        if value not in choices:
            raise Violation(
                Rule.VALUE, path, f"The parameter {path} must be one of {', '.join(sorted(choices))}."
            )


def _has_type(value: Json, kind: str) -> bool:
    if kind in INTEGERS:
        minimum, maximum = _INTEGER_RANGES[kind]
        return (
            _is_integer(value)
            and (minimum is None or value >= minimum)
            and (maximum is None or value <= maximum)
        )
    if kind == "float":
        return math.isfinite(value) if isinstance(value, float) else _is_integer(value)
    if kind == "boolean":
        return isinstance(value, bool)
    return isinstance(value, str)


def _is_integer(value: Json) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _check_bounds(number: float, bounds: Bounds, path: str, phrase: str) -> None:
    minimum, maximum = bounds
    if minimum is not None and number < minimum:
        raise Violation(
            Rule.VALUE, path, f"The parameter {path} must {phrase.format(f'at least {minimum}')}."
        )
    if maximum is not None and number > maximum:
        raise Violation(Rule.VALUE, path, f"The parameter {path} must {phrase.format(f'at most {maximum}')}.")
