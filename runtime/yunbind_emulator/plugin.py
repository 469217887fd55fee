"""Fixtures for pytest: an emulator and its clock, fresh for every test.

They come with the package where pytest runs; nothing of the emulator is
imported before a test asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yunbind_emulator.base.clock import EmulatorClock
    from yunbind_emulator.server import Emulator


@pytest.fixture
def yunbind_emulator() -> Iterator[Emulator]:
    """Run the emulated clouds on a port of their own, with no state.

    Rates are not limited, so that tests may hurry; ``control.rates.enabled = True`` limits them.
    """
    from yunbind_emulator.server import Emulator

    with Emulator(rates=False) as emulator:
        yield emulator


@pytest.fixture
def yunbind_clock(yunbind_emulator: Emulator) -> EmulatorClock:
    """Return the clock of ``yunbind_emulator``, to set, advance or freeze.

    Signatures are verified by it: a client whose own clock is more than the cloud's tolerance
    (five minutes on Tencent Cloud, fifteen on the others) off is refused.
    """
    return yunbind_emulator.control.clock
