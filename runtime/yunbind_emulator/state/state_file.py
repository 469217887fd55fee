"""The state file: an SQLite database that holds every acknowledged change.

A change is committed to disk before its response is sent. An emulator that is killed
or loses power keeps every acknowledged change, and no part of another one.

The database stays locked while the emulator runs. Every row carries a checksum,
because SQLite does not notice a changed byte inside a value. A damaged file, and a
file of another program or format, is refused and not overwritten.

SQLite keeps the newest changes in a second file, ``FILE-wal``, until the emulator
stops. After a kill, the next start needs both files.
"""

from __future__ import annotations

import copy
import errno
import json
import sqlite3
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from yunbind_emulator.state.database import (
    UnusableFile,
    create_database,
    make_damage_error,
    open_database,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping
    from pathlib import Path

    from yunbind_emulator.base.catalog import Json
    from yunbind_emulator.state.issued_secrets import IssuedSecrets
    from yunbind_emulator.state.records import Place, Record, Records, State

# Keys and values are JSON in ASCII, because SQLite takes no text with lone surrogates.
# An updated record keeps its row, and with it its place in lists.
_PUT_RECORD: Final = """
INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET value = excluded.value, checksum = excluded.checksum
"""
_DELETE_RECORD: Final = "DELETE FROM records WHERE account = ? AND region = ? AND kind = ? AND id = ?"
# A secret that is put again gets a new row, and becomes the newest.
_PUT_SECRET: Final = "INSERT OR REPLACE INTO secrets VALUES (?, ?, ?, ?)"  # noqa: S105 - SQL
_DELETE_SECRET: Final = "DELETE FROM secrets WHERE collection = ? AND name = ?"  # noqa: S105 - SQL
_PUT_SETTING: Final = "INSERT OR REPLACE INTO settings VALUES (?, ?, ?)"
_DELETE_SETTING: Final = "DELETE FROM settings WHERE name = ?"


@dataclass(frozen=True, slots=True)
class StoredState:
    """The content of a state file."""

    settings: dict[str, Any]
    accounts: dict[str, dict[str, dict[str, Records]]]
    secrets: dict[str, dict[str, Json]]


class StateFile:
    """A file that only its owner can read: it also holds the accepted keys.

    Threads may share it, one at a time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._connection: sqlite3.Connection | None = None
        self._must_replace = False
        self._is_current = False
        """Whether the file holds everything up to the last save."""
        self._settings: dict[str, Json] = {}
        self._revision = 0
        self._records: dict[Place, dict[str, Record]] = {}
        """Copies of the saved records, to find those that changed."""
        self._changed_secrets: dict[tuple[str, str], Json] = {}

    def open(self, *, fresh: bool = False) -> None:
        """Open and lock the file until :meth:`close`. Create it if it is missing.

        Args:
            fresh: Accept a damaged or foreign file. It is replaced by the first save, and not opened before.

        Raises:
            StateFileError: The file cannot be read, is damaged, has another format or is in use.
            OSError: The file cannot be created.
        """
        if self._connection is not None:
            return
        if self._must_replace or not self.path.exists():
            create_database(self.path)
            self._must_replace = False
        try:
            self._connection = open_database(self.path)
        except UnusableFile:
            if not fresh:
                raise
            self._must_replace = True

    def read(self) -> StoredState | None:
        """Return the content of the open file, or None if nothing was saved in it.

        Raises:
            StateFileError: The file is damaged.
        """
        settings = {name: value for (name,), value in self._read_rows("settings")}
        if not settings:
            return None
        accounts: dict[str, dict[str, dict[str, Records]]] = {}
        for (account, region, kind, record_id), record in self._read_rows("records"):
            accounts.setdefault(account, {}).setdefault(region, {}).setdefault(kind, {})[record_id] = record
        secrets: dict[str, dict[str, Json]] = {}
        for (collection, name), value in self._read_rows("secrets"):
            secrets.setdefault(collection, {})[name] = value
        return StoredState(settings, accounts, secrets)

    def note_secret(self, collection: str, name: str, value: Json) -> None:
        """Write a secret with the next save; None deletes it."""
        self._changed_secrets.pop((collection, name), None)
        self._changed_secrets[collection, name] = value

    def save(self, settings: Mapping[str, Json], state: State, secrets: IssuedSecrets) -> None:
        """Write the changes since the last save, and force them to disk.

        The first save writes everything, and so does the first one after a failure.

        Args:
            settings: Values to keep by name.
            state: The records; its revision says whether any changed.
            secrets: The issued secrets.

        Raises:
            StateFileError: Another emulator took the file after this one was closed.
            OSError: The file cannot be written. It holds what it held before.
        """
        is_first = not self._is_current
        has_new_settings = is_first or settings != self._settings
        has_new_records = is_first or state.revision != self._revision
        if not (has_new_settings or has_new_records or self._changed_secrets):
            return
        self.open()
        self._is_current = False
        if is_first:
            self._records.clear()
        records = list(_compare(self._records, state)) if has_new_records else []
        changed_secrets = _list_secrets(secrets) if is_first else self._changed_secrets.items()
        with self._transaction() as connection:
            if is_first:
                connection.execute("DELETE FROM records")
                connection.execute("DELETE FROM secrets")
            if has_new_settings:
                rows = (((name,), value) for name, value in settings.items())
                _write_rows(connection, _PUT_SETTING, _DELETE_SETTING, rows)
            _write_rows(connection, _PUT_RECORD, _DELETE_RECORD, records)
            _write_rows(connection, _PUT_SECRET, _DELETE_SECRET, changed_secrets)
        self._remember(records)
        self._changed_secrets.clear()
        self._settings, self._revision = dict(settings), state.revision
        self._is_current = True

    def close(self) -> None:
        """Close the file, so that another emulator can open it."""
        self._is_current = False
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        """Commit the changes that are made inside, or none of them."""
        connection = cast("sqlite3.Connection", self._connection)
        try:
            with connection:
                yield connection
        except sqlite3.Error as error:
            raise OSError(errno.EIO, f"SQLite: {error}", str(self.path)) from error

    def _remember(self, changes: Iterable[tuple[tuple[str, ...], Record | None]]) -> None:
        for (account, region, kind, record_id), record in changes:
            saved = self._records.setdefault((account, region, kind), {})
            if record is None:
                saved.pop(record_id, None)
            else:
                saved[record_id] = copy.deepcopy(record)

    def _read_rows(self, table: str) -> Iterator[tuple[tuple[str, ...], Any]]:
        """Read the rows of a table, oldest first, and verify their checksums."""
        connection = cast("sqlite3.Connection", self._connection)
        try:
            for *key, text, checksum in connection.execute(f"SELECT * FROM {table} ORDER BY rowid"):  # noqa: S608 - no input
                if checksum != _compute_checksum((*key, text)):
                    raise make_damage_error(self.path)
                yield tuple(json.loads(part) for part in key), json.loads(text)
        except (sqlite3.DatabaseError, ValueError, TypeError, RecursionError) as error:
            raise make_damage_error(self.path) from error


def _compare(
    saved: Mapping[Place, Mapping[str, Record]], state: State
) -> Iterator[tuple[tuple[str, ...], Record | None]]:
    """List the records that differ from the saved ones; None means a deleted one."""
    current = dict(state.list_kinds())
    for place in {**saved, **current}:
        before, now = saved.get(place, {}), current.get(place, {})
        for record_id in before.keys() - now.keys():
            yield (*place, record_id), None
        for record_id, record in now.items():
            if before.get(record_id) != record:
                yield (*place, record_id), record


def _list_secrets(secrets: IssuedSecrets) -> Iterator[tuple[tuple[str, ...], Json]]:
    for collection, values in secrets.export().items():
        for name, value in values.items():
            yield (collection, name), value


def _write_rows(
    connection: sqlite3.Connection, put: str, delete: str, changes: Iterable[tuple[tuple[str, ...], Json]]
) -> None:
    for key, value in changes:
        texts = [json.dumps(part) for part in key]
        if value is None:
            connection.execute(delete, texts)
        else:
            texts.append(json.dumps(value, separators=(",", ":")))
            connection.execute(put, (*texts, _compute_checksum(texts)))


def _compute_checksum(texts: Iterable[str]) -> int:
    return zlib.crc32("\0".join(texts).encode())
