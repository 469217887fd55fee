"""Every kind of change, and what it does to a program that worked before it.

A rule has one level and one direction, because the same edit means different things to who sends and to
who reads: a value that is taken away from a request refuses a program, a member that is added to an answer
adds to one. The levels are those of the emitted code, not of the wire: members of answers are always
optional, limits count in requests alone, and enums are open.
"""

from __future__ import annotations

from enum import Enum, StrEnum


class Level(StrEnum):
    """What a change asks of programs."""

    BREAKING = "breaking"
    """One that worked may no longer import, type-check, or do the same."""
    ADDITION = "addition"
    """There is more that one can do or read; what worked does."""
    DOCUMENTATION = "documentation"
    """Only what is told has changed, or what the service does anyway."""


class Direction(StrEnum):
    """On which side of a call a change is."""

    REQUEST = "request"
    RESPONSE = "response"
    ERROR = "error"
    CLIENT = "client"


_B, _A, _D = Level.BREAKING, Level.ADDITION, Level.DOCUMENTATION
_REQUEST, _RESPONSE, _ERROR, _CLIENT = Direction
_SEEN = True


class Rule(Enum):
    """One kind of change: level, direction (None: wherever it is), meaning, and who sees it."""

    PROVIDER_ADDED = (_A, _CLIENT, "A cloud is new.")
    PROVIDER_REMOVED = (_B, _CLIENT, "A cloud is gone, and its package with it.", _SEEN)
    SERVICE_ADDED = (_A, _CLIENT, "A service is new.")
    SERVICE_REMOVED = (_B, _CLIENT, "A service is gone, and its package with it.", _SEEN)
    VERSION_ADDED = (_A, _CLIENT, "A service has another version beside the ones it had.")
    VERSION_REMOVED = (_B, _CLIENT, "A version of a service is gone, and its package with it.", _SEEN)
    DEFAULT_VERSION_CHANGED = (_B, _CLIENT, "The name of a service stands for another version.", _SEEN)
    CLIENT_RENAMED = (_B, _CLIENT, "The client classes have other names.", _SEEN)
    PROTOCOL_CHANGED = (_B, _CLIENT, "Calls are written and read in another protocol.")
    SIGNING_SCHEME_ADDED = (_A, _CLIENT, "signing= knows another scheme.")
    SIGNING_SCHEME_REMOVED = (_B, _CLIENT, "signing= no longer knows a scheme.")
    SIGNING_DEFAULT_CHANGED = (_B, _CLIENT, "Calls are signed by another scheme unless signing= names one.")
    SIGNING_NAME_CHANGED = (_B, _CLIENT, "Signatures are made for a service of another name.")
    ENDPOINT_ADDED = (_A, _CLIENT, "A region, or calls without one, have a host where none was known.")
    ENDPOINT_REMOVED = (_B, _CLIENT, "A region, or calls without one, no longer have the host they had.")
    ENDPOINT_CHANGED = (_B, _CLIENT, "Calls go to another host, which networks and certificates must allow.")
    REGION_RELAXED = (_A, _CLIENT, "A region that was needed may be left out.")
    REGION_NEED_CHANGED = (_B, _CLIENT, "A region is needed where none was, or one given no longer counts.")
    REGION_FILLED = (_A, _CLIENT, "The client's region fills a request member.")
    REGION_NOT_FILLED = (_B, _CLIENT, "The client's region no longer fills a request member.")
    TIMESTAMP_ZONE_CHANGED = (_B, _RESPONSE, "Times that carry no zone are read in another zone.")
    SIZE_LIMIT_LOWERED = (_B, _REQUEST, "Requests of a size that was sent are refused before sending.")
    SIZE_LIMIT_RAISED = (_A, _REQUEST, "Larger requests are sent.")
    VARIABLE_ADDED = (_A, _CLIENT, "Another environment variable is read, after the ones that were.")
    VARIABLES_CHANGED = (_B, _CLIENT, "An environment variable is read no longer, or another one before it.")
    TOKEN_SERVICE_ADDED = (_A, _CLIENT, "Tokens, projects or temporary credentials can be had for keys.")
    TOKEN_SERVICE_CHANGED = (_B, _CLIENT, "Tokens or temporary credentials come from elsewhere, or no more.")
    REMEDY_ADDED = (_A, _CLIENT, "A refusal with another code is mended and the call sent once more.")
    REMEDY_REMOVED = (_B, _CLIENT, "A refusal with a code that was mended is raised at once.")
    PROJECT_NOT_NEEDED = (_A, _CLIENT, "Calls no longer act in a project.")
    PROJECT_NEEDED = (_B, _CLIENT, "Calls act in a project, which is looked up when none is given.")

    ACTION_ADDED = (_A, _CLIENT, "A method is new, with its models.")
    ACTION_REMOVED = (_B, _CLIENT, "A method is gone, and its models with it.", _SEEN)
    ACTION_RENAMED = (_B, _CLIENT, "A method and its models have other names.", _SEEN)
    ACTION_BECAME_READ = (_A, _REQUEST, "A call may be repeated freely after a failure.")
    ACTION_BECAME_WRITE = (_B, _REQUEST, "A call is no longer repeated after a failure that may have acted.")
    IDEMPOTENCY_GAINED = (_A, _REQUEST, "A token, filled when absent, makes a write safe to repeat.")
    IDEMPOTENCY_LOST = (_B, _REQUEST, "No token makes a write safe to repeat any more.")
    HTTP_CHANGED = (_B, _REQUEST, "Method or path of the HTTP request are others.")
    SUCCESS_ADDED = (_A, _RESPONSE, "An HTTP status that was a failure is a success.")
    SUCCESS_REMOVED = (_B, _RESPONSE, "An HTTP status that was a success is a failure.")
    SIGNATURE_NOT_NEEDED = (_A, _REQUEST, "A call needs no credentials any more.")
    SIGNATURE_NEEDED = (_B, _REQUEST, "A call needs credentials.")
    EXCLUSION_ADDED = (_B, _REQUEST, "Arguments that could be given together are refused together.")
    EXCLUSION_REMOVED = (_A, _REQUEST, "Arguments that were refused together can be given together.")
    REQUIREMENT_ADDED = (_B, _REQUEST, "An argument is refused unless another is given too.")
    REQUIREMENT_REMOVED = (_A, _REQUEST, "An argument no longer asks for another.")

    PAGINATOR_ADDED = (_A, _CLIENT, "A method that iterates over every page is new.")
    PAGINATOR_REMOVED = (_B, _CLIENT, "A method that iterates over every page is gone.", _SEEN)
    PAGINATOR_RENAMED = (_B, _CLIENT, "A method that iterates over every page has another name.", _SEEN)
    PAGINATOR_ITEMS_CHANGED = (_B, _RESPONSE, "Iterating gives items of another member.", _SEEN)
    PAGING_CHANGED = (
        _B,
        _REQUEST,
        "The next page is asked for in another way, so that a start given counts otherwise.",
    )
    PAGING_TUNED = (_D, _REQUEST, "Page size or total come from other members; the items are the same.")
    WAITER_ADDED = (_A, _CLIENT, "A method that waits is new.")
    WAITER_REMOVED = (_B, _CLIENT, "A method that waits is gone.", _SEEN)
    WAITER_POLL_CHANGED = (
        _B,
        _CLIENT,
        "A wait polls another action: other arguments, another answer.",
        _SEEN,
    )
    WAITER_RESULT_WIDENED = (_B, _RESPONSE, "A wait may end without an answer: it can return None.", _SEEN)
    WAITER_RESULT_NARROWED = (_A, _RESPONSE, "A wait always ends with an answer.")
    WAITER_CONDITIONS_CHANGED = (_B, _RESPONSE, "A wait ends, or fails, in other situations.")
    WAITER_TIMEOUT_SHORTENED = (_B, _CLIENT, "A wait gives up earlier unless timeout= says otherwise.")
    WAITER_TIMEOUT_LENGTHENED = (_D, _CLIENT, "A wait gives up later unless timeout= says otherwise.")
    WAITER_DELAY_CHANGED = (_D, _CLIENT, "A wait polls at other intervals unless delay= says otherwise.")

    REQUEST_MEMBER_ADDED = (_A, _REQUEST, "An optional argument is new.")
    REQUEST_MEMBER_ADDED_REQUIRED = (_B, _REQUEST, "A new argument has to be given.", _SEEN)
    REQUEST_MEMBER_REMOVED = (_B, _REQUEST, "An argument is gone.", _SEEN)
    REQUEST_MEMBER_RENAMED = (_B, _REQUEST, "An argument has another name in Python.", _SEEN)
    REQUEST_MEMBER_REQUIRED = (_B, _REQUEST, "An argument that was optional has to be given.", _SEEN)
    REQUEST_MEMBER_OPTIONAL = (_A, _REQUEST, "An argument that had to be given is optional.")
    REQUEST_TYPE_CHANGED = (_B, _REQUEST, "An argument takes values of another type.", _SEEN)
    REQUEST_TYPE_WIDENED = (_A, _REQUEST, "An argument takes values of more types.")
    REQUEST_RANGE_TIGHTENED = (_B, _REQUEST, "Numbers that were sent are refused.")
    REQUEST_RANGE_LOOSENED = (_A, _REQUEST, "Numbers that were refused are sent.")
    REQUEST_LENGTH_TIGHTENED = (_B, _REQUEST, "Texts of a length that was sent are refused.")
    REQUEST_LENGTH_LOOSENED = (_A, _REQUEST, "Texts of a length that was refused are sent.")
    REQUEST_ITEMS_TIGHTENED = (_B, _REQUEST, "Lists of a length that was sent are refused.")
    REQUEST_ITEMS_LOOSENED = (_A, _REQUEST, "Lists of a length that was refused are sent.")
    REQUEST_PATTERN_TIGHTENED = (
        _B,
        _REQUEST,
        "A pattern is new or another, so that texts are refused that were sent.",
    )
    REQUEST_PATTERN_LOOSENED = (_A, _REQUEST, "A pattern no longer counts.")
    REQUEST_ENUM_VALUE_ADDED = (_A, _REQUEST, "An argument takes another value.")
    REQUEST_ENUM_VALUE_REMOVED = (
        _B,
        _REQUEST,
        "An argument no longer takes a value, and its constant is gone.",
        _SEEN,
    )
    REQUEST_WIRE_NAME_CHANGED = (_B, _REQUEST, "An argument travels, and is dumped, under another name.")
    REQUEST_PLACE_CHANGED = (
        _B,
        _REQUEST,
        "An argument travels in another part of the request or in another form.",
    )

    RESPONSE_MEMBER_ADDED = (_A, _RESPONSE, "An attribute of an answer is new.")
    RESPONSE_MEMBER_REMOVED = (_B, _RESPONSE, "An attribute of an answer is gone.", _SEEN)
    RESPONSE_MEMBER_RENAMED = (_B, _RESPONSE, "An attribute of an answer has another name in Python.", _SEEN)
    RESPONSE_MEMBER_OPTIONAL = (_B, _RESPONSE, "An attribute that was never None can be.", _SEEN)
    RESPONSE_MEMBER_ALWAYS = (_A, _RESPONSE, "An attribute that could be None never is.")
    RESPONSE_REQUIRED_CHANGED = (
        _D,
        _RESPONSE,
        "The page says otherwise whether a member is there; it is optional to readers all the same.",
    )
    RESPONSE_TYPE_CHANGED = (_B, _RESPONSE, "An attribute has values of another type.", _SEEN)
    RESPONSE_TYPE_NARROWED = (
        _A,
        _RESPONSE,
        "An attribute has values of a type that fits where the old one did.",
    )
    RESPONSE_LIMIT_CHANGED = (
        _D,
        _RESPONSE,
        "The documented limits of a value differ; answers never fail on them.",
    )
    RESPONSE_ENUM_VALUE_ADDED = (_A, _RESPONSE, "A value has a constant; it was readable as an unknown one.")
    RESPONSE_ENUM_VALUE_REMOVED = (_B, _RESPONSE, "The constant of a value is gone.", _SEEN)
    RESPONSE_WIRE_NAME_CHANGED = (_B, _RESPONSE, "An attribute is read, and dumped, under another name.")
    RESPONSE_PLACE_CHANGED = (_B, _RESPONSE, "An attribute is read from another part of the answer.")

    SENSITIVE_GAINED = (_A, None, "A value is hidden wherever the bindings print it.")
    SENSITIVE_LOST = (_B, None, "A value that was hidden is printed.")
    CLASS_ADDED = (_A, None, "A model or an enum is new.")
    CLASS_REMOVED = (_B, None, "A model or an enum is gone.", _SEEN)
    CLASS_RENAMED = (_B, None, "A model or an enum has another name.", _SEEN)

    ERROR_ADDED = (_A, _ERROR, "A code has a class of its own.")
    ERROR_REMOVED = (_B, _ERROR, "A code no longer has a class of its own.", _SEEN)
    ERROR_RENAMED = (_B, _ERROR, "The class of a code has another name.", _SEEN)
    ERROR_CODE_CHANGED = (_B, _ERROR, "A class stands for another code.")
    ERROR_BASE_LOST = (_B, _ERROR, "An except clause for a kind or a family no longer catches a code.", _SEEN)
    ERROR_BASE_GAINED = (_A, _ERROR, "An except clause for a kind or a family catches another code.")
    ERROR_KIND_CHANGED = (_B, _ERROR, "kind says another word of a code, under the same classes.")
    ERROR_RETRYABLE = (_A, _ERROR, "A call that is refused with a code may be sent again.")
    ERROR_NOT_RETRYABLE = (_B, _ERROR, "A call that is refused with a code is no longer sent again.")

    TEXT_CHANGED = (_D, None, "A description, a summary, a name or a message reads otherwise.")
    SOURCE_CHANGED = (_D, None, "The vendor's page is another.")
    QUIRKS_CHANGED = (_D, None, "What is said of the vendor's contradictions differs.")
    EXAMPLES_CHANGED = (_D, None, "Samples differ.")
    DEPRECATED = (_D, None, "The vendor has deprecated something; it works as before.")
    NOT_DEPRECATED = (_D, None, "Something is no longer deprecated, or says otherwise what to use instead.")
    SINCE_CHANGED = (_D, None, "The date of the vendor's release differs.")
    SERVER_DEFAULT_CHANGED = (
        _D,
        _REQUEST,
        "The service takes another value for what is absent; the bindings send neither.",
    )
    NULLABLE_CHANGED = (
        _D,
        None,
        "The page says otherwise whether a value may be null; readers see None all the same.",
    )
    FILTERS_CHANGED = (_D, _REQUEST, "The documented names of filters differ; the bindings check none.")
    WIRE_TYPE_CHANGED = (_D, None, "The vendor names another type that is the same one in Python.")
    ERROR_LISTED = (_D, _ERROR, "The page of an action lists a code that has a class anyway.")
    ERROR_UNLISTED = (_D, _ERROR, "The page of an action no longer lists a code; it can come all the same.")
    RATE_LIMIT_CHANGED = (
        _D,
        _CLIENT,
        "The documented rate of calls differs; calls wait longer or shorter, and none is lost.",
    )
    PERMISSION_CHANGED = (_D, _CLIENT, "The vendor's authorization item differs.")
    REGIONS_CHANGED = (_D, _CLIENT, "The documented regions differ; the bindings take any.")
    CLOCK_SKEW_CHANGED = (_D, _CLIENT, "The time of a request may be off by more or less.")
    COMMON_PARAMETERS_CHANGED = (
        _D,
        _CLIENT,
        "What is told of the parameters that every call carries differs.",
    )
    ORDER_CHANGED = (_D, None, "Things stand in another order.")

    def __init__(
        self, level: Level, direction: Direction | None, meaning: str, is_seen: bool = False
    ) -> None:
        self.level = level
        self.direction = direction
        self.meaning = meaning
        self.is_seen = is_seen
        """Whether a type checker complains about a program that this breaks."""

    @property
    def code(self) -> str:
        """How reports name it."""
        return self.name.lower().replace("_", "-")


def render_table() -> str:
    """Every rule as a Markdown table."""
    rows = ["| Code | Level | Direction | Type checker | What it means |", "|---|---|---|---|---|"]
    for rule in Rule:
        unseen = "not visible" if rule.level is Level.BREAKING else "accepts"
        seen = "visible" if rule.is_seen else unseen
        rows.append(f"| `{rule.code}` | {rule.level} | {rule.direction or 'any'} | {seen} | {rule.meaning} |")
    return "\n".join(rows) + "\n"
