"""Base classes of credential providers: static, lazy, refreshable and callable."""

from __future__ import annotations

import inspect
from abc import abstractmethod
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from yunbind_facts.behavior import (
    CREDENTIALS_RENEWAL_MARGIN,
    CREDENTIALS_RENEWAL_SHARE,
    CREDENTIALS_RENEWAL_SHORTEST,
)

from yunbind_runtime.auth.credential_provider import CredentialProvider, CredentialsUnavailable
from yunbind_runtime.base.errors import ConfigurationError, CredentialsError, YunbindError
from yunbind_runtime.base.fork_safety import ForkSafeLock
from yunbind_runtime.base.single_flight import CachedValue, SingleFlightCache
from yunbind_runtime.base.timestamps import add_time
from yunbind_runtime.call.effects import Deadline, Run, limit_effects
from yunbind_runtime.model.credentials import AuthToken, Credentials

if TYPE_CHECKING:
    from yunbind_runtime.auth.credential_provider import CredentialEffects, CredentialRequest
    from yunbind_runtime.call.effects import Effects
    from yunbind_runtime.model.credentials import SigningCredentials

_MINIMUM_LIFETIME = timedelta(seconds=CREDENTIALS_RENEWAL_SHORTEST)
"""Expired credentials are cached this long, so that a wrong clock does not cause a request for each call."""


@contextmanager
def required(reason: str | None) -> Generator[None, None, None]:
    """Turn the absence of credentials into an error, because the user asked for them.

    Args:
        reason: Continues the message, such as ``but PROFILE names it``. None leaves absence as it is.
    """
    try:
        yield
    except CredentialsUnavailable as absence:
        if reason is None:
            raise
        raise CredentialsError(f"{absence.args[0]}, {reason}") from None


@dataclass(frozen=True, slots=True)
class IssuedCredentials:
    """Credentials and the time at which they expire. None for credentials that do not expire."""

    credentials: SigningCredentials
    expires_at: datetime | None = None


class StaticProvider(CredentialProvider):
    """A provider of given credentials."""

    def __init__(self, issued: IssuedCredentials, warning: str = "") -> None:
        self.title = "credentials"
        self._issued = issued
        self._warning = warning

    @property
    def warning(self) -> str:
        return self._warning

    def is_usable(self, now: datetime, refused: SigningCredentials | None) -> bool:
        """Return whether the credentials have neither expired nor been refused."""
        issued = self._issued
        has_expired = issued.expires_at is not None and now >= issued.expires_at
        return not has_expired and not self.contains(refused)

    def contains(self, credentials: SigningCredentials | None) -> bool:
        """Return whether the credentials are these, whatever their projects."""
        return is_same(self._issued.credentials, credentials)

    def get_credentials(
        self,
        request: CredentialRequest,  # noqa: ARG002
        refused: SigningCredentials | None = None,  # noqa: ARG002
    ) -> CredentialEffects:
        yield from ()
        return self._issued.credentials


class RefreshableProvider(CredentialProvider):
    """A provider of temporary credentials, which it renews. One caller fetches, the others wait."""

    margin: ClassVar[timedelta] = timedelta(seconds=CREDENTIALS_RENEWAL_MARGIN)
    """Credentials are renewed this long before they expire, or in the last tenth of a shorter lifetime."""

    def __init__(self, title: str, *, cache_absence_for: timedelta = timedelta(0)) -> None:
        self.title = title
        self._cache: SingleFlightCache[SigningCredentials] = SingleFlightCache(
            cache_absence_for, (CredentialsUnavailable,)
        )

    @abstractmethod
    def fetch(self, request: CredentialRequest) -> Effects[IssuedCredentials]:
        """Fetch new credentials. Raises as :meth:`get_credentials` does."""

    def find_margin(self, request: CredentialRequest) -> timedelta:  # noqa: ARG002
        """Return how long before their expiry credentials are renewed."""
        return self.margin

    def get_credentials(
        self, request: CredentialRequest, refused: SigningCredentials | None = None
    ) -> CredentialEffects:
        return (
            yield from self._cache.get(
                request.service.provider,
                lambda: self._renew(request),
                request.call.clock,
                is_stale=lambda cached: is_same(cached, refused),
            )
        )

    def _renew(self, request: CredentialRequest) -> Effects[CachedValue[SigningCredentials]]:
        call = request.call
        requested_at = call.clock()
        deadline = call.deadline
        if deadline is not None and self._cache.peek(request.service.provider) is not None:
            # The old credentials are valid: time must be left for a call with them.
            deadline = Deadline.within(deadline.left / 2, deadline.clock)
            request = replace(request, call=replace(call, deadline=deadline))
        issued = yield from limit_effects(self.fetch(request), deadline, call.timeout)
        if issued.expires_at is None:
            return CachedValue(issued.credentials)
        # The expiry is a time of the cloud's clock.
        lifetime = max(issued.expires_at - requested_at - call.context.offset.offset, _MINIMUM_LIFETIME)
        margin = min(self.find_margin(request), lifetime * CREDENTIALS_RENEWAL_SHARE)
        return CachedValue(
            issued.credentials,
            renew_at=add_time(requested_at, lifetime - margin),
            expires_at=add_time(requested_at, lifetime),
        )


