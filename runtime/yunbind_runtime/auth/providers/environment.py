"""Keys in the environment, under the names that the cloud's spec gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.model.credentials import AuthToken, Credentials
from yunbind_runtime.wire.signing import find_signer

from .provider import (
    CredentialProvider,
    CredentialsUnavailable,
    IssuedCredentials,
    LazyProvider,
    StaticProvider,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.call.call import Call
    from yunbind_runtime.model.credentials import CredentialVariables, SigningKeys

    Kinds = tuple[type[SigningKeys], ...]


class EnvironmentProvider(LazyProvider):
    """The variables that the cloud's spec names.

    Of several names the first that is set wins. A key id goes with the key secret at the same position, so
    that pairs of different tools do not mix.

    Args:
        environ: the environment to look in.

    Raises:
        ConfigurationError: at the first call: a variable holds what cannot be a key.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__("environment", self._look)
        self._environ = environ

    def _look(self, call: Call[Any]) -> CredentialProvider:
        variables, kinds = call.operation.service.credentials, list_kinds(call)
        keys = read_environment(variables, self._environ, kinds)
        if keys is None:
            raise CredentialsUnavailable(_say_missing(variables, self._environ, kinds))
        return StaticProvider(IssuedCredentials(keys))


def list_kinds(call: Call[Any]) -> Kinds:
    """Return what can sign the call, preferred first."""
    service = call.operation.service
    asked = call.caller.signing if call.caller else None
    schemes = (asked,) if asked else service.signing
    kinds = dict.fromkeys(find_signer(service.protocol, scheme).CREDENTIALS for scheme in schemes)
    return tuple(kinds) or (Credentials,)


def read_environment(
    variables: CredentialVariables, environ: Mapping[str, str], kinds: Kinds
) -> SigningKeys | None:
    """Return the credentials that the environment variables hold; None where there are none.

    Args:
        variables: names of the vendor's environment variables.
        environ: the environment to look in.
        kinds: what the signing scheme can use, preferred first.

    Raises:
        ConfigurationError: a variable holds what cannot be a key.
    """
    project_id = find_first(variables.project_id, environ)
    for kind in kinds:
        if kind is AuthToken:
            token = find_first(variables.auth_token, environ)
            if token:
                return AuthToken(token, project_id)
            continue
        for id_name, secret_name in zip(variables.key_id, variables.key_secret, strict=False):
            key_id, key_secret = environ.get(id_name), environ.get(secret_name)
            if key_id and key_secret:
                token = find_first(variables.session_token, environ)
                return Credentials(key_id, key_secret, token, project_id)
    return None


def find_first(names: tuple[str, ...], environ: Mapping[str, str]) -> str | None:
    """Return the first variable's value that is not empty."""
    return next((environ[name] for name in names if environ.get(name)), None)


def say_remedy(call: Call[Any]) -> str:
    """Say how credentials can be given."""
    kinds, variables = list_kinds(call), call.operation.service.credentials
    ways = ["credentials=Credentials(key_id, key_secret)"] if Credentials in kinds else []
    if AuthToken in kinds:
        ways.append("credentials=AuthToken(token)")
    pairs = [" and ".join(pair) for pair in zip(variables.key_id, variables.key_secret, strict=False)]
    wanted = " or ".join((pairs[:1] if Credentials in kinds else []) + list(variables.auth_token[:1]))
    return f"Set {wanted} in the environment, or pass {' or '.join(ways)}." if wanted else f"Pass {ways[0]}."


def _say_missing(variables: CredentialVariables, environ: Mapping[str, str], kinds: Kinds) -> str:
    choices: list[str] = []
    if Credentials in kinds:
        for pair in zip(variables.key_id, variables.key_secret, strict=False):
            missing = [name for name in pair if not environ.get(name)]
            if len(missing) == 1:
                choices.insert(0, missing[0])  # half of this pair is there: name the other half first
            else:
                choices.append(" and ".join(missing))
    if AuthToken in kinds:
        choices += variables.auth_token
    return f"{', or '.join(choices) or 'no variable'} must be set"
