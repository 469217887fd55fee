"""Every error the bindings raise.

::

    YunbindError
    ├── ConfigurationError (ValueError)     the client cannot work as it was set up
    ├── CredentialsError                    no credentials were found
    ├── InvalidArguments (ValueError)       refused before sending
    ├── ClientClosed (RuntimeError)         used after close()
    ├── RateLimitTimedOut (TimeoutError)    no turn to call came in time; nothing was sent
    ├── TransportError                      no answer; .maybe_sent says whether the service may have acted
    │   ├── ConnectFailed                   never sent
    │   ├── TimedOut (TimeoutError)
    │   └── ConnectionLost
    ├── UnreadableResponse                  an answer that is not the vendor's
    ├── PaginationError                     a list that would never end
    ├── WaiterFailed                        what was waited for can no longer happen
    ├── WaiterTimedOut (TimeoutError)       it did not happen in time
    └── ApiError                            the vendor refused, with a code
        ├── Throttled *
        ├── AuthFailed
        ├── PermissionDenied
        ├── NotFound
        ├── Conflict
        ├── QuotaExceeded
        ├── InvalidRequest
        ├── Unavailable *
        └── ServerFault *

``*``: retryable unless the code's own class says otherwise. Each service's
``errors`` module adds one class per documented code under these kinds. Errors
survive pickle, without the body of an answer, and copy; none shows a secret.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class YunbindError(Exception):
    """The root: catch this to catch everything the bindings raise.

    Attributes:
        place: service and action of the call, such as ``TKE DescribeImageCaches``; empty outside a call.
        attempts: how often the call was sent; 0 where nothing was.
    """

    place: str = ""
    attempts: int = 0

    def __str__(self) -> str:
        message = super().__str__()
        return f"{self.place}: {message}" if self.place else message

    def __reduce__(self) -> tuple[Any, ...]:
        # An answer may hold secrets that nobody knows as such, so a pickle leaves it out.
        state = {name: b"" if name == "body" else value for name, value in self.__dict__.items()}
        return _revive, (type(self), self.args, state)

    def __copy__(self) -> YunbindError:
        return _revive(type(self), self.args, self.__dict__)

    def __deepcopy__(self, memo: dict[int, Any]) -> YunbindError:
        return _revive(type(self), self.args, deepcopy(self.__dict__, memo))


def _revive(kind: type[YunbindError], args: tuple[object, ...], state: dict[str, object]) -> YunbindError:
    # Constructors take keywords only, so unpickling and copying go around them.
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class ConfigurationError(YunbindError, ValueError):
    """The client cannot work as it was set up: region, endpoint, signing or credentials do not fit."""


class CredentialsError(YunbindError):
    """No credentials were given and none were found; the message lists where they were looked for."""


class InvalidArguments(YunbindError, ValueError):
    """The request was refused before anything was sent.

    Attributes:
        problems: one sentence for each thing that is wrong.
    """

    def __init__(self, message: str, *, problems: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.problems: tuple[str, ...] = tuple(problems)


class ClientClosed(YunbindError, RuntimeError):
    """The client was used after it had been closed."""


class RateLimitTimedOut(YunbindError, TimeoutError):
    """No turn to call came in time, at the documented rate; nothing was sent.

    Attributes:
        wait: seconds to the next turn when this was raised, as far as it was known.
    """

    def __init__(self, message: str, *, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait: float = wait


class TransportError(YunbindError):
    """No complete answer came back.

    Attributes:
        maybe_sent: whether the service may have received the request and acted on it.
        reused: whether a connection that had carried a call before ended, before any byte of the answer came;
            services close idle connections, and a request can cross with that.
    """

    def __init__(self, message: str, *, maybe_sent: bool = True, reused: bool = False) -> None:
        super().__init__(message)
        self.maybe_sent: bool = maybe_sent
        self.reused: bool = reused


class ConnectFailed(TransportError):
    """No connection could be made; nothing was sent."""

    def __init__(self, message: str, *, maybe_sent: bool = False) -> None:
        super().__init__(message, maybe_sent=maybe_sent)


class TimedOut(TransportError, TimeoutError):
    """Connecting, sending or waiting for the answer took longer than allowed."""


class ConnectionLost(TransportError):
    """The connection ended before the whole answer had arrived."""


class UnreadableResponse(YunbindError):
    """Something answered, but not in the vendor's format.

    An HTML page of a gateway, an empty or truncated body, a redirect, or JSON
    without the vendor's envelope.

    Attributes:
        http_status: status of the answer.
        request_id: the vendor's id of the call where a header gave it.
        body: the answer as it came.
        retryable: whether the same request may succeed later (429 and 5xx).
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
        return self.http_status == 429 or self.http_status >= 500


