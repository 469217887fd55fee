"""What the emulated clouds hold: records of each kind, by account and region.

A record is plain JSON, so that the state can be written down and read again.
What changes with time is worked out when it is read (see
:mod:`yunbind_emulator.state.lifecycle`), so no state is lost between two requests.
"""

from __future__ import annotations

import copy
import hashlib
import json
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMAT = 1
"""Version of the document that :meth:`State.export` writes."""

Record: TypeAlias = "dict[str, Any]"
"""Plain JSON: what the cloud shows of a thing, and what the emulator knows about it."""
Records: TypeAlias = "dict[str, Record]"
"""Records by id, in the order in which they were made."""

_Regions: TypeAlias = "dict[str, dict[str, Records]]"
_Place: TypeAlias = tuple[str, str, str]


class StateError(Exception):
    """A document is no exported state of this format."""


class State:
    """Accounts -> regions -> kinds -> records.

    Hold :attr:`lock` while reading or changing records; the methods take it themselves.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        self.revision = 0
        """Grows with every change that an answer acknowledges, with restore and with reset."""
        self._accounts: dict[str, _Regions] = {}
        self._looked: set[_Place] = set()
        self._taken: dict[_Place, dict[str, bytes]] = {}

    def records(self, account: str, region: str, kind: str) -> Records:
        """Return the records of a kind, to read and to change."""
        with self.lock:
            self._looked.add((account, region, kind))
            return self._accounts.setdefault(account, {}).setdefault(region, {}).setdefault(kind, {})

    def touch(self) -> None:
        """Note that records were changed."""
        with self.lock:
            self.revision += 1

    def reset(self) -> None:
        """Forget everything."""
        with self.lock:
            self._replace({})

    def export(self) -> dict[str, Any]:
        """Return a copy of everything as versioned JSON: ``{"format": 1, "accounts": {...}}``."""
        with self.lock:
            accounts: dict[str, _Regions] = {}
            for place in _list_places(self._accounts):
                if records := self._find(place):
                    account, region, kind = place
                    accounts.setdefault(account, {}).setdefault(region, {})[kind] = records
            return {"format": FORMAT, "accounts": copy.deepcopy(accounts)}

    def take_all(self) -> dict[str, Any]:
        """Return what :meth:`export` does; :meth:`take_changes` counts from here."""
        with self.lock:
            self._looked.clear()
            self._taken = {
                place: {name: _hash(record) for name, record in self._find(place).items()}
                for place in _list_places(self._accounts)
            }
            return self.export()

    def take_changes(self) -> list[list[Any]]:
        """Return what changed since this or :meth:`take_all` was called last.

        Each change is ``[account, region, kind, id, record]``, with null for a record that is gone.
        Only kinds that someone asked for can have changed, and only their records are compared.
        """
        changes: list[list[Any]] = []
        with self.lock:
            for place in self._looked:
                records = self._find(place)
                before = self._taken.get(place, {})
                now = {name: _hash(record) for name, record in records.items()}
                changes += [[*place, name, None] for name in before.keys() - now.keys()]
                changed = (name for name, digest in now.items() if before.get(name) != digest)
                changes += [[*place, name, copy.deepcopy(records[name])] for name in changed]
                self._taken[place] = now
            self._looked.clear()
        return changes

    def apply(self, changes: list[list[Any]]) -> None:
        """Make changes that :meth:`take_changes` returned in an earlier run.

        Raises:
            ValueError, TypeError, KeyError: they are none.
        """
        with self.lock:
            for account, region, kind, name, record in changes:
                records = self.records(account, region, kind)
                if record is None:
                    del records[name]
                else:
                    records[name] = record

    def restore(self, document: Mapping[str, Any]) -> None:
        """Put an exported state in the place of this one; on an error, this one stays.

        Raises:
            StateError: the document is no state of this format.
        """
        if document.get("format") != FORMAT:
            raise StateError(f"The document is no state of format {FORMAT}; it was not read.")
        accounts: Any = copy.deepcopy(document.get("accounts"))
        if not _is_nested(accounts, depth=4):
            raise StateError("The document holds no accounts with regions, kinds and records.")
        with self.lock:
            self._replace(accounts)

    def _find(self, place: _Place) -> Records:
        account, region, kind = place
        return self._accounts.get(account, {}).get(region, {}).get(kind, {})

    def _replace(self, accounts: dict[str, _Regions]) -> None:
        self._looked.update(_list_places(self._accounts))
        self._looked.update(_list_places(accounts))
        self._accounts = accounts
        self.touch()


def _list_places(accounts: Mapping[str, _Regions]) -> Iterator[_Place]:
    for account, regions in accounts.items():
        for region, kinds in regions.items():
            for kind in kinds:
                yield account, region, kind


def _hash(record: Record) -> bytes:
    return hashlib.blake2b(json.dumps(record).encode(), digest_size=16).digest()


def _is_nested(value: object, depth: int) -> bool:
    """Whether a value is made of objects, ``depth`` levels below it."""
    if not isinstance(value, dict):
        return False
    items: list[object] = list(value.values())  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return depth == 0 or all(_is_nested(item, depth - 1) for item in items)
