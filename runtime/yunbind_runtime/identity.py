"""Who calls: credentials and the scheme that proves them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .credentials import AnyCredentials, Credentials, find_credentials
from .errors import ConfigurationError
from .signing import SIGNERS

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
    for scheme in schemes:
        if isinstance(credentials, SIGNERS[scheme].CREDENTIALS):
            return Identity(credentials, scheme)
    wanted = " or ".join(sorted({SIGNERS[scheme].CREDENTIALS.__name__ for scheme in schemes}))
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
    kinds = tuple(dict.fromkeys(SIGNERS[scheme].CREDENTIALS for scheme in schemes)) or (Credentials,)
    return choose_identity(service, find_credentials(service.credentials, environ, kinds), signing)
