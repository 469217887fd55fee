"""The spec language: ``protocols/<protocol>.yaml``, a wire protocol."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from .field_types import ErrorCode, HeaderName, Url, WireName
from .language import Node

ProtocolName: TypeAlias = Literal["tencent-api3", "alibaba-rpc", "huawei-rest"]
Method: TypeAlias = Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"]
ResponseFormat: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z]+$", max_length=20)]


Location: TypeAlias = Literal["headers", "parameters"]
TimeForm: TypeAlias = Literal["unix_seconds", "iso8601", "iso8601_basic"]
"""Form of the time of a request, in UTC: 1551113065, 2026-11-29T12:00:00Z or 20261129T120000Z."""
Place: TypeAlias = Literal["query", "form", "json"]
Role: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=30)]
Label: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]+$", max_length=60)]
MediaType: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z]+/[a-z0-9.+-]+$", max_length=80)]
Status: TypeAlias = Annotated[int, Field(ge=100, le=599)]
SchemeName: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)
]


class Requests(Node):
    """Places of members and of common parameters."""

    first_index: Literal[0, 1] | None = Field(
        None, description="Number of the first item of a list among parameters."
    )
    members: dict[Method, Place] = Field(
        description="Place of members by HTTP method, if the signature is in headers."
    )
    members_beside_parameters: dict[Method, Place] = Field(
        {}, description="Place of members by HTTP method, if the signature is among parameters."
    )
    content_types: dict[Place, MediaType] = Field(
        description="Content-Type by the place of members. Not sent for other places."
    )
    accepted_types: dict[ResponseFormat, MediaType] = Field(
        {}, description="Value of the common header format, by the response format that a client chooses."
    )
    always: dict[Role, HeaderName] = Field({}, description="Common headers of each call, by their meaning.")
    headers: dict[Role, HeaderName] = Field(
        {}, description="Common headers of calls with the signature in headers, by their meaning."
    )
    parameters: dict[Role, WireName] = Field(
        {}, description="Common parameters of calls with the signature among parameters, by their meaning."
    )


class Envelope(Node):
    """The response around the members, and the places of an error."""

    payload: WireName | None = Field(None, description="Member that holds all others of a response.")
    error: WireName | None = Field(
        None, description="Member, or root element of XML, whose presence means a service error."
    )
    success_statuses: list[Status] = Field(
        default=[], description="HTTP statuses of success. Defaults to all from 200 to 299."
    )
    codes: list[WireName] = Field(description="Members with the code, in order.")
    messages: list[WireName] = Field(description="Members with the message, in order.")
    request_ids: list[WireName] = Field(description="Members with the request id, in order.")
    request_id_headers: list[HeaderName] = Field(description="Headers with the request id, in order.")
    empty_statuses: list[Status] = Field(
        default=[], description="HTTP statuses with which a body can be empty."
    )
    error_depth: int | None = Field(
        None, ge=0, le=20, description="Number of levels that an error can be nested in others."
    )
    specific_code: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = Field(
        None, description="Regular expression of a code that precedes codes without this form."
    )
    code_spellings: dict[ErrorCode, ErrorCode] = Field(
        {}, description="Prefixes of received codes, and their documented spelling."
    )
    signed_text: Annotated[str, StringConstraints(min_length=1, max_length=100)] | None = Field(
        None,
        description="Text of a message before the string that the server signed, which can hold secrets.",
    )


class SigningScheme(Node):
    """A signature: its labels, and what it covers."""

    location: Location = Field(description="Location of the signature and of the common parameters.")
    algorithm: Label | None = Field(None, description="Name of the algorithm in the signature.")
    version: Label | None = Field(None, description="Version of the signature as sent.")
    hash_: Literal["sha1", "sha256"] | None = Field(
        None, alias="hash", description="Hash function of the HMAC."
    )
    key_prefix: Label | None = Field(None, description="Text before the secret in the first key.")
    key_suffix: Annotated[str, StringConstraints(pattern=r"^[!-~]+$", max_length=20)] | None = Field(
        None, description="Text after the secret in the key."
    )
    terminator: Label | None = Field(None, description="Last part of the signature's scope.")
    signed_headers: list[HeaderName] = Field(
        default=[], description="Headers that are signed if they are sent."
    )
    signed_prefixes: list[HeaderName] = Field(
        default=[], description="Prefixes of the names of further headers that are signed."
    )
    names: dict[Role, HeaderName] = Field(
        description="Headers or parameters that the signature adds, by their meaning."
    )
    time: TimeForm | None = Field(
        None,
        description="Form of the time, in UTC: unix_seconds (1551113065), iso8601 (2026-11-29T12:00:00Z) or "
        "iso8601_basic (20261129T120000Z).",
    )
    unsigned_payload: Label | None = Field(
        None, description="Value of the header payload_hash that matches any body."
    )


class Unsigned(Node):
    """Calls without a signature."""

    location: Location = Field(description="Location of the common parameters.")
    form_methods: list[Method] = Field(
        default=[], description="HTTP methods that send members in a form, so that tokens stay out of URLs."
    )
    names: dict[Role, HeaderName] = Field({}, description="Headers or parameters that are added.")
    time: TimeForm | None = Field(None, description="Form of the time, as in a signature.")
    authorization: Label | None = Field(None, description="Value instead of a signature.")


class ProtocolFile(Node):
    """``protocols/<protocol>.yaml``: facts of a protocol that several clouds can speak."""

    protocol: ProtocolName
    source: Url
    methods: list[Method] = Field(
        description="HTTP methods that a client can choose, the default first. Empty without a choice."
    )
    response_formats: list[ResponseFormat] = Field(
        description="Response formats that a client can choose, the default first. Empty without a choice."
    )
    pause_header: HeaderName | None = Field(
        description="Response header that requests a pause in milliseconds from a throttled client."
    )
    requests: Requests
    envelope: Envelope
    signing: dict[SchemeName, SigningScheme]
    unsigned: Unsigned | None = None
