"""The groups of members that a service declares: requests, responses and types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..index import ServiceIndex
from ..language import ActionFile, Member
from ..load import Document, Location


@dataclass(frozen=True)
class Group:
    """Members that stand together, and where."""

    document: Document
    location: Location
    owner: str
    """Name of the type, or of the action."""
    role: Literal["request", "response", "type"]
    members: Mapping[str, Member]
    action: ActionFile | None = None

    def at(self, member: str, *trait: str) -> Location:
        """Where a member, or one of its traits, stands."""
        return (*self.location, member, *trait)


def list_groups(service: ServiceIndex) -> Iterator[Group]:
    """Every group of members of a service."""
    for document, action in service.pages():
        yield Group(document, ("request",), action.action, "request", action.request, action)
        yield Group(document, ("response",), action.action, "response", action.response, action)
    if service.types is not None:
        for name, definition in service.definitions.items():
            if definition.members is not None:
                yield Group(service.types, ("types", name, "members"), name, "type", definition.members)
