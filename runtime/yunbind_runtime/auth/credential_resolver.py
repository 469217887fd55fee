"""The provider chain of a client without static credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.fork_safety import ForkSafeLock

from .credential_provider import CredentialProvider, ProviderReport

if TYPE_CHECKING:
    from yunbind_runtime.model.credentials import SigningCredentials
    from yunbind_runtime.model.operation import Service

    from .credential_provider import CredentialEffects, CredentialRequest, CredentialsLike
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


def make_default_chain(service: Service) -> CredentialChain:
    """Return the default provider chain of a service's cloud."""
    from .providers.default_chains import make_default_chain

    return make_default_chain(service)
