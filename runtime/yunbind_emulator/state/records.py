"""What the emulated clouds hold: records of each kind, by account and region.

A record is plain JSON, so that the state can be written down and read again.
What changes with time is worked out when it is read (see
:mod:`yunbind_emulator.state.lifecycle`), so no state is lost between two requests.
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
"""Plain JSON: what the cloud shows of a thing, and what the emulator knows about it."""
Records: TypeAlias = "dict[str, Record]"
"""Records by id, in the order in which they were made."""

_Regions: TypeAlias = "dict[str, dict[str, Records]]"
Place: TypeAlias = tuple[str, str, str]
"""Account, region and kind of records."""


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

    def records(self, account: str, region: str, kind: str) -> Records:
        """Return the records of a kind, to read and to change."""
        with self.lock:
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

    def _replace(self, accounts: dict[str, _Regions]) -> None:
        self._accounts = accounts
        self.touch()


def _is_nested(value: object, depth: int) -> bool:
    """Whether a value is made of objects, ``depth`` levels below it."""
    if not isinstance(value, dict):
        return False
    items: list[object] = list(value.values())  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return depth == 0 or all(_is_nested(item, depth - 1) for item in items)
