"""All errors that the bindings raise.

::

    YunbindError
    ├── ConfigurationError (ValueError)     the client's configuration is invalid
    ├── CredentialsError                    no credentials found, or unusable ones
    ├── InvalidArguments (ValueError)       invalid arguments; nothing was sent
    ├── ClientClosed (RuntimeError)         the client was used after close()
    ├── RateLimitTimedOut (TimeoutError)    no rate limiter slot in time; nothing was sent
    ├── TransportError                      no response; see .maybe_sent
    │   ├── ConnectFailed                   no connection; nothing was sent
    │   ├── TimedOut (TimeoutError)
    │   │   └── DeadlineExceeded            the deadline of the whole call ended
    │   └── ConnectionLost
    ├── UnreadableResponse                  a response in an unknown format
    ├── PaginationError                     a list that would not end
    ├── WaiterFailed                        the target state can no longer be reached
    ├── WaiterTimedOut (TimeoutError)       the target state was not reached in time
    └── ApiError                            a service error, with a code
        ├── Throttled *
        ├── AuthFailed
        ├── PermissionDenied
        ├── NotFound
        ├── Conflict
        ├── QuotaExceeded
        ├── InvalidRequest
        ├── Unavailable *
        └── ServerFault *

``*``: retryable unless the class of the code says otherwise. The ``errors`` module
of each service adds one class per documented code below these kinds. Errors can
be copied and pickled. A pickle leaves the response body out. Errors show no secret.
"""

from __future__ import annotations

import sys
from copy import deepcopy
from typing import TYPE_CHECKING, Any, ClassVar

