"""Requests to services beside the program that issue credentials, such as a metadata service.

Such a service is absent if nothing can be connected to. One that fails is asked again, because a passing
fault must not count as absence: a chain would go on to the credentials of another account.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from yunbind_facts.behavior import (
    CREDENTIALS_SERVICES_BUSY_STATUSES,
    CREDENTIALS_SERVICES_FIRST,
    CREDENTIALS_SERVICES_GROWTH,
    STATUSES_SERVER_ERROR_FROM,
)

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base.errors import (
    ConnectFailed,
    CredentialsError,
    DeadlineExceeded,
    TimedOut,
    TransportError,
    UnreadableResponse,
)
from yunbind_runtime.call.effects import Send, Sleep

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.base.http import HttpRequest, HttpResponse
    from yunbind_runtime.call.effects import Effects

ResultT = TypeVar("ResultT")


def is_busy(status: int) -> bool:
    """Return whether the HTTP status of a service says that it can be asked again."""
    return status >= STATUSES_SERVER_ERROR_FROM or status in CREDENTIALS_SERVICES_BUSY_STATUSES


@dataclass(frozen=True, slots=True)
class _Failure:
    reason: str
    is_absence: bool = False


@dataclass(frozen=True, slots=True)
class LocalService:
    """A service that is asked for credentials.

    Attributes:
        place: Name of the service, for messages.
        timeout: Maximum number of seconds of each attempt.
        attempts: Maximum number of attempts of each request.
        remedy: What to do if the service fails. Continues the message.
    """

    place: str
    timeout: float
    attempts: int
    remedy: str = ""

    def ask(
        self, request: CredentialRequest, http: HttpRequest, read: Callable[[HttpResponse], ResultT]
    ) -> Effects[ResultT]:
        """Send a request and return what ``read`` returns for the response.

        Args:
            request: Request for credentials.
            http: The request to send.
            read: Reads the response. Raises CredentialsError for a response that is damaged.

        Raises:
            CredentialsUnavailable: Nothing can be connected to, or ``read`` raises it.
            CredentialsError: The service failed in all attempts.
        """
        is_absent, reason = True, ""
        for attempt in range(self.attempts):
            if attempt:
                bound = CREDENTIALS_SERVICES_FIRST * CREDENTIALS_SERVICES_GROWTH**attempt
                yield Sleep(request.call.context.jitter() * bound)
            outcome = yield from self._send(request, http)
            if isinstance(outcome, _Failure):
                is_absent, reason = is_absent and outcome.is_absence, outcome.reason
                continue
            try:
                return read(outcome)
            except CredentialsUnavailable:
                raise
            except CredentialsError as error:
                if outcome.status != 200:
                    raise  # a refusal, and no damaged response
                is_absent, reason = False, error.args[0].removeprefix(self.place).strip()
        times = "1 attempt" if self.attempts == 1 else f"{self.attempts} attempts"
        if is_absent:
            raise CredentialsUnavailable(f"{self.place} {reason} in {times}: nothing accepts connections")
        raise CredentialsError(f"{self.place} {reason} in {times}{self.remedy}")

    def _send(self, request: CredentialRequest, http: HttpRequest) -> Effects[HttpResponse | _Failure]:
        try:
            response: HttpResponse = yield Send(http, request.limit(self.timeout))
        except DeadlineExceeded:
            raise
        except ConnectFailed:
            raise CredentialsUnavailable(f"{self.place} cannot be reached") from None
        except TimedOut as error:
            # Without a connection, a service that is there may have lost a packet.
            return _Failure(f"did not respond within {self.timeout:g} s", is_absence=not error.maybe_sent)
        except (TransportError, UnreadableResponse):
            return _Failure("did not send a complete response")
        if is_busy(response.status):
            return _Failure(f"responded with HTTP {response.status}")
        return response
