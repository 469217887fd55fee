"""docs/credentials.md: its programs run against the emulator, and its names exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yunbind
from yunbind_emulator.server import Emulator

from .pages import ROOT, read_blocks

PAGE = ROOT / "docs" / "credentials.md"
PROGRAMS = list(read_blocks(PAGE, "python"))


@pytest.fixture
def emulator(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Emulator]:
    """An emulator that the clients of this process find, on a machine with a role."""
    with Emulator(rates=False) as emulator:
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("YUNBIND_ENDPOINT", emulator.endpoint)
        monkeypatch.setenv("YUNBIND_METADATA_ENDPOINT", emulator.endpoint)
        yield emulator


def run(program: str) -> None:
    exec(compile(program, str(PAGE), "exec", dont_inherit=True), {})


def test_the_default_chain_reports_its_providers(
    emulator: Emulator, capsys: pytest.CaptureFixture[str]
) -> None:
    run(PROGRAMS[0].text)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("environment skipped TENCENTCLOUD_SECRET_ID")
    assert lines[3].startswith("CVM role used Credentials(")
    assert [line.split(" not tried ")[0] for line in lines[4:]] == ["TKE pod identity"]


def test_the_chain_with_a_role_makes_its_call(emulator: Emulator) -> None:
    key_id, key_secret, *_ = emulator.credentials["alibaba"].values()
    program = PROGRAMS[1].text.replace('"key-id"', repr(key_id)).replace('"key-secret"', repr(key_secret))
    run(program)
    assert [entry["action"] for entry in emulator.control.journal.export()] == [
        "AssumeRole",
        "DescribeImageCaches",
    ]


def test_every_program_is_tested() -> None:
    assert len(PROGRAMS) == 2


def test_every_row_names_a_class_of_the_package() -> None:
    table: list[Any] = re.findall(r"^\| `(\w+)\(", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(table) == 10
    assert set(table) <= set(yunbind.__all__)


def test_the_variables_with_keys_are_those_of_the_services() -> None:
    from yunbind.alibaba.eci import EciClient
    from yunbind.huawei.cce import CceClient
    from yunbind.tencent.tke import TkeClient

    text = PAGE.read_text(encoding="utf-8")
    for client in (TkeClient, EciClient, CceClient):
        names = client._service.credentials
        row = f"| `{names.key_id[0]}` | `{names.key_secret[0]}` | `{names.session_token[0]}` |"
        assert row in text
