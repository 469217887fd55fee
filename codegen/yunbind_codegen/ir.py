"""The resolved specs: frozen data that every later step reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .field_types import Kind
from .language import Acceptor, Example, Paginate, Permission
from .provider import Endpoints, Environment, Remedies, SizeLimits
from .types import Type


@dataclass(frozen=True)
class Text:
    """A text in English and, where there is one, in Chinese."""

    en: str
    zh: str | None = None


@dataclass(frozen=True)
class Member:
    """A member with its wire name, its Python name and its resolved type."""

    wire: str
    python: str
    type: Type
    doc: Text
    required: bool
    """The vendor refuses a request without it."""
    is_filled: bool
    """The client's region fills it, so that a caller need not give it."""
    range: tuple[int | float | None, int | float | None] | None
    length: tuple[int | float | None, int | float | None] | None
    items: tuple[int | float | None, int | float | None] | None
    pattern: str | None
    server_default: str | int | float | bool | None
    sensitive: bool
    nullable: bool
    deprecated: Text | None
    since: str | None
    example: object
    filters: Mapping[str, Text]
    location: Literal["path", "query", "header", "body"]
    header: str | None
    flatten: bool
    encode: Literal["json", "comma"] | None
    idempotency_token: bool

    @property
    def is_asked(self) -> bool:
        """Whether a caller has to give it."""
        return self.required and not self.is_filled


@dataclass(frozen=True)
class Structure:
    """A type with members."""

    name: str
    python: str
    doc: Text
    source: str | None
    members: tuple[Member, ...]


@dataclass(frozen=True)
class EnumValue:
    wire: str
    python: str
    doc: Text | None


@dataclass(frozen=True)
class Enumeration:
    """The documented values of a string."""

    name: str
    doc: Text
    values: tuple[EnumValue, ...]


@dataclass(frozen=True)
class Error:
    """An error code and its class."""

    code: str
    python: str
    kind: Kind
    retryable: bool
    doc: Text
    http: int | None
    message: str | None
    source: str | None


@dataclass(frozen=True)
class ActionError:
    """An error code as one action's page documents it."""

    error: Error
    http: int | None
    message: str | None
    doc: Text | None


@dataclass(frozen=True)
class Waiter:
    name: str
    doc: Text
    poll: str
    success: tuple[Acceptor, ...]
    failure: tuple[Acceptor, ...]
    delay: float
    timeout: float


@dataclass(frozen=True)
class Action:
    """One documented page."""

    wire: str
    python: str
    """Name of the method and of the module."""
    path: str
    """The spec file."""
    summary: Text
    doc: Text | None
    source: str
    access: Literal["read", "write"]
    rate_limit: tuple[int, int] | None
    """Calls, and the seconds in which they may be made."""
    http: tuple[str, str] | None
    success: tuple[int, ...]
    unsigned: bool
    region: Literal["required", "optional", "none"]
    permission: tuple[Permission, ...]
    request: tuple[Member, ...]
    response: tuple[Member, ...]
    exclusive: tuple[tuple[str, ...], ...]
    requires: Mapping[str, tuple[str, ...]]
    errors: tuple[ActionError, ...]
    paginate: Paginate | None
    waiters: tuple[Waiter, ...]
    quirks: tuple[Text, ...]
    examples: tuple[Example, ...]
    since: str | None
    deprecated: Text | None


@dataclass(frozen=True)
class Keystone:
    """The service that gives out tokens and knows projects."""

    service: str
    version: str
    module: str
    """Dotted name of the module with its operations."""
    token: str
    projects: str
    token_ended: tuple[str, ...]


@dataclass(frozen=True)
class Service:
    """A service in one version."""

    name: str
    version: str
    module: str
    """Dotted name of the version's package."""
    folder: str
    default: bool
    client: str
    title: Text
    summary: Text
    source: str
    signing_name: str
    endpoints: Endpoints
    region: Literal["required", "optional", "none"]
    region_member: str | None
    signing: tuple[str, ...]
    project: bool
    regions: tuple[str, ...]
    quirks: tuple[Text, ...]
    structures: tuple[Structure, ...]
    enumerations: tuple[Enumeration, ...]
    errors: tuple[Error, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Provider:
    """A cloud."""

    name: str
    title: Text
    source: str
    protocol: Literal["tencent-api3", "alibaba-rpc", "huawei-rest"]
    signing: tuple[str, ...]
    endpoints: Endpoints
    environment: Environment
    keystone: Keystone | None
    sts: str | None
    """Dotted name of the module with the operations that give out temporary credentials."""
    remedies: Remedies
    naive_timestamps: str
    clock_skew: int
    size_limits: SizeLimits
    common_parameters: tuple[Member, ...]
    quirks: tuple[Text, ...]
    errors: tuple[Error, ...]
    services: tuple[Service, ...]


@dataclass(frozen=True)
class Api:
    """Everything that the specs say."""

    providers: tuple[Provider, ...]
