"""The credential sources of a cloud: which one a call would use, and why not the others. Nothing is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

from yunbind_runtime.auth.credential_provider import (
    CredentialEffects,
    CredentialProvider,
    CredentialRequest,
    CredentialsUnavailable,
)
from yunbind_runtime.auth.providers.default_chains import list_default_providers
from yunbind_runtime.base.errors import ConnectFailed, CredentialsError, YunbindError
from yunbind_runtime.call.effects import Run, Send

from yunbind_cli.accounts.reasons import translate
from yunbind_cli.calls.clients import make_client
from yunbind_cli.language import say

if TYPE_CHECKING:
    from yunbind_runtime.call.effects import Effect
    from yunbind_runtime.model.credentials import SigningCredentials

    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Service

Outcome: TypeAlias = Literal["used", "unused", "skipped", "failed", "not asked", "not reached"]


@dataclass(frozen=True, slots=True)
class Source:
    """A credential source.

    Attributes:
        title: Name of the source, such as ``environment``.
        outcome: ``used``; ``unused``: it has a key, and an earlier source comes first; ``skipped``: it has
            none; ``failed``: it should have one; ``not asked``: it would send a request; ``not reached``: it
            would, and an earlier source comes first.
        reason: Reason for ``skipped`` or ``failed``, in English and without secrets. Otherwise empty.
        credentials: The key, or None.
        can_be_absent: Whether a call may go on to the next source after its request.
        warning: What is odd about the key. Empty if nothing is.
    """

    title: str
    outcome: Outcome
    reason: str = ""
    credentials: SigningCredentials | None = field(default=None, repr=False)
    can_be_absent: bool = False
    warning: str = ""

    @property
    def ends_search(self) -> bool:
        """Whether a call would use this source or fail, and ask no other."""
        return self.outcome in ("used", "failed") or (self.outcome == "not asked" and not self.can_be_absent)


def survey(service: Service, settings: CallSettings, region: str) -> tuple[Source, ...]:
    """Return the credential sources of a call in their order. Nothing is sent and no program runs.

    Args:
        service: The service that would be called.
        settings: The options, with the credential source of the profile if there is one.
        region: The region of the call.
    """
    surveyor = _Surveyor(settings.credentials)
    client = make_client(service, settings, region, (), credentials=surveyor, known_region=False, retries=0)
    action = next(action for action in service.actions.values() if not action.is_write)
    with client:
        try:
            client.call(action.name)
        except _Surveyed:
            return tuple(_mark_unused(surveyor.found))
    raise LookupError("A call ended without credentials.")


class _Surveyed(YunbindError):
    """Ends a call as soon as its sources are known."""


class _Surveyor(CredentialProvider):
    """Looks at all providers, and ends the call."""

    title = "survey"

    def __init__(self, provider: CredentialProvider | None) -> None:
        self._provider = provider
        self.found: list[Source] = []

    def get_credentials(
        self,
        request: CredentialRequest,
        refused: SigningCredentials | None = None,  # noqa: ARG002 - nothing is sent that could be refused
    ) -> CredentialEffects:
        yield from ()
        self._look(request)

    def _look(self, request: CredentialRequest) -> NoReturn:
        chosen = [self._provider] if self._provider else list_default_providers(request.service.provider)
        self.found = [look_at(provider, request) for provider in chosen]
        raise _Surveyed("The call ends here.")


def look_at(provider: CredentialProvider, request: CredentialRequest) -> Source:
    """Return the state of a credential source without a request.

    Its requests meet a network without connections. If it then has no credentials, a call goes on to the next
    source; otherwise the call depends on the response.
    """
    network = _NoNetwork()
    try:
        credentials = network.drive(provider.get_credentials(request))
    except CredentialsUnavailable as absence:
        if network.was_used:
            return Source(provider.title, "not asked", can_be_absent=True)
        return Source(provider.title, "skipped", str(absence.args[0]))
    except YunbindError as error:
        if network.was_used:
            return Source(provider.title, "not asked")
        reason = str(error.args[0]) if isinstance(error, CredentialsError) else str(error)
        return Source(provider.title, "failed", reason)
    return Source(provider.title, "used", "", credentials, warning=provider.warning)


class _NoNetwork:
    """Drives a credential provider as if nothing could be connected to.

    Attributes:
        was_used: Whether the provider was about to send something or to run a program.
    """

    def __init__(self) -> None:
        self.was_used = False

    def drive(self, effects: CredentialEffects) -> Any:
        try:
            effect = next(effects)
            while True:
                effect = self._answer(effects, effect)
        except StopIteration as end:
            return end.value

    def _answer(self, effects: CredentialEffects, effect: Effect) -> Effect:
        if isinstance(effect, Send):
            self.was_used = True
            return effects.throw(ConnectFailed("Nothing is sent.", maybe_sent=False))
        if isinstance(effect, Run):  # the lookup of a name, or a program
            self.was_used = True
            return effects.send(False)
        return effects.send(None)


def _mark_unused(sources: Iterable[Source]) -> Iterable[Source]:
    """Yield the sources. Those behind the one that ends the search are not used."""
    has_ended = False
    for source in sources:
        if has_ended and source.outcome == "used":
            yield replace(source, outcome="unused")
        elif has_ended and source.outcome == "not asked":
            yield replace(source, outcome="not reached")
        else:
            yield source
        has_ended = has_ended or source.ends_search


def name_outcome(source: Source) -> str:
    """Return the outcome of a source in the chosen language."""
    names = {
        "used": say("used", "使用"),
        "unused": say("not used", "未使用"),
        "skipped": say("skipped", "跳过"),
        "failed": say("failed", "失败"),
        "not asked": say("not asked", "未查询"),
        "not reached": say("not reached", "未轮到"),
    }
    return names[source.outcome]


def write_reason(source: Source) -> str:
    """Return why a source is used or not, in the chosen language."""
    texts = {
        "used": say("it is the first that has a key", "第一个有密钥的来源"),
        "unused": say("it has a key too, and an earlier source comes first", "也有密钥，但前面的来源优先"),
        "not asked": say("it needs the network; --check asks it", "需要联网；--check 会查询"),
        "not reached": say("an earlier source comes first", "前面的来源优先"),
    }
    text = texts.get(source.outcome) or translate(source.reason)
    return f"{text}; {source.warning}" if source.warning else text
