"""Cases of endpoints, retries, pages, waiters, limits, credentials, secrets and whole sessions."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from ..language import Node
from .case import TRUE, Case, ErrorKind, Seconds
from .values import (
    ActionReference,
    Content,
    Members,
    Reply,
    ServiceReference,
    Text,
    TimeText,
    Value,
    WaiterReference,
)


class EndpointInput(Node):
    """The options that select an endpoint."""

    service: ServiceReference
    region: str | None = Field(None, description="Region of the client. Defaults to none.")
    endpoint: str | None = Field(None, description="The option endpoint. Defaults to none.")
    known_region: bool = Field(True, description="Whether an undocumented region is refused.")
    environ: dict[str, str] = Field(default={}, description="Environment variables.")


class Endpoint(Node):
    """A resolved endpoint."""

    scheme: Literal["http", "https"]
    host: str = Field(description="Host, with its port unless it is the scheme's.")


class ConfigurationError(Node):
    """The options are refused."""

    error: Literal["configuration"]


class EndpointCase(Case):
    """The endpoint of a client."""

    input: EndpointInput
    output: Endpoint | ConfigurationError


class Policy(Node):
    """A retry policy. Absent: the default policy's."""

    attempts: int = Field(4, ge=1)
    first: Seconds = 0.5
    cap: Seconds = 20
    deadline: Seconds | None = Field(None, description="null: none. Absent: the default of 120 s.")


class TimedReply(Reply):
    """A response, and the duration of its attempt."""

    seconds: Seconds = Field(0, description="Duration of the attempt.")


class Failure(Node):
    """An attempt without a response."""

    transport: Literal[
        "connect-refused", "connect-timeout", "reset", "read-timeout", "idle-connection-closed"
    ] = Field(
        description="reset: after the request was sent. idle-connection-closed: a reused connection ended "
        "before the first byte of the response."
    )
    seconds: Seconds = Field(0, description="Duration of the attempt.")


class RetryInput(Node):
    """A call and the outcomes of its attempts. Jitter is 1. The last outcome repeats."""

    action: ActionReference
    members: Members = Field(default={})
    policy: Policy | None = Field(None, description="Absent: the default policy.")
    timeout: Seconds | None = Field(None, description="Timeout of one attempt. Absent: the default.")
    outcomes: list[TimedReply | Failure] = Field(min_length=1)


class FinalError(Node):
    """The error that ends a call. Transport errors have no code."""

    kind: ErrorKind | Literal["unreadable", "transport"]
    code: Text | None = None


class RetryOutput(Node):
    """The attempts of a call."""

    attempts: int
    pauses: list[Seconds] = Field(description="Seconds between the attempts.")
    result: Literal["success", "error"]
    error: FinalError | None = None


class RetryCase(Case):
    """The retries of a call."""

    input: RetryInput
    output: RetryOutput


class PagesInput(Node):
    """A list that is read to its end. A request beyond the last page is an error of the port."""

    action: ActionReference
    members: Members = Field(default={})
    item: str = Field(description="Wire name of the member of an item that the output shows.")
    pages: list[Content] = Field(min_length=1, description="Bodies of responses with status 200.")


class PagesOutput(Node):
    """The requests of a list, its items, and the error that ends it."""

    requests: list[Members] = Field(description="Members of each call.")
    items: list[Value] = Field(description="The shown member of each item before the end or the error.")
    error: Literal["repeated"] | None = Field(
        None, description="A token, a marker or a page came a second time."
    )


class PagesCase(Case):
    """A list of several pages."""

    input: PagesInput
    output: PagesOutput


class WaiterInput(Node):
    """A wait. Each poll gets the next outcome; the last one repeats. Jitter is 1."""

    waiter: WaiterReference
    members: Members = Field(default={})
    delay: Seconds | None = Field(None, description="Seconds before the second poll. Absent: the spec's.")
    timeout: Seconds | None = Field(None, description="Absent: the spec's.")
    missing_after: Seconds | None = Field(
        None, description="Seconds for which a resource may be missing. Absent: 60."
    )
    polls: list[TimedReply | Failure] = Field(min_length=1, description="Responses or failures.")


