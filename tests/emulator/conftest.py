"""The emulator with the real catalog, without a server, and a clock that tests set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator.application import Application, create_application
from yunbind_emulator.base.catalog import Catalog, load_catalog
from yunbind_emulator.factory import EmulatorParts, build_parts
from yunbind_emulator.state.lifecycle import Pace

from .caller import Caller
from .signed_requests import KEYS, NOW


class Clock:
    """A clock that runs only when a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def emulator(catalog: Catalog, clock: Clock) -> Application:
    return create_application(catalog, KEYS, clock=clock, samples=True)


@pytest.fixture
def make_caller(catalog: Catalog, clock: Clock) -> Callable[..., Caller]:
    """Create callers of an emulator with state, with a pace."""
    return lambda **pace: Caller(create_application(catalog, KEYS, clock=clock, pace=Pace(**pace)), clock)


@pytest.fixture
def caller(make_caller: Callable[..., Caller]) -> Caller:
    """A caller of an emulator in which a change takes two seconds."""
    return make_caller()


@pytest.fixture
def state_path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.fixture
def start(state_path: Path) -> Iterator[Callable[..., EmulatorParts]]:
    """Start an emulator with the state file, after closing the one before."""
    running: list[EmulatorParts] = []

    def start(**options: Any) -> EmulatorParts:
        for each in running:
            each.application.control.close()
        standard: dict[str, Any] = {"clock": Clock(NOW), "credentials": KEYS, "rates": False}
        running.append(build_parts(state_file=state_path, **(standard | options)))
        return running[-1]

    yield start
    for each in running:
        each.application.control.close()
