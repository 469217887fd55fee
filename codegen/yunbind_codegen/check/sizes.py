"""Sizes beyond any documented page, which emitted code could not handle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..documents import Document, Location
from ..index import ProviderIndex, ServiceIndex
from ..language import Member, TypeDefinition
from ..problems import Problem, ProblemCode
from ..types import Type, parse_type
from .groups import Group, list_groups

ACTIONS_LIMIT = 500
"""Maximum number of actions of a service. Python's stack ends near 900 in one union of their requests."""
MEMBERS_LIMIT = 500
"""Maximum number of members of a request, a response or a type."""
VALUES_LIMIT = 1_000
"""Maximum number of values of an enum."""
NESTING_LIMIT = 5
"""Maximum nesting of lists and maps in a type expression."""
CHAIN_LIMIT = 25
"""Maximum nesting of types. Pydantic recurses into them, and Python's stack ends near 80."""


def check(provider: ProviderIndex) -> Iterator[Problem]:
    """Check the numbers of members and values, and the nesting of types."""
    for service in provider.services.values():
        if service.service and len(service.actions) > ACTIONS_LIMIT:
            yield _too_many(service.service, (), service.folder[1], ACTIONS_LIMIT, "actions")
        yield from _check_types(service)
        for group in list_groups(service):
            yield from _check_group(group)
            if group.role != "type":
                yield from _check_chain(group, service.definitions)


def _check_types(service: ServiceIndex) -> Iterator[Problem]:
    for name, definition in service.definitions.items():
        if service.types and len(definition.enum or ()) > VALUES_LIMIT:
            yield _too_many(service.types, ("types", name, "enum"), name, VALUES_LIMIT, "values")


def _check_group(group: Group) -> Iterator[Problem]:
    if len(group.members) > MEMBERS_LIMIT:
        yield _too_many(group.document, group.location, group.owner, MEMBERS_LIMIT, "members")
    for name, member in group.members.items():
        owner = f"{group.owner}.{name}"
        if len(member.enum or ()) > VALUES_LIMIT:
            yield _too_many(group.document, group.at(name, "enum"), owner, VALUES_LIMIT, "values")
        kind = _parse(member)
        if kind and _measure(kind) > NESTING_LIMIT:
            yield group.document.problem(
                group.at(name, "type"),
                ProblemCode.SIZE,
                f"{owner} nests lists and maps deeper than {NESTING_LIMIT} levels.",
                "Define a type for the inner part.",
            )


def _too_many(document: Document, place: Location, owner: str, limit: int, what: str) -> Problem:
    message = f"{owner} has more than {limit} {what}."
    return document.problem(place, ProblemCode.SIZE, message, "Compare it with the page.")


def _parse(member: Member) -> Type | None:
    try:
        return parse_type(member.type)
    except ValueError:
        return None


def _measure(kind: Type) -> int:
    return 1 + _measure(kind.of) if kind.of else 0


def _check_chain(group: Group, definitions: Mapping[str, TypeDefinition]) -> Iterator[Problem]:
    """Walk the types as pydantic does: depth first, each once, in the order of members."""
    seen: set[str] = set()
    waiting = [(name, 1) for name in _list_types(group.members)]
    while waiting:
        name, depth = waiting.pop()
        if name in seen or name not in definitions:
            continue
        if depth > CHAIN_LIMIT:
            yield group.document.problem(
                group.location,
                ProblemCode.SIZE,
                f"The {group.role} of {group.owner} nests types deeper than {CHAIN_LIMIT} levels.",
                "Python cannot build a model this deep. Compare it with the page.",
            )
            return
        seen.add(name)
        waiting += [(below, depth + 1) for below in _list_types(definitions[name].members or {})]


def _list_types(members: Mapping[str, Member]) -> list[str]:
    """Return the types of members, the last one first."""
    return [kind.leaf.name for kind in map(_parse, reversed([*members.values()])) if kind]
