"""Who calls: credentials and the scheme that proves them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .credentials import AnyCredentials, AuthToken, Credentials, PasswordLogin, find_credentials
from .endpoints import Endpoint, resolve_endpoint
from .errors import ConfigurationError
from .signing import find_signer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .operation import Service


@dataclass(frozen=True, slots=True)
class Identity:
    """Credentials with a signing scheme that fits them."""

    credentials: AnyCredentials
    signing: str


def check_signing(service: Service, signing: str | None) -> None:
    """Refuse a scheme that the service does not take.

    Raises:
        ConfigurationError: names the schemes it takes.
    """
    if signing is not None and signing not in service.signing:
        choices = ", ".join(service.signing)
        raise ConfigurationError(
            f"{service.title} cannot be signed with {signing!r}; choose one of: {choices}."
        )


def choose_identity(service: Service, credentials: AnyCredentials, signing: str | None) -> Identity:
    """Return the credentials with the scheme asked for, else with the service's first scheme that fits them.

    Raises:
        ConfigurationError: no scheme fits.
    """
    check_signing(service, signing)
    schemes = (signing,) if signing else service.signing
    kind = type(credentials)
    if isinstance(credentials, PasswordLogin) and service.keystone is not None:
        kind = AuthToken  # what it becomes
    for scheme in schemes:
        if issubclass(kind, find_signer(service.protocol, scheme).CREDENTIALS):
            return Identity(credentials, scheme)
    wanted = " or ".join(
        sorted({find_signer(service.protocol, scheme).CREDENTIALS.__name__ for scheme in schemes})
    )
    given = type(credentials).__name__
    raise ConfigurationError(
        f"{service.title} signed with {' or '.join(schemes)} needs {wanted} and was given {given}."
    )


def find_identity(service: Service, environ: Mapping[str, str], signing: str | None) -> Identity:
    """Return the credentials that are found without the caller's help.

    Raises:
        CredentialsError: none are found.
        ConfigurationError: no scheme fits, or a variable holds what cannot be a key.
    """
    check_signing(service, signing)
    schemes = (signing,) if signing else service.signing
    kinds = tuple(dict.fromkeys(find_signer(service.protocol, scheme).CREDENTIALS for scheme in schemes)) or (
        Credentials,
    )
    return choose_identity(service, find_credentials(service.credentials, environ, kinds), signing)


def find_keystone(
    service: Service,
    credentials: AnyCredentials,
    *,
    region: str | None,
    endpoint: str | None,
    environ: Mapping[str, str],
) -> Endpoint | None:
    """Return where a token or a project comes from; None where the credentials need neither.

    A password goes where the login says, else where the client was told to call, else to the identity
    service's own host. A project is looked up for key pairs without one, unless the client was told
    where to call: that host may know nothing of projects, and the vendor's SDK does not ask it either.

    Raises:
        ConfigurationError: the identity service has no host for the region.
    """
    keystone = service.keystone
    if keystone is None:
        return None
    lacks_project = service.project and isinstance(credentials, Credentials) and not credentials.project_id
    if isinstance(credentials, PasswordLogin):
        endpoint = credentials.endpoint or endpoint
    elif endpoint or not region or not lacks_project:
        return None
    identity_service = keystone.token_operation().service
    return resolve_endpoint(identity_service.name, identity_service.endpoints, region, endpoint, environ)
