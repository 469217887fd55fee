"""What a page documents, in the words of the spec language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ..types import Type

Vendor: TypeAlias = Literal["tencent", "alibaba", "huawei"]

Traits: TypeAlias = Mapping[str, object]
"""Traits of a member by their key in a spec: ``range``, ``server_default``, ``enum`` and so on."""

JsonObject: TypeAlias = dict[str, object]


@dataclass(frozen=True)
class PageMember:
    """A parameter, or a member of an answer or of a type."""

    name: str
    type: Type
    line: int
    required: bool | None = None
    """None where the page does not say."""
    location: Literal["path", "query", "header", "body"] = "body"
    header: str | None = None
    """Name on the wire where it is no identifier."""
    traits: Traits = field(default_factory=dict[str, object])
    unsure: Mapping[str, str] = field(default_factory=dict[str, str])
    """What is a guess: the trait, or ``type`` or ``required``, and why."""


@dataclass(frozen=True)
class PageType:
    """A structure of the page."""

    name: str
    members: tuple[PageMember, ...]
    line: int
    unsure: str | None = None
    """Why the members may not be all, or not be right."""
    sampled: bool = False
    """The members come from a sample of the page, not from a table."""


@dataclass(frozen=True)
class DocumentedError:
    code: str
    line: int
    http: int | None = None
    message: str | None = None
    unsure: str | None = None


@dataclass(frozen=True)
class PageSample:
    """A call that the page shows, inside the vendor's envelope."""

    line: int
    request: JsonObject | None = None
    typed: bool = True
    """Whether the values of the request have types; those of a query string are all texts."""
    response: JsonObject | None = None
    response_xml: str | None = None
    error: str | None = None


@dataclass(frozen=True)
class PagePermission:
    action: str
    level: str | None = None


@dataclass(frozen=True)
class ActionPage:
    """One action as its page documents it."""

    vendor: Vendor
    action: str
    line: int
    service: str | None = None
    version: str | None = None
    source: str | None = None
    rate_limit: str | None = None
    http: str | None = None
    success: tuple[int, ...] = ()
    region: Literal["required", "optional", "none"] | None = None
    permissions: tuple[PagePermission, ...] = ()
    request: tuple[PageMember, ...] = ()
    response: tuple[PageMember, ...] = ()
    types: Mapping[str, PageType] = field(default_factory=dict[str, PageType])
    exclusive: tuple[tuple[str, ...], ...] = ()
    errors: tuple[DocumentedError, ...] = ()
    samples: tuple[PageSample, ...] = ()
    notes: tuple[str, ...] = ()
    """What could not be read, or only with mark_unsure."""
    unsure: Mapping[str, str] = field(default_factory=dict[str, str])
    """What of the action itself is a guess: its key in a spec, and why."""
