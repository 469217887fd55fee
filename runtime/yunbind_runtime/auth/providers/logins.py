"""Providers of credentials for a login that the vendor's command line made and keeps in a profile.

The profile has temporary keys, and a token that is exchanged for new ones. It is read at every renewal,
because the command line replaces both. Nothing is written to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from yunbind_facts.behavior import CREDENTIALS_RENEWAL_LOGIN_MARGIN, STATUSES_CLIENT_ERROR_FROM

from yunbind_runtime.auth.credential_provider import CredentialsUnavailable
from yunbind_runtime.base.errors import CredentialsError, YunbindError

from .bases import IssuedCredentials, RefreshableProvider, is_same, required
from .documents import read_issued_credentials, read_object
from .json_calls import Reply, describe_refusal, require_success
from .local_services import is_busy

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialRequest
    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.model.credentials import SigningCredentials

_EARLY = timedelta(seconds=CREDENTIALS_RENEWAL_LOGIN_MARGIN)
"""Keys of the profile that expire so soon are replaced, as tccli does."""


@dataclass(frozen=True, slots=True)
class Login:
    """A login in a profile.

    Attributes:
        place: The profile, for messages.
        service: The service that exchanges the token, for messages.
        command: Command that logs in again.
        kept: Temporary keys of the profile. None if it has none.
        expires_at: Expiry of the token. None if there is no token.
        exchange: Exchanges the token. Returns the reply of the service.
    """

    place: str
    service: str
    command: str
    kept: IssuedCredentials | None
    expires_at: datetime | None
    exchange: Callable[[], Effects[Reply]] = field(repr=False)

    def find_kept(self, now: datetime, margin: timedelta = timedelta(0)) -> IssuedCredentials | None:
        """Return the keys of the profile, if they are valid for longer than a margin."""
        kept = self.kept
        is_valid = kept is not None and kept.expires_at is not None and kept.expires_at - now > margin
        return kept if is_valid else None

    def has_ended(self, now: datetime) -> bool:
        """Return whether the token has expired or is absent."""
        return self.expires_at is None or now >= self.expires_at

    def refuse(self, reason: str) -> CredentialsUnavailable:
        """Return the error for a login that has ended."""
        return CredentialsUnavailable(f"the login in {self.place} {reason}; run: {self.command}")


class LoginProvider(RefreshableProvider):
    """A provider of the keys of a login, which it renews while the login is valid.

    Args:
        title: Name in reports and errors.
        read: Returns the login. Raises as :meth:`get_credentials` does.
        reason: Makes the end of the login an error, such as ``but PROFILE names it``. None lets a chain try
            the next provider.
    """

    def __init__(
        self, title: str, read: Callable[[CredentialRequest], Login], reason: str | None = None
    ) -> None:
        super().__init__(title)
        self._read = read
        self._reason = reason

    def check(self, request: CredentialRequest) -> None:
        """Check that the profile has a valid login or valid keys.

        Raises:
            CredentialsUnavailable: Both have ended. The message names the command that logs in again.
        """
        login, now = self._read(request), request.call.clock()
        if login.has_ended(now) and login.find_kept(now) is None:
            raise login.refuse("has ended")

    def reread(self, request: CredentialRequest, refused: SigningCredentials | None) -> bool:
        try:
            kept = self._read(request).kept
        except YunbindError:
            return False
        return kept is not None and not is_same(kept.credentials, refused)

    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:
        with required(self._reason):
            login, now = self._read(request), request.call.clock()
            kept = login.find_kept(now, timedelta(0) if login.has_ended(now) else _EARLY)
            if kept is not None:
                return kept
            if login.has_ended(now):
                raise login.refuse("has ended")
            return _read_keys(login, (yield from login.exchange()))


def _read_keys(login: Login, reply: Reply) -> IssuedCredentials:
    response = reply.response
    if response.status >= STATUSES_CLIENT_ERROR_FROM and not is_busy(response.status):
        raise login.refuse(f"was refused by {login.service} ({describe_refusal(reply, login.service)})")
    require_success(reply, login.service)
    document: Mapping[str, object] = read_object(response.body, login.service)
    if document.get("Error") or document.get("error"):
        raise login.refuse(f"was refused by {login.service} ({describe_refusal(reply, login.service)})")
    issued = read_issued_credentials(response.body, login.service)
    if issued.expires_at is None:
        raise CredentialsError(f"{login.service} returned keys without an expiry")
    return issued
