# @generated from specs/behavior.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The behaviour that is the same on every cloud."""

from __future__ import annotations

STATUSES_SUCCESS_FROM: int = 200
"""First status of a success."""

STATUSES_SUCCESS_TO: int = 299
"""Last status of a success."""

STATUSES_CLIENT_ERROR_FROM: int = 400
"""First status of an error of the request."""

STATUSES_SERVER_ERROR_FROM: int = 500
"""First status of an error of the service."""

RETRIES_ATTEMPTS: int = 4
"""Maximum number of attempts, including the first."""

RETRIES_RECOVERY_ATTEMPTS: int = 2
"""Number of attempts that a call may make at least if the cause of its error was removed."""

RETRIES_FIRST: float = 0.5
"""Bound of the first pause, in seconds."""

RETRIES_CAP: float = 20.0
"""Maximum bound of a pause, in seconds."""

RETRIES_GROWTH: float = 2.0
"""Factor by which the bound grows after each attempt."""

RETRIES_DEADLINE: float = 120.0
"""Maximum seconds of a call, with its pauses."""

RETRIES_THROTTLED_FIRST: float = 2.0
"""Smallest value of first after throttling, in seconds."""

RETRIES_THROTTLED_CAP: float = 60.0
"""Smallest value of cap after throttling, in seconds."""

RETRIES_LONGEST_PAUSE: float = 3600.0
"""Longest pause in seconds that a service can request. A longer one ends the call."""

RETRIES_THROTTLED_STATUSES: tuple[int, ...] = (429,)
"""HTTP statuses after which the pause is as long as after throttling, whatever the body says."""

RETRIES_REFUSED_STATUSES: tuple[int, ...] = (400, 429)
"""HTTP statuses with which the vendor's pause header proves that the call did not run."""

RETRIES_PAUSED_STATUSES: tuple[int, ...] = (400, 429, 503)
"""HTTP statuses after which a read, or a write with an idempotency token, is repeated if a header
requests a pause.
"""

RETRIES_FINAL_STATUSES: tuple[int, ...] = (401,)
"""HTTP statuses after which the call is never repeated with the same credentials."""

RETRIES_REFUSED_KINDS: tuple[str, ...] = ("throttled", "auth_failed")
"""Kinds of errors that prove that the call did not run, so that also a write is repeated if the error
is retryable.
"""

RETRIES_TRANSIENT_STATUSES: tuple[int, ...] = (429,)
"""HTTP statuses after which a call is repeated if its response is unreadable, a write too."""

BUDGET_CAPACITY: int = 500
"""Initial and maximum budget."""

BUDGET_COST: int = 5
"""Cost of a retry."""

BUDGET_TIMEOUT_COST: int = 10
"""Cost of a retry after a timeout."""

BUDGET_EARNING: int = 1
"""Gain of a call that succeeds without a retry."""

PAGES_EMPTY: int = 1000
"""Number of pages without items, one after the other, that end a list."""

WAITERS_GROWTH: float = 1.5
"""Factor by which each pause is longer than the one before."""

WAITERS_LONGEST: float = 6.0
"""Longest pause, as a multiple of the first."""

WAITERS_SHORTEST: float = 0.05
"""Minimum seconds between polls of an action without a documented rate."""

WAITERS_MISSING_AFTER: float = 60.0
"""Seconds for which a resource can be missing, because services list new resources late."""

WAITERS_LAST_POLL: float = 1.0
"""Smallest number of seconds that a poll gets. The last poll begins when the wait times out."""

WAITERS_ONLY_POLL: float = 10.0
"""Maximum seconds of the poll of a wait with the timeout 0."""

ERRORS_STATUSES: dict[str, tuple[int, ...]] = {
    "auth_failed": (401,),
    "permission_denied": (403,),
    "not_found": (404,),
    "conflict": (409,),
    "throttled": (429,),
    "unavailable": (502, 503, 504),
}
"""HTTP statuses that give a kind to codes that are not documented."""

ERRORS_CLIENT_KIND: str = "invalid_request"
"""Kind of the other statuses of errors of the request."""

ERRORS_SERVER_KIND: str = "server_fault"
"""Kind of the other statuses of errors of the service."""

ERRORS_RETRYABLE_KINDS: tuple[str, ...] = ("throttled", "unavailable", "server_fault")
"""Kinds after which the same request can succeed later, unless the code says otherwise."""

