"""The page for users of the vendors' SDKs: its programs run, before and after."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from yunbind_emulator import Emulator
from yunbind_emulator.state.lifecycle import Pace

from tests.docs.pages import ROOT, Block, drop_blocks, list_services, read_blocks
from tests.docs.programs import describe_environment

PAGE = ROOT / "docs" / "migrating.md"
PEER = ROOT / ".venv-peer" / "bin" / "python"
BLOCKS = list(read_blocks(PAGE, "python"))

REDIRECTS = {
    "tencentcloud-sdk-python": """
from tencentcloud.common.profile.http_profile import HttpProfile
original = HttpProfile.__init__
def lead(self, **options):
    original(self, **{**options, "protocol": "http", "endpoint": HOST})
HttpProfile.__init__ = lead
""",
    "alibabacloud_*": """
from alibabacloud_tea_openapi.models import Config
original = Config.__init__
def lead(self, **options):
    original(self, **{**options, "protocol": "http", "endpoint": HOST})
Config.__init__ = lead
""",
    "huaweicloudsdk*": "",
}
"""Code that leads an SDK to the emulator, by the heading of its program. Huawei's SDK needs a variable only."""


def list_programs(word: str) -> list[pytest.ParameterSet]:
    """The programs before or after, one for each SDK."""
    blocks = [block for block in BLOCKS if block.text.startswith(f"# {word}: ")]
    assert [block.heading for block in blocks] == list(REDIRECTS)
    return [pytest.param(block, id=block.heading) for block in blocks]


@pytest.fixture(scope="module")
def cloud() -> Iterator[Emulator]:
    """An emulator in which a change ends at the second read."""
    with Emulator(rates=False, pace=Pace(reads=2)) as running:
        yield running


def run(python: str | Path, program: str, cloud: Emulator, folder: Path) -> list[str]:
    """Run a program with the emulator's keys in its environment, and return the printed lines."""
    environment = describe_environment(cloud) | {
        "HOME": str(folder),
        "HUAWEICLOUD_SDK_REGION_CCE_CN_NORTH_4": cloud.endpoint,
        "HUAWEICLOUD_SDK_IAM_ENDPOINT": cloud.endpoint,
        "PATH": os.environ["PATH"],
    }
    cloud.control.reset()
    command = [python, "-W", "ignore", "-c", program]
    done = subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("program", list_programs("After"))
def test_a_program_with_yunbind_runs(program: Block, cloud: Emulator, tmp_path: Path) -> None:
    """Each prints one cache and one refusal."""
    assert len(run(sys.executable, program.text, cloud, tmp_path)) == 2


@pytest.mark.peer
@pytest.mark.xdist_group("peer")
@pytest.mark.parametrize("program", list_programs("Before"))
def test_a_program_with_a_vendors_sdk_does_the_same(program: Block, cloud: Emulator, tmp_path: Path) -> None:
    """The SDK is as the vendor ships it; only its endpoint is another."""
    host = cloud.endpoint.removeprefix("http://")
    source = f"HOST = {host!r}\n{REDIRECTS[program.heading]}\n{program.text}"
    assert len(run(PEER, source, cloud, tmp_path)) == 2


def test_every_program_is_before_or_after() -> None:
    assert len(BLOCKS) == 2 * len(REDIRECTS)
    for block in BLOCKS:
        compile(block.text, f"{PAGE.name}:{block.line}", "exec", dont_inherit=True)


def test_every_name_of_yunbind_in_the_tables_exists() -> None:
    """Classes in the right columns are public names of yunbind, its errors or a service."""
    modules = ["yunbind", "yunbind.errors"]
    modules += [service["names"]["python"]["module"].rpartition(".")[0] for _, service in list_services()]
    known = {name for module in modules for name in importlib.import_module(module).__all__}
    rows = re.findall(r"^\|[^|]+\|([^|]+)\|$", drop_blocks(PAGE.read_text(encoding="utf-8")), re.MULTILINE)
    codes = [code for row in rows for code in re.findall(r"`([^`]+)`", row) if not code.isupper()]
    named = {name for code in codes for name in re.findall(r"\b[A-Z][a-z]\w+", code)}
    assert len(named) > 10
    assert named <= known