class LazyProvider(CredentialProvider):
    """A provider that is read from variables and files at the first call.

    Args:
        title: Name in reports and errors.
        read: Returns the provider. It must be fast enough to run in an event loop.
    """

    def __init__(self, title: str, read: Callable[[CredentialRequest], CredentialProvider]) -> None:
        self.title = title
        self._read = read
        self._lock = ForkSafeLock()
        self._found: dict[object, CredentialProvider] = {}
        self._latest: CredentialProvider | None = None

    @property
    def warning(self) -> str:
        return self._latest.warning if self._latest else ""

    def get_credentials(
        self, request: CredentialRequest, refused: SigningCredentials | None = None
    ) -> CredentialEffects:
        return (yield from self._find(request, refused).get_credentials(request, refused))

    def reread(self, request: CredentialRequest, refused: SigningCredentials | None) -> bool:
        key = request.cache_key
        with self._lock:
            found = self._found.get(key)
            if not isinstance(found, StaticProvider):
                return found is not None and found.reread(request, refused)
            if not found.contains(refused):
                return True  # another call has read them
            try:
                new = self._read(request)
            except YunbindError:
                return False  # half written, for example: the service's refusal says more
            if isinstance(new, StaticProvider) and new.contains(refused):
                return False
            self._found[key] = self._latest = new
            return True

    def _find(self, request: CredentialRequest, refused: SigningCredentials | None) -> CredentialProvider:
        key = request.cache_key
        with self._lock:
            found = self._found.get(key)
            if isinstance(found, StaticProvider) and not found.is_usable(request.call.clock(), refused):
                found = None
            if found is None:
                found = self._latest = self._found[key] = self._read(request)
            return found


class CallableProvider(CredentialProvider):
    """A provider that calls a function before each attempt.

    The function may block: with asyncio it runs in a thread. It may be asynchronous: then it needs an
    asynchronous client.
    """

    def __init__(self, function: Callable[[], object]) -> None:
        self.title = "function"
        self._function = function

    def get_credentials(
        self,
        request: CredentialRequest,  # noqa: ARG002
        refused: SigningCredentials | None = None,  # noqa: ARG002
    ) -> CredentialEffects:
        credentials = yield Run(self._call_blocking, self._call_async)
        if not isinstance(credentials, (Credentials, AuthToken)):
            raise ConfigurationError(
                "The function in credentials= must return Credentials or an AuthToken, "
                f"not {type(credentials).__name__}."
            )
        return credentials

    def _call_blocking(self) -> object:
        result = self._call()
        if not inspect.isawaitable(result):
            return result
        if inspect.iscoroutine(result):
            result.close()
        raise ConfigurationError(
            "The function in credentials= is asynchronous, and this client is not. Use an asynchronous "
            "client, or pass a function that returns Credentials."
        )

    async def _call_async(self) -> object:
        if inspect.iscoroutinefunction(self._function):
            return await self._function()
        import asyncio

        result = await asyncio.to_thread(self._call)
        return await result if inspect.isawaitable(result) else result

    def _call(self) -> object:
        try:
            return self._function()
        except StopIteration as error:
            # StopIteration would end the generator of the call.
            raise RuntimeError("The function in credentials= raised StopIteration.") from error


def is_same(credentials: SigningCredentials, other: SigningCredentials | None) -> bool:
    """Return whether both are the same key or token, whatever their projects."""
    if isinstance(credentials, Credentials) and isinstance(other, Credentials):
        names = ("key_id", "key_secret", "session_token")
        return all(getattr(credentials, name) == getattr(other, name) for name in names)
    return (
        isinstance(credentials, AuthToken)
        and isinstance(other, AuthToken)
        and credentials.token == other.token
    )


def make_credentials(
    place: str,
    key_id: object,
    key_secret: object,
    session_token: object = None,
    project_id: object = None,
) -> Credentials:
    """Return credentials made of values that were read.

    Args:
        place: Where the values were read, for messages.
        key_id: Key id.
        key_secret: Key secret.
        session_token: Session token. Empty for a permanent key.
        project_id: Project. Empty if there is none.

    Raises:
        CredentialsError: A value is not a string or cannot be part of a key. The message names no value.
    """
    token, project = session_token or None, project_id or None
    message = f"{place} contains a key that is not a string."
    if not isinstance(key_id, str) or not isinstance(key_secret, str):
        raise CredentialsError(message)
    if not isinstance(token, str | None) or not isinstance(project, str | None):
        raise CredentialsError(message)
    try:
        return Credentials(key_id, key_secret, token, project)
    except ConfigurationError as error:
        reason = str(error)
    raise CredentialsError(f"{place} contains an invalid key. {reason}")
