"""Three of ten calls fail at the emulator. No create is lost, and none runs twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest
from yunbind_emulator.server import Emulator
from yunbind_runtime.base.errors import YunbindError
from yunbind_runtime.call.retries import Retries

THREADS = 32
TASKS = 256
FAULTS: list[dict[str, Any]] = [
    {"kind": "error", "code": "InternalError"},
    {"kind": "error", "code": "InternalError", "executed": True},
    {"kind": "throttle", "retry_after": 0},
    {"kind": "html"},
    {"kind": "malformed"},
    {"kind": "truncated"},
    {"kind": "reset"},
    {"kind": "reset", "executed": True},
]
SHARE = 1 - 0.7 ** (1 / len(FAULTS))
"""The probability of each fault, so that three of ten calls fail in total."""
PATIENT = Retries(attempts=40, first=0.002, cap=0.02)
"""Enough attempts that no call gives up."""


@dataclass
class Tally:
    """The results that the callers received."""

    made: dict[str, str] = field(default_factory=dict)
    """IDs of the created caches, by name."""
    unknown: set[str] = field(default_factory=set)
    """Names in calls that failed but may have created a cache."""
    refused: set[str] = field(default_factory=set)
    """Names in calls that certainly created nothing."""


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with Emulator(rates=False) as emulator:
        for seed, fault in enumerate(FAULTS):
            emulator.control.fault_rules.add({**fault, "probability": SHARE, "seed": seed})
        yield emulator


def create_on_eci(client: Any, name: str) -> Any:
    return client.create_image_cache(
        image_cache_name=name, image=["nginx"], v_switch_id="vsw-1", security_group_id="sg-1"
    )


def create_on_tke(client: Any, name: str) -> Any:
    return client.create_image_cache(
        image_cache_name=name, images=["nginx"], vpc_id="vpc-1", subnet_id="subnet-1"
    )


def note_failure(tally: Tally, name: str, error: YunbindError) -> None:
    surely_nothing = getattr(error, "maybe_sent", True) is False
    (tally.refused if surely_nothing else tally.unknown).add(name)


def list_names(emulator: Emulator, cloud: str) -> Counter[str]:
    """Return the names of the existing caches, with their counts."""
    applied = sum(rule["applied"] for rule in emulator.control.fault_rules.export())
    assert applied > 50, "the faults were injected"
    emulator.control.fault_rules.reset()
    if cloud == "alibaba":
        with emulator.alibaba.eci() as eci:
            return Counter(each.image_cache_name for each in eci.image_caches())
    with emulator.tencent.tke() as tke:
        return Counter(each.image_cache_name for each in tke.image_caches())


def check_nothing_lost_or_doubled(there: Counter[str], tally: Tally) -> None:
    assert max(there.values()) == 1, "a create ran twice"
    assert tally.made.keys() <= there.keys(), "an acknowledged create is missing"
    assert there.keys() <= tally.made.keys() | tally.unknown, "a cache exists that no caller knows of"
    assert len(set(tally.made.values())) == len(tally.made)


@pytest.mark.slow
def test_writes_with_a_token_all_run_once_with_threads(emulator: Emulator) -> None:
    """ClientToken makes it safe to repeat a create, so each of 256 calls creates its cache."""
    tally = Tally()
    with emulator.alibaba.eci(retries=PATIENT) as eci:

        def create(number: int) -> None:
            name = f"cache-{number}"
            tally.made[name] = create_on_eci(eci, name).image_cache_id

        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(create, range(256)))
    there = list_names(emulator, "alibaba")
    assert (len(there), len(tally.made), tally.unknown) == (256, 256, set())
    check_nothing_lost_or_doubled(there, tally)


@pytest.mark.slow
async def test_writes_with_a_token_all_run_once_with_tasks(emulator: Emulator) -> None:
    tally = Tally()
    async with emulator.alibaba.async_eci(retries=PATIENT) as eci:

        async def create(number: int) -> None:
            name = f"cache-{number}"
            tally.made[name] = (await create_on_eci(eci, name)).image_cache_id

        await asyncio.gather(*(create(number) for number in range(TASKS)))
    there = await asyncio.to_thread(list_names, emulator, "alibaba")
    assert (len(there), len(tally.made)) == (TASKS, TASKS)
    check_nothing_lost_or_doubled(there, tally)


@pytest.mark.slow
def test_writes_without_a_token_run_at_most_once_with_threads(emulator: Emulator) -> None:
    """TKE has no token. The client does not repeat a call that may have run, and reports that to the caller."""
    tally = Tally()
    with emulator.tencent.tke(retries=PATIENT) as tke:

        def create(number: int) -> None:
            name = f"cache-{number}"
            try:
                tally.made[name] = create_on_tke(tke, name).image_cache_id
            except YunbindError as error:
                note_failure(tally, name, error)

        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(create, range(256)))
    there = list_names(emulator, "tencent")
    assert len(tally.made) > 100
    assert len(tally.unknown) > 20
    check_nothing_lost_or_doubled(there, tally)


@pytest.mark.slow
async def test_writes_without_a_token_run_at_most_once_with_tasks(emulator: Emulator) -> None:
    tally = Tally()
    async with emulator.tencent.async_tke(retries=PATIENT) as tke:

        async def create(number: int) -> None:
            name = f"cache-{number}"
            try:
                tally.made[name] = (await create_on_tke(tke, name)).image_cache_id
            except YunbindError as error:
                note_failure(tally, name, error)

        await asyncio.gather(*(create(number) for number in range(TASKS)))
    there = await asyncio.to_thread(list_names, emulator, "tencent")
    assert len(tally.made) > 100
    check_nothing_lost_or_doubled(there, tally)


@pytest.mark.slow
def test_reads_all_succeed(emulator: Emulator) -> None:
    """The client repeats a read after any fault."""
    with emulator.tencent.tke(retries=PATIENT) as tke, ThreadPoolExecutor(THREADS) as pool:
        responses = list(pool.map(lambda _: tke.describe_image_caches().total_count, range(256)))
    assert responses == [0] * 256
