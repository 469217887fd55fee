"""The spec language: the content of each kind of YAML file.

These models are the one definition of the language. They load the files, their
JSON Schemas (``specs/schema/``) complete them in editors, and their docstrings
are its reference. A spec holds the vendor's facts under the vendor's wire names,
and nothing about Python.

- ``behavior.yaml``: :class:`~yunbind_codegen.behavior.BehaviorFile`
- ``protocols/<protocol>.yaml``: :class:`~yunbind_codegen.protocol.ProtocolFile`
- ``<provider>/provider.yaml``: :class:`~yunbind_codegen.provider.ProviderFile`
- ``<provider>/errors.yaml``: :class:`ErrorsFile`
- ``<provider>/<service>/<version>/service.yaml``: :class:`~yunbind_codegen.provider.ServiceFile`
- ``<provider>/<service>/<version>/types.yaml``: :class:`TypesFile`
- ``<provider>/<service>/<version>/errors.yaml``: :class:`ErrorsFile`
- ``<provider>/<service>/<version>/actions/<Action>.yaml``: :class:`ActionFile`
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, model_validator

from .field_types import (
    Bounds,
    ErrorCode,
    HeaderName,
    Kind,
    RateLimit,
    Scalar,
    Since,
    SnakeName,
    TypeExpression,
    Url,
    WireName,
    Words,
    unwrap,
)


class Node(BaseModel):
    """A part of a spec. Unknown keys are errors."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True, strict=True
    )


class Bilingual(Node):
    """A text in English and Chinese."""

    en: Words = Field(description="English text, in the project's own words.")
    zh: Words | None = Field(default=None, description="The same in Chinese.")


class Summary(Node):
    """One sentence in English and Chinese; both are required."""

    en: Words
    zh: Words


def _read_doc(value: object) -> object:
    """Read a plain text as one in English; unlike ``en``, it can be empty."""
    if isinstance(value, str):
        return Bilingual.model_construct(en=unwrap(value))
    if isinstance(value, dict | Bilingual):
        return cast("object", value)
    raise ValueError("should be a text, or a mapping with en and zh")


def _read_deprecation(value: object) -> object:
    """Read true as a sentence, and false as nothing."""
    if isinstance(value, bool):
        return Bilingual(en="Deprecated by the vendor.", zh="厂商已弃用。") if value else None
    return value if value is None else _read_doc(value)


Doc: TypeAlias = Annotated[Bilingual, BeforeValidator(_read_doc, json_schema_input_type=str | Bilingual)]
"""A text, plain (English) or in both languages; always :class:`Bilingual` once it is loaded."""

Deprecation: TypeAlias = Annotated[
    Bilingual | None, BeforeValidator(_read_deprecation, json_schema_input_type=bool | str | Bilingual)
]


class Member(Node):
    """A request parameter, a response member or a member of a type."""

    type: TypeExpression = Field(
        description="A scalar (string, integer, int32, int64, uint64, float, boolean, datetime, bytes), "
        "list[T], map[T], or a name from types.yaml."
    )
    in_: Literal["path", "query", "header", "body"] | None = Field(
        None, alias="in", description="Location in a REST request or response. Defaults to body."
    )
    name: HeaderName | None = Field(
        None, description="Name on the wire if it is not an identifier (a header)."
    )
    rename: WireName | None = Field(
        None, description="Name for the bindings if the wire name cannot be used."
    )
    flatten: bool = Field(False, description="The list is sent as repeated query parameters of one name.")
    encode: Literal["json", "comma"] | None = Field(
        None, description="The value is sent as one string, in JSON or separated by commas."
    )
    required: bool = Field(False, description="The vendor rejects a request without it.")
    idempotency_token: bool = Field(False, description="Makes retries of a write safe. Generated if omitted.")
    range: Bounds | None = Field(
        None, description="[minimum, maximum] of a number, both included; null for no limit."
    )
    length: Bounds | None = Field(None, description="[minimum, maximum] number of code points of a string.")
    items: Bounds | None = Field(None, description="[minimum, maximum] number of items of a list.")
    pattern: str | None = Field(
        None,
        min_length=1,
        max_length=500,
        description="Regular expression that a whole string must match; no look-around, no back-references.",
    )
    server_default: Scalar | None = Field(None, description="The vendor's default. Never sent.")
    sensitive: bool = Field(False, description="A secret, hidden in everything that the bindings print.")
    since: Since | None = Field(None, description="Date of the vendor's release that added it.")
    doc: Doc = Field(description="Meaning, format and unit.")
    enum: list[str] | dict[str, Doc] | None = Field(
        None, description="Documented values of a string, preferably with their meanings."
    )
    filters: dict[str, Doc] | None = Field(None, description="Names that a list of filters accepts.")
    always: bool = Field(False, description="The page promises it in every response, and not as null.")
    nullable: bool = Field(False, description="The page says that it can be null.")
    deprecated: Deprecation = Field(None, description="True, or the replacement in words.")
    example: Scalar | list[Scalar] | None = Field(None, description="The vendor's sample value.")