ERRORS_SEPARATOR: str = "."
"""End of a prefix of a code. A code has the class of its longest documented prefix."""

ERRORS_LONGEST_CODE: int = 200
"""Maximum number of characters of a code that are compared."""

INTEGERS_INT32_MINIMUM: int = -2147483648

INTEGERS_INT32_MAXIMUM: int = 2147483647

INTEGERS_INT64_MINIMUM: int = -9223372036854775808

INTEGERS_INT64_MAXIMUM: int = 9223372036854775807

INTEGERS_UINT64_MINIMUM: int = 0

INTEGERS_UINT64_MAXIMUM: int = 18446744073709551615

RESPONSES_SIZE: int = 33554432
"""Maximum size of a decoded body, in bytes."""

RESPONSES_ENCODINGS: int = 3
"""Maximum number of content encodings of a body."""

RESPONSES_DEPTH: int = 64
"""Maximum nesting of a body."""

RESPONSES_VALUES: int = 100000
"""Maximum number of values in a body."""

RESPONSES_UNREAD: int = 100
"""Maximum number of unreadable values that a response reports."""

RESPONSES_EMPTY_STATUSES: tuple[int, ...] = (200, 202, 204)
"""HTTP statuses with which a delete can have no body."""

RESPONSES_EMPTY_SIZE: int = 1000
"""Maximum size of a body that can count as empty, in bytes."""

TIMES_LONGEST: int = 80
"""Maximum number of characters of a time."""

TIMES_ZERO: str = "0{4}-00-00(?:[ T]00:00(?::00(?:\\.0+)?)?)?(?: ?(?:Z|[+-]00:?00))?(?: UTC)?"
"""Regular expression of a date that means none, alone or with a time."""

TIMES_GO: str = "(\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?) ([+-]\\d{4})(?: [A-Z0-9+-]{1,6})?(?: m=[+-]\\d+(?:\\.\\d+)?)?"
"""Regular expression of a time that Go printed. Its groups are the time and the offset."""

TIMES_EPOCH: str = "-?(?:\\d{9,10}|\\d{12,13})"
"""Regular expression of seconds or milliseconds since 1970."""

TIMES_MILLISECONDS_FROM: int = 100000000000
"""Smallest absolute number that is in milliseconds."""

SECRETS_SHORTEST: int = 8
"""Minimum number of characters of a secret that is masked."""

SECRETS_MASK: str = "***"
"""Replacement of a secret."""

SECRETS_TEXT_SIZE: int = 131072
"""Maximum size of a text of an error. The rest is cut off."""

SECRETS_LAYERS: int = 8
"""Maximum number of escapes around a secret that are removed."""

SECRETS_HEADER_NAMES: tuple[str, ...] = (
    "authorization",
    "cookie",
    "location",
    "signature",
    "secret",
    "token",
    "accesskey",
    "access-key",
)
"""Parts of the names of headers whose values are secret."""

SECRETS_MEMBER_NAMES: tuple[str, ...] = ("password", "passwd", "secret", "privatekey", "private_key")
"""Parts of the names of undocumented members whose values are secret."""

SECRETS_PAGED_NAMES: tuple[str, ...] = ("token",)
"""Parts of such names whose values are secret unless a text of page_prefixes is before."""

SECRETS_PAGE_PREFIXES: tuple[str, ...] = ("next", "next_", "page", "page_")
"""Texts before paged_names that mean a page."""

ENDPOINTS_PRECEDENCE: tuple[str, ...] = (
    "option",
    "variable",
    "service_variables",
    "region",
    "regional",
    "central",
)
"""Sources of the endpoint in order; the first that gives one is used."""

ENDPOINTS_VARIABLE: str = "YUNBIND_ENDPOINT"
"""Environment variable with an endpoint for all clients."""

ENDPOINTS_EMULATOR_PREFIX: str = "emulator-"
"""Prefix of the keys of an emulator. They are never sent to a host of the vendor."""

LIMITS_MARGIN: float = 0.05
"""Seconds added to each period, because a later call can reach the vendor sooner."""

CLOCK_CONFIRMED_SHARE: float = 0.5
"""Share of the allowed clock skew within which the Date confirms the time of signing."""

CLOCK_FIRST_YEAR: int = 2000
"""First year of a Date that is accepted."""

