"""What the clouds gave out or saw and must remember: temporary keys, tokens and used nonces.

The state file keeps it, so that it survives a restart, and its owner alone can
read that file. An exported state has nothing of it: exports are passed around,
and these are secrets.
"""

from __future__ import annotations

import copy
from threading import RLock
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from yunbind_emulator.base.catalog import Json

DEFAULT_LIMIT: int = 10_000
"""Things in a table, unless its owner says otherwise; the oldest make room."""


class IssuedSecrets:
    """Drawers by name. Threads may share it."""

    def __init__(self) -> None:
        self.lock = RLock()
        self._tables: dict[str, SecretTable] = {}
        self._changes: dict[tuple[str, str], Json] = {}

    def table(self, name: str, limit: int = DEFAULT_LIMIT) -> SecretTable:
        """Return a table, empty if it is new; it holds the ``limit`` newest things."""
        with self.lock:
            table = self._find(name)
            table.limit = limit
            return table

    def take_changes(self) -> list[list[Json]]:
        """Return what was put since the last time, as ``[table, name, value]``."""
        with self.lock:
            changes: list[list[Json]] = [[*place, value] for place, value in self._changes.items()]
            self._changes.clear()
            return changes

    def export(self) -> dict[str, Any]:
        """Return a copy of everything, by table and name."""
        with self.lock:
            return {name: table.export() for name, table in self._tables.items()}

    def restore(self, document: Mapping[str, Any]) -> None:
        """Put an exported issued_secrets in the place of this one.

        Raises:
            TypeError, AttributeError: the document is no exported issued_secrets.
        """
        with self.lock:
            self.reset()
            for name, things in document.items():
                self.apply([[name, *thing] for thing in things.items()])

    def apply(self, changes: list[list[Any]]) -> None:
        """Make changes that were taken from an earlier run; they are not taken again."""
        with self.lock:
            for name, thing, value in changes:
                self._find(name).put_back(thing, value)

    def reset(self) -> None:
        """Forget everything."""
        with self.lock:
            for table in self._tables.values():
                table.clear()
            self._changes.clear()

    def _find(self, name: str) -> SecretTable:
        if name not in self._tables:
            self._tables[name] = SecretTable(self.lock, lambda thing, value: self._note(name, thing, value))
        return self._tables[name]

    def _note(self, table: str, thing: str, value: Json) -> None:
        self._changes[table, thing] = value


class SecretTable:
    """Things by name, oldest first."""

    def __init__(self, lock: RLock, note: Callable[[str, Json], None]) -> None:
        self.limit = DEFAULT_LIMIT
        self.lock = lock
        self._note = note
        self._things: dict[str, Json] = {}

    def get(self, name: str) -> dict[str, Json]:
        """Return a thing, an empty one where there is none of that name."""
        return cast("dict[str, Json]", self._things.get(name, {}))

    def put(self, name: str, thing: Json) -> None:
        """Keep a thing as the newest."""
        with self.lock:
            self._things.pop(name, None)
            while len(self._things) >= self.limit:
                del self._things[next(iter(self._things))]
            self._things[name] = thing
            self._note(name, thing)

    def put_back(self, name: str, thing: Json) -> None:
        """Keep a thing as an earlier run did; how many the table holds is said by whoever opens it."""
        self._things.pop(name, None)
        self._things[name] = thing

    def use(self, name: str, moment: float, life: float) -> bool:
        """Note that something was used; False if it was used less than ``life`` seconds before.

        For a table of nonces: what is older than ``life`` is forgotten.
        """
        with self.lock:
            while self._things:
                oldest, used = next(iter(self._things.items()))
                if moment - cast("float", used) < life:
                    break
                del self._things[oldest]
            if name in self._things:
                return False
            self.put(name, moment)
            return True

    def clear(self) -> None:
        """Forget all things."""
        self._things.clear()

    def export(self) -> dict[str, Json]:
        """Return a copy of all things by name."""
        return copy.deepcopy(self._things)
