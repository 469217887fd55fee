"""The pytest fixtures of the installed package, as a test gets them."""

from __future__ import annotations

import asyncio
import time

from yunbind_emulator import Emulator
from yunbind_emulator.base.clock import EmulatorClock
from yunbind_emulator.client_factory import ClientFactory, _skip, choose_credentials

from .signed_requests import KEYS


def test_the_emulator_runs_without_rates(yunbind_emulator: Emulator):
    assert yunbind_emulator.endpoint.startswith("http://127.0.0.1:")
    assert yunbind_emulator.control.rates.enabled is False
    assert yunbind_emulator.instant_waits is False


def test_the_clock_is_that_of_the_emulator(yunbind_clock: EmulatorClock, yunbind_emulator: Emulator):
    assert yunbind_clock is yunbind_emulator.control.clock


def test_instant_waits_are_those_of_the_emulator(yunbind_instant_waits: Emulator, yunbind_emulator: Emulator):
    assert yunbind_instant_waits is yunbind_emulator
    assert yunbind_emulator.instant_waits is True


def test_an_emulator_limits_rates_and_waits_by_default():
    emulator = Emulator(credentials=KEYS)
    assert emulator.control.rates.enabled is True
    assert emulator.instant_waits is False
    emulator.control.close()


async def test_an_instant_wait_moves_the_clock_and_lets_other_tasks_run():
    """Without a pause."""
    moved: list[float] = []
    ran: list[str] = []

    async def run() -> None:
        ran.append("other")

    other = asyncio.create_task(run())
    began = time.perf_counter()
    await _skip(moved.append)(30)
    assert (moved, ran) == ([30], ["other"])
    assert time.perf_counter() - began < 0.5
    await other


def test_clients_are_limited_unless_the_emulator_is_not(yunbind_emulator: Emulator):
    keys = choose_credentials("tencent", KEYS)
    provider = yunbind_emulator._parts.catalog.providers["tencent"]
    clients = ClientFactory(provider, yunbind_emulator.endpoint, keys, yunbind_emulator.control.clock)
    assert clients.is_limited is True
    assert clients.advance is None
    assert {"tke", "async_tke", "ecm", "sts"} <= set(dir(clients))