class TypeDefinition(Node):
    """A structure (``members``) or a set of values (``enum``) for several places."""

    doc: Doc
    source: Url | None = None
    since: Since | None = None
    members: dict[WireName, Member] | None = None
    enum: list[str] | dict[str, Doc] | None = None

    @model_validator(mode="after")
    def _one_shape(self) -> TypeDefinition:
        if (self.members is None) == (self.enum is None):
            raise ValueError("a type has either members or enum")
        return self


class TypesFile(Node):
    """``types.yaml``: the types that actions share or nest."""

    types: dict[WireName, TypeDefinition]


class ErrorDefinition(Node):
    """A documented error code."""

    name: WireName | None = Field(None, description="Name of the class if the code is a number.")
    kind: Kind = Field(description="Kind of error, the same on every cloud.")
    http: int | None = Field(None, ge=100, le=599, description="HTTP status, if the page gives one.")
    retryable: bool | None = Field(
        None, description="Whether the same request can succeed later. Defaults to the kind's value."
    )
    message: str | None = Field(
        None, min_length=1, description="The vendor's message, with %s for a varying part."
    )
    doc: Doc = Field(description="The cause, and the remedy.")
    source: Url | None = None


class ErrorsFile(Node):
    """``errors.yaml``: error codes of a provider (any action) or of a service."""

    source: Url | None = None
    errors: dict[ErrorCode, ErrorDefinition]


class ActionError(Node):
    """Facts about a code on an action's page beyond its definition."""

    http: int | None = Field(None, ge=100, le=599)
    message: str | None = Field(None, min_length=1)
    doc: Doc | None = None


class Paginate(Node):
    """The pagination of an action, by exactly one of offset, page, token and marker."""

    name: SnakeName = Field(description="Name of the iterator, such as image_caches.")
    items: str = Field(description="Response member that holds the page.")
    limit: WireName | None = Field(None, description="Request member for the page size.")
    offset: WireName | None = Field(None, description="Request member for the number of items to skip.")
    page: WireName | None = Field(None, description="Request member for the number of the page, from 1.")
    token: WireName | None = Field(None, description="Request member for the token of the next page.")
    next_token: WireName | None = Field(None, description="Response member that holds the next token.")
    marker: WireName | None = Field(None, description="Request member for the last item of the page before.")
    marker_from: WireName | None = Field(None, description="Member of an item that is the next marker.")
    total: WireName | None = Field(None, description="Response member for the number of all items.")

    @property
    def ways(self) -> tuple[str, ...]:
        """The given ones of offset, page, token and marker."""
        return tuple(way for way in ("offset", "page", "token", "marker") if getattr(self, way))


