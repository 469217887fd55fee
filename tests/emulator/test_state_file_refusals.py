"""State files that the emulator refuses, and leaves unchanged."""

from __future__ import annotations

import json
import re
import sqlite3
import stat
import subprocess
import sys
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator.base.errors import StateFileError
from yunbind_emulator.factory import build_parts

from .kept_state import Start, create, create_nothing, names, read_files


def damage_byte(data: bytes) -> bytes:
    assert b'"one"' in data
    return data.replace(b'"one"', b'"eno"')


def change_record(data: bytes) -> bytes:
    """Move a record to another id: its checksum is that of the old key."""
    found = re.search(rb'"imc-[0-9a-z]{8}"', data)
    assert found
    return data.replace(found[0], b'"imc-00000000"')


@pytest.mark.parametrize(
    "damage",
    [
        damage_byte,
        change_record,
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"\xff" + data,
        lambda data: b"[" * 100_000,
        lambda data: b"[]",
        lambda data: b"{}",
        lambda data: b"SQLite format 3\0",
        lambda data: data[:100] + b"\0" * (len(data) - 100),
        lambda data: data + b"x",
        lambda data: data[:-1],
        lambda data: data[:4096] + data[4096 + 128 :],
    ],
    ids=[
        "changed",
        "other id",
        "half",
        "empty",
        "no database",
        "deep",
        "list",
        "object",
        "start only",
        "zeros",
        "more",
        "less",
        "hole",
    ],
)
def test_a_damaged_file_is_refused_and_not_changed(start: Start, state_path: Path, damage: Any):
    first = start()
    create(first, "one")
    first.application.control.close()
    damaged = damage(state_path.read_bytes())
    state_path.write_bytes(damaged)
    with pytest.raises(StateFileError, match=r"damaged.*--fresh"):
        start()
    assert state_path.read_bytes() == damaged


@pytest.mark.parametrize("content", [b"", b"notes", b'{"format": 2, "sha256": "0", "length": 3}\n{}\n'])
def test_a_fresh_start_replaces_a_file_that_cannot_be_read(start: Start, state_path: Path, content: bytes):
    state_path.write_bytes(content)
    create(start(fresh=True), "one")
    assert names(start()) == ["one"]
    assert stat.S_IMODE(state_path.stat().st_mode) == 0o600


def test_a_file_of_the_old_format_is_refused_with_the_remedy(start: Start, state_path: Path):
    old = b'{"format": 2, "length": 3, "sha256": "0"}'.ljust(127) + b"\n{}\n"
    state_path.write_bytes(old)
    with pytest.raises(StateFileError, match=r"format 2, .*--fresh.*GET /state.*PUT /state"):
        start()
    assert state_path.read_bytes() == old


def test_a_file_of_a_newer_format_is_refused(start: Start, state_path: Path):
    create_nothing(start())
    start().application.control.close()
    with closing(sqlite3.connect(state_path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StateFileError, match="format 99"):
        start()


def test_a_database_of_another_program_is_refused_and_not_changed(start: Start, state_path: Path):
    with closing(sqlite3.connect(state_path)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    before = state_path.read_bytes()
    with pytest.raises(StateFileError, match="not a state file of the emulator"):
        start()
    assert state_path.read_bytes() == before


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("settings", ["clock", {"offset": "x"}]),
        ("records", ["main", "ap-guangzhou", "tke.caches", "imc-1", 1]),
    ],
)
def test_a_row_of_another_shape_is_refused(start: Start, state_path: Path, table: str, row: list[Any]):
    """Also with a correct checksum."""
    first = start()
    create(first, "one")
    first.application.control.close()
    texts = [json.dumps(value) for value in row]
    marks = ", ".join("?" * (len(row) + 1))
    with closing(sqlite3.connect(state_path)) as connection, connection:
        checksum = zlib.crc32("\0".join(texts).encode())
        connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", (*texts, checksum))
    for _ in range(2):  # the file is free for the next try while the error is kept
        with pytest.raises(StateFileError, match="does not hold") as kept:
            start()
        assert kept


def test_a_row_with_a_wrong_checksum_leaves_the_file_free(start: Start, state_path: Path):
    """Its reading fails before the state is taken over."""
    first = start()
    create(first, "one")
    first.application.control.close()
    with closing(sqlite3.connect(state_path)) as connection, connection:
        connection.execute("UPDATE records SET checksum = checksum + 1")
    errors: list[StateFileError] = []
    for _ in range(2):
        with pytest.raises(StateFileError, match="is damaged") as caught:
            start()
        errors.append(caught.value)


def test_a_second_emulator_is_refused_with_the_reason(start: Start, state_path: Path):
    create(start(), "one")
    before = read_files(state_path)
    with pytest.raises(StateFileError, match="in use by another emulator: stop that one"):
        build_parts(state_file=state_path)
    with pytest.raises(StateFileError, match="in use by another emulator"):
        build_parts(state_file=state_path, fresh=True)
    assert read_files(state_path) == before


def test_a_refused_file_is_free_for_the_next_try(start: Start, state_path: Path):
    state_path.write_bytes(b"damaged")
    with pytest.raises(StateFileError, match="damaged") as kept:
        start()
    state_path.unlink()
    create(start(), "one")
    assert kept


def test_the_command_says_that_the_file_is_in_use(start: Start, state_path: Path):
    start()
    command = [sys.executable, "-m", "yunbind_cli", "emulator", "--state", str(state_path)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert result.returncode == 1
    assert "in use by another emulator" in result.stderr
