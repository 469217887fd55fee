"""The database of the state file: its settings, its lock, and the reasons for which it is refused."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from yunbind_emulator.base.errors import StateFileError
from yunbind_emulator.state.database import UnusableFile, _explain, create_database, open_database
from yunbind_emulator.state.issued_secrets import IssuedSecrets
from yunbind_emulator.state.records import State
from yunbind_emulator.state.state_file import StateFile


@pytest.fixture
def database(state_path: Path) -> Path:
    create_database(state_path)
    return state_path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("application_id", 0x59756E42),
        ("user_version", 3),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("locking_mode", "exclusive"),
        ("wal_autocheckpoint", 1000),
    ],
)
def test_a_commit_is_on_the_disk_and_the_file_names_its_program(database: Path, name: str, value: object):
    """``YunB`` in ASCII is the program, 3 the format. A commit is synced, and 4 MB later it is in the file."""
    with closing(open_database(database)) as connection:
        assert connection.execute(f"PRAGMA {name}").fetchone() == (value,)


def test_the_file_is_its_owners(database: Path):
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert [each.name for each in database.parent.iterdir()] == [database.name]


def test_an_open_database_is_locked(database: Path):
    """For readers too."""
    with (
        closing(open_database(database)),
        closing(sqlite3.connect(database, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("SELECT * FROM settings")
    open_database(database).close()


@pytest.mark.parametrize(
    ("code", "message", "is_unusable"),
    [
        (sqlite3.SQLITE_BUSY, "is in use by another emulator", False),
        (sqlite3.SQLITE_BUSY | 2 << 8, "is in use by another emulator", False),
        (sqlite3.SQLITE_IOERR, "cannot be read: reason", False),
        (sqlite3.SQLITE_IOERR | 1 << 8, "cannot be read: reason", False),
        (sqlite3.SQLITE_CANTOPEN, "cannot be read: reason", False),
        (sqlite3.SQLITE_READONLY, "cannot be read: reason", False),
        (sqlite3.SQLITE_CORRUPT, "is damaged", True),
        (sqlite3.SQLITE_NOTADB, "is damaged", True),
    ],
)
def test_an_error_of_sqlite_has_its_remedy(tmp_path: Path, code: int, message: str, is_unusable: bool):
    """SQLite adds details above the lowest eight bits. Only a damaged file can be replaced."""
    error = sqlite3.DatabaseError("reason")
    error.sqlite_errorcode = code
    explained = _explain(error, tmp_path / "state.db")
    assert message in str(explained)
    assert isinstance(explained, UnusableFile) is is_unusable


def test_a_folder_is_no_state_file(tmp_path: Path):
    with pytest.raises(StateFileError, match="cannot be read") as caught:
        open_database(tmp_path)
    assert not isinstance(caught.value, UnusableFile)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"format": 1, "sha256": "0"}', "has the format 1, and this emulator reads the format 3"),
        ('{"format": 2, "sha256": "0", "more": 1}', "has the format 2"),
        ('{"format": 2}', "is damaged"),
        ('{"sha256": "0"}', "is damaged"),
        ("[]", "is damaged"),
        ("notes", "is damaged"),
    ],
)
def test_a_file_of_an_older_format_is_recognised_by_its_first_line(tmp_path: Path, text: str, message: str):
    path = tmp_path / "state"
    path.write_text(f"{text}\n")
    with pytest.raises(UnusableFile, match=message):
        open_database(path)


def test_an_empty_file_is_damaged(tmp_path: Path):
    """SQLite would take it for an empty database."""
    path = tmp_path / "state"
    path.touch()
    with pytest.raises(UnusableFile, match="is damaged"):
        open_database(path)


def test_a_database_that_cannot_be_put_in_place_leaves_no_draft(state_path: Path):
    state_path.mkdir()
    with pytest.raises(OSError, match=state_path.name):
        create_database(state_path)
    assert [each.name for each in state_path.parent.iterdir()] == [state_path.name]


def test_bytes_after_the_database_are_refused_unless_changes_wait(database: Path):
    """SQLite ignores them, so they would be lost."""
    with database.open("ab") as file:
        file.write(b"x")
    with pytest.raises(UnusableFile, match="is damaged"):
        open_database(database)


def test_a_draft_that_a_killed_emulator_left_is_replaced(state_path: Path):
    """A system gives the number of a process again."""
    state_path.with_name(f".{state_path.name}.{os.getpid()}").write_bytes(b"left")
    create_database(state_path)
    assert [each.name for each in state_path.parent.iterdir()] == [state_path.name]
    open_database(state_path).close()


def test_changes_of_a_replaced_database_are_not_read_into_the_new_one(state_path: Path):
    state_path.with_name(f"{state_path.name}-wal").write_bytes(b"old changes")
    create_database(state_path)
    assert [each.name for each in state_path.parent.iterdir()] == [state_path.name]


def test_a_secret_that_is_put_again_before_a_save_is_the_newest(state_path: Path):
    """The oldest one is deleted first when there are too many, also after a restart."""
    file = StateFile(state_path)
    file.open()
    secrets = IssuedSecrets(file.note_secret)
    file.save({"clock": {}}, State(), secrets)
    for name in ("a", "b", "a"):
        secrets.table("keys").put(name, {"name": name})
    file.save({"clock": {}}, State(), secrets)
    file.close()
    file.open()
    stored = file.read()
    file.close()
    assert stored is not None
    assert [*stored.secrets["keys"]] == ["b", "a"]
