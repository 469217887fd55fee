"""Yunbind clients create, wait for, update and delete on the emulated clouds, also with asyncio."""

from __future__ import annotations

import ast
import asyncio
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from yunbind.errors import ApiError, AuthFailed, NotFound
from yunbind.huawei.cce import CceClient, ImageCacheBuildingConfig
from yunbind.tencent.ecm import AsyncEcmClient, EcmClient, TaskInput
from yunbind.tencent.tke import AsyncTkeClient, TkeClient
from yunbind_emulator.server import Emulator
from yunbind_emulator.state.lifecycle import Pace

CLUSTER = "c271e39f-1a6e-4d3d-8fa8-2a36329c68d2"
SOON = {"delay": 0.02, "timeout": 5}


@pytest.fixture(scope="module")
def running() -> Iterator[Emulator]:
    with Emulator(rates=False, pace=Pace(reads=2)) as emulator:  # by reads, so that no clock is raced
        yield emulator


@pytest.fixture
def cloud(running: Emulator) -> Emulator:
    running.control.reset()
    return running


def test_a_cache_of_tke_lives(cloud: Emulator):
    with cloud.tencent.tke() as tke:
        made = [
            tke.create_image_cache(
                image_cache_name=f"web{number}", images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1"
            ).image_cache_id
            for number in range(3)
        ]
        assert tke.describe_image_caches(image_cache_ids=made[:1]).image_caches[0].status == "Pending"
        tke.wait_until_image_cache_ready(image_cache_ids=made, **SOON)
        assert [each.image_cache_id for each in tke.image_caches(limit=2)] == made
        tke.update_image_cache(image_cache_id=made[0], image_cache_name="shop")
        shown = tke.wait_until_image_cache_ready(image_cache_ids=made[:1], **SOON)
        assert shown.image_caches[0].image_cache_name == "shop"
        tke.delete_image_caches(image_cache_ids=made)
        tke.wait_until_image_cache_deleted(image_cache_ids=made, **SOON)
        with pytest.raises(NotFound):
            tke.update_image_cache(image_cache_id=made[0], image_cache_name="late")


