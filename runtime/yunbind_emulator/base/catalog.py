"""The catalog: what each cloud documents, as frozen data.

The generator writes one language-neutral document, ``catalog.json``, which wheels
hold in the package ``yunbind``. Each class here declares the keys that the emulator uses, one
statement a key; other keys are ignored. The metadata of a field can name another
``key`` and a function to ``read`` its value. The names of members, actions and the
like are the keys of the mappings that hold them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from yunbind_emulator.base.catalog_file import read_document
from yunbind_emulator.base.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""Any JSON value."""

Bounds: TypeAlias = tuple[float | None, float | None]
"""Minimum and maximum, both included; None for an open end."""
OPEN: Bounds = (None, None)

_Object: TypeAlias = "Mapping[str, Any]"
_T = TypeVar("_T")


@cache
def _list_keys(kind: type[Any]) -> tuple[tuple[str, str, Callable[[Any], Any] | None], ...]:
    """List the fields of a class, each with its key and its conversion."""
    return tuple(
        (item.name, item.metadata.get("key") or item.name, item.metadata.get("read")) for item in fields(kind)
    )


def _read(kind: type[_T], item: _Object, **names: str) -> _T:
    """Read an object of the catalog. Keys that are missing or null keep their defaults."""
    values: dict[str, Any] = {}
    for name, key, read in _list_keys(kind):  # type: ignore[arg-type]  # mypy: no Hashable
        value = item.get(key)
        if value is not None:
            values[name] = read(value) if read else value
    return kind(**(values | names))


def _read_named(kind: type[_T], field_name: str = "name") -> Callable[[_Object], dict[str, _T]]:
    """Return a function that reads a mapping from names to objects, which keep the name in a field."""
    return lambda items: {name: _read(kind, item, **{field_name: name}) for name, item in items.items()}


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a request, a response or a structure.

    Attributes:
        name: Wire name.
        type: Name of its type, such as ``string``, ``list[Tag]`` or ``map[string]``.
        location: ``path``, ``query``, ``header`` or ``body``.
        header: Name of the header, for a member in a header.
        encode: Form of a structure or list that is sent as text: ``json`` or ``comma``.
        flatten: Whether a query parameter is repeated for each item.
        example: Sample value of the vendor, or None.
    """

    name: str
    type: str
    required: bool = False
    range: Bounds = field(default=OPEN, metadata={"read": tuple})
    length: Bounds = field(default=OPEN, metadata={"read": tuple})
    items: Bounds = field(default=OPEN, metadata={"read": tuple})
    pattern: Pattern | None = field(default=None, metadata={"read": Pattern})
    location: str = field(default="body", metadata={"key": "in"})
    header: str | None = field(default=None, metadata={"key": "name"})
    encode: str | None = None
    flatten: bool = False
    nullable: bool = False
    sensitive: bool = False
    example: Json = None

    @property
    def wire(self) -> str:
        """The name as it is sent."""
        return self.header or self.name


@dataclass(frozen=True, slots=True)
class RateLimit:
    """The number of calls of an action that an account can make in some seconds."""

    calls: int
    seconds: float


def _read_english(doc: Mapping[str, str]) -> str:
    return doc.get("en", "")


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A documented error code; ``message`` can hold ``%s`` for a varying part."""

    code: str
    doc: str = field(default="", metadata={"read": _read_english})
    http: int | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Whether a response goes beyond what is documented, and the behaviours in which it does."""

    assumed: bool
    behaviours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A documented sample of a request and its response, or a response of the emulator."""

    name: str
    request: Mapping[str, Json] = field(default_factory=dict[str, "Json"])
    response: Mapping[str, Json] | None = None
    response_xml: str | None = None
    status: int = 200
    error: str | None = None
    evidence: Evidence | None = None
    """Evidence of a response from the state; None for the others."""


def _read_http(http: Mapping[str, str]) -> tuple[str, str]:
    return http["method"], http["path"]


def _read_statuses(http: _Object) -> tuple[int, ...]:
    return tuple(http.get("statuses", (200,)))


def _read_rate_limit(limit: _Object) -> RateLimit:
    return _read(RateLimit, limit)


def _read_examples(examples: Sequence[_Object]) -> tuple[Example, ...]:
    return tuple(_read(Example, example) for example in examples)