from yunbind_facts.behavior import (
    ERRORS_CLIENT_KIND,
    ERRORS_LONGEST_CODE,
    ERRORS_RETRYABLE_KINDS,
    ERRORS_SEPARATOR,
    ERRORS_SERVER_KIND,
    ERRORS_STATUSES,
    RETRIES_TRANSIENT_STATUSES,
    STATUSES_CLIENT_ERROR_FROM,
    STATUSES_SERVER_ERROR_FROM,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class YunbindError(Exception):
    """The base class of all errors.

    Attributes:
        place: The service and action, such as ``TKE DescribeImageCaches``. Empty outside a call.
        attempts: Number of attempts that were sent.
        requested_pause: Seconds that the service asked to wait before the next attempt. None if it did not.
        was_throttled: Whether the vendor's own header says that the call was refused for its rate.
    """

    place: str = ""
    attempts: int = 0
    requested_pause: float | None = None
    was_throttled: bool = False

    def __str__(self) -> str:
        message = super().__str__()
        return f"{self.place}: {message}" if self.place else message

    def add_note(self, note: str, /) -> None:
        """Add a note that the error does not have yet. One cached error can end several calls."""
        if note not in getattr(self, "__notes__", ()):
            super().add_note(note)

    def __reduce__(self) -> tuple[Any, ...]:
        # A response can contain secrets that the client does not know, so a pickle leaves it out.
        state = {name: b"" if name == "body" else value for name, value in self.__dict__.items()}
        return _revive, (type(self), self.args, state)

    def __copy__(self) -> YunbindError:
        return _revive(type(self), self.args, self.__dict__)

    def __deepcopy__(self, memo: dict[int, Any]) -> YunbindError:
        return _revive(type(self), self.args, deepcopy(self.__dict__, memo))


def _revive(kind: type[YunbindError], args: tuple[object, ...], state: dict[str, object]) -> YunbindError:
    # Constructors take keywords only, so unpickling and copying bypass them.
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigurationError(YunbindError, ValueError):
    """The client's configuration is invalid, for example its region, endpoint, signing or credentials."""


class CredentialsError(YunbindError):
    """No usable credentials were found. The message lists the credential providers that were tried."""


class InvalidArguments(YunbindError, ValueError):
    """The arguments are invalid. Nothing was sent.

    Attributes:
        problems: One sentence for each problem.
    """

    def __init__(self, message: str, *, problems: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.problems: tuple[str, ...] = tuple(problems)


class UndocumentedValueWarning(UserWarning):
    """A value is beyond a documented limit or is no documented value. The request is sent all the same."""


class ClientClosed(YunbindError, RuntimeError):
    """The client was used after it was closed."""


class RateLimitTimedOut(YunbindError, TimeoutError):
    """The rate limiter had no slot in time. Nothing was sent.

    Attributes:
        wait: Seconds until the next slot, as known when the error was raised.
    """

    def __init__(self, message: str, *, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait: float = wait


class TransportError(YunbindError):
    """No complete response arrived.

    Attributes:
        maybe_sent: Whether the service may have received the request and executed it.
        reused: Whether a reused connection ended before the first byte of the response. Services close idle
            connections, sometimes at the moment of a new request.
    """

    def __init__(self, message: str, *, maybe_sent: bool = True, reused: bool = False) -> None:
        super().__init__(message)
        self.maybe_sent: bool = maybe_sent
        self.reused: bool = reused


class ConnectFailed(TransportError):
    """No connection was made. Nothing was sent."""

    def __init__(self, message: str, *, maybe_sent: bool = False) -> None:
        super().__init__(message, maybe_sent=maybe_sent)


class TimedOut(TransportError, TimeoutError):
    """Connecting, sending or waiting for the response exceeded its time limit."""


class DeadlineExceeded(TimedOut):
    """The deadline of the whole call ended, for example while a credential provider was asked."""


class ConnectionLost(TransportError):
    """The connection ended before the response was complete."""


class UnreadableResponse(YunbindError):
    """The response is not in the vendor's format.

    Examples are the HTML page of a gateway, an empty or truncated body, a redirect, and JSON without the
    vendor's envelope.

    Attributes:
        http_status: The HTTP status.
        request_id: The vendor's request id, if a header has it.
        body: The body as received, up to 128 KiB, without the secrets of the call.
        retryable: Whether the same request can succeed later (429 and 5xx).
    """

    def __init__(
        self, message: str, *, http_status: int, request_id: str | None = None, body: bytes = b""
    ) -> None:
        super().__init__(message)
        self.http_status: int = http_status
        self.request_id: str | None = request_id
        self.body: bytes = body

    @property
    def retryable(self) -> bool:
        is_server_error = self.http_status >= STATUSES_SERVER_ERROR_FROM
        return is_server_error or self.http_status in RETRIES_TRANSIENT_STATUSES


class PaginationError(YunbindError):
    """The service repeats a page or a page token, or sends only empty pages, so the list would not end."""


class WaiterFailed(YunbindError):
    """The resource cannot reach the target state any more, or it is missing.

    Attributes:
        waiter: The waiter's name, such as ``image_cache_ready``.
        last: The decisive response or :class:`ApiError`.
        details: The service's messages about the failure.
    """

    def __init__(
        self, message: str, *, waiter: str = "", last: object = None, details: Sequence[str] = ()
    ) -> None:
        super().__init__(message)
        self.waiter: str = waiter
        self.last: object = last
        self.details: tuple[str, ...] = tuple(details)


class WaiterTimedOut(YunbindError, TimeoutError):
    """The resource did not reach the target state in time.

    Attributes:
        waiter: The waiter's name, such as ``image_cache_ready``.
        last: The last response, or the error of the last poll if there was no response.
    """

    def __init__(self, message: str, *, waiter: str = "", last: object = None) -> None:
        super().__init__(message)
        self.waiter: str = waiter
        self.last: object = last


class ApiError(YunbindError):
    """A service error: the vendor refused the request with a code.

    Attributes:
        code: The vendor's code, exactly as received.
        message: The vendor's message, for people. Do not match on it.
        request_id: The vendor's request id. The vendor's support asks for it.
        http_status: The HTTP status. Tencent sends 200 for errors too.
        kind: The kind of error, with the same name on every cloud.
        retryable: Whether the same request can succeed later.
        body: The body as received, up to 128 KiB, without the secrets of the call.
        provider: The cloud, such as ``tencent``.
        service: The service, such as ``TKE``.
        action: The action, such as ``DescribeImageCaches``.
        details: Further members of the vendor's error.
    """

    kind: ClassVar[str] = "unknown"
    retryable: bool = False
    code: str = ""

    def __init__(
        self,
        *,
        code: str,
        message: str = "",
        request_id: str | None = None,
        http_status: int = 0,
        body: bytes = b"",
        provider: str = "",
        service: str = "",
        action: str = "",
        details: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message: str = message
        self.request_id: str | None = request_id
        self.http_status: int = http_status
        self.body: bytes = body
        self.provider: str = provider
        self.service: str = service
        self.action: str = action
        self.details: Mapping[str, object] = dict(details or {})

    def __str__(self) -> str:
        place = f"{self.service} {self.action}".strip() or "The call"
        reason = f"{self.code}: {self.message}" if self.message else self.code
        request_id = self.request_id or "unknown"
        return f"{place} failed: {reason} (request id {request_id}, HTTP {self.http_status})"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


def collect_codes(module: str) -> dict[str, type[ApiError]]:
    """Return the class of each code whose class a module defines or imports."""
    return {
        error.code: error
        for error in vars(sys.modules[module]).values()
        if isinstance(error, type) and issubclass(error, ApiError) and "code" in vars(error)
    }


class Throttled(ApiError):
    """Too many requests. The same request works later."""

    kind = "throttled"


class AuthFailed(ApiError):
    """The credentials or the signature are invalid."""

    kind = "auth_failed"


class PermissionDenied(ApiError):
    """The caller has no permission for this action."""

    kind = "permission_denied"


class NotFound(ApiError):
    """The resource does not exist."""

    kind = "not_found"


class Conflict(ApiError):
    """The state of the resource does not allow this action now."""

    kind = "conflict"


class QuotaExceeded(ApiError):
    """A quota or the available stock is exhausted."""

    kind = "quota_exceeded"


class InvalidRequest(ApiError):
    """A parameter is missing, unknown or invalid."""

    kind = "invalid_request"


class Unavailable(ApiError):
    """The service is temporarily unavailable."""

    kind = "unavailable"


class ServerFault(ApiError):
    """The service had an internal error."""

    kind = "server_fault"


KINDS: Mapping[str, type[ApiError]] = {
    kind.kind: kind
    for kind in (
        Throttled,
        AuthFailed,
        PermissionDenied,
        NotFound,
        Conflict,
        QuotaExceeded,
        InvalidRequest,
        Unavailable,
        ServerFault,
    )
}
"""The class of each kind, by its name in the specs."""

for _kind in KINDS.values():
    _kind.retryable = _kind.kind in ERRORS_RETRYABLE_KINDS

_BY_STATUS: Mapping[int, type[ApiError]] = {
    status: KINDS[kind] for kind, statuses in ERRORS_STATUSES.items() for status in statuses
}


def error_class(code: str, http_status: int, by_code: Mapping[str, type[ApiError]]) -> type[ApiError]:
    """Return the class for a service error.

    The code selects the class, then its longest documented prefix that ends before a dot, then the HTTP
    status.
    """
    prefix = code[:ERRORS_LONGEST_CODE]
    while prefix:
        found = by_code.get(prefix)
        if found is not None:
            return found
        prefix = prefix.rpartition(ERRORS_SEPARATOR)[0]
    return _BY_STATUS.get(http_status) or _class_of_range(http_status)


def _class_of_range(http_status: int) -> type[ApiError]:
    if http_status >= STATUSES_SERVER_ERROR_FROM:
        return KINDS[ERRORS_SERVER_KIND]
    return KINDS[ERRORS_CLIENT_KIND] if http_status >= STATUSES_CLIENT_ERROR_FROM else ApiError
