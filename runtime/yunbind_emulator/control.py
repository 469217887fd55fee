"""The parts that control a running emulator: clock, state, rates, faults, journal and state file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_emulator.base.clock import EmulatorClock
from yunbind_emulator.base.errors import StateFileError
from yunbind_emulator.base.ids import Ids
from yunbind_emulator.faults.fault_rules import FaultRules
from yunbind_emulator.faults.rate_limits import RateLimits
from yunbind_emulator.journal import Journal
from yunbind_emulator.state.issued_secrets import IssuedSecrets
from yunbind_emulator.state.records import FORMAT, State, StateError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_emulator.state.state_file import StateFile, StoredState


class Control:
    """The parts that an application uses and that the admin API changes.

    Args:
        clock: The clock of the whole emulator.
        state: The records of the clouds.
        rates: Whether to reject calls beyond the documented rates.
        file: File that keeps every acknowledged change. None keeps the state in memory only.
        credentials: Keys to keep in ``file`` too, so that the next start serves the same accounts.
    """

    def __init__(
        self,
        *,
        clock: EmulatorClock | None = None,
        state: State | None = None,
        rates: bool = True,
        file: StateFile | None = None,
        credentials: Mapping[str, Any] | None = None,
    ) -> None:
        self.clock = clock or EmulatorClock()
        self.state = state or State()
        self.issued_secrets = IssuedSecrets(file.note_secret if file else None)
        self.rates = RateLimits(enabled=rates)
        self.ids = Ids()
        self.fault_rules = FaultRules()
        self.journal = Journal()
        self.metadata_tokens = False
        """Whether the metadata services of Alibaba Cloud and Huawei Cloud require a token."""
        self._file = file
        self._credentials = dict(credentials or {})

    def load(self, stored: StoredState) -> None:
        """Take over the content of a state file.

        Raises:
            StateFileError: The content is not that of such a file.
        """
        try:
            self.state.restore({"format": FORMAT, "accounts": stored.accounts})
            self.issued_secrets.restore(stored.secrets)
            self.clock.restore(stored.settings["clock"])
        except (StateError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise StateFileError(
                f"The state file does not hold what this emulator writes: {error}. It was not changed."
            ) from error

    def save(self) -> None:
        """Write the changes to the state file, if there is one.

        Raises:
            OSError: The file cannot be written.
            StateFileError: Another emulator took the file after this one was closed.
        """
        if self._file is None:
            return
        with self.state.lock, self.issued_secrets.lock:
            settings: dict[str, Any] = {"credentials": self._credentials, "clock": self.clock.export()}
            self._file.save(settings, self.state, self.issued_secrets)

    def close(self) -> None:
        """Close the state file, so that another emulator can open it."""
        if self._file is not None:
            self._file.close()

    def reset(self) -> None:
        """Start again.

        This deletes the state, temporary keys, tokens, used nonces, fault rules, the journal and counted
        calls. The clock follows its source again.

        Raises:
            OSError: The state file cannot be written.
        """
        self.state.reset()
        self.issued_secrets.reset()
        self.fault_rules.reset()
        self.journal.reset()
        self.rates.reset()
        self.clock.reset()
        self.metadata_tokens = False
        self.save()
