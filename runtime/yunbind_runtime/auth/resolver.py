"""The resolution of a client's ``credentials=`` and ``signing=``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from yunbind_runtime.base.lazy_imports import LazyModule
from yunbind_runtime.model.credentials import AuthToken, Credentials, PasswordLogin

from .keystone import needs_project
from .schemes import choose_signing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.call.call import Authenticator
    from yunbind_runtime.model.credentials import SigningCredentials
    from yunbind_runtime.model.operation import Service

    from . import authenticator as authenticators
    from . import credential_provider, credential_resolver
    from .credential_provider import AnyCredentials
    from .credential_resolver import CredentialResolver
else:  # static credentials need none of them
    authenticators = LazyModule(globals(), "authenticators", "yunbind_runtime.auth.authenticator")
    credential_provider = LazyModule(
        globals(), "credential_provider", "yunbind_runtime.auth.credential_provider"
    )
    credential_resolver = LazyModule(
        globals(), "credential_resolver", "yunbind_runtime.auth.credential_resolver"
    )


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
        authenticator = authenticators.ProviderAuthenticator(
            provider=resolver,
            default_provider=credential_resolver.make_default_chain,
            environ=environ,
            signing=signing,
            endpoint=endpoint,
        )
        return Authentication(signing or service.signing[0], None, authenticator, resolver)
    scheme = choose_signing(service, credentials, signing)
    if isinstance(credentials, PasswordLogin):
        return Authentication(
            scheme, None, authenticators.LoginAuthenticator(credentials, scheme, endpoint, environ)
        )
    if isinstance(credentials, Credentials) and needs_project(service, credentials, region, endpoint):
        return Authentication(
            scheme, None, authenticators.ProjectAuthenticator(credentials, scheme, endpoint, environ)
        )
    return Authentication(scheme, cast("SigningCredentials", credentials))


def _make_resolver(service: Service, credentials: AnyCredentials | None) -> CredentialResolver | None:
    """Return a resolver for credentials that are not static. None for static or invalid credentials."""
    if isinstance(credentials, (Credentials, AuthToken, PasswordLogin)):
        return None
    is_provider = (
        credentials is None
        or isinstance(credentials, credential_provider.CredentialProvider)
        or callable(credentials)
    )
    return credential_resolver.CredentialResolver(service, credentials) if is_provider else None
