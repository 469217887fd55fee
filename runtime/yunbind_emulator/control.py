"""What steers a running emulator: clock, state, rates, faults, journal, and where the state is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_emulator.chaos import Chaos
from yunbind_emulator.clock import EmulatorClock
from yunbind_emulator.ids import Ids
from yunbind_emulator.journal import Journal
from yunbind_emulator.rates import RateLimits
from yunbind_emulator.state import State, StateError
from yunbind_emulator.statefile import StateFileError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_emulator.statefile import StateFile


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
        self.rates = RateLimits(enabled=rates)
        self.ids = Ids()
        self.chaos = Chaos()
        self.journal = Journal()
        self._file = file
        self._credentials = dict(credentials or {})
        self._saved_revision: int | None = None

    def load(self, content: Mapping[str, Any]) -> None:
        """Take up what a state file holds.

        Raises:
            StateFileError: it is no content of such a file.
        """
        try:
            self.state.restore(content["state"])
            self.clock.restore(content["clock"])
        except (StateError, ValueError, TypeError, KeyError) as error:
            raise StateFileError(
                f"The state file does not hold what this emulator writes: {error}. It was left as it is."
            ) from error

    def save(self) -> None:
        """Write the state file, where there is one and the state has changed since.

        Raises:
            OSError: it cannot be written.
        """
        if self._file is None:
            return
        with self.state.lock:
            revision = self.state.revision
            if revision == self._saved_revision:
                return
            self._file.write(
                {
                    "credentials": self._credentials,
                    "clock": self.clock.export(),
                    "state": self.state.export(),
                }
            )
            self._saved_revision = revision

    def save_clock(self) -> None:
        """Write the state file because the clock was moved.

        Raises:
            OSError: it cannot be written.
        """
        self._saved_revision = None
        self.save()

    def reset(self) -> None:
        """Begin anew: no state, no fault rules, no journal, no counted calls, and the clock runs by itself.

        Raises:
            OSError: the state file cannot be written.
        """
        self.state.reset()
        self.chaos.reset()
        self.journal.reset()
        self.rates.reset()
        self.clock.reset()
        self.save()
