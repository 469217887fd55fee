"""The pytest fixtures, and the clouds without a socket."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from yunbind.tencent.tke import AsyncTkeClient, TkeClient
from yunbind_emulator.application import Application, create_application
from yunbind_emulator.base.catalog import Catalog
from yunbind_emulator.control import Control
from yunbind_emulator.inprocess import AsyncInProcessTransport, InProcessTransport
from yunbind_runtime.base.errors import ConnectionLost, TimedOut
from yunbind_runtime.model.credentials import Credentials

from .signed_requests import KEYS

TESTS = """
import time
from datetime import timedelta

def test_an_emulator_runs(yunbind_emulator):
    assert yunbind_emulator.endpoint.startswith("http://127.0.0.1:")
    yunbind_emulator.control.state.records("account", "region", "family")["one"] = {}

def test_another_test_finds_no_state(yunbind_emulator):
    assert not yunbind_emulator.control.state.export()["accounts"]

def test_a_wait_takes_no_time(yunbind_instant_waits, yunbind_emulator):
    assert yunbind_instant_waits is yunbind_emulator
    began, moment = time.monotonic(), yunbind_emulator.control.clock.now()
    with yunbind_emulator.tencent.tke() as tke:
        tke.create_image_cache(images=["a"], vpc_id="vpc-1", subnet_id="subnet-1", image_cache_name="a")
        tke.wait_until_image_cache_ready(image_cache_names=["a"])
    assert yunbind_emulator.control.clock.now() - moment >= timedelta(seconds=2)
    assert time.monotonic() - began < 2

def test_its_clock_can_be_moved(yunbind_clock, yunbind_emulator):
    yunbind_clock.freeze()
    before = yunbind_emulator.control.clock.now()
    yunbind_clock.advance(60)
    assert yunbind_emulator.control.clock.now() - before == timedelta(minutes=1)
"""


@pytest.mark.slow
def test_the_fixtures_give_a_fresh_emulator_to_every_test(tmp_path: Path):
    (tmp_path / "test_it.py").write_text(TESTS)
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "yunbind_emulator.plugin",
            "-p",
            "no:cacheprovider",
            ".",
        ],
        cwd=tmp_path,
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    assert "4 passed" in result.stdout


def test_loading_the_plugin_imports_nothing_heavy():
    """Every run of pytest loads it if the package is installed."""
    code = "import sys; import yunbind_emulator.plugin; print([n for n in sys.modules if n in ('uvicorn', 'starlette')])"
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert result.stdout.strip() == "[]"


@pytest.fixture
def application(catalog: Catalog) -> Application:
    return create_application(catalog, KEYS, control=Control(rates=False))


def connect(application: Application, **options: object) -> TkeClient:
    keys = Credentials(KEYS["tencent"]["secret_id"], KEYS["tencent"]["secret_key"])
    transport = InProcessTransport(application, sleep=lambda _: None)
    return TkeClient(region="ap-guangzhou", credentials=keys, transport=transport, **options)  # type: ignore[arg-type]


def test_a_client_talks_to_the_clouds_without_a_socket(application: Application):
    client = connect(application)
    client.create_image_cache(images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1")
    assert client.describe_image_caches().total_count == 1


async def test_an_asyncio_client_does_so_too(application: Application):
    keys = Credentials(KEYS["tencent"]["secret_id"], KEYS["tencent"]["secret_key"])
    transport = AsyncInProcessTransport(application)
    async with AsyncTkeClient(region="ap-guangzhou", credentials=keys, transport=transport) as client:
        assert (await client.describe_image_caches()).total_count == 0


def test_faults_of_a_connection_are_errors_of_the_transport(application: Application):
    client = connect(application)
    application.control.fault_rules.add({"kind": "reset", "action": "CreateImageCache"})
    with pytest.raises(ConnectionLost):
        client.create_image_cache(images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1")
    application.control.fault_rules.reset()
    application.control.fault_rules.add({"kind": "delay", "latency": 31, "action": "CreateImageCache"})
    with pytest.raises(TimedOut):
        client.create_image_cache(images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1")
    application.control.fault_rules.reset()
    assert client.describe_image_caches().total_count == 1
