"""The SQLite database of a state file: creating, opening, locking and checking it."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, Final, cast

from yunbind_emulator.base.errors import StateFileError

if TYPE_CHECKING:
    from pathlib import Path

FORMAT: Final = 3
"""Version of the file. Formats 1 and 2 were lines of JSON."""
_APPLICATION_ID: Final = 0x59756E42
_MAGIC: Final = b"SQLite format 3\0"
_CHECKPOINT_PAGES: Final = 1000
"""Number of pages (of 4 KiB) in ``FILE-wal`` after which SQLite moves them to the main file."""
_LOCK_SECONDS: Final = 1.0
"""Seconds to wait for the lock: the system needs a moment to release that of a killed emulator."""
_NO_ACCESS: Final = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)
_SCHEMA: Final = f"""
PRAGMA application_id = {_APPLICATION_ID};
PRAGMA user_version = {FORMAT};
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER NOT NULL);
CREATE TABLE records (
    account TEXT, region TEXT, kind TEXT, id TEXT, value TEXT NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (account, region, kind, id)
);
CREATE TABLE secrets (
    collection TEXT, name TEXT, value TEXT NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (collection, name)
);
"""


class UnusableFile(StateFileError):
    """The file is damaged, of another program or of another format; ``--fresh`` replaces it."""


def create_database(path: Path) -> None:
    """Put an empty database in place in one step. Only its owner can read it.

    Raises:
        OSError: The file cannot be created.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(sqlite3.connect(draft)) as connection:
            connection.executescript(_SCHEMA)
        # SQLite would read the changes of the replaced database into the new one.
        _wal_path(path).unlink(missing_ok=True)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(path.parent)


def open_database(path: Path) -> sqlite3.Connection:
    """Open, lock and check an existing database.

    Raises:
        StateFileError: The file cannot be read, is in use or is damaged.
    """
    _check_start(path)
    has_wal = _wal_path(path).exists()
    connection = sqlite3.connect(path, timeout=_LOCK_SECONDS, check_same_thread=False)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        _check_format(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        with connection:
            connection.execute("BEGIN EXCLUSIVE")
        if not has_wal:
            _check_size(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _explain(error, path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def make_damage_error(path: Path) -> UnusableFile:
    """Return the error for a file that holds something else than a state."""
    return UnusableFile(
        f"The state file {path} is damaged, or is not a state file. It was not changed: restore a backup, "
        "choose another file, or replace it with --fresh."
    )


def _check_start(path: Path) -> None:
    """Refuse a file that is not an SQLite database."""
    try:
        with path.open("rb") as file:
            start = file.readline(200)
    except OSError as error:
        raise StateFileError(f"The state file cannot be read: {error}.") from error
    if start.startswith(_MAGIC):
        return
    with suppress(ValueError, RecursionError):
        head: object = json.loads(start)
        if isinstance(head, dict) and {"format", "sha256"} <= head.keys():
            raise _make_format_error(path, cast("dict[str, Any]", head)["format"])
    raise make_damage_error(path)


def _check_format(connection: sqlite3.Connection, path: Path) -> None:
    if _read_pragma(connection, "application_id") != _APPLICATION_ID:
        raise UnusableFile(
            f"{path} is an SQLite database, but not a state file of the emulator. It was not changed: choose "
            "another file, or replace it with --fresh."
        )
    version = _read_pragma(connection, "user_version")
    if version != FORMAT:
        raise _make_format_error(path, version)
    if _read_pragma(connection, "integrity_check") != "ok":
        raise make_damage_error(path)


def _check_size(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file with other bytes after the database; SQLite ignores them."""
    size = _read_pragma(connection, "page_count") * _read_pragma(connection, "page_size")
    if path.stat().st_size != size:
        raise make_damage_error(path)


def _read_pragma(connection: sqlite3.Connection, name: str) -> Any:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def _explain(error: sqlite3.DatabaseError, path: Path) -> StateFileError:
    """Return the error for a file that SQLite cannot open."""
    code = error.sqlite_errorcode & 0xFF
    if code == sqlite3.SQLITE_BUSY:
        return StateFileError(
            f"The state file {path} is in use by another emulator: stop that one, or choose another file."
        )
    if code in _NO_ACCESS:
        return StateFileError(f"The state file {path} cannot be read: {error}.")
    return make_damage_error(path)


def _make_format_error(path: Path, found: object) -> UnusableFile:
    return UnusableFile(
        f"The state file {path} has the format {found}, and this emulator reads the format {FORMAT}. It was "
        "not changed: choose another file, or replace it with --fresh. To keep the state, export it with the "
        "version that wrote it (GET /state of the admin API), and import it here (PUT /state)."
    )


def _wal_path(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _sync_folder(folder: Path) -> None:
    """Force the name of a new file to disk, where the system can open a folder."""
    with suppress(PermissionError):  # Windows
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