@dataclass(frozen=True, slots=True)
class Action:
    """One documented operation; ``paginate`` names its paging members, as a spec does.

    Its ``errors`` are complete: they repeat the definitions of the codes.
    """

    name: str
    region: str
    request: Mapping[str, Member] = field(metadata={"read": _read_named(Member)})
    response: Mapping[str, Member] = field(metadata={"read": _read_named(Member)})
    http: tuple[str, str] | None = field(default=None, metadata={"read": _read_http})
    """Method and path, on a cloud that has a path for each action."""
    statuses: tuple[int, ...] = field(default=(200,), metadata={"key": "http", "read": _read_statuses})
    """Documented statuses of success. The first is the usual one."""
    unsigned: bool = False
    rate_limit: RateLimit | None = field(default=None, metadata={"read": _read_rate_limit})
    exclusive: Sequence[Sequence[str]] = ()
    requires: Mapping[str, Sequence[str]] = field(default_factory=dict[str, "Sequence[str]"])
    errors: Mapping[str, ErrorCode] = field(
        default_factory=dict[str, ErrorCode], metadata={"read": _read_named(ErrorCode, "code")}
    )
    paginate: Mapping[str, str] = field(default_factory=dict[str, str])
    examples: tuple[Example, ...] = field(default=(), metadata={"read": _read_examples})


def _read_module(names: Mapping[str, Mapping[str, str]]) -> str:
    return names["python"]["module"]


def _read_types(types: _Object) -> dict[str, dict[str, Member]]:
    return {name: _read_named(Member)(item["members"]) for name, item in types.items()}


def _read_enums(enums: _Object) -> dict[str, tuple[str, ...]]:
    return {name: tuple(item["values"]) for name, item in enums.items()}


@dataclass(frozen=True, slots=True)
class Service:
    """A service in one version."""

    name: str
    version: str
    product: str = field(metadata={"key": "client"})
    """Name of the product, such as ``Eci``."""
    actions: Mapping[str, Action] = field(metadata={"read": _read_named(Action)})
    signed_as: str | None = field(default=None, metadata={"key": "signing_name"})
    region_member: str | None = None
    types: Mapping[str, Mapping[str, Member]] = field(
        default_factory=dict[str, "Mapping[str, Member]"], metadata={"read": _read_types}
    )
    enums: Mapping[str, Sequence[str]] = field(
        default_factory=dict[str, "Sequence[str]"],
        metadata={"read": _read_enums},
    )
    errors: Mapping[str, ErrorCode] = field(
        default_factory=dict[str, ErrorCode], metadata={"read": _read_named(ErrorCode, "code")}
    )
    regions: tuple[str, ...] = field(default=(), metadata={"read": tuple})
    module: str = field(default="", metadata={"key": "names", "read": _read_module})
    """Module of the yunbind client of the service; empty if there is none."""

    @property
    def signing_name(self) -> str:
        """Name of the service in a signature."""
        return self.signed_as or self.name


def _read_services(services: _Object) -> tuple[Service, ...]:
    return tuple(
        _read(Service, item, name=name, version=version)
        for name, versions in services.items()
        for version, item in versions.items()
    )


@dataclass(frozen=True, slots=True)
class Provider:
    """A cloud: its services and what they share."""

    name: str
    clock_skew: int
    services: tuple[Service, ...] = field(metadata={"read": _read_services})
    size_limits: Mapping[str, int] = field(default_factory=dict[str, int])
    errors: Mapping[str, ErrorCode] = field(
        default_factory=dict[str, ErrorCode], metadata={"read": _read_named(ErrorCode, "code")}
    )

    def codes(self, service: Service, action: Action) -> Iterator[str]:
        """Return every error code of an action, its own codes first."""
        return chain(action.errors, service.errors, self.errors)

    def knows_code(self, code: str) -> bool:
        """Return whether the cloud or one of its services documents a code."""
        return code in self.errors or any(code in service.errors for service in self.services)

    def find_error(self, code: str, service: Service, action: Action) -> ErrorCode | None:
        """Return the documentation of a code: that of the action, else of the service, else of the cloud."""
        return action.errors.get(code) or service.errors.get(code) or self.errors.get(code)


@dataclass(frozen=True, slots=True)
class Catalog:
    """All clouds, by name."""

    providers: Mapping[str, Provider]


@dataclass(frozen=True, slots=True)
class Target:
    """The action that a request calls, with the values of the placeholders in its path."""

    service: Service
    action: Action
    path: Mapping[str, str] = field(default_factory=dict[str, str])


def load_catalog(path: Path | None = None) -> Catalog:
    """Read the catalog of the installed package ``yunbind``, or the file at ``path``.

    Raises:
        CatalogError: The file is missing, or is not a catalog of this format.
    """
    return read_catalog(read_document(path))


def read_catalog(document: _Object) -> Catalog:
    """Read a catalog document."""
    return Catalog(_read_named(Provider)(document["providers"]))
