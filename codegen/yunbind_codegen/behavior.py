"""The spec language: ``behavior.yaml``, the behaviour that is the same on every cloud."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from .field_types import Kind, Variable
from .language import Node

Seconds: TypeAlias = Annotated[float, Field(gt=0, le=86_400, allow_inf_nan=False)]
Factor: TypeAlias = Annotated[float, Field(gt=1, le=100, allow_inf_nan=False)]
Count: TypeAlias = Annotated[int, Field(ge=1, le=1_000_000)]
Size: TypeAlias = Annotated[int, Field(ge=1, le=2**40)]
Pattern: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Word: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z_-]+$", max_length=40)]
Name: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z_]*$", max_length=60)]
Status: TypeAlias = Annotated[int, Field(ge=100, le=599)]


class Retries(Node):
    """Attempts of a call, and the pauses between them."""

    attempts: Count = Field(description="Maximum number of attempts, including the first.")
    recovery_attempts: Count = Field(
        description="Number of attempts that a call may make at least if the cause of its error was removed."
    )
    first: Seconds = Field(description="Bound of the first pause, in seconds.")
    cap: Seconds = Field(description="Maximum bound of a pause, in seconds.")
    growth: Factor = Field(description="Factor by which the bound grows after each attempt.")
    deadline: Seconds = Field(description="Maximum seconds of a call, with its pauses.")
    throttled_first: Seconds = Field(description="Smallest value of first after throttling, in seconds.")
    throttled_cap: Seconds = Field(description="Smallest value of cap after throttling, in seconds.")
    longest_pause: Seconds = Field(
        description="Longest pause in seconds that a service can request. A longer one ends the call."
    )
    throttled_statuses: list[Status] = Field(
        description=(
            "HTTP statuses after which the pause is as long as after throttling, whatever the body says."
        )
    )
    refused_statuses: list[Status] = Field(
        description="HTTP statuses with which the vendor's pause header proves that the call did not run."
    )
    paused_statuses: list[Status] = Field(
        description=(
            "HTTP statuses after which a read, or a write with an idempotency token, is repeated "
            "if a header requests a pause."
        )
    )
    final_statuses: list[Status] = Field(
        description="HTTP statuses after which the call is never repeated with the same credentials."
    )
    refused_kinds: list[Kind] = Field(
        description="Kinds of errors that prove that the call did not run, so that also a write is repeated "
        "if the error is retryable."
    )
    transient_statuses: list[Status] = Field(
        description="HTTP statuses after which a call is repeated if its response is unreadable, a write too."
    )


class Statuses(Node):
    """Classes of HTTP statuses."""

    success_from: Status = Field(description="First status of a success.")
    success_to: Status = Field(description="Last status of a success.")
    client_error_from: Status = Field(description="First status of an error of the request.")
    server_error_from: Status = Field(description="First status of an error of the service.")


class RetryBudget(Node):
    """The retries that a client can spend on failing calls."""

    capacity: Count = Field(description="Initial and maximum budget.")
    cost: Count = Field(description="Cost of a retry.")
    timeout_cost: Count = Field(description="Cost of a retry after a timeout.")
    earning: Count = Field(description="Gain of a call that succeeds without a retry.")


class Pages(Node):
    """Limits of iterations over pages."""

    empty: Count = Field(description="Number of pages without items, one after the other, that end a list.")


class Waiters(Node):
    """Pauses and limits of waiters."""

    growth: Factor = Field(description="Factor by which each pause is longer than the one before.")
    longest: Factor = Field(description="Longest pause, as a multiple of the first.")
    shortest: Seconds = Field(
        description="Minimum seconds between polls of an action without a documented rate."
    )
    missing_after: Seconds = Field(
        description="Seconds for which a resource can be missing, because services list new resources late."
    )
    last_poll: Seconds = Field(
        description=(
            "Smallest number of seconds that a poll gets. The last poll begins when the wait times out."
        )
    )
    only_poll: Seconds = Field(description="Maximum seconds of the poll of a wait with the timeout 0.")


class Errors(Node):
    """The kind of a service error, and whether it can be retried."""

    statuses: dict[Kind, list[Status]] = Field(
        description="HTTP statuses that give a kind to codes that are not documented."
    )
    client_kind: Kind = Field(description="Kind of the other statuses of errors of the request.")
    server_kind: Kind = Field(description="Kind of the other statuses of errors of the service.")
    retryable_kinds: list[Kind] = Field(
        description="Kinds after which the same request can succeed later, unless the code says otherwise."
    )
    separator: Annotated[str, StringConstraints(pattern=r"^[.:/-]$")] = Field(
        description="End of a prefix of a code. A code has the class of its longest documented prefix."
    )
    longest_code: Count = Field(description="Maximum number of characters of a code that are compared.")


class IntegerRange(Node):
    """Smallest and largest value of an integer type."""

    minimum: int
    maximum: int


class Integers(Node):
    """Ranges of the integer types. The type integer has none."""

    int32: IntegerRange
    int64: IntegerRange
    uint64: IntegerRange


class Responses(Node):
    """Bounds of responses. A response beyond them is not read."""

    size: Size = Field(description="Maximum size of a decoded body, in bytes.")
    encodings: Count = Field(description="Maximum number of content encodings of a body.")
    depth: Count = Field(description="Maximum nesting of a body.")
    values: Size = Field(description="Maximum number of values in a body.")
    unread: Count = Field(description="Maximum number of unreadable values that a response reports.")
    empty_statuses: list[Status] = Field(description="HTTP statuses with which a delete can have no body.")
    empty_size: Count = Field(description="Maximum size of a body that can count as empty, in bytes.")


class Times(Node):
    """Forms of times that are read, besides ISO 8601."""

    longest: Count = Field(description="Maximum number of characters of a time.")
    zero: Pattern = Field(description="Regular expression of a date that means none, alone or with a time.")
    go: Pattern = Field(
        description="Regular expression of a time that Go printed. Its groups are the time and the offset."
    )
    epoch: Pattern = Field(description="Regular expression of seconds or milliseconds since 1970.")
    milliseconds_from: Size = Field(description="Smallest absolute number that is in milliseconds.")


class Secrets(Node):
    """Secrets in printed texts, logs and errors."""

    shortest: Count = Field(description="Minimum number of characters of a secret that is masked.")
    mask: Annotated[str, StringConstraints(pattern=r"^[*x.]+$", max_length=20)] = Field(
        description="Replacement of a secret."
    )
    text_size: Size = Field(description="Maximum size of a text of an error. The rest is cut off.")
    layers: Count = Field(description="Maximum number of escapes around a secret that are removed.")
    header_names: list[Word] = Field(description="Parts of the names of headers whose values are secret.")
    member_names: list[Word] = Field(
        description="Parts of the names of undocumented members whose values are secret."
    )
    paged_names: list[Word] = Field(
        description="Parts of such names whose values are secret unless a text of page_prefixes is before."
    )
    page_prefixes: list[Word] = Field(description="Texts before paged_names that mean a page.")


EndpointSource: TypeAlias = Literal[
    "option", "variable", "service_variables", "region", "regional", "central"
]


class EndpointRules(Node):
    """The endpoint of a call."""

    precedence: list[EndpointSource] = Field(
        description="Sources of the endpoint in order; the first that gives one is used."
    )
    variable: Variable = Field(description="Environment variable with an endpoint for all clients.")
    emulator_prefix: Word = Field(
        description="Prefix of the keys of an emulator. They are never sent to a host of the vendor."
    )


class RateLimits(Node):
    """Local rate limits."""

    margin: Seconds = Field(
        description="Seconds added to each period, because a later call can reach the vendor sooner."
    )


class Clock(Node):
    """Correction of a wrong clock by the response's Date header."""

    confirmed_share: Annotated[float, Field(gt=0, le=1)] = Field(
        description="Share of the allowed clock skew within which the Date confirms the time of signing."
    )
    first_year: int = Field(description="First year of a Date that is accepted.", ge=1970, le=9999)
    last_year: int = Field(description="Last year of a Date that is accepted.", ge=1970, le=9999)


