"""The public API of one service: its package, classes and their use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..ir import Enumeration, Member, Provider, Service, Structure
from ..name import enum_name
from ..safe_code import PYTHON_TYPES, python_type
from ..types import Type
from .change import Location, Subject
from .rules import Direction

Directions = frozenset[Direction]

_REQUEST, _RESPONSE = Direction.REQUEST, Direction.RESPONSE
_ASSIGNABLE = {("bool", "int"), ("bool", "float"), ("int", "float"), ("enum", "str")}
"""Pairs of Python types of which the first is assignable to the second."""


@dataclass(frozen=True)
class ServiceApi:
    """One version of a service, as programs see it."""

    provider: Provider
    service: Service

    @property
    def package(self) -> str:
        """The package that programs import.

        It is the service's package for the default version, else the version's.
        """
        module = self.service.module
        return module.rpartition(".")[0] if self.service.spec.default else module

    @property
    def client(self) -> str:
        """The dotted name of the sync client; the async client changes with it."""
        return f"{self.package}.{self.service.spec.client}Client"

    @cached_property
    def structures(self) -> Mapping[str, Structure]:
        """By class name."""
        return {each.python: each for each in self.service.structures}

    @cached_property
    def enumerations(self) -> Mapping[str, Enumeration]:
        """By class name."""
        return {each.name: each for each in self.service.enumerations}

    @cached_property
    def required_when_sent(self) -> frozenset[str]:
        """Wire names of the structures that requests use; their required members are never None."""
        return self.service.sent_types

    def directions(self, name: str) -> Directions:
        """Return whether requests, responses or both use a class, directly or nested."""
        found = {direction for direction, names in self._used_classes.items() if name in names}
        return frozenset(found or {_RESPONSE})

    @cached_property
    def _used_classes(self) -> Mapping[Direction, frozenset[str]]:
        actions = self.service.actions
        return {
            _REQUEST: self._list_reachable(member for action in actions for member in action.request),
            _RESPONSE: self._list_reachable(member for action in actions for member in action.response),
        }

    def _list_reachable(self, members: Iterable[Member]) -> frozenset[str]:
        found: set[str] = set()
        queue = [member.type.leaf.name for member in members]
        while queue:
            name = queue.pop()
            if name not in found:
                found.add(name)
                structure = self.structures.get(name)
                queue += [each.type.leaf.name for each in structure.members] if structure else []
        return frozenset(found)

    @property
    def subject(self) -> Subject:
        """The subject of changes that concern the whole service."""
        return Subject(self.package, self.title, f"{self.service.folder}/service.yaml")

    def class_subject(self, name: str, wire: str) -> Subject:
        """Return the subject of changes of a model or an enum."""
        direction = _REQUEST if _REQUEST in self.directions(name) else _RESPONSE
        path, location = self._inline_enums.get(name, (f"{self.service.folder}/types.yaml", ("types", wire)))
        return Subject(f"{self.package}.{name}", wire, path, location, direction)

    @cached_property
    def _inline_enums(self) -> Mapping[str, tuple[str, Location]]:
        """Path and location of the members that define enums inline, by class name."""
        types = f"{self.service.folder}/types.yaml"
        places: list[tuple[str | None, Member, str, tuple[str, ...]]] = [
            (structure.python, member, types, ("types", structure.name, "members"))
            for structure in self.service.structures
            for member in structure.members
        ]
        for action in self.service.actions:
            places += [(None, member, action.path, ("request",)) for member in action.request]
            places += [(None, member, action.path, ("response",)) for member in action.response]
        return {
            member.type.leaf.name: (path, (*location, member.wire))
            for owner, member, path, location in places
            if member.type.leaf.name == enum_name(owner, member.wire)
            and member.type.leaf.name in self.enumerations
        }

    @property
    def title(self) -> str:
        """Provider, service and version."""
        return f"{self.provider.name} {self.service.name} {self.service.version}"


def rename_type(kind: Type, names: Mapping[str, str]) -> Type:
    """Return a type with the new names of its classes."""
    return Type(kind.name, rename_type(kind.of, names)) if kind.of else Type(names.get(kind.name, kind.name))


def is_assignable(value: Type, place: Type, enums: frozenset[str]) -> bool:
    """Return whether a type checker accepts a value of one type where another type is expected.

    Lists and maps are mutable, so the types of their items must be equal.
    """
    if python_type(value) == python_type(place):
        return True
    if value.of or place.of:
        return False
    kinds = [
        "enum" if each.name in enums else PYTHON_TYPES.get(each.name, each.name) for each in (value, place)
    ]
    return (kinds[0], kinds[1]) in _ASSIGNABLE
