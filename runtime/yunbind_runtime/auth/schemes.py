"""The choice of a signing scheme that fits a service and its credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.model.credentials import AuthToken, PasswordLogin
from yunbind_runtime.wire.signing import find_signer

if TYPE_CHECKING:
    from yunbind_runtime.model.credentials import Credentials
    from yunbind_runtime.model.operation import Service


def check_signing(service: Service, signing: str | None) -> None:
    """Check that the service accepts a signing scheme.

    Raises:
        ConfigurationError: The service does not accept it.
    """
    if signing is not None and signing not in service.signing:
        choices = ", ".join(service.signing)
        raise ConfigurationError(
            f"{service.title} does not accept signing={signing!r}. Choose one of: {choices}."
        )


def list_credential_types(
    service: Service, signing: str | None
) -> tuple[type[Credentials] | type[AuthToken], ...]:
    """Return the types of credentials that can sign, preferred first.

    Args:
        service: Service that is called.
        signing: Signing scheme. None for all schemes of the service.
    """
    schemes = (signing,) if signing else service.signing
    return tuple(dict.fromkeys(find_signer(service.protocol, scheme).CREDENTIALS for scheme in schemes))


def choose_signing(service: Service, credentials: object, signing: str | None) -> str:
    """Return the given signing scheme, else the service's first scheme that fits the credentials.

    Raises:
        ConfigurationError: No scheme fits.
    """
    check_signing(service, signing)
    schemes = (signing,) if signing else service.signing
    credential_type = type(credentials)
    if isinstance(credentials, PasswordLogin) and service.keystone is not None:
        credential_type = AuthToken  # the login is exchanged for a token
    for scheme in schemes:
        if issubclass(credential_type, find_signer(service.protocol, scheme).CREDENTIALS):
            return scheme
    accepted = " or ".join(sorted(accepted.__name__ for accepted in list_credential_types(service, signing)))
    raise ConfigurationError(
        f"{service.title} with signing {' or '.join(schemes)} needs credentials of type {accepted}, "
        f"not {type(credentials).__name__}."
    )
