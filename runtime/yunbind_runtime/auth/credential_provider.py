"""The interface of credential providers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from yunbind_runtime.base.errors import CredentialsError
from yunbind_runtime.model.credentials import AuthToken, Credentials, PasswordLogin

if TYPE_CHECKING:
    from yunbind_runtime.base.http import Timeout
    from yunbind_runtime.call.call import Call
    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.model.credentials import SigningCredentials
    from yunbind_runtime.model.operation import Service

CredentialEffects: TypeAlias = "Effects[SigningCredentials]"
"""Effects that obtain credentials."""


class CredentialsUnavailable(CredentialsError):
    """A provider has no credentials; a chain tries the next provider."""


@dataclass(frozen=True, slots=True)
class CredentialRequest:
    """A request for credentials.

    Attributes:
        call: The call that the credentials are for.
        environ: Environment variables of the client.
        signing: Signing scheme that the client was given. None if it was given none.
        default_provider: Makes the default provider of a service.
    """

    call: Call[Any]
    environ: Mapping[str, str] = field(repr=False)
    signing: str | None
    default_provider: Callable[[Service], CredentialProvider]

    @property
    def service(self) -> Service:
        """The service that is called."""
        return self.call.operation.service

    def limit(self, seconds: float) -> Timeout:
        """Return the timeout of a request to a service that issues credentials.

        Args:
            seconds: Maximum seconds of the whole request. The client's timeout can shorten it.
        """
        from yunbind_runtime.base.http import Timeout

        timeout = self.call.timeout
        seconds = min(seconds, timeout.read, timeout.longest)
        return Timeout(min(seconds, timeout.connect), seconds, seconds, seconds)

    @property
    def cache_key(self) -> tuple[str, bool, str | None]:
        """Key of the provider that serves such requests: cloud, need for a project, signing scheme."""
        return self.service.provider, self.service.project, self.signing


@dataclass(frozen=True, slots=True)
class ProviderReport:
    """The outcome of one credential provider.

    Attributes:
        provider: Its title, such as ``environment`` or ``file ~/.tencentcloud/credentials``.
        outcome: ``used``; ``skipped``: it has no credentials; ``failed``: its credentials are unusable; or
            ``not tried``.
        reason: Reason for the outcome, without secrets. Of credentials in use, the ends of the key id.
    """

    provider: str
    outcome: Literal["used", "skipped", "failed", "not tried"]
    reason: str


class CredentialProvider(ABC):
    """An object that supplies credentials. Threads and tasks can share it.

    It reads nothing before the first call. It caches the credentials that it obtained.

    Attributes:
        title: Name in reports and errors.
    """

    title: str

    @abstractmethod
    def get_credentials(
        self, request: CredentialRequest, refused: SigningCredentials | None = None
    ) -> CredentialEffects:
        """Return credentials for a call.

        Args:
            request: The call and the configuration of its client.
            refused: Credentials that the service refused.

        Raises:
            CredentialsUnavailable: The provider has no credentials.
            CredentialsError: The provider should have credentials, and they are unusable.
            ApiError: A service that issues credentials refused.
            TransportError: Such a service could not be reached.
        """

    def reread(
        self,
        request: CredentialRequest,  # noqa: ARG002 - for providers that read variables and files
        refused: SigningCredentials | None,  # noqa: ARG002
    ) -> bool:
        """Read variables and files again. Return whether they now contain other credentials.

        Sends nothing and raises no :class:`YunbindError`. A provider that reads neither returns False.

        Args:
            request: The call and the configuration of its client.
            refused: Credentials that the service refused as unknown or inactive.
        """
        return False

    @property
    def warning(self) -> str:
        """A warning that the report adds to the credentials. Empty if there is none."""
        return ""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.title!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A credential provider contains secrets and cannot be pickled or copied.")


CredentialsFunction: TypeAlias = (
    Callable[[], Credentials | AuthToken] | Callable[[], Awaitable[Credentials | AuthToken]]
)
"""A function that returns credentials. An asynchronous one needs an asynchronous client."""
CredentialsLike: TypeAlias = Credentials | AuthToken | CredentialProvider | CredentialsFunction
"""Credentials, a credential provider, or a function that returns credentials before each attempt."""
AnyCredentials: TypeAlias = CredentialsLike | PasswordLogin
"""A client's ``credentials=``."""