class Timeouts(Node):
    """Time limits of an attempt, in seconds."""

    connect: Seconds = Field(description="Limit of connecting, and of the TLS handshake.")
    read: Seconds = Field(description="Limit between two pieces of the response.")
    write: Seconds = Field(description="Limit between two pieces of the request.")


class CredentialRenewal(Node):
    """The renewal of temporary credentials."""

    margin: Seconds = Field(
        description="Seconds before their expiry at which credentials are renewed. A source can have its own."
    )
    program_margin: Seconds = Field(description="The same for credentials of programs.")
    login_margin: Seconds = Field(description="The same for the temporary keys of a command line's login.")
    token_margin: Seconds = Field(description="The same for tokens that are issued for a password.")
    share: float = Field(
        gt=0, lt=1, description="Maximum margin, as a share of the lifetime of the credentials."
    )
    shortest: Seconds = Field(
        description="Lifetime of credentials that have expired, so that a wrong clock causes few requests."
    )


class LocalServices(Node):
    """Requests to services beside the program that issue credentials."""

    attempts: Count = Field(description="Maximum number of attempts of a request.")
    first: Seconds = Field(description="Half of the bound of the first pause, in seconds.")
    growth: Factor = Field(description="Factor by which the bound grows after each attempt.")
    busy_statuses: list[Status] = Field(
        description="HTTP statuses of services that are asked again, besides those from 500."
    )
    metadata_timeout: Seconds = Field(description="Seconds of an attempt at a metadata service.")
    uri_timeout: Seconds = Field(description="Seconds of an attempt at a URI.")
    absence: Seconds = Field(description="Seconds for which the absence of a metadata service is cached.")
    disabled_variable: Variable = Field(
        description="Environment variable that skips metadata services if it is true."
    )
    endpoint_variable: Variable = Field(
        description="Environment variable with another endpoint for metadata services."
    )


class CredentialDocument(Node):
    """JSON documents with temporary credentials: the names that the vendors' services and programs write."""

    code: Name = Field(
        description="Member whose other values than success mean that there are no credentials."
    )
    success: Name = Field(description="Value of code if there are credentials.")
    wrappers: list[Name] = Field(
        description="Members with the credentials. The first that is an object counts."
    )
    key_id: list[Name] = Field(description="Members with the access key ID, in order.")
    key_secret: list[Name] = Field(description="Members with the access key secret, in order.")
    session_token: list[Name] = Field(description="Members with the session token, in order.")
    expiry: list[Name] = Field(
        description="Members with the expiry, in order, beside the keys and then beside the wrapper."
    )


class CredentialRules(Node):
    """The search for credentials, whose sources are facts of the clouds."""

    file_size: Size = Field(description="Maximum size of a credentials file, in bytes.")
    refused_login: Seconds = Field(
        description="Seconds for which a refused password is not sent again, because it can lock the user."
    )
    renewal: CredentialRenewal
    services: LocalServices
    document: CredentialDocument


class BehaviorFile(Node):
    """``behavior.yaml``: facts that every client shares, in any language."""

    statuses: Statuses
    retries: Retries
    budget: RetryBudget
    pages: Pages
    waiters: Waiters
    errors: Errors
    integers: Integers
    responses: Responses
    times: Times
    secrets: Secrets
    endpoints: EndpointRules
    limits: RateLimits
    clock: Clock
    timeouts: Timeouts
    credentials: CredentialRules
