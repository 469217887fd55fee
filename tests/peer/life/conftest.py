from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from yunbind_emulator import Emulator
from yunbind_emulator.info_file import InfoFile
from yunbind_emulator.state.lifecycle import Pace

from tests.peer.process import PYTHON, Sdk

from .judges import JUDGES, Judge, Session
from .settings import print_settings, read_environment, read_program


@pytest.fixture(scope="module")
def clouds() -> Iterator[Emulator]:
    """An emulator in which a change is over at the third look, so that a test waits without a clock."""
    with Emulator(rates=False, pace=Pace(reads=3)) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def settings(clouds: Emulator, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the command prints, by vendor."""
    path: Path = tmp_path_factory.mktemp("life") / "info.json"
    InfoFile(path).write(clouds.endpoint, clouds.credentials, clouds.admin)
    return {vendor: print_settings(vendor, path) for vendor in ("tencent", "alibaba", "huawei")}


@pytest.fixture(scope="module", params=JUDGES, ids=lambda judge: judge.name)
def connected(request: pytest.FixtureRequest, settings: dict[str, str]) -> Iterator[Session]:
    if not PYTHON.exists():
        pytest.fail("The vendors' SDKs are not installed: run `make peer`.", pytrace=False)
    judge: Judge = request.param
    printed = settings[judge.cloud.vendor]
    with Sdk(judge.script) as sdk:
        yield Session(judge, sdk, read_environment(printed), read_program(printed, judge.cloud.title))


@pytest.fixture
def judge(connected: Session, clouds: Emulator) -> Session:
    """An SDK with the printed settings, before empty clouds."""
    clouds.control.reset()
    connected.connect()
    return connected
