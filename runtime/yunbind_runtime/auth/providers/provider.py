"""What a source of credentials is, and what all sources share: kept keys, and renewal ahead of their end."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NoReturn, TypeAlias

from yunbind_runtime.base.errors import ConfigurationError, CredentialsError
from yunbind_runtime.base.fork_safety import Lock
from yunbind_runtime.base.single_flight import CachedValue, SingleFlightCache
from yunbind_runtime.call.effects import Run
from yunbind_runtime.model.credentials import AuthToken, Credentials

if TYPE_CHECKING:
    from yunbind_runtime.call.call import Call
    from yunbind_runtime.call.effects import Effect
    from yunbind_runtime.model.credentials import SigningKeys

Keys: TypeAlias = "Generator[Effect, Any, SigningKeys]"
"""The steps of a call that get keys."""

_SHORTEST = timedelta(minutes=1)
"""Keys that have ended by our clock are kept this long, so that a wrong clock costs no call for each call."""


class CredentialsUnavailable(CredentialsError):
    """A source has nothing; a chain goes on to the next."""


@dataclass(frozen=True, slots=True)
class ProviderReport:
    """What became of a source.

    Attributes:
        source: such as ``environment`` or ``file ~/.tencentcloud/credentials``.
        outcome: ``used``; ``passed``: it has nothing; ``failed``: it was to be used and could not; or
            ``not asked``.
        reason: why, without secrets; of keys, the ends of the key id.
    """

    source: str
    outcome: Literal["used", "passed", "failed", "not asked"]
    reason: str


@contextmanager
def demand(reason: str | None) -> Generator[None, None, None]:
    """Make an absence an error where somebody asked for what is absent.

    Args:
        reason: who asked, to follow the absence; None where nobody did.
    """
    try:
        yield
    except CredentialsUnavailable as absence:
        if reason is None:
            raise
        raise CredentialsError(f"{absence.args[0]}, {reason}") from None


class CredentialProvider(ABC):
    """A place that credentials come from. Threads and tasks may share it.

    It reads nothing before the first call, and keeps what it got.

    Attributes:
        title: names it in reports and errors.
    """

    title: str

    @abstractmethod
    def obtain(self, call: Call[Any], stale: SigningKeys | None = None) -> Keys:
        """Return keys for a call.

        Args:
            call: what they are for; its transport, clock and service are used.
            stale: keys that the service refused as ended.

        Raises:
            SourceEmpty: it has none.
            CredentialsError: it was told to have some, and they cannot be used.
            ApiError: a service that gives out keys refused.
            TransportError: such a service was not reached.
        """

    @property
    def note(self) -> str:
        """What a report adds to the keys; empty for nothing."""
        return ""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.title!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A source of credentials holds keys and cannot be pickled or copied; make it anew.")


@dataclass(frozen=True, slots=True)
class IssuedCredentials:
    """Keys with their end; without one they serve until they are refused."""

    keys: SigningKeys
    ends_at: datetime | None = None


class StaticProvider(CredentialProvider):
    """Keys that are there already."""

    def __init__(self, grant: IssuedCredentials, note: str = "") -> None:
        self.title = "keys"
        self._grant = grant
        self._note = note

    @property
    def note(self) -> str:
        return self._note

    def serves(self, now: datetime, stale: SigningKeys | None) -> bool:
        """Whether the keys have neither ended nor been refused."""
        grant = self._grant
        has_ended = grant.ends_at is not None and now >= grant.ends_at
        return not has_ended and not is_same(grant.keys, stale)

    def obtain(self, call: Call[Any], stale: SigningKeys | None = None) -> Keys:  # noqa: ARG002
        yield from ()
        return self._grant.keys


class RefreshableProvider(CredentialProvider):
    """Keys that somebody gives out for a time: got by one caller at a time and renewed ahead of their end."""

    margin: ClassVar[timedelta] = timedelta(minutes=15)
    """How long before their end keys are renewed; at most a tenth of their life."""

    def __init__(self, title: str, *, failures_kept: timedelta = timedelta(0)) -> None:
        self.title = title
        self._shelf: SingleFlightCache[SigningKeys] = SingleFlightCache(failures_kept)

    @abstractmethod
    def fetch(self, call: Call[Any]) -> Generator[Effect, Any, IssuedCredentials]:
        """Return the steps that get keys anew; they raise as ``obtain`` does."""

    def find_margin(self, call: Call[Any]) -> timedelta:  # noqa: ARG002
        """Return how long before their end keys are renewed."""
        return self.margin

    def obtain(self, call: Call[Any], stale: SigningKeys | None = None) -> Keys:
        return (
            yield from self._shelf.obtain(
                call.operation.service.provider,
                lambda: self._renew(call),
                call.clock,
                is_stale=lambda keys: is_same(keys, stale),
            )
        )

    def _renew(self, call: Call[Any]) -> Generator[Effect, Any, CachedValue[SigningKeys]]:
        asked = call.clock()
        grant = yield from self.fetch(call)
        if grant.ends_at is None:
            return CachedValue(grant.keys)
        # Their end is told by the cloud's clock.
        life = max(grant.ends_at - asked - call.context.offset.offset, _SHORTEST)
        early = min(self.find_margin(call), life / 10)
        return CachedValue(grant.keys, renew_at=asked + life - early, ends_at=asked + life)


class LazyProvider(CredentialProvider):
    """Keys, or where to get them, read from variables and files at the first call.

    Args:
        title: names it.
        read: reads; quick enough to be called in an event loop.
    """

    def __init__(self, title: str, read: Callable[[Call[Any]], CredentialProvider]) -> None:
        self.title = title
        self._read = read
        self._lock = Lock()
        self._found: dict[object, CredentialProvider] = {}
        self._latest: CredentialProvider | None = None

    @property
    def note(self) -> str:
        return self._latest.note if self._latest else ""

    def obtain(self, call: Call[Any], stale: SigningKeys | None = None) -> Keys:
        return (yield from self._find(call, stale).obtain(call, stale))

    def _find(self, call: Call[Any], stale: SigningKeys | None) -> CredentialProvider:
        service = call.operation.service
        key = (service.provider, service.project, call.caller.signing if call.caller else None)
        with self._lock:
            found = self._found.get(key)
            if found is None or (isinstance(found, StaticProvider) and not found.serves(call.clock(), stale)):
                found = self._latest = self._found[key] = self._read(call)
            return found


class CallableProvider(CredentialProvider):
    """A function of the caller's that gives keys, asked for every attempt of every call.

    It may block: under asyncio it runs in a thread.
    """

    def __init__(self, provide: Callable[[], object]) -> None:
        self.title = "a function of the caller's"
        self._provide = provide

    def obtain(self, call: Call[Any], stale: SigningKeys | None = None) -> Keys:  # noqa: ARG002
        given = yield Run(self._ask)
        if not isinstance(given, (Credentials, AuthToken)):
            raise ConfigurationError(
                "The function given as credentials= must return Credentials or an AuthToken; "
                f"it returned {type(given).__name__}."
            )
        return given

    def _ask(self) -> object:
        try:
            return self._provide()
        except StopIteration as error:
            # It would end the steps of the call.
            raise RuntimeError("The function given as credentials= raised StopIteration.") from error


def find_environ(call: Call[Any]) -> Mapping[str, str]:
    """Return the environment that the client was given."""
    return call.caller.environ if call.caller else os.environ


def is_same(keys: SigningKeys, other: SigningKeys | None) -> bool:
    """Whether two keys prove the same to the service, in whatever project."""
    if isinstance(keys, Credentials) and isinstance(other, Credentials):
        return (keys.key_id, keys.session_token) == (other.key_id, other.session_token)
    return isinstance(keys, AuthToken) and isinstance(other, AuthToken) and keys.token == other.token


def make_credentials(
    place: str,
    key_id: object,
    key_secret: object,
    session_token: object = None,
    project_id: object = None,
) -> Credentials:
    """Return credentials of what stood somewhere.

    Raises:
        CredentialsError: a value is no text or cannot be part of a key; names the place and no value.
    """
    values = (key_id, key_secret, session_token or None, project_id or None)
    if not all(value is None or isinstance(value, str) for value in values):
        raise CredentialsError(f"{place} holds a key that is not text.")
    try:
        return Credentials(*values)  # pyright: ignore[reportArgumentType] - checked above
    except ConfigurationError as error:
        reason = str(error)
    raise CredentialsError(f"{place} holds a key that cannot be used. {reason}")