async def test_a_cache_of_tke_lives_with_asyncio(cloud: Emulator):
    async with cloud.tencent.async_tke() as tke:
        made = [
            (
                await tke.create_image_cache(images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1")
            ).image_cache_id
            for _ in range(3)
        ]
        await tke.wait_until_image_cache_ready(image_cache_ids=made, **SOON)
        assert [each.image_cache_id async for each in tke.image_caches(limit=2)] == made
        await tke.update_image_cache(image_cache_id=made[0], image_cache_name="shop")
        await tke.wait_until_image_cache_ready(image_cache_ids=made[:1], **SOON)
        await tke.delete_image_caches(image_cache_ids=made)
        await tke.wait_until_image_cache_deleted(image_cache_ids=made, **SOON)
        with pytest.raises(NotFound):
            await tke.update_image_cache(image_cache_id=made[0], image_cache_name="late")


def test_an_image_of_ecm_is_made_by_a_task(cloud: Emulator):
    with cloud.tencent.ecm() as ecm:
        task = ecm.create_image(image_name="web", instance_id="ein-gwht9ek2").task_id
        ecm.wait_until_task_finished(task_set=[TaskInput(operation="CreateImage", task_id=task)], **SOON)
        image = next(each for each in ecm.images(limit=1) if each.image_name == "web")
        assert image.image_state == "NORMAL"
        ecm.modify_image_attribute(image_id=image.image_id, image_name="shop")
        ecm.delete_image(image_id_set=[image.image_id])
        assert "shop" not in [each.image_name for each in ecm.images()]


async def test_an_image_of_ecm_is_made_by_a_task_with_asyncio(cloud: Emulator):
    async with cloud.tencent.async_ecm() as ecm:
        task = (await ecm.create_image(image_name="web", instance_id="ein-gwht9ek2")).task_id
        wanted = [TaskInput(operation="CreateImage", task_id=task)]
        await ecm.wait_until_task_finished(task_set=wanted, **SOON)
        (image,) = [each async for each in ecm.images(limit=1) if each.image_name == "web"]
        await ecm.delete_image(image_id_set=[image.image_id])
        assert "web" not in [each.image_name async for each in ecm.images()]


def test_a_cache_of_eci_lives(cloud: Emulator):
    with cloud.alibaba.eci() as eci:
        made = [
            eci.create_image_cache(image_cache_name=f"web{number}", image=["nginx:1.27"]).image_cache_id
            for number in range(3)
        ]
        for cache_id in made:
            eci.wait_until_image_cache_ready(image_cache_id=cache_id, **SOON)
        assert sorted(each.image_cache_id for each in eci.image_caches(limit=2)) == sorted(made)
        eci.update_image_cache(image_cache_id=made[0], image=["nginx:1.28"])
        shown = eci.wait_until_image_cache_ready(image_cache_id=made[0], **SOON)
        assert shown.image_caches[0].images == ["nginx:1.28"]
        eci.delete_image_cache(image_cache_id=made[0])
        eci.wait_until_image_cache_deleted(image_cache_id=made[0], **SOON)
        assert eci.describe_image_caches().total_count == 2


async def test_a_cache_of_eci_lives_with_asyncio(cloud: Emulator):
    async with cloud.alibaba.async_eci() as eci:
        made = [
            (
                await eci.create_image_cache(image_cache_name=f"web{number}", image=["nginx:1.27"])
            ).image_cache_id
            for number in range(3)
        ]
        for cache_id in made:
            await eci.wait_until_image_cache_ready(image_cache_id=cache_id, **SOON)
        assert sorted([each.image_cache_id async for each in eci.image_caches(limit=2)]) == sorted(made)
        await eci.update_image_cache(image_cache_id=made[0], image=["nginx:1.28"])
        await eci.wait_until_image_cache_ready(image_cache_id=made[0], **SOON)
        await eci.delete_image_cache(image_cache_id=made[0])
        await eci.wait_until_image_cache_deleted(image_cache_id=made[0], **SOON)
        assert (await eci.describe_image_caches()).total_count == 2


def test_a_cache_of_cce_lives(cloud: Emulator):
    config = ImageCacheBuildingConfig(cluster=CLUSTER)
    with cloud.huawei.cce() as cce:
        made = cce.create_image_cache(
            name="web", images=["busybox:latest"], building_config=config
        ).image_cache
        cce.wait_until_image_cache_ready(image_cache_id=made.id, **SOON)
        assert [each.id for each in cce.list_image_caches().image_caches] == [made.id]
        cce.delete_image_cache(image_cache_id=made.id)
        cce.wait_until_image_cache_deleted(image_cache_id=made.id, **SOON)
        with pytest.raises(NotFound):
            cce.show_image_cache(image_cache_id=made.id)


async def test_a_cache_of_cce_lives_with_asyncio(cloud: Emulator):
    config = ImageCacheBuildingConfig(cluster=CLUSTER)
    async with cloud.huawei.async_cce() as cce:
        response = await cce.create_image_cache(name="web", images=["busybox:latest"], building_config=config)
        made = response.image_cache.id
        await cce.wait_until_image_cache_ready(image_cache_id=made, **SOON)
        assert [each.id for each in (await cce.list_image_caches()).image_caches] == [made]
        await cce.delete_image_cache(image_cache_id=made)
        await cce.wait_until_image_cache_deleted(image_cache_id=made, **SOON)
        with pytest.raises(NotFound):
            await cce.show_image_cache(image_cache_id=made)


def test_every_service_has_a_client_of_either_kind(cloud: Emulator):
    with cloud.tencent.tke() as tke, cloud.huawei.cce() as cce, cloud.tencent.ecm() as ecm:
        assert (type(tke), type(cce), type(ecm)) == (TkeClient, CceClient, EcmClient)
    assert isinstance(cloud.tencent.async_tke(), AsyncTkeClient)
    assert isinstance(cloud.tencent.async_ecm(), AsyncEcmClient)
    assert {"sts", "async_sts"} <= set(dir(cloud.alibaba))
    assert {"iam", "async_iam"} <= set(dir(cloud.huawei))


def test_an_option_that_is_given_replaces_the_emulators(cloud: Emulator):
    with cloud.tencent.tke(region="ap-beijing", signing="hmac-sha256") as tke:
        assert (tke.region, tke.signing) == ("ap-beijing", "hmac-sha256")
        assert tke.describe_image_caches().total_count == 0


def test_a_client_of_huawei_acts_in_its_own_region(cloud: Emulator):
    """The project determines the region, so the credentials must name the project of the region."""
    config = ImageCacheBuildingConfig(cluster=CLUSTER)
    with cloud.huawei.cce() as home, cloud.huawei.cce(region="cn-east-3") as other:
        home.create_image_cache(name="web", images=["busybox:latest"], building_config=config)
        assert [each.name for each in home.list_image_caches().image_caches] == ["web"]
        assert other.list_image_caches().image_caches == []


def test_a_client_of_huawei_in_an_unknown_region_is_refused(cloud: Emulator):
    with (
        cloud.huawei.cce(region="mars-1", known_region=False) as cce,
        pytest.raises(ApiError, match=r"APIGW\.0310"),
    ):
        cce.list_image_caches()


def test_an_unknown_service_is_refused_with_a_list_of_the_known_ones(cloud: Emulator):
    with pytest.raises(AttributeError, match=r"tencent has no service cvm\. It has ecm, sts, tke"):
        _ = cloud.tencent.cvm


def test_a_client_is_accepted_after_the_clock_was_moved(cloud: Emulator):
    with cloud.tencent.tke() as tke:
        cloud.control.clock.advance(86_400)
        assert tke.describe_image_caches().total_count == 0


def test_a_stopped_emulator_creates_no_client():
    with pytest.raises(RuntimeError, match="is not running"):
        _ = Emulator().tencent


def read_machine_clock() -> datetime:
    return datetime.now(UTC)


@pytest.mark.parametrize("seconds", [-7200, 7200])
def test_a_client_with_a_wrong_clock_corrects_it_by_the_response(
    cloud: Emulator, seconds: float, caplog: pytest.LogCaptureFixture
):
    """Huawei's error is a 401, which is not retried; the next call works."""
    cloud.control.clock.set(read_machine_clock() + timedelta(seconds=seconds))
    with cloud.tencent.tke(clock=read_machine_clock) as tke:
        assert tke.describe_image_caches().total_count == 0
    with cloud.alibaba.eci(clock=read_machine_clock) as eci:
        assert eci.describe_image_caches().image_caches == []
    with cloud.huawei.cce(clock=read_machine_clock) as cce:
        with pytest.raises(AuthFailed):
            cce.list_image_caches()
        assert cce.list_image_caches().image_caches == []
    assert caplog.text.count("The clock is") == 3


@pytest.fixture
def instant() -> Iterator[Emulator]:
    """An emulator on which a change takes an hour, and whose clients wait without taking time."""
    with Emulator(pace=Pace(seconds=3600), instant_waits=True) as emulator:
        yield emulator


def forbid_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail the test at a pause that takes time."""

    def fail(seconds: float) -> None:
        raise AssertionError(f"slept {seconds} s")

    monkeypatch.setattr("time.sleep", fail)


def test_instant_waits_move_the_clock_only(instant: Emulator, monkeypatch: pytest.MonkeyPatch):
    forbid_sleep(monkeypatch)
    before = instant.control.clock.now()
    with instant.tencent.tke() as tke, instant.alibaba.eci() as eci, instant.huawei.cce() as cce:
        tke.create_image_cache(images=["a"], vpc_id="vpc-1", subnet_id="subnet-1", image_cache_name="web")
        tke.wait_until_image_cache_ready(image_cache_names=["web"], timeout=4000)
        made = eci.create_image_cache(image_cache_name="web", image=["nginx"]).image_cache_id
        eci.wait_until_image_cache_ready(image_cache_id=made, timeout=4000)
        config = ImageCacheBuildingConfig(cluster=CLUSTER)
        cache = cce.create_image_cache(name="web", images=["a"], building_config=config).image_cache
        cce.wait_until_image_cache_ready(image_cache_id=cache.id, timeout=4000)
    assert instant.control.clock.now() - before >= timedelta(hours=3)


async def test_instant_waits_move_the_clock_only_with_asyncio(
    instant: Emulator, monkeypatch: pytest.MonkeyPatch
):
    before = instant.control.clock.now()
    async with asyncio.timeout(30), instant.tencent.async_tke() as tke, instant.alibaba.async_eci() as eci:
        await tke.create_image_cache(
            images=["a"], vpc_id="vpc-1", subnet_id="subnet-1", image_cache_name="web"
        )
        await tke.wait_until_image_cache_ready(image_cache_names=["web"], timeout=4000)
        made = (await eci.create_image_cache(image_cache_name="web", image=["nginx"])).image_cache_id
        await eci.wait_until_image_cache_ready(image_cache_id=made, timeout=4000)
    assert instant.control.clock.now() - before >= timedelta(hours=2)


def test_instant_retries_take_no_time(instant: Emulator, monkeypatch: pytest.MonkeyPatch):
    forbid_sleep(monkeypatch)
    instant.control.fault_rules.add({"kind": "throttle", "times": 3})
    with instant.tencent.tke() as tke:
        assert tke.describe_image_caches().total_count == 0


def test_a_given_sleep_replaces_the_instant_one(instant: Emulator):
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        instant.control.clock.advance(seconds)

    with instant.tencent.tke(sleep=sleep) as tke:
        tke.create_image_cache(images=["a"], vpc_id="vpc-1", subnet_id="subnet-1", image_cache_name="web")
        tke.wait_until_image_cache_ready(image_cache_names=["web"], timeout=4000)
    assert sum(pauses) >= 3600


STUBS = Path(__file__).parents[2] / "generated" / "yunbind_emulator-stubs"


@pytest.mark.parametrize("vendor", ["tencent", "alibaba", "huawei"])
def test_the_stubs_list_the_clients_that_the_emulator_creates(cloud: Emulator, vendor: str):
    """By name and class, so that type checkers know what a call returns."""
    clients = getattr(cloud, vendor)
    tree = ast.parse((STUBS / f"{vendor}_clients.pyi").read_text())
    imported = {
        name.name: node.module
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    (kind,) = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    assert kind.name == type(clients).__name__
    listed = {
        node.name: ast.unparse(node.returns.slice)
        for node in kind.body
        if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Subscript)
    }
    assert listed.keys() == set(dir(clients)) - set(dir(type(clients))) - set(vars(clients))
    for name, expected in listed.items():
        assert type(getattr(clients, name)()) is getattr(import_module(imported[expected]), expected)


def test_an_emulator_imports_no_client_until_it_makes_one():
    """The emulator depends on the runtime only, at run time too. The package holds its default catalog."""
    code = (
        "import sys; from yunbind_emulator import Emulator\n"
        "with Emulator() as cloud:\n"
        "    before = {name for name in sys.modules if name.startswith('yunbind.')}\n"
        "    cloud.tencent.tke().close()\n"
        "print(before, 'yunbind.tencent.tke' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "set() True"
