"""The keys that a cloud accepts: that of its account, and temporary keys that it issued.

A temporary key is valid only with its session token, and until it expires on the
emulator's clock. It acts in the account that issued it.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from yunbind_emulator.state.lifecycle import add_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from yunbind_emulator.base.credentials import Account
    from yunbind_emulator.state.issued_secrets import SecretTable

_PREFIXES = {"alibaba": "STS.emulator"}
"""Prefix of temporary key ids, if the cloud documents one. Defaults to emulator-CLOUD-temporary."""


class TokenState(Enum):
    """Result of checking the session token of a key."""

    VALID = "valid"
    MISSING = "missing"
    MISMATCHED = "mismatched"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Key:
    """A signing key; a temporary one has a token and an end."""

    key_id: str
    secret: str = field(repr=False)
    token: str | None = field(default=None, repr=False)
    ends: datetime | None = None

    def check_token(self, given: str | None, now: datetime) -> TokenState:
        """Check the session token of a request; ``given`` is None if it has none."""
        if self.token is None:
            return TokenState.VALID if given is None else TokenState.MISMATCHED
        if given is None:
            return TokenState.MISSING
        if not hmac.compare_digest(given.encode(), self.token.encode()):
            return TokenState.MISMATCHED
        return TokenState.EXPIRED if self.ends is not None and now >= self.ends else TokenState.VALID


class AcceptedKeys:
    """The accepted keys of one cloud.

    Args:
        cloud: ``tencent``, ``alibaba`` or ``huawei``.
        account: The account, whose own key is always valid.
        issued: The temporary keys. Expired ones are kept, so that their use gets the right error.
        clock: Returns the present time, with a time zone.
        new_id: Returns the random parts of keys.
    """

    def __init__(
        self,
        cloud: str,
        account: Account,
        issued: SecretTable,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
    ) -> None:
        self._prefix = _PREFIXES.get(cloud, f"emulator-{cloud}-temporary")
        self._own = Key(account.key_id, account.key_secret)
        self._issued = issued
        self._clock = clock
        self._new_id = new_id

    def find(self, key_id: str) -> Key | None:
        """Return the key with an id, or None if there is none."""
        if key_id == self._own.key_id:
            return self._own
        known = self._issued.get(key_id)
        if not known:
            return None
        ends = datetime.fromisoformat(str(known["ends"]))
        return Key(key_id, str(known["secret"]), str(known["token"]), ends)

    def issue(self, seconds: float) -> Key:
        """Issue a temporary key. It ends at a whole second, because the clouds report whole seconds."""
        key_id = f"{self._prefix}-{self._new_id().hex[:16]}"
        secret, token = f"emulator-secret-{self._new_id().hex}", f"emulator-session-{self._new_id().hex}"
        ends = add_time(self._clock(), seconds=seconds).replace(microsecond=0)
        self._issued.put(key_id, {"secret": secret, "token": token, "ends": ends.isoformat()})
        return Key(key_id, secret, token, ends)
