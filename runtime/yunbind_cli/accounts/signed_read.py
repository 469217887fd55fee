"""One signed read of a cloud, which shows whether its key works."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yunbind_runtime.auth.providers.chain import CredentialChain
from yunbind_runtime.auth.providers.default_chains import list_default_providers
from yunbind_runtime.base.errors import ApiError, CredentialsError, YunbindError

from yunbind_cli.accounts.places import find_read
from yunbind_cli.calls.clients import make_client
from yunbind_cli.error_report import describe_error, write_sentence
from yunbind_cli.exits import ExitCode, find_exit_code
from yunbind_cli.language import say

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import (
        CredentialEffects,
        CredentialRequest,
        ProviderReport,
    )
    from yunbind_runtime.model.credentials import SigningCredentials

    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Action, Cloud


@dataclass(frozen=True, slots=True)
class SignedRead:
    """The outcome of a signed read.

    Attributes:
        action: The action that was called.
        endpoint: The endpoint that was called.
        reports: The outcome of each credential source.
        credentials: The key that was used, or None.
        error: The error of the call, or None.
    """

    action: Action
    endpoint: str
    reports: tuple[ProviderReport, ...]
    credentials: SigningCredentials | None = field(repr=False)
    error: YunbindError | None

    @property
    def is_permitted(self) -> bool:
        """Whether the service answered the call."""
        return self.error is None

    @property
    def key_works(self) -> bool:
        """Whether the service knows the key and its signature is right, whatever the key may do."""
        return self.error is None or _is_about_rights(self.error)

    @property
    def code(self) -> ExitCode:
        """Exit code of the read."""
        return ExitCode.DONE if self.key_works else find_exit_code(self.error or YunbindError())

    def write_sentence(self) -> str:
        """Return the outcome for people, on one line."""
        name = f"{self.action.service.name} {self.action.name}"
        if self.error is None:
            return say(f"works ({name})", f"可用（{name}）")
        if self.key_works:
            return say(f"works, but may not call {name}", f"可用，但无权调用 {name}")
        if isinstance(self.error, CredentialsError):
            return say("no usable key", "没有可用的密钥")  # the sources say why
        return " ".join(write_sentence(self.error).split())

    def describe(self) -> dict[str, object]:
        """Return the outcome as members of JSON."""
        error = None if self.error is None else describe_error(self.error)
        return {"works": self.key_works, "action": self.action.reference, "error": error}


class _WatchedChain(CredentialChain):
    """A chain that keeps the credentials it has supplied."""

    latest: SigningCredentials | None = None

    def get_credentials(
        self, request: CredentialRequest, refused: SigningCredentials | None = None
    ) -> CredentialEffects:
        self.latest = yield from super().get_credentials(request, refused)
        return self.latest


def read_signed(cloud: Cloud, settings: CallSettings, region: str) -> SignedRead:
    """Call a read that needs no argument.

    Args:
        cloud: The cloud.
        settings: The options, with the credential source of the profile if there is one.
        region: The region.

    Raises:
        ConfigurationError: An option is invalid.
    """
    action = find_read(cloud)
    own = settings.credentials
    chain = _WatchedChain(*((own,) if own else list_default_providers(cloud.name)))
    error: YunbindError | None = None
    with make_client(action.service, settings, region, (), credentials=chain, known_region=False) as client:
        try:
            client.call(action.name)
        except YunbindError as failure:
            error = failure
        endpoint = str(client.endpoint)
    return SignedRead(action, endpoint, chain.report(), chain.latest, error)


def _is_about_rights(error: YunbindError) -> bool:
    return isinstance(error, ApiError) and error.kind == "permission_denied"