class WaiterOutput(Node):
    """The polls of a wait."""

    polls: int
    pauses: list[Seconds]
    result: Literal["success", "failed", "timeout", "error"]


class WaiterCase(Case):
    """A wait."""

    input: WaiterInput
    output: WaiterOutput


class Rate(Node):
    """A documented rate."""

    calls: int = Field(ge=1)
    seconds: float = Field(gt=0)


class LimiterInput(Node):
    """Calls that arrive at a limiter."""

    rate: Rate
    arrivals: list[Seconds] = Field(min_length=1, description="Seconds since the start, ascending.")
    deadline: Seconds | None = Field(None, description="Longest wait of each call. Absent: none.")


class LimiterOutput(Node):
    """The starts of the calls."""

    starts: list[Seconds | None] = Field(description="Seconds since the start. null: refused.")


class LimiterCase(Case):
    """The limit of a rate."""

    input: LimiterInput
    output: LimiterOutput


class LocalAnswer(Node):
    """An answer of a metadata or token service. Requests without an answer fail to connect."""

    method: Literal["GET", "PUT", "POST"]
    url: str = Field(description="URL, without its query if `query` is absent.")
    query: dict[str, str] | None = Field(None, description="Parameters that the request must have.")
    status: int = 200
    body: Content = ""


class CredentialsInput(Node):
    """The surroundings of a client without credentials."""

    service: ServiceReference
    environ: dict[str, str] = Field(default={})
    files: dict[str, Content] = Field(default={}, description="Texts by path. ~ is the home.")
    home: str = Field("/home/porter", description="Home of the user.")
    http: list[LocalAnswer] = Field(default=[])


class FoundKeys(Node):
    """The keys that were found."""

    key_id: str
    key_secret: str
    session_token: str | None = None
    project_id: str | None = None


class Found(Node):
    """The source of the keys, and the keys."""

    source: Literal["environment", "file", "profile", "metadata", "web-identity", "role", "uri", "token"]
    credentials: FoundKeys


class NotFound(Node):
    """No source has usable keys."""

    error: TRUE
    mentions: list[str] = Field(default=[], description="Texts that `message` of the answer must hold.")


class CredentialsCase(Case):
    """The search for credentials."""

    input: CredentialsInput
    output: Found | NotFound


class RedactInput(Node):
    """A text that may hold secrets."""

    secrets: list[Text]
    text: Text


class RedactOutput(Node):
    """The text without secrets."""

    text: Text


class RedactCase(Case):
    """The removal of secrets."""

    input: RedactInput
    output: RedactOutput


class StepError(Node):
    """The expected error of a call."""

    kind: ErrorKind | Literal["invalid-arguments"]
    code: Text | None = None


class Expectation(Node):
    """The expected outcome of a call: some members of its response, or an error."""

    members: Members | None = Field(None, description="Members that the response must have, at any depth.")
    error: StepError | None = None
    attempts: int | None = Field(None, description="Number of requests that the emulator received.")


class CallStep(Node):
    """A call of the client. ``${name}`` in a text is a saved value."""

    call: ActionReference
    members: Members = Field(default={})
    save: dict[str, str] = Field(
        default={}, description="Names of values to save, with their paths, such as ImageCaches[0].Name."
    )
    expect: Expectation | None = Field(None, description="Absent: a success.")


class FaultStep(Node):
    """A fault rule of the emulator's administration, as docs/testing.md describes."""

    fault: dict[str, Value]


class ClockStep(Node):
    """An advance of the emulator's clock, in seconds."""

    clock: Seconds


class SessionInput(Node):
    """The steps of a session with the emulator."""

    time: TimeText | None = Field(None, description="Time of both clocks. Absent: the world's.")
    steps: list[CallStep | FaultStep | ClockStep] = Field(min_length=1)


class SessionOutput(Node):
    """All steps have the outcome that they expect."""

    passed: TRUE


class BlackboxCase(Case):
    """A session with an emulator that the runner starts."""

    input: SessionInput
    output: SessionOutput = SessionOutput(passed=True)

    @model_validator(mode="after")
    def _check_steps(self) -> Self:
        if not any(isinstance(step, CallStep) for step in self.input.steps):
            raise ValueError("a session needs a call")
        return self
