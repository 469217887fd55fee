"""The facts of a page, in the terms of the spec language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ..types import Type

Vendor: TypeAlias = Literal["tencent", "alibaba", "huawei"]

Traits: TypeAlias = Mapping[str, object]
"""Traits of a member by their keys in a spec, such as ``range``, ``server_default`` or ``enum``."""

JsonObject: TypeAlias = dict[str, object]


@dataclass(frozen=True)
class PageMember:
    """A member of a request, a response or a type."""

    name: str
    type: Type
    line: int
    required: bool | None = None
    """None if the page does not say."""
    location: Literal["path", "query", "header", "body"] = "body"
    header: str | None = None
    """The wire name of a header, if it is not an identifier."""
    traits: Traits = field(default_factory=dict[str, object])
    unsure: Mapping[str, str] = field(default_factory=dict[str, str])
    """The reasons of guesses, by trait, ``type`` or ``required``."""


@dataclass(frozen=True)
class PageType:
    """A structure that the page documents."""

    name: str
    members: tuple[PageMember, ...]
    line: int
    unsure: str | None = None
    """The reason if the members are a guess."""
    sampled: bool = False
    """Whether the members come from a sample of the page, not from a table."""


@dataclass(frozen=True)
class DocumentedError:
    """An error code of the page."""

    code: str
    line: int
    http: int | None = None
    message: str | None = None
    unsure: str | None = None


@dataclass(frozen=True)
class PageSample:
    """A sample call of the page, without the vendor's envelope."""

    line: int
    request: JsonObject | None = None
    typed: bool = True
    """Whether the values of the request have types; the values of a query string are all texts."""
    response: JsonObject | None = None
    response_xml: str | None = None
    error: str | None = None


@dataclass(frozen=True)
class PagePermission:
    """An authorization item of the page, with its access level."""

    action: str
    level: str | None = None


@dataclass(frozen=True)
class ActionPage:
    """An action as its page documents it."""

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
    """Notes about unreadable or doubtful parts."""
    unsure: Mapping[str, str] = field(default_factory=dict[str, str])
    """The reasons of guesses about the action, by key in a spec."""