class PaginationError(YunbindError):
    """The service named a page a second time; going on would never end."""


class WaiterFailed(YunbindError):
    """What was waited for can no longer happen.

    Attributes:
        waiter: its name, such as ``image_cache_ready``.
        last: the answer that told so, a response or an :class:`ApiError`.
        details: what the service says about the failure.
    """

    def __init__(
        self, message: str, *, waiter: str = "", last: object = None, details: Sequence[str] = ()
    ) -> None:
        super().__init__(message)
        self.waiter: str = waiter
        self.last: object = last
        self.details: tuple[str, ...] = tuple(details)


class WaiterTimedOut(YunbindError, TimeoutError):
    """What was waited for did not happen in time.

    Attributes:
        waiter: its name, such as ``image_cache_ready``.
        last: the last response; where none came, the error of the last poll.
    """

    def __init__(self, message: str, *, waiter: str = "", last: object = None) -> None:
        super().__init__(message)
        self.waiter: str = waiter
        self.last: object = last


class ApiError(YunbindError):
    """The vendor refused the request, with a code.

    Attributes:
        code: the vendor's code, exactly as it came.
        message: the vendor's text; for people, not for matching.
        request_id: what the vendor's support asks for.
        http_status: status of the answer; Tencent answers 200 to refusals too.
        kind: what the refusal means, the same words on every cloud.
        retryable: whether the same request may succeed later.
        body: the answer as it came.
        provider: such as ``tencent``.
        service: such as ``TKE``.
        action: such as ``DescribeImageCaches``.
        details: further members of the vendor's error.
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


class Throttled(ApiError):
    """Too many calls; the same call works later."""

    kind = "throttled"
    retryable = True


class AuthFailed(ApiError):
    """The credentials or the signature were not accepted."""

    kind = "auth_failed"


class PermissionDenied(ApiError):
    """The caller is known, but may not do this."""

    kind = "permission_denied"


class NotFound(ApiError):
    """What the call names does not exist."""

    kind = "not_found"


class Conflict(ApiError):
    """The state of the resource does not allow it now."""

    kind = "conflict"


class QuotaExceeded(ApiError):
    """A quota or the stock is used up."""

    kind = "quota_exceeded"


class InvalidRequest(ApiError):
    """A parameter is missing, unknown or wrong."""

    kind = "invalid_request"


class Unavailable(ApiError):
    """The service cannot answer at the moment."""

    kind = "unavailable"
    retryable = True


class ServerFault(ApiError):
    """The service failed inside."""

    kind = "server_fault"
    retryable = True


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
"""The classes of the kinds, by the word that specs use."""

_BY_STATUS: Mapping[int, type[ApiError]] = {
    401: AuthFailed,
    403: PermissionDenied,
    404: NotFound,
    409: Conflict,
    429: Throttled,
    502: Unavailable,
    503: Unavailable,
    504: Unavailable,
}


def error_class(code: str, http_status: int, by_code: Mapping[str, type[ApiError]]) -> type[ApiError]:
    """Return the class for a refusal.

    The code itself decides, else its longest documented prefix up to a dot,
    else the HTTP status.
    """
    prefix = code
    while prefix:
        found = by_code.get(prefix)
        if found is not None:
            return found
        prefix = prefix.rpartition(".")[0]
    return _BY_STATUS.get(http_status) or _class_of_range(http_status)


def _class_of_range(http_status: int) -> type[ApiError]:
    if http_status >= 500:
        return ServerFault
    return InvalidRequest if http_status >= 400 else ApiError
