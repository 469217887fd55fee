"""The vendors' own credential providers use the emulator's metadata services and STS.

The providers have fixed addresses such as 100.100.100.200, so the emulator is the proxy
of their process. The SDKs are unmodified.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from yunbind_emulator import Emulator
from yunbind_emulator.protocols.metadata import ROLE, list_metadata_addresses

from tests.peer.process import PYTHON, Sdk

from .settings import read_environment

pytestmark = [pytest.mark.peer, pytest.mark.xdist_group("life")]


@pytest.fixture(scope="module")
def sdk(clouds: Emulator, settings: dict[str, str]) -> Iterator[Sdk]:
    if not PYTHON.exists():
        pytest.fail("The vendors' SDKs are not installed: run `make peer`.", pytrace=False)
    environ = {name: value for each in settings.values() for name, value in read_environment(each).items()}
    with Sdk("life_roles") as sdk:
        host = clouds.endpoint.removeprefix("http://")
        sdk.run("connect", environ=environ, proxy=clouds.endpoint, host=host)
        yield sdk


@pytest.fixture
def ask(sdk: Sdk, clouds: Emulator) -> Any:
    """Return a function that calls with a temporary key, and returns the number of caches and the key's id."""
    clouds.control.reset()

    def ask(way: str, **arguments: Any) -> dict[str, Any]:
        found = sdk.run(way, **arguments)
        assert "error" not in found, found
        return found

    return ask


@pytest.mark.parametrize("way", ["tencent_sts", "alibaba_sts"])
def test_a_key_that_the_sdk_got_from_sts_is_accepted(ask: Any, way: str):
    found = ask(way)
    assert found["total"] == 0
    assert found["key"].startswith(("emulator-tencent-temporary-", "STS."))


def test_the_provider_of_tencent_finds_the_role_and_its_key(ask: Any):
    found = ask("tencent_metadata")
    assert (found["total"], found["role"]) == (0, ROLE)
    assert found["key"].startswith("emulator-tencent-temporary-")


@pytest.mark.parametrize("required", [False, True], ids=["any", "tokens only"])
def test_the_provider_of_alibaba_finds_a_key_with_a_token(ask: Any, clouds: Emulator, required: bool):
    clouds.control.metadata_tokens = required
    assert ask("alibaba_metadata", tokens_only=required)["total"] == 0
    noted = [call["action"] for call in clouds.control.journal.export() if call["service"] == "metadata"]
    assert noted.count("IssueToken") == 2
    assert noted[-1] == "ShowCredentials"


def test_the_provider_of_alibaba_reads_a_credentials_uri(ask: Any, clouds: Emulator):
    uri = list_metadata_addresses(clouds.endpoint)["alibaba_credentials_uri"]
    assert ask("alibaba_uri", uri=uri)["total"] == 0


@pytest.mark.parametrize("required", [False, True], ids=["any", "tokens only"])
def test_the_provider_of_huawei_finds_a_key(ask: Any, clouds: Emulator, required: bool):
    clouds.control.metadata_tokens = required
    found = ask("huawei_metadata")
    assert found["total"] == 0
    assert found["key"].startswith("emulator-huawei-temporary-")
