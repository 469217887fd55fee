from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from yunbind_emulator import Emulator
from yunbind_emulator.info_file import InfoFile
from yunbind_emulator.state.lifecycle import Pace

from tests.peer.process import NODE_MODULES, PYTHON, Sdk

from .settings import print_settings, read_environment, read_program
from .vendor_sdks import SDKS, Session, VendorSdk


@pytest.fixture(scope="module")
def clouds() -> Iterator[Emulator]:
    """An emulator in which a change ends at the third read, so that tests need no clock."""
    with Emulator(rates=False, pace=Pace(reads=3)) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def settings(clouds: Emulator, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the printed settings, by vendor."""
    path: Path = tmp_path_factory.mktemp("life") / "info.json"
    InfoFile(path).write(clouds.endpoint, clouds.credentials, clouds.admin)
    return {vendor: print_settings(vendor, path) for vendor in ("tencent", "alibaba", "huawei")}


@pytest.fixture(scope="module", params=SDKS, ids=lambda sdk: sdk.name)
def connected(request: pytest.FixtureRequest, settings: dict[str, str]) -> Iterator[Session]:
    vendor_sdk: VendorSdk = request.param
    if not (NODE_MODULES if vendor_sdk.script.endswith(".js") else PYTHON).exists():
        pytest.fail("The vendors' SDKs are not installed: run `make peer peer-node`.", pytrace=False)
    printed = settings[vendor_sdk.cloud.vendor]
    with Sdk(vendor_sdk.script) as sdk:
        yield Session(
            vendor_sdk, sdk, read_environment(printed), read_program(printed, vendor_sdk.cloud.title)
        )


@pytest.fixture
def session(connected: Session, clouds: Emulator) -> Session:
    """An SDK with the printed settings and empty clouds."""
    clouds.control.reset()
    connected.connect()
    return connected
