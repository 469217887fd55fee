"""Sources one after another, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from typing import TYPE_CHECKING, Any, cast

from yunbind_runtime.base.errors import ConfigurationError, CredentialsError, YunbindError
from yunbind_runtime.base.single_flight import CachedValue, SingleFlightCache
from yunbind_runtime.model.credentials import AuthToken, Credentials

from .environment import EnvironmentProvider, say_remedy
from .provider import (
    CallableProvider,
    CredentialProvider,
    CredentialsUnavailable,
    IssuedCredentials,
    Keys,
    ProviderReport,
    StaticProvider,
)
from .vendors import find_vendor

if TYPE_CHECKING:
    from yunbind_runtime.call.call import Call
    from yunbind_runtime.call.effects import Effect
    from yunbind_runtime.model.credentials import CallersCredentials, SigningKeys
    from yunbind_runtime.model.operation import Service


class CredentialChain(CredentialProvider):
    """Sources that are asked in turn until one has keys; that one is used from then on.

    A source that has nothing is passed over. One that was told to have keys and cannot give them, such as a
    file that cannot be read or a profile asked for by name, ends the search with an error: passing it
    over would call as somebody else.

    Args:
        sources: credentials, sources, or functions that return credentials, the first to be asked first.

    Raises:
        ConfigurationError: there are none, or one is something else.
    """

    def __init__(self, *sources: CallersCredentials) -> None:
        if not sources:
            raise ConfigurationError("A CredentialChain needs at least one source.")
        self.title = "chain"
        self._sources = tuple(as_provider(each) for each in sources)
        self._winner: SingleFlightCache[CredentialProvider] = SingleFlightCache()
        self._reports = tuple(_report(each, "not asked", "no call was made yet") for each in self._sources)

    def report(self) -> tuple[ProviderReport, ...]:
        """Say what became of each source, in order, without secrets."""
        return self._reports

    def obtain(self, call: Call[Any], stale: SigningKeys | None = None) -> Keys:
        service = call.operation.service
        key = (service.provider, service.project, call.caller.signing if call.caller else None)
        found: list[SigningKeys] = []
        winner = yield from self._winner.obtain(key, lambda: self._search(call, found), call.clock)
        return found[0] if found else (yield from winner.obtain(call, stale))

    def _search(
        self, call: Call[Any], found: list[SigningKeys]
    ) -> Generator[Effect, Any, CachedValue[CredentialProvider]]:
        reports: list[ProviderReport] = []
        try:
            for source in self._sources:
                try:
                    keys = yield from source.obtain(call)
                except CredentialsUnavailable as absence:
                    reports.append(_report(source, "passed", absence.args[0]))
                except CredentialsError as error:
                    reports.append(_report(source, "failed", error.args[0]))
                    reason = f"The credentials cannot be used.\n{list_reports(reports)}"
                    raise CredentialsError(reason) from None
                except YunbindError as error:
                    reports.append(_report(source, "failed", str(error)))
                    error.add_note(f"Credentials were looked for:\n{list_reports(reports)}")
                    raise
                else:
                    found.append(keys)
                    reports.append(_report(source, "used", _describe(keys, source.note)))
                    return CachedValue(source)
        finally:
            unasked = self._sources[len(reports) :]
            rest = (_report(each, "not asked", "an earlier source ended the search") for each in unasked)
            self._reports = (*reports, *rest)
        raise CredentialsError(f"No credentials were found. {say_remedy(call)}\n{list_reports(reports)}")


def as_provider(value: object) -> CredentialProvider:
    """Return what a caller gave as ``credentials=`` as a source.

    Raises:
        ConfigurationError: it is none.
    """
    if isinstance(value, CredentialProvider):
        return value
    if isinstance(value, (Credentials, AuthToken)):
        return StaticProvider(IssuedCredentials(value))
    if callable(value):
        return CallableProvider(cast("Callable[[], object]", value))
    raise ConfigurationError(
        "Credentials come from Credentials, an AuthToken, a source such as AssumeRole, or a function that "
        f"returns Credentials; {type(value).__name__} is none of them."
    )


def make_default_chain(service: Service, environ: Mapping[str, str]) -> CredentialChain:
    """Return the sources of a cloud, in the order of the vendor's own SDK."""
    cloud = find_vendor(service.provider)
    return CredentialChain(*(cloud.list_providers(environ) if cloud else (EnvironmentProvider(environ),)))


def list_reports(reports: list[ProviderReport]) -> str:
    """Return what became of sources, a line for each."""
    return "\n".join(f"- {each.source}: {each.reason}" for each in reports)


def _report(source: CredentialProvider, outcome: Any, reason: str) -> ProviderReport:
    return ProviderReport(source.title, outcome, reason)


def _describe(keys: SigningKeys, note: str) -> str:
    return f"{keys!r}; {note}" if note else repr(keys)
