"""Emulators for the tests of the command line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from yunbind_cli.calls import emulators
from yunbind_emulator import Emulator
from yunbind_emulator.state.lifecycle import Pace

from tests.docs.programs import describe_environment


@pytest.fixture(autouse=True)
def _fresh_emulator() -> None:
    """Each test has an emulator of its own behind ``--emulator``."""
    emulators.start_here.cache_clear()


@pytest.fixture(scope="session")
def running() -> Iterator[Emulator]:
    """An emulator on loopback, without waiting."""
    with Emulator(rates=False, pace=Pace(seconds=0)) as running:
        yield running


@pytest.fixture
def cloud(running: Emulator) -> Iterator[Emulator]:
    """The emulator without state, faults and journal."""
    running.control.reset()
    yield running
    running.control.reset()


@pytest.fixture
def account(cloud: Emulator) -> dict[str, str]:
    """The variables that lead the command line to the emulator."""
    return {**describe_environment(cloud), "TENCENTCLOUD_REGION": "ap-guangzhou"}
