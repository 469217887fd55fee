"""A call of an emulated action, and the handlers of a service's actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from yunbind_emulator.base.errors import VendorError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from yunbind_emulator.auth.accepted_keys import AcceptedKeys
    from yunbind_emulator.base.catalog import Action, Service
    from yunbind_emulator.state.lifecycle import Pace
    from yunbind_emulator.state.records import Records, State

ResponseBody: TypeAlias = "dict[str, Any]"
Handler: TypeAlias = "Callable[[Call], ResponseBody | None]"
"""None is a response without members."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class Call:
    """A valid request for an action, and all that its handler can use."""

    state: State
    account: str
    region: str
    parameters: Mapping[str, Any]
    moment: datetime
    pace: Pace
    new_id: Callable[[], UUID]
    keys: AcceptedKeys
    service: Service
    action: Action
    assumptions: dict[str, None] = field(default_factory=dict[str, None])
    """The assumed behaviours behind the response, in the words of ``docs/parity.md``."""

    def records(self, kind: str) -> Records:
        """Return the records of a kind in the region."""
        return self.state.records(self.account, self.region, kind)

    def assume(self, behaviour: str) -> None:
        """Note an assumed behaviour behind the response."""
        self.assumptions[behaviour] = None

    def error(
        self, code: str, message: str, *, http: int | None = None, assumed: str | None = None
    ) -> VendorError:
        """Return an error to raise; ``assumed`` is the assumed behaviour behind it."""
        return VendorError(code, message, http=http, assumed=assumed)

    def make_id(self, prefix: str, length: int = 8) -> str:
        """Create an id such as ``imc-r1htp8tg``."""
        number, digits = self.new_id().int, ""
        for _ in range(length):
            number, digit = divmod(number, len(_DIGITS))
            digits += _DIGITS[digit]
        return f"{prefix}-{digits}"


@dataclass(frozen=True, slots=True)
class ServiceHandlers:
    """The handlers of a service's actions; those of ``writes`` change the state."""

    reads: Mapping[str, Handler]
    writes: Mapping[str, Handler]

    def find(self, action: str) -> Handler | None:
        """Return the handler of an action, or None if samples are its responses."""
        return self.reads.get(action) or self.writes.get(action)

    def __or__(self, other: ServiceHandlers) -> ServiceHandlers:
        return ServiceHandlers({**self.reads, **other.reads}, {**self.writes, **other.writes})

    def respond(self, action: str, handler: Handler, call: Call) -> ResponseBody:
        """Return the response to a call, with exclusive access to the state.

        Raises:
            VendorError: The handler rejects the call.
        """
        with call.state.lock:
            response = handler(call) or {}
            if action in self.writes or call.pace.reads is not None:
                call.state.touch()
            return response
