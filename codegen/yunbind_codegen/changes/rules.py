"""The kinds of change, and their effect on existing programs.

A rule has one level and one direction, because the same edit affects senders and readers
differently: removing a value from a request breaks programs, and adding a member to a response
does not. The levels follow the emitted code, not the wire: response members are always optional,
limits are checked in requests only, and enums are open.
"""

from __future__ import annotations

from enum import Enum, StrEnum


class Level(StrEnum):
    """The effect of a change on existing programs."""

    BREAKING = "breaking"
    """A working program may fail to import, fail to type-check, or behave differently."""
    ADDITION = "addition"
    """Programs can do or read more; working programs keep working."""
    DOCUMENTATION = "documentation"
    """Only the documentation changes, or the documented behaviour of the service."""


class Direction(StrEnum):
    """The part of a call that a change affects."""

    REQUEST = "request"
    RESPONSE = "response"
    ERROR = "error"
    CLIENT = "client"


_B, _A, _D = Level.BREAKING, Level.ADDITION, Level.DOCUMENTATION
_REQUEST, _RESPONSE = Direction.REQUEST, Direction.RESPONSE
_ERROR, _CLIENT = Direction.ERROR, Direction.CLIENT
_TYPED = True
"""A type checker reports the programs that the change breaks."""


class Rule(Enum):
    """One kind of change.

    Its value has the level, the direction (None if it depends on the subject), the meaning, and whether a
    type checker reports it.
    """

    FACT_CHANGED = (_B, _CLIENT, "A fact that all clients share changed, so calls behave differently.")
    FACTS_ADDED = (
        _A,
        _CLIENT,
        "Facts that all clients share are now in a file, which other languages can read.",
    )
    FACTS_REMOVED = (_B, _CLIENT, "A file with facts that all clients share was removed.")
    CASE_EXPECTATION_CHANGED = (
        _B,
        _CLIENT,
        "A conformance case expects another output, so the clients of all languages behave differently.",
    )
    CASE_ADDED = (_A, _CLIENT, "A conformance case was added, which clients of other languages may fail.")
    CASE_REMOVED = (_D, _CLIENT, "A conformance case was removed.")
    CASE_CHANGED = (_D, _CLIENT, "The input, the level or a text of a conformance case changed.")
    PROVIDER_ADDED = (_A, _CLIENT, "A cloud was added.")
    PROVIDER_REMOVED = (_B, _CLIENT, "A cloud and its package were removed.", _TYPED)
    SERVICE_ADDED = (_A, _CLIENT, "A service was added.")
    SERVICE_REMOVED = (_B, _CLIENT, "A service and its package were removed.", _TYPED)
    VERSION_ADDED = (_A, _CLIENT, "A version was added to an existing service.")
    VERSION_REMOVED = (_B, _CLIENT, "A version of a service and its package were removed.", _TYPED)
    DEFAULT_VERSION_CHANGED = (_B, _CLIENT, "The package of a service has a new default version.", _TYPED)
    CLIENT_RENAMED = (_B, _CLIENT, "The client classes were renamed.", _TYPED)
    PROTOCOL_CHANGED = (_B, _CLIENT, "Calls use a different protocol.")
    SIGNING_SCHEME_ADDED = (_A, _CLIENT, "signing= accepts another scheme.")
    SIGNING_SCHEME_REMOVED = (_B, _CLIENT, "signing= no longer accepts a scheme.")
    SIGNING_DEFAULT_CHANGED = (_B, _CLIENT, "The default signing scheme changed.")
    SIGNING_NAME_CHANGED = (_B, _CLIENT, "The service name in signatures changed.")
    ENDPOINT_ADDED = (_A, _CLIENT, "A region, or calls without a region, got a host.")
    ENDPOINT_REMOVED = (_B, _CLIENT, "A region, or calls without a region, lost their host.")
    ENDPOINT_CHANGED = (_B, _CLIENT, "Calls go to another host; networks and certificates must allow it.")
    REGION_RELAXED = (_A, _CLIENT, "A required region is now optional.")
    REGION_NEED_CHANGED = (_B, _CLIENT, "A region is now required, or is now ignored.")
    REGION_ACCEPTED = (_A, _CLIENT, "Clients accept another region.")
    REGION_REFUSED = (_B, _CLIENT, "Clients refuse a region that they accepted.")
    REGION_FILLED = (_A, _CLIENT, "The client's region now fills a request member.")
    REGION_NOT_FILLED = (_B, _CLIENT, "The client's region no longer fills a request member.")
    TIMESTAMP_ZONE_CHANGED = (_B, _RESPONSE, "Times without a zone are read in another zone.")
    SIZE_LIMIT_LOWERED = (_B, _REQUEST, "The maximum request size is lower; larger requests are rejected.")
    SIZE_LIMIT_RAISED = (_A, _REQUEST, "The maximum request size is higher.")
    VARIABLE_ADDED = (_A, _CLIENT, "Another environment variable is read, after the existing ones.")
    VARIABLES_CHANGED = (
        _B,
        _CLIENT,
        "An environment variable is no longer read, or another takes precedence.",
    )
    TOKEN_SERVICE_ADDED = (
        _A,
        _CLIENT,
        "Keys can now be exchanged for tokens, projects or temporary credentials.",
    )
    TOKEN_SERVICE_CHANGED = (
        _B,
        _CLIENT,
        "The source of tokens or temporary credentials changed or was removed.",
    )
    REMEDY_ADDED = (_A, _CLIENT, "The client now recovers from an error code and retries the call once.")
    REMEDY_REMOVED = (_B, _CLIENT, "The client no longer recovers from an error code; it raises the error.")
    PROJECT_NOT_NEEDED = (_A, _CLIENT, "Calls no longer need a project.")
    PROJECT_NEEDED = (_B, _CLIENT, "Calls now need a project, which the client looks up by default.")

    ACTION_ADDED = (_A, _CLIENT, "A method and its models were added.")
    ACTION_REMOVED = (_B, _CLIENT, "A method and its models were removed.", _TYPED)
    ACTION_RENAMED = (_B, _CLIENT, "A method and its models were renamed.", _TYPED)
    ACTION_BECAME_READ = (_A, _REQUEST, "A call is now a read, which is retried after any failure.")
    ACTION_BECAME_WRITE = (
        _B,
        _REQUEST,
        "A call is now a write, which is not retried after a failure that may have taken effect.",
    )
    IDEMPOTENCY_GAINED = (_A, _REQUEST, "A token, generated by default, makes a write safe to retry.")
    IDEMPOTENCY_LOST = (_B, _REQUEST, "No token makes a write safe to retry any more.")
    HTTP_CHANGED = (_B, _REQUEST, "The method or path of the HTTP request changed.")
    STATUSES_CHANGED = (_D, _RESPONSE, "The documented HTTP statuses of success changed.")
    SIGNATURE_NOT_NEEDED = (_A, _REQUEST, "A call no longer needs credentials.")
    SIGNATURE_NEEDED = (_B, _REQUEST, "A call now needs credentials.")
    EXCLUSION_ADDED = (_B, _REQUEST, "Two arguments can no longer be given together.")
    EXCLUSION_REMOVED = (_A, _REQUEST, "Two arguments can now be given together.")
    REQUIREMENT_ADDED = (_B, _REQUEST, "An argument now requires another argument.")
    REQUIREMENT_REMOVED = (_A, _REQUEST, "An argument no longer requires another argument.")

    PAGINATOR_ADDED = (_A, _CLIENT, "A paginator method was added.")
    PAGINATOR_REMOVED = (_B, _CLIENT, "A paginator method was removed.", _TYPED)
    PAGINATOR_RENAMED = (_B, _CLIENT, "A paginator method was renamed.", _TYPED)
    PAGINATOR_ARGUMENT_REMOVED = (
        _B,
        _CLIENT,
        "A paginator no longer takes an argument, because it now sets it itself.",
        _TYPED,
    )
    PAGINATOR_ITEMS_CHANGED = (_B, _RESPONSE, "A paginator yields the items of another member.", _TYPED)
    PAGING_CHANGED = (_D, _REQUEST, "Pages are requested with other members; the items are the same.")
    PAGING_TUNED = (_D, _REQUEST, "The page size or the total uses another member; the items are the same.")
    WAITER_ADDED = (_A, _CLIENT, "A waiter was added.")
    WAITER_REMOVED = (_B, _CLIENT, "A waiter was removed.", _TYPED)
    WAITER_POLL_CHANGED = (
        _B,
        _CLIENT,
        "A waiter polls another action, with other arguments and another response.",
        _TYPED,
    )
    WAITER_ARGUMENT_REMOVED = (
        _B,
        _CLIENT,
        "A waiter no longer takes an argument, because paging now sets it.",
        _TYPED,
    )
    WAITER_RESULT_WIDENED = (_B, _RESPONSE, "A waiter can now return None instead of a response.", _TYPED)
    WAITER_RESULT_NARROWED = (_A, _RESPONSE, "A waiter now always returns a response.")
    WAITER_CONDITIONS_CHANGED = (_B, _RESPONSE, "The success or failure conditions of a waiter changed.")
    WAITER_TIMEOUT_SHORTENED = (_B, _CLIENT, "The default timeout of a waiter is shorter.")
    WAITER_TIMEOUT_LENGTHENED = (_D, _CLIENT, "The default timeout of a waiter is longer.")
    WAITER_DELAY_CHANGED = (_D, _CLIENT, "The default delay between the polls of a waiter changed.")

    REQUEST_MEMBER_ADDED = (_A, _REQUEST, "An optional argument was added.")
    REQUEST_MEMBER_ADDED_REQUIRED = (_B, _REQUEST, "A required argument was added.", _TYPED)
    REQUEST_MEMBER_REMOVED = (_B, _REQUEST, "An argument was removed.", _TYPED)
    REQUEST_MEMBER_RENAMED = (_B, _REQUEST, "An argument was renamed in Python.", _TYPED)
    REQUEST_MEMBER_REQUIRED = (_B, _REQUEST, "An optional argument is now required.", _TYPED)
    REQUEST_MEMBER_OPTIONAL = (_A, _REQUEST, "A required argument is now optional.")
    REQUEST_TYPE_CHANGED = (_B, _REQUEST, "The type of an argument changed.", _TYPED)
    REQUEST_TYPE_WIDENED = (_A, _REQUEST, "An argument accepts values of more types.")
    REQUEST_RANGE_TIGHTENED = (_B, _REQUEST, "An argument accepts a smaller range of numbers.")
    REQUEST_RANGE_LOOSENED = (_A, _REQUEST, "An argument accepts a larger range of numbers.")
    REQUEST_LENGTH_TIGHTENED = (_B, _REQUEST, "An argument accepts fewer lengths of text.")
    REQUEST_LENGTH_LOOSENED = (_A, _REQUEST, "An argument accepts more lengths of text.")
    REQUEST_ITEMS_TIGHTENED = (_B, _REQUEST, "An argument accepts fewer lengths of lists.")
    REQUEST_ITEMS_LOOSENED = (_A, _REQUEST, "An argument accepts more lengths of lists.")
    REQUEST_PATTERN_TIGHTENED = (
        _B,
        _REQUEST,
        "An argument has a new or changed pattern, which rejects more texts.",
    )
    REQUEST_PATTERN_LOOSENED = (_A, _REQUEST, "An argument no longer has a pattern.")
    REQUEST_ENUM_VALUE_ADDED = (_A, _REQUEST, "An argument has another documented value.")
    REQUEST_ENUM_VALUE_REMOVED = (
        _B,
        _REQUEST,
        "A value of an argument and its constant were removed.",
        _TYPED,
    )
    REQUEST_WIRE_NAME_CHANGED = (_B, _REQUEST, "An argument is sent and dumped under another wire name.")
    REQUEST_PLACE_CHANGED = (
        _B,
        _REQUEST,
        "An argument is sent in another part of the request or in another encoding.",
    )

    RESPONSE_MEMBER_ADDED = (_A, _RESPONSE, "A response attribute was added.")
    RESPONSE_MEMBER_REMOVED = (_B, _RESPONSE, "A response attribute was removed.", _TYPED)
    RESPONSE_MEMBER_RENAMED = (_B, _RESPONSE, "A response attribute was renamed in Python.", _TYPED)
    RESPONSE_MEMBER_OPTIONAL = (_B, _RESPONSE, "An attribute that was never None can now be None.", _TYPED)
    RESPONSE_MEMBER_ALWAYS = (_A, _RESPONSE, "An attribute that could be None is now never None.")
    RESPONSE_REQUIRED_CHANGED = (
        _D,
        _RESPONSE,
        "The documentation of whether a member is always present changed; readers see an optional attribute.",
    )
    RESPONSE_TYPE_CHANGED = (_B, _RESPONSE, "The type of an attribute changed.", _TYPED)
    RESPONSE_TYPE_NARROWED = (_A, _RESPONSE, "An attribute has a more specific type, which fits the old one.")
    RESPONSE_LIMIT_CHANGED = (
        _D,
        _RESPONSE,
        "The documented limits of a response value changed; responses are not checked against limits.",
    )
    RESPONSE_ENUM_VALUE_ADDED = (
        _A,
        _RESPONSE,
        "A value got a constant; it was readable as an unknown value.",
    )
    RESPONSE_ENUM_VALUE_REMOVED = (_B, _RESPONSE, "The constant of a value was removed.", _TYPED)
    RESPONSE_WIRE_NAME_CHANGED = (_B, _RESPONSE, "An attribute is read and dumped under another wire name.")
    RESPONSE_PLACE_CHANGED = (_B, _RESPONSE, "An attribute is read from another part of the response.")

    SENSITIVE_GAINED = (_A, None, "A value is now redacted wherever the bindings print it.")
    SENSITIVE_LOST = (_B, None, "A value is no longer redacted.")
    CLASS_ADDED = (_A, None, "A model or an enum was added.")
    CLASS_REMOVED = (_B, None, "A model or an enum was removed.", _TYPED)
    CLASS_RENAMED = (_B, None, "A model or an enum was renamed.", _TYPED)

    ERROR_ADDED = (_A, _ERROR, "An error code got its own class.")
    ERROR_REMOVED = (_B, _ERROR, "An error code lost its own class.", _TYPED)
    ERROR_RENAMED = (_B, _ERROR, "The class of an error code was renamed.", _TYPED)
    ERROR_CODE_CHANGED = (_B, _ERROR, "An error class now represents another code.")
    ERROR_BASE_LOST = (
        _B,
        _ERROR,
        "An except clause for a kind or a family no longer catches a code.",
        _TYPED,
    )
    ERROR_BASE_GAINED = (_A, _ERROR, "An except clause for a kind or a family now catches another code.")
    ERROR_KIND_CHANGED = (_B, _ERROR, "The kind attribute of an error changed; its base classes did not.")
    ERROR_RETRYABLE = (_A, _ERROR, "An error is now retryable.")
    ERROR_NOT_RETRYABLE = (_B, _ERROR, "An error is no longer retryable.")

    TEXT_CHANGED = (_D, None, "A description, summary, name or message changed.")
    SOURCE_CHANGED = (_D, None, "The address of the vendor's page changed.")
    QUIRKS_CHANGED = (_D, None, "The notes on contradictions in the vendor's documentation changed.")
    EXAMPLES_CHANGED = (_D, None, "The samples changed.")
    DEPRECATED = (_D, None, "The vendor deprecated something; it still works.")
    NOT_DEPRECATED = (_D, None, "A deprecation was withdrawn, or its text changed.")
    SINCE_CHANGED = (_D, None, "The date of the vendor's release changed.")
    SERVER_DEFAULT_CHANGED = (
        _D,
        _REQUEST,
        "The service uses another default; the bindings never send a default.",
    )
    NULLABLE_CHANGED = (
        _D,
        None,
        "The documentation of whether a value can be null changed; readers see None in both cases.",
    )
    FILTERS_CHANGED = (_D, _REQUEST, "The documented filter names changed; the bindings do not check them.")
    WIRE_TYPE_CHANGED = (_D, None, "The vendor's type changed; the Python type is the same.")
    ERROR_LISTED = (_D, _ERROR, "The page of an action now lists a code that already has a class.")
    ERROR_UNLISTED = (_D, _ERROR, "The page of an action no longer lists a code; it can still occur.")
    RATE_LIMIT_CHANGED = (
        _D,
        _CLIENT,
        "The documented rate limit changed; calls wait for a longer or shorter time, and none fails.",
    )
    PERMISSION_CHANGED = (_D, _CLIENT, "The vendor's authorization item changed.")
    CLOCK_SKEW_CHANGED = (_D, _CLIENT, "The allowed clock skew of a request changed.")
    COMMON_PARAMETERS_CHANGED = (
        _D,
        _CLIENT,
        "The documentation of the parameters that every call has changed.",
    )
    ORDER_CHANGED = (_D, None, "The order of members, values or other entries changed.")

    def __init__(
        self, level: Level, direction: Direction | None, meaning: str, fails_type_check: bool = False
    ) -> None:
        self.level = level
        self.direction = direction
        self.meaning = meaning
        self.fails_type_check = fails_type_check
        """Whether a type checker reports the programs that the change breaks."""

    @property
    def code(self) -> str:
        """The name of the rule in reports."""
        return self.name.lower().replace("_", "-")


def render_table() -> str:
    """Return every rule as a Markdown table."""
    rows = ["| Code | Level | Direction | Type checker | Meaning |", "|---|---|---|---|---|"]
    for rule in Rule:
        unseen = "silent" if rule.level is Level.BREAKING else "accepts"
        seen = "error" if rule.fails_type_check else unseen
        rows.append(f"| `{rule.code}` | {rule.level} | {rule.direction or 'any'} | {seen} | {rule.meaning} |")
    return "\n".join(rows) + "\n"