class Acceptor(Node):
    """A condition on one poll of a waiter."""

    path: str | None = Field(
        None,
        pattern=r"^[A-Za-z][A-Za-z0-9_]*(\[\])?(\.[A-Za-z][A-Za-z0-9_]*(\[\])?)*$",
        description="Response members, such as ImageCaches[].Status.",
    )
    all: str | None = Field(None, description="All values at path equal this, and there is at least one.")
    any: str | None = Field(None, description="At least one value at path equals this.")
    empty: Literal[True] | None = Field(
        None, description="Always true: there is no value at path. An absent list and null are empty too."
    )
    count: WireName | None = Field(
        None, description="With all: a request member with as many items as there must be values at path."
    )
    error: ErrorCode | None = Field(None, description="The poll failed with this code.")
    status: int | None = Field(None, ge=100, le=599, description="The poll failed with this HTTP status.")

    @model_validator(mode="after")
    def _one_condition(self) -> Acceptor:
        tests = [
            name for name in ("all", "any", "empty", "error", "status") if getattr(self, name) is not None
        ]
        if len(tests) != 1:
            raise ValueError("an acceptor has exactly one of all, any, empty, error and status")
        if (self.path is None) == (tests[0] in ("all", "any", "empty")):
            raise ValueError("path goes with all, any and empty, and only with them")
        if self.count is not None and self.all is None:
            raise ValueError("count goes with all")
        return self


class Waiter(Node):
    """When to stop polling an action, in the terms of botocore and Smithy."""

    name: SnakeName = Field(description="Name of the state, as in wait_until_<name>.")
    doc: Doc
    poll: WireName | None = Field(None, description="The action to poll. Defaults to the one of this file.")
    success: list[Acceptor] = Field(min_length=1)
    failure: list[Acceptor] = Field(description="Conditions that end the wait at once. Never empty.")
    delay: float = Field(gt=0, description="Seconds before the second poll; later pauses are longer.")
    timeout: float = Field(gt=0, description="Maximum number of seconds to wait.")


class Permission(Node):
    """The vendor's authorization item."""

    action: str = Field(min_length=1)
    level: str | None = None
    resource: str | None = None
    conditions: list[str] = []


class Example(Node):
    """A sample of the page, with its request and response."""

    name: str = Field(min_length=1)
    source: Url | None = None
    doc: Doc | None = None
    status: int = Field(200, ge=100, le=599)
    request: dict[str, JsonValue] | None = Field(
        None, description="Members by wire name, without common parameters."
    )
    response: dict[str, JsonValue] | None = Field(
        None, description="The response inside the vendor's envelope."
    )
    response_xml: str | None = Field(
        None, min_length=1, description="The response, if the page shows it in XML."
    )
    error: ErrorCode | None = Field(None, description="The error code, if the sample shows a failure.")
    deviations: dict[str, str] = Field(
        default={}, description="Mismatches between the sample and its own schema: path and explanation."
    )


class ActionFile(Node):
    """``actions/<Action>.yaml``: one documented page."""

    action: WireName
    rename: WireName | None = Field(
        None, description="Name for the bindings if the action's name cannot be used."
    )
    summary: Summary
    doc: Doc | None = None
    source: Url
    access: Literal["read", "write"] = Field(description="read: can be retried freely.")
    rate_limit: RateLimit | None = None
    http: str | None = Field(
        None,
        pattern=r"^(GET|POST|PUT|PATCH|DELETE|HEAD) /[A-Za-z0-9_.{}/-]*$",
        description="Method and path, for REST.",
    )
    success: list[int] = Field(
        default=[200],
        min_length=1,
        description="Documented HTTP statuses of success, for REST. Clients accept any from 200 to 299.",
    )
    unsigned: bool = Field(False, description="The vendor accepts it without a signature.")
    region: Literal["required", "optional", "none"] | None = Field(
        None,
        description="Whether the call needs a region. Defaults to the service's value. With none, the "
        "client's region fills no member.",
    )
    permission: list[Permission] = []
    request: dict[WireName, Member]
    response: dict[WireName, Member]
    exclusive: list[list[WireName]] = Field(
        default=[], description="Sets of which at most one member can be given; false counts as not given."
    )
    requires: dict[WireName, list[WireName]] = Field(
        default={}, description="Members that are allowed only together with all of these."
    )
    errors: list[ErrorCode] | dict[ErrorCode, ActionError | None] = []
    paginate: Paginate | None = None
    waiters: list[Waiter] = []
    quirks: list[Doc] = Field(default=[], description="Differences between page, sample and vendor SDK.")
    examples: list[Example] = []
    since: Since | None = None
    deprecated: Deprecation = None
