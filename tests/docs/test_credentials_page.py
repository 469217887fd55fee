"""docs/credentials.md: its programs run against the emulator, and its names exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yunbind
from yunbind_emulator.server import Emulator

from .page_tables import CREDENTIALS, read_tables, render
from .pages import read_blocks

PAGE = CREDENTIALS
PROGRAMS = list(read_blocks(PAGE, "python"))
TABLES = read_tables(PAGE)


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


@pytest.mark.parametrize("name", TABLES)
def test_a_table_equals_the_facts(name: str) -> None:
    """A changed fact needs a changed table."""
    assert TABLES[name] == render(name)


def test_the_page_has_the_tables_of_chains_and_variables() -> None:
    assert TABLES.keys() == {"chains", "key-variables", "source-variables"}
