"""A chain of credential providers and the report on each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from yunbind_runtime.auth.credential_provider import (
    CredentialProvider,
    CredentialsUnavailable,
    ProviderReport,
)
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError, YunbindError
from yunbind_runtime.base.single_flight import CachedValue, SingleFlightCache
from yunbind_runtime.model.credentials import AuthToken, Credentials

from .bases import CallableProvider, IssuedCredentials, StaticProvider
from .environment import suggest_credentials

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialEffects, CredentialRequest, CredentialsLike
    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.model.credentials import SigningCredentials


class CredentialChain(CredentialProvider):
    """Credential providers that are tried in order. The first that has credentials is used from then on.

    A provider without credentials is skipped. A provider that should have credentials and cannot supply them,
    such as an unreadable file or a profile that was named, ends the search with an error: skipping it could
    call with another account.

    Args:
        providers: Credentials, credential providers, or functions that return credentials, in order.

    Raises:
        ConfigurationError: There is no provider, or an argument is something else.
    """

    def __init__(self, *providers: CredentialsLike) -> None:
        if not providers:
            raise ConfigurationError("A CredentialChain needs at least one provider.")
        self.title = "chain"
        self._providers = tuple(as_provider(provider) for provider in providers)
        self._selected: SingleFlightCache[CredentialProvider] = SingleFlightCache()
        self._reports = tuple(
            ProviderReport(provider.title, "not tried", "no call was made yet")
            for provider in self._providers
        )

    def report(self) -> tuple[ProviderReport, ...]:
        """Return the outcome of each provider, in order, without secrets."""
        return self._reports

    def get_credentials(
        self, request: CredentialRequest, refused: SigningCredentials | None = None
    ) -> CredentialEffects:
        found: list[SigningCredentials] = []
        provider = yield from self._selected.get(
            request.cache_key, lambda: self._search(request, found), request.call.clock
        )
        return found[0] if found else (yield from provider.get_credentials(request, refused))

    def reread(self, request: CredentialRequest, refused: SigningCredentials | None) -> bool:
        selected = self._selected.peek(request.cache_key)
        return selected is not None and selected.reread(request, refused)

    def _search(
        self, request: CredentialRequest, found: list[SigningCredentials]
    ) -> Effects[CachedValue[CredentialProvider]]:
        """Return the first provider that has credentials, and put its credentials into ``found``."""
        reports: list[ProviderReport] = []
        try:
            for provider in self._providers:
                credentials = yield from _try(provider, request, reports)
                if credentials is not None:
                    found.append(credentials)
                    return CachedValue(provider)
        finally:
            rest = (
                ProviderReport(provider.title, "not tried", "an earlier provider ended the search")
                for provider in self._providers[len(reports) :]
            )
            self._reports = (*reports, *rest)
        raise CredentialsError(
            f"No credentials were found. {suggest_credentials(request)}\n{_list_reports(reports)}"
        )


def _try(
    provider: CredentialProvider, request: CredentialRequest, reports: list[ProviderReport]
) -> Effects[SigningCredentials | None]:
    """Return the credentials of a provider, None if it has none, and report on it.

    Raises:
        CredentialsError: The provider failed.
        YunbindError: A service that issues credentials failed.
    """
    try:
        credentials = yield from provider.get_credentials(request)
    except CredentialsUnavailable as absence:
        reports.append(ProviderReport(provider.title, "skipped", absence.args[0]))
        return None
    except CredentialsError as error:
        reports.append(ProviderReport(provider.title, "failed", error.args[0]))
        raise CredentialsError(f"The credentials are unusable.\n{_list_reports(reports)}") from None
    except YunbindError as error:
        reports.append(ProviderReport(provider.title, "failed", str(error)))
        error.add_note(f"Credential providers that were tried:\n{_list_reports(reports)}")
        raise
    warning = f"; {provider.warning}" if provider.warning else ""
    reports.append(ProviderReport(provider.title, "used", f"{credentials!r}{warning}"))
    return credentials


def as_provider(value: object) -> CredentialProvider:
    """Return a credential provider for a ``credentials=``.

    Raises:
        ConfigurationError: The value is neither credentials nor a provider nor a function.
    """
    if isinstance(value, CredentialProvider):
        return value
    if isinstance(value, (Credentials, AuthToken)):
        return StaticProvider(IssuedCredentials(value))
    if callable(value):
        return CallableProvider(cast("Callable[[], object]", value))
    raise ConfigurationError(
        "Pass Credentials, an AuthToken, a credential provider such as AssumeRole, or a function that "
        f"returns Credentials, not {type(value).__name__}."
    )


def _list_reports(reports: list[ProviderReport]) -> str:
    return "\n".join(f"- {report.provider}: {report.reason}" for report in reports)
