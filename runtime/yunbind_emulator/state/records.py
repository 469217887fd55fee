"""The state of the emulated clouds: records of each kind, by account and region.

A record is plain JSON, so the state can be exported and imported. The emulator computes
changes over time when a record is read (see :mod:`yunbind_emulator.state.lifecycle`).
"""

from __future__ import annotations

import copy
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMAT = 1
"""Version of the document that :meth:`State.export` writes."""

Record: TypeAlias = "dict[str, Any]"
"""Plain JSON: the object that the cloud shows, and what the emulator needs to know about it."""
Records: TypeAlias = "dict[str, Record]"
"""Records by id, in order of creation."""

_Regions: TypeAlias = "dict[str, dict[str, Records]]"
Place: TypeAlias = tuple[str, str, str]
"""Account, region and kind of records."""


class StateError(Exception):
    """The document is not an exported state of this format."""


class State:
    """Records by account, region and kind.

    Hold :attr:`lock` while you read or change records. The methods take it themselves.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        self.revision = 0
        """Number that grows with every acknowledged change, import and reset."""
        self._accounts: dict[str, _Regions] = {}

    def records(self, account: str, region: str, kind: str) -> Records:
        """Return the records of a kind, to read and to change."""
        with self.lock:
            return self._accounts.setdefault(account, {}).setdefault(region, {}).setdefault(kind, {})

    def touch(self) -> None:
        """Note that records were changed."""
        with self.lock:
            self.revision += 1

    def reset(self) -> None:
        """Delete all records."""
        with self.lock:
            self._replace({})

    def export(self) -> dict[str, Any]:
        """Return a copy of everything as versioned JSON: ``{"format": 1, "accounts": {...}}``."""
        with self.lock:
            accounts: dict[str, _Regions] = {}
            for (account, region, kind), records in self.list_kinds():
                if records:
                    accounts.setdefault(account, {}).setdefault(region, {})[kind] = records
            return {"format": FORMAT, "accounts": copy.deepcopy(accounts)}

    def list_kinds(self) -> Iterator[tuple[Place, Records]]:
        """List the records of every account, region and kind. Hold :attr:`lock` meanwhile."""
        for account, regions in self._accounts.items():
            for region, kinds in regions.items():
                for kind, records in kinds.items():
                    yield (account, region, kind), records

    def restore(self, document: Mapping[str, Any]) -> None:
        """Replace this state with an exported one. After an error, nothing is changed.

        Raises:
            StateError: The document is not a state of this format.
        """
        if document.get("format") != FORMAT:
            raise StateError(f"The document is not a state of format {FORMAT}. It was not imported.")
        accounts: Any = copy.deepcopy(document.get("accounts"))
        if not _is_nested(accounts, depth=4):
            raise StateError("The document must contain accounts with regions, kinds and records.")
        with self.lock:
            self._replace(accounts)

    def _replace(self, accounts: dict[str, _Regions]) -> None:
        self._accounts = accounts
        self.touch()


def _is_nested(value: object, depth: int) -> bool:
    """Return whether a value consists of nested objects, ``depth`` levels below it."""
    if not isinstance(value, dict):
        return False
    items: list[object] = list(value.values())  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return depth == 0 or all(_is_nested(item, depth - 1) for item in items)
