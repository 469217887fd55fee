"""Authenticators: they give a call credentials that can sign it, and replace credentials that expired."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ApiError, CredentialsError
from yunbind_runtime.model.credentials import Credentials, PasswordLogin

from .credential_provider import CredentialProvider, CredentialRequest
from .keystone import needs_project
from .schemes import choose_signing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from yunbind_runtime.call.call import Call
    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.model.credentials import SigningCredentials
    from yunbind_runtime.model.operation import ResponseT, Service


@dataclass(frozen=True, slots=True)
class LoginAuthenticator:
    """Signs calls with a token that the identity service issues for a name and a password.

    Attributes:
        login: Name and password.
        signing: Signing scheme for tokens.
        endpoint: Endpoint that the client was given. None if it was given none.
        environ: Environment variables of the client.
    """

    login: PasswordLogin
    signing: str
    endpoint: str | None
    environ: Mapping[str, str] = field(repr=False)

    def authenticate(
        self, call: Call[ResponseT], refused: SigningCredentials | None = None
    ) -> Effects[Call[ResponseT]]:
        """Return the call with a token.

        Raises:
            ConfigurationError: The identity service has no host in the region.
            YunbindError: The token could not be fetched; see :mod:`yunbind_runtime.auth.tokens`.
        """
        from .tokens import obtain_token

        token = yield from obtain_token(call, self.login, self.endpoint, self.environ, refused)
        return replace(call, credentials=token, signing=self.signing)

    def can_renew(self, call: Call[Any], error: ApiError) -> bool:
        """Return whether the error means that the token has expired."""
        keystone = call.operation.service.keystone
        # The documented code: its spelling in responses varies.
        return keystone is not None and type(error).code in keystone.token_ended


@dataclass(frozen=True, slots=True)
class ProjectAuthenticator:
    """Signs calls with a key pair and looks up the project of the region.

    Attributes:
        credentials: Key pair without a project.
        signing: Signing scheme that fits it.
        endpoint: Endpoint that the client was given. None if it was given none.
        environ: Environment variables of the client.
    """

    credentials: Credentials
    signing: str
    endpoint: str | None
    environ: Mapping[str, str] = field(repr=False)

    def authenticate(
        self,
        call: Call[ResponseT],
        refused: SigningCredentials | None = None,  # noqa: ARG002 - a key pair is not renewed
    ) -> Effects[Call[ResponseT]]:
        """Return the call with the key pair and the project.

        Raises:
            YunbindError: The project could not be found; see :mod:`yunbind_runtime.auth.projects`.
        """
        signed = replace(call, credentials=self.credentials, signing=self.signing)
        return (yield from _add_project(signed, self.credentials, self.endpoint, self.environ))

    def can_renew(self, call: Call[Any], error: ApiError) -> bool:  # noqa: ARG002 - a key pair is not renewed
        """Return False."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderAuthenticator:
    """Signs calls with the credentials of a provider, which it asks before each attempt.

    Attributes:
        provider: Supplies the credentials.
        default_provider: Makes the default provider of a service.
        environ: Environment variables of the client.
        signing: Signing scheme that the client was given. Defaults to the service's first that fits the
            credentials.
        endpoint: Endpoint that the client was given. None if it was given none.
    """

    provider: CredentialProvider
    default_provider: Callable[[Service], CredentialProvider]
    environ: Mapping[str, str] = field(repr=False)
    signing: str | None = None
    endpoint: str | None = None

    def authenticate(
        self, call: Call[ResponseT], refused: SigningCredentials | None = None
    ) -> Effects[Call[ResponseT]]:
        """Return the call with the credentials of the provider.

        Raises:
            CredentialsError: No credentials were found.
            ConfigurationError: The credentials fit no signing scheme of the service.
            YunbindError: The credentials, or the project that they lack, could not be fetched.
        """
        try:
            credentials = yield from self.provider.get_credentials(self._request(call), refused)
        except CredentialsError as error:
            error.place = error.place or call.operation.place
            raise
        signing = choose_signing(call.operation.service, credentials, self.signing)
        signed = replace(call, credentials=credentials, signing=signing)
        if isinstance(credentials, Credentials) and credentials.project_id:
            from .projects import check_project_region

            check_project_region(call, credentials)
        try:
            return (yield from _add_project(signed, credentials, self.endpoint, self.environ))
        except ApiError as error:
            # The lookup of the project is the first use of the credentials.
            if refused is not None or not self.can_renew(signed, error):
                raise
        return (yield from self.authenticate(call, credentials))

    def can_renew(self, call: Call[Any], error: ApiError) -> bool:
        """Return whether the credentials have expired, or have been replaced in the file they came from."""
        service, code = call.operation.service, type(error).code
        if code in service.session_ended:
            return True
        return code in service.key_refused and self.provider.reread(self._request(call), call.credentials)

    def _request(self, call: Call[Any]) -> CredentialRequest:
        return CredentialRequest(call, self.environ, self.signing, self.default_provider)


def _add_project(
    call: Call[ResponseT],
    credentials: SigningCredentials,
    endpoint: str | None,
    environ: Mapping[str, str],
) -> Effects[Call[ResponseT]]:
    """Return the call with the region's project in its credentials, if they need one and lack it."""
    is_complete = not needs_project(call.operation.service, credentials, call.region, endpoint)
    if is_complete or not isinstance(credentials, Credentials):
        return call
    from .projects import find_project

    project_id = yield from find_project(call, credentials, environ)
    return replace(call, credentials=replace(credentials, project_id=project_id))
