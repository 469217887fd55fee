"""What the families of actions have in common: a call, and who answers it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from yunbind_emulator.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from yunbind_emulator.catalog import Action, Service
    from yunbind_emulator.keyring import Keyring
    from yunbind_emulator.lifecycle import Pace
    from yunbind_emulator.state import Records, State

Answer: TypeAlias = "dict[str, Any]"
Function: TypeAlias = "Callable[[Call], Answer]"

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class Call:
    """A valid request for an action, and all that answering it may use."""

    state: State
    account: str
    region: str
    parameters: Mapping[str, Any]
    moment: datetime
    pace: Pace
    new_id: Callable[[], UUID]
    keys: Keyring
    service: Service
    action: Action
    assumptions: dict[str, None] = field(default_factory=dict[str, None])
    """What the answer stands on that the vendor does not document, as ``docs/parity.md`` words it."""

    def records(self, family: str) -> Records:
        """Return the records of a family in the region."""
        return self.state.records(self.account, self.region, family)

    def assume(self, behaviour: str) -> None:
        """Note a behaviour that the vendor does not document and that has a part in the answer."""
        self.assumptions[behaviour] = None

    def refuse(
        self, code: str, message: str, *, http: int | None = None, assumed: str | None = None
    ) -> Refusal:
        """Make a refusal; ``assumed`` is what no page says of it."""
        return Refusal(code, message, http=http, assumed=assumed)

    def make_id(self, prefix: str, length: int = 8) -> str:
        """Make an id such as ``imc-r1htp8tg``."""
        number, digits = self.new_id().int, ""
        for _ in range(length):
            number, digit = divmod(number, len(_DIGITS))
            digits += _DIGITS[digit]
        return f"{prefix}-{digits}"


@dataclass(frozen=True, slots=True)
class Family:
    """The functions of a service's actions; those of ``writes`` change the state."""

    reads: Mapping[str, Function]
    writes: Mapping[str, Function]

    def find(self, action: str) -> Function | None:
        """Return the function of an action, None where samples answer it."""
        return self.reads.get(action) or self.writes.get(action)

    def __or__(self, other: Family) -> Family:
        return Family({**self.reads, **other.reads}, {**self.writes, **other.writes})

    def answer(self, action: str, function: Function, call: Call) -> Answer:
        """Answer a call, alone with the state.

        Raises:
            Refusal: as the function refuses.
        """
        with call.state.lock:
            answer = function(call)
            if action in self.writes or call.pace.reads is not None:
                call.state.touch()
            return answer
