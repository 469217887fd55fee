"""The resolution of a client's ``credentials=`` and ``signing=``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from yunbind_runtime.base.fork_safety import ForkSafeLock
from yunbind_runtime.model.credentials import AuthToken, Credentials, PasswordLogin

from .authenticator import LoginAuthenticator, ProjectAuthenticator, ProviderAuthenticator
from .credential_provider import CredentialProvider, ProviderReport
from .keystone import needs_project
from .schemes import choose_signing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.call.call import Authenticator
    from yunbind_runtime.model.credentials import SigningCredentials
    from yunbind_runtime.model.operation import Service

    from .credential_provider import (
        AnyCredentials,
        CredentialEffects,
        CredentialRequest,
        CredentialsLike,
    )
    from .providers.chain import CredentialChain


class CredentialResolver(CredentialProvider):
    """The provider chain of a client and its copies. It is made at the first call."""

    title = "credentials"

    def __init__(self, service: Service, credentials: CredentialsLike | None) -> None:
        self._service = service
        self._credentials = credentials
        self._lock = ForkSafeLock()
        self._chain: CredentialChain | None = None

    def get_credentials(
        self, request: CredentialRequest, refused: SigningCredentials | None = None
    ) -> CredentialEffects:
        return self._open().get_credentials(request, refused)

    def reread(self, request: CredentialRequest, refused: SigningCredentials | None) -> bool:
        return self._open().reread(request, refused)

    def report(self) -> tuple[ProviderReport, ...]:
        """Return the outcome of each provider."""
        return self._open().report()

    def _open(self) -> CredentialChain:
        with self._lock:
            if self._chain is None:
                self._chain = self._make()
            return self._chain

    def _make(self) -> CredentialChain:
        from .providers.chain import CredentialChain

        if self._credentials is None:
            return make_default_chain(self._service)
        given = self._credentials
        return given if isinstance(given, CredentialChain) else CredentialChain(given)


@dataclass(frozen=True, slots=True)
class Authentication:
    """A client's credentials and signing scheme.

    Attributes:
        signing: Signing scheme. While it depends on the provider's credentials, the service's first.
        credentials: Credentials that sign without a lookup. None if the authenticator supplies them.
        authenticator: Supplies credentials to each call. None if there is nothing to look up.
        resolver: The client's provider chain. None if the client was given static credentials.
    """

    signing: str
    credentials: SigningCredentials | None = None
    authenticator: Authenticator | None = None
    resolver: CredentialResolver | None = None


def make_authentication(
    service: Service,
    credentials: AnyCredentials | None,
    signing: str | None,
    *,
    region: str | None,
    endpoint: str | None,
    environ: Mapping[str, str],
    resolver: CredentialResolver | None = None,
) -> Authentication:
    """Return the authentication of a client.

    Args:
        service: Service that is called.
        credentials: The client's ``credentials=``.
        signing: The client's ``signing=``.
        region: Region that is called.
        endpoint: The client's ``endpoint=``.
        environ: Environment variables of the client.
        resolver: The resolver of the client that this one is a copy of. None for a new client.

    Raises:
        ConfigurationError: The credentials fit no signing scheme of the service.
    """
    resolver = resolver or _make_resolver(service, credentials)
    if resolver is not None:
        authenticator = ProviderAuthenticator(
            provider=resolver,
            default_provider=make_default_chain,
            environ=environ,
            signing=signing,
            endpoint=endpoint,
        )
        return Authentication(signing or service.signing[0], None, authenticator, resolver)
    scheme = choose_signing(service, credentials, signing)
    if isinstance(credentials, PasswordLogin):
        return Authentication(scheme, None, LoginAuthenticator(credentials, scheme, endpoint, environ))
    if isinstance(credentials, Credentials) and needs_project(service, credentials, region, endpoint):
        return Authentication(scheme, None, ProjectAuthenticator(credentials, scheme, endpoint, environ))
    return Authentication(scheme, cast("SigningCredentials", credentials))


def make_default_chain(service: Service) -> CredentialChain:
    """Return the default provider chain of a service's cloud."""
    from .providers.default_chains import make_default_chain

    return make_default_chain(service)


def _make_resolver(service: Service, credentials: AnyCredentials | None) -> CredentialResolver | None:
    """Return a resolver for credentials that are not static. None for static or invalid credentials."""
    if isinstance(credentials, (Credentials, AuthToken, PasswordLogin)):
        return None
    is_provider = credentials is None or isinstance(credentials, CredentialProvider) or callable(credentials)
    return CredentialResolver(service, credentials) if is_provider else None
