"""Calls as data, and the authenticator that supplies their credentials."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Protocol

from yunbind_runtime.model.operation import Operation, ResponseT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from yunbind_runtime.base.errors import ApiError
    from yunbind_runtime.base.http import Timeout
    from yunbind_runtime.model.credentials import SigningCredentials
    from yunbind_runtime.model.endpoints import Endpoint

    from .context import CallContext
    from .effects import Deadline, Effects
    from .limits import Limiter
    from .retries import Retries


class Authenticator(Protocol):
    """Supplies calls with credentials."""

    def authenticate(
        self, call: Call[ResponseT], refused: SigningCredentials | None = None
    ) -> Effects[Call[ResponseT]]:
        """Return the call with credentials that can sign it.

        Args:
            call: The call, whose credentials may be absent or old.
            refused: Credentials that the service refused as expired.

        Raises:
            YunbindError: The credentials could not be obtained.
        """
        ...

    def can_renew(self, call: Call[Any], error: ApiError) -> bool:
        """Return whether the error means that the credentials have expired and can be replaced."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[ResponseT]):
    """One use of a client method.

    Attributes:
        operation: The called operation.
        members: JSON values by wire name, without None.
        endpoint: The endpoint of the service.
        region: Region of the client.
        credentials: Credentials that sign. None if the operation is unsigned, or until ``authenticator``
            supplies them.
        signing: Signing scheme.
        timeout: Timeout of each attempt.
        retries: Retry policy.
        limiter: Rate limiter.
        context: Context that the calls of a client share.
        method: HTTP method, if the protocol allows a choice.
        response_format: Format of the response, if the protocol allows a choice.
        authenticator: Supplies the credentials. None if ``credentials`` need no lookup.
        headers: More headers, which the caller gave.
        list_secrets: Returns the secrets among the members, which are removed from errors.
        deadline: Deadline of the call that this one is part of. None if it is part of no call.
    """

    operation: Operation[Any, ResponseT]
    members: dict[str, Any] = field(repr=False)  # may contain passwords
    endpoint: Endpoint
    region: str | None
    credentials: SigningCredentials | None
    signing: str
    timeout: Timeout
    retries: Retries
    limiter: Limiter
    context: CallContext
    method: str = ""
    response_format: str = ""
    authenticator: Authenticator | None = None
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    list_secrets: Callable[[], tuple[str, ...]] = tuple
    deadline: Deadline | None = None

    @property
    def clock(self) -> Callable[[], datetime]:
        """Clock of the client."""
        return self.context.clock
