"""Entries of the catalog. They read its JSON on demand, because a command uses little of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from yunbind_cli.language import choose
from yunbind_cli.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Member:
    """A member of a request, a response or a structure.

    Attributes:
        name: Wire name.
        document: Its object in the catalog.
    """

    name: str
    document: Mapping[str, Any] = field(repr=False)

    @property
    def type(self) -> str:
        """Name of the type, such as ``string``, ``list[Tag]`` or ``map[string]``."""
        return str(self.document["type"])

    @property
    def item_type(self) -> str | None:
        """Name of the type of the items of a list or a map, or None."""
        kind = self.type
        return kind[kind.index("[") + 1 : -1] if kind.startswith(("list[", "map[")) else None

    @property
    def kebab(self) -> str:
        """Name as an option, without the hyphens before it."""
        return str(self.document["names"]["python"]).rstrip("_").replace("_", "-")

    @property
    def python(self) -> str:
        """Name as an argument of the client's method."""
        return str(self.document["names"]["python"])

    @property
    def is_required(self) -> bool:
        """Whether a request must have the member."""
        return bool(self.document.get("required"))

    @property
    def is_secret(self) -> bool:
        """Whether the value is a secret."""
        return bool(self.document.get("sensitive"))

    @property
    def doc(self) -> str:
        """Description in the chosen language."""
        return choose(self.document.get("doc"))


def read_members(documents: Mapping[str, Mapping[str, Any]]) -> dict[str, Member]:
    """Return members by wire name."""
    return {name: Member(name, document) for name, document in documents.items()}


def find_member(members: Mapping[str, Member], name: str) -> Member | None:
    """Return the member with a name in any spelling, or None."""
    if name in members:
        return members[name]
    folded = fold(name)
    return next((member for wire, member in members.items() if fold(wire) == folded), None)


@dataclass(frozen=True)
class Action:
    """An action of a service.

    Attributes:
        service: The service.
        name: Wire name.
        document: Its object in the catalog.
    """

    service: Service = field(repr=False)
    name: str
    document: Mapping[str, Any] = field(repr=False)

    @cached_property
    def request(self) -> dict[str, Member]:
        """Members of the request by wire name."""
        return read_members(self.document["request"])

    @cached_property
    def response(self) -> dict[str, Member]:
        """Members of the response by wire name."""
        return read_members(self.document["response"])

    @property
    def kebab(self) -> str:
        """Name in lower case with hyphens."""
        return self.method.replace("_", "-")

    @property
    def method(self) -> str:
        """Name of the client's method."""
        return str(self.document["names"]["python"])

    @property
    def is_write(self) -> bool:
        """Whether the action changes something."""
        return bool(self.document["access"] == "write")

    @property
    def paginate(self) -> Mapping[str, str] | None:
        """How the action pages, by wire names, or None."""
        return self.document.get("paginate")

    @property
    def waiters(self) -> Mapping[str, Mapping[str, Any]]:
        """Waiters that poll the action, by name."""
        return self.document.get("waiters") or {}

    @property
    def summary(self) -> str:
        """Summary in the chosen language."""
        return choose(self.document.get("summary"))

    @property
    def reference(self) -> str:
        """Cloud, service and action, such as ``tencent.tke.CreateImageCache``."""
        return f"{self.service.cloud.name}.{self.service.name}.{self.name}"


@dataclass(frozen=True)
class Service:
    """A service in one version.

    Attributes:
        cloud: The cloud.
        name: Name in commands, such as ``tke``.
        version: The version as sent.
        document: Its object in the catalog.
    """

    cloud: Cloud = field(repr=False)
    name: str
    version: str
    document: Mapping[str, Any] = field(repr=False)

    @cached_property
    def actions(self) -> dict[str, Action]:
        """Actions by wire name."""
        return {name: Action(self, name, item) for name, item in self.document["actions"].items()}

    def find_action(self, name: str) -> Action | None:
        """Return the action with a name in any spelling, or None."""
        folded = fold(name)
        return next((action for wire, action in self.actions.items() if fold(wire) == folded), None)

    def find_waiter(self, name: str) -> tuple[str, Action] | None:
        """Return the name of a waiter in its own spelling, with the action that it polls, or None."""
        folded = fold(name)
        return next(((known, action) for known, action in self.list_waiters() if fold(known) == folded), None)

    def list_waiters(self) -> list[tuple[str, Action]]:
        """Return the waiters with the actions that they poll."""
        return [(name, action) for action in self.actions.values() for name in action.waiters]

    def find_structure(self, name: str) -> dict[str, Member] | None:
        """Return the members of a structure, or None if no structure has this name."""
        found = self.document["types"].get(name)
        return read_members(found["members"]) if found else None

    def list_values(self, name: str) -> tuple[str, ...] | None:
        """Return the documented values of an enumeration, or None if none has this name."""
        found = self.document["enums"].get(name)
        return tuple(found["values"]) if found else None

    @property
    def module(self) -> str:
        """Dotted name of the module with the client."""
        return str(self.document["names"]["python"]["module"])

    @property
    def client(self) -> str:
        """Name of the client's class."""
        return str(self.document["names"]["python"]["client"])

    @property
    def regions(self) -> tuple[str, ...]:
        """Documented regions."""
        return tuple(self.document.get("regions") or ())

    @property
    def title(self) -> str:
        """Name for people in the chosen language."""
        return choose(self.document.get("name"))

    @property
    def summary(self) -> str:
        """Summary in the chosen language."""
        return choose(self.document.get("summary"))


@dataclass(frozen=True)
class Cloud:
    """A cloud.

    Attributes:
        name: Name in commands, such as ``tencent``.
        document: Its object in the catalog.
    """

    name: str
    document: Mapping[str, Any] = field(repr=False)

    @cached_property
    def services(self) -> dict[str, Service]:
        """Services in their default versions, by name."""
        return {
            name: Service(self, name, version, document)
            for name, versions in self.document["services"].items()
            for version, document in versions.items()
            if document.get("default")
        }

    def find_service(self, name: str) -> Service | None:
        """Return a service by ``name`` or ``name@version``, or None."""
        name, _, version = name.lower().partition("@")
        versions: Mapping[str, Any] = self.document["services"].get(name, {})
        if version:
            return Service(self, name, version, versions[version]) if version in versions else None
        return self.services.get(name)

    @property
    def title(self) -> str:
        """Name for people in the chosen language."""
        return choose(self.document.get("name"))