CLOCK_LAST_YEAR: int = 2199
"""Last year of a Date that is accepted."""

TIMEOUTS_CONNECT: float = 5.0
"""Limit of connecting, and of the TLS handshake."""

TIMEOUTS_READ: float = 30.0
"""Limit between two pieces of the response."""

TIMEOUTS_WRITE: float = 30.0
"""Limit between two pieces of the request."""

CREDENTIALS_FILE_SIZE: int = 1048576
"""Maximum size of a credentials file, in bytes."""

CREDENTIALS_REFUSED_LOGIN: float = 900.0
"""Seconds for which a refused password is not sent again, because it can lock the user."""

CREDENTIALS_RENEWAL_MARGIN: float = 900.0
"""Seconds before their expiry at which credentials are renewed. A source can have its own."""

CREDENTIALS_RENEWAL_PROGRAM_MARGIN: float = 180.0
"""The same for credentials of programs."""

CREDENTIALS_RENEWAL_LOGIN_MARGIN: float = 300.0
"""The same for the temporary keys of a command line's login."""

CREDENTIALS_RENEWAL_TOKEN_MARGIN: float = 600.0
"""The same for tokens that are issued for a password."""

CREDENTIALS_RENEWAL_SHARE: float = 0.1
"""Maximum margin, as a share of the lifetime of the credentials."""

CREDENTIALS_RENEWAL_SHORTEST: float = 60.0
"""Lifetime of credentials that have expired, so that a wrong clock causes few requests."""

CREDENTIALS_SERVICES_ATTEMPTS: int = 3
"""Maximum number of attempts of a request."""

CREDENTIALS_SERVICES_FIRST: float = 0.1
"""Half of the bound of the first pause, in seconds."""

CREDENTIALS_SERVICES_GROWTH: float = 2.0
"""Factor by which the bound grows after each attempt."""

CREDENTIALS_SERVICES_BUSY_STATUSES: tuple[int, ...] = (408, 429)
"""HTTP statuses of services that are asked again, besides those from 500."""

CREDENTIALS_SERVICES_METADATA_TIMEOUT: float = 1.0
"""Seconds of an attempt at a metadata service."""

CREDENTIALS_SERVICES_URI_TIMEOUT: float = 10.0
"""Seconds of an attempt at a URI."""

CREDENTIALS_SERVICES_ABSENCE: float = 60.0
"""Seconds for which the absence of a metadata service is cached."""

CREDENTIALS_SERVICES_DISABLED_VARIABLE: str = "YUNBIND_METADATA_DISABLED"
"""Environment variable that skips metadata services if it is true."""

CREDENTIALS_SERVICES_ENDPOINT_VARIABLE: str = "YUNBIND_METADATA_ENDPOINT"
"""Environment variable with another endpoint for metadata services."""

CREDENTIALS_DOCUMENT_CODE: str = "Code"
"""Member whose other values than success mean that there are no credentials."""

CREDENTIALS_DOCUMENT_SUCCESS: str = "Success"
"""Value of code if there are credentials."""

CREDENTIALS_DOCUMENT_WRAPPERS: tuple[str, ...] = (
    "credential",
    "credentials",
    "Credentials",
    "CloudCredential",
)
"""Members with the credentials. The first that is an object counts."""

CREDENTIALS_DOCUMENT_KEY_ID: tuple[str, ...] = (
    "TmpSecretId",
    "SecretId",
    "AccessKeyId",
    "access",
    "accessKeyId",
    "access_key_id",
)
"""Members with the access key ID, in order."""

CREDENTIALS_DOCUMENT_KEY_SECRET: tuple[str, ...] = (
    "TmpSecretKey",
    "SecretKey",
    "AccessKeySecret",
    "secret",
    "secretAccessKey",
    "secret_access_key",
    "access_key_secret",
)
"""Members with the access key secret, in order."""

CREDENTIALS_DOCUMENT_SESSION_TOKEN: tuple[str, ...] = (
    "Token",
    "SecurityToken",
    "securitytoken",
    "securityToken",
    "security_token",
    "sts_token",
)
"""Members with the session token, in order."""

CREDENTIALS_DOCUMENT_EXPIRY: tuple[str, ...] = (
    "ExpiredTime",
    "ExpiresAt",
    "Expiration",
    "expires_at",
    "expiration",
)
"""Members with the expiry, in order, beside the keys and then beside the wrapper."""
