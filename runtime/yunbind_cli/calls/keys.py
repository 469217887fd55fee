"""Keys of the environment, for commands that need a key and make no call."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from yunbind_runtime.auth.credential_provider import CredentialEffects, CredentialProvider, CredentialRequest
from yunbind_runtime.auth.providers.default_chains import make_default_chain
from yunbind_runtime.base.errors import YunbindError

if TYPE_CHECKING:
    from yunbind_runtime.model.credentials import SigningCredentials

    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Service


class _Found(YunbindError):
    """Ends a call as soon as its credentials are known."""

    def __init__(self, credentials: SigningCredentials) -> None:
        super().__init__("The call ends here.")
        self.credentials = credentials


class _Finder(CredentialProvider):
    """Ends the call with the credentials of a provider.

    Args:
        provider: The provider. Defaults to the default chain.
    """

    title = "credentials"

    def __init__(self, provider: CredentialProvider | None) -> None:
        self._provider = provider

    def get_credentials(
        self, request: CredentialRequest, refused: SigningCredentials | None = None
    ) -> CredentialEffects:
        provider = self._provider or make_default_chain(request.service)
        credentials = yield from provider.get_credentials(request, refused)
        raise _Found(credentials)


def find_keys(service: Service, settings: CallSettings, region: str | None) -> SigningCredentials:
    """Return the credentials that a call of a service would use. Only services that issue keys are called.

    Raises:
        YunbindError: No credentials were found, or they are unusable.
    """
    client_class: Any = getattr(import_module(service.module), service.client)
    action = next(action for action in service.actions.values() if not action.is_write)
    with client_class(
        region=region,
        credentials=_Finder(settings.credentials),
        environ=settings.environ,
        known_region=False,
        retries=0,
    ) as client:
        try:
            client.call(action.name)
        except _Found as found:
            return found.credentials
    raise LookupError("A call ended without credentials.")
