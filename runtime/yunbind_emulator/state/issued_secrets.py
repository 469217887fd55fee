"""Secrets that the clouds issued or must remember: temporary keys, tokens and used nonces.

The state file keeps them across restarts; only its owner can read it. An exported
state does not contain them, because users pass exports around.
"""

from __future__ import annotations

import copy
from threading import RLock
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from yunbind_emulator.base.catalog import Json

DEFAULT_LIMIT: int = 10_000
"""Default maximum number of entries in a table; the oldest entries are deleted first."""


class IssuedSecrets:
    """Tables of secrets by name. Threads may share it.

    Args:
        on_change: Called with the table, the name and the value of each change; the value of a deleted
            entry is None.
    """

    def __init__(self, on_change: Callable[[str, str, Json], None] | None = None) -> None:
        self.lock = RLock()
        self._on_change = on_change
        self._tables: dict[str, SecretTable] = {}

    def table(self, name: str, limit: int = DEFAULT_LIMIT) -> SecretTable:
        """Return a table, empty if it is new; it keeps the ``limit`` newest entries."""
        with self.lock:
            table = self._find(name)
            table.limit = limit
            return table

    def export(self) -> dict[str, dict[str, Json]]:
        """Return a copy of all entries, by table and name."""
        with self.lock:
            return {name: table.export() for name, table in self._tables.items()}

    def restore(self, document: Mapping[str, Mapping[str, Json]]) -> None:
        """Add exported entries, without calling ``on_change``."""
        with self.lock:
            for name, entries in document.items():
                self._find(name).restore(entries)

    def reset(self) -> None:
        """Delete all entries."""
        with self.lock:
            for table in self._tables.values():
                table.clear()

    def _find(self, name: str) -> SecretTable:
        if name not in self._tables:
            self._tables[name] = SecretTable(self.lock, lambda entry, value: self._note(name, entry, value))
        return self._tables[name]

    def _note(self, table: str, name: str, value: Json) -> None:
        if self._on_change is not None:
            self._on_change(table, name, value)


class SecretTable:
    """Entries by name, oldest first."""

    def __init__(self, lock: RLock, note: Callable[[str, Json], None]) -> None:
        self.limit = DEFAULT_LIMIT
        self.lock = lock
        self._note = note
        self._entries: dict[str, Json] = {}

    def get(self, name: str) -> dict[str, Json]:
        """Return an entry, or an empty one if there is none of that name."""
        return cast("dict[str, Json]", self._entries.get(name, {}))

    def put(self, name: str, value: Json) -> None:
        """Add an entry as the newest, and delete the oldest ones beyond the limit."""
        with self.lock:
            self._entries.pop(name, None)
            while len(self._entries) >= self.limit:
                self._delete_oldest()
            self._entries[name] = value
            self._note(name, value)

    def use(self, name: str, moment: float, life: float) -> bool:
        """Add a nonce; return False if it was used within the last ``life`` seconds.

        Nonces older than ``life`` are deleted.

        Args:
            name: The nonce.
            moment: The present, as a Unix time in seconds.
            life: Seconds in which a nonce must not be used twice.
        """
        with self.lock:
            while self._entries:
                used = cast("float", next(iter(self._entries.values())))
                if moment - used <= life:
                    break
                self._delete_oldest()
            if name in self._entries:
                return False
            self.put(name, moment)
            return True

    def clear(self) -> None:
        """Delete all entries."""
        while self._entries:
            self._delete_oldest()

    def export(self) -> dict[str, Json]:
        """Return a copy of all entries by name."""
        return copy.deepcopy(self._entries)

    def restore(self, entries: Mapping[str, Json]) -> None:
        """Add exported entries. The owner of the table sets its limit later."""
        self._entries |= entries

    def _delete_oldest(self) -> None:
        name = next(iter(self._entries))
        del self._entries[name]
        self._note(name, None)
