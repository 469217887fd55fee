"""The groups of members that a service declares: requests, responses and types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..documents import Document, Location
from ..index import ServiceIndex
from ..language import ActionFile, Member


@dataclass(frozen=True)
class Group:
    """Members of one request, response or type, and their place in a file."""

    document: Document
    location: Location
    owner: str
    """Name of the type or of the action."""
    role: Literal["request", "response", "type"]
    members: Mapping[str, Member]
    action: ActionFile | None = None
    is_polled: bool = False
    """Whether a waiter polls the action of these parameters."""

    def at(self, member: str, *trait: str) -> Location:
        """Return the location of a member, or of one of its traits."""
        return (*self.location, member, *trait)


def list_groups(service: ServiceIndex) -> Iterator[Group]:
    """Yield every group of members of a service."""
    pages = list(service.pages())
    polled = {waiter.poll or action.action for _, action in pages for waiter in action.waiters}
    for document, action in pages:
        is_polled = action.action in polled
        yield Group(document, ("request",), action.action, "request", action.request, action, is_polled)
        yield Group(document, ("response",), action.action, "response", action.response, action)
    if service.types is not None:
        for name, definition in service.definitions.items():
            if definition.members is not None:
                yield Group(service.types, ("types", name, "members"), name, "type", definition.members)
