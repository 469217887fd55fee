"""Pytest fixtures: an emulator and its clock, new for each test.

Pytest loads this module wherever the package is installed. The module imports the
emulator only when a test uses a fixture.
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
    """Run an emulator without state on a free port.

    It does not limit rates, so that tests are fast. ``control.rates.enabled = True`` limits them.
    """
    from yunbind_emulator.server import Emulator

    with Emulator(rates=False) as emulator:
        yield emulator


@pytest.fixture
def yunbind_instant_waits(yunbind_emulator: Emulator) -> Emulator:
    """Let the clients of ``yunbind_emulator`` wait without taking time, and return the emulator.

    Where a client would wait, in a waiter or before a retry, it moves the emulator's clock forward.
    """
    yunbind_emulator.instant_waits = True
    return yunbind_emulator


@pytest.fixture
def yunbind_clock(yunbind_emulator: Emulator) -> EmulatorClock:
    """Return the clock of ``yunbind_emulator``, to set, advance or freeze.

    The emulator verifies signatures by this clock. It rejects a client whose own clock differs by more
    than the cloud's tolerance: five minutes on Tencent Cloud, fifteen minutes on the others.
    """
    return yunbind_emulator.control.clock
