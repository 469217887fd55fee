"""Credentials in environment variables, whose names the cloud's spec lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialsUnavailable
from yunbind_runtime.auth.schemes import list_credential_types
from yunbind_runtime.model.credentials import AuthToken, Credentials

from .bases import IssuedCredentials, LazyProvider, StaticProvider

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.model.credentials import CredentialVariables, SigningCredentials

    CredentialTypes = tuple[type[SigningCredentials], ...]


class EnvironmentProvider(LazyProvider):
    """A provider of the credentials in environment variables.

    Of several names the first that is set is used. A key id is used with the key secret at the same position,
    so that pairs of different tools do not mix.

    Raises:
        ConfigurationError: At the first call: a variable contains an invalid key.
    """

    def __init__(self, title: str = "environment") -> None:
        super().__init__(title, _read)


def _read(request: CredentialRequest) -> CredentialProvider:
    variables, types = request.service.credentials, list_credential_types(request.service, request.signing)
    credentials = read_environment(variables, request.environ, types)
    if credentials is None:
        raise CredentialsUnavailable(_describe_missing(variables, request.environ, types))
    return StaticProvider(IssuedCredentials(credentials))


def read_environment(
    variables: CredentialVariables, environ: Mapping[str, str], types: CredentialTypes
) -> SigningCredentials | None:
    """Return the credentials in environment variables. None if there are none.

    Args:
        variables: Names of the vendor's environment variables.
        environ: Environment variables.
        types: Types of credentials that can sign, preferred first.

    Raises:
        ConfigurationError: A variable contains an invalid key.
    """
    project_id = _find_first(variables.project_id, environ)
    for credential_type in types:
        if credential_type is AuthToken:
            token = _find_first(variables.auth_token, environ)
            if token:
                return AuthToken(token, project_id)
            continue
        for id_name, secret_name in zip(variables.key_id, variables.key_secret, strict=False):
            key_id, key_secret = environ.get(id_name), environ.get(secret_name)
            if key_id and key_secret:
                token = _find_first(variables.session_token, environ)
                return Credentials(key_id, key_secret, token, project_id)
    return None


def require_variables(environ: Mapping[str, str], *names: str) -> list[str]:
    """Return the values of environment variables.

    Raises:
        CredentialsUnavailable: Some are not set or empty. The message names all of them.
    """
    missing = list_missing(environ, *names)
    if missing:
        raise CredentialsUnavailable(f"{' and '.join(missing)} must be set")
    return [environ[name] for name in names]


def list_missing(environ: Mapping[str, str], *names: str) -> list[str]:
    """Return the names of the environment variables that are not set or empty."""
    return [name for name in names if not environ.get(name)]


def suggest_credentials(request: CredentialRequest) -> str:
    """Return a sentence that says how to supply credentials."""
    types = list_credential_types(request.service, request.signing)
    variables = request.service.credentials
    arguments = ["credentials=Credentials(key_id, key_secret)"] if Credentials in types else []
    if AuthToken in types:
        arguments.append("credentials=AuthToken(token)")
    pairs = [" and ".join(pair) for pair in zip(variables.key_id, variables.key_secret, strict=False)]
    names = " or ".join((pairs[:1] if Credentials in types else []) + list(variables.auth_token[:1]))
    if not names:
        return f"Pass {arguments[0]}."
    return f"Set {names} in the environment, or pass {' or '.join(arguments)}."


def _find_first(names: tuple[str, ...], environ: Mapping[str, str]) -> str | None:
    """Return the value of the first variable that is not empty."""
    return next((environ[name] for name in names if environ.get(name)), None)


def _describe_missing(
    variables: CredentialVariables, environ: Mapping[str, str], types: CredentialTypes
) -> str:
    choices: list[str] = []
    if Credentials in types:
        for pair in zip(variables.key_id, variables.key_secret, strict=False):
            missing = [name for name in pair if not environ.get(name)]
            if len(missing) == 1:
                choices.insert(0, missing[0])  # half of this pair is set: name the other half first
            else:
                choices.append(" and ".join(missing))
    if AuthToken in types:
        choices += variables.auth_token
    return f"{', or '.join(choices) or 'no variable'} must be set"
