"""Cases of requests, signatures, responses and times."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..language import Node
from .case import TRUE, Case, ErrorKind
from .values import ActionReference, Content, Members, Pair, Reply, Text, TimeTag, TimeText, Value


class ValidateInput(Node):
    """Members of a request that is checked before it is sent."""

    action: ActionReference
    members: Members
    checks: Literal["strict", "warn", "types"] = Field(
        description="strict refuses values beyond limits and undocumented values; warn and types send them."
    )


class MemberProblem(Node):
    """A rule that a member breaks."""

    member: str = Field(description="Wire path, such as Images[0].Name.")
    rule: Literal[
        "required",
        "unknown",
        "type",
        "min",
        "max",
        "min_length",
        "max_length",
        "min_items",
        "max_items",
        "pattern",
        "enum",
        "exclusive",
        "requires",
    ]


class Valid(Node):
    """The request may be sent."""

    valid: TRUE


class Problems(Node):
    """The request is refused."""

    problems: list[MemberProblem] = Field(min_length=1, description="Sorted by member, then by rule.")


class ValidateCase(Case):
    """A check of arguments."""

    input: ValidateInput
    output: Valid | Problems


class WireChoices(Node):
    """Choices of the wire format."""

    method: Literal["POST", "GET"] = "POST"
    location: Literal["headers", "parameters"] = "headers"
    response_format: Literal["json", "xml"] = "json"


class RequestInput(Node):
    """A call that is serialised and not yet signed."""

    action: ActionReference
    members: Members
    region: str | None = Field(
        None, description="Region of the client. Absent: the world's region of the cloud. null: none."
    )
    project_id: str | None = Field(None, description="Project of the credentials. Defaults to none.")
    options: WireChoices | None = Field(None, description="Absent: the defaults.")


class JsonBody(Node):
    """A body that is compared as JSON."""

    json_: Value = Field(alias="json")


class FormBody(Node):
    """A body that is compared as decoded, sorted pairs."""

    form: list[Pair]


class EmptyBody(Node):
    """No body."""

    empty: TRUE


class UnsignedRequest(Node):
    """A request before it is signed."""

    method: str
    host: str
    path: str = Field(description="Percent-encoded, without the query.")
    query: list[Pair] = Field(description="Decoded names and values, sorted.")
    headers: dict[str, Text] = Field(
        default={}, description="Headers that must be present, by lower-case name."
    )
    absent_headers: list[str] = Field(default=[], description="Headers that must be absent.")
    body: JsonBody | FormBody | EmptyBody


class CallError(Node):
    """An error without a request."""

    error: Literal["invalid-arguments", "configuration"]


class RequestCase(Case):
    """A serialised request."""

    input: RequestInput
    output: UnsignedRequest | CallError


class RawRequest(Node):
    """A request to sign, as it is sent."""

    method: str
    host: str
    path: str
    query: Text = ""
    headers: list[Pair] = Field(default=[], description="Names and values in order.")
    body: Content = ""


class KeyPair(Node):
    """A key pair."""

    key_id: str
    key_secret: str
    session_token: str | None = None


class Token(Node):
    """A token of Huawei's IAM."""

    token: str


class SignInput(Node):
    """A request, and all that its signature depends on."""

    protocol: Literal["tencent-api3", "alibaba-rpc", "huawei-rest"]
    scheme: str = Field(description="The vendor's name of the scheme, or unsigned.")
    request: RawRequest
    credentials: KeyPair | Token | None = Field(description="null for an unsigned request.")
    service: str = Field(description="The service in the scope of the signature.")
    time: TimeText
    nonce: str


class Signature(Node):
    """The steps of a signature. Each is compared exactly."""

    canonical_request: Text | None = None
    string_to_sign: Text | None = None
    added_headers: list[Pair] = Field(
        description="Headers that signing adds, sorted by lower-case name. Names ignore case."
    )
    query: Text | None = Field(None, description="The query, if signing changes it.")
    body: Text | None = Field(None, description="The body, if signing changes it.")


class SignError(Node):
    """The scheme cannot sign the request."""

    error: Literal["configuration"]


class SignCase(Case):
    """A signature."""

    input: SignInput
    output: Signature | SignError


class ResponseInput(Node):
    """A response to a call without retries."""

    action: ActionReference
    response: Reply


class ReadMembers(Node):
    """The members of a success. Unsent members and nulls are left out."""

    members: Members
    unread: list[str] = Field(default=[], description="Paths of values that do not fit their type, sorted.")


class ServiceError(Node):
    """A service error."""

    kind: ErrorKind
    code: Text
    message: Text | None = Field(None, description="Compared if given.")
    request_id: Text | None = None
    http_status: int
    retryable: bool | None = Field(None, description="Compared if given.")


class Refused(Node):
    """The service refused the call."""

    error: ServiceError


class Unreadable(Node):
    """The response is not in the vendor's format."""

    unreadable: TRUE
    http_status: int
    request_id: Text | None = None


class ResponseCase(Case):
    """A response that is read."""

    input: ResponseInput
    output: ReadMembers | Refused | Unreadable


class TimeInput(Node):
    """A time as a vendor sends it. One of text and number is given."""

    text: Text | None = None
    number: float | int | None = None
    zone: str = Field(pattern=r"^[+-]\d\d:\d\d$", description="Zone of a text without one.")


class ReadTime(Node):
    """A point in time."""

    time: TimeTag


class UnreadTime(Node):
    """The value is not a time."""

    unread: TRUE


class AbsentTime(Node):
    """The value means that there is no time."""

    absent: TRUE


class TimeCase(Case):
    """A time that is read."""

    input: TimeInput
    output: ReadTime | UnreadTime | AbsentTime
