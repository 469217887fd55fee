"""The catalog as the emulator reads it: what each cloud documents, as frozen data.

The generator writes one language-neutral document, ``catalog.json``, into the
package ``yunbind``. This module turns it into dataclasses and knows nothing of
HTTP. Only what the emulator needs is kept.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from yunbind_emulator.base.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

FORMAT = 1
"""Version of the document that this module reads."""

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""What JSON can hold."""

Bounds: TypeAlias = tuple[float | None, float | None]
"""Least and most, both included; None for an open end."""

_Object: TypeAlias = "Mapping[str, Any]"
_T = TypeVar("_T")


class CatalogError(Exception):
    """The catalog is missing, is no JSON, or has another format."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a request, an answer or a structure, by its wire name.

    ``location`` is path, query, header or body; ``wire`` is the name as it
    travels (``name`` but for headers); ``flatten`` repeats a query parameter;
    ``example`` is the vendor's sample value, where it gives one.
    """

    name: str
    type: str
    required: bool
    range: Bounds
    length: Bounds
    items: Bounds
    pattern: Pattern | None
    location: str
    wire: str
    encode: str | None
    flatten: bool
    nullable: bool
    sensitive: bool
    example: Json


@dataclass(frozen=True, slots=True)
class RateLimit:
    """How many calls of an action an account may make in so many seconds."""

    calls: int
    seconds: float


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A documented error code; ``message`` may hold ``%s`` for a varying part."""

    code: str
    doc: str
    http: int | None
    message: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Whether an answer goes beyond what is documented, and the behaviours in which it does."""

    assumed: bool
    behaviours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A documented sample: what was sent and what came back."""

    name: str
    request: Mapping[str, Json]
    response: Mapping[str, Json] | None
    response_xml: str | None
    status: int
    error: str | None
    evidence: Evidence | None = None
    """What an answer from the state stands on; None for every other."""


@dataclass(frozen=True, slots=True)
class Action:
    """One documented operation; ``paginate`` says which members page, as a spec does."""

    name: str
    region: str
    http: tuple[str, str] | None
    success: tuple[int, ...]
    unsigned: bool
    rate_limit: RateLimit | None
    request: Mapping[str, Member]
    response: Mapping[str, Member]
    exclusive: tuple[tuple[str, ...], ...]
    requires: Mapping[str, tuple[str, ...]]
    errors: Mapping[str, ErrorCode]
    paginate: Mapping[str, str]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """A service in one version."""

    name: str
    version: str
    product: str
    signing_name: str
    region_member: str | None
    types: Mapping[str, Mapping[str, Member]]
    enums: Mapping[str, tuple[str, ...]]
    errors: Mapping[str, ErrorCode]
    actions: Mapping[str, Action]
    regions: tuple[str, ...]
    module: str
    """Name of the module that holds our own clients of the service; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A cloud: what all its services share, and the services."""

    name: str
    clock_skew: int
    size_limits: Mapping[str, int]
    errors: Mapping[str, ErrorCode]
    services: tuple[Service, ...]

    def codes(self, service: Service, action: Action) -> Iterator[str]:
        """Every code that an action can answer with, its own first."""
        return chain(action.errors, service.errors, self.errors)

    def knows_code(self, code: str) -> bool:
        """Whether the cloud or any of its services documents a code."""
        return code in self.errors or any(code in service.errors for service in self.services)

    def find_error(self, code: str, service: Service, action: Action) -> ErrorCode | None:
        """Return what the action's page, else the service, else the cloud says about a code."""
        known = self.errors.get(code)
        known = service.errors.get(code, known)
        said = action.errors.get(code)
        if said is None or known is None:
            return said or known
        return ErrorCode(code, said.doc or known.doc, said.http or known.http, said.message or known.message)


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
        CatalogError: the file is missing or is not a catalog of this format.
    """
    try:
        place = path or _find_installed()
        text = place.read_text(encoding="utf-8")
    except OSError as error:
        raise CatalogError(f"The catalog cannot be read: {error}. Run `make generate`.") from error
    try:
        document: _Object = json.loads(text)
        known = document["format"] == FORMAT
    except (ValueError, TypeError, KeyError) as error:
        raise CatalogError(f"{place} is no catalog: {error!r}. Run `make generate`.") from error
    if not known:
        raise CatalogError(f"{place} is not a catalog of format {FORMAT}. Run `make generate`.")
    return read_catalog(document)


def _find_installed() -> Traversable:
    try:
        return resources.files("yunbind") / "catalog.json"
    except ModuleNotFoundError as error:
        if error.name != "yunbind":
            raise
        raise CatalogError(
            "There is no package yunbind to read the catalog from. Run `make generate`."
        ) from error


def read_catalog(document: _Object) -> Catalog:
    """Turn a catalog document into a :class:`Catalog`."""
    return Catalog(_read_all(document["providers"], _read_provider))


def _read_all(items: _Object, read: Callable[[str, _Object], _T]) -> Mapping[str, _T]:
    return {name: read(name, item) for name, item in items.items()}


def _read_provider(name: str, item: _Object) -> Provider:
    return Provider(
        name=name,
        clock_skew=item["clock_skew"],
        size_limits=dict(item.get("size_limits", {})),
        errors=_read_all(item.get("errors", {}), _read_error),
        services=tuple(
            _read_service(service, version, body)
            for service, versions in item["services"].items()
            for version, body in versions.items()
        ),
    )


def _read_service(name: str, version: str, item: _Object) -> Service:
    return Service(
        name=name,
        version=version,
        product=item["client"].removesuffix("Client"),
        signing_name=item.get("signing_name") or name,
        region_member=item.get("region_member"),
        types={
            type_name: _read_all(body["members"], _read_member)
            for type_name, body in item.get("types", {}).items()
        },
        enums={enum: tuple(body["values"]) for enum, body in item.get("enums", {}).items()},
        errors=_read_all(item.get("errors", {}), _read_error),
        actions=_read_all(item["actions"], _read_action),
        regions=tuple(item.get("regions", ())),
        module=item.get("module", ""),
    )


def _read_action(name: str, item: _Object) -> Action:
    http = item.get("http")
    return Action(
        name=name,
        region=item["region"],
        http=(http["method"], http["path"]) if http else None,
        success=tuple(item.get("success", (200,))),
        unsigned=item.get("unsigned", False),
        rate_limit=RateLimit(**item["rate_limit"]) if item.get("rate_limit") else None,
        request=_read_all(item["request"], _read_member),
        response=_read_all(item["response"], _read_member),
        exclusive=tuple(tuple(members) for members in item.get("exclusive", ())),
        requires={member: tuple(others) for member, others in item.get("requires", {}).items()},
        errors=_read_all(item.get("errors", {}), _read_error),
        paginate=item.get("paginate", {}),
        examples=tuple(_read_example(example) for example in item.get("examples", ())),
    )


def _read_member(name: str, item: _Object) -> Member:
    pattern = item.get("pattern")
    return Member(
        name=name,
        type=item["type"],
        required=item.get("required", False),
        range=_read_bounds(item.get("range")),
        length=_read_bounds(item.get("length")),
        items=_read_bounds(item.get("items")),
        pattern=Pattern(pattern) if pattern else None,
        location=item.get("in", "body"),
        wire=item.get("wire", name),
        encode=item.get("encode"),
        flatten=item.get("flatten", False),
        nullable=item.get("nullable", False),
        sensitive=item.get("sensitive", False),
        example=item.get("example"),
    )


def _read_bounds(bounds: Sequence[float | None] | None) -> Bounds:
    return (bounds[0], bounds[1]) if bounds else (None, None)


def _read_error(code: str, item: _Object) -> ErrorCode:
    return ErrorCode(code, item.get("doc", {}).get("en", ""), item.get("http"), item.get("message"))


def _read_example(item: _Object) -> Example:
    return Example(
        name=item["name"],
        request=item.get("request") or {},
        response=item.get("response"),
        response_xml=item.get("response_xml"),
        status=item.get("status", 200),
        error=item.get("error"),
    )
