"""What steers a running emulator: clock, state, rates, faults, journal, and where the state is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_emulator.base.clock import EmulatorClock
from yunbind_emulator.base.ids import Ids
from yunbind_emulator.faults.fault_rules import FaultRules
from yunbind_emulator.faults.rate_limits import RateLimits
from yunbind_emulator.journal import Journal
from yunbind_emulator.state.issued_secrets import IssuedSecrets
from yunbind_emulator.state.records import State, StateError
from yunbind_emulator.state.state_file import StateFileError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yunbind_emulator.state.state_file import StateFile


class Control:
    """The parts that an application obeys and that the admin API changes.

    Args:
        clock: the present of everything.
        state: what the clouds hold.
        rates: whether calls beyond the documented rates are refused.
        file: keeps what was acknowledged; None keeps it in memory alone.
        credentials: kept in ``file`` too, so that the next start serves the same accounts.
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
        self.issued_secrets = IssuedSecrets()
        self.rates = RateLimits(enabled=rates)
        self.ids = Ids()
        self.fault_rules = FaultRules()
        self.journal = Journal()
        self.metadata_tokens = False
        """Whether the metadata services of Alibaba Cloud and Huawei Cloud insist on a token."""
        self._file = file
        self._credentials = dict(credentials or {})
        self._saved_revision: int | None = None
        self._saved_clock: dict[str, Any] | None = None

    def load(self, content: Sequence[Mapping[str, Any]]) -> None:
        """Take up what a state file holds: everything, then the changes to it.

        Raises:
            StateFileError: it is no content of such a file.
        """
        everything, *changes = content
        try:
            self.state.restore(everything["state"])
            self.issued_secrets.restore(everything["issued_secrets"])
            clock = everything["clock"]
            for change in changes:
                self.state.apply(change["state"])
                self.issued_secrets.apply(change["issued_secrets"])
                clock = change.get("clock", clock)
            self.clock.restore(clock)
        except (StateError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise StateFileError(
                f"The state file does not hold what this emulator writes: {error}. It was left as it is."
            ) from error

    def save(self) -> None:
        """Write what changed to the state file, where there is one.

        Raises:
            OSError: it cannot be written.
            StateFileError: another emulator took the file after this one was closed.
        """
        with self.state.lock, self.issued_secrets.lock:
            issued_secrets = self.issued_secrets.take_changes()
            if self._file is None:
                return
            revision, clock = self.state.revision, self.clock.export()
            is_first = self._saved_revision is None
            if (
                not is_first
                and not issued_secrets
                and (revision, clock) == (self._saved_revision, self._saved_clock)
            ):
                return
            # Where this fails, the next time everything is written, with what is lost now.
            saved, self._saved_revision = self._saved_revision, None
            if is_first or self._file.is_long:
                self._file.lock()
                self._file.write(
                    {
                        "credentials": self._credentials,
                        "clock": clock,
                        "state": self.state.take_all(),
                        "issued_secrets": self.issued_secrets.export(),
                    }
                )
            else:
                state = self.state.take_changes() if revision != saved else []
                self._file.append({"state": state, "issued_secrets": issued_secrets, "clock": clock})
            self._saved_revision, self._saved_clock = revision, clock

    def close(self) -> None:
        """Let other emulators have the state file."""
        self._saved_revision = None
        if self._file is not None:
            self._file.close()

    def reset(self) -> None:
        """Begin anew.

        There is no state, no temporary key, token or used nonce, no fault rule, no journal and no
        counted call, and the clock runs by itself.

        Raises:
            OSError: the state file cannot be written.
        """
        self.state.reset()
        self.issued_secrets.reset()
        self.fault_rules.reset()
        self.journal.reset()
        self.rates.reset()
        self.clock.reset()
        self.metadata_tokens = False
        self._saved_revision = None
        self.save()
