"""The resolved specs: frozen data that every later step reads.

A resolved object keeps the part of the spec that it was made from, as ``spec``, and
adds only what was resolved: Python names, parsed types, inherited settings. Its
``RESOLVED`` names the fields of ``spec`` that something here takes the place of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal

from . import language, provider
from .behavior import BehaviorFile
from .cases.case_files import Kit, WrittenCase
from .field_types import SCALARS
from .language import Bilingual
from .protocol import ProtocolFile
from .types import Type

_WITHOUT_EMPTY = frozenset(SCALARS) - {"string"}


@dataclass(frozen=True)
class Member:
    """A member with its wire name, its Python name and its resolved type."""

    RESOLVED: ClassVar = frozenset({"type", "enum", "in_"})

    spec: language.Member
    wire: str
    """The key in the spec, which is the wire name except for headers."""
    python: str
    type: Type
    """The type under the names of classes; the name of the enum where the spec lists values."""
    expression: str
    """The type under the names of the specs; the name of the enum where the spec lists values."""
    is_filled: bool
    """Whether the client's region fills it, so that a caller can omit it."""

    @property
    def is_asked(self) -> bool:
        """Whether a caller must pass it."""
        return self.spec.required and not self.is_filled

    @property
    def is_promised(self) -> bool:
        """Whether a class of responses excludes None.

        A number, boolean, time or blob has no empty value for a promise that the vendor breaks.
        """
        return self.spec.always and self.type.name not in _WITHOUT_EMPTY

    @property
    def location(self) -> Literal["path", "query", "header", "body"]:
        """The part of the request or response that holds it."""
        return self.spec.in_ or "body"

    @property
    def header(self) -> str | None:
        """The wire name where it is not an identifier."""
        return self.spec.name


@dataclass(frozen=True)
class Structure:
    """A type with members."""

    RESOLVED: ClassVar = frozenset({"members", "enum"})

    spec: language.TypeDefinition
    name: str
    python: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class EnumValue:
    """A documented value and its constant."""

    wire: str
    python: str
    doc: Bilingual | None


@dataclass(frozen=True)
class Enumeration:
    """The documented values of a string."""

    name: str
    """The name of the class."""
    key: str
    """The name in the specs, or that of the class where a member lists the values."""
    doc: Bilingual
    values: tuple[EnumValue, ...]


@dataclass(frozen=True)
class Error:
    """An error code and its class."""

    RESOLVED: ClassVar = frozenset({"retryable"})

    spec: language.ErrorDefinition
    code: str
    python: str
    retryable: bool


@dataclass(frozen=True)
class ActionError:
    """An error code as the page of an action documents it."""

    error: Error
    http: int | None
    message: str | None
    doc: Bilingual | None


@dataclass(frozen=True)
class Waiter:
    """A waiter with the action that it polls."""

    RESOLVED: ClassVar = frozenset({"name", "poll"})

    spec: language.Waiter
    poll: str

    @property
    def name(self) -> str:
        """The name of the state that is waited for."""
        return self.spec.name


@dataclass(frozen=True)
class Action:
    """One documented page."""

    RESOLVED: ClassVar = frozenset(
        {"action", "rate_limit", "http", "success", "region", "request", "response", "errors", "waiters"}
    )

    spec: language.ActionFile
    python: str
    """The name of the method and of the module."""
    path: str
    """The spec file."""
    rate_limit: tuple[int, int] | None
    """A number of calls, and the seconds in which they are allowed."""
    http: tuple[str, str] | None
    """Method and path."""
    region: Literal["required", "optional", "none"]
    request: tuple[Member, ...]
    response: tuple[Member, ...]
    errors: tuple[ActionError, ...]
    waiters: tuple[Waiter, ...]

    @property
    def wire(self) -> str:
        """The vendor's name."""
        return self.spec.action

    @property
    def title(self) -> str:
        """The name for the bindings, in the vendor's spelling."""
        return self.spec.rename or self.spec.action

    @property
    def paginator_arguments(self) -> tuple[Member, ...]:
        """The arguments of the paginator: all but the position, which it sets itself."""
        return self._list_arguments("offset", "page", "token", "marker")

    @property
    def waiter_arguments(self) -> tuple[Member, ...]:
        """The arguments of a waiter that polls the action: all but position and page size."""
        return self._list_arguments("limit", "offset", "page", "token", "marker")

    def _list_arguments(self, *taken_over: str) -> tuple[Member, ...]:
        wires = {getattr(self.spec.paginate, trait, None) for trait in taken_over}
        return tuple(member for member in self.request if member.is_asked or member.wire not in wires)


@dataclass(frozen=True)
class Keystone:
    """The service that issues tokens and lists projects."""

    RESOLVED: ClassVar[frozenset[str]] = frozenset()

    spec: provider.Keystone
    module: str
    """Dotted name of the module with its operations."""
    token: str
    """Constant of the operation that issues tokens."""
    projects: str
    """Constant of the operation that lists projects."""


@dataclass(frozen=True)
class TokenService:
    """The service that issues temporary credentials."""

    RESOLVED: ClassVar[frozenset[str]] = frozenset()

    spec: provider.TokenService
    module: str
    """Dotted name of the module with its operations."""
    role: str | None
    """Constant of the operation that issues credentials of a role."""
    oidc: str | None
    """Constant of the operation that issues them for an OpenID Connect token."""


@dataclass(frozen=True)
class Service:
    """A service in one version."""

    RESOLVED: ClassVar = frozenset({"service", "version", "endpoints", "signing", "signing_name"})

    spec: provider.ServiceFile
    module: str
    """Dotted name of the version's package."""
    folder: str
    signing_name: str
    endpoints: provider.Endpoints
    signing: tuple[str, ...]
    structures: tuple[Structure, ...]
    enumerations: tuple[Enumeration, ...]
    errors: tuple[Error, ...]
    actions: tuple[Action, ...]

    @property
    def name(self) -> str:
        """The name on the wire."""
        return self.spec.service

    @property
    def version(self) -> str:
        """The version as it is sent."""
        return self.spec.version

    @cached_property
    def sent_types(self) -> frozenset[str]:
        """Names of the types that requests hold, directly or inside others."""
        by_class = {structure.python: structure for structure in self.structures}
        found: set[str] = set()
        waiting = [member.type.leaf.name for action in self.actions for member in action.request]
        while waiting:
            structure = by_class.get(waiting.pop())
            if structure is not None and structure.name not in found:
                found.add(structure.name)
                waiting += [member.type.leaf.name for member in structure.members]
        return frozenset(found)


@dataclass(frozen=True)
class Provider:
    """A cloud."""

    RESOLVED: ClassVar = frozenset({"provider", "endpoints", "keystone", "sts", "common_parameters"})

    spec: provider.ProviderFile
    keystone: Keystone | None
    sts: TokenService | None
    common_parameters: tuple[Member, ...]
    errors: tuple[Error, ...]
    services: tuple[Service, ...]

    @property
    def name(self) -> str:
        """The name of the provider's folder and package."""
        return self.spec.provider


@dataclass(frozen=True)
class Api:
    """The content of all specs."""

    providers: tuple[Provider, ...]
    behavior: BehaviorFile | None = None
    """Facts of every cloud. None if the specs leave them to the installed bindings."""
    protocols: tuple[ProtocolFile, ...] = ()
    kit: Kit = field(default_factory=dict[str, Sequence[WrittenCase]])
    """The cases of the conformance kit that people wrote, by file."""
